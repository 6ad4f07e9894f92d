"""The kinds of correction, each read from its table: a row here is a kind that can be written.

[[metadata]] article, outlet = …      [[link]] a, a-quote, b, b-quote, linked
[[one-story]] articles                [[derivation]] source | absent-source, derived, relation
[[not-in-story]] article, of          [[note]] article, quote, note
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.corpus.corrections.table import Table, Unusable, nearest
from generator.corpus.page.dates import iso_of
from generator.model.attribution import Confidence, DerivationKind
from generator.model.corrections import (
    ApartCorrection,
    Correction,
    DerivationCorrection,
    Field,
    FieldCorrection,
    LinkCorrection,
    NoteCorrection,
    TogetherCorrection,
)
from generator.text.agencies import agency_named

__all__ = ["KINDS", "Unusable", "nearest"]


def _metadata(table: Table) -> Iterator[Correction]:
    article = table.article("article")
    table.words_or_none("quote", article)
    hand = table.hand()
    given = [field for field in Field if table.has(field)]
    if not given:
        table.expect_no_more()
        raise Unusable("sets nothing", f"add one of {', '.join(Field)}")
    for field in given:
        values = table.texts(field)
        if len(values) > 1 and field is not Field.AUTHORS:
            raise Unusable(f"“{field}” has several values", "write one")
        if not values and field is Field.HEADLINE:
            raise Unusable("“headline” is empty", "write the headline, or leave the field out")
        yield FieldCorrection(hand, article.id, field, tuple(_checked(field, value) for value in values))


def _checked(field: Field, value: str) -> str:
    """A field's value as the program writes it."""
    if field is Field.PUBLISHED:
        month = iso_of(f"{value}-01") if len(value) == len("2024-03") else None
        if (iso := month[:7] if month else iso_of(value)) is None:
            raise Unusable(f"“published” is not a date: “{value[:60]}”", "write YYYY-MM-DD")
        return iso
    if field is Field.URL and not value.lower().startswith(("https://", "http://")):
        raise Unusable(f"“url” is no address on the web: “{value[:60]}”", "write it with https://")
    if field is Field.AGENCY and (agency := agency_named(value)) is not None:
        return agency.name
    return value


def _one_story(table: Table) -> Iterator[Correction]:
    articles = tuple(article.id for article in table.articles("articles"))
    yield TogetherCorrection(table.hand(), articles)


def _not_in_story(table: Table) -> Iterator[Correction]:
    article, of = table.article("article"), table.article("of")
    table.words_or_none("quote", article)
    if article.id == of.id:
        raise Unusable("takes an article out of its own story", "name another article of the story in “of”")
    yield ApartCorrection(table.hand(), article.id, of.id)


def _link(table: Table) -> Iterator[Correction]:
    a, b = table.article("a"), table.article("b")
    if a.id == b.id:
        raise Unusable("names one article twice", "name two articles in “a” and “b”")
    sides = ((a.id, table.sentences("a-quote", a)), (b.id, table.sentences("b-quote", b)))
    (first, ours), (second, theirs) = sorted(sides)
    yield LinkCorrection(table.hand(), first, second, ours, theirs, table.truth("linked"))


_NOTHING = "none"


def _derivation(table: Table) -> Iterator[Correction]:
    derived = table.article("derived")
    table.words_or_none("quote", derived)
    source, name = None, ""
    if table.has("absent-source"):
        name = table.text("absent-source")
        if table.has("source"):
            raise Unusable("has both “source” and “absent-source”", "keep the one that is meant")
    else:
        source = table.article("source").id
    if source == derived.id:
        raise Unusable("has an article take from itself", "name two articles in “source” and “derived”")
    relation = table.choice("relation", [*DerivationKind, _NOTHING])
    confidence = Confidence(table.choice("confidence", [*Confidence], Confidence.SHOWN))
    kind = None if relation == _NOTHING else DerivationKind(relation)
    yield DerivationCorrection(table.hand(), source, name, derived.id, kind, confidence)


def _note(table: Table) -> Iterator[Correction]:
    article = table.article("article")
    span = table.words_or_none("quote", article)
    yield NoteCorrection(table.hand(why=False), article.id, span, table.text("note"))


KINDS: Mapping[str, Callable[[Table], Iterator[Correction]]] = {
    "metadata": _metadata,
    "one-story": _one_story,
    "not-in-story": _not_in_story,
    "link": _link,
    "derivation": _derivation,
    "note": _note,
}
