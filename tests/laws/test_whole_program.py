"""Whatever is in the pile, a site comes out, always the same, and nothing of an article is lost."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.build import build
from generator.corpus.files.decoding import plain
from generator.errors import NothingReadError
from generator.model.brief import Overview
from generator.model.dossier import Corpus
from generator.settings import Settings
from tests.publishing.reading import Page, text_on

HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</script></style></title></textarea>",
        '" onmouseover="alert(1)" x="',
        "<img src=x onerror=alert(1)>",
        "{{ 7*7 }} {% raw %} {# #}",
        "]]> <!-- -->",
        "[a](javascript:alert(1)) ![b](http://evil.example/c.png)",
        "&lt;b&gt; &amp;amp; &#60;",
        "\u202eevil\u202c \u200b \u2066",
        "e\u0301\u0301 👩\u200d👩\u200d👧 🇫🇮",
        "\x00\x07\x1b[31m",
        "……—–''\"\"“”«»",
    ]
)
PROSE = st.sampled_from(
    [
        "The council closed the Harrow Street baths on Friday after inspectors found cracks in the roof.",
        "Inspectors found cracks in the roof of the Harrow Street baths, which the council shut Friday.",
        "Engineers said the repair would cost 2 million crowns and take nine months.",
        "Engineers said that the repair would cost 3 million crowns, and would take nine months or more.",
        "“Nobody should swim under that roof,” said Ada Wren, who heads the works committee.",
        "“Nobody must ever swim under that roof,” Ada Wren told the Daily Lantern.",
        "The Daily Lantern reported that 17 children were hurt when tiles fell on April 3, 2024.",
        "The baths, built in 1911, were last repaired in 1987, the news agency Reuters reported.",
        "Die Bäder in der Harrow Street bleiben neun Monate lang geschlossen, sagte die Stadt.",
        "市議会は金曜日、ハロー通りの浴場を閉鎖した。",
        "أغلق المجلس الحمامات العامة يوم الجمعة.",
    ]
)
AROUND = st.sampled_from(
    [
        "By Ann Lee and Bo Hale, Reuters",
        "PORT ELLIS (AP) — The baths are shut.",
        "Published April 4, 2024",
        "Related Stories",
        "Copyright 2024, all rights reserved",
        "Loading",
        "",
        "\t \u00a0",
    ]
)
PARAGRAPHS = st.lists(PROSE | PROSE | HOSTILE, min_size=1, max_size=3).map(" ".join)
HEADLINES = st.sampled_from(
    ["", "Council closes the Harrow Street baths", "Baths shut", "“Nobody should swim”"]
)
ARTICLES = st.builds(
    lambda headline, lines: "\n\n".join([headline, *lines]),
    st.builds(lambda words, odd: f"{words} {odd}", HEADLINES, HOSTILE) | HEADLINES,
    st.lists(PARAGRAPHS | PARAGRAPHS | AROUND | st.text(max_size=40), max_size=6),
)
NAMES = st.text(st.sampled_from("aA#.%& 'é<>{}漢\u202e"), max_size=6)


# Each example is two builds.
EXAMPLES = (settings.default or settings()).max_examples // 2


@st.composite
def piles(draw: st.DrawFn) -> Mapping[str, str]:
    """Files by name. Some texts are there twice, under other names."""
    texts = draw(st.lists(ARTICLES, max_size=5))
    again = draw(st.lists(st.sampled_from(texts), max_size=2)) if texts else []
    return {f"x{draw(NAMES)}{number}.txt": text for number, text in enumerate([*texts, *again])}


def built(pile: Mapping[str, str], order: list[str], place: Path) -> tuple[Overview, dict[str, bytes]]:
    corpus, site = place / "corpus", place / "site"
    corpus.mkdir()
    for name in order:
        # A surrogate cannot be in a file, a NUL makes it one that is no text.
        (corpus / name).write_bytes(pile[name].encode("utf-8", "replace").replace(b"\0", b"\1"))
    try:
        overview, _ = build(replace(Settings(), source=corpus, output=site))
    except NothingReadError as error:
        assert not site.exists()
        return Overview(Corpus((), error.faults), ()), {}
    paths = [path for path in site.rglob("*") if path.is_file()]
    return overview, {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def ink(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=EXAMPLES)
@given(piles(), st.randoms(use_true_random=False))
def test_any_pile_makes_a_site_that_is_always_the_same_and_loses_nothing(
    pile: Mapping[str, str], chance: random.Random
) -> None:
    other = list(pile)
    chance.shuffle(other)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        overview, files = built(pile, list(pile), Path(one))
        assert built(pile, other, Path(two))[1] == files

    told = {article["id"]: article for name in files if name.endswith("/story.json")
            for article in json.loads(files[name])["articles"]}  # fmt: skip
    assert set(told) == {article for story in overview.stories for _, article in story.letters}
    for article in overview.corpus.articles:
        assert text_on(files[f"articles/{article.id}.html"]) == article.text
        if article.id in told:
            assert told[article.id]["text"] == article.text
    read = sorted(ink(article.text) for article in overview.corpus.articles)
    wanted = [text.encode("utf-8", "replace").replace(b"\0", b"\1").decode() for text in pile.values()]
    paths = {article.path for article in overview.corpus.articles}
    unread = (
        {fault.where for fault in overview.corpus.faults} - paths if pile else ()
    )  # an empty folder is one
    copies = sum(len(article.copies) for article in overview.corpus.articles)
    assert len(read) + len(unread) + copies == len(pile)
    assert set(read) <= {ink(plain(text)) for text in wanted}

    for html in (files[name] for name in files if name.endswith(".html")):
        page = Page(html)
        for tag, attributes in page.tags:
            assert tag not in ("iframe", "object", "embed", "base", "img")
            assert tag != "script" or attributes.get("src")
            assert not [name for name in attributes if name.startswith("on")]
        assert not [link for link in page.links if link.startswith(("javascript:", "data:", "//"))]
        assert len(page.ids) == len(set(page.ids))
