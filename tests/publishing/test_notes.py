"""What is said of words is said once, by the one that knows most of it."""

from __future__ import annotations

from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.notes import story_notes
from generator.publishing.elements.wording import sentence
from generator.publishing.lineage.boxes import fit, wrapped
from generator.publishing.reading.gathered import gathered
from generator.publishing.reading.passage_rows import passage_rows
from generator.publishing.theme.catalogue import english
from generator.settings import SiteSettings
from tests.publishing.examples import ARTICLES, investigation, place


def test_a_bent_quotation_is_one_note_with_the_findings_words_and_places() -> None:
    notes = story_notes(Lookup(investigation()))["1"]
    bent = [note for note in notes.notes[ARTICLES["B"].id] if note.label == "Quotation altered"]
    assert [note.text for note in bent] == ["A quotation changed inside the quote marks."]
    for letter, words in (
        ("A", "until every bolt has been counted"),
        ("B", "until each bolt has been checked"),
    ):
        spans = [hot.span for hot in notes.hots[ARTICLES[letter].id] if hot.note == bent[0].number]
        assert spans == [place(letter, words).span]


def test_every_finding_that_is_noted_ends_as_a_sentence() -> None:
    for notes in story_notes(Lookup(investigation())).values():
        for each in notes.notes.values():
            assert all(note.text == sentence(note.text) for note in each)


def test_a_quiet_note_does_not_set_whole_lines_in_a_heavier_weight() -> None:
    for notes in story_notes(Lookup(investigation())).values():
        for hots in notes.hots.values():
            assert all(len(hot.span) <= 40 for hot in hots if hot.note == 0)


def test_neighbouring_rows_of_one_text_are_set_as_one_and_keep_their_ids() -> None:
    rows = passage_rows(Lookup(investigation()), SiteSettings())
    shown = gathered(english(), rows)
    assert [each.id for row in shown for each in row.all] == [row.id for row in rows]
    joined = [row for row in shown if row.also]
    assert [[each.id for each in row.all] for row in joined] == [["6c", "6d"]]
    (row,) = joined
    assert row.title == "Passages 6c and 6d"
    assert row.until == "–d"
    assert row.readings[0].where == "sentences 1–2"
    assert all(each.base is None and not each.flagged for each in row.all)


def test_a_long_name_takes_two_lines_before_anything_is_left_out() -> None:
    assert wrapped("Korean Central News Agency statement", 14.0, 232) == (
        "Korean Central News Agency",
        "statement",
    )
    assert wrapped("Bay Today", 14.0, 232) == ("Bay Today",)
    first, second = wrapped("A headline that goes on and on and on, longer than any two lines", 14.0, 150)
    assert second.endswith(" …")
    assert all(fit(line, 14.0, 150) == line for line in (first, second.removesuffix(" …")))
