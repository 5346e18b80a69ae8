"""The register. Only what is in this folder opens a session; every change writes the journal in its transaction."""
