"""What to know first: the findings as a front page, gravest in front.

    ! Quotation altered
    A quotation changed inside the quote marks
    A  “relations full of distrust and misunderstanding”
    B  “relations burdened with distrust and misunderstanding”

The words are the evidence: each finding can show the wordings that it rests on, cut from the texts
with the words at issue marked, before anything is said about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.attribution import Finding
from generator.model.collation import RunKind
from generator.model.spans import Place, Span
from generator.publishing.elements import marks
from generator.publishing.elements.addresses import passage_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.marks import Hot
from generator.publishing.elements.wording import sentence
from generator.text.quotation import quoted

__all__ = ["FindingView", "Wording", "findings_view"]

_WIDEST = 110
"""Characters of a wording that is shown large: about two lines."""
_LONGEST = 2 * _WIDEST
"""Characters at issue that are shown whole; a passage that was copied at length is cut to its opening."""


class Wording(Struct, frozen=True):
    """Words cut from a text, large, with the words at issue marked."""

    letters: tuple[str, ...]
    words: Markup
    language: str
    direction: str


class FindingView(Struct, frozen=True):
    """A finding: its kind in words, its wordings, what it says, where to look."""

    kind: str
    grave: bool
    title: str
    text: str
    wordings: tuple[Wording, ...]
    see: tuple[Anchor, ...]


_MOST = 105
"""Findings of a story that a page lists, about 30 kB; of more, the gravest."""


def findings_view(lookup: Lookup) -> tuple[FindingView, ...]:
    """The findings of a story as far as a page lists them, in the order of the model: gravest first."""
    return tuple(_finding(lookup, finding) for finding in lookup.attribution.findings[:_MOST])


def _finding(lookup: Lookup, finding: Finding) -> FindingView:
    passages = [finding.passage] if finding.passage else []
    passages += [p for p in map(lookup.passage_at, finding.places) if p is not None]
    return FindingView(
        kind=lookup.flagged(finding.kind),
        grave=finding.grave,
        title=finding.title,
        text=sentence(finding.text) if finding.text else "",
        wordings=_wordings(lookup, finding.places),
        see=tuple(
            Anchor(f"#{passage_anchor(passage)}", lookup.say("words.passage", id=passage))
            for passage in list(dict.fromkeys(passages))[:3]
        ),
    )


def _wordings(lookup: Lookup, places: Sequence[Place]) -> tuple[Wording, ...]:
    """The wording that it is held against, then the one at issue; the same words once, with all letters."""
    if not places:
        return ()
    at_issue, *others = places
    found: dict[str, tuple[list[str], Wording]] = {}
    for place in (*others[:2], at_issue):
        against = at_issue if place is not at_issue else (others[0] if others else None)
        wording = _wording(lookup, place, against, -1 if place is at_issue else 0)
        letters = found.setdefault(str(wording.words), ([], wording))[0]
        letters += [letter for letter in wording.letters if letter not in letters]
    return tuple(
        Wording(tuple(letters), wording.words, wording.language, wording.direction)
        for letters, wording in found.values()
    )


def _wording(lookup: Lookup, place: Place, against: Place | None, note: int) -> Wording:
    article = lookup.article(place.article)
    changed = tuple(_changed(lookup, place, against)) if against else ()
    window, before, after = _window(lookup, _narrowed(lookup, place, changed))
    hots = [Hot(span, note) for span in changed or (place.span,)]
    return Wording(
        letters=(lookup.letter(place.article),),
        words=Markup(f"{before}{marks.plain(article.text, [window], hots)}{after}"),  # noqa: S704 - escaped
        language=lookup.language(place.article),
        direction=lookup.direction(place.article),
    )


def _narrowed(lookup: Lookup, place: Place, changed: Sequence[Span]) -> Place:
    """A place that fits into a few large lines: of a long one its first change, or its opening."""
    if len(place.span) <= _LONGEST:
        return place
    text, start = lookup.article(place.article).text, place.span.start
    first = min(changed).start if changed else start
    if first - start > _WIDEST // 2:
        start = text.find(" ", first - _WIDEST // 2, first) + 1 or first
    end = min(start + _WIDEST, place.span.end)
    if end < place.span.end:
        end = max(text.rfind(" ", start, end), start + 1)
    return Place(place.article, Span(start, end))


def _window(lookup: Lookup, place: Place) -> tuple[Span, str, str]:
    """The words to show around a place: its quotation if that is short, else some of its sentence."""
    text = lookup.article(place.article).text
    index = lookup.sentence_at(place)
    bounds = lookup.sentence_span(place.article, index) if index is not None else _line(text, place.span)
    bounds = Span(min(bounds.start, place.span.start), max(bounds.end, place.span.end))
    opened, closed = "… ", " …"
    for quote in quoted(text, bounds):
        if quote.outer.covers(place.span):
            if len(quote.outer) <= _WIDEST:
                return quote.outer, "", ""
            bounds, opened, closed = quote.inner, "“… ", " …”"
            break
    start, end = place.span.start, place.span.end
    spare = max(_WIDEST - len(place.span), 0)
    if len(bounds) <= _WIDEST:
        return bounds, "", ""
    start = max(bounds.start, start - spare // 2)
    end = min(bounds.end, max(end, start + _WIDEST))
    start = bounds.start if start == bounds.start else text.find(" ", start, place.span.start) + 1 or start
    end = bounds.end if end == bounds.end else max(text.rfind(" ", place.span.end, end), place.span.end)
    return Span(start, end), opened * (start > bounds.start), closed * (end < bounds.end)


def _line(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return Span(start, len(text) if end < 0 else end)


def _changed(lookup: Lookup, place: Place, against: Place) -> Iterator[Span]:
    """The words inside a place that differ from its counterpart, where the two are linked."""
    for a, b in ((place, against), (against, place)):
        alignment = lookup.alignments.get((a.article, b.article))
        for link in alignment.links if alignment else ():
            if not _is_in(lookup, place, link.a if a is place else link.b):
                continue
            for run in link.runs:
                mine = run.a if a is place else run.b
                theirs = run.b if a is place else run.a
                if run.kind in (RunKind.KEPT, RunKind.TYPOGRAPHY, RunKind.MOVED) or not len(mine):
                    continue
                if place.span.covers(mine) and (not len(theirs) or against.span.covers(theirs)):
                    yield mine


def _is_in(lookup: Lookup, place: Place, sentences: Sequence[int]) -> bool:
    """Whether a place lies in a run of neighbouring sentences, at least in part."""
    first, last = (lookup.sentence_span(place.article, index) for index in (sentences[0], sentences[-1]))
    return first.start <= place.span.end and place.span.start <= last.end
