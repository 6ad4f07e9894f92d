"""The analysis as JSON, with the JSON Schema that describes it.

    corpus.json                          every article and every story
    stories/mayor-resigns/story.json     all that is known of one story, words included
    schema/corpus.schema.json            generated from the types in `records`
    schema/story.schema.json

Written so that a person can read a diff of it: one field a line, spans and lists of numbers on one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from generator import __version__
from generator.model.dossier import Dossier, Investigation
from generator.publishing.elements.addresses import relative, story_data, story_page
from generator.publishing.elements.wording import public_place
from generator.publishing.exports import records
from generator.publishing.exports.story import article_record, independent_record, story_record

__all__ = ["CORPUS_DATA", "CORPUS_SCHEMA", "GENERATOR", "STORY_SCHEMA", "corpus_files", "story_files"]

CORPUS_DATA = "corpus.json"
CORPUS_SCHEMA = "schema/corpus.schema.json"
STORY_SCHEMA = "schema/story.schema.json"

GENERATOR = f"copytrail {__version__}"
"""What made the files."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def corpus_files(dossier: Dossier, *, exports: bool = True) -> Mapping[str, bytes]:
    """`corpus.json` and the schemas of both kinds of document, by path. Without `exports` no story has a
    `story.json`."""
    return {
        CORPUS_DATA: _json(_corpus(dossier, exports)),
        CORPUS_SCHEMA: _schema(records.Corpus, "The corpus of a Copytrail site"),
        STORY_SCHEMA: _schema(records.Story, "A story of a Copytrail site"),
    }


def story_files(investigation: Investigation) -> Mapping[str, bytes]:
    """The `story.json` of one story, by path."""
    path = story_data(investigation.story.slug)
    return {path: _json(story_record(investigation, relative(path, STORY_SCHEMA), GENERATOR))}


def _corpus(dossier: Dossier, exports: bool) -> records.Corpus:
    named = {
        variant.id: (investigation.story.slug, variant.letter)
        for investigation in dossier.stories
        for variant in investigation.collation.variants
    }
    return records.Corpus(
        schema=relative(CORPUS_DATA, CORPUS_SCHEMA),
        generator=GENERATOR,
        articles=tuple(
            article_record(article, *named.get(article.id, (None, None)))
            for article in dossier.corpus.articles
        ),
        stories=tuple(_listed(investigation, exports) for investigation in dossier.stories),
        faults=tuple(
            records.Fault(public_place(fault.where), fault.what, fault.remedy)
            for fault in dossier.corpus.faults
        ),
    )


def _listed(investigation: Investigation, exports: bool) -> records.ListedStory:
    slug = investigation.story.slug
    return records.ListedStory(
        id=slug,
        slug=slug,
        page=story_page(slug),
        data=story_data(slug) if exports else None,
        headline=investigation.collation.base.article.headline.value,
        articles=tuple(variant.id for variant in investigation.collation.variants),
        independent_reports=independent_record(investigation.attribution.independent),
    )


_NUMBERS = re.compile(rb"\[\n *(\d+(?:,\n *\d+)*)\n *\]")
_BREAK = re.compile(rb",\n *")


def _json(document: object) -> bytes:
    """UTF-8, indented by one. A line end inside a string is escaped, so what looks like a list of
    numbers over several lines is one, and goes on one line."""
    laid_out = msgspec.json.format(msgspec.json.encode(document), indent=1)
    return _NUMBERS.sub(lambda found: b"[" + _BREAK.sub(b", ", found[1]) + b"]", laid_out) + b"\n"


def _schema(document: type[msgspec.Struct], title: str) -> bytes:
    return _json({"$schema": _DIALECT, **msgspec.json.schema(document), "title": title})
