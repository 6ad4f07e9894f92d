"""Which page of a story holds what: the whole on one page, or a large story's passages on several.

    stories/dam/index.html               #p0 … #p73           a story that one page can hold
    stories/dam/passages/20.html         #p20 … #p39          a large one: blocks by the passage's number
    stories/dam/base-c/index.html        #p0 … #p73           read against C

A block's address says its first number and its size is one of a few, so that an address still holds when
the story is told by one text more. The story's own page keeps `#p20` too, on the row of its map, and so
an old link finds its way.
"""

from __future__ import annotations

from itertools import groupby

from msgspec import Struct

from generator.model.article import Article
from generator.model.collation import Collation, Passage, Reading, RunKind
from generator.publishing.elements.addresses import passages_page, story_page
from generator.settings import SiteSettings

__all__ = ["Block", "Layout", "lay_out"]


class Block(Struct, frozen=True):
    """A page of passages: its address, and the ids of its passages in their order."""

    page: str
    passages: tuple[str, ...]

    @property
    def name(self) -> str:
        """`20–39g`: from which passage to which."""
        return "–".join(dict.fromkeys((self.passages[0], self.passages[-1])))


class Layout(Struct, frozen=True):
    """Where each part of a story stands. `blocks` are empty where one page holds all passages."""

    story: str
    blocks: tuple[Block, ...]
    of: dict[str, str]
    """The page of each passage, by its id, where there are blocks."""

    def address(self, fragment: str) -> str:
        """The page and place of a fragment of the story's page: `#p4-B`, `#text-A`; else what it is."""
        if not fragment.startswith("#"):
            return fragment
        if self.of and fragment.startswith("#p"):
            passage = fragment[2:].partition("-")[0]
            return self.of.get(passage, self.story) + fragment
        return self.story + fragment


_SIZES = (50, 20, 10, 5, 2, 1)
"""Base sentences to a block: few sizes, so that addresses seldom change."""


def lay_out(collation: Collation, slug: str, settings: SiteSettings) -> Layout:
    """One page, or blocks of as many passages as keep each page under `most_readings`."""
    page = story_page(slug)
    if sum(len(passage.readings) for passage in collation.passages) <= settings.most_readings:
        return Layout(page, (), {})
    readings = sum(_different(collation, passage) for passage in collation.passages)
    if readings <= settings.most_readings:
        return Layout(page, (), {})
    numbered = len({_number(passage) for passage in collation.passages})
    size = next((each for each in _SIZES if readings / numbered * each <= settings.most_readings), 1)
    blocks = tuple(
        Block(passages_page(slug, first * size), tuple(passage.id for passage in group))
        for first, group in groupby(collation.passages, key=lambda passage: _number(passage) // size)
    )
    return Layout(page, blocks, {each: block.page for block in blocks for each in block.passages})


def _number(passage: Passage) -> int:
    return int(passage.id.rstrip("abcdefghijklmnopqrstuvwxyz") or 0)


def _different(collation: Collation, passage: Passage) -> int:
    """How many readings a page would set: texts with the same words share one."""
    articles = {variant.id: variant.article for variant in collation.variants}
    return len({_told(articles[each.article], each) for each in passage.readings}) + 1


def _told(article: Article, reading: Reading) -> str:
    link = reading.link
    if link and all(run.kind in (RunKind.KEPT, RunKind.TYPOGRAPHY) for run in link.runs):
        return ""
    return " ".join(map(article.words_of, reading.sentences))
