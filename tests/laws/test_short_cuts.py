"""What reading finds by a short cut is what the long way finds, whatever the text."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.corpus.article.article import make_article, make_articles
from generator.corpus.article.copies import address_key, opening_letters, words_key
from generator.corpus.article.recurring import Content
from generator.corpus.files.mojibake import repaired_text
from generator.corpus.files.records import Known, Record, Value
from generator.corpus.metadata.languages import language_of
from generator.corpus.page.furniture import phrase_words
from generator.corpus.page.page import Page
from generator.corpus.page.signs import CONTRIBUTORS, COPYRIGHT, SIGNS, signs_on
from generator.model.article import Article, ZoneKind
from generator.model.spans import ArticleId
from generator.settings import CorpusSettings
from generator.text.language import tables
from tests.collation.texts import article

SETTINGS = CorpusSettings()
WORDS = st.sampled_from(
    [
        "the", "of", "and", "a", "to", "in", "was", "because", "Reporter", "reporters", "reporte", "reported",
        "resigned", "der", "die", "und", "nicht", "la", "les", "est", "1910", "Küste", "“Ålesund”,", "Straße",
    ]
)  # fmt: skip
SPACES = st.sampled_from([" ", " ", " ", "\n", "\n\n", "  ", "\t", "\u00a0", "\u2009"])


@st.composite
def texts(draw: st.DrawFn, most: int = 60) -> str:
    pairs = draw(st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=most))
    return "".join(word + space for word, space in pairs)


@given(texts(300), st.integers(20, 1200))
def test_half_a_sample_tells_the_language_of_the_whole(text: str, sample: int) -> None:
    settings = replace(SETTINGS, language_sample=sample)
    words = text[:sample].lower().split()
    table = tables("en").function_words
    little = [word for word in words if word in table]
    long = [word for word in little if len(word) > 2]
    english = (
        len(little) >= settings.function_word_share * len(words)
        and len(long) >= settings.long_function_word_share * len(words)
    )  # fmt: skip
    assert (language_of(text, None, settings) == "en") == english


@given(texts(), st.lists(SPACES, min_size=1, max_size=60))
@example("Ab", ["\u2009"] * 50)
def test_texts_of_the_same_words_begin_alike(text: str, spaces: list[str]) -> None:
    words = text.split()
    other = "".join(word.upper() + spaces[at % len(spaces)] for at, word in enumerate(words))
    one, two = article("a", text.strip()), article("b", other.strip())
    if words_key(one) == words_key(two):
        assert opening_letters(one) == opening_letters(two)


HOSTS = st.sampled_from(["a.example", "www.a.example", "m.a.example", "wwwa.example", "A.Example", "a"])
PATHS = st.text("aé/-_.12", max_size=12) | st.sampled_from(["/amp", "/x/amp", "/x/", "/index.html", "/x.amp"])


@given(st.sampled_from(["http://", "https://"]), HOSTS, PATHS)
def test_a_plain_address_has_the_key_of_the_same_with_a_fragment(scheme: str, host: str, path: str) -> None:
    address = f"{scheme}{host}/{path.lstrip('/')}"
    assert address_key(address) == address_key(f"{address}#top")


BROKEN = st.sampled_from(["â€™", "Ã©", "Â£", "Â", "é", "”", "\x81", "a", " ", "\n", "ÃƒÂ©", "â€\x9d"])


@given(st.lists(BROKEN, max_size=30).map("".join))
def test_each_line_is_repaired_as_if_it_stood_alone(text: str) -> None:
    assert repaired_text(text) == "\n".join(map(repaired_text, text.split("\n")))


@given(texts(12), texts())
def test_shared_words_are_those_that_both_have(line: str, around: str) -> None:
    content = Content("The Ledger")
    said = content.of(line, "en")
    text = article("a", around.strip())
    assert content.shared(said, text, around.split("\n")) == len(said & content.of(around, "en"))


SIGNED = st.sampled_from(sorted(SIGNS)) | WORDS | st.sampled_from(["ſ", "K", "İ", "\ud800", "😀"])


@given(st.lists(SIGNED | SIGNED.map(str.upper) | SIGNED.map(str.title) | SPACES, max_size=30).map("".join))
@example("epa EPA\n\nPHOTO hoto photo\n  \n© All Rights Reserved")
def test_every_sign_is_found_in_the_lines_that_have_it_and_in_no_other(text: str) -> None:
    page = Page(text, SETTINGS.cleaning)
    found = signs_on(page)
    assert found.keys() == SIGNS
    rows = text.split("\n")
    for sign, lines in found.items():
        in_any_case = sign in (*COPYRIGHT, *CONTRIBUTORS, *phrase_words())
        shown = plainly_low if in_any_case else str
        assert set(lines) == {i for i, line in enumerate(page.lines) if sign in shown(rows[line.row])}


def plainly_low(text: str) -> str:
    """With plain letters in small, and no other."""
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


@given(st.lists(st.tuples(texts(40), st.sampled_from(["", "Mayor resigns", "the"])), min_size=1, max_size=5))
def test_articles_that_are_made_together_are_those_that_are_made_alone(
    written: list[tuple[str, str]],
) -> None:
    records = [
        (f"{n}.txt", ArticleId(f"{n}"), Record(f"{title}\n{text}", known=known_as(title)))
        for n, (text, title) in enumerate(written)
    ]
    alone = [make_article(record, name, path, SETTINGS) for path, name, record in records]
    assert make_articles(records, SETTINGS) == alone


def known_as(title: str) -> Known:
    return Known(title=Value(title, "the field “title”")) if title else Known()


@given(texts())
def test_words_are_stretches_between_spaces_but_for_marks_that_stand_alone(text: str) -> None:
    line = " ".join(text.split())
    made = make_article(Record(f"Mayor – resigns\n\n{line} - the end."), ArticleId("a"), "a.txt", SETTINGS)
    assert isinstance(made, Article)
    read = [zone for zone in made.zones if zone.kind in (ZoneKind.HEADLINE, ZoneKind.BODY)]
    words = [word for zone in read for word in zone.span.of(made.text).split()]
    assert made.words == len([word for word in words if word not in ("–", "-")])
