"""Files made to break their reader: each is read or told in a line, and loses nothing else.

What mutation of sound files found is kept here in its smallest form, beside what was thought of.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.corpus import read
from generator.corpus.formats.messages import dated
from generator.model.article import SentenceRole
from generator.settings import CorpusSettings

SETTINGS = CorpusSettings()
BODY = """The council closed the Harrow Street baths on Friday after inspectors found cracks in the roof.

Engineers said the repair would cost 2 million crowns and take nine months, and the mayor agreed."""
SOUND = f"Council closes the Harrow Street baths\n\n{BODY}\n"
DEEP = 100_000


def mail(*headers: str, body: str = BODY) -> str:
    return "\n".join(("MIME-Version: 1.0", *headers, "", body))


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), SOUND + name)
    return stream.getvalue()


def without_a_name() -> bytes:
    """The one letter of its name is a comment: twice 16 bits of the list at the end, exchanged."""
    archive = bytearray(zipped("a", "sound.txt"))
    lengths = archive.index(b"PK\x01\x02") + 28
    archive[lengths : lengths + 6] = bytes(4) + b"\1\0"
    return bytes(archive)


FEED = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>A</title>%s<summary>{BODY}</summary></entry>"
FILES: dict[str, bytes | str] = {
    **{
        f"{header.lower()}-{number}.eml": mail(f"{header}: {value}")
        for header in ("From", "Subject", "Date", "Content-Type", "Content-Disposition")
        for number, value in enumerate(
            (
                "(" * DEEP,
                "(" * 1900,
                "=?utf-8?q?a?= " * DEEP,
                "=?hex?q?a?= =?idna?q?=ff?=",
                "text/plain; charset=undefined",
                'text/html; charset="\0"',
                "Tue, 8 Apr 2025 09:00:00 +99999999999999999999",
                "<@" * 900,
                '"' * 1900,
            )
        )
    },
    "parts.eml": mail(body="--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 5000),
    "none.atom": FEED % "<author><name/></author><content/><link/><updated/>" + "</feed>",
    "cut.atom": FEED % "<content type='xhtml'><title" + "</feed>",
    "half.rss": f"<rss version='2.0'><channel><item><title>A &#xD800;</title><description>{BODY}"
    "</description></item></channel></rss>",
    "entities.rss": '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + f"]><rss version='2.0'><channel><item><title>&j;</title><description>{BODY}</description></item>"
    + "</channel></rss>",
    "outside.rss": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item>'
    f"<title>&x;</title><description>&x; {BODY}</description></item></channel></rss>",
    **{
        f"{name}.html": f"<meta charset='{name}'><p>{BODY} caf\udce9</p>".encode("utf-8", "surrogateescape")
        for name in ("hex", "zip", "idna", "undefined", "punycode", "unicode_escape", "utf-7", "rot13")
    },
    "kind.html": f'<script type="application/ld+json">{{"@type": "{"a" * DEEP}"}}</script><p>{BODY}</p>',
    "linked.html": f'<script type="application/ld+json">{"[" * DEEP}</script><p>{BODY}</p>',
    "deep.html": "<div>" * DEEP + BODY,
    "marks.html": "<" * DEEP,
    "deep.json": '{"text":' * DEEP,
    "list.json": "[" * DEEP,
    "digits.json": f'{{"text": {"9" * DEEP}}}',
    "quoted.csv": 'title,text\n"' + '"' * DEEP,
    "columns.csv": ",".join(["text"] * 9999) + "\n" + "," * 9999,
    "deep.md": "> " * 9999 + BODY,
    "lists.md": "- " * 9999 + BODY,
    "links.md": "[" * 9999 + BODY,
    "aliases.md": "---\na: &a [x,x]\n" + "".join(f"{n}: [*a,*a]\n" for n in "bcdef") + f"---\n{BODY}",
    "web.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200\r\n\r\n",
    "names.zip": zipped(
        ".", "../x.txt", "..\\x.txt", "C:\\x.txt", "/x.txt", "a\\b.txt", "con.txt", "x" * 400
    ),
    "no-name.zip": without_a_name(),
    "half-a-name.zip": zipped("é.txt").replace("é".encode(), b"\xe9\xe9", 1),
    "orders.csv": f'title,text,date,author\nA,"{BODY}",\x1b[2J\r03/04/2025,\x1b]0;x\x07Lee\n',
    "longest.json": json.dumps({"text": BODY, "author": "x" * DEEP, "source": "y" * DEEP, "url": "z" * DEEP}),
    "sentences.txt": "Roof.\n" * 9999,
    "word.txt": "buffalo " * DEEP,
    "line.txt": "x" * 10_000_000,
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_read_or_told_and_loses_nothing_else(tmp_path: Path, name: str) -> None:
    content = FILES[name]
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    (tmp_path / "sound.txt").write_text(SOUND)
    corpus = read(tmp_path, SETTINGS)
    paths = {article.path for article in corpus.articles}
    copies = {copy.path for article in corpus.articles for copy in article.copies}
    assert "sound.txt" in paths | copies
    told = {fault.where.partition("/")[0].partition("#")[0] for fault in corpus.faults}
    assert name in {path.partition("/")[0].partition("#")[0] for path in paths | copies} | told
    assert all(str(fault).isprintable() and len(str(fault)) < 1000 for fault in corpus.faults)
    assert not any("root:" in article.text for article in corpus.articles)


def test_no_control_character_of_a_field_reaches_a_page_or_a_terminal(tmp_path: Path) -> None:
    row = {
        "text": BODY,
        "author": "Ann\x1b[2J Lee",
        "source": "The\x07 Lantern",
        "date": "\x1b]0;x\x9c 03/04/2025",
    }
    (tmp_path / "a.json").write_text(json.dumps(row))
    corpus = read(tmp_path, SETTINGS)
    (article,), (fault,) = corpus.articles, corpus.faults
    assert article.outlet
    assert [each.value for each in (*article.authors, article.outlet)] == [
        "Ann\ufffd[2J Lee",
        "The\ufffd Lantern",
    ]
    assert "“\ufffd]0;x\ufffd 03/04/2025”" in str(fault)


def test_a_line_of_the_text_above_it_leaves_the_standfirst_in_its_place(tmp_path: Path) -> None:
    """Whoever reads sentences in their order goes down the text."""
    above = "52°F Light rain\n\nEngineers gave the town council of Harrow nine months for the work\n\n"
    (tmp_path / "a.jsonl").write_text(json.dumps({"title": "Council closes the baths", "text": above + BODY}))
    (article,) = read(tmp_path, SETTINGS).articles
    told = [one.span.start for one in article.sentences if one.role is not SentenceRole.HEADLINE]
    assert len(told) > 3
    assert told == sorted(told)


def test_a_newsletter_may_be_one_element(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(mail("Subject: Baths", "Content-Type: text/html", body=f"<p>{BODY}</p>"))
    corpus = read(tmp_path, SETTINGS)
    assert not corpus.faults
    assert "nine months" in corpus.articles[0].text


def test_archives_packed_on_any_system_give_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped("north\\storm.txt", "south/storm.txt", "..\\..\\out.txt", "."))
    corpus = read(tmp_path, SETTINGS)
    assert [article.path for article in corpus.articles] == ["a.zip/north/storm.txt", "a.zip/south/storm.txt"]
    assert [(fault.where, fault.what) for fault in corpus.faults] == [
        ("a.zip/.", "has no name"),
        ("a.zip/../../out.txt", "has a name that leads out of the archive"),
    ]


def test_an_article_of_too_many_sentences_is_skipped_with_its_line(tmp_path: Path) -> None:
    settings = replace(SETTINGS, most_sentences=100)
    rows = [{"text": "It rained. " * 101 + BODY}, {"text": BODY}, {"text": f"{BODY}\n" + "u.s.a. " * 300}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    corpus = read(tmp_path, settings)
    assert [str(fault) for fault in corpus.faults] == [
        "a.jsonl#1: has more than 100 sentences; split it, or raise the setting “most_sentences”"
    ]
    assert [article.path for article in corpus.articles] == ["a.jsonl#2", "a.jsonl#3"]


def test_a_date_beyond_all_days_stays_as_it_is_written() -> None:
    date = "Tue, 8 Apr 2025 09:00:00 +99999999999999999999"
    assert dated(date) == date
