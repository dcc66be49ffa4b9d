"""The commands, a family a file; each file's `register` adds its own to the app."""
