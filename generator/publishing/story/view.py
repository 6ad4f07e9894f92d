"""Everything that a story page shows, sorted and worded.

headline, standfirst, figures
what to know first       findings
who took from whom       lineage: a drawing, the same as lists, and the evidence
the texts                a table
where they disagree      conflicts by value
passage by passage       the reading view
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.model.collation import Conflict, ConflictKind, ConflictValue
from generator.model.dossier import Investigation
from generator.publishing.elements.addresses import conflict_anchor, passage_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital, ranges, sentence
from generator.publishing.lineage.beside import nearest
from generator.publishing.lineage.drawing import Drawing, draw
from generator.publishing.lineage.graph import Branch, lineage_graph, lineage_tree
from generator.publishing.lineage.proof import Proof, lineage_proof
from generator.publishing.reading.view import Passages, reading_view
from generator.publishing.sections.by_hand import HandNote, set_by_hand
from generator.publishing.sections.findings import FindingView, findings_view
from generator.publishing.sections.standfirst import Figure, standfirst, tally
from generator.publishing.sections.texts import TextGroup, texts_view
from generator.publishing.sections.timeline import Moment, timeline_view
from generator.publishing.theme.catalogue import Catalogue
from generator.settings import SiteSettings

__all__ = ["Answer", "Disagreement", "Lineage", "StoryView", "story_view"]


class Answer(Struct, frozen=True):
    """What some texts say to a question."""

    letters: tuple[str, ...]
    words: str
    see: tuple[Anchor, ...]
    more: int = 0
    """Wordings beyond those that are named."""


class Disagreement(Struct, frozen=True):
    """A question with its answers."""

    anchor: str
    question: str
    kind: str
    grave: bool
    answers: tuple[Answer, ...]
    silent: tuple[str, ...]
    """Letters of the texts that do not speak of it; empty in a large story."""


class Lineage(Struct, frozen=True):
    """Who took from whom, in three forms."""

    drawing: Drawing
    tree: tuple[Branch, ...]
    proofs: tuple[Proof, ...]
    more_proofs: int
    """Lines whose evidence is in the data alone."""
    independent: str
    groups: tuple[tuple[str, str], ...]
    """Which texts go back to one report, where the sentence only counts them: how many, and their letters."""


class StoryView(Struct, frozen=True):
    """A story page."""

    slug: str
    headline: str
    language: str
    direction: str
    standfirst: str
    figures: tuple[Figure, ...]
    findings: tuple[FindingView, ...]
    """The gravest, for the front."""
    more_findings: tuple[FindingView, ...]
    unlisted: int
    """Findings beyond those that one page can list; each is beside its passage and in the data."""
    lineage: Lineage
    texts_heading: str
    texts: tuple[TextGroup, ...]
    base_letter: str
    disagreements: tuple[Disagreement, ...]
    timeline: tuple[Moment, ...]
    quotations: bool
    """Whether it has a page of quotations."""
    by_hand: tuple[HandNote, ...]
    """What people set in this story."""
    passages: Passages
    place: Callable[[str], str]
    """Which page of the site has a fragment of this one."""


_ON_THE_FRONT = 5
_NAMED = 8
"""Letters of a group that the sentence on independent reports names one by one."""
_MOST_LETTERS = 12


def story_view(
    investigation: Investigation,
    settings: SiteSettings,
    say: Catalogue | None = None,
    lookup: Lookup | None = None,
) -> StoryView:
    """The view of one story, in the words of `say`. Its other pages may share their `lookup`."""
    lookup = lookup or Lookup(investigation, say, settings)
    passages = reading_view(lookup, settings)
    findings = findings_view(lookup)
    graph = lineage_graph(lookup, settings.most_boxes)
    neighbours = nearest(lookup)
    base = lookup.base
    total = len(lookup.collation.variants)
    reason = lookup.attribution.independent.reason
    return StoryView(
        slug=investigation.story.slug,
        headline=base.article.headline.value,
        language=lookup.language(base.id),
        direction=lookup.direction(base.id),
        standfirst=standfirst(lookup),
        figures=tally(lookup, passages.total, passages.flagged),
        findings=findings[:_ON_THE_FRONT],
        more_findings=findings[_ON_THE_FRONT:],
        unlisted=len(lookup.attribution.findings) - len(findings),
        lineage=Lineage(
            draw(graph, lookup.say, neighbours),
            lineage_tree(lookup, graph, neighbours),
            *lineage_proof(lookup),
            sentence(capital(reason)) if reason else "",
            tuple(_groups(lookup)),
        ),
        texts_heading=lookup.say("texts.title", total),
        texts=texts_view(lookup, settings.most_boxes),
        base_letter=base.letter,
        disagreements=tuple(
            _disagreement(lookup, conflict, place)
            for place, conflict in enumerate(lookup.collation.conflicts, start=1)
        ),
        timeline=timeline_view(lookup),
        quotations=bool(lookup.attribution.journeys),
        by_hand=set_by_hand(investigation.corrections, lookup, lookup.say),
        passages=passages,
        place=lookup.address,
    )


def _disagreement(lookup: Lookup, conflict: Conflict, place: int) -> Disagreement:
    speaking = {p.article for value in conflict.values for p in value.places}
    silent = tuple(v.letter for v in lookup.collation.variants if v.id not in speaking)
    return Disagreement(
        anchor=conflict_anchor(place),
        question=conflict.question,
        kind=lookup.say(f"conflict.{conflict.kind.value}"),
        grave=conflict.kind is ConflictKind.CONTRADICTION,
        answers=tuple(_answer(lookup, value) for value in conflict.values),
        silent=silent if len(lookup.collation.variants) <= _MOST_LETTERS else (),
    )


def _answer(lookup: Lookup, value: ConflictValue) -> Answer:
    letters = lookup.letters(place.article for place in value.places)
    if len(letters) > _MOST_LETTERS:
        letters = tuple(dict.fromkeys(map(lookup.wording, letters)))
    passages = dict.fromkeys(map(lookup.passage_at, value.places))
    see = (
        Anchor(f"#{passage_anchor(passage)}", lookup.say("words.passage", id=passage))
        for passage in passages
        if passage is not None
    )
    more = max(len(letters) - _MOST_LETTERS, 0)
    return Answer(letters[:_MOST_LETTERS], value.value, tuple(see)[:3], more)


def _groups(lookup: Lookup) -> Iterator[tuple[str, str]]:
    """The groups of a story in which one is too long to be told in a sentence."""
    groups = [group for group in lookup.attribution.independent.groups if len(group) > 1]
    if any(len(group) > _NAMED for group in groups):
        for group in groups:
            letters = ranges(lookup.say, lookup.letters(group), lookup.wording)
            yield capital(lookup.say("words.texts", len(group))), ", ".join(letters)
