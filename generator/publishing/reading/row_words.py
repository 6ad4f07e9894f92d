"""What a row of the reading view says in words: how a reading corresponds, what is flagged, how many have it.

Reworded, two sentences joined, moved        269 of 299: 111 word for word, 147 reworded, 11 retold
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model.collation import Link, Tier
from generator.publishing.elements.notes import Note
from generator.publishing.reading.row_views import ReadingRow, Same, Spread
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["how", "spoken", "spread", "summary"]


def spread(say: Catalogue, rows: Sequence[ReadingRow], same: Same | None, others: int) -> Spread:
    closest = {sigil.label: ("v", sigil) for sigil in (same.sigils if same else ())}
    for row in sorted(rows, key=lambda row: "vrpn".index(row.cell)):
        for sigil in row.sigils:  # a text that has the passage twice counts once, as it is nearest
            closest.setdefault(sigil.label, (row.cell, sigil))
    count: Counter[str] = Counter()
    for cell, sigil in closest.values():
        count[cell] += len(sigil.anchors)
    have = min(count.total(), others)
    told = [
        (count["v"], "how.verbatim"),
        (count["r"], "how.reworded"),
        (count["p"], "how.retold"),
        (count["n"], "how.only"),
    ]
    flagged = list(dict.fromkeys(sigil.label for row in rows if row.flagged for sigil in row.sigils))
    return Spread(
        same=round(100 * count["v"] / others, 1),
        reworded=round(100 * count["r"] / others, 1),
        retold=round(100 * (count["p"] + count["n"]) / others, 1),
        have=say("survived.of", have=have, all=others),
        words=", ".join(f"{each} {say(how)}" for each, how in told if each),
        flagged=", ".join(flagged[:5]) + (" …" if len(flagged) > 5 else ""),
    )


def how(say: Catalogue, link: Link) -> str:
    """How a reading corresponds, in words."""
    label = ", ".join((say(f"how.{link.relation.value}"), *_shape(say, link)))
    if link.hand is not None:
        return say("hand.linked_by", label=label)
    return say("reading.perhaps", label=label) if link.tier is Tier.POSSIBLE else label


def _shape(say: Catalogue, link: Link) -> Iterator[str]:
    """Splits, merges and moves, in words."""
    if len(link.a) > 1 and len(link.b) == 1:
        yield say("how.joined", len(link.a))
    if len(link.b) > 1 and len(link.a) == 1:
        yield say("how.split", len(link.b))
    if link.moved:
        yield say("how.moved")


def summary(rows: Sequence[ReadingRow], base_notes: Sequence[Note], base: str) -> tuple[tuple[str, str], ...]:
    found = [(base, note.label) for note in base_notes if note.number]
    for row in rows:
        labels = dict.fromkeys(note.label for note in row.notes if note.number)
        if labels:
            found.append((row.sigils[0].mark, ", ".join(labels)))
    return tuple(found)


def spoken(say: Catalogue, passage: str, rows: Sequence[ReadingRow], flagged: bool) -> str:
    letters = [sigil.label for row in rows if row.flagged for sigil in row.sigils[:4]]
    if not flagged:
        return say("words.passage", id=passage)
    if not letters:
        return say("reading.spoken_flagged", id=passage)
    return say("reading.spoken_flagged_in", id=passage, letters=say.listed(letters))
