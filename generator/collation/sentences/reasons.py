"""What ties two sentences together, in words fit to print.

    shares “unspecified channel”, Ann Lee, “as soon as possible”

The longest and rarest runs of words that both have, in the original characters of the second text.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.collation.sentences.features import Features
from generator.collation.sentences.similarity import Index

__all__ = ["tie"]

_SHOWN = 3
_MARKS = str.maketrans("", "", '“”„"‘«»')
"""Left out of a phrase, where half a pair of them would confuse."""
_LONGEST = 60
"""Characters of a phrase; a longer one is cut at a word."""


_Run = tuple[int, int]
"""A half-open range of words."""


def tie(story: Index, left: Features, a: Sequence[int], right: Features, b: Sequence[int]) -> str:
    """What the sentences share; where no word is shared, what else speaks for the link."""
    words = right.keys(b)
    capital = [one for at in b for one in right.lines[at].capitals]
    runs = [_trimmed(words, capital, *run, story.small) for run in _shared_runs(left.keys(a), words)]
    weights = story.weights
    weighed = sorted(
        (
            (sum([weights[word] for word in words[start:end]]), -n, (start, end))
            for n, (start, end) in enumerate(runs)
            if start < end
        ),
        reverse=True,
    )
    shown: dict[str, str] = {}
    for _, _, (start, end) in weighed:
        shown.setdefault(" ".join(words[start:end]), _quoted(right, b, start, end, all(capital[start:end])))
        if len(shown) == _SHOWN:
            break
    if shown:
        return "shares " + ", ".join(shown.values())
    return "stands where its neighbours and other texts put it; shares no telling word"


def _shared_runs(ours: Sequence[str], theirs: Sequence[str]) -> list[_Run]:
    """Runs of their words that we have too, longest first at each place, without overlap."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(ours):
        places.setdefault(word, []).append(at)
    runs = []
    at = 0
    while at < len(theirs):
        starts = places.get(theirs[at], ())
        longest = max([_run_length(ours, start, theirs, at) for start in starts], default=0)
        if longest:
            runs.append((at, at + longest))
        at += max(1, longest)
    return runs


def _run_length(ours: Sequence[str], start: int, theirs: Sequence[str], at: int) -> int:
    length, most = 1, min(len(ours) - start, len(theirs) - at)
    while length < most and ours[start + length] == theirs[at + length]:
        length += 1
    return length


def _trimmed(
    words: Sequence[str], capital: Sequence[bool], start: int, end: int, small: frozenset[str]
) -> _Run:
    """Without the small words at its ends; in capitals they belong to a name."""
    if small.issuperset(words[start:end]):
        return start, start
    while start < end and words[start] in small and not capital[start]:
        start += 1
    while end > start and words[end - 1] in small and not capital[end - 1]:
        end -= 1
    return start, end


def _quoted(article: Features, sentences: Sequence[int], start: int, end: int, name: bool) -> str:
    """The original characters; names stand for themselves, other words in quotation marks."""
    text = article.article.text
    words = text[_place(article, sentences, start)[0] : _place(article, sentences, end - 1)[1]]
    words = " ".join(words.translate(_MARKS).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return words if name else f"“{words}”"


def _place(article: Features, sentences: Sequence[int], word: int) -> tuple[int, int]:
    """Where a word of these sentences begins and ends in the article."""
    for at in sentences:
        line = article.lines[at]
        if word < len(line.places):
            begin, token = article.article.sentences[at].span.start, line.places[word]
            return begin + line.starts[token], begin + line.ends[token]
        word -= len(line.places)
    raise IndexError(word)
