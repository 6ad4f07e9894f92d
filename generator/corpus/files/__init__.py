"""What lies in a folder, in an order that no file system decides, and its bytes as text."""
