"""A sound file of each kind that is read: what others are made from by damage."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Mapping

__all__ = ["BODY", "ROW", "SOUND", "TARGET", "TEXT", "TITLE", "table_of", "warc_of", "zip_of"]

BODY = """The council closed the Harrow Street baths on Friday after inspectors found cracks in the roof.

“Nobody should swim under that roof,” said Ada Wren, who heads the works committee. Engineers told the Daily \
Lantern that the repair would cost 2 million crowns and take nine months.

The baths, built in 1911, were last repaired in 1987, the news agency Reuters reported."""
TITLE = "Council closes the Harrow Street baths"
TEXT = f"{TITLE}\n\nBy Ann Lee, Reuters\n\nPublished April 4, 2025\n\nPORT ELLIS (AP) — {BODY}\n\nRead more\n"
_PACK = (1980, 1, 1, 0, 0, 0)


def zip_of(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of files by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _PACK), content, packing)
    return stream.getvalue()


def warc_of(*records: tuple[str, str, bytes]) -> bytes:
    """A web archive of records: kind, headers, content."""
    made = []
    for kind, headers, content in records:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\n{headers}\r\nContent-Length: {len(content)}\r\n\r\n"
        made.append(head.encode("utf-8", "replace") + content + b"\r\n\r\n")
    return b"".join(made)


def table_of(rows: list[list[str]], mark: str = ",") -> bytes:
    """A table of rows, with `mark` between cells."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=mark).writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


ROW = {
    "id": "a-1",
    "title": TITLE,
    "text": BODY,
    "source": "The Daily Lantern",
    "author": "Ann Lee",
    "date": "2025-04-04",
    "url": "https://lantern.example/baths",
    "language": "en",
}
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title} | The Daily Lantern</title>
<meta property="og:site_name" content="The Daily Lantern"><link rel="canonical" href="https://lantern.example/b">
<script type="application/ld+json">{linked}</script><body><nav><a href="/">News</a></nav><article>
<h1>{title}</h1><time datetime="2025-04-04">4 April</time>{body}</article><aside><a href="/x">More</a></aside>
</body></html>"""
_LINKED = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2025-04-04",
    "author": [{"@type": "Person", "name": "Ann Lee"}],
}
_PARAGRAPHS = "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
_HTML = _PAGE.format(title=TITLE, linked=json.dumps(_LINKED), body=_PARAGRAPHS).encode()
_MAIL = (
    f"MIME-Version: 1.0\nFrom: Ann Lee <ann@lantern.example>\nSubject: {TITLE}\n"
    "Date: Fri, 4 Apr 2025 09:00:00 +0000\nContent-Type: multipart/alternative; boundary=b\n\n"
    f"--b\nContent-Type: text/plain; charset=utf-8\n\n{BODY}\n"
    f"--b\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>{BODY}</p>\n--b--\n"
).encode()
_SAVED = (
    b"From: <Saved by Blink>\nSnapshot-Content-Location: https://lantern.example/b\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\n'
    b"Content-Location: https://lantern.example/b\n\n" + _HTML + b"\n--b--\n"
)
_FEED = (
    "<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'><title>The Daily Lantern</title><entry>"
    f"<title>{TITLE}</title><id>urn:1</id><link href='https://lantern.example/b'/>"
    "<author><name>Ann Lee</name></author><published>2025-04-04T09:00:00Z</published>"
    f"<content type='html'>&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>"
).encode()
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + _HTML
TARGET = "WARC-Target-URI: https://lantern.example/b\r\nWARC-Date: 2025-04-04T09:00:00Z"

SOUND: dict[str, bytes] = {
    "txt": TEXT.encode(),
    "md": f"---\ntitle: {TITLE}\nauthor: [Ann Lee]\ndate: 2025-04-04\n---\n# {TITLE}\n\n{BODY}\n\n> [a](http://b)\n".encode(),
    "html": _HTML,
    "mhtml": _SAVED,
    "json": json.dumps({"articles": [ROW]}).encode(),
    "jsonl": json.dumps(ROW).encode() + b"\n" + json.dumps({**ROW, "id": 7}).encode(),
    "csv": table_of([[*ROW], [*ROW.values()]]),
    "tsv": table_of([[*ROW], [*ROW.values()]], "\t"),
    "xml": _FEED,
    "eml": _MAIL,
    "warc": warc_of(("response", f"Content-Type: application/http; msgtype=response\r\n{TARGET}", _ANSWER)),
    "zip": zip_of(
        {"a.txt": TEXT.encode(), "north/b.html": _HTML, "c.csv": table_of([[*ROW], [*ROW.values()]])}
    ),
    "gz": gzip.compress(TEXT.encode(), mtime=0),
}
"""A sound file of each kind that is read, by the end of its name."""
