"""Laws of marked words: whatever the runs and notes, the reader sees the text."""

from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.publishing.elements import marks
from generator.publishing.elements.marks import Hot
from generator.publishing.elements.visible import printer, shown
from generator.publishing.reading.side_marks import Side, marked
from generator.text.language import tables

_WORD = st.text(alphabet="ab<>&\"' é“”.", min_size=1, max_size=6)
_OPS = st.lists(st.tuples(st.sampled_from(list(RunKind)), _WORD, _WORD), max_size=8)


def _build(ops: list[tuple[RunKind, str, str]]) -> tuple[str, str, tuple[Run, ...]]:
    a = b = ""
    runs = []
    for kind, old, new in ops:
        if kind in (RunKind.KEPT, RunKind.MOVED):
            new = old
        old, new = ("" if kind is RunKind.ADDED else old), ("" if kind is RunKind.CUT else new)
        runs.append(Run(kind, Span(len(a), len(a) + len(old)), Span(len(b), len(b) + len(new))))
        a, b = a + old, b + new
    return a, b, tuple(runs)


def _shown(fragment: str) -> str:
    bare = re.sub(r'<span class="sp"> </span>', "", fragment)
    bare = re.sub(r"<del[^>]*>.*?</del>|<sup.*?</sup>", "", bare, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", bare))


@given(_OPS, st.data())
def test_stripping_the_marks_gives_the_words(
    ops: list[tuple[RunKind, str, str]], data: st.DataObject
) -> None:
    a, b, runs = _build(ops)
    edge = st.integers(0, len(b))
    pairs = data.draw(st.lists(st.tuples(edge, edge, st.integers(-1, 3)), max_size=4))
    hots = [Hot(Span(min(x, y), max(x, y)), note) for x, y, note in pairs]
    spans = [Span(0, len(b))]
    assert _shown(marks.changes(a, b, spans, runs, hots)) == b
    assert _shown(marks.kept(b, spans, runs, tables("en"), hots)) == b
    assert _shown(marks.plain(b, spans, hots)) == b


@given(_OPS, st.data())
def test_every_numbered_note_is_told_once_where_its_words_end(
    ops: list[tuple[RunKind, str, str]], data: st.DataObject
) -> None:
    a, b, runs = _build(ops)
    start = data.draw(st.integers(0, len(b)))
    end = data.draw(st.integers(start, len(b)))
    for fragment in (
        marks.changes(a, b, [Span(0, len(b))], runs, [Hot(Span(start, end), 7)]),
        marks.kept(b, [Span(0, len(b))], runs, tables("en"), [Hot(Span(start, end), 7)]),
    ):
        assert fragment.count("</span>7</sup>") == 1
        assert _shown(fragment.partition('<sup class="nr">')[0]).rstrip() == b[:end].rstrip()


@given(_OPS, _OPS, st.data())
def test_each_side_of_a_comparison_shows_its_own_words(
    ops: list[tuple[RunKind, str, str]], others: list[tuple[RunKind, str, str]], data: st.DataObject
) -> None:
    a, b, runs = _build(ops)
    more = [run for run in _build(others)[2] if run.a.end <= len(a) and run.b.end <= len(b)]
    for text, side in ((a, Side.CUT), (b, Side.ADDED)):
        edge = st.integers(0, len(text))
        x, y = sorted((data.draw(edge), data.draw(edge)))
        for hot in ([], [(Span(x, y), 7)]):
            fragment = marked(text, [Span(0, len(text))], (*runs, *more), side, hot)
            bare = re.sub(r"<sup.*?</sup>", "", fragment, flags=re.DOTALL)
            assert html.unescape(re.sub(r"<[^>]+>", "", bare)) == text
            assert not re.search(r"<(?:ins|del|span)[^>]*></", fragment.replace('<span class="hot"></', ""))


@given(st.text(max_size=40) | st.text("a'\"<&\u200b", max_size=9), st.data())
def test_a_stretch_of_a_text_is_printed_as_it_would_be_shown_by_itself(
    text: str, data: st.DataObject
) -> None:
    start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
    alone = shown(text[start:end]).replace("&#34;", '"').replace("&#39;", "'")
    assert printer(text)(start, end) == alone
