"""The reading view: passage by passage against a base, or two texts side by side."""
