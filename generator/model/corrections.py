"""What people set by hand over what the program found.

    [[derivation]]                     DerivationCorrection(
    source   = "ledger"                    source="ledger", derived="bay", kind=COPIED,
    derived  = "bay"              →        hand=Hand("Ann Lee", "2026-11-22", "their editor said so"))
    relation = "copied"

Every room obeys its own part and marks what it set. The order in which corrections were written never
counts: they are kept sorted, and two that contradict each other are both refused when they are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from generator.model.attribution import Confidence, DerivationKind
from generator.model.hand import Hand
from generator.model.spans import ArticleId, Span

__all__ = [
    "CORRECTIONS_FILE",
    "NO_CORRECTIONS",
    "ApartCorrection",
    "Correction",
    "Corrections",
    "DerivationCorrection",
    "Field",
    "FieldCorrection",
    "LinkCorrection",
    "NoteCorrection",
    "TogetherCorrection",
]


CORRECTIONS_FILE = "corrections.toml"
"""Its name, at the top of a corpus."""


class Field(StrEnum):
    """What of an article's metadata can be set."""

    HEADLINE = "headline"
    OUTLET = "outlet"
    AUTHORS = "authors"
    AGENCY = "agency"
    DATELINE = "dateline"
    PUBLISHED = "published"
    URL = "url"


class FieldCorrection(Struct, frozen=True):
    """A field of an article, with its values: none where it is known that there is no such thing."""

    hand: Hand
    article: ArticleId
    field: Field
    values: tuple[str, ...]

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return (self.article,)


class TogetherCorrection(Struct, frozen=True):
    """Articles that tell one story."""

    hand: Hand
    articles: tuple[ArticleId, ...]


class ApartCorrection(Struct, frozen=True):
    """`article` does not tell the story that `of` tells."""

    hand: Hand
    article: ArticleId
    of: ArticleId

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return (self.article, self.of)


class LinkCorrection(Struct, frozen=True):
    """Sentences that correspond, or that do not. `a` comes before `b` by id."""

    hand: Hand
    a: ArticleId
    b: ArticleId
    a_sentences: tuple[int, ...]
    b_sentences: tuple[int, ...]
    linked: bool

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return (self.a, self.b)


class DerivationCorrection(Struct, frozen=True):
    """Who took what from whom; `kind` is None where nothing was taken.

    `source` is None for one that the corpus lacks: then `name` says what it is called.
    """

    hand: Hand
    source: ArticleId | None
    name: str
    derived: ArticleId
    kind: DerivationKind | None
    confidence: Confidence

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return (self.derived,) if self.source is None else (self.source, self.derived)


class NoteCorrection(Struct, frozen=True):
    """A remark on an article, or on words of it."""

    hand: Hand
    article: ArticleId
    span: Span | None
    text: str

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return (self.article,)


Correction = (
    FieldCorrection
    | TogetherCorrection
    | ApartCorrection
    | LinkCorrection
    | DerivationCorrection
    | NoteCorrection
)


class Corrections(Struct, frozen=True):
    """Every correction of a corpus, or those of one story; each kind sorted. `of` makes one."""

    metadata: tuple[FieldCorrection, ...] = ()
    together: tuple[TogetherCorrection, ...] = ()
    apart: tuple[ApartCorrection, ...] = ()
    links: tuple[LinkCorrection, ...] = ()
    derivations: tuple[DerivationCorrection, ...] = ()
    notes: tuple[NoteCorrection, ...] = ()

    @staticmethod
    def of(corrections: Iterable[Correction]) -> Corrections:
        """Corrections of any kinds in any order; what is said twice in the same words counts once."""
        ordered = sorted(set(corrections), key=repr)
        return Corrections(
            tuple(one for one in ordered if isinstance(one, FieldCorrection)),
            tuple(one for one in ordered if isinstance(one, TogetherCorrection)),
            tuple(one for one in ordered if isinstance(one, ApartCorrection)),
            tuple(one for one in ordered if isinstance(one, LinkCorrection)),
            tuple(one for one in ordered if isinstance(one, DerivationCorrection)),
            tuple(one for one in ordered if isinstance(one, NoteCorrection)),
        )

    def __iter__(self) -> Iterator[Correction]:
        yield from self.metadata
        yield from self.together
        yield from self.apart
        yield from self.links
        yield from self.derivations
        yield from self.notes

    def touching(self, articles: Iterable[ArticleId]) -> Corrections:
        """Those that name one of some articles."""
        asked = frozenset(articles)
        return Corrections.of(one for one in self if not asked.isdisjoint(one.articles))

    @property
    def held_together(self) -> tuple[tuple[ArticleId, ArticleId], ...]:
        """Pairs of articles that tell one story: by word, or because one took from or corresponds to the
        other, which can be shown within a story alone."""
        pairs = [pair for one in self.together for pair in pairwise(one.articles)]
        pairs += [(one.a, one.b) for one in self.links if one.linked]
        pairs += [(one.source, one.derived) for one in self.derivations if one.source and one.kind]
        return tuple(pairs)


NO_CORRECTIONS = Corrections()
