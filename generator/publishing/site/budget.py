"""What a site may weigh, and what may be left out of it so that it does.

    1,000 articles       104 MB   exports of stories ▓▓▓▓   pages of stories ▓▓▓▓▓   pages of articles ▓
    --without exports     66 MB                             pages of stories ▓▓▓▓▓   pages of articles ▓

GitHub Pages publishes no site above 1 GB, GitHub takes no file above 100 MB; both say so only after a push.
So a site that grows past that is stopped while it still waits beside the old one, and the line says what
it is made of. Another host has other limits: `most_bytes` and `most_bytes_of_a_file`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.errors import CopytrailError
from generator.model.brief import Brief, Overview
from generator.model.dossier import Inquiry
from generator.publishing.disk.drawn import Content
from generator.settings import SiteSettings

__all__ = ["EXPORTS", "LEFT_OUT", "SINGLES", "UNFLAGGED", "shown", "within_budget"]

EXPORTS, SINGLES, UNFLAGGED = "exports", "singles", "unflagged"
LEFT_OUT = (EXPORTS, SINGLES, UNFLAGGED)
"""What can be left out: the data and citations beside each story, articles of no story, and stories in which
nothing is to be checked."""


def shown(inquiry: Inquiry, stories: Iterable[Brief], settings: SiteSettings) -> Overview:
    """What the site has of a corpus. `stories` are those of its cases that are not left out."""
    stories = tuple(stories)
    kept = {article for story in stories for _, article in story.letters}
    told = {article.id for case in inquiry.cases for article in case.story.articles}
    articles = tuple(
        article
        for article in inquiry.corpus.articles
        if article.id in kept or (article.id not in told and SINGLES not in settings.without)
    )
    return Overview(replace(inquiry.corpus, articles=articles), stories)


def within_budget(
    files: Iterable[tuple[str, Content]], settings: SiteSettings
) -> Iterator[tuple[str, Content]]:
    """The same files. Raises `CopytrailError` where one, or all so far, are more than a host takes."""
    parts: Counter[str] = Counter()
    for name, content in files:
        size = len(content)
        if settings.most_bytes_of_a_file and size > settings.most_bytes_of_a_file:
            most = f"more than the {_megabytes(settings.most_bytes_of_a_file)} that GitHub takes"
            remedy = "part the corpus, or raise settings.site.most-bytes-of-a-file for another host"
            raise CopytrailError(name, f"has {_megabytes(size)}, {most}", remedy)
        parts[_part(name)] += size
        if settings.most_bytes and parts.total() > settings.most_bytes:
            raise _too_large(parts, settings)
        yield name, content


def _too_large(parts: Counter[str], settings: SiteSettings) -> CopytrailError:
    made_of = ", ".join(f"{part} {_megabytes(size)}" for part, size in parts.most_common())
    left = " ".join(f"--without {each}" for each in LEFT_OUT if each not in settings.without)
    leave = f"leave something out ({left}), " if left else ""
    return CopytrailError(
        "the site",
        f"has more than the {_megabytes(settings.most_bytes)} that GitHub Pages takes (so far: {made_of})",
        f"{leave}part the corpus, or raise settings.site.most-bytes for another host",
    )


def _part(name: str) -> str:
    if name.startswith("articles/"):
        return "pages of articles"
    if name.startswith("search/"):
        return "full-text search"
    if name.startswith("stories/"):
        return "pages of stories" if name.endswith(".html") else "exports of stories"
    return "all else"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.0f} MB"
