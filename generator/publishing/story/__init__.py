"""The pages of one story: the reading view with what leads to it, and its texts compared."""
