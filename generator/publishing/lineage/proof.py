"""The evidence for each line of the lineage drawing: what is claimed, why, and the words that show it.

B  from the City Wire report
   Reworded: likely
   · 9 of 11 sentences say the same in the same order      A “The mayor …”   Passage 4
"""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from generator.model.attribution import Confidence, Derivation, Evidence
from generator.model.spans import Place
from generator.publishing.elements.addresses import passage_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital, short
from generator.publishing.sections.by_hand import set_by

__all__ = ["Proof", "Step", "lineage_proof"]


class Step(Struct, frozen=True):
    """A reason, the words that show it, and where they stand."""

    reason: str
    words: tuple[tuple[str, str, Anchor | None], ...]
    """Letter, words, passage."""
    more: int


class Proof(Struct, frozen=True):
    """A derivation in words, with its evidence."""

    source: str
    derived: tuple[str, ...]
    claim: str
    steps: tuple[Step, ...]


MOST_PROOFS = 150
"""Lines whose evidence one page can carry, about 100 kB; the data of the story have each."""


def lineage_proof(lookup: Lookup) -> tuple[tuple[Proof, ...], int]:
    """Each derivation with the words that show it, a wording's places told together; and how many more
    there are than fit, those that hide their source before the others."""
    found: dict[tuple[str, str, str, tuple[str, ...]], list[Derivation]] = defaultdict(list)
    for derivation in lookup.attribution.derivations:
        wording = lookup.wording(lookup.letter(derivation.derived))
        reasons = tuple(evidence.reason for evidence in derivation.evidence)
        claim = lookup.say(
            "lineage.claim",
            how=lookup.say(f"derived.{derivation.kind.value}"),
            sure=_sure(lookup, derivation),
        )
        absent = lookup.absent.get(derivation.source)
        source = lookup.say.source(absent.name) if absent else lookup.called(derivation.source)
        if derivation.hand is not None:
            reasons = (*reasons, set_by(lookup.say, derivation.hand))
        found[source, wording, claim, reasons].append(derivation)
    groups = list(found.items())
    if len(groups) > MOST_PROOFS:
        groups.sort(key=lambda each: not any(d.derived in lookup.hiding for d in each[1]))
    proofs = tuple(
        Proof(
            source,
            lookup.letters(d.derived for d in group),
            capital(claim),
            tuple(_step(lookup, evidence) for evidence in group[0].evidence) + _said(lookup, group[0]),
        )
        for (source, _, claim, _), group in groups[:MOST_PROOFS]
    )
    return proofs, len(groups) - len(proofs)


def _said(lookup: Lookup, derivation: Derivation) -> tuple[Step, ...]:
    """Whose word it is, where the texts show it as well."""
    hand = derivation.hand
    if hand is None or not any(evidence.places for evidence in derivation.evidence):
        return ()
    return (Step(lookup.say("hand.told", mark=set_by(lookup.say, hand), why=hand.why), (), 0),)


def _sure(lookup: Lookup, derivation: Derivation) -> str:
    """How sure it is; a person's word is no proof by the texts, and says so."""
    sure = lookup.say(f"confidence.{derivation.confidence.value}")
    if derivation.hand is None:
        return sure
    shown = derivation.confidence is Confidence.SHOWN
    return lookup.say("hand.sure") if shown else lookup.say("hand.claimed", claim=sure)


_SHOWN_PLACES = 3


def _step(lookup: Lookup, evidence: Evidence) -> Step:
    shown = tuple(_shown(lookup, place) for place in evidence.places[:_SHOWN_PLACES])
    return Step(evidence.reason, shown, max(len(evidence.places) - _SHOWN_PLACES, 0))


def _shown(lookup: Lookup, place: Place) -> tuple[str, str, Anchor | None]:
    passage = lookup.passage_at(place)
    letter = lookup.letter(place.article)
    see = Anchor(f"#{passage_anchor(passage)}", lookup.say("words.passage", id=passage)) if passage else None
    return letter, short(lookup.words(place), 140), see
