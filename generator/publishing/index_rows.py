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
from generator.publishing.addresses import story_page
from generator.publishing.lookup import Lookup
from generator.publishing.strip import Strip, origin_unknown, strip_of
from generator.publishing.wording import day, plural, short

__all__ = [
    "LONGEST_HEADLINE",
    "Attention",
    "Month",
    "StoryRow",
    "attention",
    "by_month",
    "last_day",
    "offered",
    "story_row",
]

LONGEST_HEADLINE = 160
"""Characters of a headline in a list; what is longer is a text without line ends."""


class Attention(Struct, frozen=True):
    """A line of what to check. Grave ones have a red dot."""

    words: str
    grave: bool


class StoryRow(Struct, frozen=True):
    """A story in the list."""

    to: str
    headline: str
    language: str
    direction: str
    who: str
    date: str
    """ISO 8601 day of its last text, empty where there is none."""
    when: str
    strip: Strip
    texts: str
    reports: str
    attention: tuple[Attention, ...]
    filters: str


class Month(Struct, frozen=True):
    """Stories of one month; no title where no date is known of any story."""

    title: str
    rows: tuple[StoryRow, ...]


_FILTERS = (
    ("q", FlagKind.QUOTATION_ALTERED, "Quotation altered"),
    ("c", FlagKind.CONTRADICTION, "Contradiction"),
    ("a", FlagKind.CREDIT_MISSING, "Source not named"),
)
_UNKNOWN = ("u", "Unknown origin")
_FEW = 4
"""Stories that need no filter."""
_LINES = 4
"""Lines of what to check beside a story in the list."""
_KINDS = {
    FlagKind.QUOTATION_ALTERED: ("quotation altered", "quotations altered"),
    FlagKind.CONTRADICTION: ("contradiction", "contradictions"),
    FlagKind.CREDIT_MISSING: ("source not named", "sources not named"),
    FlagKind.FIGURE_CHANGED: ("figure changed", "figures changed"),
    FlagKind.DATE_CHANGED: ("date changed", "dates changed"),
    FlagKind.CERTAINTY_CHANGED: ("change of certainty", "changes of certainty"),
    FlagKind.NEGATION_CHANGED: ("negation changed", "negations changed"),
    FlagKind.ATTRIBUTION_CHANGED: ("attribution changed", "attributions changed"),
    FlagKind.QUOTATION_UNSOURCED: ("quotation without a source", "quotations without a source"),
    FlagKind.NAME_CHANGED: ("name changed", "names changed"),
    FlagKind.SPELLING_OF_NAME: ("name spelled differently", "names spelled differently"),
    FlagKind.SOURCE_TRACED: ("source traced", "sources traced"),
    FlagKind.DIFFERENT_CLAIMANT: ("different claimant", "different claimants"),
}


def story_row(lookup: Lookup) -> StoryRow:
    """The row of one story."""
    base = lookup.base
    total = len(lookup.collation.variants)
    last = last_day(lookup.investigation)
    return StoryRow(
        to=story_page(lookup.investigation.story.slug),
        headline=short(base.article.headline.value, LONGEST_HEADLINE),
        language=lookup.language(base.id),
        direction=lookup.direction(base.id),
        who=_who(lookup),
        date=last,
        when=_short_day(last),
        strip=strip_of(lookup),
        texts=f"{total:,} {plural(total, 'text', 'texts')}",
        reports=_reports(lookup),
        attention=_few(tuple(attention(lookup))),
        filters=" ".join(_tokens(lookup)),
    )


def _short_day(date: str) -> str:
    """`24 Mar` beside a month's heading; nothing where the day is not known."""
    number, _, month = day(date, year=False).partition(" ") if date.count("-") == 2 else ("", "", "")
    return f"{number} {month[:3]}".strip()


def _reports(lookup: Lookup) -> str:
    reports = lookup.attribution.independent
    count = str(reports.least) if reports.least == reports.most else f"{reports.least} to {reports.most}"
    return f"{count} {plural(reports.most, 'independent report', 'independent reports')}"


def _who(lookup: Lookup) -> str:
    outlets = [v.article.outlet.value for v in lookup.collation.variants if v.article.outlet]
    named = list(dict.fromkeys(outlets))[:2]
    others = len(lookup.collation.variants) - len(named)
    if not named:
        return "Outlets not recorded"
    return ", ".join([*named, f"{others:,} {plural(others, 'other', 'others')}"] if others else named)


def attention(lookup: Lookup) -> Iterator[Attention]:
    """What to check, gravest first: findings by kind, then texts whose origin cannot be told."""
    counts: Counter[tuple[bool, FlagKind]] = Counter()
    for finding in lookup.attribution.findings:
        if finding.grave or finding.kind is FlagKind.CREDIT_MISSING:
            counts[finding.grave, finding.kind] += 1
    for grave, kind in sorted(counts, key=lambda each: (not each[0], _ORDER.index(each[1]))):
        count = counts[grave, kind]
        yield Attention(f"{count} {plural(count, *_KINDS[kind])}", grave)
    unknown = sum(origin_unknown(lookup, variant.id) for variant in lookup.collation.variants)
    if unknown:
        yield Attention(f"{unknown} {plural(unknown, 'text', 'texts')} of unknown origin", False)


_ORDER = tuple(FlagKind)


def _few(lines: tuple[Attention, ...]) -> tuple[Attention, ...]:
    """The first lines, and how many things the others count."""
    if len(lines) <= _LINES:
        return lines
    rest = sum(int(line.words.partition(" ")[0]) for line in lines[_LINES - 1 :])
    return (*lines[: _LINES - 1], Attention(f"{rest} more to check", lines[_LINES - 1].grave))


def _tokens(lookup: Lookup) -> Iterator[str]:
    kinds = {finding.kind for finding in lookup.attribution.findings}
    for token, kind, _ in _FILTERS:
        if kind in kinds:
            yield token
    if any(origin_unknown(lookup, variant.id) for variant in lookup.collation.variants):
        yield _UNKNOWN[0]


def offered(rows: Sequence[StoryRow]) -> tuple[tuple[str, str], ...]:
    """The filters that would leave something and hide something."""
    if len(rows) <= _FEW:
        return ()
    having = Counter(token for row in rows for token in row.filters.split())
    known = [(token, label) for token, _, label in _FILTERS] + [_UNKNOWN]
    return tuple((token, label) for token, label in known if 0 < having[token] < len(rows))


def by_month(rows: Sequence[StoryRow]) -> Iterator[Month]:
    """The rows newest first, those without a date last."""
    dated = any(row.date for row in rows)
    ordered = sorted(rows, key=lambda row: (row.headline, row.to))
    ordered.sort(key=lambda row: row.date, reverse=True)
    for month, group in groupby(ordered, key=lambda row: row.date[:7]):
        title = day(month) if month else "No date"
        yield Month(title if dated else "", tuple(group))


def last_day(investigation: Investigation) -> str:
    """The day of a story's newest text, as exact as it is known; empty where no text has a date."""
    dates = [v.article.published.value for v in investigation.collation.variants if v.article.published]
    return max((date.partition("T")[0] for date in dates), default="")
