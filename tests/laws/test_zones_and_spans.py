"""Laws of cutting and cleaning, for any text at all."""

from __future__ import annotations

import json
import random
import string
import tempfile
import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import read
from generator.corpus.article.article import make_article
from generator.corpus.cleaning.bylines import lines_about_the_article
from generator.corpus.cleaning.legal import copyright_lines, promotions
from generator.corpus.cleaning.openings import telling
from generator.corpus.cleaning.photographs import photographs
from generator.corpus.files.decoding import Problem, decode, plain
from generator.corpus.files.records import Known, Record, Value
from generator.corpus.page.furniture import by_its_words, phrases
from generator.corpus.page.page import Label, Page
from generator.corpus.page.signs import signs_on
from generator.model.article import Article, ZoneKind
from generator.model.spans import ArticleId
from generator.settings import CorpusSettings
from generator.text.quotation import quoted
from generator.text.sentences import sentence_spans
from generator.text.tokens import tokenize
from tests.conftest import ROOT

SETTINGS = CorpusSettings()

LINES = st.sampled_from(
    [
        *("World News", "Mayor resigns", "Loading", "0", "12", ":", "• Category:Other", "Related Stories"),
        *("Source link", "Leave a Reply", "Advertisement", "Most Read", "1. A link", "Copyright 2024,"),
        *("By Ann Lee and Bo Hale, Reuters", "Published Apr. 9, 2025 at 4:02 p.m.", "© 2025 The Gazette"),
        "PORT ELLIS, Maine (AP) — The mayor of Port Ellis resigned on Tuesday, weeks after her ban on bells.",
        "“I am going to bed,” she said, and the council of Port Ellis went to bed as well, witnesses said.",
        "I’m Gazette, the author behind the Gazette at https://gazette.example/ and my aim is to inform you.",
        *(
            "Korea Summit Press Pool via Getty Images",
            "(AP Photo/Ann Lee)",
            "By Friday the water had receded.",
        ),
        *(
            "",
            "",
            "",
            "  ",
            "\t",
            "What happened?",
            "“",
            "…",
            "\u200b",
            "\u00a0",
            "a/b/c",
            "日本は反応した。",
        ),
        *("All rights reserved.", "Reporting by ; Editing by "),
    ]
)
PAGES = st.lists(LINES | st.text(max_size=40), max_size=30).map("\n".join) | st.text(max_size=300)


def article_of(text: str, title: str = "") -> Article | None:
    known = Known(title=Value(title, "title")) if title else Known()
    article = make_article(Record(text, known=known), ArticleId("a"), "a.txt", SETTINGS)
    return None if isinstance(article, Problem) else article


@given(PAGES, st.sampled_from(["", "Mayor resigns"]))
def test_every_character_is_in_exactly_one_zone(text: str, title: str) -> None:
    article = article_of(f"{title}\n\n{text}" if title else text, title)
    if article is None:
        return
    assert article.zones[0].span.start == 0
    assert article.zones[-1].span.end == len(article.text)
    for left, right in pairwise(article.zones):
        assert left.span.end == right.span.start
        assert (left.kind, left.reason) != (right.kind, right.reason)
    for number, zone in enumerate(article.zones):
        words = zone.span.of(article.text)
        assert words.strip(), "a zone of nothing but space"
        # White space belongs to the zone before it, at the very start to the first.
        assert number == 0 or not words[0].isspace()
        assert zone.reason


TABLE = tomllib.loads((ROOT / "generator" / "corpus" / "page" / "furniture.toml").read_text(encoding="utf-8"))
KNOWN = [
    line.replace("#", "7").replace(" … ", " our free ")
    for group in TABLE["group"]
    for kind in ("whole", "begins", "has")
    for line in group.get(kind, "").split("\n")
    if line
]
AROUND = ["{}", "• {}", "{} for all our readers", "Now {}", "{}:", "“{}”", "{} (Ann Lee/AFP)"]
DRESSED = st.builds(str.format, st.sampled_from(AROUND), st.sampled_from(KNOWN))


@given(st.lists(LINES | DRESSED | st.text(max_size=40), max_size=9))
def test_a_line_that_no_rule_looks_at_is_known_to_none(lines: list[str]) -> None:
    text = plain("\n".join(lines))
    every, few = (Page(text, SETTINGS.cleaning) for _ in range(2))
    few.signs = signs_on(few)
    few.telling = telling(few)
    for rule in (furniture, copyright_lines, promotions, photographs, lines_about_the_article):
        assert list(rule(few)) == list(rule(every))
    for page in (every, few):
        assert [line.words for line in page.lines] == [len(line.text.split()) for line in page.lines]


def furniture(page: Page) -> Iterator[tuple[int, Label]]:
    for index in page.open_telling():
        if label := by_its_words(page.lines[index], phrases(page), at_the_edge=False):
            yield index, label


@given(PAGES)
def test_sentences_are_all_of_the_headline_and_the_text_and_nothing_else(text: str) -> None:
    article = article_of(text)
    if article is None:
        return
    readable = {
        place
        for zone in article.zones
        if zone.kind in (ZoneKind.HEADLINE, ZoneKind.BODY)
        for place in range(zone.span.start, zone.span.end)
        if not article.text[place].isspace()
    }
    covered = [
        place
        for sentence in article.sentences
        for place in range(sentence.span.start, sentence.span.end)
        if not article.text[place].isspace()
    ]
    assert sorted(covered) == sorted(readable)
    for sentence in article.sentences:
        assert any(zone.span.covers(sentence.span) for zone in article.zones)


@given(PAGES)
def test_what_was_found_lies_in_the_text(text: str) -> None:
    article = article_of(text)
    if article is None:
        return
    for found in (
        article.headline,
        article.outlet,
        article.agency,
        article.dateline,
        article.published,
        article.url,
        *article.authors,
    ):
        if found is not None and found.span is not None:
            assert 0 <= found.span.start < found.span.end <= len(article.text)
            assert found.value
            assert found.reason


@given(st.text(max_size=300) | PAGES)
def test_every_character_that_is_not_space_is_in_one_sentence(text: str) -> None:
    spans = sentence_spans(text)
    for left, right in pairwise(spans):
        assert left.end <= right.start
    inside = "".join(span.of(text) for span in spans)
    assert [c for c in inside if not c.isspace()] == [c for c in text if not c.isspace()]
    for span in spans:
        assert span.of(text) == span.of(text).strip()


@given(st.text(max_size=300) | PAGES)
def test_between_two_tokens_there_is_only_space(text: str) -> None:
    place = 0
    for token in tokenize(text):
        assert token.start < token.end
        assert not text[place : token.start].strip()
        place = token.end
    assert not text[place:].strip()


@given(st.text(alphabet="“”‘’\"'« »ab s.,\n", max_size=120))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quoted(text)
    for left, right in pairwise(found):
        assert left.outer.end <= right.outer.start
    for each in found:
        assert each.outer.covers(each.inner)
        assert "\n" not in each.outer.of(text)
        assert not each.closed or each.outer.end > each.inner.end


@given(st.text(max_size=120), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_what_was_written_with_a_mark_is_read_as_written(text: str, encoding: str) -> None:
    written = text.encode(encoding, "replace")
    if encoding == "utf-8" and ("\0" in text or text.startswith("\ufeff")):
        return
    if encoding == "utf-8" and written[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return
    assert decode(written) == written.decode(encoding)


@given(
    st.lists(st.tuples(st.text(string.ascii_letters + " -._é", min_size=1, max_size=8), PAGES), max_size=5),
    st.randoms(),
)
def test_the_order_of_files_and_records_never_counts(
    pages: list[tuple[str, str]], chance: random.Random
) -> None:
    named = {f"{number} {name.strip()}x.txt": text for number, (name, text) in enumerate(pages)}
    orders = [list(named), list(named)]
    chance.shuffle(orders[1])
    corpora = []
    for order in orders:
        with tempfile.TemporaryDirectory() as place:
            for name in order:
                (Path(place) / name).write_text(named[name], encoding="utf-8", errors="replace", newline="")
            rows = [json.dumps({"text": named[name]}) for name in named]
            (Path(place) / "all.jsonl").write_text("\n".join(rows) or "{}", encoding="utf-8")
            corpora.append(read(Path(place), SETTINGS))
    assert corpora[0] == corpora[1]
    ids = [article.id for article in corpora[0].articles]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    # Every file and every record is an article, one more place of it, or a line.
    used = {article.path for article in corpora[0].articles} | {fault.where for fault in corpora[0].faults}
    used |= {copy.path for article in corpora[0].articles for copy in article.copies}
    assert set(named) <= used
