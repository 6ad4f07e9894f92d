"""What the first bytes of a file can be of no other kind than.

    b"\\x1f\\x8b\\x08"              a packed file
    b"<!DOCTYPE html><html …"     a web page, even where it is called .txt
    b"headline,body,url\\n"        a table of articles: two known columns, and a text among them

Every look is sure or says no: a file that begins like prose is what its name says. What is certainly no
article, a PDF or a picture, is told with what to do about it.
"""

from __future__ import annotations

import re

from generator.corpus.files.decoding import Problem
from generator.corpus.formats.fields import roles_of

__all__ = [
    "html_page",
    "json_value",
    "lines_of_json",
    "mail",
    "never",
    "news_feed",
    "packed",
    "table_of_articles",
    "unreadable_kind",
    "web_archive",
    "web_page_as_mail",
    "with_front_matter",
    "zip_archive",
]

_BLANK = b"\xef\xbb\xbf \t\r\n"
_AS_TEXT = "save its text as .txt or .html"
_UNREADABLE: tuple[tuple[bytes, Problem], ...] = (
    (b"%PDF-", Problem("is a PDF", _AS_TEXT)),
    (b"{\\rtf", Problem("is a Rich Text document", _AS_TEXT)),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Problem("is an Office document of the old kind", "save a text as .txt, a spreadsheet as .csv"),
    ),
    (b"7z\xbc\xaf\x27\x1c", Problem("is a 7z archive", "pack it as .zip, or unpack it")),
    (b"Rar!\x1a\x07", Problem("is a RAR archive", "pack it as .zip, or unpack it")),
    (b"bplist00", Problem("is a Safari web archive", "save the page as “Page Source” (.html)")),
)


def unreadable_kind(head: bytes) -> Problem | None:
    """What a file certainly is that cannot be read."""
    return next((problem for magic, problem in _UNREADABLE if head.startswith(magic)), None)


def never(_head: bytes) -> bool:
    """For kinds that nothing but their name tells."""
    return False


def packed(head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b\x08")


def zip_archive(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def web_archive(head: bytes) -> bool:
    return head.startswith((b"WARC/0.", b"WARC/1."))


_HEADER = re.compile(
    rb"(?m:^)[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,50}"
)
_OF_MAIL = frozenset(
    {b"mime-version", b"received", b"return-path", b"message-id", b"delivered-to", b"x-mozilla-status"}
)


def _headers(head: bytes) -> dict[bytes, bytes]:
    """The header lines that a file begins with, names in lower case."""
    headers: dict[bytes, bytes] = {}
    at = 0
    while match := _HEADER.match(head, at):
        name, _, value = match.group().partition(b":")
        headers.setdefault(name.lower(), value.strip())
        at = match.end()
    return headers


def mail(head: bytes) -> bool:
    headers = _headers(head)
    return len(headers) >= 3 and not _OF_MAIL.isdisjoint(headers) and b"from" in headers


def web_page_as_mail(head: bytes) -> bool:
    headers = _headers(head)
    related = headers.get(b"content-type", b"").lower().startswith(b"multipart/related")
    sent = not _OF_SENDING.isdisjoint(headers)
    return b"mime-version" in headers and (b"snapshot-content-location" in headers or (related and not sent))


_OF_SENDING = frozenset({b"received", b"return-path", b"message-id", b"to"})


_PROLOGUE = re.compile(
    rb"(?:\s+|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->|<!DOCTYPE[^>]{0,300}>)*", re.DOTALL | re.I
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)\b", re.I)


def html_page(head: bytes) -> bool:
    start = head.lstrip(_BLANK)
    if not start.startswith(b"<"):
        return False
    if re.match(rb"<!doctype\s+html", start, re.I):
        return True
    after = _PROLOGUE.match(start)
    return _PAGE.match(start, after.end() if after else 0) is not None


def news_feed(head: bytes) -> bool:
    start = head.lstrip(_BLANK)
    if not start.startswith(b"<"):
        return False
    after = _PROLOGUE.match(start)
    return _FEED.match(start, after.end() if after else 0) is not None


_OPENING = re.compile(rb'\A(?:\{\s*"(?:[^"\\\n]|\\.){1,100}"\s*:|\[\s*[{\[])')


def json_value(head: bytes) -> bool:
    return _OPENING.match(head.lstrip(_BLANK)) is not None


_LIST = re.compile(rb"\[\s*(?:\{|$)")


def lines_of_json(head: bytes) -> bool:
    """Whether a file with the name of JSON Lines is not one list of objects after all."""
    start = head.lstrip(_BLANK)
    return start.startswith((b"{", b"[")) and _LIST.match(start) is None


_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z_][\w -]{0,60}:|#)[^\n]{0,4000}\n|\+\+\+[ \t]*\r?\n")


def with_front_matter(head: bytes) -> bool:
    return _FRONT_MATTER.match(head.lstrip(_BLANK)) is not None


_TO_PARTS = re.compile(r"[,;\t|]")


def table_of_articles(head: bytes) -> bool:
    """Whether the first line names columns, and one of them holds texts."""
    first = head.lstrip(_BLANK).split(b"\n", 1)[0].decode("utf-8", "replace")
    names = tuple(part.strip(' "\r') for part in _TO_PARTS.split(first))
    if len(names) < 2 or max(map(len, names)) > _LONGEST_NAME:
        return False
    plan = roles_of(names)
    known = {name for keys in plan.values() for name in keys}
    return bool(plan["text"]) and len(known) >= 2 and 2 * len(known) >= len(names)


_LONGEST_NAME = 40
