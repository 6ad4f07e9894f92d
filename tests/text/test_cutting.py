"""Sentences, tokens, quotation marks and keys, against the case files that anyone can edit."""

from __future__ import annotations

import pytest

from generator.text.keys import fold, key
from generator.text.quotation import quoted
from generator.text.sentences import sentence_spans
from generator.text.tokens import TokenKind, tokenize
from tests.attribution.cases import Case, cases
from tests.conftest import ROOT


def lines(name: str) -> list[str]:
    content = (ROOT / "tests" / "cases" / name).read_text(encoding="utf-8")
    return [line for line in content.split("\n") if line and not line.startswith("#")]


@pytest.mark.parametrize("line", lines("sentences.txt"))
def test_sentences_end_where_the_bars_stand(line: str) -> None:
    text = line.replace(" | ", " ")
    assert " | ".join(span.of(text) for span in sentence_spans(text)) == line


TOKENS = lines("tokens.txt")


@pytest.mark.parametrize(("text", "expected"), list(zip(TOKENS[::2], TOKENS[1::2], strict=True)))
def test_tokens_are_cut_where_the_bars_stand(text: str, expected: str) -> None:
    assert "= " + " | ".join(token.of(text) for token in tokenize(text)) == expected


def test_a_token_knows_whether_it_is_a_word_a_figure_or_a_mark() -> None:
    kinds = [token.kind for token in tokenize("U.S. paid 1.5, ’s")]
    assert kinds == [
        TokenKind.WORD, TokenKind.WORD, TokenKind.NUMBER, TokenKind.MARK, TokenKind.MARK, TokenKind.WORD
    ]  # fmt: skip


@pytest.mark.parametrize("case", cases("quotation.txt"), ids=lambda case: case.title)
def test_quotation_marks_are_paired(case: Case) -> None:
    expected = [(row[0], len(row) == 1 or row[1] != "open") for row in case.expected if row[0] != "none"]
    assert [(found.inner.of(case.text).strip(), found.closed) for found in quoted(case.text)] == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Countries’", "country"),
        ("thirteen", "13"),
        ("U.S.", "US"),
        ("80,000", "80000"),
        ("Tal\u200blow", "Tallow"),
        ("Sat\u00adur\u00adday", "Saturday"),
        ("re\u0301sume\u0301", "résumé"),
        ("\u202aBaart\u202c", "baart"),
        ("ﬁnd", "find"),
        ("Kim’s", "Kim"),
    ],
)
def test_what_reads_the_same_has_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_no_key_is_empty() -> None:
    for mark in ("…", "...", "\u200b", "—", "’", "'s"):
        assert fold(mark)
        assert key(mark)


def test_different_numbers_stay_different() -> None:
    assert len({key(word) for word in ("13", "30", "1.3", "13th", "three")}) == 5


@pytest.mark.parametrize("text", ["word " * 3000, "x" * 9000, "新" * 4001, f"{'a' * 1999} b{'c' * 2500}"])
def test_a_row_of_words_that_is_longer_than_any_sentence_is_cut(text: str) -> None:
    spans = sentence_spans(text)
    assert all(0 < len(span) <= 2000 for span in spans)
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")
    assert not any(span.of(text)[0].isspace() or span.of(text)[-1].isspace() for span in spans)
