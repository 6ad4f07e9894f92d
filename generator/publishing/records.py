"""What the site publishes as data: the shape of `corpus.json` and of each `story.json`.

    {"schema": "../../schema/story.schema.json", "slug": "mayor-resigns", "base": "ledger",
     "articles": [{"id": "ledger", "letter": "A", "text": "Mayor resigns\\n\\nPORT ELLIS …", …}], …}

These types are the contract with whoever computes on the published site. The JSON Schema files
beside the data are generated from them, descriptions and all, so neither can drift from the other.
A span is two numbers, `[start, end]`: half-open, counted in characters (Unicode code points) of the
`text` of the article that it names, which is the whole text as published.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from generator.model.article import ZoneKind
from generator.model.attribution import (
    Certainty,
    Confidence,
    CreditKind,
    DerivationKind,
    KinshipKind,
    QuoteStatus,
)
from generator.model.collation import ConflictKind, FlagKind, Relation, RunKind, Tier

__all__ = [
    "AbsentSource",
    "Alignment",
    "Article",
    "Change",
    "Conflict",
    "ConflictValue",
    "Corpus",
    "Correction",
    "Credit",
    "Derivation",
    "Edit",
    "Evidence",
    "Fault",
    "Finding",
    "Flag",
    "Found",
    "IndependentReports",
    "Journey",
    "Kinship",
    "Link",
    "ListedStory",
    "Passage",
    "Place",
    "Provenance",
    "Quote",
    "Reading",
    "Removed",
    "Share",
    "Stop",
    "Story",
    "StoryArticle",
    "Tie",
    "Zone",
]

Span: TypeAlias = Annotated[
    tuple[int, int],
    Meta(
        description="[start, end]: half-open character offsets (Unicode code points) into the `text` of the "
        "article, which is the whole text as published."
    ),
]
Id: TypeAlias = Annotated[str, Meta(description="The id of an article.")]
Source: TypeAlias = Annotated[
    str, Meta(description="The id of an article, or of an absent source: `absent:` and a name.")
]
Portion: TypeAlias = Annotated[float, Meta(ge=0, le=1, description="0 to 1, rounded to three places.")]
Address: TypeAlias = Annotated[str, Meta(description="A path from the root of the site.")]
Schema: TypeAlias = Annotated[str, Meta(description="Where this document's JSON Schema is, relative to it.")]
CorrectionKind: TypeAlias = Literal["metadata", "one-story", "not-in-story", "link", "derivation", "note"]
ByHand: TypeAlias = Annotated[bool, Meta(description="Whether a person set it: see `corrections`.")]
Sentences: TypeAlias = Annotated[
    tuple[int, ...], Meta(description="Indices into the `sentences` of an article, counted from 0.")
]


class _Record(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Article(_Record, frozen=True, kw_only=True):
    """One text as published."""

    id: Id
    path: Annotated[str, Meta(description="Its file in the corpus; `#n` for the n-th record of a file.")]
    page: Address
    headline: str
    outlet: str | None
    authors: Annotated[tuple[str, ...], Meta(description="Names, without “By”.")]
    agency: Annotated[str | None, Meta(description="The agency whose copy it says it is, by its full name.")]
    published: Annotated[str | None, Meta(description="ISO 8601, as exact as the text shows.")]
    url: str | None
    language: Annotated[str, Meta(description="BCP 47; `und` where it could not be told.")]
    words: Annotated[int, Meta(ge=0, description="Words in headline and body.")]
    story: Annotated[str | None, Meta(description="The slug of its story, null where it has none.")]
    letter: Annotated[str | None, Meta(description="What names its wording within the story.")]


class IndependentReports(_Record, frozen=True):
    """What remains of a story's articles when those that share a source are counted once."""

    least: Annotated[int, Meta(ge=0)]
    most: Annotated[int, Meta(ge=0, description="More than `least` where a link is unproven.")]
    groups: Annotated[
        tuple[tuple[Id, ...], ...], Meta(description="Articles that go back to one report stand together.")
    ]
    reason: str


class ListedStory(_Record, frozen=True):
    """A story as the list of stories has it."""

    id: Annotated[str, Meta(description="The same as `slug`: it survives a rebuild.")]
    slug: str
    page: Address
    data: Annotated[str, Meta(description="Its story.json, a path from the root of the site.")]
    headline: Annotated[str, Meta(description="The headline of its base.")]
    articles: tuple[Id, ...]
    independent_reports: IndependentReports


class Fault(_Record, frozen=True):
    """A thing in the corpus that could not be used."""

    where: str
    what: str
    remedy: str


class Corpus(_Record, frozen=True):
    """Everything that was read, and the stories that were found in it."""

    schema: Schema
    generator: Annotated[str, Meta(description="The program and its version.")]
    articles: tuple[Article, ...]
    stories: tuple[ListedStory, ...]
    faults: tuple[Fault, ...]


class Place(_Record, frozen=True):
    """Words in an article: the smallest piece of evidence."""

    article: Id
    span: Span


class Correction(_Record, frozen=True):
    """What a person set over what the program found."""

    kind: CorrectionKind
    by: str
    on: Annotated[str, Meta(description="The day, ISO 8601.")]
    why: str
    articles: tuple[Id, ...]
    places: Annotated[tuple[Place, ...], Meta(description="The sentences of a link, the words of a note.")]
    field: Annotated[str | None, Meta(description="Which metadata were set, to `values`.")]
    values: tuple[str, ...]
    linked: Annotated[bool | None, Meta(description="Of a link: set, or forbidden.")]
    source: Annotated[str | None, Meta(description="Of a derivation: an article, or a name.")]
    relation: Annotated[DerivationKind | None, Meta(description="Of a derivation; null: nothing taken.")]
    confidence: Confidence | None
    text: Annotated[str | None, Meta(description="Of a note.")]


class Evidence(_Record, frozen=True):
    """A reason with words that show it; one record for each place, none where it is only a count."""

    reason: str
    article: Id | None
    span: Span | None


class Found(_Record, frozen=True):
    """Where the text shows a value, and by what rule it was taken for that."""

    field: str
    value: str
    span: Annotated[
        Span | None, Meta(description="Null where it came from a field or a file name, not from the text.")
    ]
    reason: str
    by_hand: ByHand


class Zone(_Record, frozen=True):
    """A stretch of one kind. An article's zones part its text in order, without gap or overlap."""

    kind: ZoneKind
    span: Span
    reason: str


class Removed(_Record, frozen=True):
    """What was taken out as no part of the article, with the reason: the zones of kind `removed`."""

    text: str
    reason: str
    span: Span


class StoryArticle(Article, frozen=True, kw_only=True):
    """An article of a story, with all of its words."""

    text: Annotated[
        str,
        Meta(description="The whole text as published, removed parts included. Every span points into it."),
    ]
    headline_span: Annotated[Span | None, Meta(description="Where the headline stands in `text`.")]
    dateline: Annotated[str | None, Meta(description="The place named at the start of its first sentence.")]
    sentences: Annotated[
        tuple[Span, ...], Meta(description="In order; the headline first, where there is one.")
    ]
    found: Annotated[tuple[Found, ...], Meta(description="What is known of the article, and from where.")]
    zones: tuple[Zone, ...]
    removed: tuple[Removed, ...]


class Tie(_Record, frozen=True):
    """Why two articles are in one story."""

    a: Id
    b: Id
    similarity: Portion
    shared: Annotated[tuple[str, ...], Meta(description="Words that both use.")]


class Link(_Record, frozen=True):
    """Sentences of `a` that correspond to sentences of `b`, wherever they stand."""

    a: Sentences
    b: Sentences
    relation: Relation
    tier: Annotated[Tier, Meta(description="How sure the link is.")]
    similarity: Portion
    probability: Annotated[Portion, Meta(description="That an annotator would agree.")]
    moved: Annotated[bool, Meta(description="Outside the longest sequence that both articles share.")]
    reason: str
    by_hand: ByHand


class Alignment(_Record, frozen=True):
    """All links between two articles."""

    a: Id
    b: Id
    links: tuple[Link, ...]


class Flag(_Record, frozen=True):
    """A change that a reviewer should see, in a sentence that names both wordings."""

    kind: FlagKind
    grave: bool
    reason: str


class Edit(_Record, frozen=True):
    """One change between linked sentences. What lies between a link's edits is the same in both.

    An empty span is still a place: where words were added, or where they were cut.
    """

    a: Id
    a_span: Span
    b: Id
    b_span: Span
    link: Annotated[int, Meta(description="Which link of the alignment of `a` and `b`, counted from 0.")]
    kind: RunKind
    flag: Annotated[FlagKind | None, Meta(description="The gravest of `flags`.")]
    reason: str
    flags: tuple[Flag, ...]


class Reading(_Record, frozen=True):
    """What one article has for a passage."""

    article: Id
    sentences: Sentences


class Passage(_Record, frozen=True):
    """One row of the reading view; `id` is the end of its address, `#p` and the id."""

    id: str
    base: Sentences
    readings: tuple[Reading, ...]


class Share(_Record, frozen=True):
    """How much of an article's words the base has too: shares that sum to 1."""

    article: Id
    kept: Portion
    reworded: Annotated[Portion, Meta(description="In linked sentences, in other words.")]
    absent: Portion


class AbsentSource(_Record, frozen=True):
    """A source that the texts point to and the corpus lacks."""

    id: Source
    name: str
    reason: str
    evidence: tuple[Evidence, ...]


class Derivation(_Record, frozen=True):
    """`derived` took from `source`."""

    source: Source
    derived: Id
    relation: DerivationKind
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    by_hand: ByHand


class Kinship(_Record, frozen=True):
    """How two articles are related by wording alone; it says nothing about who was first."""

    a: Id
    b: Id
    kind: KinshipKind
    runs: Annotated[int, Meta(ge=0, description="Shared runs of at least eight words of narration.")]
    words: Annotated[int, Meta(ge=0, description="Words in those runs.")]
    covered: Annotated[Portion, Meta(description="Share of the shorter article's narration in shared runs.")]
    evidence: tuple[Evidence, ...]


class Neighbours(_Record, frozen=True):
    """Two near copies that stand next to each other where nobody can be told to be the first; an end is an
    article's id, or `lost:` and a number for a text that is not here."""

    a: str
    b: str


class Credit(_Record, frozen=True):
    """Words that name a source; `name` is empty where a credit stands without one."""

    article: Id
    name: str
    kind: CreditKind
    certainty: Annotated[Certainty, Meta(description="How much of the article the credit speaks for.")]
    span: Span


class Quote(_Record, frozen=True):
    """Words inside quotation marks; `span` takes them without the marks."""

    article: Id
    span: Span
    text: str
    speaker: str | None
    speaker_span: Span | None
    status: QuoteStatus
    journey: Annotated[int, Meta(description="Equal numbers are one quotation across articles.")]
    variants: Annotated[tuple[Id, ...], Meta(description="The other articles that have this quotation.")]
    counterpart: Annotated[Place | None, Meta(description="The wording that it is compared with.")]


class Change(_Record, frozen=True):
    """Words of a quotation that were cut, added or put in place of others; an empty span is a place."""

    kind: RunKind
    a_span: Annotated[Span, Meta(description="In the article of `against`.")]
    b_span: Span


class Stop(_Record, frozen=True):
    """A form that a quotation takes in one article."""

    article: Id
    span: Span
    status: QuoteStatus
    against: Annotated[Place | None, Meta(description="What `changes` were counted from; null: no change.")]
    changes: tuple[Change, ...]
    other_speaker: Annotated[bool, Meta(description="It and the fullest form name somebody, not the same.")]


class Journey(_Record, frozen=True):
    """One quotation through the articles that have it, in the order of lineage."""

    id: Annotated[str, Meta(description="Made from its words, so it survives a rebuild.")]
    number: Annotated[int, Meta(description="The `journey` of its `quotes`.")]
    page: Address
    fullest: Annotated[Place, Meta(description="The form that has most of it, unaltered.")]
    stops: tuple[Stop, ...]


class ConflictValue(_Record, frozen=True):
    """One answer, in the words of the texts, and where they give it."""

    value: str
    places: tuple[Place, ...]


class Conflict(_Record, frozen=True):
    """Articles that disagree on a fact, grouped by what they say."""

    kind: ConflictKind
    question: str
    values: tuple[ConflictValue, ...]
    reason: str


class Finding(_Record, frozen=True):
    """What a reviewer should know. The first place is at issue, the second what it is held against."""

    kind: FlagKind
    grave: bool
    title: str
    text: str
    passage: Annotated[str | None, Meta(description="The id of the passage that shows it best.")]
    places: tuple[Place, ...]


class Provenance(_Record, frozen=True):
    """Words of an article that a source had first. Words that are in no record are the article's own."""

    article: Id
    source: Source
    witness: Annotated[
        Id,
        Meta(description="The text that shows it: the source, or another that took from an absent one."),
    ]
    spans: Annotated[tuple[Span, ...], Meta(description="Runs of words, in order.")]


class Story(_Record, frozen=True):
    """A story: its articles set side by side, and where their words come from."""

    schema: Schema
    generator: Annotated[str, Meta(description="The program and its version.")]
    id: str
    slug: str
    page: Address
    headline: Annotated[str, Meta(description="The headline of the base.")]
    base: Annotated[Id, Meta(description="The article that the passages are numbered by.")]
    independent_reports: IndependentReports
    findings: Annotated[tuple[Finding, ...], Meta(description="Gravest first.")]
    articles: Annotated[tuple[StoryArticle, ...], Meta(description="By letter, the base first.")]
    ties: tuple[Tie, ...]
    absent_sources: tuple[AbsentSource, ...]
    derivations: tuple[Derivation, ...]
    kinships: tuple[Kinship, ...]
    neighbours: tuple[Neighbours, ...]
    corrections: tuple[Correction, ...]
    credits: tuple[Credit, ...]
    quotes: tuple[Quote, ...]
    journeys: Annotated[tuple[Journey, ...], Meta(description="Quotations that several articles have.")]
    provenance: tuple[Provenance, ...]
    conflicts: tuple[Conflict, ...]
    passages: tuple[Passage, ...]
    shares: tuple[Share, ...]
    alignments: tuple[Alignment, ...]
    edits: tuple[Edit, ...]
