"""What ties two sentences together, in words fit to print.

    shares “unspecified channel”, Ann Lee, “as soon as possible”

The longest and rarest runs of words that both have, in the original characters of the second text.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.collation.features import Features, Word
from generator.collation.similarity import Index

__all__ = ["tie"]

_SHOWN = 3
_MARKS = str.maketrans("", "", '“”„"‘«»')
"""Left out of a phrase, where half a pair of them would confuse."""
_LONGEST = 60
"""Characters of a phrase; a longer one is cut at a word."""


def tie(story: Index, left: Features, a: Sequence[int], right: Features, b: Sequence[int]) -> str:
    """What the sentences share; where no word is shared, what else speaks for the link."""
    ours = [word for at in a for word in left.words[at]]
    theirs = [word for at in b for word in right.words[at]]
    phrases = [_trimmed(run, story.small) for run in _shared_runs(ours, theirs)]
    weighed = sorted(
        ((sum(story.weights[word.key] for word in run), -n, run) for n, run in enumerate(phrases) if run),
        key=lambda entry: entry[:2],
        reverse=True,
    )
    shown: dict[str, str] = {}
    for _, _, run in weighed:
        shown.setdefault(" ".join(word.key for word in run), _quoted(right.article.text, run))
    if shown:
        return "shares " + ", ".join(list(shown.values())[:_SHOWN])
    return "stands where its neighbours and other texts put it; shares no telling word"


def _shared_runs(ours: Sequence[Word], theirs: Sequence[Word]) -> list[Sequence[Word]]:
    """Runs of their words that we have too, longest first at each place, without overlap."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(ours):
        places.setdefault(word.key, []).append(at)
    runs = []
    at = 0
    while at < len(theirs):
        starts = places.get(theirs[at].key, ())
        longest = max((_run_length(ours, start, theirs, at) for start in starts), default=0)
        if longest:
            runs.append(theirs[at : at + longest])
        at += max(1, longest)
    return runs


def _run_length(ours: Sequence[Word], start: int, theirs: Sequence[Word], at: int) -> int:
    length = 0
    while (
        start + length < len(ours)
        and at + length < len(theirs)
        and ours[start + length].key == theirs[at + length].key
    ):
        length += 1
    return length


def _trimmed(run: Sequence[Word], small: frozenset[str]) -> Sequence[Word]:
    """Without the small words at its ends; in capitals they belong to a name."""
    start, end = 0, len(run)
    while start < end and run[start].key in small and not run[start].capital:
        start += 1
    while end > start and run[end - 1].key in small and not run[end - 1].capital:
        end -= 1
    return run[start:end] if any(word.key not in small for word in run) else ()


def _quoted(text: str, run: Sequence[Word]) -> str:
    """The original characters; names stand for themselves, other words in quotation marks."""
    words = text[run[0].token.start : run[-1].token.end]
    words = " ".join(words.translate(_MARKS).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return words if all(word.capital for word in run) else f"“{words}”"
