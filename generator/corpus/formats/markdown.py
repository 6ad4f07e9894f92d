"""A Markdown file: front matter, then the article.

    ---
    title: Mayor resigns
    author: [Ann Lee, Bo Hale]
    ---
    PORT ELLIS — The **mayor** of …            ->   PORT ELLIS — The mayor of …

The words are what a reader of the page would see: marks of emphasis and the targets of links are no words.
markdown-it-py reads the marks (raw HTML off: what stands in angle brackets is text and stays text). Front
matter is read as the plain keys and lists that editors write into it, looked up like those of any record;
what is more than that is left alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.corpus.files.decoding import Problem, plain
from generator.corpus.files.records import File, Item, Known, Record, Value
from generator.corpus.formats.fields import record_of
from generator.model.article import Origin

__all__ = ["front_matter", "read_markdown", "words_of_markdown"]


def read_markdown(file: File) -> Iterator[Item]:
    """A Markdown file is one article."""
    text = file.text(4 * file.largest + 4, "largest_article")
    if isinstance(text, Problem):
        yield file.fault(*(file.too_long if "largest_article" in text.remedy else text))
        return
    stated, body = front_matter(plain(text))
    words, heading = words_of_markdown(body)
    if not words.strip():
        yield Record("")
        return
    record = record_of({**stated, _BODY: words}, 0, file.settings)
    if isinstance(record, Problem):
        record = Record(words)
    if record.known.title is None and heading:
        title = Value(heading, "the first heading of the file", Origin.MARKUP)
        record = Record(words, known=Known(title=title).under(record.known))
    yield record


_BODY = "text"
_YAML = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*\n", re.DOTALL | re.MULTILINE)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The keys above the text, and the text. Nothing where there is no front matter."""
    if match := _YAML.match(text):
        return _keys(match[1]), text[match.end() :]
    if match := _TOML.match(text):
        try:
            keys = tomllib.loads(match[1])
        except tomllib.TOMLDecodeError:
            return {}, text[match.end() :]
        return {key: _plain_value(value) for key, value in keys.items()}, text[match.end() :]
    return {}, text


def _plain_value(value: object) -> object:
    if isinstance(value, list):
        return [_plain_value(item) for item in value]
    return value if isinstance(value, (str, int, dict)) else str(value)


_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+(.*))?$")


def _keys(lines: str) -> dict[str, Any]:
    """Plain keys, lists in brackets and lists of lines with a hyphen."""
    keys: dict[str, Any] = {}
    last = ""
    for line in lines.split("\n"):
        if match := _KEY.match(line):
            last, value = match[1], (match[2] or "").strip()
            if value in ("|", ">", "|-", ">-"):
                value = ""
            listed = value.startswith("[") and value.endswith("]")
            keys[last] = [_unquoted(item) for item in value[1:-1].split(",")] if listed else _unquoted(value)
        elif last and (item := line.strip()).startswith("- "):
            known = keys[last]
            keys[last] = [*(known if isinstance(known, list) else []), _unquoted(item[2:])]
        elif last and line[:1].isspace() and isinstance(keys[last], str):
            keys[last] = f"{keys[last]} {line.strip()}".strip()
    return keys


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def words_of_markdown(text: str) -> tuple[str, str]:
    """The words of the page, a line for each paragraph, and its first heading where one stands on top."""
    tokens = MarkdownIt("js-default", {"html": False}).parse(text)
    lines: list[str] = []
    heading = ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            line = _inline(token.children or ())
            if before is not None and before.type == "heading_open" and not lines:
                heading = line
            lines.append(line)
        elif token.type in ("fence", "code_block"):
            lines.extend(token.content.rstrip("\n").split("\n"))
    return "\n\n".join(line for line in lines if line.strip()), heading


def _inline(tokens: Sequence[Token]) -> str:
    words = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            words.append(" " if token.type == "softbreak" else "\n")
    return "".join(words)
