"""What holds for the runs of any two wordings, however far apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.collation.flags.flags import flags
from generator.collation.flags.quiet import nothing_to_ask
from generator.collation.links.runs import readability, replay, rewrite
from generator.collation.words.alignment import align_forms
from generator.collation.words.changes import runs_between, runs_of
from generator.collation.words.comparison import compared
from generator.collation.words.sides import side
from generator.collation.words.wordings import wording
from generator.model.article import Article
from generator.model.collation import Run, RunKind
from generator.model.spans import Span
from generator.settings import CollationSettings
from tests.collation.texts import article

SETTINGS = CollationSettings()

VOCABULARY = """
the a of in The mayor Mayor council said stated would may be never resign resigned 13 thirteen 17
U.S. United States from 1910 to 1945 1910-45 don’t do not Ann Lee per cent percent bridge bridges
“ ” " ‘ ’ , . ; : ( ) — - -- … … é ß İ 東京 👩‍👩‍👧 ́ _ $1.5
"""
WORDS = st.sampled_from(VOCABULARY.split())
SPACES = st.sampled_from(["", " ", " ", " ", " ", "  ", "\u00a0", "\t"])
SENTENCES = st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=14)


def written(words: list[tuple[str, str]]) -> str:
    return "".join(word + space for word, space in words).strip() or "."


@st.composite
def edited(draw: st.DrawFn, words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A sentence after cuts, insertions and a move."""
    words = list(words)
    for _ in range(draw(st.integers(0, 5))):
        at = draw(st.integers(0, len(words)))
        to = draw(st.integers(0, len(words)))
        how = draw(st.sampled_from(["cut", "add", "move"]))
        if how == "cut":
            del words[min(at, to) : min(at, to) + 3]
        elif how == "add":
            words[at:at] = draw(st.lists(st.tuples(WORDS, SPACES), max_size=3))
        else:
            phrase = words[min(at, to) : max(at, to)]
            del words[min(at, to) : max(at, to)]
            words[0:0] = phrase
    return words


@st.composite
def groups(draw: st.DrawFn) -> tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]]:
    """Some sentences and what an editor made of them, each side with words around that are not compared."""
    first = draw(st.lists(SENTENCES, min_size=1, max_size=3))
    second = [draw(edited(words)) for words in first]
    if draw(st.booleans()):
        second = [[pair for words in second for pair in words]]
    if draw(st.booleans()):
        second.reverse()
    return *laid_out(draw(st.sampled_from(["", "Before. "])), first), *laid_out("Other. ", second)


def laid_out(before: str, sentences: list[list[tuple[str, str]]]) -> tuple[Article, tuple[Span, ...]]:
    text, spans = before, []
    for words in sentences:
        sentence = written(words)
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " Between. "
    return article("x", text), tuple(spans)


def covers_once(spans: list[Span], whole: tuple[Span, ...]) -> bool:
    return sorted(at for span in spans for at in range(span.start, span.end)) == [
        at for span in whole for at in range(span.start, span.end)
    ]


@given(groups())
def test_replaying_the_runs_rebuilds_the_other_wording(
    group: tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]],
) -> None:
    a, a_spans, b, b_spans = group
    runs = rewrite(a, a_spans, b, b_spans, SETTINGS)
    assert replay(a.text, b.text, runs) == "".join(span.of(b.text) for span in b_spans)
    assert [run.b for run in runs if run.b.start < run.b.end] == sorted(
        run.b for run in runs if run.b.start < run.b.end
    )


@given(groups())
def test_every_character_is_in_exactly_one_run(
    group: tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]],
) -> None:
    a, a_spans, b, b_spans = group
    runs = rewrite(a, a_spans, b, b_spans, SETTINGS)
    assert covers_once([run.a for run in runs], a_spans)
    assert covers_once([run.b for run in runs], b_spans)


@given(groups())
def test_kept_and_moved_words_are_the_same_to_the_character(
    group: tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]],
) -> None:
    a, a_spans, b, b_spans = group
    for run in rewrite(a, a_spans, b, b_spans, SETTINGS):
        if run.kind in (RunKind.KEPT, RunKind.MOVED):
            assert run.a.of(a.text) == run.b.of(b.text) != ""
        else:
            assert run.reason
            assert run.a.of(a.text) != run.b.of(b.text) or run.kind is RunKind.SPELLING


@given(groups())
def test_no_run_reaches_over_the_end_of_a_sentence(
    group: tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]],
) -> None:
    a, a_spans, b, b_spans = group
    for run in rewrite(a, a_spans, b, b_spans, SETTINGS):
        assert any(span.covers(run.a) for span in a_spans)
        assert any(span.covers(run.b) for span in b_spans)


@given(groups())
def test_an_unshared_quotation_mark_is_never_inside_another_change(
    group: tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]],
) -> None:
    a, a_spans, b, b_spans = group
    for run in rewrite(a, a_spans, b, b_spans, SETTINGS):
        if run.kind not in (RunKind.KEPT, RunKind.MOVED, RunKind.TYPOGRAPHY):
            for words in (run.a.of(a.text).strip(), run.b.of(b.text).strip()):
                assert len(words) <= 1 or not set(words) & set('“”"')


@given(st.lists(SENTENCES, min_size=1, max_size=3))
def test_a_text_against_itself_is_one_kept_run_for_each_sentence(
    sentences: list[list[tuple[str, str]]],
) -> None:
    a, a_spans = laid_out("", sentences)
    b, b_spans = laid_out("Elsewhere. ", sentences)
    runs = rewrite(a, a_spans, b, b_spans, SETTINGS)
    assert [(run.kind, run.a, run.b) for run in runs] == [
        (RunKind.KEPT, one, other) for one, other in zip(a_spans, b_spans, strict=True)
    ]
    assert readability(runs) == 1.0


@given(SENTENCES)
def test_one_sentence_among_others_is_kept_too(words: list[tuple[str, str]]) -> None:
    """The same sentence, where the short way for equal groups is not open."""
    a, a_spans = laid_out("", [words])
    b, b_spans = laid_out("", [words, [("Zebra", "")]])
    runs: tuple[Run, ...] = rewrite(a, a_spans, b, b_spans, SETTINGS)
    assert runs[0].kind is RunKind.KEPT
    assert runs[0].b == b_spans[0]


LONGER = st.lists(st.tuples(WORDS, SPACES), min_size=12, max_size=30)


@st.composite
def lightly_edited(draw: st.DrawFn) -> tuple[str, str]:
    """A sentence and the same after a change or two."""
    words = draw(LONGER)
    return written(words), written(draw(edited(words)))


@given(lightly_edited())
def test_what_is_read_beside_a_change_is_what_the_whole_sentences_say(pair: tuple[str, str]) -> None:
    """But for an addition that would read the same in many places: there the nearest words decide."""
    sides = [article(name, text) for name, text in zip("ab", pair, strict=True)]
    left, right = (side(one, (Span(0, len(one.text)),)) for one in sides)
    lines = [wording(one.text, "en") for one in sides]
    if all(line.forms for line in lines):
        links = align_forms(left.forms, right.forms, SETTINGS.words)
        whole = runs_between(left, right, links, SETTINGS.words)
        near = runs_of(lines[0], lines[1], SETTINGS.words)
        assert replay(*pair, near) == replay(*pair, whole) == pair[1]
        assert kept(near) == kept(whole)


def kept(runs: tuple[Run, ...]) -> int:
    return sum(len(run.a) for run in runs if run.kind is RunKind.KEPT)


@given(groups())
def test_no_flag_is_missed_where_no_rule_is_asked(
    group: tuple[Article, tuple[Span, ...], Article, tuple[Span, ...]],
) -> None:
    a, a_spans, b, b_spans = group
    lines = [
        [wording(span.of(one.text), one.language) for span in spans]
        for one, spans in ((a, a_spans), (b, b_spans))
    ]
    if nothing_to_ask(a, a_spans, b, b_spans, lines):
        left, right = side(a, a_spans), side(b, b_spans)
        links = align_forms(left.forms, right.forms, SETTINGS.words)
        assert flags(compared(left, right, links, SETTINGS.flags)) == ()
