"""A story in two or three sentences, and in five figures.

Five texts of one story. One carries the City Wire report, which is not here; another likely does, and
does not say so. One tells the same, and no copying is shown.

  5 texts    3 to 4 independent reports    12 of 30 passages need attention    …
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.attribution import Confidence, QuoteStatus, SourceId
from generator.model.spans import ArticleId
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.wording import capital
from generator.publishing.sections.standing import group_of, is_version, strongest
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["Figure", "reports_range", "standfirst", "tally"]


class Figure(Struct, frozen=True):
    """A figure under a headline, and what it counts. `attention` ones are underlined in red."""

    figure: str
    words: str
    attention: bool = False


_MOST_SOURCES = 2
"""Sources that are told one by one; the texts of more are counted together."""


def standfirst(lookup: Lookup) -> str:
    """What the story's texts are to one another."""
    return " ".join(_sentences(lookup))


def _sentences(lookup: Lookup) -> Iterator[str]:
    say = lookup.say
    yield capital(say("standfirst.texts", len(lookup.collation.variants)))
    carried: dict[SourceId, list[ArticleId]] = defaultdict(list)
    retold: list[ArticleId] = []
    citing: list[ArticleId] = []
    own: list[ArticleId] = []
    unknown: list[ArticleId] = []
    giving = {ArticleId(d.source) for d in lookup.attribution.derivations}
    listed = {"retellings": retold, "citing": citing, "own": own, "unknown": unknown}
    for variant in lookup.collation.variants:
        group = group_of(lookup, variant.id)
        derivation = strongest(lookup, variant.id)
        if derivation and group not in listed:
            carried[derivation.source].append(variant.id)
        elif group != "own" or variant.id not in giving:
            listed[group].append(variant.id)
    few = _MOST_SOURCES if len(carried) > _MOST_SOURCES + 1 else len(carried)
    told = sorted(carried.items(), key=lambda each: (each[0] not in lookup.absent, -len(each[1])))
    for source, articles in told[:few]:
        yield _carried(lookup, source, articles)
    if others := sum(len(articles) for _, articles in told[few:]):
        yield capital(say("standfirst.carried_others", others))
    if retold:
        yield capital(say("standfirst.retold", len(retold)))
    if citing:
        yield capital(say("standfirst.citing", len(citing)))
    if own:
        every = len(own) == len(lookup.collation.variants)
        how = "own_all" if every else "own_more" if citing else "own"
        yield capital(say(f"standfirst.{how}", len(own)))
    yield from _untold(lookup, unknown)


def _untold(lookup: Lookup, unknown: Sequence[ArticleId]) -> Iterator[str]:
    """Texts of unknown order: those that are counted as one report with others, and those that may be."""
    say = lookup.say
    shared = [group for group in lookup.attribution.independent.groups if len(group) > 1]
    reports = sum(not set(unknown).isdisjoint(group) for group in shared)
    together = len({one for group in shared for one in group}.intersection(unknown))
    if together:
        told = "standfirst.shared" if reports == 1 else "standfirst.shared_some"
        yield capital(say(told, together, reports=say.number(reports)))
    if apart := len(unknown) - together:
        yield capital(say("standfirst.unknown", apart))


def _carried(lookup: Lookup, source: SourceId, articles: list[ArticleId]) -> str:
    say, count = lookup.say, len(articles)
    absent = lookup.absent.get(source)
    if absent is None:
        letter = lookup.wording(lookup.letter(ArticleId(source)))
        own = all(is_version(lookup, source, article) for article in articles)
        return capital(say(f"standfirst.{'version' if own else 'carried'}_text", count, letter=letter))
    silent = len(lookup.hiding & set(articles))
    likely = {
        derivation.derived
        for derivation in lookup.attribution.derivations
        if derivation.source == source and derivation.confidence is Confidence.LIKELY
    } & set(articles)
    return capital(_silent(say, *_carry(say, say.source(absent.name), count, len(likely)), silent))


def _carry(say: Catalogue, name: str, count: int, likely: int) -> tuple[str, int, bool]:
    """Who carries an absent source, of how many the sentence speaks last, and whether it speaks of others
    before: "one carries …; another likely does"."""
    if not likely:
        return say("standfirst.carried", count, source=name), count, False
    if likely == count:
        return say("standfirst.likely", count, source=name), count, True
    sure = say("standfirst.carried", count - likely, source=name)
    return say("standfirst.likely_too", likely, sure=sure), likely, True


def _silent(say: Catalogue, told: str, last: int, apart: bool, silent: int) -> str:
    """The same with how many of them do not say so."""
    if not silent:
        return f"{told}."
    if silent == last:
        return say("standfirst.silent", silent, told=told)
    return say("standfirst.silent_apart" if apart else "standfirst.silent_some", silent, told=told)


def reports_range(say: Catalogue, least: int, most: int) -> str:
    """`3`, or `3 to 4` where it cannot be told."""
    if least == most:
        return say.figure(least)
    return say("tally.range", least=say.figure(least), most=say.figure(most))


def tally(lookup: Lookup, passages: int, flagged: int) -> tuple[Figure, ...]:
    """Texts, independent reports, passages to check, quotations altered, sources not here."""
    reports = lookup.attribution.independent
    altered = len({q.journey for q in lookup.attribution.quotes if q.status is QuoteStatus.ALTERED})
    absent = len(lookup.attribution.absent_sources)
    say = lookup.say
    exact = reports.least == reports.most
    return (
        Figure(str(len(lookup.collation.variants)), _dates(lookup)),
        Figure(
            reports_range(say, reports.least, reports.most),
            say("tally.reports" if exact else "tally.reports_range", reports.most),
        ),
        Figure(str(flagged), say("tally.passages", flagged, all=say("tally.all", passages)), flagged > 0),
        Figure(str(altered), say("tally.altered", altered), altered > 0),
        Figure(str(absent), say("tally.absent", absent)),
    )


def _dates(lookup: Lookup) -> str:
    say = lookup.say
    dates = sorted(v.article.published.value for v in lookup.collation.variants if v.article.published)
    if not dates:
        return say("tally.texts")
    last = say.day(dates[-1])
    if say.day(dates[0]) == last:
        return say("tally.texts_day", day=last)
    first = say.day(dates[0], year=dates[0][:4] != dates[-1][:4])
    return say("tally.texts_days", first=first, last=last)
