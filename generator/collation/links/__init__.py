"""A match as a page can show it: its direction, its runs of words, its reason."""
