"""Messages: a newsletter (.eml), and a web page that a browser saved as one (.mhtml).

    Subject: Mayor resigns                        the headline
    From: The Beacon <news@beacon.example>        the outlet
    Date: Tue, 8 Apr 2025 09:00:00 +0200          the date
    Content-Type: multipart/alternative           the HTML part is read as a web page, else the plain one

Pictures, styles and attachments are no part of the text and are left in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from msgspec.structs import replace

from generator.corpus.files.decoding import Problem
from generator.corpus.files.records import File, Item, Known, Record, Value
from generator.corpus.formats.fields import titled_text
from generator.corpus.formats.web_pages import decode_page, record_of_page
from generator.model.article import Origin

__all__ = ["dated", "read_message", "read_saved_page"]

_SAVE_ANEW = "save it anew, or save its text as .txt"


def read_saved_page(file: File) -> Iterator[Item]:
    """A page with all its parts in one file is one article."""
    message = _message(file)
    page = message if isinstance(message, Problem) else _part(message, "html")
    if page is None:
        page = Problem("holds no web page", _SAVE_ANEW)
    record = page if isinstance(page, Problem) else record_of_page(page, file)
    if isinstance(record, Problem) or isinstance(message, Problem):
        yield file.fault(*(record if isinstance(record, Problem) else ("is no message", _SAVE_ANEW)))
        return
    address = _header(message, "Snapshot-Content-Location")
    if address.startswith(("http:", "https:")):
        saved = Value(address, "the address that the browser saved", Origin.MARKUP)
        record = replace(record, known=record.known.under(Known(url=saved)))
    yield record


def read_message(file: File) -> Iterator[Item]:
    """A newsletter is one article."""
    message = _message(file)
    if isinstance(message, Problem):
        yield file.fault(*message)
        return
    stated = Known(
        title=_of_header("Subject", _header(message, "Subject")),
        outlet=_of_header("From", _sender(_header(message, "From"))),
        published=_of_header("Date", dated(_header(message, "Date"))),
    )
    page = _part(message, "html")
    if isinstance(page, str):
        record = record_of_page(page, file, stated)
        yield file.fault(*record) if isinstance(record, Problem) else record
        return
    text = _part(message, "plain")
    if isinstance(text, str):
        yield titled_text(Record(text, known=stated))
    else:
        yield file.fault(*(text or page or Problem("holds no text", _SAVE_ANEW)))


def _message(file: File) -> EmailMessage | Problem:
    content = file.content(file.settings.largest_file, "largest_file")
    if isinstance(content, Problem):
        return content
    if content.lower().count(b"multipart/") > _MOST_PARTED:
        return Problem("has too many parts within parts", _SAVE_ANEW)
    message = message_from_bytes(content, policy=_Bounded())
    return message if isinstance(message, EmailMessage) else Problem("is no message", _SAVE_ANEW)


_MOST_PARTED = 200
"""Messages within a message; each is looked through for the ends of all those around it."""
_LONGEST_HEADER = 2000
"""Characters. The time that Python takes for a header grows with its square."""


class _Bounded(EmailPolicy):
    """Reads headers as Python does; one that is too long, or broken beyond reading, is empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value if len(value) <= _LONGEST_HEADER else "")
        except (ValueError, LookupError, AttributeError, TypeError, OverflowError, RecursionError):
            return super().header_fetch_parse(name, "")


def _part(message: EmailMessage, kind: str) -> str | Problem | None:
    """The characters of the first part of a kind that is not an attachment."""
    for part in message.walk():
        if part.get_content_type() != f"text/{kind}" or part.get_content_disposition() == "attachment":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content.strip():
            return decode_page(content, part.get_content_charset() or "")
    return None


def _header(message: EmailMessage, name: str) -> str:
    """A header in one line; empty where it is missing or broken."""
    return " ".join(str(message.get(name, "")).split())


def _of_header(name: str, value: str) -> Value | None:
    return Value(value, f"the header “{name}”") if value else None


def _sender(address: str) -> str:
    name, mailbox = parseaddr(address)
    return name or mailbox.rpartition("@")[2]


def dated(date: str) -> str:
    """A date as messages and feeds write it, in ISO 8601; as it was where it is none."""
    try:
        return parsedate_to_datetime(date).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return date
