"""What people set by hand over what the program finds."""
