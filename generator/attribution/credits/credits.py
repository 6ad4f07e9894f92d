"""Words that name a source: where they stand decides how much of the article they speak for.

    SEOUL (AP) — The mayor …                              agency dateline      whole
    By Ann Lee, Associated Press                          byline               whole
    Reporting by Ann Lee; Editing by Jo Day               sign-off             whole
    Associated Press writer Jo Day contributed …          contributor line     part
    Follow AP’s coverage at …                             promotion            hint
    the Ledger reported that …                            cited                hint
    (AP Photo/Jo Day)                                     photo credit         hint, of the picture alone
    ( – The mayor …     Copyright 2024,                   residue              hint: a name was taken out

Credits stand at the head and the foot, so only there are they looked for, in removed furniture too: what a
site takes away is often the name. Citations stand anywhere in the prose. "This material may not be
published" alone proves nothing and is no rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.attribution.credits.credit_rules import RULES, CreditLine
from generator.attribution.credits.naming import marked
from generator.attribution.credits.outlets import cited_in
from generator.model.article import Article, Zone, ZoneKind
from generator.model.attribution import Certainty, Credit, CreditKind
from generator.model.spans import Span

__all__ = ["credits_of"]


def credits_of(article: Article, outlets: frozenset[str] = frozenset()) -> tuple[Credit, ...]:
    """Every credit of an article, in order of its place; each line once, by the most telling rule.

    `outlets` are names that are known as an outlet's, folded and without "the".
    """
    found = [credit for line in _lines(article) if (credit := _credit(article, line)) is not None]
    found.extend(_cited(article, [credit.span for credit in found], outlets))
    return tuple(sorted(found, key=lambda credit: (credit.span, credit.kind, credit.name)))


def _credit(article: Article, line: CreditLine) -> Credit | None:
    for rule in RULES:
        hit = rule.find(line.marked) if rule.applies(line) else None
        if hit is not None:
            name, start, end = hit
            while line.marked.text[end - 1].isspace():
                end -= 1
            while line.marked.text[start].isspace():
                start += 1
            return Credit(article.id, name, rule.kind, rule.certainty, line.marked.span(start, end))
    return None


_HEAD, _FOOT = 6, 10
"""Lines from the start and to the end of the text, furniture counted."""
_BODY_HEAD, _BODY_FOOT = 3, 4
"""Paragraphs of prose that still are the head or the foot, however much furniture surrounds them."""
_LONGEST = 2_000
"""Characters of a line that are looked at, from its beginning at the head, from its end at the foot."""


def _lines(article: Article) -> Iterator[CreditLine]:
    """The lines at the head and the foot of an article."""
    spans = [stripped for line in re.finditer(r"[^\n]+", article.text) if (stripped := _stripped(line))]
    zones = _zones_of(spans, article.zones)
    body = [at for at, zone in enumerate(zones) if zone is not None and zone.kind is ZoneKind.BODY]
    head = max(_HEAD, body[min(_BODY_HEAD, len(body)) - 1] + 1 if body else 0)
    foot = min(len(spans) - _FOOT, body[-min(_BODY_FOOT, len(body))] if body else len(spans))
    for at, (span, zone) in enumerate(zip(spans, zones, strict=True)):
        if at < head or at >= foot:
            reason = "" if zone is None else zone.reason
            picture = any(word in reason for word in ("photo", "caption", "picture"))
            shown = _shortened(span, from_start=at < head)
            yield CreditLine(marked(article.text, shown), at < head, at >= foot, picture)


def _stripped(line: re.Match[str]) -> Span | None:
    words = line.group().strip()
    start = line.start() + line.group().find(words) if words else 0
    return Span(start, start + len(words)) if words else None


def _shortened(span: Span, *, from_start: bool) -> Span:
    if len(span) <= _LONGEST:
        return span
    return Span(span.start, span.start + _LONGEST) if from_start else Span(span.end - _LONGEST, span.end)


def _zones_of(spans: Sequence[Span], zones: Sequence[Zone]) -> list[Zone | None]:
    """The zone in which each line begins."""
    found: list[Zone | None] = []
    at = 0
    for span in spans:
        while at + 1 < len(zones) and zones[at].span.end <= span.start:
            at += 1
        found.append(zones[at] if zones else None)
    return found


def _cited(article: Article, taken: list[Span], outlets: frozenset[str]) -> Iterator[Credit]:
    """The sources that the prose names, each place once and outside the credits."""
    for zone in article.zones:
        if zone.kind is not ZoneKind.BODY:
            continue
        for name, span in cited_in(article.text, zone.span, article.language, outlets):
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Credit(article.id, name, CreditKind.CITED, Certainty.HINT, span)
