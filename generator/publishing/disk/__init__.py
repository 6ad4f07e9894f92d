"""Files on disk: the old site stays whole until the new one is, and only what the program made is touched."""
