"""Prose pages: Markdown in a theme becomes sections with addresses.

    ## What it cannot tell {#limits}        →  <section id="limits" aria-labelledby="h-limits">
    - Whether anyone did wrong.                 <h2 id="h-limits">What it cannot tell</h2> <ul>…

A heading names its address in braces, so that a translation keeps the links to it. Raw HTML in the
Markdown is shown as text: markdown-it's `js-default` preset, because `commonmark` lets it through.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markupsafe import Markup
from msgspec import Struct

from generator.errors import CopytrailError
from generator.publishing.theme.catalogue import Catalogue, english
from generator.settings import Settings

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Measured", "MethodView", "Section", "Threshold", "method_view"]

_ADDRESS = re.compile(r" *\{#([a-z][a-z0-9-]*)\}$")


class Section(Struct, frozen=True):
    """A part of a prose page under its own heading."""

    id: str
    title: str
    words: Markup


class Threshold(Struct, frozen=True):
    """A setting that decides what a page says."""

    what: str
    value: str


class Measured(Struct, frozen=True):
    """A figure that the program was measured at."""

    what: str
    on: str
    result: str
    beside: str


class MethodView(Struct, frozen=True):
    """The page that says how the site was made."""

    title: str
    lead: Markup
    sections: tuple[Section, ...]
    thresholds: tuple[Threshold, ...]
    measured: tuple[Measured, ...]


def method_view(markdown: str, figures: str, settings: Settings, say: Catalogue | None = None) -> MethodView:
    """The view of `prose/method.md` with `prose/figures.toml` and the settings that matter.

    Raises `CopytrailError` where the prose has no title or the figures are no table of figures.
    """
    title, lead, sections = _parts(markdown)
    return MethodView(
        title=title,
        lead=lead,
        sections=sections,
        thresholds=tuple(_thresholds(say or english(), settings)),
        measured=tuple(_measured(figures)),
    )


def _parts(markdown: str) -> tuple[str, Markup, tuple[Section, ...]]:
    parser = MarkdownIt("js-default", {"html": False})
    headings: list[tuple[str, str]] = []
    bodies: list[list[Token]] = [[]]
    tokens = iter(parser.parse(markdown))
    for token in tokens:
        if token.type == "heading_open" and token.tag in ("h1", "h2"):
            headings.append(_heading(next(tokens).content, len(headings)))
            next(tokens)
            bodies.append([])
        else:
            bodies[-1].append(token)
    if not headings:
        raise CopytrailError("prose/method.md", "has no heading", "begin it with a line such as # Method")
    printed = [_print(parser, body) for body in bodies[1:]]
    sections = (
        Section(address, title, words)
        for (title, address), words in zip(headings[1:], printed[1:], strict=True)
    )
    return headings[0][0], printed[0], tuple(sections)


def _heading(words: str, place: int) -> tuple[str, str]:
    """A heading's words and its address; `part-3` where it names none."""
    found = _ADDRESS.search(words)
    return (words[: found.start()], found[1]) if found else (words, f"part-{place}")


def _print(parser: MarkdownIt, tokens: Sequence[Token]) -> Markup:
    return Markup(parser.renderer.render(tokens, parser.options, {}))  # noqa: S704 - html is off


def _thresholds(say: Catalogue, settings: Settings) -> Iterator[Threshold]:
    kinship = settings.attribution.kinship
    kept, pairs = round(settings.site.least_kept * 100), settings.collation.all_pairs_up_to
    cover = round(kinship.copied_cover * 100)
    values = {
        "run": say("words.length", kinship.long_run),
        "copied": say("method.value_copied", runs=kinship.copied_runs, cover=cover),
        "reworded": say("method.value_reworded", runs=kinship.reworded_runs, words=kinship.reworded_words),
        "kept": say("method.value_kept", share=kept),
        "pairs": say("count.texts", pairs),
    }
    for name, value in values.items():
        yield Threshold(say(f"method.threshold_{name}"), value)


def _measured(figures: str) -> Iterator[Measured]:
    try:
        rows = tomllib.loads(figures).get("figure", [])
        for row in rows:
            yield Measured(row["what"], row["on"], row["result"], row.get("beside", ""))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise CopytrailError(
            "prose/figures.toml", f"cannot be read: {error}", "give each [[figure]] what, on and result"
        ) from error
