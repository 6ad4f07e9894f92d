"""What is told of whom, and since when: changes that leave the words true and the telling wrong.

    “…,” apparently referring to its tests / suggested that its tests were part of “…”  a guess told as speech
    said Monday that it was asked          / announced that it was asked on Monday      the day of saying it
    The ministry says ships were offered   / Ships Reportedly Offered                   who says so is gone
    five of them left, the others died     / let them all go or they had died           a part became all

Four patterns of words that mean little else; each asks for kept words beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.collation.words.comparison import Comparison, Range, Ranges
from generator.collation.words.forms import Form, FormKind
from generator.collation.words.sides import Side

__all__ = ["day_of_saying", "guess_told_as_said", "part_for_all", "teller_lost"]

_REACH = 3
"""Words within which a verb of saying and "that", or a figure and "of them", belong together."""
_LEAST_KEPT = 2
"""Content words that the object of a guess must share with the other side."""
_CLAUSE = 4
"""Words between "that" and a day: a day so far from the verb of saying stands in what is said."""


def _speaking(c: Comparison) -> frozenset[str]:
    names = ("neutral_verbs", "loaded_verbs", "suggesting")
    return frozenset().union(*(c.table.certainty.get(name, frozenset()) for name in names))


def guess_told_as_said(c: Comparison) -> Iterator[Ranges]:
    """ "apparently referring to the tests" against "suggested that the tests …": the reporter's guess at
    what a speaker means, told as the speaker's own words."""
    guessing = c.table.certainty.get("guessing", frozenset())
    hedges = c.table.certainty.get("adverbs", frozenset())
    if guessing.isdisjoint(c.left.texts) or not c.right.texts.isdisjoint(guessing | hedges):
        return
    for i in range(len(c.left.forms) - 1):
        if c.left.forms[i].text not in hedges or c.left.forms[i + 1].text not in guessing:
            continue
        end = _to_mark(c.left, i + 2)
        kept = sorted(c.to_b[x] for x in range(i + 2, end) if c.kept_a(x) and _content(c.left, x))
        if len(kept) < _LEAST_KEPT:
            continue
        verb = next((v for v in range(kept[0] - 1, -1, -1) if c.right.forms[v].text in _speaking(c)), None)
        if verb is not None and _that(c.right, verb):
            yield (i, end), (verb, kept[-1] + 1)


def day_of_saying(c: Comparison) -> Iterator[Ranges]:
    """ "said Monday that …" against "announced that … on Monday"."""
    weekdays = frozenset(c.table.weekdays)
    if not any(word.norm in weekdays for word in c.left.forms):
        return
    days = [i for i, word in enumerate(c.left.forms) if _weekday(c, word)]
    others = [j for j, word in enumerate(c.right.forms) if _weekday(c, word)]
    if len(days) != 1 or len(others) != 1:
        return
    i, j = days[0], others[0]
    speaking = _speaking(c)
    verb = _verb_beside(c.left, i, speaking)
    if c.left.forms[i].key != c.right.forms[j].key or verb is None or not _that(c.left, i):
        return
    if any(c.right.forms[x].text in speaking for x in range(max(j - 2, 0), min(j + 3, len(c.right.forms)))):
        return
    told = [v for v in range(j) if c.right.forms[v].text in speaking and _that(c.right, v)]
    if not told or j - told[-1] < _CLAUSE or any(w.text == '"' for w in c.right.forms[told[-1] : j]):
        return
    if c.right.forms[j - 1].kind is FormKind.FUNCTION and _same_teller(c, verb, told[-1]):
        yield (verb, i + 1), (j - 1, j + 1)


def _same_teller(c: Comparison, verb: int, other: int) -> bool:
    """Whether a name right before the one verb stands before the other too."""
    mine = {word.key for word in c.left.forms[max(verb - _REACH, 0) : verb] if word.word[:1].isupper()}
    theirs = {word.key for word in c.right.forms[max(other - _REACH, 0) : other] if word.word[:1].isupper()}
    return bool(mine & theirs)


def teller_lost(c: Comparison) -> Iterator[Ranges]:
    """ "The ministry says …" against "… Reportedly …": nobody is named any more."""
    hearsay = c.table.certainty.get("hearsay", frozenset())
    if hearsay.isdisjoint(c.right.texts):
        return
    speaking = _speaking(c) | c.table.certainty.get("telling", frozenset())
    at = [j for j, word in enumerate(c.right.forms) if word.text in hearsay]
    if len(at) != 1 or any(word.text in speaking for word in c.right.forms):
        return
    if any(word.text in hearsay for word in c.left.forms):
        return
    # "Reportedly offered" speaks of the offer; "an allegedly drunk driver" of the driver.
    told = at[0] + 1
    if told >= len(c.right.forms) or not _content(c.right, told) or not c.kept_b(told):
        return
    neutral = c.table.certainty.get("neutral_verbs", frozenset())
    for i in range(1, min(_REACH + 2, len(c.left.forms))):
        if c.left.forms[i].text in neutral:
            whole = all(word.kind is not FormKind.MARK for word in c.left.forms[:i])
            if whole and c.to_a[told] > i:
                yield (0, i + 1), (at[0], at[0] + 1)
            return


def part_for_all(c: Comparison) -> Iterator[Ranges]:
    """ "five of them … the others" against "them all"."""
    rest = c.table.certainty.get("rest", frozenset())
    if "all" not in c.right.texts or rest.isdisjoint(c.left.texts):
        return
    if any(word.text in rest or (word.norm.isdigit() and len(word.norm) < 4) for word in c.right.forms):
        return
    everyone = _them_all(c.right)
    others = next((x for x, word in enumerate(c.left.forms) if word.text in rest), None)
    if everyone is None or others is None or not any(_content(c.left, i) for i, _ in c.same):
        return
    for i, word in enumerate(c.left.forms[:others]):
        if word.norm.isdigit() and 1 < int(word.norm) < 1000 and not _weekday(c, word):
            of_them = [other.text for other in c.left.forms[i + 1 : i + 3]] in (["of", "them"], ["of", "the"])
            yield (i, i + 3 if of_them and c.left.forms[i + 2].text == "them" else i + 1), everyone
            return


def _them_all(side: Side) -> Range | None:
    texts = [word.text for word in side.forms]
    for at in range(len(texts) - 1):
        if texts[at : at + 2] == ["them", "all"]:
            return at, at + 2
        if texts[at : at + 3] == ["all", "of", "them"]:
            return at, at + 3
    return None


def _verb_beside(side: Side, day: int, speaking: frozenset[str]) -> int | None:
    """The verb of saying right before a day: "said Monday", "said on Monday"."""
    for at in (day - 1, day - 2):
        if at >= 0 and side.forms[at].text in speaking:
            between = side.forms[at + 1 : day]
            return at if all(word.kind is FormKind.FUNCTION for word in between) else None
    return None


def _that(side: Side, at: int) -> bool:
    """Whether "that" follows, at once or after a word or two."""
    return any(word.text == "that" for word in side.forms[at + 1 : at + _REACH])


def _to_mark(side: Side, at: int) -> int:
    while at < len(side.forms) and side.forms[at].kind is not FormKind.MARK:
        at += 1
    return at


def _content(side: Side, at: int) -> bool:
    return side.forms[at].kind is FormKind.CONTENT


def _weekday(c: Comparison, word: Form) -> bool:
    return word.norm in c.table.weekdays and word.word[:1].isupper()
