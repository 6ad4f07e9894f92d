"""When the texts of a story were published, and what each took: the dated ones in order, the others apart.

    25 March 2024    A  Copied from the Associated Press report     B  Likely reworded from …
    26 March 2024    D  Cites the Financial Times report
    Date unknown     C E

A date tells when a text was out and no more: the earliest is not the source. Texts of one day stand in the
order of their letters, since clocks of different places cannot be compared. Where no text has a date there
is nothing to draw; of many texts a day tells how many there are of each kind.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.model.collation import Variant
from generator.publishing.elements.addresses import text_anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital
from generator.publishing.sections.standing import GROUPS, group_of
from generator.publishing.sections.texts import relation_words

__all__ = ["Moment", "Together", "timeline_view"]


class Together(Struct, frozen=True):
    """Texts of one day that are the same to their sources, or of one kind where there are many."""

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
_MOST_LETTERS = 12
"""Letters of one kind on one day; of more, the first."""


def timeline_view(lookup: Lookup) -> tuple[Moment, ...]:
    """The moments in order, the unknown one last; none where no text has a date."""
    by_date: dict[str, list[Variant]] = {}
    for variant in lookup.collation.variants:
        published = variant.article.published
        by_date.setdefault(published.value.partition("T")[0] if published else "", []).append(variant)
    if set(by_date) <= {""}:
        return ()
    together = _kinds if len(lookup.collation.variants) > lookup.settings.most_boxes else _together
    return tuple(
        Moment(date, lookup.say.day(date) if date else "", together(lookup, by_date[date]))
        for date in sorted(by_date, key=lambda date: (not date, date))
    )


def _together(lookup: Lookup, variants: Sequence[Variant]) -> tuple[Together, ...]:
    groups: dict[tuple[str, ...], list[Variant]] = {}
    for variant in variants:
        groups.setdefault(relation_words(lookup, variant.id), []).append(variant)
    return tuple(_one(lookup, relation, group) for relation, group in groups.items())


def _kinds(lookup: Lookup, variants: Sequence[Variant]) -> tuple[Together, ...]:
    """The texts of a day by what they are, as the table of many texts has them."""
    groups: dict[str, list[Variant]] = {}
    for variant in variants:
        groups.setdefault(group_of(lookup, variant.id), []).append(variant)
    return tuple(
        Together(
            _letters(lookup, groups[kind])[:_MOST_LETTERS],
            lookup.say(f"texts.group_{kind}"),
            lookup.say("words.texts", len(groups[kind])),
        )
        for kind in GROUPS
        if kind in groups
    )


def _letters(lookup: Lookup, group: Sequence[Variant]) -> tuple[tuple[str, str], ...]:
    wordings = dict.fromkeys(lookup.wording(variant.letter) for variant in group)
    return tuple((wording, text_anchor(wording)) for wording in wordings)


def _one(lookup: Lookup, relation: tuple[str, ...], group: Sequence[Variant]) -> Together:
    names = list(dict.fromkeys(lookup.name(variant.id) for variant in group))
    shown = ", ".join(names[:_MOST_NAMES]) + (" …" if len(names) > _MOST_NAMES else "")
    return Together(_letters(lookup, group), shown, capital("; ".join(relation)))
