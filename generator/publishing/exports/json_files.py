"""The analysis as JSON, with the JSON Schema that describes it.

    corpus.json                          every article and every story
    stories/mayor-resigns/story.json     all that is known of one story, words included
    schema/corpus.schema.json            generated from the types in `records`
    schema/story.schema.json

Written so that a person can read a diff of it: one field a line, spans and lists of numbers on one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from generator import __version__
from generator.model.brief import Brief, Overview
from generator.model.dossier import Investigation
from generator.publishing.elements.addresses import relative, story_data, story_file, story_page
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


def corpus_files(overview: Overview, *, exports: bool = True) -> Mapping[str, bytes]:
    """`corpus.json` and the schemas of both kinds of document, by path. Without `exports` no story has a
    `story.json`."""
    return {
        CORPUS_DATA: _json(_corpus(overview, exports)),
        CORPUS_SCHEMA: _schema(records.Corpus, "The corpus of a Copytrail site"),
        STORY_SCHEMA: _schema(records.Story, "A story of a Copytrail site"),
    }


def story_files(investigation: Investigation, most: int) -> Iterator[tuple[str, bytes]]:
    """The `story.json` of one story, with its path. Where it would have more than `most` bytes its longest
    lists are in files beside it."""
    slug = investigation.story.slug
    path = story_data(slug)
    record = story_record(investigation, relative(path, STORY_SCHEMA), GENERATOR)
    encoded = _encode(record)
    if (total := len(encoded)) > most:
        parts: list[records.Part] = []
        sizes = {name: len(_encode(getattr(record, name))) for name in _PARTED}
        for name in sorted(_PARTED, key=lambda name: (-sizes[name], name)):
            if total <= most:
                break
            total -= sizes[name]
            made = dict(_part_files(slug, name, getattr(record, name), most))
            yield from made.items()
            parts.append(
                records.Part(name, len(getattr(record, name)), tuple(relative(path, p) for p in made))
            )
        empty: dict[str, tuple[object, ...]] = {part.field: () for part in parts}
        encoded = _encode(replace(record, **empty, parts=tuple(parts)))
    yield path, _laid_out(encoded)


_PARTED = ("edits", "alignments", "kinships", "findings", "quotes", "journeys", "passages", "derivations")
"""Lists that may stand in other files. The articles may not: addresses point into them."""


def _part_files(slug: str, field: str, listed: Sequence[Struct], most: int) -> Iterator[tuple[str, bytes]]:
    """The records of a list in as many files as keep each under `most` bytes."""
    encoded = [_encode(each) for each in listed]
    ends = accumulate(len(each) + 1 for each in encoded)
    groups = groupby(zip(encoded, ends, strict=True), key=lambda each: each[1] // most)
    for number, (_, group) in enumerate(groups, start=1):
        held = [msgspec.Raw(each) for each, _ in group]
        yield (
            story_file(slug, f"story.{field}-{number}.json"),
            _json({"story": slug, "field": field, "records": held}),
        )


def _corpus(overview: Overview, exports: bool) -> records.Corpus:
    named = {article: (story.slug, letter) for story in overview.stories for letter, article in story.letters}
    return records.Corpus(
        schema=relative(CORPUS_DATA, CORPUS_SCHEMA),
        generator=GENERATOR,
        articles=tuple(
            article_record(article, *named.get(article.id, (None, None)))
            for article in overview.corpus.articles
        ),
        stories=tuple(_listed(story, exports) for story in overview.stories),
        faults=tuple(
            records.Fault(public_place(fault.where), fault.what, fault.remedy)
            for fault in overview.corpus.faults
        ),
    )


def _listed(story: Brief, exports: bool) -> records.ListedStory:
    return records.ListedStory(
        id=story.slug,
        slug=story.slug,
        page=story_page(story.slug),
        data=story_data(story.slug) if exports else None,
        headline=story.headline,
        articles=tuple(article for _, article in story.letters),
        independent_reports=independent_record(story.independent),
    )


_encode = msgspec.json.Encoder().encode
_NUMBERS = re.compile(rb"\[\n *(\d+(?:,\n *\d+)*)\n *\]")


def _json(document: object) -> bytes:
    return _laid_out(_encode(document))


def _laid_out(document: bytes) -> bytes:
    """UTF-8, indented by one. A line end inside a string is escaped, so what looks like a list of
    numbers over several lines is one, and goes on one line."""
    laid_out = msgspec.json.format(document, indent=1)
    return _NUMBERS.sub(lambda found: b"[" + b" ".join(found[1].split()) + b"]", laid_out) + b"\n"


def _schema(document: type[msgspec.Struct], title: str) -> bytes:
    return _json({"$schema": _DIALECT, **msgspec.json.schema(document), "title": title})
