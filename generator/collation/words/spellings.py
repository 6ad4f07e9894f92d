"""Two wordings of one thing.

    per cent          percent                  another spelling
    thirteen          13                       the same figure
    Fumio Kishida     Kishida Fumio            the same name in another order
    1910-45           from 1910 to 1945        the same years
    United States     U.S.                     an abbreviation
    don’t             do not                   a contraction

They are no change that a reviewer must weigh, so each is told apart from rewording before anything
else is said about it. "Other form" is strict: "countries" for "country" is another word here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from generator.collation.words.alignment import Links
from generator.collation.words.forms import Form, FormKind
from generator.text.language import tables

__all__ = ["Phrases", "other_forms", "same_thing"]

Phrases = tuple[tuple[int, int, int, int], ...]
"""Half-open token ranges on both sides: (a start, a end, b start, b end)."""


def same_thing(a: Sequence[Form], b: Sequence[Form], language: str = "en") -> str:
    """Why two phrases are one thing in two forms; "" where they are not, or are simply equal."""
    if not a or not b:
        return ""
    plain = _plain(a, language), _plain(b, language)
    for reason, same in _WAYS:
        if same(a, b, *plain, language):
            return reason
    return ""


def other_forms(a: Sequence[Form], b: Sequence[Form], links: Links, language: str = "en") -> Phrases:
    """Phrases of several words that are one thing in another form, wherever they stand.

    They are found before anything is taken for kept, or the one word that both forms share would
    part them: from [1910] to 1945.
    """
    found: list[tuple[int, int, int, int]] = []
    found += _turned_names(a, b, links)
    found += _year_phrases(a, b, language)
    found += _abbreviated(a, b, links)
    chosen: list[tuple[int, int, int, int]] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for phrase in found:
        places_a, places_b = range(*phrase[:2]), range(*phrase[2:])
        if taken_a.isdisjoint(places_a) and taken_b.isdisjoint(places_b):
            chosen.append(phrase)
            taken_a.update(places_a)
            taken_b.update(places_b)
    return tuple(sorted(chosen))


def _capital(word: Form) -> bool:
    return word.word[:1].isupper()


def _turned_names(a: Sequence[Form], b: Sequence[Form], links: Links) -> Phrases:
    if all(one[1] <= other[1] for one, other in pairwise(links)):
        return ()
    partner = dict(links)
    return tuple(
        (i, i + 2, partner[i + 1], partner[i] + 1)
        for i in range(len(a) - 1)
        if partner.get(i, -9) == partner.get(i + 1, -9) + 1
        and all(_capital(w) and w.kind is FormKind.CONTENT for w in a[i : i + 2])
        and a[i].text == b[partner[i]].text
        and a[i + 1].text == b[partner[i + 1]].text
    )


def _year_phrases(a: Sequence[Form], b: Sequence[Form], language: str) -> Phrases:
    """Ranges of the same years in other words, the first of one side with the first of the other."""
    free: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end, years in _year_ranges(b, language):
        free.setdefault(years, []).append((start, end))
    found: list[tuple[int, int, int, int]] = []
    for start, end, years in _year_ranges(a, language):
        if free.get(years):
            there = free[years].pop(0)
            if [word.text for word in a[start:end]] != [word.text for word in b[slice(*there)]]:
                found.append((start, end, *there))
    return tuple(found)


def _year_ranges(words: Sequence[Form], language: str) -> list[tuple[int, int, tuple[int, int]]]:
    """Stretches such as "1910-45" or "from 1910 to 1945", with their years."""
    if not any(word.text.isdigit() for word in words):
        return []
    joints = tables(language).range_words
    found: list[tuple[int, int, tuple[int, int]]] = []
    for at in range(1, len(words) - 1):
        first, joint, second = words[at - 1].text, words[at].text, words[at + 1].text
        if not (first.isdigit() and len(first) == 4 and second.isdigit()):
            continue
        if joint != "-" and joint not in joints:
            continue
        last = second if len(second) == 4 else first[:2] + second if len(second) == 2 else ""
        if last and first < last:
            start = at - 2 if at >= 2 and words[at - 2].text in joints and joint != "-" else at - 1
            found.append((start, at + 2, (int(first), int(last))))
    return found


def _abbreviated(a: Sequence[Form], b: Sequence[Form], links: Links) -> Phrases:
    """One word linked with several whose initials it gives."""
    found: list[tuple[int, int, int, int]] = []
    if len({i for i, _ in links}) == len({j for _, j in links}) == len(links):
        return ()
    many_a: dict[int, list[int]] = {}
    many_b: dict[int, list[int]] = {}
    for i, j in links:
        many_a.setdefault(i, []).append(j)
        many_b.setdefault(j, []).append(i)
    for i, places in many_a.items():
        start, end = places[0], places[-1] + 1
        if end - start == len(places) > 1 and _initials(a[i : i + 1], b[start:end]):
            found.append((i, i + 1, start, end))
    for j, places in many_b.items():
        start, end = places[0], places[-1] + 1
        if end - start == len(places) > 1 and _initials(a[start:end], b[j : j + 1]):
            found.append((start, end, j, j + 1))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _written_out(text: str, norm: str, language: str) -> tuple[str, ...]:
    """A word's norm, a contraction as its words."""
    for short, *full in tables(language).contractions:
        if text == short:
            return tuple(full)
        ending = not short[0].isalpha() or short == "n't"
        if ending and text.endswith(short) and len(text) > len(short):
            return text.removesuffix(short), *full
    ordinals = tables(language).ordinals
    return (f"#{ordinals.index(text) + 1}",) if text in ordinals else (norm,)


def _plain(words: Sequence[Form], language: str) -> tuple[str, ...]:
    """The words that count, written out; hyphens, commas and stops do not."""
    plain: list[str] = []
    for word in words:
        if word.text in _ORDINAL_ENDINGS and plain and plain[-1].isdigit():
            plain[-1] = "#" + plain[-1]
        elif word.kind is not FormKind.MARK:
            plain += _written_out(word.text, word.norm, language)
    return tuple(plain)


_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


Words = Sequence[Form]
Plain = tuple[str, ...]


def _same_figure(_: Words, __: Words, plain_a: Plain, plain_b: Plain, ___: str) -> bool:
    return plain_a == plain_b and any(part.lstrip("#").isdigit() for part in plain_a)


def _same_years(a: Words, b: Words, _: Plain, __: Plain, language: str) -> bool:
    years_a, years_b = _year_ranges(a, language), _year_ranges(b, language)
    if len(years_a) != 1 or len(years_b) != 1:
        return False
    (start_a, end_a, one), (start_b, end_b, other) = years_a[0], years_b[0]
    return one == other and (start_a, end_a, start_b, end_b) == (0, len(a), 0, len(b))


def _same_spelling(a: Words, b: Words, plain_a: Plain, plain_b: Plain, _: str) -> bool:
    joined = "".join(plain_a).replace("'", "")
    if joined and joined == "".join(plain_b).replace("'", ""):
        return True
    # What a tool has torn: "I ’ m".
    torn, other = (
        [word.text.replace("'", "") for word in words if word.text not in _APOSTROPHES] for words in (a, b)
    )
    return bool(joined) and len(torn) != len(other) and "".join(torn) == "".join(other)


_APOSTROPHES = frozenset("'’")


def _same_name(a: Words, b: Words, plain_a: Plain, plain_b: Plain, _: str) -> bool:
    if len(a) < 2 or len(plain_a) != len(plain_b) or sorted(plain_a) != sorted(plain_b):
        return False
    return all(_capital(word) for word in (*a, *b) if word.kind is not FormKind.MARK)


def _abbreviation(a: Words, b: Words, _: Plain, __: Plain, ___: str) -> bool:
    return _initials(a, b)


def _initials(a: Words, b: Words) -> bool:
    short, long = (a, b) if len(a) == 1 else (b, a)
    if len(short) != 1 or len(long) < 2 or not all(w.word[:1].isalnum() for w in long):
        return False
    letters = short[0].text.replace(".", "")
    every = "".join(w.text[0] for w in long)
    content = "".join(w.text[0] for w in long if w.kind is FormKind.CONTENT)
    return letters.isalpha() and letters in (every, content)


_WAYS: tuple[tuple[str, Callable[[Words, Words, Plain, Plain, str], bool]], ...] = (
    ("the same figure", _same_figure),
    ("the same years", _same_years),
    ("another spelling", _same_spelling),
    ("the same name in another order", _same_name),
    ("an abbreviation", _abbreviation),
)
