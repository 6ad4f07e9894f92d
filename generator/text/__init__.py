"""String in, spans out: tokens, sentences, quotation marks and comparison keys.

Nothing here knows of articles. What depends on a language stands in `languages/<code>.toml`; a
language without a file gets empty tables and still has tokens, sentences and keys.
"""
