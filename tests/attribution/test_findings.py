"""What a reviewer is told first: each matter once, in plain words, gravest in front."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from generator.attribution.findings.findings import findings_of
from generator.attribution.lineage.case import case_of
from generator.attribution.lineage.independence import independent_reports
from generator.attribution.lineage.lineage import lineage_of
from generator.attribution.lineage.matters import lettered, phrase
from generator.model.article import Article, Found
from generator.model.attribution import Credit, CreditKind, Finding, Quote, QuoteStatus
from generator.model.collation import (
    Alignment,
    Conflict,
    ConflictKind,
    ConflictValue,
    Flag,
    FlagKind,
    Run,
    RunKind,
    Tier,
)
from generator.model.spans import ArticleId, Place
from generator.settings import AttributionSettings
from tests.attribution.builder import align, article, collation, credit, link, place, span_of

# One body, carried by three places: the wire's copy, a rewording and a copy of the rewording.
BODY = """
The storm tore the roof off the market hall in Ostrava and carried it across the square on Sunday night.
“The roof flew like a tired goose over the town,” said Mayor Hana Pokorna, who watched it from her kitchen.
About 400 stalls were soaked and the fire brigade pumped water out of the cellars until noon.
The hall may have been weakened by a leak that nobody had reported to the council since spring.
A second storm is expected to reach the valley before the traders can be given new places.
"""
WIRE = article("wire", f"Storm takes roof\n\nOSTRAVA (AP) — {BODY.strip()}")
SPUN = article(
    "spun",
    "Roof gone\n\n"
    + BODY.strip()
    .replace("tired goose", "weary duck")
    .replace("About 400", "About 500")
    .replace("may have been weakened", "was weakened")
    .replace("tore the roof off", "ripped the roof from"),
)
COPY = article("copy", SPUN.text.replace("Roof gone", "Market roof gone"))
STALLS = article("other", "Stalls\n\nTraders counted 380 ruined stalls and made soup for each other.")
CREDITS = (credit(WIRE, "Associated Press", CreditKind.AGENCY_DATELINE, words="(AP)"),)


def flagged(a: Article, a_words: str, b: Article, b_words: str, kind: FlagKind, *, grave: bool = True) -> Run:
    reason = f"“{a_words}” against “{b_words}”"
    return Run(
        RunKind.REWORDED,
        span_of(a, a_words),
        span_of(b, b_words),
        reason,
        (Flag(kind, grave, reason),),
    )


def bent(one: Article, words: str, against: Article, other: str, speaker: str | None = None) -> Quote:
    return Quote(
        one.id, span_of(one, words), speaker, None, QuoteStatus.ALTERED, 1, place(against, other), "bent"
    )


def found(
    *articles: Article,
    credits_of: dict[str, tuple[Credit, ...]] | None = None,
    quotes: Sequence[Quote] = (),
    alignments: Sequence[Alignment] = (),
    conflicts: Sequence[Conflict] = (),
) -> tuple[Finding, ...]:
    settings = AttributionSettings()
    story = collation(*articles, alignments=alignments, conflicts=conflicts)
    given = {ArticleId(key): value for key, value in (credits_of or {}).items()}
    case = case_of(story, given, tuple(quotes), settings)
    sources, derivations = lineage_of(case)
    assert independent_reports(case, sources, derivations).least >= 1
    return findings_of(case, story, sources, derivations)


def of_kind(findings: Sequence[Finding], kind: FlagKind) -> list[Finding]:
    return [finding for finding in findings if finding.kind is kind]


FLAGGED = link(
    WIRE,
    "tired goose",
    SPUN,
    "weary duck",
    flagged(WIRE, "tired goose", SPUN, "weary duck", FlagKind.QUOTATION_ALTERED),
)
WHOLE_QUOTE = "The roof flew like a tired goose over the town,"
BENT_QUOTE = "The roof flew like a weary duck over the town,"


def test_a_quotation_seen_by_two_rules_is_told_once() -> None:
    findings = found(
        WIRE,
        SPUN,
        credits_of={"wire": CREDITS},
        quotes=[bent(SPUN, BENT_QUOTE, WIRE, WHOLE_QUOTE, "Hana Pokorna")],
        alignments=[align(WIRE, SPUN, FLAGGED)],
    )
    (one,) = of_kind(findings, FlagKind.QUOTATION_ALTERED)
    assert one.title == "“tired goose” became “weary duck” inside the quotation marks"
    assert one.text == "B quotes Hana Pokorna with other words than A."
    assert one.places == (place(SPUN, "weary duck"), place(WIRE, "tired goose"))
    assert one.grave
    assert one.passage == "0B2"


def test_what_two_people_say_in_nearly_the_same_words_is_a_quiet_note() -> None:
    others = replace(alone(SPUN, BENT_QUOTE, "Tom Ray"), journey=8)
    findings = found(
        WIRE,
        SPUN,
        credits_of={"wire": CREDITS},
        quotes=[alone(WIRE, WHOLE_QUOTE, "Hana Pokorna"), others],
        alignments=[align(WIRE, SPUN, FLAGGED)],
    )
    (one,) = of_kind(findings, FlagKind.QUOTATION_ALTERED)
    assert not one.grave


def test_the_same_change_in_two_texts_is_one_finding_with_both_places() -> None:
    findings = found(
        WIRE,
        SPUN,
        COPY,
        credits_of={"wire": CREDITS},
        quotes=[bent(SPUN, BENT_QUOTE, WIRE, WHOLE_QUOTE), bent(COPY, BENT_QUOTE, WIRE, WHOLE_QUOTE)],
    )
    (one,) = of_kind(findings, FlagKind.QUOTATION_ALTERED)
    assert one.places == (
        place(SPUN, "weary duck"),
        place(WIRE, "tired goose"),
        place(COPY, "weary duck"),
    )


def test_the_text_whose_origin_is_less_sure_is_at_issue_whatever_its_letter() -> None:
    run = flagged(SPUN, "About 500", WIRE, "About 400", FlagKind.FIGURE_CHANGED)
    findings = found(
        SPUN,
        WIRE,
        credits_of={"wire": CREDITS},
        alignments=[align(SPUN, WIRE, link(SPUN, "About 500", WIRE, "About 400", run))],
    )
    (one,) = of_kind(findings, FlagKind.FIGURE_CHANGED)
    assert one.title == "“About 400” became “About 500”"
    assert one.places[0] == place(SPUN, "About 500")


def test_a_reason_that_names_a_longer_phrase_is_shown_with_it() -> None:
    reason = "“may have been weakened” against “was weakened”"
    run = Run(
        RunKind.REWORDED,
        span_of(WIRE, "may have been"),
        span_of(SPUN, "was"),
        "",
        (Flag(FlagKind.CERTAINTY_CHANGED, True, reason),),
    )
    (one,) = of_kind(
        found(
            WIRE,
            SPUN,
            credits_of={"wire": CREDITS},
            alignments=[align(WIRE, SPUN, link(WIRE, "may have been", SPUN, "was weakened", run))],
        ),
        FlagKind.CERTAINTY_CHANGED,
    )
    assert one.title == "“may have been weakened” became “was weakened”"
    assert one.places == (place(SPUN, "was weakened"), place(WIRE, "may have been weakened"))


def test_flags_on_possible_links_and_between_reports_of_their_own_are_not_findings() -> None:
    other = STALLS
    unsure = link(
        WIRE,
        "About 400",
        SPUN,
        "About 500",
        flagged(WIRE, "About 400", SPUN, "About 500", FlagKind.FIGURE_CHANGED),
        tier=Tier.POSSIBLE,
    )
    run = flagged(WIRE, "About 400 stalls", other, "380 ruined stalls", FlagKind.FIGURE_CHANGED)
    unrelated = link(WIRE, "About 400", other, "380 ruined", run)
    findings = found(
        WIRE,
        SPUN,
        other,
        credits_of={"wire": CREDITS},
        alignments=[align(WIRE, SPUN, unsure), align(WIRE, other, unrelated)],
    )
    assert not of_kind(findings, FlagKind.FIGURE_CHANGED)


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("Hana Pokorna", "B quotes Hana Pokorna with other words than A."),
        ("his daughter", "B has other words inside the quotation marks than A."),
        (None, "B has other words inside the quotation marks than A."),
    ],
)
def test_a_speaker_is_called_as_one_can_be_outside_of_the_text(speaker: str | None, text: str) -> None:
    quotes = [bent(SPUN, BENT_QUOTE, WIRE, WHOLE_QUOTE, speaker)]
    (one,) = of_kind(
        found(WIRE, SPUN, credits_of={"wire": CREDITS}, quotes=quotes), FlagKind.QUOTATION_ALTERED
    )
    assert one.text == text


@pytest.mark.parametrize(
    ("whole", "part", "cut"),
    [
        ("They are not breaking up at all.", "They confirmed that the two are “breaking up at all”.", True),
        ("This does not mean that the bees know you.", "“The bees know you,” she said.", True),
        ("They aren’t breaking up at all.", "They confirmed that the two are “breaking up at all”.", True),
        ("They are not breaking up at all.", "They said that the two are not “breaking up at all”.", False),
        ("They are not breaking up at all.", "They denied that the two are “breaking up at all”.", False),
        ("They are not only breaking up at all.", "They said that the two are “breaking up at all”.", False),
        ("They do not talk, they are breaking up at all.", "They are “breaking up at all”, she said.", False),
        ("They will not stop until the two break up.", "She hoped “until the two break up”.", False),
        ("They are surely breaking up at all.", "They said that the two are “breaking up at all”.", False),
    ],
)
def test_a_negation_that_was_cut_off_a_quotation(whole: str, part: str, cut: bool) -> None:
    one = article("one", f"Rumours\n\n“{whole}” Ann Lee said.")
    other = article("other", f"More rumours\n\n{part}")
    words = part[part.index("“") + 1 : part.index("”")]
    quote = Quote(
        other.id, span_of(other, words), None, None, QuoteStatus.TRIMMED, 1, place(one, whole), "shorter"
    )
    findings = of_kind(found(one, other, quotes=[quote]), FlagKind.NEGATION_CHANGED)
    assert bool(findings) is cut
    if cut:
        (finding,) = findings
        assert finding.grave
        assert "is quoted without the “" in finding.title
        assert [each.article for each in finding.places] == ["other", "one"]


def test_a_figure_that_one_text_has_alone_is_at_issue_there() -> None:
    """A faithful copy without a credit is not at fault, held against a credited text that is bent."""
    bent_wire = article(
        "bent", WIRE.text.replace("About 400", "About 200").replace("Storm takes", "Storm took")
    )
    true_copy = article("true", WIRE.text.replace("OSTRAVA (AP) — ", ""))
    credits_of = {
        "wire": CREDITS,
        "bent": (credit(bent_wire, "Associated Press", CreditKind.AGENCY_DATELINE, words="(AP)"),),
    }
    pairs = [(WIRE, "About 400", bent_wire, "About 200"), (bent_wire, "About 200", true_copy, "About 400")]
    alignments = [
        align(a, b, link(a, x, b, y, flagged(a, x, b, y, FlagKind.FIGURE_CHANGED))) for a, x, b, y in pairs
    ]
    findings = found(WIRE, bent_wire, true_copy, credits_of=credits_of, alignments=alignments)
    (one,) = of_kind(findings, FlagKind.FIGURE_CHANGED)
    assert one.about == ("bent",)
    assert one.title == "A has “About 400”, B has “About 200”"
    assert one.text == "Where A and C have “About 400”, B has “About 200”."


def test_between_texts_of_one_standing_nothing_became_anything() -> None:
    """Two copies of one report: which of them changed the words is not known."""
    run = flagged(SPUN, "About 500", WIRE, "About 400", FlagKind.FIGURE_CHANGED)
    findings = found(
        SPUN, WIRE, alignments=[align(SPUN, WIRE, link(SPUN, "About 500", WIRE, "About 400", run))]
    )
    (one,) = of_kind(findings, FlagKind.FIGURE_CHANGED)
    assert one.title == "A has “About 500”, B has “About 400”"


def test_a_rewording_without_its_source_s_name_misses_a_credit() -> None:
    (one,) = of_kind(found(WIRE, SPUN, credits_of={"wire": CREDITS}), FlagKind.CREDIT_MISSING)
    assert one.title == "B likely copies the Associated Press report without naming it"
    assert one.grave
    assert [where.article for where in one.places[:2]] == ["spun", "wire"]


def test_a_missing_credit_of_two_texts_is_about_both() -> None:
    (one,) = of_kind(found(WIRE, SPUN, COPY, credits_of={"wire": CREDITS}), FlagKind.CREDIT_MISSING)
    assert one.title == "B and C likely copy the Associated Press report without naming it"
    assert one.about == ("spun", "copy")


def test_who_names_the_source_misses_no_credit() -> None:
    named = article("named", SPUN.text + "\nThe Associated Press reported first that the roof had gone.")
    findings = found(
        WIRE,
        named,
        credits_of={"wire": CREDITS, "named": (credit(named, "Associated Press", CreditKind.CITED),)},
    )
    assert not of_kind(findings, FlagKind.CREDIT_MISSING)


def test_a_name_taken_out_of_a_credit_is_told_without_saying_who_took_what() -> None:
    digest = article("digest", "Roof\n\n( – A roof in Ostrava flew away on Sunday and nobody was under it.")
    gap = (credit(digest, "", CreditKind.RESIDUE, words="( –"),)
    (one,) = found(WIRE, digest, credits_of={"digest": gap})
    assert one.kind is FlagKind.CREDIT_MISSING
    assert one.title == "A name is missing from a credit of B: “( –”"


def alone(one: Article, words: str, speaker: str | None = None) -> Quote:
    return Quote(one.id, span_of(one, words), speaker, None, QuoteStatus.ONLY_HERE, 7, None, "alone")


def test_a_quotation_that_only_a_retelling_has_is_grave() -> None:
    """The wire's facts in few words, its credit cut, and three words that somebody is said to have said."""
    digest = article(
        "digest",
        "Roof\n\n( – The storm carried the roof of the market hall in Ostrava across the square on Sunday.\n"
        "Mayor Hana Pokorna watched from her kitchen and called the town “brave and wet.”\n"
        "Some 400 stalls were soaked, and the fire brigade pumped the cellars until noon.\n"
        "A leak that nobody reported to the council may have weakened the hall since spring.\n"
        "A second storm will reach the valley before traders get new places.",
    )
    gap = (credit(digest, "", CreditKind.RESIDUE, words="( –"),)
    findings = found(
        WIRE,
        digest,
        credits_of={"wire": CREDITS, "digest": gap},
        quotes=[alone(digest, "brave and wet.", "Hana Pokorna")],
    )
    (one,) = of_kind(findings, FlagKind.QUOTATION_UNSOURCED)
    assert one.grave
    assert one.title == "“brave and wet” stands in no other text"
    assert one.text == "B tells what others tell and gives Hana Pokorna words that no other text has."


def test_a_retelling_that_is_not_shown_to_be_taken_may_have_heard_the_speaker_itself() -> None:
    own = article(
        "own",
        "Roof\n\nThe storm carried the roof of the market hall in Ostrava across the square on Sunday.\n"
        "Mayor Hana Pokorna watched from her kitchen and called the town “brave and wet.”\n"
        "Some 400 stalls were soaked, and the fire brigade pumped the cellars until noon.\n"
        "A leak that nobody reported to the council may have weakened the hall since spring.\n"
        "A second storm will reach the valley before traders get new places.",
    )
    findings = found(
        WIRE, own, credits_of={"wire": CREDITS}, quotes=[alone(own, "brave and wet.", "Hana Pokorna")]
    )
    (one,) = of_kind(findings, FlagKind.QUOTATION_UNSOURCED)
    assert not one.grave


def test_a_copy_may_be_of_a_fuller_version() -> None:
    cited = article("cited", BODY.strip().split("\n")[0] + "\n" + "\n".join(BODY.strip().split("\n")[2:]))
    credit_line = "The Valley Post reported this first. "
    copied = article("copied", f"{cited.text}\n{credit_line}“We slept in boots,” said a trader, Ivo Malek.")
    source = replace(cited, outlet=Found("Valley Post", None, "written for a test"))
    names_it = {"copied": (credit(copied, "Valley Post", CreditKind.REPRINT, words="The Valley Post"),)}
    findings = found(source, copied, credits_of=names_it, quotes=[alone(copied, "We slept in boots,")])
    told = of_kind(findings, FlagKind.QUOTATION_UNSOURCED)
    assert [one.grave for one in told] == [False]


def test_what_an_absent_report_may_have_said_is_a_quiet_note() -> None:
    longer = article("longer", SPUN.text + "\n“We slept in boots,” said a trader, Ivo Malek, and laughed.")
    (one,) = of_kind(
        found(WIRE, longer, credits_of={"wire": CREDITS}, quotes=[alone(longer, "We slept in boots,")]),
        FlagKind.QUOTATION_UNSOURCED,
    )
    assert not one.grave
    assert one.title == "A quotation of B stands in no other text"


def test_a_report_of_one_s_own_may_have_quotations_of_its_own() -> None:
    own = article("own", "Fish\n\nCarp were found in the bakery. “They looked surprised,” said the baker.")
    assert not found(WIRE, own, quotes=[alone(own, "They looked surprised,")])


def test_disagreements_are_headlines_and_the_fewer_are_at_issue() -> None:
    other = STALLS
    conflict = Conflict(
        ConflictKind.CONTRADICTION,
        "How many stalls were ruined?",
        (
            ConflictValue("About 400", (place(WIRE, "About 400"), place(COPY, "About 500"))),
            ConflictValue("380", (place(other, "380"),)),
        ),
        "the texts count different numbers of stalls",
    )
    (one,) = of_kind(found(WIRE, COPY, other, conflicts=[conflict]), FlagKind.CONTRADICTION)
    assert one.title == "C says “380”; A and B say “About 400”"
    assert one.text == "The texts count different numbers of stalls."
    assert one.places[0] == place(other, "380")
    assert one.grave


def test_a_conflict_that_a_changed_word_explains_is_told_as_the_change() -> None:
    run = flagged(WIRE, "About 400", SPUN, "About 500", FlagKind.FIGURE_CHANGED)
    conflict = Conflict(
        ConflictKind.CONTRADICTION,
        "How many stalls?",
        (
            ConflictValue("400", (Place(WIRE.id, span_of(WIRE, "400 stalls")),)),
            ConflictValue("500", (Place(SPUN.id, span_of(SPUN, "500 stalls")),)),
        ),
        "the figures differ",
    )
    findings = found(
        WIRE,
        SPUN,
        credits_of={"wire": CREDITS},
        alignments=[align(WIRE, SPUN, link(WIRE, "About 400", SPUN, "About 500", run))],
        conflicts=[conflict],
    )
    assert of_kind(findings, FlagKind.FIGURE_CHANGED)
    assert not of_kind(findings, FlagKind.CONTRADICTION)


def test_another_claimant_is_a_quiet_note_and_details_are_left_to_the_table() -> None:
    def conflict(kind: ConflictKind) -> Conflict:
        values = (
            ConflictValue("400", (place(WIRE, "400"),)),
            ConflictValue("500", (place(COPY, "500"),)),
        )
        return Conflict(kind, f"How many, {kind}?", values, "two parties count")

    findings = found(WIRE, COPY, conflicts=[conflict(kind) for kind in ConflictKind])
    told = [(finding.kind, finding.grave) for finding in findings]
    assert told == [(FlagKind.CONTRADICTION, True), (FlagKind.DIFFERENT_CLAIMANT, False)]


def test_the_gravest_come_first_and_quiet_notes_last() -> None:
    runs = (
        flagged(WIRE, "About 400", SPUN, "About 500", FlagKind.FIGURE_CHANGED),
        flagged(WIRE, "tore", SPUN, "ripped", FlagKind.ATTRIBUTION_CHANGED, grave=False),
        flagged(WIRE, "tired goose", SPUN, "weary duck", FlagKind.QUOTATION_ALTERED),
    )
    links = [
        link(WIRE, words, SPUN, other, run)
        for (words, other), run in zip(
            (("About 400", "About 500"), ("tore", "ripped"), ("tired goose", "weary duck")), runs, strict=True
        )
    ]
    findings = found(WIRE, SPUN, credits_of={"wire": CREDITS}, alignments=[align(WIRE, SPUN, *links)])
    assert [finding.kind for finding in findings] == [
        FlagKind.QUOTATION_ALTERED,
        FlagKind.CREDIT_MISSING,
        FlagKind.FIGURE_CHANGED,
        FlagKind.ATTRIBUTION_CHANGED,
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("full of", "“full of”"),
        ("“full of” ", "“full of”"),
        ("full  of,", "“full of”"),
        ("It is over.", "“It is over”"),
        ("ships of the U.S.", "“ships of the U.S.”"),
        ("he said “no” twice", "“he said ‘no’ twice”"),
        ("one two three four five six seven eight nine ten", "“one two three four five six …”"),
        ("Donaudampfschifffahrtsgesellschaft", "“Donaudampfschifffahrtsgesellsc …”"),
    ],
)
def test_wordings_are_quoted_on_one_line(words: str, shown: str) -> None:
    assert phrase(words, 30) == shown


def test_many_letters_are_counted() -> None:
    assert lettered(["A"]) == "A"
    assert lettered(["A", "B", "C"]) == "A, B and C"
    assert lettered([f"C{number}" for number in range(1, 25)]) == "C1, C2, C3 and 21 others"
