"""Which words of two sentences correspond.

    in response to   a question by a reporter
         ╲               │            │
      answering       questions from reporters

Links may cross and may be many-to-many. The steps go from the certain to the likely, and each sees
what the ones before it have linked: first words that are the same and unmistakable, in order
(patience anchors: Bram Cohen's diff), then the same content words wherever they moved, then likely
forms of one word, abbreviations, and last what only its place among linked words speaks for.
Function words are never evidence by themselves: "the" links only beside linked neighbours.

Why not a longest common subsequence, as a diff takes: it must not cross, and it prefers three
commas to one name. A statistical aligner needs a corpus of pairs; here every pair stands alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from generator.collation.words.forms import Form, FormKind, form, likeness
from generator.collation.words.pairing import Candidate, Links, Pairing
from generator.settings import WordSettings

__all__ = ["Links", "align", "align_forms"]


_DEFAULTS = WordSettings()


def align(
    a: Sequence[str], b: Sequence[str], language: str = "en", settings: WordSettings = _DEFAULTS
) -> Links:
    """The links between two lists of tokens. `align(a, a)` links every token with itself."""
    forms = (tuple(form(word, language) for word in words) for words in (a, b))
    return align_forms(*forms, settings)


# Copies of a sentence meet the same sentence again, and its figures are compared after its words.
@lru_cache(maxsize=1 << 13)
def align_forms(a: tuple[Form, ...], b: tuple[Form, ...], settings: WordSettings = _DEFAULTS) -> Links:
    """`align` for words that have been looked at already."""
    head, tail = _equal_ends(a, b)
    start = max(head - _SIGHT, 0)
    end_a, end_b = min(len(a) - tail + _SIGHT, len(a)), min(len(b) - tail + _SIGHT, len(b))
    links = [(at, at) for at in range(start)]
    if head + tail < min(len(a), len(b)):
        between = Pairing(a[start:end_a], b[start:end_b], settings, (start, len(a), len(b)))
        links += [(start + i, start + j) for i, j in _between(between)]
    else:  # nothing but an addition or a cut
        links += [(at, at) for at in range(start, head)]
        links += [(len(a) - at, len(b) - at) for at in range(tail, len(a) - end_a, -1)]
    links += zip(range(end_a, len(a)), range(end_b, len(b)), strict=True)
    return tuple(links)


_SIGHT = 3
"""Words beside a free one that speak for a link. So much of two equal ends is enough to link what differs."""


def _equal_ends(a: tuple[Form, ...], b: tuple[Form, ...]) -> tuple[int, int]:
    """How many words both begin with, and how many both end with."""
    head, most = 0, min(len(a), len(b))
    while head < most and (a[head] is b[head] or a[head].key == b[head].key):
        head += 1
    tail, most = 0, most - head
    while tail < most and (a[-1 - tail] is b[-1 - tail] or a[-1 - tail].key == b[-1 - tail].key):
        tail += 1
    return head, tail


def _between(pairing: Pairing) -> Links:
    short = max(len(pairing.a), len(pairing.b)) <= pairing.settings.longest_sentence
    for step in _STEPS if short else (_anchors,):
        step(pairing)
        if not pairing.open:
            break
    return pairing.links()


def _anchors(pairing: Pairing) -> None:
    """Equal ends, then words that each side has once, in order; then again in each gap between."""
    keys_a, keys_b = [w.key for w in pairing.a], [w.key for w in pairing.b]
    pieces = [(0, len(keys_a), 0, len(keys_b))]
    while pieces:
        start_a, end_a, start_b, end_b = pieces.pop()
        while start_a < end_a and start_b < end_b and keys_a[start_a] == keys_b[start_b]:
            pairing.link(start_a, start_b)
            start_a, start_b = start_a + 1, start_b + 1
        while start_a < end_a and start_b < end_b and keys_a[end_a - 1] == keys_b[end_b - 1]:
            end_a, end_b = end_a - 1, end_b - 1
            pairing.link(end_a, end_b)
        if start_a == end_a or start_b == end_b:
            continue
        chain = _longest_increasing(_unique_pairs(keys_a, start_a, end_a, keys_b, start_b, end_b))
        if not chain:
            continue
        for i, j in chain:
            pairing.link(i, j)
            pieces.append((start_a, i, start_b, j))
            start_a, start_b = i + 1, j + 1
        pieces.append((start_a, end_a, start_b, end_b))
    pairing.open = -1 in pairing.to_b and -1 in pairing.to_a


def _unique_pairs(
    keys_a: list[str], start_a: int, end_a: int, keys_b: list[str], start_b: int, end_b: int
) -> list[tuple[int, int]]:
    """Where a key stands that both stretches have exactly once, ordered by a."""
    places_a: dict[str, int] = {}
    for i in range(start_a, end_a):
        places_a[keys_a[i]] = -1 if keys_a[i] in places_a else i
    places_b: dict[str, int] = {}
    for j in range(start_b, end_b):
        places_b[keys_b[j]] = -1 if keys_b[j] in places_b else j
    return [(i, places_b[k]) for k, i in places_a.items() if i >= 0 and places_b.get(k, -1) >= 0]


def _longest_increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest sequence of pairs that rises on both sides, by patience sorting."""
    tops: list[int] = []
    pile_ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        tops[pile : pile + 1] = [j]
        pile_ends[pile : pile + 1] = [index]
        before.append(pile_ends[pile - 1] if pile else -1)
    chain: list[tuple[int, int]] = []
    at = pile_ends[-1] if pile_ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _moved_words(pairing: Pairing) -> None:
    """The same content word wherever it went, the one with the more equal neighbours first."""
    where: dict[str, list[int]] = {}
    for j in pairing.free_b(FormKind.CONTENT):
        where.setdefault(pairing.b[j].key, []).append(j)
    weight = pairing.settings.neighbours
    candidates: list[Candidate] = []
    for i in pairing.free_a(FormKind.CONTENT):
        for j in where.get(pairing.a[i].key, ()):
            same = 1.0 if pairing.a[i].norm == pairing.b[j].norm else 0.95
            score = same + weight * pairing.agreement(i, j) - pairing.distance(i, j)
            candidates.append((-score, i, j))
    pairing.take(candidates)


def _like_words(pairing: Pairing) -> None:
    """Words that stand for each other: "abducted" and "kidnapped", "Kishida" and "Kishada"."""
    weight, closest = pairing.settings.neighbours / 2, pairing.settings.likeness
    free_b = pairing.free_b(FormKind.CONTENT)
    candidates: list[Candidate] = []
    for i in pairing.free_a(FormKind.CONTENT):
        for j in free_b:
            like = likeness(pairing.a[i], pairing.b[j], closest)
            if like:
                score = like + weight * pairing.support(i, j) - pairing.distance(i, j)
                candidates.append((-score, i, j))
    pairing.take(candidates)


def _abbreviations(pairing: Pairing) -> None:
    """A short word that spells the initials of free words: "UN" and "United Nations"."""
    for shorts, longs, to_longs, to_shorts, turned in (
        (pairing.b, pairing.a, pairing.to_a, pairing.to_b, False),
        (pairing.a, pairing.b, pairing.to_b, pairing.to_a, True),
    ):
        for j, short in enumerate(shorts):
            if to_longs[j] >= 0 or not 2 <= len(short.text) <= 10:
                continue
            letters = short.text.replace(".", "")
            if not 2 <= len(letters) <= 5 or not letters.isalpha():
                continue
            if short.kind is FormKind.FUNCTION and letters != "us":
                continue
            stretch = _spelt_out(letters, longs, to_shorts)
            if stretch is not None:
                spelt, word = range(*stretch), range(j, j + 1)
                pairing.link_phrase(*((word, spelt) if turned else (spelt, word)))


def _spelt_out(letters: str, words: Sequence[Form], partner: list[int]) -> tuple[int, int] | None:
    for start, first in enumerate(words):
        if partner[start] >= 0 or first.kind is not FormKind.CONTENT or first.text[0] != letters[0]:
            continue
        at, spelt, content = start, 0, 0
        while at < len(words) and spelt < len(letters) and partner[at] < 0:
            word = words[at]
            if word.text[0] == letters[spelt] and (
                word.kind is FormKind.CONTENT or (len(letters) > 2 and word.kind is FormKind.FUNCTION)
            ):
                spelt += 1
                content += word.kind is FormKind.CONTENT
            elif word.kind is not FormKind.FUNCTION:
                break
            at += 1
        if spelt == len(letters) and content >= 2:
            with_article = start > 0 and words[start - 1].role == "determiner" and partner[start - 1] < 0
            return start - with_article, at
    return None


def _function_words(pairing: Pairing) -> None:
    """Equal function words and marks whose neighbours are linked."""
    where: dict[str, list[int]] = {}
    for j in pairing.free_b():
        if pairing.b[j].kind is not FormKind.CONTENT:
            where.setdefault(pairing.b[j].key, []).append(j)
    weight, least = pairing.settings.neighbours, pairing.settings.function_support
    candidates: list[Candidate] = []
    for i in pairing.free_a():
        if pairing.a[i].kind is FormKind.CONTENT:
            continue
        for j in where.get(pairing.a[i].key, ()):
            score = weight * pairing.agreement(i, j) - pairing.distance(i, j) + pairing.support(i, j) / 2
            candidates.append((-score, i, j))
    candidates.sort()
    for _, i, j in candidates:
        if pairing.to_b[i] < 0 and pairing.to_a[j] < 0 and pairing.support(i, j) >= least:
            pairing.link(i, j)


def _swapped_small_words(pairing: Pairing) -> None:
    """Function words of one class, or marks, in the same place: "a" for "the", "in" for "on"."""
    least = pairing.settings.swap_support
    free_b = [j for j in pairing.free_b() if pairing.b[j].role]
    pairing.take(
        [
            (-support, i, j)
            for i in pairing.free_a()
            if (role := pairing.a[i].role)
            for j in free_b
            if pairing.b[j].role == role and (support := pairing.support(i, j)) >= least
        ]
    )


def _words_in_place(pairing: Pairing) -> None:
    """Content words with nothing in common but linked words around them."""
    least = pairing.settings.position_support
    free_b = pairing.free_b(FormKind.CONTENT)
    pairing.take(
        [
            (-support, i, j)
            for i in pairing.free_a(FormKind.CONTENT)
            for j in free_b
            if (support := pairing.support(i, j)) >= least
        ]
    )


def _gaps(pairing: Pairing) -> None:
    """Free stretches between the same linked words: one word with one, or as many with as many."""
    a, b, to_b, to_a = pairing.a, pairing.b, pairing.to_b, pairing.to_a
    start, taken = 0, list(to_b)
    while start < len(a):
        if taken[start] >= 0 or a[start].kind is FormKind.MARK:
            start += 1
            continue
        end = start
        while end < len(a) and taken[end] < 0 and a[end].kind is not FormKind.MARK:
            end += 1
        left = taken[start - 1] if start else -1
        right = taken[end] if end < len(a) else len(b)
        known = (start == 0 or left >= 0) and right >= 0
        width = right - left - 1
        if (
            known
            and width == end - start <= pairing.settings.longest_gap
            and all(to_a[j] < 0 and b[j].kind is not FormKind.MARK for j in range(left + 1, right))
        ):
            for offset in range(width):
                pairing.link(start + offset, left + 1 + offset)
        start = end


def _phrases(pairing: Pairing) -> None:
    """What is left beside a reworded word belongs to it: "went down" to "fell", "a value" to "valued"."""
    pairing.blocks += _belonging(pairing.a, pairing.to_b, pairing.b, pairing.to_a)
    pairing.blocks += [(i, j) for j, i in _belonging(pairing.b, pairing.to_a, pairing.a, pairing.to_b)]


def _belonging(
    words: Sequence[Form], partner: list[int], others: Sequence[Form], back: list[int]
) -> list[tuple[int, int]]:
    """Free words, each with the partner of the neighbour that it belongs to.

    Only where that neighbour was reworded, and where its partner has no free word on the same side,
    which would be the better counterpart.
    """
    found: list[tuple[int, int]] = []
    for i, word in enumerate(words):
        if partner[i] >= 0:
            continue
        for way in _ways(word):
            x = i + way
            if not 0 <= x < len(words) or partner[x] < 0 or words[x].kind is not FormKind.CONTENT:
                continue
            y = partner[x]
            beside = y - way
            taken = not 0 <= beside < len(back) or back[beside] >= 0
            if taken and others[y].kind is FormKind.CONTENT and words[x].key != others[y].key:
                found.append((i, y))
                break
    return found


def _ways(word: Form) -> tuple[int, ...]:
    """On which side a free word's phrase is: an article's after it, an adverb's before it."""
    if word.kind is FormKind.CONTENT:
        return (-1, 1)
    if word.role == "determiner":
        return (1,)
    return () if word.role else (-1,)


_STEPS: tuple[Callable[[Pairing], None], ...] = (
    _anchors,
    _moved_words,
    _like_words,
    _abbreviations,
    _function_words,
    _swapped_small_words,
    _words_in_place,
    _gaps,
    _phrases,
)
