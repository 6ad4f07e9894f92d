"""What the site publishes as data: the shape of `corpus.json` and of each `story.json`.

    {"schema": "../../schema/story.schema.json", "slug": "mayor-resigns", "base": "ledger",
     "articles": [{"id": "ledger", "letter": "A", "text": "Mayor resigns\\n\\nPORT ELLIS …", …}], …}

These types are the contract with whoever computes on the published site. The JSON Schema files
beside the data are generated from them, descriptions and all, so neither can drift from the other.
A span is two numbers, `[start, end]`: half-open, counted in characters (Unicode code points) of the
`text` of the article that it names, which is the whole text as published.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from generator.model.article import Origin, ZoneKind
from generator.model.attribution import (
    Certainty,
    Confidence,
    CreditKind,
    DerivationKind,
    KinshipKind,
)
from generator.model.collation import ConflictKind, FlagKind
from generator.publishing.exports.record_links import (
    Alignment,
    Edit,
    Flag,
    Link,
    Passage,
    Reading,
    Share,
)
from generator.publishing.exports.record_parts import (
    Address,
    ByHand,
    Id,
    Place,
    Portion,
    Record,
    Schema,
    Source,
    Span,
)
from generator.publishing.exports.record_quotations import (
    Change,
    Correction,
    Journey,
    Provenance,
    Quote,
    Stop,
)

__all__ = [
    "AbsentSource",
    "Alignment",
    "Article",
    "Change",
    "Conflict",
    "ConflictValue",
    "Copy",
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


class Copy(Record, frozen=True):
    """The same article once more in the corpus: no variant of it."""

    path: Annotated[str, Meta(description="Its file in the corpus; `#n` for the n-th record of a file.")]
    url: str | None
    reason: Annotated[str, Meta(description="Why it is the same article.")]


class Article(Record, frozen=True, kw_only=True):
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
    copies: Annotated[tuple[Copy, ...], Meta(description="Where else the corpus has the same article.")]
    story: Annotated[str | None, Meta(description="The slug of its story, null where it has none.")]
    letter: Annotated[str | None, Meta(description="What names its wording within the story.")]


class IndependentReports(Record, frozen=True):
    """What remains of a story's articles when those that share a source are counted once."""

    least: Annotated[int, Meta(ge=0)]
    most: Annotated[int, Meta(ge=0, description="More than `least` where a link is unproven.")]
    groups: Annotated[
        tuple[tuple[Id, ...], ...], Meta(description="Articles that go back to one report stand together.")
    ]
    reason: str


class ListedStory(Record, frozen=True):
    """A story as the list of stories has it."""

    id: Annotated[str, Meta(description="The same as `slug`: it survives a rebuild.")]
    slug: str
    page: Address
    data: Annotated[
        str | None,
        Meta(description="Its story.json, a path from the root of the site; null where that was left out."),
    ]
    headline: Annotated[str, Meta(description="The headline of its base.")]
    articles: tuple[Id, ...]
    independent_reports: IndependentReports


class Fault(Record, frozen=True):
    """A thing in the corpus that could not be used."""

    where: str
    what: str
    remedy: str


class Corpus(Record, frozen=True):
    """Everything that was read, and the stories that were found in it."""

    schema: Schema
    generator: Annotated[str, Meta(description="The program and its version.")]
    articles: tuple[Article, ...]
    stories: tuple[ListedStory, ...]
    faults: tuple[Fault, ...]


class Evidence(Record, frozen=True):
    """A reason with words that show it; one record for each place, none where it is only a count."""

    reason: str
    article: Id | None
    span: Span | None


class Found(Record, frozen=True):
    """Where the text shows a value, and by what rule it was taken for that."""

    field: str
    value: str
    span: Annotated[Span | None, Meta(description="Null where the text does not show it.")]
    reason: str
    origin: Origin
    by_hand: ByHand


class Zone(Record, frozen=True):
    """A stretch of one kind. An article's zones part its text in order, without gap or overlap."""

    kind: ZoneKind
    span: Span
    reason: str


class Removed(Record, frozen=True):
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


class Tie(Record, frozen=True):
    """Why two articles are in one story."""

    a: Id
    b: Id
    similarity: Portion
    shared: Annotated[tuple[str, ...], Meta(description="Words that both use.")]


class AbsentSource(Record, frozen=True):
    """A source that the texts point to and the corpus lacks."""

    id: Source
    name: str
    reason: str
    evidence: tuple[Evidence, ...]


class Derivation(Record, frozen=True):
    """`derived` took from `source`."""

    source: Source
    derived: Id
    relation: DerivationKind
    confidence: Confidence
    evidence: tuple[Evidence, ...]
    by_hand: ByHand


class Kinship(Record, frozen=True):
    """How two articles are related by wording alone; it says nothing about who was first."""

    a: Id
    b: Id
    kind: KinshipKind
    runs: Annotated[int, Meta(ge=0, description="Shared runs of at least eight words of narration.")]
    words: Annotated[int, Meta(ge=0, description="Words in those runs.")]
    covered: Annotated[Portion, Meta(description="Share of the shorter article's narration in shared runs.")]
    evidence: tuple[Evidence, ...]


class Neighbours(Record, frozen=True):
    """Two near copies that stand next to each other where nobody can be told to be the first; an end is an
    article's id, or `lost:` and a number for a text that is not here."""

    a: str
    b: str


class Credit(Record, frozen=True):
    """Words that name a source; `name` is empty where a credit stands without one."""

    article: Id
    name: str
    kind: CreditKind
    certainty: Annotated[Certainty, Meta(description="How much of the article the credit speaks for.")]
    span: Span


class ConflictValue(Record, frozen=True):
    """One answer, in the words of the texts, and where they give it."""

    value: str
    places: tuple[Place, ...]


class Conflict(Record, frozen=True):
    """Articles that disagree on a fact, grouped by what they say."""

    kind: ConflictKind
    question: str
    values: tuple[ConflictValue, ...]
    reason: str


class Finding(Record, frozen=True):
    """What a reviewer should know. The first place is at issue, the second what it is held against."""

    kind: FlagKind
    grave: bool
    title: str
    text: str
    passage: Annotated[str | None, Meta(description="The id of the passage that shows it best.")]
    places: tuple[Place, ...]


class Part(Record, frozen=True):
    """A list of this story that is too long for one file: its records stand in others, in their order."""

    field: Annotated[str, Meta(description="Which list. It is empty here.")]
    records: Annotated[int, Meta(description="How many there are.")]
    files: Annotated[
        tuple[Address, ...],
        Meta(description="Beside this file; each has `story`, `field` and some of the `records`."),
    ]


class Story(Record, frozen=True):
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
    parts: Annotated[tuple[Part, ...], Meta(description="Of a story of thousands of articles.")] = ()
