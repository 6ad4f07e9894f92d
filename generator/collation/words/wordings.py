"""A sentence by itself, worked out once, whoever else has it.

    “Kim’s plan,” she said.
    tokens   “ Kim ’s plan , ” she said .        forms, and their places in the sentence
    words      Kim    plan     she said          keys: what links sentences, without marks and possessives

Most sentences of a story stand in several of its articles, and a corpus uses the same words again and
again: so a wording is kept, and within it each stretch between two spaces is looked at once in a build.
Whatever only some steps ask for (clauses, letters) is worked out when it is asked for.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from msgspec import Struct

from generator.collation.words.forms import Form, form
from generator.text.keys import fold, key
from generator.text.language import Language, tables
from generator.text.tokens import TokenKind, tokenize

__all__ = ["Wording", "wording"]


class Wording(Struct, frozen=True, eq=False, dict=True):
    """The words of one sentence. Places are characters, from its start."""

    sentence: str
    language: str
    forms: tuple[Form, ...]
    """One for each token."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    """Of its words; a short form has several: `don't` is `do`, `not`."""
    capitals: tuple[bool, ...]
    """Of each word, whether it starts with a capital."""
    folds: tuple[str, ...]
    """Each word without case and typography."""
    places: tuple[int, ...]
    """The token of each word."""

    @cached_property
    def plain(self) -> str:
        """The tokens with one space between: equal ones are verbatim."""
        return " ".join([word.word for word in self.forms])

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """The tokens with the space after each: where they are equal, all characters are."""
        sentence, starts = self.sentence, self.starts
        return tuple([sentence[start:end] for start, end in zip(starts, (*starts[1:], None), strict=True)])

    @cached_property
    def texts(self) -> frozenset[str]:
        """The different texts of the tokens: most rules look for a word that most sentences lack."""
        return frozenset([word.text for word in self.forms])

    @cached_property
    def folded(self) -> str:
        """The words without case and typography, with one space between."""
        return " ".join(self.folds)

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """Where each word begins."""
        starts = self.starts
        return tuple([starts[at] for at in self.places])


@lru_cache(maxsize=1 << 14)
def wording(sentence: str, language: str) -> Wording:
    """The wording of a sentence."""
    forms: list[Form] = []
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    capitals: list[bool] = []
    folds: list[str] = []
    places: list[int] = []
    at = 0
    for chunk in sentence.split():
        at = sentence.index(chunk, at)
        for begin, end, one, folded, own in (_pieces if len(chunk) <= _LONGEST_CHUNK else _read)(
            chunk, language
        ):
            for each in own:
                keys.append(each)
                capitals.append(one.word[0].isupper())
                folds.append(folded)
                places.append(len(forms))
            forms.append(one)
            starts.append(at + begin)
            ends.append(at + end)
        at += len(chunk)
    return Wording(
        sentence, language,
        tuple(forms), tuple(starts), tuple(ends), tuple(keys), tuple(capitals),
        tuple(folds), tuple(places),
    )  # fmt: skip


_Piece = tuple[int, int, Form, str, tuple[str, ...]]
"""A token of a stretch without spaces: where it stands in it, its form, the word without case and
typography, and the keys of its words."""


_LONGEST_CHUNK = 40
"""Characters. What is longer is hardly met again."""


@lru_cache(maxsize=1 << 16)
def _pieces(chunk: str, language: str) -> tuple[_Piece, ...]:
    return _read(chunk, language)


def _read(chunk: str, language: str) -> tuple[_Piece, ...]:
    table = tables(language)
    found: list[_Piece] = []
    for token in tokenize(chunk):
        shown = token.of(chunk)
        own: tuple[str, ...] = ()
        if token.kind is not TokenKind.MARK and shown[0] not in "'’":
            own = tuple(key(part, language) for part in _spelled_out(fold(shown), table))
        found.append((token.start, token.end, form(shown, language), fold(shown), own))
    return tuple(found)


def _spelled_out(word: str, language: Language) -> tuple[str, ...]:
    """`don't` as `do`, `not`: who lacks something and who does not have it then share a word."""
    if "'" not in word:
        return (word,)
    for short, *full in language.contractions:
        if word == short:
            return tuple(full)
        if short.startswith(("'", "n'")) and word.endswith(short) and len(word) > len(short):
            return (word.removesuffix(short), *full)
    return (word,)
