"""Words found in bytes are those of the tokeniser, and each has a number of its own."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.stories.stretches import Stretches, cut
from generator.stories.vocabulary import Vocabulary
from generator.text.keys import key
from generator.text.tokens import TokenKind, tokenize
from generator.text.word_list import word_list
from tests.attribution.builder import article

SPACES = " \n\t\x1f\x85\xa0\u1680\u2003\u2028\u205f\u3000"
MARKS = ".,:;!?…“”„‘’‚'\"()[]«»‹›–—-$%*×÷"
LETTERS = "aSsU.é\u0301ßŁłжЯαאあ漢ก\u00ad\u200b७5"
TEXTS = st.text(st.sampled_from(SPACES * 3 + MARKS + LETTERS * 2), max_size=60)


def spelled_all(found: Stretches) -> list[str]:
    return found.spelled(np.arange(len(found.starts)))


@given(st.lists(TEXTS, max_size=4))
def test_stretches_are_what_stands_between_spaces(texts: list[str]) -> None:
    """Whole or without the marks around them."""
    found = cut(texts, [0] * len(texts))
    expected = [(piece, stretch) for piece, text in enumerate(texts) for stretch in text.split()]
    spelled = zip(found.piece.tolist(), spelled_all(found), strict=True)
    assert [(piece, part.strip(MARKS)) for piece, part in spelled] == [
        (piece, stretch.strip(MARKS)) for piece, stretch in expected
    ]


@given(TEXTS)
def test_words_are_those_of_the_tokeniser(text: str) -> None:
    text = text.replace("漢", "é").replace("あ", "é").replace("ก", "é")  # these are read in pairs
    vocabulary = Vocabulary()
    words = vocabulary.read([article("one", f"x {text}")])
    expected = [
        token.of(stretch)
        for stretch in f"x {text}".strip("\n").split()
        for token in tokenize(stretch)
        if token.kind is not TokenKind.MARK and token.of(stretch)[0] not in "'’"
    ]
    assert [vocabulary.spellings[spelling] for spelling in words.spelling] == expected
    terms = list(vocabulary.terms)
    assert [terms[vocabulary.terms_of[spelling]] for spelling in words.spelling] == [
        key(word, "en") for word in expected
    ]


def test_scripts_without_spaces_are_read_in_pairs() -> None:
    vocabulary = Vocabulary()
    words = vocabulary.read([article("one", "港务长关闭，2024年 バルカ AB港")])
    spelled = [vocabulary.spellings[spelling] for spelling in words.spelling]
    assert spelled == ["港务", "务长", "长关", "关闭", "2024", "年", "バル", "ルカ", "AB", "港"]


def test_every_word_of_a_list_has_a_number_of_its_own() -> None:
    words = sorted(word_list("en"))
    found = cut([" ".join(words)], [0])
    again = cut([" ".join(reversed(words))], [0])
    assert len(set(found.numbers.tolist())) == len(set(spelled_all(found)))
    assert sorted(found.numbers.tolist()) == sorted(again.numbers.tolist())


def test_one_word_of_two_languages_has_two_numbers() -> None:
    found = cut(["gift", "gift", "gift"], [0, 1, 0])
    assert found.numbers[0] == found.numbers[2] != found.numbers[1]


def test_a_sentence_may_open_a_line_and_after_a_full_stop() -> None:
    found = cut(["The end. (“Then” he\nSaid … so.)\n", "New"], [0, 0])
    assert found.spelled(np.flatnonzero(found.opening)) == ["The", "Then", "Said", "so", "New"]


def test_the_last_mark_of_initials_stays() -> None:
    found = cut(["(the U.S.), É.Ü. and J. in 2,000."], [0])
    assert spelled_all(found) == ["the", "U.S.),", "É.Ü.", "and", "J", "in", "2,000"]
