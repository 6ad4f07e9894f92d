"""Who took from whom, over articles and sources that the corpus lacks."""
