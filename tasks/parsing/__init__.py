"""What runs inside a child process: one module per outside library, no import from the rest of the house."""
