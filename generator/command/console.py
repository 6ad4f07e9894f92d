"""The summary as a few lines for a person.

6 articles, 1 story, 9 findings to check
site/index.html: 3 files written, 17 unchanged
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.command.summary import NewArticle, Summary
from generator.publishing import Published

__all__ = ["count", "told"]

_MOST_NEW = 20


def told(summary: Summary, published: Published, output: Path) -> str:
    """What was read, found and written."""
    return "\n".join(_lines(summary, published, output))


def _lines(summary: Summary, published: Published, output: Path) -> Iterator[str]:
    yield ", ".join(
        (
            count(summary.articles, "article", "articles"),
            count(len(summary.stories), "story", "stories"),
            count(len(summary.findings), "finding to check", "findings to check"),
        )
    )
    if summary.faults:
        yield f"{count(len(summary.faults), 'thing', 'things')} in the corpus not used, see above"
    new = summary.new or ()
    yield from (f"new: {_new(article)}" for article in new[:_MOST_NEW])
    if len(new) > _MOST_NEW:
        yield f"new: {len(new) - _MOST_NEW:,} more"
    yield f"{output / 'index.html'}: {published}"


def _new(article: NewArticle) -> str:
    if article.story is None:
        return f"{article.path} tells its story alone"
    said = "; ".join(article.sources) or "no source shown"
    found = count(len(article.findings), "finding to check", "findings to check")
    return f"{article.path} joined {article.story} ({said}; {found})"


def count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
