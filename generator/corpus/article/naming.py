"""Names for articles: from their path, safe in an address, the same in every build.

    harbour/Küste 7.txt   ->  harbour-Kuste-7
    a b.txt, a-b.txt      ->  a-b (the one that is written so), a-b-2
    新聞.txt               ->  article-5d3c1f0a

Where two paths give one name, the one that is spelled exactly so keeps it and the others are
numbered in the order of their paths, so the order in which a file system lists them never counts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2s

from generator.model.spans import ArticleId

__all__ = ["article_ids"]

_LONGEST = 80
_UNSAFE = re.compile(r"[^A-Za-z0-9_]+")
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"Æ": "Ae", "Œ": "Oe", "Ø": "O", "Ł": "L", "Đ": "D", "Þ": "Th"}
)
# Names that Windows keeps for devices: no page can be called so there.
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def article_ids(names: Iterable[tuple[str, str]]) -> Mapping[str, ArticleId]:
    """Ids by path, for pairs of a path and the name to make the id from. Paths are unique."""
    slugs = [(_slug(name, path), name, path) for path, name in names]
    wanted = sorted((slug.lower(), slug != name, path, slug) for slug, name, path in slugs)
    # File systems that do not tell capitals apart must not meet two pages of one name.
    taken = {low for low, *_ in wanted}
    ids: dict[str, ArticleId] = {}
    previous, number = "", 1
    for low, _, path, slug in wanted:
        number = number + 1 if low == previous else 1
        previous = low
        while number > 1 and f"{low}-{number}" in taken:
            number += 1
        ids[path] = ArticleId(slug if number == 1 else f"{slug}-{number}")
        taken.add(ids[path].lower())
    return ids


def _slug(name: str, path: str) -> str:
    folded = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    ascii_only = folded.encode("ascii", "ignore").decode()
    slug = _UNSAFE.sub("-", ascii_only).strip("-")
    if not slug.strip("_") or slug.lower() in _RESERVED:
        return f"article-{slug}-{_digest(path)}".replace("--", "-")
    if len(slug) > _LONGEST:
        return f"{slug[:_LONGEST].rstrip('-')}-{_digest(path)}"
    return slug


def _digest(path: str) -> str:
    return blake2s(path.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()
