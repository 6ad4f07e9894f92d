"""A text as a page of lines, and the words that tell what a line is."""
