"""In which language quoted words are set, and in which direction.

    an English page    a text in Arabic  →  lang="ar" dir="rtl"      one in English  →  nothing
    an Arabic page     one in English    →  lang="en" dir="ltr"

What a text is known to be in counts; where nothing is known, its script may tell.
"""

from __future__ import annotations

from generator.model.article import Article
from generator.publishing.theme.catalogue import Catalogue
from generator.text.scripts import has_rtl, is_rtl, language_of_script

__all__ = ["direction_of", "isolated", "language_of"]


def language_of(article: Article, say: Catalogue) -> str:
    """The code for `lang`; empty where it is unknown or the page's own."""
    language = _language(article)
    return "" if language == say.code else language


def direction_of(article: Article, say: Catalogue) -> str:
    """`rtl` or `ltr` for `dir`; empty where it is the page's own."""
    direction = "rtl" if is_rtl(_language(article)) else "ltr"
    return "" if direction == (say.direction or "ltr") else direction


def isolated(words: str) -> str:
    """Words to stand inside a line of ours: where some run from right to left, between Unicode's isolates,
    so that they pull none of the line's own figures and marks with them."""
    return f"\u2068{words}\u2069" if has_rtl(words) else words


def _language(article: Article) -> str:
    return language_of_script(article.text) if article.language == "und" else article.language
