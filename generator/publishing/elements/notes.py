"""What to say about the words of a passage, and which words it is about.

    base      … interferes in the North’s “exercise of our sovereign right,”¹ apparently …
    C         … a part of its “exercise of sovereign rights”¹ and that …
              ¹ Quotation altered. “our sovereign right” became “sovereign rights”.

Notes come from the findings, the flags on the runs of a link, the conflicts and the quotations. They
often speak of the same words; one is kept, in that order: a finding has been weighed and worded, and has
the words at issue on both sides. Grave
ones are numbered through the passage and tied to their words by the number, in the base and in the
reading alike; quiet ones are set beside the reading, and their words in a heavier weight.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model.attribution import Finding, QuoteStatus
from generator.model.collation import ConflictKind, ConflictValue, FlagKind
from generator.model.spans import ArticleId, Place, Span
from generator.publishing.elements.addresses import conflict_anchor, passage_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.marks import Hot
from generator.publishing.elements.wording import sentence
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["Note", "Notes", "finding_language", "finding_words", "story_notes"]


class Note(Struct, frozen=True):
    """A remark on a reading. `number` ties a grave one to its words; a quiet one has 0."""

    number: int
    label: str
    text: str
    see: tuple[Anchor, ...] = ()
    at: tuple[Span, ...] = ()
    """The words it is about, in the text that it stands under."""
    language: str = ""
    """Of the text, where it is not the site's."""

    def concerns(self, spans: Sequence[Span]) -> bool:
        """Whether it belongs under a reading of these sentences."""
        return not self.at or any(a.start < s.end and s.start <= a.end for a in self.at for s in spans)


class Notes(Struct, frozen=True):
    """The notes of one passage, by the text that they stand under, and the words they are about."""

    notes: dict[ArticleId, tuple[Note, ...]]
    hots: dict[ArticleId, tuple[Hot, ...]]

    @property
    def grave(self) -> bool:
        return any(note.number for notes in self.notes.values() for note in notes)


class _Remark(Struct, frozen=True):
    """A note before it has a number: under which text, about which words."""

    under: ArticleId
    label: str
    text: str
    grave: bool
    places: tuple[Place, ...]
    see: tuple[Anchor, ...] = ()
    language: str = ""

    def repeats(self, other: _Remark) -> bool:
        """Whether `other` has said the same of the same words."""
        return self.under == other.under and (
            self.text == other.text or ((self.label == other.label or not self.grave) and self.touches(other))
        )

    def touches(self, other: _Remark) -> bool:
        """Whether both are about some of the same words, in either text: words that were left out have
        no length in the later one."""
        return any(_touch(a, b) for a in self.places for b in other.places)


def _touch(a: Place, b: Place) -> bool:
    return (
        a.article == b.article
        and a.span.start <= b.span.end
        and b.span.start <= a.span.end
        and (a.span.overlaps(b.span) or not (len(a.span) and len(b.span)))
    )


def story_notes(lookup: Lookup) -> dict[str, Notes]:
    """The notes of each passage that has any, by the passage's id."""
    said: dict[str, dict[ArticleId, list[_Remark]]] = defaultdict(lambda: defaultdict(list))
    for passage, remark in _remarks(lookup):
        _say(said[passage][remark.under], remark)
    order = {variant.id: place for place, variant in enumerate(lookup.collation.variants)}
    return {
        passage: _numbered([remark for each in remarks.values() for remark in each], order)
        for passage, remarks in said.items()
    }


def _say(said: list[_Remark], remark: _Remark) -> None:
    """Add a remark unless an earlier one says it; the same words twice are one note on two places."""
    earlier = next((place for place, other in enumerate(said) if remark.repeats(other)), None)
    if earlier is None:
        said.append(remark)
    elif said[earlier].text == remark.text:
        new = tuple(place for place in remark.places if place not in said[earlier].places)
        said[earlier] = replace(said[earlier], places=(*said[earlier].places, *new))


def _numbered(remarks: list[_Remark], order: dict[ArticleId, int]) -> Notes:
    """In the order of the letters, then of the words; the same note under two texts has one number."""

    def place(remark: _Remark) -> tuple[int, bool, Span]:
        words = [place.span for place in remark.places if place.article == remark.under]
        return order[remark.under], not remark.grave, min(words, default=Span(0, 0))

    notes: dict[ArticleId, list[Note]] = defaultdict(list)
    hots: dict[ArticleId, set[Hot]] = defaultdict(set)
    numbers: dict[tuple[str, str], int] = {}
    for remark in sorted(remarks, key=place):
        number = 0
        if remark.grave:
            number = numbers.setdefault((remark.label, remark.text), len(numbers) + 1)
        at = tuple(place.span for place in remark.places if place.article == remark.under)
        notes[remark.under].append(Note(number, remark.label, remark.text, remark.see, at, remark.language))
        for each in remark.places:
            if number or len(each.span) <= _POINT:
                hots[each.article].add(Hot(each.span, number))
    return Notes(
        {article: tuple(each) for article, each in notes.items()},
        {article: tuple(sorted(each)) for article, each in hots.items()},
    )


_POINT = 40
"""Characters of words that a quiet note may set in a heavier weight: a whole line of them shows nothing."""


def _flags(lookup: Lookup) -> Iterator[tuple[str, _Remark]]:
    for passage in lookup.collation.passages:
        for reading in passage.readings:
            for run in reading.link.runs if reading.link else ():
                for flag in run.flags:
                    places = (Place(reading.article, run.b), Place(lookup.base.id, run.a))
                    told = _AGAINST.sub(rf"\1 in {lookup.base.letter}, \2 here", flag.reason)
                    text = sentence(lookup.say.told(told))
                    label, language = lookup.flagged(flag.kind), lookup.say.tongue_of(told)
                    yield (
                        passage.id,
                        _Remark(reading.article, label, text, flag.grave, places, language=language),
                    )


_AGAINST = re.compile(r"(“[^”]*”) against (“[^”]*”)")
"""How a flag gives the words of both texts."""


def finding_words(say: Catalogue, finding: Finding) -> str:
    """A finding as a note: its title, and its text where the title does not say what is wrong."""
    if finding.kind in _EXPLAINED:
        return f"{sentence(say.told(finding.title))} {sentence(say.told(finding.text))}"
    return sentence(say.told(finding.title))


def finding_language(say: Catalogue, finding: Finding) -> str:
    """The language of these words, where it is not the site's."""
    parts = (finding.title, finding.text) if finding.kind in _EXPLAINED else (finding.title,)
    return next((language for part in parts if (language := say.tongue_of(part))), "")


_EXPLAINED = (FlagKind.QUOTATION_UNSOURCED, FlagKind.CREDIT_MISSING)


def _findings(lookup: Lookup) -> Iterator[tuple[Finding, str, _Remark]]:
    """Findings in every passage that shows their words."""
    for finding in lookup.attribution.findings:
        if finding.kind is FlagKind.SOURCE_TRACED:
            continue
        for passage, places in _by_passage(lookup, finding.places):
            elsewhere = finding.passage if finding.passage != passage else None
            see = (
                (Anchor(f"#{passage_anchor(elsewhere)}", lookup.say("words.passage", id=elsewhere)),)
                if elsewhere
                else ()
            )
            at_issue = {finding.places[0].article}
            if finding.kind in _BETWEEN_EQUALS:
                at_issue = {place.article for place in places} - {lookup.base.id}
            grave = finding.grave and (
                finding.kind is not FlagKind.CREDIT_MISSING or _is_credit(lookup, finding.places[0])
            )
            about = tuple(p for p in places if p.article in at_issue or p.article == lookup.base.id)
            for under in sorted(at_issue & {place.article for place in places}):
                words, language = finding_words(lookup.say, finding), finding_language(lookup.say, finding)
                yield (
                    finding,
                    passage,
                    _Remark(under, lookup.flagged(finding.kind), words, grave, about, see, language),
                )


def _is_credit(lookup: Lookup, place: Place) -> bool:
    return any(credit.span.overlaps(place.span) for credit in lookup.credits_of(place.article))


_ANYWHERE = (FlagKind.CONTRADICTION, FlagKind.DIFFERENT_CLAIMANT, FlagKind.QUOTATION_UNSOURCED)
"""Findings that are true of each of their places; another kind quotes the words of its first."""
_BETWEEN_EQUALS = (FlagKind.CONTRADICTION, FlagKind.DIFFERENT_CLAIMANT)
"""Findings that no text is to blame for: each text that has a part in one gets the note. A missing
credit is no fault of the words that are shared, so it is not marked in red on them."""


def _conflicts(lookup: Lookup) -> Iterator[tuple[str, _Remark]]:
    for number, conflict in enumerate(lookup.collation.conflicts, start=1):
        text = "; ".join(
            lookup.say(
                "note.value",
                letters=lookup.say.listed(lookup.letters(place.article for place in value.places)),
                words=value.value,
            )
            for value in conflict.values
        )
        see = (Anchor(f"#{conflict_anchor(number)}", lookup.say("note.disagreement")),)
        label = lookup.say(f"conflict.{conflict.kind.value}")
        grave = conflict.kind is ConflictKind.CONTRADICTION
        everywhere = tuple(
            place
            for value in conflict.values
            for place in value.places
            if place.article == lookup.base.id or not _agrees(value, lookup.base.id)
        )
        for passage, places in _by_passage(lookup, everywhere):
            base = tuple(place for place in places if place.article == lookup.base.id)
            for place in places:
                if place not in base:
                    shown = (place, *base)
                    yield passage, _Remark(place.article, label, f"{text}.", grave, shown, see)


def _agrees(value: ConflictValue, base: ArticleId) -> bool:
    """Whether the base gives this value too: then only the others need a note."""
    return any(place.article == base for place in value.places)


def _quotes(lookup: Lookup) -> Iterator[tuple[str, _Remark]]:
    for quote in lookup.attribution.quotes:
        here = Place(quote.article, quote.span)
        passage = lookup.passage_at(here)
        altered = quote.status is QuoteStatus.ALTERED and quote.article != lookup.base.id
        if not altered or passage is None or quote.counterpart is None or _is_told(lookup, here):
            continue
        text = lookup.say("note.became", old=lookup.words(quote.counterpart), new=lookup.words(here))
        places: tuple[Place, ...] = (here,)
        if lookup.passage_at(quote.counterpart) == passage:
            places = (here, quote.counterpart)
        yield (
            passage,
            _Remark(quote.article, lookup.flagged(FlagKind.QUOTATION_ALTERED), text, True, places),
        )


def _is_told(lookup: Lookup, quotation: Place) -> bool:
    """Whether a finding shows which words of a quotation were bent: they may stand in a later sentence."""
    return any(
        finding.kind is FlagKind.QUOTATION_ALTERED
        and any(
            place.article == quotation.article and quotation.span.covers(place.span)
            for place in finding.places
        )
        for finding in lookup.findings_in(quotation.article)
    )


def _by_passage(lookup: Lookup, places: tuple[Place, ...]) -> list[tuple[str, tuple[Place, ...]]]:
    """Places with the passage that each is in, in the order of their first mention."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        passage = lookup.passage_at(place)
        if passage is not None:
            found[passage].append(place)
    return [(passage, tuple(each)) for passage, each in found.items()]


def _remarks(lookup: Lookup) -> Iterator[tuple[str, _Remark]]:
    """Everything that can be said of words, by passage, what was weighed first: findings on their words,
    flags, and then findings in the other passages, where no flag has more exact words for them."""
    findings = list(_findings(lookup))
    for finding, passage, remark in findings:
        if finding.kind in _ANYWHERE or passage == lookup.passage_at(finding.places[0]):
            yield passage, remark
    yield from _flags(lookup)
    yield from ((passage, remark) for _, passage, remark in findings)
    yield from _conflicts(lookup)
    yield from _quotes(lookup)
