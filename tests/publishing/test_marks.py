"""Words with marks on them: escaped, exact, and light."""

from __future__ import annotations

import html
import re

from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.publishing.elements import marks
from generator.publishing.elements.marks import Hot
from generator.text.language import tables
from tests.publishing.examples import ARTICLES, LINKS

_GONE = re.compile(r"<del[^>]*>.*?</del>|<sup.*?</sup>")
_TAG = re.compile(r"<[^>]+>")


def words_of(fragment: str) -> str:
    """The characters that a fragment shows as the text's own."""
    bare = _GONE.sub("", re.sub(r'<span class="sp"> </span>', "", fragment))
    return html.unescape(_TAG.sub("", bare))


def test_without_its_marks_every_reading_is_the_text_character_for_character() -> None:
    base = ARTICLES["A"].text
    for letter, links in LINKS.items():
        article = ARTICLES[letter]
        for link in links:
            spans = [article.sentences[index].span for index in link.b]
            expected = " … ".join(part.of(article.text) for part in marks.stretches(spans, article.text))
            assert words_of(marks.changes(base, article.text, spans, link.runs)) == expected
            assert words_of(marks.kept(article.text, spans, link.runs, tables("en"))) == expected
            assert words_of(marks.plain(article.text, spans)) == expected


def test_replaced_words_stand_before_what_replaced_them() -> None:
    a, b = "She will stay.", "She will remain."
    runs = [
        Run(RunKind.KEPT, Span(0, 9), Span(0, 9)),
        Run(RunKind.REWORDED, Span(9, 13), Span(9, 15)),
        Run(RunKind.KEPT, Span(13, 14), Span(15, 16)),
    ]
    assert marks.changes(a, b, [Span(0, 16)], runs) == (
        'She will <del class="sub">stay</del><ins>remain</ins>.'
    )


def test_typography_is_quiet() -> None:
    a, b = '"No"', "“No”"
    assert marks.changes(a, b, [Span(0, 4)], [Run(RunKind.TYPOGRAPHY, Span(0, 4), Span(0, 4))]) == "“No”"


def test_a_note_on_words_that_are_gone_stands_at_their_place() -> None:
    a, b = "no warning of any kind", "no warning"
    runs = [Run(RunKind.KEPT, Span(0, 10), Span(0, 10)), Run(RunKind.CUT, Span(10, 22), Span(10, 10))]
    note = '<sup class="nr"><span class="vh">note </span>1</sup>'
    hots = [Hot(Span(10, 10), 1)]
    assert marks.changes(a, b, [Span(0, 10)], runs, hots).endswith(f"of any kind</del></span>{note}")
    assert marks.kept(b, [Span(0, 10)], runs, tables("en"), hots).endswith(f"</span>{note}")


def test_a_lone_function_word_is_not_marked_as_kept() -> None:
    a = b = "of the bridge"
    runs = [Run(RunKind.KEPT, Span(0, 6), Span(0, 6)), Run(RunKind.KEPT, Span(7, 13), Span(7, 13))]
    assert marks.kept(b, [Span(0, 13)], runs, tables("en")) == "of the <mark>bridge</mark>"
    assert a == b


def test_runs_of_words_share_one_element() -> None:
    text = "one two three four five"
    fragment = marks.plain(text, [Span(0, len(text))], added=True)
    assert fragment.count("<ins") == 1


def test_markup_in_an_article_is_shown_and_not_obeyed() -> None:
    text = 'a <script>alert("x")</script> & <b>c</b>'
    fragment = marks.plain(text, [Span(0, len(text))], [Hot(Span(2, 10), 1)])
    assert "<script" not in fragment
    assert "<b>" not in fragment
    assert words_of(fragment) == text


def test_marks_of_overlapping_notes_keep_both_numbers() -> None:
    text = "fourteen loose bolts"
    fragment = marks.plain(text, [Span(0, len(text))], [Hot(Span(0, 14), 1), Hot(Span(9, 20), 2)])
    assert fragment.index(">1<") < fragment.index(">2<")
    assert words_of(fragment) == text


def test_a_diff_with_too_many_pieces_does_not_read() -> None:
    a, b = "a b c d", "a x c y"
    confetti = [
        Run(RunKind.KEPT, Span(0, 1), Span(0, 1)),
        Run(RunKind.REWORDED, Span(2, 3), Span(2, 3)),
        Run(RunKind.KEPT, Span(4, 5), Span(4, 5)),
        Run(RunKind.REWORDED, Span(6, 7), Span(6, 7)),
    ]
    assert marks.kept_share(a, b, confetti) == 0.25
    assert marks.kept_share(a, a, [Run(RunKind.KEPT, Span(0, 7), Span(0, 7))]) == 1.0


def test_no_words_are_printed_twice_where_runs_overlap() -> None:
    a = b = "over the bridge"
    runs = [Run(RunKind.REWORDED, Span(0, 8), Span(0, 8)), Run(RunKind.ADDED, Span(8, 8), Span(5, 15))]
    assert words_of(marks.changes(a, b, [Span(0, 15)], runs)) == b
