"""A story in two or three sentences, and in five figures.

Five texts of one story. One carries the City Wire report, which is not here; another likely does, and
does not say so. One tells the same, and no copying is shown.

  5 texts    3 to 4 independent reports    12 of 30 passages need attention    …
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from generator.model.attribution import Confidence, DerivationKind, QuoteStatus, SourceId
from generator.model.collation import FlagKind
from generator.model.spans import ArticleId
from generator.publishing.lookup import Lookup
from generator.publishing.texts_view import strongest
from generator.publishing.wording import capital, counted, day, number, plural

__all__ = ["Figure", "standfirst", "tally"]


class Figure(Struct, frozen=True):
    """A figure under a headline, and what it counts. `attention` ones are underlined in red."""

    figure: str
    words: str
    attention: bool = False


_SURE = (Confidence.SHOWN, Confidence.LIKELY)


def standfirst(lookup: Lookup) -> str:
    """What the story's texts are to one another."""
    return " ".join(_sentences(lookup))


def _sentences(lookup: Lookup) -> Iterator[str]:
    total = len(lookup.collation.variants)
    yield f"{capital(counted(total, 'text', 'texts'))} of one story."
    carried: dict[SourceId, list[ArticleId]] = defaultdict(list)
    retold: list[ArticleId] = []
    citing: list[ArticleId] = []
    own: list[ArticleId] = []
    unknown: list[ArticleId] = []
    giving = {ArticleId(d.source) for d in lookup.attribution.derivations}
    for variant in lookup.collation.variants:
        derivation = strongest(lookup, variant.id)
        if derivation is None:
            if lookup.kin_without_direction(variant.id):
                unknown.append(variant.id)
            elif variant.id not in giving:
                own.append(variant.id)
        elif derivation.kind in (DerivationKind.COPIED, DerivationKind.REWORDED):
            if derivation.confidence in _SURE:
                carried[derivation.source].append(variant.id)
            else:
                unknown.append(variant.id)
        elif derivation.kind is DerivationKind.RETOLD:
            retold.append(variant.id)
        else:
            citing.append(variant.id)
    for source, articles in carried.items():
        yield _carried(lookup, source, articles)
    if retold:
        tells = plural(len(retold), "tells", "tell")
        yield f"{capital(number(len(retold)))} {tells} the same, and no copying is shown."
    if citing:
        yield (
            f"{capital(number(len(citing)))} {plural(len(citing), 'names its source', 'name their sources')} "
            f"and {plural(len(citing), 'is a report of its own', 'are reports of their own')}."
        )
    if own:
        reports = plural(len(own), "is a report of its own", "are reports of their own")
        yield f"{capital(number(len(own)))} {reports}."
    if unknown:
        yield f"For {number(len(unknown))} it cannot be told who took from whom."


def _carried(lookup: Lookup, source: SourceId, articles: list[ArticleId]) -> str:
    count = len(articles)
    verb = plural(count, "carries", "carry")
    absent = lookup.absent.get(source)
    if absent is None:
        return f"{capital(number(count))} {verb} the wording of {lookup.wording(lookup.called(source))}."
    hiding = [
        finding
        for finding in lookup.attribution.findings
        if finding.kind is FlagKind.CREDIT_MISSING
        and finding.places
        and finding.places[0].article in articles
    ]
    silent = len({finding.places[0].article for finding in hiding})
    text = f"{capital(number(count))} {verb} the {absent.name}, which is not here"
    unsure = {
        derivation.derived
        for derivation in lookup.attribution.derivations
        if derivation.source == source and derivation.confidence is Confidence.LIKELY
    } & set(articles)
    if unsure:
        return _likely_carried(absent.name, count, len(unsure), silent)
    if not silent:
        return f"{text}."
    if silent == count:
        return f"{text}, and {'does' if count == 1 else 'do'} not say so."
    return f"{text}, and {number(silent)} of them {plural(silent, 'does', 'do')} not say so."


def _likely_carried(name: str, count: int, unsure: int, silent: int) -> str:
    """The same where some of the texts are only likely to carry it: "One carries …; another likely does."."""
    sure = count - unsure
    if sure:
        carries = f"{capital(number(sure))} {plural(sure, 'carries', 'carry')} the {name}, which is not here"
        others = plural(unsure, "another likely does", f"{number(unsure)} others likely do")
        text = f"{carries}; {others}"
    else:
        likely = f"{capital(number(count))} likely {plural(count, 'carries', 'carry')}"
        text = f"{likely} the {name}, which is not here"
    if not silent:
        return f"{text}."
    if silent == (unsure if sure else count):
        return f"{text}, and {plural(silent, 'does', 'do')} not say so."
    return f"{text}; {number(silent)} {plural(silent, 'does', 'do')} not say so."


def tally(lookup: Lookup, passages: int, flagged: int) -> tuple[Figure, ...]:
    """Texts, independent reports, passages to check, quotations altered, sources not here."""
    reports = lookup.attribution.independent
    altered = len({q.journey for q in lookup.attribution.quotes if q.status is QuoteStatus.ALTERED})
    absent = len(lookup.attribution.absent_sources)
    count = str(reports.least) if reports.least == reports.most else f"{reports.least} to {reports.most}"
    of_reports = plural(reports.most, "independent report", "independent reports")
    if reports.least != reports.most:
        of_reports += ", as far as can be told"
    return (
        Figure(str(len(lookup.collation.variants)), f"texts{_dates(lookup)}"),
        Figure(count, of_reports),
        Figure(
            str(flagged),
            f"of {passages} {plural(passages, 'passage', 'passages')} "
            f"{plural(flagged, 'needs', 'need')} attention",
            flagged > 0,
        ),
        Figure(
            str(altered),
            f"{plural(altered, 'quotation', 'quotations')} changed inside the marks",
            altered > 0,
        ),
        Figure(str(absent), f"{plural(absent, 'source', 'sources')} not in the corpus"),
    )


def _dates(lookup: Lookup) -> str:
    dates = sorted(v.article.published.value for v in lookup.collation.variants if v.article.published)
    if not dates:
        return ""
    first, last = day(dates[0]), day(dates[-1])
    if first == last:
        return f", {first}"
    if dates[0][:4] == dates[-1][:4]:
        first = day(dates[0], year=False)
    return f", {first} to {last}"
