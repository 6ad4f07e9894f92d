"""A saved web page: its article by trafilatura, its metadata by its markup, the rest kept beside.

    <nav>Home Sport</nav>  <h1>Mayor resigns</h1>  <p>PORT ELLIS — …</p>  <footer>Contact</footer>
     └─ beside               └─ headline              └─ the text             └─ beside

trafilatura finds the article (on 181 real pages F1 .96 with comments left out). What it leaves out is set
below the article and shown as taken out, so that a paragraph which it missed can still be found. Where it
finds nothing, all lines of the page go to the cleaning for pages that were copied whole.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Iterator, Sequence

from trafilatura import bare_extraction, load_html

from generator.corpus.files.decoding import Problem, decode
from generator.corpus.files.records import File, Item, Known, Record
from generator.corpus.formats.fields import titled_text
from generator.corpus.formats.markup import known_of_markup, markup_of
from generator.corpus.formats.markup_text import lines_of

__all__ = ["decode_page", "read_web_page", "record_of_page"]

# What it cannot read is told as a fault, once and in our words.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_web_page(file: File) -> Iterator[Item]:
    """A web page is one article."""
    content = file.content(file.settings.largest_page, "largest_page")
    if isinstance(content, Problem):
        yield file.fault(*content)
        return
    text = decode_page(content)
    record = text if isinstance(text, Problem) else record_of_page(text, file)
    yield file.fault(*record) if isinstance(record, Problem) else record


def record_of_page(page: str, file: File, known: Known = Known()) -> Record | Problem:  # noqa: B008 - frozen
    """The record of a page in `file`. `known`: what is known already, and counts before the markup."""
    if not page.strip():
        return Problem("is empty", "remove it, or save the page anew")
    if _MARKUP.search(page) is None:
        return Record(page, known=known)
    tree = load_html(_as_page(_CONTROLS.sub("\ufffd", page)))
    if tree is None:
        return Problem("is no web page", "save the page anew, as HTML")
    known = known.under(known_of_markup(markup_of(tree, page)))
    drawn = tuple(lines_of(tree))
    if not drawn:
        return Problem("shows no text", "save the page anew, or save its text as .txt")
    if sum(map(len, drawn)) > file.largest:  # finding the article in it would take minutes
        return file.too_long
    try:
        found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except RecursionError:  # lxml and trafilatura go as deep as the markup does
        found = None
    lines = tuple(lines_of(found.body)) if found is not None and not isinstance(found, dict) else ()
    record = titled_text(Record("\n\n".join(lines or drawn), known=known))
    beside = _beside(drawn, record) if lines else ()
    return Record(record.text, known=record.known, beside="\n".join(beside))


def _as_page(markup: str) -> str:
    """trafilatura takes a lone element for no page; the body of a newsletter may be one."""
    return markup if "html" in markup[:50].lower() else f"<html>{markup}"


_MARKUP = re.compile(r"<[a-z!?/][^<>]*>", re.IGNORECASE)
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")
_ALSO_INSIDE = 2000
"""Drawn lines that are also sought inside the lines of the article; of a page with more, whole lines only."""


def _beside(drawn: Sequence[str], record: Record) -> Iterator[str]:
    """The drawn lines that are not in the article."""
    taken = {_key(line) for line in record.text.split("\n")}
    article = "".join(_key(line) for line in record.text.split("\n"))
    for number, line in enumerate(drawn):
        key = _key(line)
        if key and key not in taken and not (number < _ALSO_INSIDE and key in article):
            yield line


def _key(line: str) -> str:
    return "".join(line.split())


_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,30})", re.I
)


def decode_page(content: bytes, declared: str = "") -> str | Problem:
    """The characters of a page: by its mark, as UTF-8, or as its sender (`declared`) or itself says."""
    text = decode(content) if content.startswith(_MARKS) else None
    if isinstance(text, str):
        return text
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    match = _DECLARED.search(content[:5000])
    for name in (declared, match[1].decode("ascii") if match else ""):
        encoding = _encoding(name)
        if encoding and encoding != "utf-8":
            return content.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding, "replace")
    guess = decode(content)
    # A page in UTF-8 with a broken byte or two is read all the same.
    return content.decode("utf-8", "replace") if isinstance(guess, Problem) and match else guess


def _encoding(name: str) -> str:
    """What Python calls an encoding of texts; empty where it knows none of that name."""
    try:
        encoding = codecs.lookup(name).name if name else ""
        b"a".decode(encoding or "utf-8", "replace")  # hex and zip are encodings of bytes
    except (LookupError, ValueError):
        return ""
    return "" if encoding in _OF_NO_PAGE else encoding


_OF_NO_PAGE = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7")
"""Encodings of names and of programs, which may take long; and one that hides what is markup."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
