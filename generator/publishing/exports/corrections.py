"""What people set by hand in a story, as records: one flat kind, null where a field has no meaning.

LinkCorrection(hand, "bay", "ledger", (3,), (7,), linked=False)
    →  {"kind": "link", "by": "Ann Lee", …, "places": [{"article": "bay", …}, …], "linked": false, …}
"""

from __future__ import annotations

from generator.model.corrections import (
    ApartCorrection,
    Correction,
    DerivationCorrection,
    FieldCorrection,
    LinkCorrection,
    NoteCorrection,
    TogetherCorrection,
)
from generator.model.dossier import Investigation
from generator.publishing.exports import records
from generator.publishing.exports.record_parts import CorrectionKind

__all__ = ["correction_records"]


def correction_records(investigation: Investigation) -> tuple[records.Correction, ...]:
    """Every correction that names an article of the story."""
    return tuple(_record(one, investigation) for one in investigation.corrections)


_KINDS: dict[type[Correction], CorrectionKind] = {
    FieldCorrection: "metadata",
    TogetherCorrection: "one-story",
    ApartCorrection: "not-in-story",
    LinkCorrection: "link",
    DerivationCorrection: "derivation",
    NoteCorrection: "note",
}


def _record(one: Correction, investigation: Investigation) -> records.Correction:
    of_field = one if isinstance(one, FieldCorrection) else None
    derivation = one if isinstance(one, DerivationCorrection) else None
    return records.Correction(
        kind=_KINDS[type(one)],
        by=one.hand.by,
        on=one.hand.on,
        why=one.hand.why,
        articles=one.articles,
        places=_places(one, investigation),
        field=of_field.field if of_field else None,
        values=of_field.values if of_field else (),
        linked=one.linked if isinstance(one, LinkCorrection) else None,
        source=(derivation.source or derivation.name) if derivation else None,
        relation=derivation.kind if derivation else None,
        confidence=derivation.confidence if derivation and derivation.kind else None,
        text=one.text if isinstance(one, NoteCorrection) else None,
    )


def _places(one: Correction, investigation: Investigation) -> tuple[records.Place, ...]:
    """The sentences of a link as far as they are in this story, or the words that a note is on."""
    if isinstance(one, NoteCorrection):
        return () if one.span is None else (records.Place(one.article, (one.span.start, one.span.end)),)
    if not isinstance(one, LinkCorrection):
        return ()
    texts = {variant.id: variant.article for variant in investigation.collation.variants}
    return tuple(
        records.Place(article, (span.start, span.end))
        for article, sentences in ((one.a, one.a_sentences), (one.b, one.b_sentences))
        if article in texts
        for span in (texts[article].sentences[index].span for index in sentences)
    )
