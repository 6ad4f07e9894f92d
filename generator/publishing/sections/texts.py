"""The texts of a story as a table: what each is, whom it credits, how much of the base's wording it has.

    A  Mayor resigns            Copied from City Wire        (City Wire credited)    base text
       Ledger · 3 May · 310 words
    B  Town loses its mayor     Likely reworded from A       (no source named)       ███▨▨▨░░░
                                                             34% kept, 31% reworded, 35% not in A

Copies with the same wording share a row and are listed below it; in a large story the texts are
grouped by what they are, those with something to check first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.attribution import (
    Certainty,
    Confidence,
    Credit,
    CreditKind,
    KinshipKind,
    SourceId,
)
from generator.model.collation import Share, Variant
from generator.model.spans import ArticleId
from generator.publishing.elements.addresses import article_page, compare_page, text_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital, ranges
from generator.publishing.sections.standing import CARRYING, GROUPS, TAKING, group_of, is_version, weight
from generator.publishing.theme.catalogue import Catalogue

__all__ = [
    "Bar",
    "Chip",
    "PlaceRow",
    "TextGroup",
    "TextRow",
    "chips_of",
    "publisher",
    "relation_words",
    "texts_view",
]


class Chip(Struct, frozen=True):
    """A credit in words. `tone`: `ok` given, `bad` missing or removed, empty for what says little."""

    words: str
    tone: str


class Bar(Struct, frozen=True):
    """How much of a text's wording the base has too, in whole hundredths that sum to 100."""

    kept: int
    reworded: int
    absent: int
    words: str


class PlaceRow(Struct, frozen=True):
    """One place that ran a wording."""

    letter: str
    anchor: str
    page: str
    name: str
    when: str


class TextRow(Struct, frozen=True):
    """A text, or a wording that ran in several places."""

    letter: str
    anchor: str
    page: str
    headline: str
    language: str
    direction: str
    facts: str
    relation: tuple[str, ...]
    chips: tuple[Chip, ...]
    is_base: bool
    bar: Bar | None
    """None for the base, and where nothing was measured."""
    compare: Anchor | None
    """The page that sets it beside the base."""
    places: tuple[PlaceRow, ...]
    """Every place, where there are several."""


class TextGroup(Struct, frozen=True):
    """Rows under one heading; a small story has one group without a title."""

    title: str
    remark: str
    rows: tuple[TextRow, ...]
    others: tuple[PlaceRow, ...] = ()
    """Texts beyond the rows that one page can carry: a line each."""

    @property
    def folded(self) -> int:
        """How many wordings are folded away: as rows, and as lines."""
        return len(self.rows) - self.open + len({line.letter.rstrip("0123456789") for line in self.others})

    @property
    def open(self) -> int:
        """How many rows stand open; the rest is folded, those with something to check first."""
        return len(self.rows) if len(self.rows) <= _MOST_OPEN else _FIRST_OPEN


_MOST_ROWS = 100
"""Rows of a group that say all there is of a text, about 90 kB; of more texts a line each."""
_MOST_OPEN, _FIRST_OPEN = 16, 10
"""Rows of a group that are all shown; of more, the first."""


def texts_view(lookup: Lookup, grouped_above: int) -> tuple[TextGroup, ...]:
    """All texts in letter order, grouped by what they are where there are more than `grouped_above`."""
    families: dict[str, list[Variant]] = defaultdict(list)
    for variant in lookup.collation.variants:
        families[lookup.wording(variant.letter)].append(variant)
    shares = {share.article: share for share in lookup.collation.shares}
    rows = [(family[0], _row(lookup, family, shares)) for family in families.values()]
    if len(lookup.collation.variants) <= grouped_above:
        return (TextGroup("", "", tuple(row for _, row in rows)),)
    groups: dict[str, list[TextRow]] = defaultdict(list)
    for variant, row in rows:
        groups[group_of(lookup, variant.id)].append(row)
    return tuple(_part(lookup, group, groups[group]) for group in GROUPS if group in groups)


def _part(lookup: Lookup, group: str, rows: Sequence[TextRow]) -> TextGroup:
    """The rows of one kind, those with something to check first, and a line for each beyond what fits."""
    ordered = sorted(rows, key=lambda row: not any(chip.tone == "bad" for chip in row.chips))
    return TextGroup(
        lookup.say(f"texts.group_{group}"),
        lookup.say("words.texts", sum(max(len(row.places), 1) for row in rows)),
        tuple(ordered[:_MOST_ROWS]),
        tuple(line for row in ordered[_MOST_ROWS:] for line in _lines(row)),
    )


def _lines(row: TextRow) -> tuple[PlaceRow, ...]:
    """A row as lines: its own, and one for each of its places."""
    return (PlaceRow(row.letter, row.anchor, row.page, row.facts, ""), *row.places)


def _row(lookup: Lookup, family: Sequence[Variant], shares: dict[ArticleId, Share]) -> TextRow:
    first = family[0]
    article = first.article
    share = shares.get(first.id)
    letter = first.letter if len(family) == 1 else lookup.wording(first.letter)
    return TextRow(
        letter=letter,
        anchor=text_anchor(letter),
        page=article_page(first.id),
        headline=article.headline.value,
        language=lookup.language(first.id),
        direction=lookup.direction(first.id),
        facts=_facts(lookup, first.id, len(family) - 1),
        relation=relation_words(lookup, first.id),
        chips=chips_of(lookup, first.id),
        is_base=first.id == lookup.base.id,
        bar=_bar(lookup, share) if share and first.id != lookup.base.id else None,
        compare=_compare(lookup, first.id),
        places=tuple(
            PlaceRow(
                variant.letter,
                text_anchor(variant.letter),
                article_page(variant.id),
                lookup.name(variant.id),
                lookup.say.day(variant.article.published.value) if variant.article.published else "",
            )
            for variant in (family if len(family) > 1 else ())
        ),
    )


def _compare(lookup: Lookup, article: ArticleId) -> Anchor | None:
    base = lookup.base.id
    pair = next((p for p in lookup.compared if set(p) == {base, article} and base != article), None)
    if pair is None:
        return None
    a, b = map(lookup.letter, pair)
    page = compare_page(lookup.investigation.story.slug, a, b)
    return Anchor(page, lookup.say("texts.compare", a=a, b=b))


def _facts(lookup: Lookup, article: ArticleId, others: int) -> str:
    found = lookup.article(article)
    say = lookup.say
    outlet = found.outlet.value if found.outlet else say("words.no_outlet")
    return " · ".join(
        (
            say("texts.outlets", others, outlet=outlet) if others else outlet,
            say.day(found.published.value) if found.published else say("words.no_date"),
            say("words.length", found.words),
        )
    )


def _bar(lookup: Lookup, share: Share) -> Bar:
    kept, reworded = round(share.kept * 100), round(share.reworded * 100)
    reworded = min(reworded, 100 - kept)
    absent = 100 - kept - reworded
    shares = {"kept": kept, "reworded": reworded, "absent": absent}
    words = (
        lookup.say(f"texts.share_{name}", share=share, base=lookup.base.letter)
        for name, share in shares.items()
        if share
    )
    return Bar(kept, reworded, absent, ", ".join(words))


def _relation(lookup: Lookup, kind: str, sure: Confidence, by_hand: bool, sources: str) -> str:
    words = lookup.say(f"relation.{kind}_{sure.value}", sources=sources)
    return lookup.say("hand.claimed", claim=words) if by_hand else words


def relation_words(lookup: Lookup, article: ArticleId) -> tuple[str, ...]:
    """What a text is to its sources, strongest first; or that this cannot be told."""
    grouped: dict[tuple[str, Confidence, bool], list[str]] = {}
    for derivation in sorted(lookup.sources_of(article), key=weight):
        version = derivation.kind in CARRYING and is_version(lookup, derivation.source, article)
        kind = "version" if version else derivation.kind.value
        how = (kind, derivation.confidence, derivation.hand is not None)
        grouped.setdefault(how, []).append(lookup.called(derivation.source))
    found = tuple(
        capital(_relation(lookup, *how, lookup.say.listed(list(dict.fromkeys(names)))))
        for how, names in grouped.items()
    )
    taken = any(derivation.kind in TAKING for derivation in lookup.sources_of(article))
    return found if taken else (*found, *_untaken(lookup, article))


def _untaken(lookup: Lookup, article: ArticleId) -> Iterator[str]:
    """Own report, and whose facts it tells; or too close to another text to call it that."""
    kin = lookup.kin_without_direction(article)
    if not kin:
        yield lookup.say("relation.own")
        kin = lookup.telling_the_same(article)
    if kin:
        closest = min(kin, key=lambda kinship: tuple(KinshipKind).index(kinship.kind))
        others = lookup.letters(k.b if k.a == article else k.a for k in kin if k.kind is closest.kind)
        named = ranges(lookup.say, others, lookup.wording)
        if len(named) > _MOST_KIN:
            named = [*named[: _MOST_KIN - 1], lookup.say("words.others", len(named) - _MOST_KIN + 1)]
        yield lookup.say(f"kin.{closest.kind.value}", letters=lookup.say.listed(named))


_MOST_KIN = 5
"""Letters of kin that are named; more are counted."""


def chips_of(lookup: Lookup, article: ArticleId) -> tuple[Chip, ...]:
    """Who is named, who is not, strongest first, each once."""
    found: dict[str, Chip] = {}
    for derivation in lookup.sources_of(article) if article in lookup.hiding else ():
        if derivation.confidence is not Confidence.UNPROVEN and derivation.kind in TAKING:
            name = publisher(lookup, derivation.source)
            found.setdefault(f"not {name}", Chip(lookup.say("credit.not_named", name=name), "bad"))
    own = lookup.outlet(article).casefold()
    for credit in sorted(lookup.credits_of(article), key=lambda c: (_CERTAIN.index(c.certainty), c.span)):
        if credit.kind is CreditKind.CITED and credit.name and credit.name.casefold() in own:
            continue
        chip = _chip(lookup.say, credit)
        found.setdefault(credit.name or "residue", chip)
    agency = lookup.article(article).agency
    if agency is not None and agency.value not in found:  # from a field beside the text
        found[agency.value] = Chip(lookup.say("credit.credited", name=agency.value), "ok")
    if not found:
        return (Chip(lookup.say("credit.nobody"), ""),)
    return tuple(found.values())


def publisher(lookup: Lookup, source: SourceId) -> str:
    """Who published a source: `City Wire` for the absent `City Wire report (2)`; a text's agency or outlet,
    else its letter."""
    absent = lookup.absent.get(source)
    if absent:
        return _WHAT.sub("", absent.name) or absent.name
    article = lookup.article(ArticleId(source))
    name = article.agency or article.outlet
    return name.value if name else lookup.letter(article.id)


_WHAT = re.compile(r" (?:report|statement)(?: \(\d+\))?$")
_CERTAIN = (Certainty.WHOLE, Certainty.PART, Certainty.HINT)


def _chip(say: Catalogue, credit: Credit) -> Chip:
    if credit.kind is CreditKind.RESIDUE or not credit.name:
        return Chip(say("credit.nameless"), "bad")
    if credit.certainty is Certainty.WHOLE:
        return Chip(say("credit.credited", name=credit.name), "ok")
    if credit.kind is CreditKind.CITED:
        return Chip(say("credit.names", name=credit.name), "ok")
    where = say(f"credit.{credit.kind.value}")
    tone = "ok" if credit.certainty is Certainty.PART else ""
    return Chip(say("credit.named", name=credit.name, where=where), tone)
