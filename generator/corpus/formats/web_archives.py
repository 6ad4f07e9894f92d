"""A web archive (WARC): every saved web page is an article.

    WARC-Type: response      200, text/html      ->   crawl.warc.gz#1, read as a web page
    WARC-Type: conversion    text/plain          ->   a text, as Common Crawl's WET files have it
    WARC-Type: response      image/png, 404 …    passed over and counted

The day on which a page was saved is not the day on which it was published and is never taken for it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from generator.corpus.files.decoding import Problem, decode
from generator.corpus.files.records import File, Item, Known, Passed, Record, Value
from generator.corpus.formats.web_pages import decode_page, record_of_page
from generator.model.article import Origin

__all__ = ["read_web_archive"]

_PAGES = ("text/html", "application/xhtml+xml")


def read_web_archive(file: File) -> Iterator[Item]:
    """Every page, streaming: memory is bounded by the largest page that is taken."""
    number = 0
    with file.open() as stream:
        try:
            for saved in _silently(ArchiveIterator(stream)):
                kind = _kind(saved)
                if kind not in (*_PAGES, "text/plain"):
                    yield Passed("what a web archive holds beside pages")
                    continue
                number += 1
                record = _record(file, saved, kind)
                if isinstance(record, Problem):
                    yield file.fault(*record, number=number)
                else:
                    yield replace(record, number=number)
        except (ArchiveLoadFailed, AttributeError, ValueError):  # warcio meets broken headers with all three
            yield file.fault("is a broken web archive from there on", "save it anew", number + 1)
            return
    if number == 0:
        yield file.fault("holds no web page", "remove it, or save pages into it")


def _silently(archive: Iterator[Any]) -> Iterator[Any]:
    """warcio writes what is odd to standard error; what is broken it raises, and we tell it."""
    while True:
        with redirect_stderr(io.StringIO()):
            saved = next(archive, None)
        if saved is None:
            return
        yield saved


def _kind(saved: Any) -> str:
    """The kind of a page that was delivered as a whole; empty for all else."""
    if saved.rec_type == "response":
        headers = saved.http_headers
        if headers is None or headers.get_statuscode() != "200":
            return ""
        kind = headers.get_header("Content-Type", "text/html")
        return kind.partition(";")[0].strip().lower() if not kind.startswith("text/plain") else ""
    if saved.rec_type in ("resource", "conversion"):
        return str(saved.rec_headers.get_header("Content-Type", "")).partition(";")[0].strip().lower()
    return ""


def _record(file: File, saved: Any, kind: str) -> Record | Problem:
    most = file.settings.largest_page
    with redirect_stderr(io.StringIO()):
        content = saved.content_stream().read(most + 1)
    if len(content) > most:
        return Problem(f"is longer than {most:,} bytes", "raise the setting “largest_page”, or leave it out")
    declared = ""
    if saved.http_headers is not None:
        declared = saved.http_headers.get_header("Content-Type", "").partition("charset=")[2].strip(" \"';")
    text = decode(content) if kind == "text/plain" else decode_page(content, declared)
    if isinstance(text, Problem):
        return text
    record = Record(text) if kind == "text/plain" else record_of_page(text, file)
    address = saved.rec_headers.get_header("WARC-Target-URI", "").strip("<>")
    if isinstance(record, Problem) or not address.startswith(("http:", "https:")):
        return record
    known = Value(address, "the address in the web archive", Origin.MARKUP)
    return replace(record, known=record.known.under(Known(url=known)))
