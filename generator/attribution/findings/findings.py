"""What a reviewer should know first: flags, quotations, conflicts, credits and sources, gravest in front.

    ! quotation altered   “full of” became “burdened with” inside the quotation marks        B, F against A
    ! contradiction       C says “did not react”; A and B say “told parliament”
    ! credit missing      B likely rewords the Associated Press report without naming it
      source traced       D credits the Financial Times, and E may be what it cites

Rules each see matters of their own kind; what several of them see is merged and told once. The order is
the order of `FlagKind`, grave ones first, then by the number of texts concerned, then by place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.attribution.findings.changes import Standing, flagged_words, folded, one_way, standing_of, told
from generator.attribution.findings.negations import cut_negations
from generator.attribution.findings.quotations import altered_quotations, unsourced_quotations
from generator.attribution.lineage.absent import is_absent
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.claims import agency_of_field, same_name
from generator.attribution.lineage.matters import Matter, lettered, merged, phrase, with_article
from generator.model.attribution import (
    AbsentSource,
    Confidence,
    CreditKind,
    Derivation,
    DerivationKind,
    Finding,
    SourceId,
)
from generator.model.collation import Collation, Conflict, ConflictKind, ConflictValue, FlagKind
from generator.model.spans import ArticleId, Place
from generator.text.agencies import agency_named

__all__ = ["findings_of"]


def findings_of(
    case: Case,
    collation: Collation,
    sources: Sequence[AbsentSource],
    derivations: tuple[Derivation, ...],
) -> tuple[Finding, ...]:
    """Everything worth checking in a story, each matter once, gravest first."""
    standing = standing_of(case, derivations)
    changes = one_way(
        case,
        standing,
        merged((*altered_quotations(case, standing), *flagged_words(case, collation, standing))),
    )
    matters = merged(
        (
            *changes,
            *_conflicts(case, collation.conflicts, changes),
            *_missing_credits(case, sources, derivations),
            *_residues(case, standing),
            *unsourced_quotations(case, standing),
            *cut_negations(case),
            *_traced_sources(case, derivations),
        )
    )
    passages = _passages(collation)
    ordered = sorted(matters, key=lambda matter: _gravity(case, matter))
    return tuple(_finding(case, matter, passages) for matter in ordered)


def _gravity(case: Case, matter: Matter) -> tuple[bool, int, int, int, int, str]:
    first = matter.places[0]
    kind = list(FlagKind).index(matter.kind)
    where = (case.order[first.article], first.span.start)
    return (not matter.grave, kind, -len(matter.articles), *where, matter.title)


def _finding(case: Case, matter: Matter, passages: Mapping[tuple[ArticleId, int], str]) -> Finding:
    shown = None
    for place in matter.places:
        index = case.sentence_at(place.article, place.span.start)
        if index is not None and (shown := passages.get((place.article, index))) is not None:
            break
    text = told(case, matter)
    return Finding(matter.kind, matter.grave, matter.title, text, matter.places, shown, matter.articles)


def _passages(collation: Collation) -> dict[tuple[ArticleId, int], str]:
    """The passage of every sentence: the row where it stands as base or as a reading."""
    found: dict[tuple[ArticleId, int], str] = {}
    for passage in collation.passages:
        for index in passage.base:
            found.setdefault((collation.base.id, index), passage.id)
        for reading in passage.readings:
            for index in reading.sentences:
                found.setdefault((reading.article, index), passage.id)
    return found


_TOLD = {
    ConflictKind.CONTRADICTION: (FlagKind.CONTRADICTION, True),
    ConflictKind.CLAIMANT: (FlagKind.DIFFERENT_CLAIMANT, False),
}
"""Conflicts that are findings. What differs in detail or with the date stands in the table alone."""


def _conflicts(case: Case, conflicts: Sequence[Conflict], changes: Sequence[Matter]) -> Iterator[Matter]:
    """Disagreements on a fact, unless a change of words that is already told explains them."""
    for conflict in conflicts:
        told = _TOLD.get(conflict.kind)
        if told is None or _explained(conflict, changes):
            continue
        values = sorted(conflict.values, key=lambda value: _support(case, value))
        at, against = values[0].places, tuple(place for one in values[1:] for place in one.places[:2])
        sayings = "; ".join(_saying(case, value) for value in values[:3])
        kind, grave = told
        text = _sentence(conflict.reason)
        if kind is FlagKind.CONTRADICTION and "“" in text:
            # The headline has the words already.
            text = f"{conflict.question} Which of them is right, the texts do not show."
        elif kind is FlagKind.DIFFERENT_CLAIMANT:
            text += " The figures are those of different parties, so both may be right."
        yield Matter(kind, grave, (conflict.question,), sayings, text, at, against)


def _explained(conflict: Conflict, changes: Sequence[Matter]) -> bool:
    """Whether the two values are the two sides of one changed wording."""
    if len(conflict.values) != 2:
        return False
    for matter in changes:
        sides = (matter.at, matter.against)
        met = [
            any(
                place.article == known.article and place.span.overlaps(known.span)
                for value in conflict.values
                for place in value.places
                for known in side
            )
            for side in sides
        ]
        if all(met):
            return True
    return False


def _support(case: Case, value: ConflictValue) -> tuple[int, int]:
    """The value that fewest texts have is at issue; of equals the one of the later letters."""
    articles = {place.article for place in value.places}
    return len(articles), -min(case.order[one] for one in articles)


def _saying(case: Case, value: ConflictValue) -> str:
    having = dict.fromkeys(place.article for place in value.places)
    said = dict.fromkeys(place.article for place in value.places if _says(case, place, value.value))
    letters = [case.letter(one) for one in having if one in said] or [case.letter(one) for one in having]
    others = [case.letter(one) for one in having if case.letter(one) not in letters]
    verb = "says" if len(letters) == 1 else "say"
    likewise = f", {lettered(others)} the same in other words" if others else ""
    return f"{lettered(letters)} {verb} {phrase(value.value, case.settings.findings.longest_words)}{likewise}"


def _says(case: Case, place: Place, words: str) -> bool:
    """Whether a text has the words that stand for a value; a figure is the same figure in any words."""
    figures = any(letter.isdigit() for letter in words)
    return figures or folded(words) in folded(place.span.of(case.article(place.article).text))


def _sentence(words: str) -> str:
    words = words.strip()
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _missing_credits(
    case: Case, sources: Sequence[AbsentSource], derivations: Sequence[Derivation]
) -> Iterator[Matter]:
    """Texts that took over a report and name its source nowhere, one matter for each source and kind."""
    names = {source.id: source.name for source in sources}
    groups: dict[tuple[SourceId, DerivationKind], list[Derivation]] = {}
    for one in derivations:
        took = one.kind in (DerivationKind.COPIED, DerivationKind.REWORDED)
        if took and one.confidence is not Confidence.UNPROVEN and not _names(case, one, names):
            groups.setdefault((one.source, one.kind), []).append(one)
    for (source, kind), members in groups.items():
        letters = [case.letter(one.derived) for one in members]
        verb = {DerivationKind.COPIED: "copy", DerivationKind.REWORDED: "reword"}[kind]
        does = {"copy": "copies", "reword": "rewords"}[verb] if len(letters) == 1 else verb
        called = f"the {names[source]}" if is_absent(source) else _called(case, ArticleId(source))
        first = members[0].evidence[0]
        likely = "likely " if any(one.confidence is not Confidence.SHOWN for one in members) else ""
        at = (
            *(_own_places(case, one) for one in members),
            *_names_kept(case, members[0].derived, names.get(source, "")),
        )
        against = tuple(place for place in first.places if place.article != members[0].derived)[:1]
        yield Matter(
            FlagKind.CREDIT_MISSING,
            True,
            (source, kind),
            f"{lettered(letters)} {likely}{does} {called} without naming it",
            _sentence(first.reason) + _byline(case, members[0].derived, names.get(source, "")),
            at,
            against,
        )


def _byline(case: Case, article: ArticleId, source: str) -> str:
    """The names that stand where an agency's should; for whom they work the text does not say."""
    if not _names_kept(case, article, source):
        return ""
    names = [author.value for author in case.article(article).authors]
    return f" The byline of {case.letter(article)} names {lettered(names)}, and no agency."


def _names_kept(case: Case, article: ArticleId, source: str) -> tuple[Place, ...]:
    """Where a byline names people and no agency, in a text that goes back to an agency's report."""
    one = case.article(article)
    if one.agency is not None or agency_named(source.rsplit(" report", 1)[0]) is None:
        return ()
    return tuple(Place(article, author.span) for author in one.authors if author.span is not None)


def _own_places(case: Case, derivation: Derivation) -> Place:
    """The longest run of the text at issue, or else the first words that show the derivation.

    A derivation that a person set may have no words to show: its text's first sentence stands for it.
    """
    places = [place for evidence in derivation.evidence for place in evidence.places]
    places = places or [case.sentence_place(derivation.derived, 0)]
    return next((place for place in places if place.article == derivation.derived), places[0])


def _called(case: Case, article: ArticleId) -> str:
    outlet = case.article(article).outlet
    letter = case.letter(article)
    return letter if outlet is None else f"{letter} ({outlet.value})"


def _names(case: Case, derivation: Derivation, names: Mapping[SourceId, str]) -> bool:
    """Whether the derived text names the source anywhere, as credit or as citation."""
    if is_absent(derivation.source):
        source = names[derivation.source].rsplit(" report", 1)[0]
    else:
        outlet = case.article(ArticleId(derivation.source)).outlet
        own = case.article(derivation.derived).outlet
        if outlet is None or (own is not None and same_name(own.value, outlet.value)):
            return True
        source = outlet.value
    if same_name(agency_of_field(case.article(derivation.derived)), source):
        return True
    return any(
        same_name(credit.name, source)
        for credit in case.credits.get(derivation.derived, ())
        if credit.name and credit.kind is not CreditKind.PHOTO
    )


def _residues(case: Case, standing: Standing) -> Iterator[Matter]:
    """Places where a credit stands without the name in it."""
    for article in case.order:
        gaps = [c for c in case.credits.get(article, ()) if c.kind is CreditKind.RESIDUE]
        if not gaps:
            continue
        letter = case.letter(article)
        words = gaps[0].span.of(case.article(article).text)
        taken = standing.taken.get(article)
        unproven = taken is not None and taken.confidence is Confidence.UNPROVEN
        kept = f" {letter} tells what others tell; that it was copied is not shown." if unproven else ""
        most = case.settings.findings.longest_words
        seen = [phrase(gap.span.of(case.article(article).text), most) for gap in gaps[:3]]
        left = "is what is left" if len(seen) == 1 else "are what is left"
        yield Matter(
            FlagKind.CREDIT_MISSING,
            True,
            (str(article), "residue"),
            f"A name is missing from a credit of {letter}: {phrase(words, most)}",
            f"{lettered(seen)} {left} of a credit, and nobody is named.{kept}",
            tuple(Place(article, credit.span) for credit in gaps),
            (),
        )


def _traced_sources(case: Case, derivations: Sequence[Derivation]) -> Iterator[Matter]:
    """Articles of the corpus that another one cites."""
    for one in derivations:
        if one.kind is not DerivationKind.CITES or is_absent(one.source):
            continue
        citing, cited = case.letter(one.derived), case.letter(ArticleId(one.source))
        cues = {place for evidence in one.evidence for place in evidence.places}
        credit = next(
            (c for c in case.credits.get(one.derived, ()) if Place(one.derived, c.span) in cues), None
        )
        name = "a source"
        if credit is not None:
            text, span = case.article(one.derived).text, credit.span
            name = with_article(credit.name, text[max(span.start - 5, 0) : span.end])
        if one.confidence is Confidence.LIKELY:
            title = f"{citing} cites {name}, and {cited} is its article"
        else:
            title = f"{citing} credits {name}, and {cited} may be what it cites"
        last = one.evidence[-1]
        at = tuple(place for place in last.places if place.article == one.derived)[:1]
        against = tuple(place for place in last.places if place.article == ArticleId(one.source))[:1]
        yield Matter(
            FlagKind.SOURCE_TRACED,
            False,
            (one.source, one.derived),
            title,
            _sentence(last.reason),
            at or tuple(sorted(cues)[:1]),
            against,
        )
