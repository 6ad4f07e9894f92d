"""The list of stories: a row for each, by month, with what there is to check.

March 2024
24 Mar   River authority opens the sluice     □□■■■▨   11 texts, 2 independent reports   ● 1 contradiction
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.model.collation import FlagKind
from generator.model.dossier import Investigation
from generator.publishing.elements.addresses import story_page
from generator.publishing.theme.catalogue import Catalogue
from generator.publishing.elements.lookup import Lookup
from generator.publishing.sections.standfirst import reports_range
from generator.publishing.sections.strip import Strip, origin_unknown, strip_of
from generator.publishing.elements.wording import capital, short

__all__ = [
    "LONGEST_HEADLINE",
    "Attention",
    "Month",
    "StoryRow",
    "attention",
    "by_month",
    "newest",
    "offered",
    "story_row",
]

LONGEST_HEADLINE = 160
"""Characters of a headline in a list; what is longer is a text without line ends."""


class Attention(Struct, frozen=True):
    """A line of what to check. Grave ones have a red dot."""

    count: int
    words: str
    grave: bool


class StoryRow(Struct, frozen=True):
    """A story in the list."""

    to: str
    headline: str
    language: str
    direction: str
    who: str
    by_hand: str
    """How much of it people set, or nothing."""
    date: str
    """ISO 8601 day of its last text, empty where there is none."""
    when: str
    strip: Strip
    texts: str
    reports: str
    attention: tuple[Attention, ...]
    filters: str
    grave: int
    """Findings that are grave."""
    total: int
    """Texts."""


class Month(Struct, frozen=True):
    """Stories of one month; no title where no date is known of any story."""

    title: str
    rows: tuple[StoryRow, ...]


_FILTERS = (
    ("q", FlagKind.QUOTATION_ALTERED),
    ("c", FlagKind.CONTRADICTION),
    ("a", FlagKind.CREDIT_MISSING),
)
_UNKNOWN = "u"
_FEW = 4
"""Stories that need no filter."""
_LINES = 4
"""Lines of what to check beside a story in the list."""


def story_row(lookup: Lookup) -> StoryRow:
    """The row of one story."""
    base = lookup.base
    total = len(lookup.collation.variants)
    last = _last_day(lookup.investigation)
    return StoryRow(
        to=story_page(lookup.investigation.story.slug),
        headline=short(base.article.headline.value, LONGEST_HEADLINE),
        language=lookup.language(base.id),
        direction=lookup.direction(base.id),
        who=_who(lookup),
        by_hand=_by_hand(lookup),
        date=last,
        when=lookup.say.short_day(last),
        strip=strip_of(lookup),
        texts=lookup.say("count.texts", total),
        reports=_reports(lookup),
        attention=_few(lookup.say, tuple(attention(lookup))),
        filters=" ".join(_tokens(lookup)),
        grave=sum(finding.grave for finding in lookup.attribution.findings),
        total=total,
    )


def _reports(lookup: Lookup) -> str:
    reports = lookup.attribution.independent
    return lookup.say(
        "count.reports", reports.most, range=reports_range(lookup.say, reports.least, reports.most)
    )


def _by_hand(lookup: Lookup) -> str:
    """How much of a story people set."""
    count = len([*lookup.investigation.corrections])
    return capital(lookup.say("hand.count", count)) if count else ""


def _who(lookup: Lookup) -> str:
    outlets = [v.article.outlet.value for v in lookup.collation.variants if v.article.outlet]
    named = list(dict.fromkeys(outlets))[:2]
    others = len(lookup.collation.variants) - len(named)
    if not named:
        return lookup.say("index.no_outlets")
    return ", ".join([*named, lookup.say("count.others", others)] if others else named)


def attention(lookup: Lookup) -> Iterator[Attention]:
    """What to check, gravest first: findings by kind, then texts whose origin cannot be told."""
    counts: Counter[tuple[bool, FlagKind]] = Counter()
    for finding in lookup.attribution.findings:
        if finding.grave or finding.kind is FlagKind.CREDIT_MISSING:
            counts[finding.grave, finding.kind] += 1
    for grave, kind in sorted(counts, key=lambda each: (not each[0], _ORDER.index(each[1]))):
        count = counts[grave, kind]
        yield Attention(count, lookup.say(f"count.{kind.value}", count), grave)
    unknown = sum(origin_unknown(lookup, variant.id) for variant in lookup.collation.variants)
    if unknown:
        yield Attention(unknown, lookup.say("count.unknown", unknown), False)


_ORDER = tuple(FlagKind)


def _few(say: Catalogue, lines: tuple[Attention, ...]) -> tuple[Attention, ...]:
    """The first lines, and how many things the others count."""
    if len(lines) <= _LINES:
        return lines
    rest = sum(line.count for line in lines[_LINES - 1 :])
    return (*lines[: _LINES - 1], Attention(rest, say("count.more", rest), lines[_LINES - 1].grave))


def _tokens(lookup: Lookup) -> Iterator[str]:
    kinds = {finding.kind for finding in lookup.attribution.findings}
    for token, kind in _FILTERS:
        if kind in kinds:
            yield token
    if any(origin_unknown(lookup, variant.id) for variant in lookup.collation.variants):
        yield _UNKNOWN


def offered(say: Catalogue, rows: Sequence[StoryRow]) -> tuple[tuple[str, str], ...]:
    """The filters that would leave something and hide something."""
    if len(rows) <= _FEW:
        return ()
    having = Counter(token for row in rows for token in row.filters.split())
    known = [*(token for token, _ in _FILTERS), _UNKNOWN]
    return tuple((token, say(f"index.filter_{token}")) for token in known if 0 < having[token] < len(rows))


def newest(rows: Sequence[StoryRow]) -> list[StoryRow]:
    """The rows newest first, those without a date last."""
    ordered = sorted(rows, key=lambda row: (row.headline, row.to))
    ordered.sort(key=lambda row: row.date, reverse=True)
    return ordered


def by_month(say: Catalogue, rows: Sequence[StoryRow]) -> Iterator[Month]:
    """Rows that stand newest first, month by month."""
    dated = any(row.date for row in rows)
    for month, group in groupby(rows, key=lambda row: row.date[:7]):
        title = say.day(month) if month else say("index.no_date")
        yield Month(title if dated else "", tuple(group))


def _last_day(investigation: Investigation) -> str:
    """The day of a story's newest text, as exact as it is known; empty where no text has a date."""
    dates = [v.article.published.value for v in investigation.collation.variants if v.article.published]
    return max((date.partition("T")[0] for date in dates), default="")
