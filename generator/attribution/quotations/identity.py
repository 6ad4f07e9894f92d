"""Whether two speakers are one person, as far as their names tell.

Fumio Kishida · Kishida · Kishida Fumio            one
Ms. Lee's spokesman · a spokesman for Ms. Lee      one
Ann Lee · Jo Day                                   two
the second official · an official                  nobody can tell: neither is a name
"""

from __future__ import annotations

__all__ = ["same_speaker", "two_people"]


def same_speaker(a: str | None, b: str | None) -> bool | None:
    """None where one of them is unknown. "Kishida Fumio" is "Fumio Kishida", and "Lee" may be "Ann Lee"."""
    if a is None or b is None:
        return None
    left, right = _meant(a), _meant(b)
    return left <= right or right <= left


def _meant(speaker: str) -> frozenset[str]:
    """The words that tell who is meant: "Ms. Lee's spokesman" is "a spokesman for Ms. Lee"."""
    words = speaker.casefold().replace("’", "'").split()
    bare = frozenset(word.removesuffix("'s").removesuffix("'") for word in words)
    return bare - _SMALL or bare


_SMALL = frozenset({"a", "an", "the", "for", "of", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss"})


def two_people(a: str | None, b: str | None) -> bool:
    """Whether two speakers are both named and not the same; "Karolos" and "Carolos" may be one."""
    if same_speaker(a, b) is not False:
        return False
    last = [(name or "").split()[-1:] for name in (a, b)]
    named = all(word[:1].isupper() for name in (a, b) for word in (name or "").split()[-2:])
    return named and last[0] != last[1]
