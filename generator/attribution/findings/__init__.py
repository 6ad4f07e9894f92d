"""What a reviewer should know first, gravest in front."""
