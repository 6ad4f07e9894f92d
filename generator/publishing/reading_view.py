"""The reading view: every passage, folded where nothing needs attention, with a map beside it.

0   headlines                     always open
1   flagged                       open
+   Passages 2 to 6  “In a parliamentary session …” · B reworded; C retold (1 of 5)
7   flagged                       open
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from generator.publishing.gathered import gathered
from generator.publishing.lookup import Lookup
from generator.publishing.passage_rows import passage_rows
from generator.publishing.row_views import PassageRow
from generator.settings import SiteSettings

__all__ = ["Passages", "Stretch", "reading_view"]


class Stretch(Struct, frozen=True):
    """One row that is open, or a run of rows that need no one, folded into a line."""

    rows: tuple[PassageRow, ...]
    flagged: bool
    folded: bool
    title: str = ""
    opening: str = ""
    texts: str = ""


class Passages(Struct, frozen=True):
    """The reading view of a story."""

    base_letter: str
    base_name: str
    base_language: str
    base_direction: str
    columns: tuple[str, ...]
    """The letters across the map, the base first."""
    filters: tuple[tuple[str, str], ...]
    """Letter and name of each wording that can be shown or hidden."""
    stretches: tuple[Stretch, ...]
    tens: tuple[tuple[PassageRow, ...], ...]
    """All rows, ten to a block: the map beside the text; none in a story of many wordings."""
    survived: tuple[PassageRow, ...]
    """In a story of many texts: the rows with a bar each for how many have them."""
    total: int
    flagged: int
    retold: bool
    """Whether any reading marks what it kept."""


def reading_view(lookup: Lookup, settings: SiteSettings) -> Passages:
    """The rows of a story, folded and noted."""
    rows = passage_rows(lookup, settings)
    shown = gathered(rows)
    others = lookup.collation.variants[1:]
    filters: dict[str, str] = {}
    for variant in others:
        filters.setdefault(lookup.wording(variant.letter), lookup.name(variant.id))
    base = lookup.base.article
    many = len(lookup.collation.variants) > settings.most_boxes
    return Passages(
        base_letter=lookup.base.letter,
        base_name=lookup.name(base.id),
        base_language=lookup.language(base.id),
        base_direction=lookup.direction(base.id),
        columns=tuple(lookup.columns),
        filters=tuple(filters.items()) if 1 < len(filters) <= settings.most_filters else (),
        stretches=_stretches(shown),
        tens=() if many else tuple(shown[at : at + 10] for at in range(0, len(shown), 10)),
        survived=tuple(row for row in rows if row.base is not None) if many else (),
        total=len(rows),
        flagged=sum(row.flagged for row in rows),
        retold=any(reading.cell == "p" for row in rows for reading in row.readings),
    )


def _stretches(rows: Sequence[PassageRow]) -> tuple[Stretch, ...]:
    found = []
    for is_open, group in groupby(rows, key=lambda row: row.flagged or row.id == "0"):
        run = tuple(group)
        if is_open:
            found += [Stretch((row,), row.flagged, False) for row in run]
        else:
            found.append(_quiet(run))
    return tuple(found)


def _quiet(rows: tuple[PassageRow, ...]) -> Stretch:
    """One line for rows that need no one: where they are, how they begin, who has them how."""
    opening, shown = rows[0].opening, rows
    rows = tuple(each for row in rows for each in row.all)
    title = f"Passage {rows[0].id}" if len(rows) == 1 else f"Passages {rows[0].id} to {rows[-1].id}"
    has: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.same:
            for sigil in row.same.sigils:
                has[sigil.wording].append("the same")
        for reading in row.readings:
            for sigil in reading.sigils:
                has[sigil.wording].append(_HAS[reading.cell])
    parts = []
    for letter in sorted(has):
        commonest = max(dict.fromkeys(has[letter]), key=has[letter].count)
        some = f" ({len(has[letter])} of {len(rows)})" if len(has[letter]) < len(rows) else ""
        parts.append(f"{letter} {commonest}{some}")
    texts = "; ".join(parts[:8]) + (f"; {len(parts) - 8} others" if len(parts) > 8 else "")
    return Stretch(shown, False, True, title, opening, texts)


_HAS = {"v": "the same", "r": "reworded", "p": "retold", "n": "only there"}
