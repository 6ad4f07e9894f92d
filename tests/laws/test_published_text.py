"""The lines and cuts of a page are the text, whatever the text and wherever its zones end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.article import Article, Found, Sentence, SentenceRole, Zone, ZoneKind
from generator.model.spans import ArticleId, Span
from generator.publishing.article.published_text import Marker, blocks
from generator.publishing.elements.marks import Hot
from tests.publishing.reading import Page, text_on

TEXT = st.text(st.sampled_from("ab. <>&\"'\n\r\t  \u00a0\u200b\u202e\u0000”é\u05d0"), min_size=1, max_size=60)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(TEXT)
    place = st.integers(0, len(text))
    edges = sorted({0, len(text), *draw(st.lists(place, max_size=5))})
    zones = tuple(
        Zone(draw(st.sampled_from(ZoneKind)), Span(start, end), draw(st.sampled_from(["a menu", "a form"])))
        for start, end in pairwise(edges)
    )
    sentences: list[Sentence] = []
    for zone in zones:
        if zone.kind in (ZoneKind.BODY, ZoneKind.HEADLINE):
            inner = sorted({draw(st.integers(zone.span.start, zone.span.end)) for _ in range(3)})
            role = SentenceRole.BODY if zone.kind is ZoneKind.BODY else SentenceRole.HEADLINE
            sentences += [
                Sentence(Span(start, end), role, draw(st.integers(0, 2)))
                for start, end in list(pairwise(inner))[::2]
            ]
    return Article(
        id=ArticleId("a"),
        path="a.txt",
        text=text,
        zones=zones,
        sentences=tuple(sentences),
        headline=Found("H", None, ""),
        outlet=None,
        authors=(),
        agency=None,
        dateline=None,
        published=None,
        url=None,
        language="en",
    )


def spans(article: Article) -> st.SearchStrategy[list[Span]]:
    place = st.integers(0, len(article.text))
    words = st.tuples(place, place).map(lambda pair: Span(min(pair), max(pair)))
    return st.lists(words | place.map(lambda at: Span(at, at)), max_size=4)


@given(articles())
def test_blocks_part_the_text(article: Article) -> None:
    found = blocks(article)
    assert "".join(line.of(article.text) for block in found for line in block.lines) == article.text
    assert all(block.span.start < block.span.end for block in found)


@given(articles())
def test_a_line_ends_at_a_line_end(article: Article) -> None:
    for block in blocks(article)[:-1]:
        assert "\n" in block.span.of(article.text)[len(block.span.of(article.text).rstrip()) :]


@given(st.data())
def test_marks_neither_add_nor_lose_a_character(data: st.DataObject) -> None:
    article = data.draw(articles())
    named = data.draw(spans(article))
    hots = [Hot(span, number) for number, span in enumerate(data.draw(spans(article)), start=1)]
    marker = Marker(article, named, hots)
    html = "".join(
        f'<p class="txt">{marker.words(block, line)}</p>' for block in blocks(article) for line in block.lines
    )
    assert text_on(html) == article.text
    ids = Page(html).ids
    assert len(ids) == len(set(ids))


@given(st.data())
def test_every_note_has_its_number_on_the_page(data: st.DataObject) -> None:
    article = data.draw(articles())
    hots = [Hot(span, number) for number, span in enumerate(data.draw(spans(article)), start=1)]
    marker = Marker(article, (), hots)
    html = "".join(str(marker.words(block, line)) for block in blocks(article) for line in block.lines)
    for hot in hots:
        assert f"note </span>{hot.note}</sup>" in html
