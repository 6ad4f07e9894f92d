"""The words of bylines and date lines, read once from `bylines.toml`.

byline_words().roles   ->  {"reporter", "correspondent", "editor", …}
byline_words().zones   ->  {"edt": "-04:00", …}
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

__all__ = ["BylineWords", "byline_words"]


class BylineWords(Struct, frozen=True):
    by: tuple[str, ...]
    roles: frozenset[str]
    particles: frozenset[str]
    after_names: frozenset[str]
    date_labels: tuple[str, ...]
    update_labels: tuple[str, ...]
    months: dict[str, int]
    """Numbers of months by their names in other languages than English, long and short."""
    zones: dict[str, str]
    """Offsets from UTC by the short name of a time zone."""


@cache
def byline_words() -> BylineWords:
    raw = tomllib.loads((files(__package__) / "bylines.toml").read_text(encoding="utf-8"))

    def phrases(name: str) -> tuple[str, ...]:
        """Phrases between commas, the longest first, so that a pattern prefers it."""
        found = (" ".join(phrase.split()) for phrase in raw[name].split(","))
        return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))

    return BylineWords(
        by=phrases("by"),
        roles=frozenset(raw["roles"].split()),
        particles=frozenset(raw["particles"].split()),
        after_names=frozenset(raw["after_names"].split()),
        date_labels=phrases("date_labels"),
        update_labels=phrases("update_labels"),
        months={
            name: number
            for number, names in enumerate(raw["months"].strip().split("\n"), 1)
            for name in names.split()
        },
        zones=raw["time_zones"],
    )
