"""The reading view: every passage, folded where nothing needs attention, with a map beside it.

0   headlines                     always open
1   flagged                       open
+   Passages 2 to 6  “In a parliamentary session …” · B reworded; C retold (1 of 5)
7   flagged                       open

Where nothing is flagged the passages of the base stand open, and only what the base lacks is folded: there is
nothing to point at, and the words are what readers came for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.publishing.elements.addresses import base_page, story_page
from generator.publishing.elements.lookup import Lookup
from generator.publishing.reading.gathered import gathered
from generator.publishing.reading.passage_rows import passage_rows
from generator.publishing.reading.row_views import PassageRow
from generator.publishing.theme.catalogue import Catalogue
from generator.settings import SiteSettings

__all__ = ["Passages", "Step", "Stretch", "reading_blocks", "reading_view"]


class Stretch(Struct, frozen=True):
    """One row that is open, or a run of rows that need no one, folded into a line."""

    rows: tuple[PassageRow, ...]
    flagged: bool
    folded: bool
    title: str = ""
    opening: str = ""
    texts: str = ""


class Step(Struct, frozen=True):
    """A link to the same story read otherwise: against another base, or from another passage on."""

    label: str
    to: str
    is_here: bool
    name: str = ""
    flagged: int = 0


class Passages(Struct, frozen=True):
    """The reading view of a story, or of a part of it."""

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
    bases: tuple[Step, ...] = ()
    """The texts that the story can be read against; none where it has one base."""
    blocks: tuple[Step, ...] = ()
    """The pages of a large story's passages."""


def reading_view(lookup: Lookup, settings: SiteSettings) -> Passages:
    """The rows of a story, folded and noted."""
    return _passages(lookup, settings, passage_rows(lookup, settings), "")


def reading_blocks(lookup: Lookup, settings: SiteSettings) -> Iterator[tuple[str, Passages]]:
    """Each page of a large story's passages, by its address."""
    rows = {row.id: row for row in passage_rows(lookup, settings)}
    for block in lookup.layout.blocks:
        here = [rows[passage] for passage in block.passages]
        yield block.page, _passages(lookup, settings, here, block.page)


def _passages(lookup: Lookup, settings: SiteSettings, rows: Sequence[PassageRow], page: str) -> Passages:
    """The view of some rows. `page` is theirs, where they are a part of the story."""
    shown = gathered(lookup.say, rows)
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
        stretches=_stretches(lookup.say, shown),
        tens=() if many else tuple(shown[at : at + 10] for at in range(0, len(shown), 10)),
        survived=tuple(row for row in rows if _is_mapped(lookup, row)) if many and not page else (),
        total=len(rows),
        flagged=sum(row.flagged for row in rows),
        retold=any(reading.cell == "p" for row in rows for reading in row.readings),
        bases=tuple(_bases(lookup, settings)),
        blocks=_blocks(lookup, rows, page),
    )


def _is_mapped(lookup: Lookup, row: PassageRow) -> bool:
    """Whether the map of a large story has a line for a row: what the base has, and what is flagged."""
    return row.base is not None or (row.flagged and bool(lookup.layout.blocks))


def _bases(lookup: Lookup, settings: SiteSettings) -> Iterator[Step]:
    """Every text of a small story, in the order of its letters; the story's own page has its own base."""
    slug = lookup.investigation.story.slug
    variants = lookup.collation.variants
    if not 1 < len(variants) <= settings.most_bases:
        return
    for variant in sorted(variants, key=lambda v: (len(v.letter), v.letter)):
        is_first = variant.id == lookup.story_base
        page = story_page(slug) + "#read" if is_first else base_page(slug, variant.letter)
        yield Step(variant.letter, page, variant.id == lookup.base.id, lookup.name(variant.id))


def _blocks(lookup: Lookup, rows: Sequence[PassageRow], page: str) -> tuple[Step, ...]:
    flagged = {row.id for row in rows if row.flagged}
    return tuple(
        Step(block.name, block.page, block.page == page, flagged=len(flagged.intersection(block.passages)))
        for block in lookup.layout.blocks
    )


_MOST_OPEN = 60
"""Passages of the base that stand open where none is flagged, twenty screens; those beyond are folded."""


def _stretches(say: Catalogue, rows: Sequence[PassageRow]) -> tuple[Stretch, ...]:
    shown = {row.id for row in rows if row.flagged or row.id == "0"}
    if not any(row.flagged for row in rows):
        shown.update([row.id for row in rows if row.base is not None][:_MOST_OPEN])
    found = []
    for is_open, group in groupby(rows, key=lambda row: row.id in shown):
        run = tuple(group)
        if is_open:
            found += [Stretch((row,), row.flagged, False) for row in run]
        else:
            found.append(_quiet(say, run))
    return tuple(found)


_MOST_TOLD = 5
"""Texts of a folded run whose shares are told; of more the line says how many passages it folds."""


def _quiet(say: Catalogue, rows: tuple[PassageRow, ...]) -> Stretch:
    """One line for rows that need no one: where they are, how they begin, who has them how."""
    opening, shown = rows[0].opening, rows
    rows = tuple(each for row in rows for each in row.all)
    title = say("words.passage", id=rows[0].id)
    if len(rows) > 1:
        title = say("words.passages", first=rows[0].id, last=rows[-1].id)
    has: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.same:
            for sigil in row.same.sigils:
                has[sigil.wording].append("v")
        for reading in row.readings:
            for sigil in reading.sigils:
                has[sigil.wording].append(reading.cell)
    parts = []
    for letter in sorted(has):
        commonest = max(dict.fromkeys(has[letter]), key=has[letter].count)
        how = say(f"has.{commonest}", letter=letter)
        some = say("survived.of", have=len(has[letter]), all=len(rows))
        parts.append(f"{how} ({some})" if len(has[letter]) < len(rows) else how)
    texts = "; ".join(parts) if len(parts) <= _MOST_TOLD else say("tally.all", len(rows))
    return Stretch(shown, False, True, title, opening, texts)
