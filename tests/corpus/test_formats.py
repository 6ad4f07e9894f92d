"""One article, whatever it comes in: every format gives the same words and says the same of them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from generator.corpus import read
from generator.corpus.formats.readers import format_of
from generator.model.article import Article, Origin, ZoneKind
from generator.model.dossier import Corpus
from generator.settings import CorpusSettings

SETTINGS = CorpusSettings()
TITLE = "Mayor of Port Ellis resigns over bells"
PARAGRAPHS = (
    "PORT ELLIS — The mayor of Port Ellis resigned on Tuesday, weeks after her ban on church bells had "
    "divided the harbor town and its two parishes.",
    "“I have heard enough,” she told the council, which had met behind closed doors for most of the morning "
    "and voted seven to two against the ban.",
    "The bells rang at noon for the first time since February. A new mayor will be chosen in the autumn, the "
    "council’s clerk said, and the ban will not return.",
)
BODY = "\n\n".join(PARAGRAPHS)
URL = "https://beacon.example/2025/04/08/mayor-resigns"
ROW = {
    "Headline": TITLE,
    "Body": BODY,
    "Publication": "The Beacon",
    "Byline": "By Ann Lee and Bo Hale",
    "Pub. Date": "2025-04-08T09:30:00+02:00",
    "Link": URL,
}
MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} | The Beacon</title>
<link rel="canonical" href="{URL}"><meta property="og:site_name" content="The Beacon">
<script type="application/ld+json">{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {{"@type": "NewsArticle",
"headline": "{TITLE}", "datePublished": "2025-04-08T09:30:00+02:00",
"author": [{{"@type": "Person", "name": "Ann Lee"}}, {{"name": "Bo Hale"}}]}}]}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{TITLE}</h1>{MARKUP}</article></main>
<footer><p>Write to the editors of this site at their usual address.</p></footer></body></html>"""


def csv_row(separator: str) -> str:
    cells = ['"' + value.replace('"', '""') + '"' for value in ROW.values()]
    return separator.join(ROW) + "\n" + separator.join(cells) + "\n"


def message(html: bool) -> bytes:
    mail = EmailMessage()
    mail["From"] = "The Beacon <news@beacon.example>"
    mail["To"] = "reader@mail.example"
    mail["Subject"] = TITLE
    mail["Date"] = "Tue, 08 Apr 2025 09:30:00 +0200"
    mail["MIME-Version"] = "1.0"
    mail.set_content(BODY)
    if html:
        mail.add_alternative(PAGE, subtype="html")
    return mail.as_bytes()


def saved_page() -> bytes:
    mail = EmailMessage()
    mail["From"] = "<Saved by Blink>"
    mail["Snapshot-Content-Location"] = URL + "?from=mail"
    mail["Subject"] = TITLE
    mail.set_content(PAGE, subtype="html", cte="quoted-printable")
    mail.make_related()
    return mail.as_bytes()


def web_archive() -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    for status, kind, content in (
        ("404 Not Found", "text/html", b"<html><body><p>Gone for good and all.</body></html>"),
        ("200 OK", "image/png", b"\x89PNG"),
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(URL, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return stream.getvalue()


def zipped(**files: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_DOT_", ".").replace("__", "/"), content)
    return stream.getvalue()


FEED = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Beacon</title><item><title>{TITLE}</title><link>{URL}</link>
<dc:creator>Ann Lee and Bo Hale</dc:creator><pubDate>Tue, 08 Apr 2025 09:30:00 +0200</pubDate>
<description>In short.</description>
<content:encoded><![CDATA[{MARKUP}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Beacon</title><entry><title>{TITLE}</title>
<link href="{URL}"/><author><name>Ann Lee</name></author><author><name>Bo Hale</name></author>
<published>2025-04-08T09:30:00+02:00</published>
<content type="html"><![CDATA[{MARKUP}]]></content></entry></feed>"""
MARKDOWN = f"""---
title: "{TITLE}"
outlet: The Beacon
author: [Ann Lee, Bo Hale]
date: 2025-04-08T09:30:00+02:00
url: {URL}
---

{BODY.replace("closed doors", "**closed** [doors](https://elsewhere.example)")}
"""

FORMS: dict[str, bytes | str] = {
    "a.html": PAGE,
    "page called.txt": PAGE,
    "a.mhtml": saved_page(),
    "a.md": MARKDOWN,
    "a.jsonl": json.dumps(ROW) + "\n",
    "a.json": json.dumps([ROW], indent=1),
    "answer.json": json.dumps({"status": "ok", "result": {"docs": [{"_id": "7", "_source": ROW}]}}),
    "a.csv": csv_row(","),
    "b.csv": b"\xef\xbb\xbf" + csv_row(";").encode(),
    "c.csv": csv_row(",").encode("utf-16"),
    "d.csv": csv_row(",").encode("cp1252"),
    "a.tsv": csv_row("\t"),
    "table called.txt": csv_row("\t"),
    "a.xml": FEED,
    "a.atom": ATOM,
    "a.eml": message(html=False),
    "b.eml": message(html=True),
    "a.warc": web_archive(),
    "a.warc.gz": gzip.compress(web_archive()),
    "a.jsonl.gz": gzip.compress(json.dumps(ROW).encode()),
    "a.zip": zipped(deep__a_DOT_html=PAGE),
    "b.zip": zipped(inner_DOT_zip=zipped(a_DOT_csv=csv_row(","))),
}


def corpus_of(folder: Path, **files: bytes | str) -> Corpus:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(folder, SETTINGS)


def body(article: Article) -> str:
    return " ".join(
        " ".join(zone.span.of(article.text).split()) for zone in article.zones if zone.kind is ZoneKind.BODY
    )


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_article(tmp_path: Path, name: str) -> None:
    corpus = corpus_of(tmp_path, **{name: FORMS[name]})
    assert not corpus.faults
    (article,) = corpus.articles
    assert article.headline.value == TITLE
    assert body(article) == " ".join(PARAGRAPHS)
    assert article.outlet is not None
    assert article.outlet.value == "The Beacon"
    assert article.published is not None
    assert article.published.value == "2025-04-08T09:30:00+02:00"
    assert article.published.origin in (Origin.FIELD, Origin.MARKUP)
    if "eml" not in name:
        assert [author.value for author in article.authors] == ["Ann Lee", "Bo Hale"]
        assert article.url is not None
        assert article.url.value == URL


def test_nothing_of_a_page_gets_lost(tmp_path: Path) -> None:
    (article,) = corpus_of(tmp_path, **{"a.html": PAGE}).articles
    removed = " ".join(z.span.of(article.text) for z in article.zones if z.kind is ZoneKind.REMOVED)
    assert "Home" in removed
    assert "Write to the editors" in removed


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"Mayor resigns\n\nThe mayor", "text"),
        ("a.txt", b"Mayor, council, bells\n\nThe mayor", "text"),
        ("a.txt", b"From: the harbor\nTo: the hills\n\nThe mayor", "text"),
        ("a.txt", b"{curly} is no JSON", "text"),
        ("a.txt", b"--- and then", "text"),
        ("a.txt", b"<3 is a heart", "text"),
        ("a.jsonl", b'{"text": "x"}', "JSON Lines"),
        ("a.jsonl", b'[{"text": "x"}]', "JSON"),
        ("a", b"<html><p>x", "web page"),
        ("a.xml", b'<?xml version="1.0"?><!-- c --><rss version="2.0">', "feed"),
        ("a.html", b'<?xml version="1.0"?><!DOCTYPE html><html>', "web page"),
        ("a.png", b"\x89PNG", None),
        ("a", b"Mayor resigns", None),
    ],
)
def test_content_comes_before_the_name(name: str, head: bytes, kind: str | None) -> None:
    found = format_of(name, head)
    assert (found.name if found else None) == kind


def test_traps_in_archives_are_told_and_lose_nothing_else(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../out.txt", BODY)
        archive.writestr("/etc/out.txt", BODY)
        archive.writestr("bomb.txt", b"\0" * 40_000_000)
        archive.writestr("good.txt", f"{TITLE}\n\n{BODY}")
    bomb = gzip.compress(b'{"text": "' + b"bells rang at noon " * 4_000_000)
    half = gzip.compress(BODY.encode() * 50)[:-60]
    word = zipped(word__document_DOT_xml="<w/>")
    nested = b"x"
    for _ in range(5):
        nested = zipped(a_DOT_zip=nested)
    corpus = corpus_of(
        tmp_path,
        **{
            "t.zip": stream.getvalue(),
            "bomb.jsonl.gz": bomb,
            "half.txt.gz": half,
            "w.docx": word,
            "n.zip": nested,
        },
    )
    assert [article.path for article in corpus.articles] == ["t.zip/good.txt"]
    told = {fault.where: fault.what for fault in corpus.faults}
    assert told.pop("t.zip/bomb.txt").startswith("unpacks to more than")
    assert told.pop("bomb.jsonl.gz").startswith("unpacks to more than")
    assert told == {
        "t.zip/../../out.txt": "has a name that leads out of the archive",
        "t.zip//etc/out.txt": "has a name that leads out of the archive",
        "half.txt.gz": "is broken: it cannot be unpacked to its end",
        "w.docx": "is a Word document",
        "n.zip/a.zip/a.zip/a.zip": "lies in more than 3 archives",
    }
    assert not list(tmp_path.parent.rglob("out.txt"))


def test_what_is_certainly_no_article_says_what_to_save(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path,
        **{"a.pdf": b"%PDF-1.7", "b.txt": b"{\\rtf1 x}", "c.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
    )
    assert [fault.what for fault in corpus.faults] == [
        "is a PDF",
        "is a Rich Text document",
        "is an Office document of the old kind",
    ]


def test_a_row_without_text_is_named_by_its_number(tmp_path: Path) -> None:
    corpus = corpus_of(
        tmp_path, **{"a.csv": f'title,text,url\nOne,"{BODY}",\nTwo,,\n\nThree,"{BODY} Again.",\n'}
    )
    assert [article.path for article in corpus.articles] == ["a.csv#1", "a.csv#3"]
    assert [str(fault) for fault in corpus.faults] == [
        "a.csv#2: has nothing in its “text”; put the article's text into it, or remove it"
    ]


def test_a_mapping_tells_what_the_table_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'Naslov,Tekst,Tytuł\nx,"{BODY}",{TITLE}\n', encoding="utf-8")
    settings = CorpusSettings(fields=(("Tekst", "text"), ("Tytuł", "title")))
    (article,) = read(tmp_path, settings).articles
    assert article.headline.value == TITLE
    assert article.headline.reason == "the field “Tytuł”"
    (fault,) = read(tmp_path, SETTINGS).faults
    assert "has no column for the text" in str(fault)


T = "The mayor of Port Ellis resigned on Tuesday, weeks after her ban on bells. "
BROKEN: dict[str, bytes | str] = {
    "deep.html": "<html><body>" + "<div>" * 20_000 + T,
    "large.html": "<html><body>" + f"<p>{T}</p>" * 20_000,
    "empty.html": "<html></html>",
    "cut.json": "[1, 2, {",
    "number.json": "7",
    "deep.json": "[" * 100_000,
    "names only.csv": "text\n",
    "no text.csv": "a,b\n1,2\n",
    "cut.xml": "<rss><channel><item><title>x",
    "empty.zip": b"PK\x05\x06" + b"\0" * 18,
    "broken.zip": b"PK\x03\x04rubbish",
    "broken.gz": b"\x1f\x8b\x08rubbish",
    "cut.warc": web_archive()[:900],
    "no headers.warc": web_archive().replace(b"WARC-Target-URI", b"WARC-Target-XXX"),
    "no page.mhtml": b"From: x\nSnapshot-Content-Location: x\nMIME-Version: 1.0\n\n",
    "no text.eml": b"From: =?bad?x?=\nDate: nope\nMessage-ID: <<<\nReceived: q\n\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_a_line_and_nothing_worse(tmp_path: Path, name: str) -> None:
    corpus = corpus_of(tmp_path, **{name: BROKEN[name], "good.txt": f"{TITLE}\n\n{BODY}"})
    assert [article.path for article in corpus.articles] == ["good.txt"]
    assert corpus.faults
    assert all(fault.where.startswith(name) for fault in corpus.faults)
    assert all("\n" not in str(fault) and fault.remedy for fault in corpus.faults)


def test_a_feed_reads_no_file_of_this_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the bells of the secret", encoding="utf-8")
    trap = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        + FEED.partition("?>")[2]
    )
    corpus = corpus_of(
        tmp_path / "corpus", **{"a.xml": trap.replace("In short.", "&x;").replace(BODY, "&x;")}
    )
    assert "the secret" not in "".join(article.text for article in corpus.articles)
