"""The quotations of a story: each from text to text, then those that only one text has.

    “exercise of our sovereign right”       A B  Verbatim    “exercise of our sovereign right,”   Passage 4
     Kim Yo Jong                            C    Altered     “exercise of [our] sovereign rights”  Passage 4

Texts that have the same words from the same speaker share a stop. A quotation's address is made from its
words, so a link to it survives a rebuild.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.attribution import Journey, Quote, QuoteStatus, Stop
from generator.model.collation import RunKind
from generator.model.spans import ArticleId, Place
from generator.publishing.elements.addresses import article_page, passage_anchor, quotes_page, story_page
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.visible import visible
from generator.publishing.elements.wording import capital, opening_words, short

__all__ = ["Form", "JourneyView", "LoneQuote", "QuotesView", "journey_anchor", "quotations", "quotes_view"]


class Form(Struct, frozen=True):
    """What one or several texts have inside their quotation marks."""

    letters: tuple[tuple[str, str], ...]
    """Letter, and what the text is called."""
    others: int
    """Texts beyond those letters."""
    statuses: tuple[tuple[str, str], ...]
    """`verbatim`, `trimmed`, `altered` or `other_speaker`, which have a shape each, and words for it."""
    words: Markup
    language: str
    direction: str
    speaker: str
    see: tuple[Anchor, ...]


class JourneyView(Struct, frozen=True):
    """One quotation through the texts that have it."""

    anchor: str
    title: str
    speakers: tuple[str, ...]
    """Everybody that a text names for it, the fullest form's first."""
    texts: int
    altered: int
    """How many texts have it, and how many with other words inside the marks."""
    forms: tuple[Form, ...]
    folded: tuple[Form, ...]
    """Forms that are shown on demand."""
    left: int
    """Forms beyond those: in the data alone."""


class LoneQuote(Struct, frozen=True):
    """A quotation that no other text has inside quotation marks."""

    letter: str
    words: str
    speaker: str
    unmarked: str
    """The letter of a text that has these words without the marks, or nothing."""
    see: Anchor | None


class QuotesView(Struct, frozen=True):
    """The page of a story's quotations."""

    headline: str
    language: str
    direction: str
    story: str
    standfirst: str
    journeys: tuple[JourneyView, ...]
    listed: bool
    """Whether there are so many that a list of them stands first."""
    alone: tuple[LoneQuote, ...]
    alone_folded: tuple[LoneQuote, ...]
    alone_left: int
    """Quotations of one text beyond those."""


def quotes_view(lookup: Lookup) -> QuotesView:
    """Every quotation of a story. Ask only where there is a journey."""
    attribution = lookup.attribution
    base = lookup.base
    travelled = {each.number for each in attribution.journeys}
    altered = {q.journey for q in attribution.quotes if q.status is QuoteStatus.ALTERED}
    say = lookup.say
    alone = [quote for quote in attribution.quotes if quote.journey not in travelled]
    most = max(_MOST_FORMS // max(len(travelled), 1), _FEWEST_FORMS)
    open_ = len(alone) if len(alone) <= _MOST_OPEN_ALONE else _OPEN_ALONE
    texts = len({q.article for q in attribution.quotes if q.journey in travelled})
    told = [say("quotes.journeys", len(travelled), texts=texts)]
    if changed := len(altered & travelled):
        told.append(say("quotes.altered_some", changed))
    return QuotesView(
        headline=base.article.headline.value,
        language=lookup.language(base.id),
        direction=lookup.direction(base.id),
        story=story_page(lookup.investigation.story.slug),
        standfirst=" ".join(map(capital, told)),
        journeys=tuple(_journey(lookup, each, most) for each in attribution.journeys),
        listed=len(attribution.journeys) > _MOST_UNLISTED,
        alone=tuple(_alone(lookup, each) for each in alone[:open_]),
        alone_folded=tuple(_alone(lookup, each) for each in alone[open_:_MOST_ALONE]),
        alone_left=len(alone[_MOST_ALONE:]),
    )


_MOST_FORMS, _FEWEST_FORMS = 600, 8
"""Forms of all quotations of a page, about half a megabyte, and of one."""
_MOST_OPEN, _OPEN = 7, 5
"""Forms of a quotation that are all shown; of more, the first, and what is changed before the rest."""
_MOST_UNLISTED = 5
"""Quotations that need no list of them at the top of their page: two screens."""
_MOST_ALONE = 400
_MOST_OPEN_ALONE, _OPEN_ALONE = 20, 12
"""Quotations of one text that are all shown; of more, the first."""
_MOST_LETTERS = 120
"""Texts of one form that are named; more are counted."""


def journey_anchor(journey: Journey) -> str:
    """The permanent id of a quotation on its story's page of quotations."""
    return f"q-{journey.name}"


def quotations(lookup: Lookup) -> dict[str, tuple[Anchor, ...]]:
    """For each passage of a story the quotations in it that travelled."""
    page = quotes_page(lookup.investigation.story.slug)
    quotes = lookup.attribution.quotes
    found: dict[str, dict[Anchor, None]] = {}
    for journey in lookup.attribution.journeys:
        whole = quotes[journey.fullest]
        words = opening_words(lookup.say, lookup.words(Place(whole.article, whole.span)), 5)
        link = Anchor(f"{page}#{journey_anchor(journey)}", words)
        for stop in journey.stops:
            quote = quotes[stop.quote]
            passage = lookup.passage_at(Place(quote.article, quote.span))
            if passage is not None:
                found.setdefault(passage, {})[link] = None
    return {passage: tuple(links) for passage, links in found.items()}


def _journey(lookup: Lookup, journey: Journey, most: int) -> JourneyView:
    quotes = lookup.attribution.quotes
    whole = quotes[journey.fullest]
    groups = _forms(lookup, journey)
    # The first form, so that a reader sees what was changed; then what was, then the rest.
    told = sorted(range(len(groups)), key=lambda at: (at > 0, not _is_changed(quotes, groups[at])))[:most]
    shown = len(told) if len(told) <= _MOST_OPEN else _OPEN
    texts = {quotes[stop.quote].article for stop in journey.stops}
    altered = {q.article for stop in journey.stops if (q := quotes[stop.quote]).status is QuoteStatus.ALTERED}
    named = [whole.speaker, *(quotes[stop.quote].speaker for stop in journey.stops)]
    return JourneyView(
        anchor=journey_anchor(journey),
        title=opening_words(lookup.say, lookup.words(Place(whole.article, whole.span)), 9),
        speakers=tuple(dict.fromkeys(name for name in named if name)),
        texts=len(texts),
        altered=len(altered),
        forms=tuple(_form(lookup, groups[at]) for at in sorted(told[:shown])),
        folded=tuple(_form(lookup, groups[at]) for at in sorted(told[shown:])),
        left=len(groups) - len(told),
    )


def _is_changed(quotes: Sequence[Quote], stops: Sequence[Stop]) -> bool:
    """Whether a form is worth its place before others."""
    return stops[0].other_speaker or quotes[stops[0].quote].status is QuoteStatus.ALTERED


def _forms(lookup: Lookup, journey: Journey) -> list[list[Stop]]:
    """The stops, those that say the same in the same way together, at the place of the first."""
    quotes = lookup.attribution.quotes
    groups: dict[object, list[Stop]] = {}
    for stop in journey.stops:
        quote = quotes[stop.quote]
        words = " ".join(lookup.words(Place(quote.article, quote.span)).split())
        key = (words.rstrip(".,;:!?"), quote.speaker, quote.status, stop.other_speaker)
        groups.setdefault(key, []).append(stop)
    return list(groups.values())


def _form(lookup: Lookup, stops: Sequence[Stop]) -> Form:
    quotes = lookup.attribution.quotes
    members = [quotes[stop.quote] for stop in stops]
    first = members[0]
    letters = {lookup.letter(one.article): lookup.name(one.article) for one in members}
    return Form(
        letters=tuple(letters.items())[:_MOST_LETTERS],
        others=max(len(letters) - _MOST_LETTERS, 0),
        statuses=tuple((each, lookup.say(f"quotes.{each}")) for each in _statuses(first, stops[0])),
        words=_words(lookup, first, stops[0], quotes),
        language=lookup.language(first.article),
        direction=lookup.direction(first.article),
        speaker=_speaker(lookup, first),
        see=tuple(dict.fromkeys(_see(lookup, one) for one in members[:_MOST_LETTERS])),
    )


def _speaker(lookup: Lookup, quote: Quote) -> str:
    return lookup.say("quotes.speaker", name=quote.speaker) if quote.speaker else lookup.say("quotes.nobody")


def _statuses(quote: Quote, stop: Stop) -> tuple[str, ...]:
    kept = {QuoteStatus.TRIMMED: "trimmed", QuoteStatus.ALTERED: "altered"}.get(quote.status, "verbatim")
    return (kept, "other_speaker") if stop.other_speaker else (kept,)


_LONGEST_CUT = 160
_CHANGED = Markup('<span class="hot">{}</span>')
_ADDED = Markup("<ins>{}</ins>")


def _words(lookup: Lookup, quote: Quote, stop: Stop, quotes: Sequence[Quote]) -> Markup:
    """The words between the marks: what is new marked, what was cut struck, in its place."""
    here = lookup.article(quote.article).text
    there = lookup.article(quotes[stop.against].article).text
    out: list[Markup] = []
    at = quote.span.start
    altered = quote.status is QuoteStatus.ALTERED
    tag = _CHANGED if altered else _ADDED
    for run in stop.runs:
        out.append(visible(here[at : run.b.start]))
        at = max(at, run.b.start)
        if run.kind is not RunKind.KEPT and len(run.a):
            before = " " if at > quote.span.start and not here[at - 1].isspace() else ""
            after = " " if at < quote.span.end else ""
            gone = visible(short(run.a.of(there), _LONGEST_CUT))
            out.append(Markup("{}<del>{}</del>{}").format(before, gone, after))
        words = visible(here[at : run.b.end])
        out.append(words if run.kind is RunKind.KEPT or not len(run.b) else tag.format(words))
        at = max(at, run.b.end)
    out.append(visible(here[at : quote.span.end]))
    return Markup("").join(out)


def _see(lookup: Lookup, quote: Quote) -> Anchor:
    """The passage with what the text has for it, or the text itself."""
    passage = lookup.passage_at(Place(quote.article, quote.span))
    if passage is None:
        return Anchor(article_page(quote.article), lookup.letter(quote.article))
    letter = "" if quote.article == lookup.base.id else lookup.letter(quote.article)
    label = f"{passage}, {letter}" if letter else passage
    return Anchor(lookup.address(f"#{passage_anchor(passage, letter)}"), label)


def _alone(lookup: Lookup, quote: Quote) -> LoneQuote:
    return LoneQuote(
        letter=lookup.letter(quote.article),
        words=short(lookup.words(Place(quote.article, quote.span)), 200),
        speaker=_speaker(lookup, quote),
        unmarked=_other_letter(lookup, quote.article, quote.counterpart),
        see=_see(lookup, quote),
    )


def _other_letter(lookup: Lookup, article: ArticleId, counterpart: Place | None) -> str:
    return lookup.letter(counterpart.article) if counterpart and counterpart.article != article else ""
