"""Pages and files of the whole site: the front page, lists, outlets, the finder, pictures, and what it may weigh."""
