"""A small invented story, analysed by hand: every kind of thing that a story page can show.

    A  Lindholm Ledger    copied from a City Wire report that is not here, credited
    B  Bay Today          reworded from it, not credited: a quotation bent, a hedge dropped, a sentence moved
    C  no outlet          retold, with markup in its words, a figure of its own and a quotation of nobody's
    D  Marn Courier       an own report that cites City Wire
    E  Al Mina            in Arabic; a possible counterpart to one sentence, passages in common; cannot tell

Nothing is computed here: a page must show what it is given, whatever the other rooms find today.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from generator.model.article import Article, Found, Sentence, SentenceRole, Zone, ZoneKind
from generator.model.attribution import (
    AbsentSource,
    Attribution,
    Certainty,
    Confidence,
    Credit,
    CreditKind,
    Derivation,
    DerivationKind,
    Evidence,
    Finding,
    IndependentReports,
    Kinship,
    KinshipKind,
    Quote,
    QuoteStatus,
    SourceId,
)
from generator.model.collation import (
    Alignment,
    Collation,
    Conflict,
    ConflictKind,
    ConflictValue,
    Flag,
    FlagKind,
    Link,
    Passage,
    Reading,
    Relation,
    Run,
    RunKind,
    Share,
    Tier,
    Variant,
)
from generator.model.dossier import Corpus, Dossier, Investigation
from generator.model.spans import ArticleId, Place, Span
from generator.model.story import Story, Tie

Op = tuple[str, ...]

TEXTS = {
    path.stem.upper(): path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "harbour").glob("*.txt"))
}
OUTLETS = {"A": "Lindholm Ledger", "B": "Bay Today", "D": "Marn Courier", "E": "Al Mina"}
DATES = {"A": "2031-05-06", "B": "2031-05-06", "D": "2031-05-08"}
_SENTENCE = re.compile(r"[^.]+?(?:\.[”\"]?(?=\s|$)|,”(?=$)|$)")


def article(letter: str) -> Article:
    """A text with its headline, its sentences, its credit line and its furniture."""
    text = TEXTS[letter]
    zones, sentences = [], []
    at = paragraph = 0
    for line in text.splitlines(keepends=True):
        span = Span(at, at + len(line))
        body = line.strip()
        kind = ZoneKind.HEADLINE if at == 0 else ZoneKind.BODY
        if body == "Source link":
            kind = ZoneKind.REMOVED
        elif body.startswith("City Wire reporter"):
            kind = ZoneKind.METADATA
        zones.append(Zone(kind, span, {ZoneKind.REMOVED: "a link block"}.get(kind, "")))
        if at == 0:
            sentences.append(Sentence(Span(0, len(body)), SentenceRole.HEADLINE, -1))
        elif kind is ZoneKind.BODY and body:
            for found in _SENTENCE.finditer(line.rstrip("\n")):
                start = at + found.start() + len(found.group()) - len(found.group().lstrip())
                sentences.append(Sentence(Span(start, at + found.end()), SentenceRole.BODY, paragraph))
            paragraph += 1
        at = span.end
    outlet, date = OUTLETS.get(letter), DATES.get(letter)
    return Article(
        id=ArticleId(f"bridge-{letter.lower()}"),
        path=f"bridge/{letter.lower()}.txt",
        text=text,
        zones=tuple(zones),
        sentences=tuple(sentences),
        headline=Found(text.partition("\n")[0], Span(0, len(text.partition("\n")[0])), "the first line"),
        outlet=Found(outlet, None, "the file's name") if outlet else None,
        authors=(),
        agency=Found("City Wire", Span(60, 69), "the dateline") if letter == "A" else None,
        dateline=None,
        published=Found(date, None, "the file's name") if date else None,
        url=None,
        language="ar" if letter == "E" else "en",
    )


ARTICLES = {letter: article(letter) for letter in TEXTS}


def place(letter: str, words: str) -> Place:
    """Where words stand in a text, at their first occurrence."""
    start = TEXTS[letter].index(words)
    return Place(ARTICLES[letter].id, Span(start, start + len(words)))


def runs(
    letter: str, a: tuple[int, ...], b: tuple[int, ...], ops: list[Op], **flags: Flag
) -> tuple[Run, ...]:
    """Runs from A to another text: `=` kept, `~` typography, `/` reworded, `+` added, `-` cut, `>` moved.

    `flags` go to the run whose new words (or, for a cut, old ones) hold the given word.
    """
    base, other = ARTICLES["A"], ARTICLES[letter]
    at_a, at_b = base.sentences[a[0]].span.start, other.sentences[b[0]].span.start
    made = []
    for kind, *words in ops:
        old = "" if kind == "+" else words[0]
        new = "" if kind == "-" else words[-1]
        if kind == ">":
            start = base.text.index(old, base.sentences[a[0]].span.start)
            span_a = Span(start, start + len(old))
        else:
            span_a = Span(at_a, at_a + len(old))
            at_a += len(old)
        span_b = Span(at_b, at_b + len(new))
        at_b += len(new)
        assert span_a.of(base.text) == old, (span_a.of(base.text), old)
        assert span_b.of(other.text) == new, (span_b.of(other.text), new)
        here = tuple(flag for word, flag in flags.items() if word in (new or old).split())
        made.append(Run(_KINDS[kind], span_a, span_b, "by hand", here))
    return tuple(made)


_KINDS = {
    "=": RunKind.KEPT,
    "~": RunKind.TYPOGRAPHY,
    "/": RunKind.REWORDED,
    "+": RunKind.ADDED,
    "-": RunKind.CUT,
    ">": RunKind.MOVED,
}


def link(
    letter: str, a: tuple[int, ...], b: tuple[int, ...], relation: Relation, ops: list[Op], **more: object
) -> Link:
    flags = {name: flag for name, flag in more.items() if isinstance(flag, Flag)}
    return Link(
        a=a,
        b=b,
        relation=relation,
        tier=Tier.POSSIBLE if more.get("possible") else Tier.FIRM,
        similarity=0.6,
        probability=0.9,
        moved=bool(more.get("moved")),
        reason="shared words",
        runs=runs(letter, a, b, ops, **flags),
    )


_BENT = Flag(
    FlagKind.QUOTATION_ALTERED,
    True,
    "“every bolt has been counted” became “each bolt has been checked”, still in quote marks.",
)
_HEDGE = Flag(FlagKind.CERTAINTY_CHANGED, True, "“may have been loose” became “had been loose”.")
_VERB = Flag(FlagKind.ATTRIBUTION_CHANGED, False, "“said” became “stated”.")
_CUT = Flag(FlagKind.QUOTATION_ALTERED, True, "“of any kind” was cut from inside the marks.")
_FIGURE = Flag(FlagKind.FIGURE_CHANGED, True, "“14 of its 62 bolts” became “41 bolts”.")

LINKS = {
    "B": (
        link(
            "B",
            (0,),
            (0,),
            Relation.REWORDED,
            [
                (
                    "/",
                    "Harbour master closes the Lindholm swing bridge",
                    "Lindholm’s Swing Bridge to Remain Shut, Harbour Master Reveals",
                )
            ],
        ),
        link(
            "B",
            (1,),
            (1,),
            Relation.EDITED,
            [
                ("=", "LINDHOLM "),
                ("-", "(City Wire) "),
                ("=", "— The swing bridge over the Lind will "),
                ("/", "stay", "remain"),
                ("=", " closed “until "),
                ("/", "every", "each"),
                ("=", " bolt has been "),
                ("/", "counted", "checked"),
                ("=", ",” harbour master Ines Holt "),
                ("/", "said", "stated"),
                ("+", " on"),
                ("=", " Tuesday."),
            ],
            each=_BENT,
            checked=_BENT,
            stated=_VERB,
        ),
        link(
            "B",
            (5,),
            (2,),
            Relation.EDITED,
            [
                ("/", "Traffic is", "Vehicles are"),
                ("=", " sent over the old stone bridge at Marn, 11 kilometres upstream."),
            ],
            moved=True,
        ),
        link(
            "B",
            (2,),
            (3,),
            Relation.EDITED,
            [
                ("=", "Holt said 14 of its 62 bolts "),
                ("/", "may have", "had"),
                ("=", " been loose since spring."),
            ],
            had=_HEDGE,
        ),
        link(
            "B",
            (3,),
            (4,),
            Relation.EDITED,
            [
                ("=", "“We had no warning"),
                ("-", " of any kind"),
                ("=", ",” said ferry captain Jon Aas, whose "),
                ("/", "boat", "vessel"),
                ("=", " waited three hours."),
            ],
            kind=_CUT,
        ),
    ),
    "C": (
        link(
            "C",
            (2,),
            (1,),
            Relation.RETOLD,
            [
                ("/", "Holt said 14 of its 62", "( – A swing bridge in Lindholm is shut because 41"),
                ("=", " bolts "),
                ("/", "may have been", "came"),
                ("=", " loose"),
                ("-", " since spring"),
                ("=", "."),
            ],
            **{"41": _FIGURE},
        ),
        link(
            "C",
            (3,),
            (4,),
            Relation.RETOLD,
            [
                ("-", "“We had no warning of any kind,” said "),
                ("/", "ferry captain", "Ferry captain"),
                ("=", " Jon Aas"),
                ("/", ", whose boat waited", " waited <b>"),
                ("/", " ", ""),
                ("=", "three hours"),
                ("+", "</b> & had "),
                (">", "no warning"),
                ("=", "."),
            ],
        ),
    ),
    "D": (),
    "E": (
        link(
            "E",
            (1,),
            (1,),
            Relation.RETOLD,
            [
                (
                    "/",
                    TEXTS["A"][ARTICLES["A"].sentences[1].span.start : ARTICLES["A"].sentences[1].span.end],
                    "قالت إينيس هولت إن الجسر سيبقى مغلقا.",
                )
            ],
            possible=True,
        ),
    ),
}
_ORDER = "ABCDE"


def _reading(letter: str, sentence: int) -> Reading:
    found = next((each for each in LINKS[letter] if sentence in each.b), None)
    return Reading(ARTICLES[letter].id, found.b if found else (sentence,), found)


def _passages() -> tuple[Passage, ...]:
    rows = [
        ("0", (0,), [("B", 0)]),
        ("1", (1,), [("B", 1), ("E", 1)]),
        ("2", (2,), [("B", 3), ("C", 1)]),
        ("3", (3,), [("B", 4), ("C", 4)]),
        ("3a", (), [("B", 5)]),
        ("4", (4,), []),
        ("4a", (), [("C", 2), ("D", 3)]),
        ("5", (5,), [("B", 2)]),
        ("6", (6,), []),
        ("6a", (), [("C", 0), ("C", 3)]),
        ("6b", (), [("D", 0)]),
        ("6c", (), [("D", 1)]),
        ("6d", (), [("D", 2)]),
        ("6e", (), [("E", 0)]),
    ]
    return tuple(
        Passage(name, base, tuple(_reading(letter, sentence) for letter, sentence in readings))
        for name, base, readings in rows
    )


_WIRE = SourceId("absent:city-wire-report")


def _collation() -> Collation:
    ids = {letter: ARTICLES[letter].id for letter in _ORDER}
    return Collation(
        variants=tuple(Variant(letter, ARTICLES[letter]) for letter in _ORDER),
        alignments=tuple(Alignment(ids["A"], ids[letter], LINKS[letter]) for letter in "BCDE"),
        passages=_passages(),
        shares=(
            Share(ids["A"], 1.0, 0.0, 0.0),
            Share(ids["B"], 0.61, 0.24, 0.15),
            Share(ids["C"], 0.12, 0.43, 0.45),
            Share(ids["D"], 0.0, 0.0, 1.0),
            Share(ids["E"], 0.0, 0.3, 0.7),
        ),
        conflicts=(
            Conflict(
                ConflictKind.CONTRADICTION,
                "When did the council learn of the fault?",
                (
                    ConflictValue("in March", (place("C", "in March"),)),
                    ConflictValue("in April", (place("D", "in April"),)),
                    ConflictValue("has not said", (place("A", "has not said"),)),
                ),
                "one event, two months",
            ),
            Conflict(
                ConflictKind.DETAIL,
                "How many bolts were loose?",
                (
                    ConflictValue(
                        "14 of 62", (place("A", "14 of its 62 bolts"), place("B", "14 of its 62 bolts"))
                    ),
                    ConflictValue("41", (place("C", "41 bolts"),)),
                ),
                "one count, two figures",
            ),
        ),
    )


def _attribution() -> Attribution:
    ids = {letter: ARTICLES[letter].id for letter in _ORDER}
    credit = Evidence(
        "names the agency’s reporter", (place("A", "City Wire reporter Eva Lunde contributed"),)
    )
    wording = Evidence(
        "shares 41 words of narration with A, in runs of up to 12",
        (
            place("B", "The swing bridge over the Lind will"),
            place("A", "The swing bridge over the Lind will"),
            place("B", "sent over the old stone bridge at Marn, 11 kilometres upstream"),
            place("A", "sent over the old stone bridge at Marn, 11 kilometres upstream"),
        ),
    )
    return Attribution(
        credits=(
            Credit(
                ids["A"],
                "City Wire",
                CreditKind.AGENCY_DATELINE,
                Certainty.WHOLE,
                place("A", "(City Wire)").span,
            ),
            Credit(ids["C"], "", CreditKind.RESIDUE, Certainty.HINT, place("C", "( –").span),
            Credit(ids["D"], "City Wire", CreditKind.CITED, Certainty.PART, place("D", "City Wire").span),
        ),
        kinships=(
            Kinship(ids["A"], ids["B"], KinshipKind.REWORDED, 4, 41, 0.6, wording),
            Kinship(ids["A"], ids["C"], KinshipKind.RETOLD, 0, 0, 0.1, Evidence("the same facts", ())),
            Kinship(ids["A"], ids["E"], KinshipKind.PASSAGES, 3, 24, 0.2, Evidence("a paragraph", ())),
        ),
        absent_sources=(AbsentSource(_WIRE, "City Wire report", (credit,)),),
        derivations=(
            Derivation(_WIRE, ids["A"], DerivationKind.COPIED, Confidence.SHOWN, (credit,)),
            Derivation(_WIRE, ids["B"], DerivationKind.REWORDED, Confidence.LIKELY, (wording,)),
            Derivation(
                ids["A"],
                ids["C"],
                DerivationKind.RETOLD,
                Confidence.UNPROVEN,
                (Evidence("the same facts", ()),),
            ),
            Derivation(
                _WIRE,
                ids["D"],
                DerivationKind.CITES,
                Confidence.SHOWN,
                (Evidence("says so", (place("D", "told City Wire"),)),),
            ),
        ),
        quotes=(
            _quote(
                "A",
                "until every bolt has been counted",
                "Ines Holt",
                QuoteStatus.ALTERED,
                0,
                ("B", "until each bolt has been checked"),
            ),
            _quote(
                "B",
                "until each bolt has been checked",
                "Ines Holt",
                QuoteStatus.ALTERED,
                0,
                ("A", "until every bolt has been counted"),
            ),
            _quote("A", "We had no warning of any kind", "Jon Aas", QuoteStatus.VERBATIM, 1, None),
            _quote(
                "B",
                "We had no warning",
                "Jon Aas",
                QuoteStatus.TRIMMED,
                1,
                ("A", "We had no warning of any kind"),
            ),
            _quote("C", "blames the council", "Ines Holt", QuoteStatus.ONLY_HERE, 2, None),
            _quote("B", "unbearable & long", "commuters", QuoteStatus.ONLY_HERE, 3, None),
        ),
        independent=IndependentReports(
            2,
            4,
            ((ids["A"], ids["B"], ids["C"]), (ids["D"],), (ids["E"],)),
            "A and B go back to one report; C tells the same without a proof that it took from there, "
            "and E cannot be told.",
        ),
        findings=(
            Finding(
                FlagKind.QUOTATION_ALTERED,
                True,
                "A quotation changed inside the quote marks",
                "B keeps the marks and the speaker, Ines Holt.",
                (
                    place("B", "until each bolt has been checked"),
                    place("A", "until every bolt has been counted"),
                ),
                "1",
            ),
            Finding(
                FlagKind.CONTRADICTION,
                True,
                "C and D name different months",
                "C says that the council knew in March, D that it learned in April.",
                (place("C", "in March"), place("D", "in April")),
                "4a",
            ),
            Finding(
                FlagKind.CREDIT_MISSING,
                True,
                "B carries City Wire’s report and does not say so",
                "Most of its words are those of A, and the agency’s name is gone from the dateline.",
                (place("B", "LINDHOLM —"), place("A", "LINDHOLM (City Wire) —")),
                "1",
            ),
            Finding(
                FlagKind.CERTAINTY_CHANGED,
                True,
                "“may have been loose” became “had been loose”",
                "B turns what Holt thinks possible into what she knows.",
                (place("B", "had been loose"), place("A", "may have been loose")),
                "2",
            ),
            Finding(
                FlagKind.QUOTATION_UNSOURCED,
                True,
                "No other text has “blames the council”",
                "C puts the words in marks and gives no occasion for them.",
                (place("C", "blames the council"),),
                "6a",
            ),
            Finding(
                FlagKind.SOURCE_TRACED,
                False,
                "D credits City Wire, and A fits",
                "What D takes from City Wire stands in A, which credits the agency.",
                (
                    place("D", "told City Wire that the swing bridge stays closed"),
                    place("A", "will stay closed"),
                ),
                "6d",
            ),
        ),
    )


def _quote(
    letter: str, words: str, speaker: str, status: QuoteStatus, journey: int, other: tuple[str, str] | None
) -> Quote:
    here = place(letter, words)
    return Quote(here.article, here.span, speaker, None, status, journey, place(*other) if other else None)


def investigation() -> Investigation:
    """The bridge story."""
    articles = tuple(ARTICLES[letter] for letter in _ORDER)
    ties = tuple(Tie(articles[0].id, other.id, 0.5, ("bridge", "bolts")) for other in articles[1:])
    return Investigation(
        Story("harbour-master-closes-the-lindholm-swing-bridge", articles, ties), _collation(), _attribution()
    )


def dossier() -> Dossier:
    """A corpus with the bridge story and nothing else."""
    story = investigation()
    return Dossier(Corpus(story.story.articles, ()), (story,))


def copies(count: int) -> Investigation:
    """The bridge story with `count` more copies of B, numbered as the places of one wording."""
    small = investigation()
    b = ARTICLES["B"]
    more = tuple(
        replace(b, id=ArticleId(f"bridge-b{place}"), path=f"bridge/b{place}.txt")
        for place in range(2, count + 2)
    )
    collation = small.collation
    first = next(v for v in collation.variants if v.letter == "B")
    variants = [replace(first, letter="B1")] + [
        Variant(f"B{number}", each) for number, each in enumerate(more, start=2)
    ]
    passages = tuple(
        replace(
            passage,
            readings=passage.readings
            + tuple(
                replace(reading, article=each.id)
                for reading in passage.readings
                if reading.article == b.id
                for each in more
            ),
        )
        for passage in collation.passages
    )
    new = replace(
        collation,
        variants=(collation.variants[0], *variants, *collation.variants[2:]),
        passages=passages,
        alignments=collation.alignments
        + tuple(Alignment(collation.base.id, each.id, LINKS["B"]) for each in more),
        shares=collation.shares + tuple(Share(each.id, 0.61, 0.24, 0.15) for each in more),
    )
    old = small.attribution
    derivation = next(d for d in old.derivations if d.derived == b.id)
    attribution = replace(
        old, derivations=old.derivations + tuple(replace(derivation, derived=each.id) for each in more)
    )
    return Investigation(replace(small.story, articles=(*small.story.articles, *more)), new, attribution)
