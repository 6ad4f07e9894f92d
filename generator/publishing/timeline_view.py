"""When the texts of a story were published, and what each took: the dated ones in order, the others apart.

    25 March 2024    A  Copied from the Associated Press report     B  Likely reworded from …
    26 March 2024    D  Cites the Financial Times report
    Date unknown     C E

A date tells when a text was out and no more: the earliest is not the source. Texts of one day stand in the
order of their letters, since clocks of different places cannot be compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.model.collation import Variant
from generator.publishing.addresses import text_anchor
from generator.publishing.lookup import Lookup
from generator.publishing.texts_view import relation_words
from generator.publishing.wording import capital

__all__ = ["Moment", "Together", "timeline_view"]


class Together(Struct, frozen=True):
    """Texts of one day that are the same to their sources."""

    letters: tuple[tuple[str, str], ...]
    """Letter, and the place of the text in the table of texts."""
    names: str
    relation: str


class Moment(Struct, frozen=True):
    """A day, a month, or no date at all, with the texts of it."""

    date: str
    """ISO 8601; empty where the date is not known."""
    label: str
    texts: tuple[Together, ...]


_MOST_NAMES = 3


def timeline_view(lookup: Lookup) -> tuple[Moment, ...]:
    """The moments in order, the unknown one last."""
    by_date: dict[str, list[Variant]] = {}
    for variant in lookup.collation.variants:
        published = variant.article.published
        by_date.setdefault(published.value.partition("T")[0] if published else "", []).append(variant)
    return tuple(
        Moment(date, lookup.say.day(date) if date else "", _together(lookup, by_date[date]))
        for date in sorted(by_date, key=lambda date: (not date, date))
    )


def _together(lookup: Lookup, variants: Sequence[Variant]) -> tuple[Together, ...]:
    groups: dict[tuple[str, ...], list[Variant]] = {}
    for variant in variants:
        groups.setdefault(relation_words(lookup, variant.id), []).append(variant)
    return tuple(_one(lookup, relation, group) for relation, group in groups.items())


def _one(lookup: Lookup, relation: tuple[str, ...], group: Sequence[Variant]) -> Together:
    letters: dict[str, str] = {}
    for variant in group:
        wording = lookup.wording(variant.letter)
        letters.setdefault(wording, text_anchor(wording))
    names = list(dict.fromkeys(lookup.name(variant.id) for variant in group))
    shown = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    return Together(tuple(letters.items()), shown, capital("; ".join(relation)))
