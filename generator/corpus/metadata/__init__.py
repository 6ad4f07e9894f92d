"""Who published an article, where and when, each value with where it was found."""
