"""The page of one article: the text as it was published, with remarks beside its words."""
