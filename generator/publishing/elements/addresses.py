"""Where each page stands, and how one page points at another.

    stories/mayor-resigns/index.html  →  ../../articles/ledger.html
    articles/ledger.html              →  ../stories/mayor-resigns/index.html#p4-B

Every link is relative to the page that holds it and names a file, so the same site works from a
folder, under a sub-path and at the root of a server. The ids of passages are promises: `#p4` is
the fourth sentence of the base and `#p4-B` what text B has for it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from generator.model.spans import ArticleId

__all__ = [
    "FIND",
    "INDEX",
    "METHOD",
    "OUTLETS",
    "SINGLES",
    "article_page",
    "asset",
    "base_page",
    "compare_page",
    "conflict_anchor",
    "passage_anchor",
    "passages_page",
    "public_address",
    "publisher_key",
    "publisher_page",
    "quotes_page",
    "relative",
    "sentence_anchor",
    "story_annotations",
    "story_data",
    "story_file",
    "story_page",
    "story_picture",
    "text_anchor",
]

INDEX = "index.html"
FIND = "find.html"
OUTLETS = "outlets/index.html"
SINGLES = "singles.html"
METHOD = "method.html"


def story_page(slug: str) -> str:
    return f"stories/{slug}/index.html"


def publisher_key(name: str) -> str:
    """What makes two spellings one outlet or agency: capitals and spaces aside, the same characters."""
    return " ".join(name.casefold().split())


def publisher_page(name: str) -> str:
    """The page of an outlet or agency. Names that differ have different addresses, whatever their script: a
    few letters of a digest tell apart what plain letters cannot."""
    key = publisher_key(name)
    plain = "-".join(re.findall("[a-z0-9]+", key))[:_LONGEST_SLUG].strip("-")
    if plain.replace("-", " ") != key or plain in _TAKEN_SLUGS:
        plain = f"{plain}-{sha256(key.encode()).hexdigest()[:6]}".lstrip("-")
    return f"outlets/{plain}.html"


_LONGEST_SLUG = 60
_TAKEN_SLUGS = frozenset(
    ["index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))]
)


def base_page(slug: str, letter: str) -> str:
    """The passages of a story read against another text."""
    return f"stories/{slug}/base-{letter.lower()}/index.html"


def compare_page(slug: str, a: str, b: str) -> str:
    """Two texts of a story side by side."""
    return f"stories/{slug}/compare/{a.lower()}-{b.lower()}.html"


def passages_page(slug: str, first: int) -> str:
    """The passages of a large story from a number on."""
    return f"stories/{slug}/passages/{first}.html"


def quotes_page(slug: str) -> str:
    return f"stories/{slug}/quotes.html"


def story_data(slug: str) -> str:
    return f"stories/{slug}/story.json"


def story_file(slug: str, name: str) -> str:
    """A file beside the page of a story."""
    return f"stories/{slug}/{name}"


def story_annotations(slug: str) -> str:
    return story_file(slug, "annotations.jsonld")


def story_picture(slug: str) -> str:
    return story_file(slug, "picture.png")


def public_address(site_url: str, path: str) -> str:
    """The address of a page on the web, where the site's is known; a folder's page without its name."""
    return f"{site_url.rstrip('/')}/{quote(path.removesuffix(INDEX))}"


def article_page(article: ArticleId) -> str:
    return f"articles/{article}.html"


def asset(name: str) -> str:
    return f"assets/{name}"


def passage_anchor(passage: str, letter: str = "") -> str:
    """The id of a passage, or of what one text has for it."""
    return f"p{passage}-{letter}" if letter else f"p{passage}"


def text_anchor(letter: str) -> str:
    """The id of a text's row in the table of texts."""
    return f"text-{letter}"


def relative(here: str, there: str) -> str:
    """The address of `there` as written in the page `here`; both are paths from the site's root.

    `there` may end in a fragment; one without a path stays in the page.
    """
    path, mark, fragment = there.partition("#")
    if mark and (not path or path == here):
        return f"#{fragment}"
    return _between(here[: here.rfind("/") + 1], path or here) + mark + fragment


@lru_cache(maxsize=1024)
def _between(folder: str, path: str) -> str:
    """The way from a folder (`stories/dam/`) to a file: a page asks for the same few again and again."""
    up = 0
    while not path.startswith(folder):
        folder = folder[: folder.rfind("/", 0, -1) + 1]
        up += 1
    return "../" * up + quote(path[len(folder) :])


def sentence_anchor(index: int) -> str:
    """The id of a sentence on its article's page; `index` counts `Article.sentences`."""
    return f"s{index}"


def conflict_anchor(place: int) -> str:
    """The id of a disagreement on its story's page, counted from 1."""
    return f"dis{place}"
