"""What may become a finding: one thing seen at one place, before what belongs together is merged.

    run flag   B 712–725  quotation altered   “full of” → “burdened with”  ─┐
    journey    B 702–755  quotation altered   against A                     ├─→ one finding, two texts
    run flag   F 690–703  quotation altered   “full of” → “burdened with”  ─┘

The same words of the same text are one matter however many rules see them, and the same change in
several texts is one matter too: a reviewer wants to read of it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model.collation import FlagKind
from generator.model.spans import ArticleId, Place
from generator.text.language import tables

__all__ = ["Matter", "lettered", "merged", "phrase", "with_article"]


class Matter(Struct, frozen=True):
    """Something to check: `at` are the places at issue, `against` what they are held against.

    `change` tells one change from another of its kind: equal ones are merged across texts. The rules
    that word a matter best come first, so the first of several keeps its title and text.
    """

    kind: FlagKind
    grave: bool
    change: tuple[str, ...]
    title: str
    text: str
    at: tuple[Place, ...]
    against: tuple[Place, ...]
    scope: Place | None = None
    """The words within which another matter of the kind is the same: a quotation. None: those at issue."""
    note: str = ""
    """What the two wordings alone do not show."""

    @property
    def places(self) -> tuple[Place, ...]:
        """The place at issue, what it is held against, then the other texts that have the same."""
        return tuple(dict.fromkeys((*self.at[:1], *self.against, *self.at[1:])))

    @property
    def kind_and_change(self) -> tuple[FlagKind, tuple[str, ...]]:
        return self.kind, self.change

    @property
    def articles(self) -> tuple[ArticleId, ...]:
        return tuple(dict.fromkeys(place.article for place in self.at))


def merged(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """One matter for what was seen twice: at the same words, or as the same change in several texts."""
    found: list[Matter] = []
    by_change: dict[tuple[FlagKind, tuple[str, ...]], int] = {}
    by_article: dict[tuple[FlagKind, ArticleId], list[int]] = {}
    for matter in matters:
        known = by_change.get((matter.kind, matter.change))
        if known is None:
            known = next(
                (
                    number
                    for article in matter.articles
                    for number in by_article.get((matter.kind, article), ())
                    if _meet(found[number], matter)
                ),
                None,
            )
        if known is None:
            known = len(found)
            found.append(matter)
        else:
            found[known] = _joined(found[known], matter)
        by_change.setdefault((matter.kind, matter.change), known)
        for article in matter.articles:
            numbers = by_article.setdefault((matter.kind, article), [])
            if known not in numbers:
                numbers.append(known)
    return tuple(found)


def _meet(one: Matter, other: Matter) -> bool:
    """Whether both speak of the same words of a text."""
    return any(
        here.article == there.article and here.span.overlaps(there.span)
        for here in (*one.at, *_scopes(one))
        for there in (*other.at, *_scopes(other))
    )


def _scopes(matter: Matter) -> tuple[Place, ...]:
    return () if matter.scope is None else (matter.scope,)


def _joined(one: Matter, other: Matter) -> Matter:
    """The first with the second's further places; of two places at the same words the first stays."""
    at = list(one.at)
    for place in other.at:
        if not any(place.article == known.article and place.span.overlaps(known.span) for known in at):
            at.append(place)
    told = {place.article for place in (*one.against, *at)}
    against = (*one.against, *(place for place in other.against if place.article not in told))
    return replace(one, grave=one.grave or other.grave, at=tuple(at), against=against)


def phrase(words: str, most: int) -> str:
    """Words in quotation marks on one line: marks at their own ends taken off, those inside made single,
    long ones cut at a word's end."""
    words = " ".join(words.split()).strip('“”„«»" ')
    words = _without_closing_mark(words) or words
    if len(words) > most:
        cut = words.rfind(" ", 0, most)
        words = words[: cut if cut > 0 else most].rstrip(" ,;:–—-") + " …"
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def _without_closing_mark(words: str) -> str:
    """Without the comma or full stop at the end, but "U.S." keeps its own."""
    end = len(words)
    while end and (words[end - 1] in ",;: " or (words[end - 1] == "." and not _initial(words[:end][-3:]))):
        end -= 1
    return words[:end]


def _initial(ending: str) -> bool:
    """ ".S." and " J." end with an initial, "it." does not."""
    return len(ending) == 3 and ending[0] in ". " and ending[1].isalpha()


def with_article(name: str, words: str = "") -> str:
    """ "the Financial Times" by its form, "the Glimmer" where the text says so in `words`, else "Reuters".

    "The Hindu" and "a weekly" stay as they are.
    """
    if name.startswith(("The ", "the ", "A ", "a ")):
        return name
    last = name.casefold().rsplit(" ", 1)[-1]
    formed = " " in name and last in _TAKING_ARTICLE
    return f"the {name}" if formed or f"the {name}".casefold() in words.casefold() else name


_ENGLISH = tables("en").speech
_TAKING_ARTICLE = frozenset(
    f"{_ENGLISH['outlet_strong']} {_ENGLISH['outlet_weak']} association".split()
) - frozenset({"news", "magazine", "radio", "television", "tv", "today", "week"})
"""How names end that take "the": Times, Record, Press. "Sky News" and "State Radio" take none."""


def lettered(letters: Sequence[str], most: int = 8) -> str:
    """ "A, B and C"; a long list is cut: "A, B and nine others" would hide who, so the count is told."""
    if len(letters) > most:
        return f"{', '.join(letters[:3])} and {len(letters) - 3} others"
    return letters[0] if len(letters) == 1 else f"{', '.join(letters[:-1])} and {letters[-1]}"
