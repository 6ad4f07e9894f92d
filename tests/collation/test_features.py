"""What the linker knows of a sentence: its clauses, its words, what it means, what it shares."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.collation import collate
from generator.collation.sentences.features import Features, describe
from generator.collation.sentences.reasons import tie
from generator.collation.sentences.similarity import index, likeness
from generator.settings import CollationSettings, LinkSettings
from tests.collation.texts import article, story

SETTINGS = LinkSettings()


def clauses(text: str) -> list[str]:
    """Each clause as the first and last of its words."""
    features = describe(article("a", text))
    (line,) = features.lines
    found = []
    at = 0
    for unit in range(1, len(features.units)):
        end = at
        seen: set[str] = set()
        while end < len(line.keys) and (seen | {line.keys[end]}) <= features.units[unit]:
            seen.add(line.keys[end])
            end += 1
        words = [line.forms[place].word for place in line.places[at:end]]
        found.append(" ".join(words))
        at = end
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor of Ellis resigned on Monday, but harbour pilots refused new talks.",
            ["The mayor of Ellis resigned on Monday", "but harbour pilots refused new talks"],
        ),
        (
            "Rescue teams searched flooded cellars while neighbours handed out dry blankets.",
            ["Rescue teams searched flooded cellars", "while neighbours handed out dry blankets"],
        ),
        ("The 1910-45 colony cost $1,200 a year.", ["The 1910 45 colony cost 1,200 a year"]),
        ("She left, he said.", ["She left he said"]),
    ],
)
def test_sentences_are_cut_into_clauses_with_enough_in_them(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_a_short_form_is_what_it_stands_for() -> None:
    short, full = (describe(article("a", f"They {word} agree.")).keys([0]) for word in ("don’t", "do not"))
    assert short == full


def test_words_for_one_thing_share_a_sign() -> None:
    first, second = (describe(article("a", f"They sign the {word}.")).units[0] for word in ("treaty", "pact"))
    assert any(word.startswith("≈") for word in first & second)


def test_offices_have_no_sign_for_they_say_who_and_not_what() -> None:
    (unit, _) = describe(article("a", "President.")).units
    assert not any(word.startswith("≈") for word in unit)


def test_a_language_without_tables_has_features_too() -> None:
    features = describe(
        article("a", "Kylä heräsi yöllä tulvaan, ja palokunta pumppasi kellareita.", language="fi")
    )
    assert features.sentences == 1
    assert len(features.units) >= 2


def pair(first: str, second: str) -> tuple[Features, Features]:
    filler = [f"Filler{n} about topic{n} and place{n}." for n in range(8)]
    return describe(article("a", first, *filler)), describe(article("b", second, *reversed(filler)))


def alike(first: str, second: str) -> float:
    return float(likeness(index(pair(first, second), SETTINGS), 0, 1, SETTINGS)[0, 0])


def test_likeness_grows_with_what_is_shared_and_never_reaches_1() -> None:
    text = "Divers recovered the flight recorder from the lagoon on Friday."
    same = alike(text, text)
    edited = alike(text, "Divers have recovered the flight recorder from a lagoon.")
    other = alike(text, "A choir sang in the old customs house.")
    assert 1 > same > edited > 0.3 > other


def test_a_clause_is_enough_to_find_half_of_a_split_sentence() -> None:
    whole = "The ferry lost both engines off Skerry, and the coast guard towed it home after nine hours."
    half = "The coast guard towed it home after nine hours."
    padded = (
        "The coast guard towed it home after nine hours, and " + "nobody on the quay believed the captain."
    )
    assert alike(whole, half) > alike(whole, padded)
    assert alike(whole, half) > 0.5


def test_a_word_counts_less_the_more_sentences_use_it() -> None:
    once = pair("The comet passed.", "The comet passed.")
    often = [describe(article(name, *["The comet rose again."] * 6, "The comet passed.")) for name in "ab"]
    assert index(once, SETTINGS).weights["comet"] > index(often, SETTINGS).weights["comet"]


def test_copies_do_not_make_rare_words_look_common() -> None:
    one = describe(article("a", "The comet passed.", "Rain fell.", "Nobody slept."))
    few, many = index([one] * 2, SETTINGS), index([one] * 9, SETTINGS)
    assert few.weights["comet"] == many.weights["comet"]


def test_the_reason_names_the_longest_and_rarest_words_in_the_original_spelling() -> None:
    first = "Ann Lee used an unspecified channel to warn the bank “as soon as possible,” she said."
    second = "Through an Unspecified  Channel the bank was warned by Ann Lee “as soon as possible.”"
    left, right = pair(first, second)
    reason = tie(index((left, right), SETTINGS), left, [0], right, [0])
    assert reason.startswith("shares ")
    assert "Unspecified Channel" in reason
    assert "Ann Lee" in reason
    assert "“Ann Lee”" not in reason
    assert "“soon as possible”" in reason


def test_a_reason_without_shared_words_says_so() -> None:
    left, right = pair("Rain fell.", "Snow came.")
    assert "no telling word" in tie(index((left, right), SETTINGS), left, [0], right, [0])


def test_a_text_of_endless_clauses_is_linked_by_equal_sentences_alone() -> None:
    """Its clauses would be held against each other: one of four characters each once took 5 GB."""
    marks = " ".join(f"; and mark{n} stone{n} field{n}" for n in range(40))
    a = article("a", f"Council{marks}.", "Engineers gave the baths back.")
    b = article("b", f"Mayor{marks}.", "Engineers gave the baths back.")
    links = CollationSettings().links
    few = CollationSettings(links=replace(links, most_units=20))
    both = [collate(story(a, b), settings).alignments[0] for settings in (CollationSettings(), few)]
    assert [len(alignment.links) for alignment in both] == [2, 1]
