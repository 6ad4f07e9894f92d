"""How sure a statement is, where one side is surer.

    may still be alive            /  were still alive
    was apparently hit            /  was hit
    is believed to have fled      /  fled

A hedge counts as lost only between kept words, and only where the other side has no hedge, no
negation and no one else to say it. A hedge that is added or lost with "apparently" or "believed to"
also needs two places that tell one thing: in independent reports it is another thing that is sure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from generator.collation.words.comparison import Comparison, Range, Ranges
from generator.collation.words.forms import Form, FormKind, likeness
from generator.collation.words.sides import Side
from generator.settings import FlagSettings

__all__ = ["hedge_adverb", "held_to", "modal"]


def hedge_adverb(c: Comparison) -> Iterator[Ranges]:
    """ "was apparently hit" against "was hit", between kept words."""
    adverbs = c.table.certainty.get("adverbs", frozenset())
    if adverbs.isdisjoint(c.left.texts) or c.likeness < c.settings.certainty_likeness:
        return
    for i, word in enumerate(c.left.forms):
        if word.text not in adverbs or not word.word.islower() or i in c.to_b:
            continue
        before, after = _content_beside(c.left, i, -1), _content_beside(c.left, i, 1)
        if before is None or after is None or not (c.kept_a(before) and c.kept_a(after)):
            continue
        b = (c.to_b[before], c.to_b[after] + 1)
        if b[0] < b[1] and not _denied(c, (before, after), b) and not _hedged(c):
            yield (before, after + 1), b


def held_to(c: Comparison) -> Iterator[Ranges]:
    """ "is believed to have fled" against "fled"."""
    table = c.table.certainty
    if all(c.left.texts.isdisjoint(table.get(name, ())) for name in ("held_to", "seems_to")):
        return
    if c.likeness < c.settings.certainty_likeness:
        return
    for i in range(1, len(c.left.forms) - 1):
        word = c.left.forms[i].text
        held = word in table.get("held_to", ()) and c.left.forms[i - 1].text in table.get("be", ())
        if not held and word not in table.get("seems_to", ()):
            continue
        after = _content_beside(c.left, i + 1, 1)
        if c.left.forms[i + 1].text != "to" or i in c.to_b or after is None or not c.kept_a(after):
            continue
        at = c.to_b[after]
        if _of_another_kind(c, i + 2, after, at) or _aimed_at(c, at):
            continue
        a, b = (i - held, after + 1), (max(at - 1, 0), at + 1)
        told = c.right.forms[at].text
        inflected = OSA.distance(c.left.forms[after].text, told) <= c.settings.verb_ending
        if inflected and not told.endswith(_NOUN_ENDINGS) and not _denied(c, a, b) and not _hedged(c):
            yield a, b


_NOUN_ENDINGS = ("ment", "tion", "sion")
""" "Arraigned" and "arraignment" are a verb and a noun."""


def modal(c: Comparison) -> Iterator[Ranges]:
    """ "may still be alive" against "were still alive", "may have fled" against "fled"."""
    table = c.table.certainty
    modals, conceding = table.get("modals", frozenset()), table.get("conceding", ())
    if modals.isdisjoint(c.left.texts) or c.likeness < c.settings.certainty_likeness:
        return
    if not (c.left.texts | c.right.texts).isdisjoint(conceding):
        return  # "it may be small, but …" hedges nothing
    for i, word in enumerate(c.left.forms):
        if word.text not in modals or not word.word.islower():
            continue
        verb = _content_beside(c.left, i, 1)
        if verb is None or not c.kept_a(verb):
            continue
        at, j = c.to_b[verb], c.to_b.get(i)
        if _of_another_kind(c, i + 1, verb, at):
            continue
        # "May have been arson" and "has been charged with arson" say two things.
        since = next((x + 1 for x in range(at - 1, -1, -1) if _tells(c.right.forms[x])), 0)
        firm = [x for x in range(max(at - 4, since), at) if c.right.forms[x].text in table.get("firm", ())]
        perfect = "have" in [other.text for other in c.left.forms[i + 1 : verb]]
        past = c.right.forms[at].text.endswith("ed") and c.right.forms[at - 1].kind is FormKind.CONTENT
        a = (i if firm else max(i - 1, 0), verb + 1)
        b = (firm[0] if firm else max(at - 1, 0), at + 1)
        replaced = (firm and (j is None or j in firm)) or (perfect and past and not firm and j is None)
        if replaced and not _denied(c, a, b) and not _hedged(c):
            yield a, b


def _of_another_kind(c: Comparison, start: int, verb: int, at: int) -> bool:
    """Whether the hedge is not on a verb, or the other side has no verb there.

    "Believed to be for at least" and "could be the work" hedge a thing, "mob-related" is half a word.
    """
    between = c.left.forms[start:verb]
    thing = any(word.role in ("determiner", "preposition") for word in between)
    return thing or (at > 0 and c.right.forms[at - 1].text == "-")


def _aimed_at(c: Comparison, at: int) -> bool:
    """Whether the right side tells no fact either, but an aim: "plans to rejoin"."""
    before = c.right.forms[max(at - 2, 0) : at]
    return len(before) == 2 and before[1].text == "to" and before[0].kind is FormKind.CONTENT


def _tells(word: Form) -> bool:
    return word.kind is FormKind.CONTENT and not word.text.endswith("ly")


def _content_beside(side: Side, at: int, way: int) -> int | None:
    """The nearest content word within four, before any mark."""
    for index in range(at + way, at + 5 * way, way):
        if not 0 <= index < len(side.forms) or side.forms[index].kind is FormKind.MARK:
            return None
        if side.forms[index].kind is FormKind.CONTENT:
            return index
    return None


def _hedged(c: Comparison) -> bool:
    """Whether the right side hedges, or names who says so, where the left does not."""
    table = c.table.certainty
    hedges = table.get("adverbs", frozenset()) | table.get("other_hedges", frozenset())
    return any(word.text in hedges and not _answered(c, at, hedges) for at, word in enumerate(c.right.forms))


def _denied(c: Comparison, a: Range, b: Range) -> bool:
    """Whether either phrase has a negation, which turns a hedge around, or another's name before it."""
    denied = any(word.role == "negator" for word in (*c.left.forms[slice(*a)], *c.right.forms[slice(*b)]))
    return denied or _another(c.left.forms[: a[0]], c.right.forms[: b[0]], c.settings)


def _another(left: Sequence[Form], right: Sequence[Form], settings: FlagSettings) -> bool:
    """Whether the last content words are two names: it is said of someone else."""
    one = next((word for word in reversed(left) if word.kind is FormKind.CONTENT), None)
    other = next((word for word in reversed(right) if word.kind is FormKind.CONTENT), None)
    if one is None or other is None or not (one.word[0].isupper() and other.word[0].isupper()):
        return False
    return one.key != other.key and not likeness(one, other, settings.name_likeness)


def _answered(c: Comparison, at: int, hedges: frozenset[str]) -> bool:
    """Whether a hedge of the right side stands for one of the left."""
    i = c.to_a.get(at)
    return i is not None and c.left.forms[i].text in hedges
