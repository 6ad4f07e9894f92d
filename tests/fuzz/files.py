"""Files as strangers might send them: odd ones of each kind, and ones that something damaged.

odd       the grammar is kept and the contents are wild      <td><p lang=…>“‘&#xD800;</p>
damaged   a sound or odd file, cut, doubled, overwritten     <td><p lan<td><p lan\\xff…
"""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Mapping
from functools import reduce

from hypothesis import strategies as st

from tests.fuzz.sound import BODY, ROW, SOUND, TARGET, TITLE, table_of, warc_of, zip_of

__all__ = ["KINDS", "WORDS", "Strategy", "damaged"]

Strategy = st.SearchStrategy[bytes]

# What wild contents are made of.
_ODD = st.sampled_from(
    [
        *(
            "",
            " ",
            "\0",
            "\ufeff",
            "\u200b",
            "\u202e",
            "\u2028",
            "\ud800",
            "\r",
            "\x1a",
            "\U0010ffff",
            "e\u0301" * 9,
        ),
        *(
            "“",
            "”",
            "‘",
            "’",
            '"',
            "'",
            "«",
            "»",
            "“‘“",
            "(",
            "[",
            "{",
            "<",
            "&",
            "&#xD800;",
            "&#0;",
            "&amp;amp;",
            "]]>",
        ),
        *(
            "2025-04-04",
            "31/12/9999",
            "03/04/2025",
            "0000-00-00",
            "April 31, 2025",
            "24:61 PM",
            "-1",
            "1e999",
            "٣",
            "²",
        ),
        *(
            "http://[",
            "https://a.example/" + "b" * 300,
            "javascript:1",
            "//x",
            "file:///etc/passwd",
            "https://a:99999/",
        ),
        *(
            "By ",
            "By Ann Lee and and and",
            "AFP",
            "(Reuters)",
            "Related Stories",
            "Copyright ©",
            "Reporting by",
            "said",
        ),
        *(
            "en",
            "zh-Hant",
            "x" * 99,
            "und",
            "../../a",
            "CON",
            "a\\b",
            "-",
            "=1+1",
            "#",
            "---",
            "{{ x }}",
            TITLE,
            BODY,
        ),
    ]
)
WORDS = st.lists(_ODD | _ODD | st.text(max_size=12), max_size=8).map("".join)
_NAMES = st.sampled_from([*ROW, "body", "content", "summary", "publisher", "agency", "lang"]) | WORDS
_VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=8,
)


def _written(value: object) -> bytes:
    return json.dumps(value).encode()


_NAMES_OF_TAGS = (
    "p div article section h1 h2 span a b br img table tr td ul li pre blockquote script style svg math "
    "template title time meta link base form input noscript iframe textarea plaintext main figure figcaption"
)
_NAMES_OF_ATTRIBUTES = (
    "class id href src lang dir datetime content property name rel type itemprop charset http-equiv style"
)
_TAGS = st.sampled_from(_NAMES_OF_TAGS.split())
_ATTRIBUTES = st.sampled_from(_NAMES_OF_ATTRIBUTES.split())


def _element(tag: str, attributes: dict[str, str], inside: str, closed: bool) -> str:
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{given}>{inside}" + (f"</{tag}>" if closed else "")


_PARTS_OF_PAGES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        _element,
        _TAGS,
        st.dictionaries(_ATTRIBUTES, WORDS, max_size=3),
        st.lists(inner, max_size=3).map("".join),
        st.booleans() | st.just(True),
    ),
    max_leaves=12,
)
_PAGES = st.builds(
    lambda linked, parts: (
        f'<html><script type="application/ld+json">{json.dumps(linked)}</script><p>{BODY}</p>{"".join(parts)}'
    ).encode("utf-8", "surrogatepass"),
    _VALUES
    | st.dictionaries(st.sampled_from(["@type", "@graph", "headline", "author", "publisher"]), _VALUES),
    st.lists(_PARTS_OF_PAGES, max_size=4),
)
_TYPES = st.sampled_from(
    [
        "text/plain",
        "text/html",
        "text/plain; charset=undefined",
        "multipart/mixed; boundary=b",
        "message/rfc822",
        "x",
        "",
    ]
) | WORDS.map(lambda words: f"text/plain; charset={words!r}")
_PACKINGS = st.sampled_from(["7bit", "base64", "quoted-printable", "x-uuencode", "none"])
_HEADERS = st.dictionaries(
    st.sampled_from(
        ["From", "Subject", "Date", "Content-Disposition", "List-Id", "Snapshot-Content-Location"]
    ),
    WORDS | WORDS.map(lambda words: f"=?utf-8?b?{words}?= <a@{words}>"),
)


def _message(headers: Mapping[str, str], parts: list[tuple[str, str, bytes]], nested: str) -> bytes:
    lines = ["MIME-Version: 1.0", f"Content-Type: {nested}; boundary=b"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    made = ["\n".join(lines).encode("utf-8", "surrogatepass") + b"\n"]
    for kind, packing, content in parts:
        head = f"--b\nContent-Type: {kind}\nContent-Transfer-Encoding: {packing}\n\n"
        made.append(head.encode("utf-8", "surrogatepass") + content)
    return b"\n".join([*made, b"--b--\n"])


_MESSAGES = st.builds(
    _message,
    _HEADERS,
    st.lists(
        st.tuples(_TYPES, _PACKINGS, WORDS.map(lambda words: words.encode("utf-8", "replace")) | _PAGES),
        max_size=3,
    ),
    st.sampled_from(["multipart/mixed", "multipart/related", "multipart/alternative", "text/html"]),
)
_NAMES_OF_FIELDS = "title link description content summary author dc:creator pubDate updated id guid source"
_FIELDS_OF_FEEDS = st.sampled_from(_NAMES_OF_FIELDS.split())
_FEEDS = st.builds(
    lambda entries, kind: (
        f"<{kind}><channel>"
        + "".join(
            f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in each)}</item>" for each in entries
        )
        + f"</channel></{kind}>"
    ).encode("utf-8", "surrogatepass"),
    st.lists(st.lists(st.tuples(_FIELDS_OF_FEEDS, _PARTS_OF_PAGES), max_size=4), max_size=3),
    st.sampled_from(["rss", "feed xmlns='http://www.w3.org/2005/Atom'", "rdf:RDF"]),
)
_ROWS = st.lists(st.lists(WORDS, max_size=5), max_size=4)
_HEADS = st.lists(_NAMES, max_size=5).map(lambda names: ["text", *names])
_SAVED_RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["response", "resource", "conversion", "revisit", "warcinfo", "x"]),
        WORDS.map(lambda words: f"Content-Type: text/plain\r\n{TARGET}{words}") | st.just(TARGET),
        _PAGES
        | st.builds(
            lambda status, kind, page: (
                f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode("utf-8", "replace") + page
            ),
            st.sampled_from(["200 OK", "404", "", "200"]),
            _TYPES,
            _PAGES,
        ),
    ),
    max_size=3,
).map(lambda records: warc_of(*records))

_ODD_FILES: dict[str, Strategy] = {
    "txt": st.lists(WORDS, max_size=9).map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")),
    "md": st.builds(
        lambda top, lines: (
            "---\n" + "\n".join(f"{k}: {v}" for k, v in top) + "\n---\n" + "\n".join(lines)
        ).encode("utf-8", "surrogatepass"),
        st.lists(st.tuples(_NAMES, WORDS), max_size=4),
        st.lists(WORDS | WORDS.map(lambda words: f"> # - [{words}]({words})"), max_size=6),
    ),
    "html": _PAGES,
    "mhtml": _MESSAGES,
    "json": _VALUES.map(_written),
    "jsonl": st.lists(_VALUES, max_size=4).map(lambda rows: b"\n".join(map(_written, rows))),
    "csv": st.builds(lambda head, rows: table_of([head, *rows]), _HEADS, _ROWS),
    "tsv": st.builds(lambda head, rows: table_of([head, *rows], "\t"), _HEADS, _ROWS),
    "xml": _FEEDS,
    "eml": _MESSAGES,
    "warc": _SAVED_RECORDS,
}


_TOKENS = sorted(
    {
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x9f",
        b"\r",
        b"\n\n",
        b"%",
        b'"',
        b"\\u",
        b"<!--",
        b"]]>",
    }
    | {
        b"--b",
        b"WARC/1.0\r\n",
        b"HTTP/1.1 200\r\n\r\n",
        b"PK\x05\x06",
        b"PK\x01\x02",
        b"\x1f\x8b\x08",
        b"9" * 40,
        b"{" * 99,
    }
)


def _damage(content: bytes, blow: tuple[int, int, int, bytes]) -> bytes:
    """One blow: what stood at a place is left out, doubled, overwritten or shifted."""
    how, at, length, other = blow
    start = at % (len(content) + 1)
    end = min(start + length, len(content))
    before, there, after = content[:start], content[start:end], content[end:]
    return (
        before + after,
        before + there + there + after,
        before + other + after,
        before + other + there + after,
        before,
    )[how]


_BLOWS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.integers(0, 1 << 16),
        st.integers(0, 40),
        st.sampled_from(_TOKENS) | st.binary(max_size=6),
    ),
    min_size=1,
    max_size=6,
)


def damaged(files: Strategy) -> Strategy:
    """The files after a few blows."""
    return st.builds(lambda content, blows: reduce(_damage, blows, content), files, _BLOWS)


def _kind(suffix: str) -> Strategy:
    sound = st.just(SOUND[suffix])
    odd = _ODD_FILES.get(suffix, sound)
    return odd | damaged(sound) | damaged(odd)


_LEAVES = {suffix: _kind(suffix) for suffix in _ODD_FILES}
_MEMBERS = st.dictionaries(
    st.builds(
        lambda stem, suffix: f"{stem}.{suffix}".replace("\0", ""), WORDS, st.sampled_from(sorted(SOUND))
    ),
    st.one_of(*_LEAVES.values()),
    max_size=3,
).map(
    lambda members: {name.encode("utf-8", "replace").decode(): content for name, content in members.items()}
)
_ODD_FILES["zip"] = st.builds(zip_of, _MEMBERS, st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
_ODD_FILES["gz"] = st.one_of(*_LEAVES.values()).map(lambda content: gzip.compress(content, mtime=0))

KINDS: dict[str, Strategy] = {
    suffix: _LEAVES[suffix] if suffix in _LEAVES else _kind(suffix) for suffix in SOUND
}
"""Files of each kind, by the end of the name."""
