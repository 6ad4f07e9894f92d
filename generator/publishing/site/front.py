"""The story in front: the wordings that its first findings rest on, beside its headline.

    ! Two quotations altered, one contradiction
    Kishida’s offer to meet …                     A  “relations full of distrust …”
    Five texts of one story. …                    B  “relations burdened with distrust …”

Which story that is shows only when all are looked into, so each is made ready for it when its pages are
drawn, and one is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.publishing.article.view import article_facts
from generator.publishing.elements.addresses import article_page, story_page
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital, short
from generator.publishing.sections.findings import FindingView, Wording
from generator.publishing.sections.standfirst import Figure
from generator.publishing.site.index_rows import LONGEST_HEADLINE, Attention, StoryRow, attention
from generator.publishing.story.view import StoryView
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["Front", "FrontView", "LoneView", "TextLink", "front_of"]


class TextLink(Struct, frozen=True):
    """A text in a list, with a letter where it is in a story."""

    letter: str
    to: str
    headline: str
    facts: str
    language: str
    direction: str


class FrontView(Struct, frozen=True):
    """The story in front, with the wordings that its first findings rest on."""

    row: StoryRow
    kind: str
    grave: bool
    standfirst: str
    evidence: tuple[tuple[Wording, ...], ...]
    """The wordings of the first findings that have two."""
    see: tuple[Anchor, ...]


class LoneView(Struct, frozen=True):
    """What a site of one story shows in place of a list."""

    figures: tuple[Figure, ...]
    findings: tuple[FindingView, ...]
    to: str
    texts: tuple[TextLink, ...]


class Front(Struct, frozen=True):
    """A story in front, and what follows where there is no other."""

    first: FrontView
    lone: LoneView


_LARGE = 2
"""Findings whose wordings stand beside the headline."""
_ALSO = 4
"""Findings that a site of one story shows beside the first."""


def front_of(view: StoryView, row: StoryRow, lookup: Lookup) -> Front:
    """A story as the front page has it."""
    findings = (*view.findings, *view.more_findings)
    large = _shown_large(findings)
    grave = [line for line in attention(lookup) if line.grave][:2]
    kind = capital(lookup.say.listed([_in_words(lookup.say, line) for line in grave]))
    first = FrontView(
        row=row,
        kind=kind or (findings[0].kind if findings else ""),
        grave=bool(grave),
        standfirst=view.standfirst,
        evidence=tuple(finding.wordings for finding in large),
        see=_from_root(lookup, dict.fromkeys(link for finding in large for link in finding.see[:1])),
    )
    return Front(first, _lone(view, [each for each in findings if each not in large], lookup))


def _shown_large(findings: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """The first findings that set one wording against another; else the first that shows any."""
    against = [finding for finding in findings if len(finding.wordings) > 1][:_LARGE]
    return tuple(against or [finding for finding in findings if finding.wordings][:1])


def _from_root(lookup: Lookup, anchors: Iterable[Anchor]) -> tuple[Anchor, ...]:
    return tuple(Anchor(lookup.address(each.to), each.label) for each in anchors)


def _in_words(say: Catalogue, line: Attention) -> str:
    """`2 quotations altered` as a headline has it: `two quotations altered`."""
    return line.words.replace(say.figure(line.count), say.number(line.count), 1)


def _lone(view: StoryView, others: Sequence[FindingView], lookup: Lookup) -> LoneView:
    return LoneView(
        figures=view.figures,
        findings=tuple(
            FindingView(
                each.kind, each.grave, each.title, each.text, each.wordings, _from_root(lookup, each.see)
            )
            for each in others[:_ALSO]
        ),
        to=story_page(view.slug),
        texts=tuple(
            TextLink(
                variant.letter,
                article_page(variant.id),
                short(variant.article.headline.value, LONGEST_HEADLINE),
                article_facts(lookup.say, variant.article),
                lookup.language(variant.id),
                lookup.direction(variant.id),
            )
            for variant in lookup.collation.variants
        ),
    )
