"""What people set by hand, each with whose word it is: the list that every page carries on which one works.

B was copied from A, shown by the texts.     Their editor said so.
                                             Set by hand, by Ann Lee, 22 November 2026
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.model.attribution import Confidence
from generator.model.corrections import (
    ApartCorrection,
    Correction,
    Corrections,
    DerivationCorrection,
    Field,
    FieldCorrection,
    LinkCorrection,
    NoteCorrection,
    TogetherCorrection,
)
from generator.model.hand import Hand
from generator.model.spans import ArticleId, Place
from generator.publishing.elements.addresses import article_page, passage_anchor, sentence_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital, opening_words, sentence
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["HandNote", "set_by", "set_by_hand"]


class HandNote(Struct, frozen=True):
    """One correction: what it sets, why, and whose word it is."""

    what: str
    why: str
    who: str
    see: tuple[Anchor, ...]


def set_by(say: Catalogue, hand: Hand) -> str:
    """The mark, in a clause."""
    return say("hand.mark", name=hand.by, day=say.day(hand.on))


def set_by_hand(
    corrections: Corrections, lookup: Lookup | None, say: Catalogue, article: ArticleId | None = None
) -> tuple[HandNote, ...]:
    """Every correction of a story, or those that name one article of it or of none."""
    own = corrections if article is None else corrections.touching((article,))
    return tuple(
        HandNote(
            sentence(capital(_what(one, lookup, say))),
            sentence(capital(one.hand.why)) if one.hand.why else "",
            capital(set_by(say, one.hand)),
            tuple(_see(one, lookup, say)),
        )
        for one in own
    )


def _called(article: ArticleId, lookup: Lookup | None, say: Catalogue) -> str:
    """A text by its letter; one that is not in the story by its id."""
    inside = lookup is not None and article in lookup.variants
    return lookup.letter(article) if lookup and inside else say("hand.text_of", id=article)


def _what(one: Correction, lookup: Lookup | None, say: Catalogue) -> str:
    match one:
        case FieldCorrection():
            said = ", ".join(f"“{value}”" for value in one.values) or say("hand.none")
            name = say("hand.byline") if one.field is Field.AUTHORS else say(f"known.{_known(one.field)}")
            return say("hand.field", field=name, text=_called(one.article, lookup, say), said=said)
        case TogetherCorrection():
            texts = say.listed([_called(each, lookup, say) for each in one.articles])
            return say("hand.together", texts=texts)
        case ApartCorrection():
            of = _called(one.of, lookup, say)
            return say("hand.apart", text=_called(one.article, lookup, say), of=of)
        case LinkCorrection():
            words = _words_of(one, lookup, say)
            return say("hand.linked" if one.linked else "hand.parted", words=words)
        case DerivationCorrection():
            return _derivation(one, lookup, say)
        case NoteCorrection():
            return one.text


def _known(field: Field) -> str:
    return "address" if field is Field.URL else field.value


def _words_of(one: LinkCorrection, lookup: Lookup | None, say: Catalogue) -> str:
    sides = ((one.a, one.a_sentences), (one.b, one.b_sentences))
    if lookup is None or not all(article in lookup.variants for article, _ in sides):
        return say.listed([_called(article, lookup, say) for article, _ in sides])
    named = (
        say(
            "hand.words_in",
            words=opening_words(say, lookup.article(article).words_of(at[0])),
            letter=lookup.letter(article),
        )
        for article, at in sorted(sides, key=lambda side: lookup.letter(side[0]))
    )
    return say.listed(tuple(named))


def _derivation(one: DerivationCorrection, lookup: Lookup | None, say: Catalogue) -> str:
    absent = one.name.removeprefix("The ").removeprefix("the ")
    source = _called(one.source, lookup, say) if one.source else say("words.absent", name=absent)
    how = one.kind.value if one.kind else "nothing"
    claim = say(f"hand.took_{how}", derived=_called(one.derived, lookup, say), source=source)
    if one.kind is None or one.confidence is Confidence.SHOWN:
        return claim
    return say("hand.unsure", claim=claim, sure=say(f"confidence.{one.confidence.value}"))


def _see(one: Correction, lookup: Lookup | None, say: Catalogue) -> Sequence[Anchor]:
    """Where a reader sees it: the passage, or the text."""
    if lookup is None:
        return ()
    places: list[Place] = []
    if isinstance(one, LinkCorrection) and all(each in lookup.variants for each in one.articles):
        for article, sentences in ((one.a, one.a_sentences), (one.b, one.b_sentences)):
            places.append(Place(article, lookup.sentence_span(article, sentences[0])))
    if isinstance(one, NoteCorrection) and one.span is not None and one.article in lookup.variants:
        places.append(Place(one.article, one.span))
    passages = dict.fromkeys(passage for place in places if (passage := lookup.passage_at(place)))
    found = [
        Anchor(lookup.address(f"#{passage_anchor(each)}"), say("quotes.passage", id=each))
        for each in passages
    ]
    if isinstance(one, ApartCorrection):
        outside = (each for each in one.articles if each not in lookup.variants)
        found += [Anchor(article_page(each), say("hand.see")) for each in outside]
    if isinstance(one, NoteCorrection) and not found:
        here = lookup.sentence_at(Place(one.article, one.span)) if one.span else None
        fragment = f"#{sentence_anchor(here)}" if here is not None else ""
        found.append(Anchor(article_page(one.article) + fragment, say("hand.see")))
    return found
