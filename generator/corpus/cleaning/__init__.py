"""What is the article's own, and what is the site's: parted with reasons, never thrown away."""
