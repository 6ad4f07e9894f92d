"""Facts on which the variants of a story disagree, by value and by who says it."""
