"""Two wordings, word by word: what corresponds, what changed, and where a person would mark it."""
