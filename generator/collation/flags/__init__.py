"""What a red pencil marks: one small rule for each kind of change."""
