"""What people set by hand: read, held against the text, and every mistake told in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.corpus import read
from generator.model.corrections import Field, FieldCorrection
from generator.model.hand import Hand
from generator.settings import CorpusSettings
from tests.attribution.cases import Case, cases
from tests.by_hand import corpus_with, signed

ANN = Hand("Ann Lee", "2026-11-22", "she asked their desk")


@pytest.mark.parametrize("case", cases("corrections.txt"), ids=lambda case: case.title)
def test_what_cannot_be_obeyed_is_told_in_one_line(tmp_path: Path, case: Case) -> None:
    tables = [f"[[{table}" for table in case.text.split("[[")[1:]]
    corpus = corpus_with(tmp_path, *tables)
    told = [str(fault).partition("]] ")[2].partition(": ")[2] for fault in corpus.faults]
    assert told == [" | ".join(expected) for expected in case.expected]
    assert not [*corpus.corrections]
    assert len(corpus.articles) == 6


def test_a_bad_correction_loses_nothing_but_itself(tmp_path: Path) -> None:
    corpus = corpus_with(
        tmp_path,
        '[[note]]\narticle = "nobody"\nnote = "lost"',
        '[[note]]\narticle = "beacon-0407"\nnote = "kept"',
    )
    (fault,) = corpus.faults
    assert fault.where == "corrections.toml [[note]] 1"
    assert [note.text for note in corpus.corrections.notes] == ["kept"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"[[note]\n", "is not TOML"),
        (b"by = '\xff'\n", "is not UTF-8"),
        (b"# " + b"x" * 1_000_000, "is longer than 1,000,000 bytes"),
        (b"note = 7\n", "is no table"),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "a.txt").write_text("Mayor resigns\n\nThe mayor of Port Ellis resigned on Tuesday.\n")
    (tmp_path / "corrections.toml").write_bytes(content)
    corpus = read(tmp_path, CorpusSettings())
    (fault,) = corpus.faults
    assert fault.what.startswith(what)
    assert len(corpus.articles) == 1


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    corpus = corpus_with(tmp_path)
    assert not corpus.faults
    assert not [*corpus.corrections]


def test_a_file_in_a_folder_below_says_where_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "corrections.toml").write_text(signed('[[note]]\narticle = "a"\nnote = "x"'))
    (fault,) = read(tmp_path, CorpusSettings()).faults
    assert str(fault).startswith("below/corrections.toml: is read at the top of the corpus alone; move it")


def test_metadata_is_set_and_marked_and_what_was_there_keeps_its_place(tmp_path: Path) -> None:
    corpus = corpus_with(
        tmp_path,
        '[[metadata]]\narticle = "page-118823.txt"\noutlet = "Page One"\npublished = 2025-04-08\n'
        'authors = ["Ida Moss", "Bo Hale"]',
        '[[metadata]]\narticle = "beacon-0407"\noutlet = "Harrow County Beacon"\nagency = ""',
    )
    assert not corpus.faults
    page = next(article for article in corpus.articles if article.id == "page-118823")
    assert page.outlet is not None
    assert (page.outlet.value, page.outlet.span, page.outlet.hand) == ("Page One", None, ANN)
    assert page.published is not None
    assert page.published.value == "2025-04-08"
    assert [author.value for author in page.authors] == ["Ida Moss", "Bo Hale"]
    beacon = next(article for article in corpus.articles if article.id == "beacon-0407")
    assert beacon.agency is None
    assert beacon.outlet is not None
    assert beacon.outlet.span is not None, "what the text shows is still shown"
    assert beacon.outlet.hand == ANN
    assert FieldCorrection(ANN, beacon.id, Field.AGENCY, ()) in corpus.corrections.metadata


def test_words_are_found_however_their_marks_and_spaces_are_typed(tmp_path: Path) -> None:
    corpus = corpus_with(
        tmp_path,
        """[[note]]
article = "ledger-0408"
quote = "'The last   one wasn't talking': A lobsterman"
note = "said to us too"
""",
    )
    assert not corpus.faults
    (note,) = corpus.corrections.notes
    ledger = next(article for article in corpus.articles if article.id == "ledger-0408")
    assert note.span is not None
    assert note.span.of(ledger.text) == "‘The last one wasn’t talking’: A lobsterman"


def test_a_link_names_whole_sentences_in_the_order_of_ids(tmp_path: Path) -> None:
    corpus = corpus_with(
        tmp_path,
        """[[link]]
a = "ledger-0408"
a-quote = "swung broadside into the fourth pier"
b = "beacon-0407"
b-quote = "struck a pier of the St. Brannoc Bridge before dawn"
linked = true
""",
    )
    assert not corpus.faults
    (link,) = corpus.corrections.links
    assert (link.a, link.b) == ("beacon-0407", "ledger-0408")
    articles = {article.id: article for article in corpus.articles}
    (at,) = link.b_sentences
    assert "swung broadside" in articles[link.b].words_of(at)
