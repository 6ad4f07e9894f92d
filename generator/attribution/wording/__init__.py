"""What two texts have in common, and what that amounts to."""
