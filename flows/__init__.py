"""What happens, in order: one file, one flow, one deployment."""
