"""A record becomes an article: named, cut into sentences, told from its copies."""
