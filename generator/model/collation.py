"""What corresponds in the variants of a story, and what changed between them.

    A  The mayor said she would “never resign.”
    B  The mayor claimed on Friday that she would never resign.

    runs      KEPT "The mayor" · REWORDED "said" → "claimed on Friday that" · KEPT "she would" · …

A link joins sentences of two articles wherever they stand. Its runs replay: the kept and moved
words of `a` with the new words of `b`, in the order of `b`, are `b` character for character.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from generator.model.article import Article
from generator.model.hand import Hand
from generator.model.spans import ArticleId, Place, Span

__all__ = [
    "Alignment",
    "Collation",
    "Conflict",
    "ConflictKind",
    "ConflictValue",
    "Flag",
    "FlagKind",
    "Link",
    "Passage",
    "Reading",
    "Relation",
    "Run",
    "RunKind",
    "Share",
    "Tier",
    "Variant",
]


class Relation(StrEnum):
    """How close the wording of two linked places is. No word about who had it first."""

    VERBATIM = "verbatim"
    EDITED = "edited"
    REWORDED = "reworded"
    RETOLD = "retold"


class Tier(StrEnum):
    """How sure a link is.

    Passages and all later rooms go by firm links; a possible one counts only where a sentence would
    otherwise stand alone in the reading view, and is never evidence.
    """

    FIRM = "firm"
    POSSIBLE = "possible"


class RunKind(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    """The same characters."""
    TYPOGRAPHY = "typography"
    """Quotation marks, dashes, spacing, capitals: the words are the same."""
    SPELLING = "spelling"
    """Another form of the same word, name or figure: "Fumio Kishida" / "Kishida Fumio"."""
    REWORDED = "reworded"
    ADDED = "added"
    CUT = "cut"
    MOVED = "moved"
    """Words that stand elsewhere in the linked place."""


class FlagKind(StrEnum):
    """What a red pencil marks, gravest first; the last ones are quiet notes."""

    QUOTATION_ALTERED = "quotation altered"
    CONTRADICTION = "contradiction"
    CREDIT_MISSING = "credit missing"
    FIGURE_CHANGED = "figure changed"
    DATE_CHANGED = "date changed"
    CERTAINTY_CHANGED = "certainty changed"
    NEGATION_CHANGED = "negation changed"
    ATTRIBUTION_CHANGED = "attribution changed"
    QUOTATION_UNSOURCED = "quotation without a source"
    NAME_CHANGED = "name changed"
    SPELLING_OF_NAME = "name spelled differently"
    SOURCE_TRACED = "source traced"
    DIFFERENT_CLAIMANT = "different claimant"


class Flag(Struct, frozen=True):
    """A change that a reviewer should see. `grave` ones are red; the rest are quiet notes."""

    kind: FlagKind
    grave: bool
    reason: str
    """A sentence that names both wordings, fit to print: “full of” became “burdened with”."""


class Run(Struct, frozen=True, gc=False):
    """A run of words in a link.

    `a` and `b` are where it stands in each article; one of them is empty where words were added or
    cut, and then it still tells the place.
    """

    kind: RunKind
    a: Span
    b: Span
    reason: str = ""
    flags: tuple[Flag, ...] = ()


class Link(Struct, frozen=True, gc=False):
    """Sentences of `a` that correspond to sentences of `b`: one to one, a split, a merge.

    Each side is a run of neighbours. No pair of sentences is in two links; a sentence may be.

    Indices count the article's `sentences`. `similarity` is 0 to 1, `probability` that an
    annotator would agree. `moved`: outside the longest sequence that both articles share.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    relation: Relation
    tier: Tier
    similarity: float
    probability: float
    moved: bool
    reason: str
    runs: tuple[Run, ...]
    hand: Hand | None = None
    """Whose word it is, where a person set it."""


class Share(Struct, frozen=True):
    """How much of an article's words another has too, or the base: shares of 1 that sum to 1."""

    article: ArticleId
    kept: float
    reworded: float
    """In linked sentences, in other words: reworded or retold."""
    absent: float


class Alignment(Struct, frozen=True):
    """All links between two articles, ordered by their place in `b`, then in `a`.

    `shares` tell how much of `b` is in `a`, and how much of `a` is in `b`.
    """

    a: ArticleId
    b: ArticleId
    links: tuple[Link, ...]
    shares: tuple[Share, ...] = ()


class Variant(Struct, frozen=True):
    """An article within a story. Articles of one wording share a letter and are numbered: C1, C2."""

    letter: str
    article: Article

    @property
    def id(self) -> ArticleId:
        return self.article.id


class Reading(Struct, frozen=True, gc=False):
    """What one variant has for a passage. `link` ties it to the base, None where it stands alone."""

    article: ArticleId
    sentences: tuple[int, ...]
    link: Link | None


class Passage(Struct, frozen=True):
    """One row of the reading view: sentences of the variants that correspond. A merged sentence is in
    the row of the first base sentence that it covers, and its link tells which others.

    `id` is permanent for a story: `0` the headlines, `4` the fourth sentence of the base that the
    story was collated with, `4a` what other variants have after it and that base has not. Read against
    another base (`rebased`), a passage has the same sentences and the same id; `base` may then be
    several sentences that need not be neighbours, and a reading in a row without any may have a link:
    the base tells it joined with the words of another row.
    """

    id: str
    base: tuple[int, ...]
    readings: tuple[Reading, ...]


class ConflictKind(StrEnum):
    CONTRADICTION = "contradiction"
    DETAIL = "differs in detail"
    CLAIMANT = "different claimant"
    DATED = "changed by date"


class ConflictValue(Struct, frozen=True):
    """One answer to the question, in the words of the texts, and where they give it."""

    value: str
    places: tuple[Place, ...]


class Conflict(Struct, frozen=True):
    """Variants that disagree on a fact, grouped by what they say."""

    kind: ConflictKind
    question: str
    values: tuple[ConflictValue, ...]
    reason: str


class Collation(Struct, frozen=True):
    """A story with its variants set side by side.

    `variants` are in letter order, the base first. `alignments` join the base with every other
    variant, and in small stories every pair; `a` comes before `b` in that order. Every sentence
    of every variant is in exactly one reading or base of a passage.

    The base is one choice. `generator.model.rebasing.rebased(collation, variant)` is the same
    collation as it reads against any other variant: that one first, letters and ids of passages as
    they were, each row's words held against its. It compares nothing, so it is cheap: a page can
    offer every variant as the base, and `#p4` is the same passage on all of them.
    """

    variants: tuple[Variant, ...]
    alignments: tuple[Alignment, ...]
    passages: tuple[Passage, ...]
    shares: tuple[Share, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def base(self) -> Variant:
        return self.variants[0]
