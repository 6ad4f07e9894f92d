"""Themes: folders of templates, colours and the site's own words, and the templates compiled."""
