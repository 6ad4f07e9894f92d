"""What one story may hold: its time and its memory grow with its texts, and a stranger chooses those.

    60 texts of a story, 24 MB together   ─→   the 53 shortest, and a line for each of the seven longest

Who is left out keeps a page and tells its story alone. The shortest stay, because most of a story's
texts are short: so the fewest go.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from msgspec.structs import replace

from generator.errors import Fault
from generator.model.article import Article
from generator.model.story import Story

__all__ = ["within_bounds"]


def within_bounds(stories: Iterable[Story], most: int) -> tuple[tuple[Story, ...], tuple[Fault, ...]]:
    """The stories with at most so many characters each, and a fault for each text that is left out."""
    kept: list[Story] = []
    faults: list[Fault] = []
    for story in stories:
        out = _left_out(story.articles, most)
        faults.extend(_told(article, most) for article in story.articles if article.id in out)
        if out:
            staying = tuple(article for article in story.articles if article.id not in out)
            ties = tuple(tie for tie in story.ties if tie.a not in out and tie.b not in out)
            story = replace(story, articles=staying, ties=ties)
        if len(story.articles) > 1:
            kept.append(story)
    return tuple(kept), tuple(faults)


def _left_out(articles: Iterable[Article], most: int) -> set[str]:
    by_length = sorted(articles, key=lambda article: (len(article.text), article.id))
    lengths = accumulate(len(article.text) for article in by_length)
    return {article.id for article, length in zip(by_length, lengths, strict=True) if length > most}


def _told(article: Article, most: int) -> Fault:
    what = f"is left out of its story, whose texts have more than {most:,} characters together"
    return Fault(article.path, what, "take texts out of the story, or raise the setting “most_characters”")
