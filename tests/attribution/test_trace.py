"""Quotations across variants, by the cases of `tests/cases/trace.txt` and the corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.attribution.journeys.trace import trace
from generator.attribution.quotations.quotes import quotes_of
from generator.corpus import read
from generator.model.article import Article
from generator.model.attribution import Quote, QuoteStatus
from generator.model.collation import Variant
from generator.settings import AttributionSettings, CorpusSettings
from tests.attribution.builder import article
from tests.attribution.cases import Case, cases

CASES = cases("trace.txt")
SETTINGS = AttributionSettings()


def traced(articles: list[Article]) -> list[tuple[Variant, Quote]]:
    variants = tuple(Variant(chr(ord("A") + at), one) for at, one in enumerate(articles))
    spoken = {variant.id: quotes_of(variant.article, SETTINGS) for variant in variants}
    by_id = {variant.id: variant for variant in variants}
    return [(by_id[quote.article], quote) for quote in trace(variants, spoken, (), SETTINGS)]


def variants_of(case: Case) -> list[Article]:
    texts: dict[str, list[str]] = {}
    letter = ""
    for line in case.text.split("\n"):
        if len(line) == 2 and line.endswith(":"):
            letter = line[0]
        else:
            texts.setdefault(letter, []).append(line)
    return [article(letter.lower(), "\n".join(lines)) for letter, lines in sorted(texts.items())]


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_quotations_have_their_journey(case: Case) -> None:
    found = traced(variants_of(case))
    letters = {variant.id: variant.letter for variant, _ in found} | {"a": "A", "b": "B", "c": "C"}
    assert [
        (
            variant.letter,
            str(quote.journey),
            quote.status.value,
            quote.span.of(variant.article.text),
            letters[quote.counterpart.article] if quote.counterpart else "-",
        )
        for variant, quote in found
    ] == [tuple(line) for line in case.expected]


def of_folder(folder: Path) -> list[tuple[str, str, QuoteStatus]]:
    articles = sorted(read(folder, CorpusSettings()).articles, key=lambda one: one.id)
    return [
        (Path(variant.article.path).stem, quote.span.of(variant.article.text), quote.status)
        for variant, quote in traced(list(articles))
    ]


def test_the_bent_quotations_of_the_seeds_and_nothing_else(seeds: Path) -> None:
    found = of_folder(seeds)
    altered = [
        (stem[:3], words.rstrip(",.")) for stem, words, status in found if status is QuoteStatus.ALTERED
    ]
    assert altered == [
        ("000", "relations burdened with distrust and misunderstanding"),
        ("004", "exercise of sovereign rights"),
    ]
    alone = [words for stem, words, status in found if stem[:3] == "004" and status is QuoteStatus.ONLY_HERE]
    assert alone == ["is hostile"]


@pytest.mark.parametrize("name", ["bridge", "strike", "lookalike", "unrelated"])
def test_only_bent_quotations_are_called_altered(name: str, root: Path) -> None:
    folder = root / "tests" / "cases" / "corpora" / name
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    bent = [
        (flag["variant"], flag["variant_text"])
        for flag in truth["flags"]
        if flag["kind"] == "quotation altered"
    ]
    altered = [(stem, words) for stem, words, status in of_folder(folder) if status is QuoteStatus.ALTERED]
    assert altered == bent


TUESDAY = "Joan Petrie told reporters: “Safety comes first, last and always on this railway.”"
WEDNESDAY = "“Safety comes first, and it will always come first on this railway,” Joan Petrie said"
PHRASES = [(f"{WEDNESDAY} on Wednesday.", "2026-09-09"), (f"{WEDNESDAY}.", "2026-09-09")]


@pytest.mark.parametrize(("later", "day"), PHRASES, ids=["a day is named", "texts of their own"])
def test_a_phrase_said_again_on_another_day_is_no_bent_quotation(later: str, day: str) -> None:
    one = article("a", f"Minister named\n\n{TUESDAY}", published="2026-09-08")
    found = traced([one, article("b", f"Trains halted\n\n{later}", published=day)])
    assert {quote.status for _, quote in found} == {QuoteStatus.ONLY_HERE}


def test_what_is_told_of_one_day_is_one_quotation() -> None:
    one = article("a", f"Minister named\n\n{TUESDAY}", published="2026-09-08")
    for later in (f"{WEDNESDAY}.", f"{WEDNESDAY} on Tuesday."):
        found = traced([one, article("b", f"Trains halted\n\n{later}", published="2026-09-08")])
        assert {quote.status for _, quote in found} == {QuoteStatus.VERBATIM, QuoteStatus.ALTERED}


def test_of_two_wordings_that_of_a_credited_text_is_the_yardstick() -> None:
    words = "“We have waited long enough, and now the board must {},” Ann Lee said."
    one, other = article("a", words.format("act")), article("b", words.format("deliver"))
    variants = (Variant("A", one), Variant("B", other))
    spoken = {each.id: quotes_of(each, SETTINGS) for each in (one, other)}
    plain = trace(variants, spoken, (), SETTINGS)
    assert [quote.status for quote in plain] == [
        QuoteStatus.VERBATIM,
        QuoteStatus.ALTERED,
    ]  # the first letter
    credited = trace(variants, spoken, (), SETTINGS, frozenset({other.id}))
    assert [quote.status for quote in credited] == [QuoteStatus.ALTERED, QuoteStatus.VERBATIM]
