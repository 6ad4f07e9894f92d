"""Words that the views compose, in whatever language the site has.

    capital("five texts")                ->  "Five texts"
    short("The mayor of Lindholm …", 9)  ->  "The mayor …"
    sentences(say, [13, 14])             ->  "sentences 13–14"

What is said stands in the catalogue of the theme; here is what all languages do alike. What an
article says is never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import PurePath

from generator.publishing.theme.catalogue import Catalogue

__all__ = ["capital", "opening_words", "public_place", "range_of", "ranges", "sentence", "sentences", "short"]


def public_place(where: str) -> str:
    """A place in the corpus without the folders of the machine that it was read on."""
    path = PurePath(where)
    return path.name if path.is_absolute() or ".." in path.parts else where


def capital(words: str) -> str:
    """The same words with a capital at the start."""
    return words[:1].upper() + words[1:]


def sentence(words: str) -> str:
    """The same words as a sentence: a full stop at the end where no mark closes it."""
    return words if words.endswith((".", "!", "?", "…", ".”", "?”", "!”", ".“", "?“", "!“")) else f"{words}."


def short(words: str, most: int) -> str:
    """At most `most` characters, cut between words, with an ellipsis where something is missing."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    cut = words.rfind(" ", 0, most)
    return words[: cut if cut > most // 2 else most - 1].rstrip(" ,;:–—-") + " …"


def sentences(say: Catalogue, numbers: Sequence[int]) -> str:
    """`sentence 7`, `sentences 13–14`, `sentences 3, 9`."""
    return _sentences(say, tuple(numbers))


@lru_cache(maxsize=4096)
def _sentences(say: Catalogue, numbers: tuple[int, ...]) -> str:
    """A page has hundreds of these, most of them of one sentence."""
    runs = [
        [number for _, number in group]
        for _, group in groupby(enumerate(sorted(numbers)), key=lambda each: each[1] - each[0])
    ]
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
    return say("words.sentences", len(numbers), shown=shown)


def opening_words(say: Catalogue, sentence: str, most: int = 6) -> str:
    """The first few words of a sentence, in quotation marks of our own, its own left out."""
    words = sentence.split(maxsplit=most)
    opening = " ".join(words[:most]).translate(_NO_MARKS).rstrip(" ,;:–—-")
    return say("words.quoted", words=f"{opening} …" if len(words) > most else opening)


_NO_MARKS = str.maketrans("", "", '“”"„«»')


def ranges(say: Catalogue, letters: Sequence[str], wording: Callable[[str], str]) -> list[str]:
    """`C1, C2, C3, D` as `C1 to C3`, `D`: neighbouring places of one wording together."""

    def place(each: tuple[int, str]) -> tuple[str, int]:
        number = each[1].removeprefix(wording(each[1]))
        return wording(each[1]), (int(number) if number else 0) - each[0]

    found: list[str] = []
    for _, group in groupby(enumerate(letters), key=place):
        run = [letter for _, letter in group]
        found += [range_of(say, run)] if len(run) > 2 else run
    return found


def range_of(say: Catalogue, letters: Sequence[str]) -> str:
    """`C1 to C9`."""
    return say("words.range", first=letters[0], last=letters[-1])
