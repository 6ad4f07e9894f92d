"""What a build did, for those who were not watching: one record, told in several ways.

    {"articles": 6, "stories": [{"headline": "Council closes the baths", "independent": [2, 3], …}],
     "findings": [{"kind": "quotation altered", "title": "“full of” became “burdened with”",
                   "page": "stories/council-closes-the-baths/index.html#p4", "file": "b.txt", "line": 7}],
     "new": [{"path": "f.txt", "story": "council-closes-the-baths", "sources": ["likely reworded from …"]}]}

`build-site --json` prints it; its JSON Schema is `docs/reference/summary.schema.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from generator import __version__
from generator.model.article import Article
from generator.model.attribution import Confidence, Derivation, DerivationKind, Finding
from generator.model.brief import Brief, Overview
from generator.model.spans import ArticleId
from generator.publishing import Published
from generator.publishing.elements.addresses import passage_anchor, story_page
from generator.publishing.exports.json_files import CORPUS_DATA

__all__ = [
    "FaultTold",
    "FindingTold",
    "NewArticle",
    "StoryTold",
    "Summary",
    "TextTold",
    "articles_of_site",
    "summary_of",
    "summary_schema",
    "summary_text",
]

Articles = Mapping[ArticleId, Article]


class FaultTold(Struct, frozen=True):
    """A thing in the corpus that could not be used."""

    where: str
    what: str
    remedy: str


class FindingTold(Struct, frozen=True):
    """A finding to check, where to read it, and where in the corpus its words are."""

    kind: str
    title: str
    text: str
    story: str
    page: Annotated[str, Meta(description="A path from the root of the site, to the passage.")]
    file: Annotated[str, Meta(description="The article's file in the corpus; `#n` for its n-th record.")]
    line: Annotated[int | None, Meta(description="In a file of plain text, counted from 1.")]


class TextTold(Struct, frozen=True):
    """An article of a story, by the letter that findings and pages name it with."""

    letter: str
    file: str
    outlet: str | None


class StoryTold(Struct, frozen=True):
    slug: str
    headline: str
    page: Annotated[str, Meta(description="A path from the root of the site.")]
    texts: Annotated[tuple[TextTold, ...], Meta(description="Its articles, the base first.")]
    independent: Annotated[tuple[int, int], Meta(description="Independent reports: at least, at most.")]
    findings: Annotated[int, Meta(description="Findings to check.")]


class NewArticle(Struct, frozen=True):
    """An article that the site did not have before this build, and what it did to its story."""

    path: str
    headline: str
    story: Annotated[str | None, Meta(description="The slug of its story; null where it tells one alone.")]
    sources: Annotated[
        tuple[str, ...], Meta(description="What it took, and what was taken from it, in words.")
    ]
    findings: Annotated[
        tuple[str, ...], Meta(description="Titles of the findings to check that it is part of.")
    ]


class Summary(Struct, frozen=True):
    """One build. Nothing in it depends on when or where it ran."""

    generator: str
    articles: int
    stories: tuple[StoryTold, ...]
    findings: Annotated[
        tuple[FindingTold, ...], Meta(description="Those to check; gravest first in each story.")
    ]
    faults: tuple[FaultTold, ...]
    written: int
    unchanged: int
    removed: int
    new: Annotated[tuple[NewArticle, ...] | None, Meta(description="Null where there was no site before.")]


def summary_schema() -> bytes:
    """The JSON Schema of what `--json` prints."""
    schema = msgspec.json.schema(Summary)
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def summary_text(summary: Summary) -> str:
    """The summary as `--json` prints it."""
    return msgspec.json.format(msgspec.json.encode(summary), indent=2).decode() + "\n"


def articles_of_site(output: Path) -> frozenset[str] | None:
    """The ids of the articles of the site that lies in `output`; None where there is none to read."""
    try:
        listed = msgspec.json.decode((output / CORPUS_DATA).read_bytes(), type=_Corpus)
    except (OSError, msgspec.DecodeError):
        return None
    return frozenset(article.id for article in listed.articles)


class _Listed(Struct, frozen=True):
    id: str


class _Corpus(Struct, frozen=True):
    articles: tuple[_Listed, ...]


def summary_of(overview: Overview, published: Published, before: frozenset[str] | None) -> Summary:
    """Tell a build. `before` has the ids of the articles of the site that it took the place of."""
    articles = {article.id: article for article in overview.corpus.articles}
    return Summary(
        f"copytrail {__version__}",
        len(articles),
        tuple(_story(story, articles) for story in overview.stories),
        tuple(finding for story in overview.stories for finding in _findings(story, articles)),
        tuple(FaultTold(fault.where, fault.what, fault.remedy) for fault in overview.corpus.faults),
        len(published.written),
        len(published.unchanged),
        len(published.removed),
        None if before is None else tuple(_new(overview, articles, before)),
    )


def _story(story: Brief, articles: Articles) -> StoryTold:
    return StoryTold(
        story.slug,
        story.headline,
        story_page(story.slug),
        tuple(_text(letter, articles[article]) for letter, article in story.letters),
        (story.independent.least, story.independent.most),
        len(story.findings),
    )


def _text(letter: str, article: Article) -> TextTold:
    return TextTold(letter, article.path, article.outlet.value if article.outlet else None)


def _findings(story: Brief, articles: Articles) -> Iterator[FindingTold]:
    for finding in story.findings:
        place = finding.places[0]
        article = articles[place.article]
        yield FindingTold(
            finding.kind.value,
            finding.title,
            finding.text,
            story.slug,
            _page(story, finding),
            article.path,
            _line(article, place.span.start),
        )


def _page(story: Brief, finding: Finding) -> str:
    page = story_page(story.slug)
    return page if finding.passage is None else f"{page}#{passage_anchor(finding.passage)}"


def _line(article: Article, offset: int) -> int | None:
    return article.text.count("\n", 0, offset) + 1 if article.path.endswith(".txt") else None


def _new(overview: Overview, articles: Articles, before: frozenset[str]) -> Iterator[NewArticle]:
    of_story = {article: story for story in overview.stories for _, article in story.letters}
    for article in overview.corpus.articles:
        if article.id in before:
            continue
        story = of_story.get(article.id)
        if story is None:
            yield NewArticle(article.path, article.headline.value, None, (), ())
            continue
        yield NewArticle(
            article.path,
            article.headline.value,
            story.slug,
            tuple(_sources(story, article.id, articles)),
            tuple(
                finding.title
                for finding in story.findings
                if any(place.article == article.id for place in finding.places)
            ),
        )


_VERBS = {
    DerivationKind.COPIED: "copied from",
    DerivationKind.REWORDED: "reworded from",
    DerivationKind.RETOLD: "retold from",
    DerivationKind.CITES: "cites",
    DerivationKind.QUOTES: "quotes",
}
_CONFIDENCES = {Confidence.SHOWN: "", Confidence.LIKELY: "likely ", Confidence.UNPROVEN: "unproven: "}


def _sources(story: Brief, article: ArticleId, articles: Articles) -> Iterator[str]:
    names: dict[str, str] = {each: _name(articles[each]) for _, each in story.letters}
    names |= {source.id: source.name for source in story.absent_sources}
    for each in story.derivations:
        if each.derived == article:
            yield _said(each, names[each.source])
    for each in story.derivations:
        if str(each.source) == str(article):
            yield f"{names[each.derived]}: {_said(each, 'it')}"


def _said(derivation: Derivation, source: str) -> str:
    return f"{_CONFIDENCES[derivation.confidence]}{_VERBS[derivation.kind]} {source}"


def _name(article: Article) -> str:
    return article.outlet.value if article.outlet else article.path
