"""What a corpus teaches: a paragraph that comes back in an outlet's articles is the outlet's, not theirs.

    The Gazette, 80 articles
      “Our reporters live where you live. Support them.”   in 12, on 12 subjects    removed
      “The bridge was built in 1932 and …”                 in 9, all on the bridge  stays: its words come back
      a report that ran nine times, updated each time      in 9                     stays: they are one text

No list can know such paragraphs, and counting them is not enough: background and agency copy come back as
well. Background shares a third of its content words with the rest of the articles it stands in, the
site's own sentences .02 to .09, which is chance. Counting is lossy (Manku and Motwani, VLDB 2002), so that
memory does not grow with the corpus, and what is left is counted exactly: the order does not matter.

Articles of no known outlet teach together where their folder is called by a domain, as programs name it that
save whole sites. Any other folder may hold one story as well as one outlet, and what recurs in a story is the
story's: it teaches nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import chain

from msgspec import Struct

from generator.corpus.metadata.file_names import domain_of_folder
from generator.model.article import Article, ZoneKind
from generator.settings import RecurringSettings
from generator.text.characters import without_invisible
from generator.text.language import tables

__all__ = ["Content", "Recurring", "candidates", "recurring"]

Recurring = dict[str, str]
"""Paragraphs that are an outlet's, with the reason that the article's page gives."""


class _Having(Struct, frozen=True):
    """An article that has candidates among its paragraphs."""

    article: Article
    candidates: tuple[str, ...]
    own: tuple[str, ...]
    speaks: bool
    """Whether enough of its text is its own. A text that is made of what recurs is a copy or an update, and
    cannot tell what is the site's."""
    longest: str
    """Of its own paragraphs: what tells it from a copy of it."""


def recurring(articles: Sequence[Article], settings: RecurringSettings) -> dict[str, Recurring]:
    """By article id, the paragraphs of the text that its outlet has in many different articles."""
    by_outlet: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        outlet = article.outlet.value if article.outlet else domain_of_folder(article.path)
        if outlet:
            by_outlet[outlet.casefold()].append(article)
    found: dict[str, Recurring] = {}
    for outlet, theirs in by_outlet.items():
        if len(theirs) >= settings.fewest:
            found |= _of_outlet(outlet, theirs, settings)
    return found


def _of_outlet(outlet: str, articles: list[Article], settings: RecurringSettings) -> dict[str, Recurring]:
    often = candidates(articles, settings)
    if not often:
        return {}
    having = [each for article in articles if (each := _having(article, often, settings))]
    by_line: defaultdict[str, list[_Having]] = defaultdict(list)
    for each in having:
        for line in each.candidates:
            by_line[line].append(each)
    least = max(settings.fewest, settings.least_share * len(articles))
    content = Content(outlet)
    reasons = {
        line: f"recurs in {len(theirs):,} of {len(articles):,} articles of this outlet"
        for line, theirs in by_line.items()
        if len(theirs) >= least and _is_the_outlets(line, theirs, least, content, settings)
    }
    kept = ((each, {line: reasons[line] for line in each.candidates if line in reasons}) for each in having)
    return {each.article.id: lines for each, lines in kept if lines}


def _having(article: Article, often: Set[str], settings: RecurringSettings) -> _Having | None:
    lines = tuple(_paragraphs(article))
    theirs = tuple(dict.fromkeys(line for line in lines if line in often))
    own = tuple(line for line in lines if line not in often)
    mine = sum(map(len, own))
    speaks = bool(own) and mine >= settings.least_own * (mine + sum(map(len, theirs)))
    return _Having(article, theirs, own, speaks, max(own, key=len, default="")) if theirs else None


def _paragraphs(article: Article) -> Iterator[str]:
    """The lines of the text, without the space around them."""
    for zone in article.zones:
        if zone.kind is ZoneKind.BODY:
            yield from filter(None, map(str.strip, zone.span.of(article.text).split("\n")))


def candidates(articles: Sequence[Article], settings: RecurringSettings) -> Set[str]:
    """Every paragraph in enough of the articles, and few others: what was rare so far is forgotten."""
    size = max(settings.fewest, round(2 / settings.least_share))
    counts: dict[str, tuple[int, int]] = {}
    for late, start in enumerate(range(0, len(articles), size)):
        bucket = articles[start : start + size]
        here = Counter(chain.from_iterable(set(_paragraphs(article)) for article in bucket))
        for line in counts.keys() & here.keys():
            count, missed = counts[line]
            counts[line] = (count + here.pop(line), missed)
        # What stands once in a bucket would be forgotten at its end.
        counts |= {line: (count, late) for line, count in here.items() if count > 1}
        counts = {line: seen for line, seen in counts.items() if sum(seen) > late + 1}
    return {line for line, seen in counts.items() if sum(seen) >= settings.fewest}


def _is_the_outlets(
    line: str,
    having: Sequence[_Having],
    least: float,
    content: Content,
    settings: RecurringSettings,
) -> bool:
    """Whether it stands in enough different articles, and says nothing about them."""
    different: dict[str, _Having] = {}
    for each in having:
        if each.speaks:
            different.setdefault(each.longest, each)
    if len(different) < least:
        return False
    sample = list(different.values())[:: max(1, len(different) // settings.compared)]
    said = content.of(line, sample[0].article.language)
    # "He was 77." comes back as well.
    if len(said) < (settings.fewest_words if line[-1] in ".!?…" else 1):
        return False
    common = sum(content.shared(said, each.article, each.own) for each in sample)
    return common <= settings.most_in_common * len(said) * len(sample)


_WORD = re.compile(r"[^\W\d_]{4,40}")


class Content:
    """Cuts a text into its content words, as six letters; the outlet's own name tells nothing."""

    def __init__(self, outlet: str) -> None:
        self._name = frozenset(_WORD.findall(outlet))
        self._around: dict[str, tuple[str, bytes]] = {}

    def of(self, text: str, language: str) -> frozenset[str]:
        words = map(str.casefold, _WORD.findall(without_invisible(text)))
        small = self._small(language)
        return frozenset(word[:_LETTERS] for word in words if word not in small)

    def shared(self, said: Set[str], article: Article, own: Sequence[str]) -> int:
        """How many of the words come back in an article's headline and in its own paragraphs."""
        if article.id not in self._around:
            text = "\n".join((article.headline.value, *own))
            around = without_invisible(text).casefold()
            self._around[article.id] = around, around.encode("utf-8", "surrogatepass")
        around, written = self._around[article.id]
        small = self._small(article.language)
        # Bytes are searched much faster than characters.
        return sum(_stands(word, around, small) for word in said if word.encode() in written)

    def _small(self, language: str) -> frozenset[str]:
        return _small_words(language) | self._name


@cache
def _small_words(language: str) -> frozenset[str]:
    return tables(language).function_words | tables(language).reporting_words


def _stands(word: str, text: str, small: Set[str]) -> bool:
    """Whether a content word of the text is this, or begins so where this is all that was kept of it."""
    cut = len(word) == _LETTERS
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        rest = _REST.match(text, end)
        whole = text[at : rest.end() if rest else end]
        if not text[at - 1 : at].isalpha() and (cut or len(whole) == len(word)) and whole not in small:
            return True
        at = text.find(word, end)
    return False


_LETTERS = 6
_REST = re.compile(r"[^\W\d_]*")
