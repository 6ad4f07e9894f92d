"""The words that an outlet wrote itself, ready to be compared.

    “We will not stop,” the mayor told reporters at the foot of the bridge.
     ░░ ░░░░ ░░░ ░░░░   the mayor told reporters at the foot of the bridge
     speech             narration

Official words are common property: three outlets that heard one mayor quote her alike. So what
stands inside quotation marks, and every sentence in the first person (speech whose marks were
lost), is no evidence of copying, and neither are the formulas of the trade ("anyone with
information is asked to call"). Names and figures are marked, because a run of nothing else is forced
by the facts; so are words of content, because "it is one of the" is nobody's wording.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.model.article import Article, SentenceRole
from generator.model.spans import ArticleId, Span
from generator.text.characters import has_ideographs
from generator.text.language import Language, tables
from generator.text.quotation import quoted
from generator.text.words import words_of

__all__ = ["CONTENT", "GRAM", "NAME", "OFFICIAL", "Narration", "narration_of"]

GRAM = 5
"""Words of the shortest run that is looked for."""

OFFICIAL = 1
"""Not the outlet's own wording: speech, or a formula."""
NAME = 2
"""A name, a figure, a day or a month."""
CONTENT = 4
"""An ordinary word that carries meaning."""


class Narration(Struct, frozen=True, eq=False):
    """An article's running text as comparable words. All sequences have one entry per word.

    `traits` holds the bits OFFICIAL, NAME and CONTENT. `sentences` counts the article's sentences.
    """

    article: ArticleId
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    traits: bytes
    sentences: tuple[int, ...]
    told: int
    """Words of narration: those that are not OFFICIAL."""
    grams: dict[tuple[str, ...], list[int]]
    """Where each run of `GRAM` words begins."""

    def span(self, start: int, end: int) -> Span:
        """The characters from word `start` to before word `end`."""
        return Span(self.starts[start], self.ends[end - 1])


def narration_of(article: Article) -> Narration:
    """The words of an article's body, without headline and without what was taken out."""
    body = [
        (index, sentence.span)
        for index, sentence in enumerate(article.sentences)
        if sentence.role is not SentenceRole.HEADLINE
    ]
    return replace(_read(article.text, article.language, tuple(body)), article=article.id)


# Copies of a text are read once: in letter order they stand together.
@lru_cache(maxsize=8)
def _read(text: str, code: str, body: tuple[tuple[int, Span], ...]) -> Narration:
    """The words of some sentences, each with its number, of nobody's article yet."""
    language = tables(code)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    for index, span in body:
        for word, start, end in _spelled(span.of(text)):
            if word != "'s":  # a possessive ending is no word of its own
                words.append(word)
                starts.append(span.start + start)
                ends.append(span.start + end)
                sentences.append(index)
    traits = bytearray(_traits(text, words, starts, sentences, language))
    _mark_speech(text, words, starts, ends, sentences, traits, language)
    _mark_formulas(words, traits, language)
    grams: dict[tuple[str, ...], list[int]] = {}
    for at, gram in enumerate(zip(*[words[ahead:] for ahead in range(GRAM)], strict=False)):
        grams.setdefault(gram, []).append(at)
    own = sum([not trait & OFFICIAL for trait in traits])
    return Narration(
        ArticleId(""), tuple(words), tuple(starts), tuple(ends), bytes(traits), tuple(sentences), own, grams
    )


def _spelled(sentence: str) -> Iterable[tuple[str, int, int]]:
    """Words with their places; of Chinese and Japanese, which set no spaces, two characters at a time from
    the start of a clause. That is what a word has on average, and what counts runs was measured on words:
    eight of them are no chance, eight characters may be."""
    told = words_of(sentence)
    found = zip(told.words, told.starts, told.ends, strict=True)
    return _paired(found) if has_ideographs(sentence) else found


def _paired(words: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    waiting: tuple[str, int, int] | None = None
    for word, start, end in words:
        pairs = has_ideographs(word)
        if waiting and pairs and start == waiting[2]:
            yield waiting[0] + word, waiting[1], end
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = (word, start, end) if pairs else None
        if not pairs:
            yield word, start, end
    if waiting:
        yield waiting


def _mark_speech(
    text: str,
    words: list[str],
    starts: list[int],
    ends: list[int],
    sentences: list[int],
    traits: bytearray,
    language: Language,
) -> None:
    """What stands inside quotation marks, and whole sentences in which somebody says "I" outside them."""
    quotations = iter([*(quotation.outer for quotation in quoted(text)), Span(len(text), len(text))])
    current = next(quotations)
    in_person: set[int] = set()
    for place, start in enumerate(starts):
        while current.end <= start and current.start < len(text):
            current = next(quotations)
        if current.start <= start < current.end:
            traits[place] |= OFFICIAL
        elif _first_person(words[place], text[start : ends[place]], language):
            in_person.add(sentences[place])
    for place, sentence in enumerate(sentences):
        if sentence in in_person:
            traits[place] |= OFFICIAL


def _first_person(word: str, written: str, language: Language) -> bool:
    """ "US" in capitals is a country, "us" is a person speaking."""
    if word.partition("'")[0] not in language.first_person:
        return False
    return len(written) == 1 or not written.isupper()


def _mark_formulas(words: list[str], traits: bytearray, language: Language) -> None:
    """The set phrases of the trade are nobody's wording."""
    by_opening: dict[str, list[tuple[str, ...]]] = {}
    for formula in language.formulas:
        by_opening.setdefault(formula[0], []).append(formula)
    for place, word in enumerate(words):
        for formula in by_opening.get(word, ()):
            if tuple(words[place : place + len(formula)]) == formula:
                for position in range(place, place + len(formula)):
                    traits[position] |= OFFICIAL


def _traits(
    text: str, words: list[str], starts: list[int], sentences: list[int], language: Language
) -> Iterator[int]:
    """NAME, CONTENT or nothing for each word.

    A capital at the beginning of a sentence shows a name only where the word has one elsewhere too, or
    the next word has one.
    """
    capital = [
        text[start].isupper() and word not in language.function_words
        for word, start in zip(words, starts, strict=True)
    ]
    opening = [place == 0 or sentences[place] != sentences[place - 1] for place in range(len(words))]
    names = {word for word, high, first in zip(words, capital, opening, strict=True) if high and not first}
    calendar = _calendar(language.code)
    empty = language.function_words | language.reporting_words | language.title_words
    for place, word in enumerate(words):
        following = place + 1 < len(words) and not opening[place + 1] and capital[place + 1]
        named = capital[place] and (not opening[place] or word in names or following)
        if named or word[0].isdigit() or word in language.number_words or word in calendar:
            yield NAME
        elif word in empty:
            yield 0
        else:
            yield CONTENT


@cache
def _calendar(code: str) -> frozenset[str]:
    language = tables(code)
    return frozenset((*language.months, *language.weekdays))
