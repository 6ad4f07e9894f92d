"""Quotations and speakers, by the cases of `tests/cases/quotes.txt` and the invented corpora."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.attribution.quotations.quotes import attributions_of, quotes_of
from generator.corpus import read
from generator.settings import AttributionSettings, CorpusSettings
from tests.attribution.builder import article
from tests.attribution.cases import Case, cases

CASES = cases("quotes.txt")
SETTINGS = AttributionSettings()


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_quotations_have_their_speakers(case: Case) -> None:
    one = article("a", case.text)
    found = [(quote.speaker or "?", quote.span.of(one.text)) for quote in quotes_of(one, SETTINGS)]
    assert found == [tuple(line) for line in case.expected]


def test_each_answer_points_at_its_words() -> None:
    one = article("a", "Ann Lee, 43, was there.\nShe said that it was “full of holes” now.")
    (quote,) = quotes_of(one, SETTINGS)
    assert quote.speaker == "Ann Lee"
    assert quote.speaker_span is not None
    assert quote.cue is not None
    assert (quote.speaker_span.of(one.text), quote.cue.of(one.text)) == ("She", "said")
    assert quote.reason


def test_an_attribution_has_source_cue_and_content() -> None:
    text = "On Friday, Ann Lee of Dale has also said that the bridge was shut, adding that it would stay so."
    first, second = attributions_of(text)
    assert first.source is not None
    assert first.cue is not None
    assert first.source.of(text) == "Ann Lee of Dale"
    assert first.cue.of(text) == "has also said"
    assert [span.of(text) for span in first.content] == ["that the bridge was shut"]
    assert second.cue is not None
    assert second.cue.of(text) == "adding"
    assert second.source == first.source


def test_verbs_that_are_nouns_are_no_speech() -> None:
    assert attributions_of("The company charges five dollars a day.") == ()
    assert attributions_of("She was told that the state that he left was open.") == ()


def test_another_language_has_quotations_and_no_speakers() -> None:
    from msgspec.structs import replace

    one = replace(article("a", "“Die Brücke ist zu”, sagte Ann Lee."), language="de")
    assert [quote.speaker for quote in quotes_of(one, SETTINGS)] == [None]


@pytest.mark.parametrize("name", ["bridge", "strike", "lookalike", "unrelated"])
def test_the_invented_corpora(name: str, root: Path) -> None:
    """Every quotation is found, nearly all speakers, and hardly a wrong one."""
    folder = root / "tests" / "cases" / "corpora" / name
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["quotes"]
    texts = {Path(one.path).stem: one for one in read(folder, CorpusSettings()).articles}
    found = {
        (stem, quote.span.of(one.text).strip()): quote.speaker
        for stem, one in texts.items()
        for quote in quotes_of(one, SETTINGS)
    }
    named = [row for row in truth if row["speaker"]]
    missing = [row for row in named if (row["article"], row["text"].strip()) not in found]
    assert missing == []
    speakers = [(row["speaker"], found[row["article"], row["text"].strip()]) for row in named]
    wrong = [(want, got) for want, got in speakers if got is not None and got != want]
    # "an engineer" is as far as a follow-up goes before it gives her name.
    assert [pair for pair in wrong if pair[1] != "an engineer"] == []
    assert sum(want == got for want, got in speakers) >= 0.9 * len(speakers)
