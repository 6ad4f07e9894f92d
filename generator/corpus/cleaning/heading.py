"""What stands above the first paragraph: the site's name, labels, the headline, the standfirst.

    HARROW COUNTY BEACON                                 removed: the outlet's name
    52°F Light rain                                      removed: above the headline
    Two missing after runaway barge topples bridge       headline: its words come back below
    State was warned of unguarded pier                   standfirst: between headline and text
    PORT ANSLEY (Reuters) – A gravel barge that had …    the first paragraph

The headline is the first line above the first paragraph whose words come back in the article.
Position alone is not enough (names of sites, sections and weather stand higher), and neither is
likeness alone (a standfirst can share more words with the article than its headline does).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.corpus.page.datelines import dateline
from generator.corpus.page.furniture import EDITION, is_masthead, is_section, menu
from generator.corpus.page.names import tidy, titled
from generator.corpus.page.page import Fact, Heading, Label, Line, Page, removed
from generator.model.article import ZoneKind
from generator.text.language import tables

__all__ = [
    "HEADLINE",
    "above_the_headline",
    "given_headline",
    "heading_of",
    "labels_below_the_headline",
    "mastheads",
]

HEADLINE = "the headline"

_READ = 12
"""Paragraphs in which the words of a headline should come back."""
_FEWEST_WORDS = 4
_LONGEST_HEADLINE = 40
_FEWEST_STANDFIRST = 5
_LONGEST_STANDFIRST = 60


def mastheads(page: Page) -> Iterator[tuple[int, Label]]:
    """The outlet's name above the headline, where a line that could be the headline is left."""
    lines = page.open(0, _first_paragraph(page))
    for place, index in enumerate(lines[:-1]):
        line = page.lines[index]
        if line.words > 12:
            continue
        name, _, motto = _split_motto(line.text)
        name = _NUMBER_AT_END.sub("", name)
        known = is_masthead(name) or (
            place == 0 and (_above_edition(page, name, index) or _named_again(page, name, index))
        )
        if known and (not motto or len(name.split()) <= 5):
            start = line.start + line.text.find(name)
            fact = Fact("outlet", titled(tidy(name)), start, start + len(name))
            yield index, removed("the name of the outlet above the headline", fact)


_NUMBER_AT_END = re.compile(r"\s(?:FM\s?)?\d[\d.]{0,5}(?:\s?(?:FM|AM))?$")


def _split_motto(text: str) -> tuple[str, str, str]:
    for separator in (" | ", " – ", " — ", " - ", ": "):
        if separator in text:
            return text.partition(separator)
    return text, "", ""


def _above_edition(page: Page, name: str, index: int) -> bool:
    """Whether a short name stands right above "Issue 88"."""
    below = page.labels[index + 1] if index + 1 < len(page.labels) else None
    return below is not None and below.reason == EDITION and len(name.split()) <= 5


def _named_again(page: Page, name: str, index: int) -> bool:
    """Whether a name of capitals at the very top comes back in the furniture below the article."""
    words = [word.casefold() for word in name.split() if len(word) > 3]
    if not 1 <= len(name.split()) <= 5 or not words or not all(word[0].isupper() for word in name.split()):
        return False
    below = page.last_prose()
    return any(
        label is not None and label.kind is ZoneKind.REMOVED and words[0] in page.lines[place].plain.split()
        for place, label in enumerate(page.labels)
        if place > max(below, index)
    )


def _find_heading(page: Page) -> Heading:
    """Chooses the headline and the standfirst among the lines without a label."""
    first = _first_paragraph(page)
    candidates = [index for index in page.open(0, first) if page.lines[index].words <= _LONGEST_HEADLINE]
    if not candidates:
        return Heading(_with_full_stop(page, first), None, first)
    headline = _choose(page, candidates, first)
    standfirst = next((i for i in page.open(headline + 1, first) if _is_standfirst(page.lines[i])), None)
    return Heading(headline, standfirst, first)


def _first_paragraph(page: Page) -> int:
    opening = page.open()
    for place, index in enumerate(opening):
        line = page.lines[index]
        if not line.paragraph:
            continue
        # Long and without a full stop, with paragraphs below: a standfirst, or a long headline.
        loose = not line.stops and line.words <= _LONGEST_STANDFIRST
        below = (page.lines[i] for i in opening[place + 1 : place + 4])
        if loose and place < 3 and any(other.paragraph and other.stops for other in below):
            continue
        return index
    return _first_sentence(page, opening)


def _first_sentence(page: Page, opening: list[int]) -> int:
    """Where nothing is a paragraph: below the first line, which then is the headline."""
    if len(opening) > 1:
        return opening[1]
    return opening[0] if opening else len(page.lines)


def _with_full_stop(page: Page, first: int) -> int | None:
    """A headline that ends in a full stop: known by the byline or the dateline right below it."""
    if first >= len(page.lines) or page.lines[first].words > 20 or first + 1 >= len(page.lines):
        return None
    line, below = page.lines[first], page.labels[first + 1]
    if dateline(page.text, line.start, line.end):
        return None
    if below is not None and below.kind is ZoneKind.METADATA:
        return first
    following = next(iter(page.open(first + 1)), None)
    if following is None:
        return None
    next_line = page.lines[following]
    return first if dateline(page.text, next_line.start, next_line.end) else None


def _choose(page: Page, candidates: list[int], first: int) -> int:
    settings = page.settings
    article = _words_below(page, first)
    shares = {index: _shared(page.lines[index], article) for index in candidates}
    for index in candidates:
        line = page.lines[index]
        least = settings.headline_share if line.words >= _FEWEST_WORDS else settings.short_headline_share
        if line.words >= 2 and shares[index] >= least and menu(line) is None:
            return index if _may_be_passed_over(page, index) else candidates[0]
    longest = [index for index in candidates if page.lines[index].words >= 3] or candidates
    best = max(longest, key=lambda index: (shares[index], -index))
    return best if _may_be_passed_over(page, best) else candidates[0]


def _may_be_passed_over(page: Page, headline: int) -> bool:
    """Whether what stands above a headline looks like the top of a site: a few lines, no sentence."""
    above = [page.lines[index] for index in page.open(0, headline)]
    return len(above) <= page.settings.most_above_headline and not any(
        line.words > page.settings.longest_above_headline or (line.stops and line.words >= _FEWEST_WORDS)
        for line in above
    )


def _words_below(page: Page, first: int) -> frozenset[str]:
    paragraphs = page.open(first)[:_READ]
    return frozenset(word for index in paragraphs for word in _content(page.lines[index].text))


def _shared(line: Line, article: frozenset[str]) -> float:
    words = _content(line.text)
    return sum(word in article for word in words) / len(words) if words else 0.0


_WORD = re.compile(r"[^\W_]{2,40}")


def _content(text: str) -> list[str]:
    """Content words, cut to five letters: "resigns" and "resigned" are one."""
    function = tables("en").function_words
    words = map(str.casefold, _WORD.findall(text))
    return [word[:5] for word in words if len(word) > 2 and word not in function]


def _is_standfirst(line: Line) -> bool:
    return _FEWEST_STANDFIRST <= line.words <= _LONGEST_STANDFIRST


def above_the_headline(page: Page) -> Iterator[tuple[int, Label]]:
    """Labels for the headline and for what is left above it."""
    headline = page.heading.headline
    if headline is None:
        return
    for index in page.open(0, headline):
        line = page.lines[index]
        if is_section(line):
            yield index, removed("the name of a site section above the headline")
        else:
            yield index, removed("stands above the headline: the site's name, a menu or a label")
    yield headline, Label(ZoneKind.HEADLINE, HEADLINE)


def given_headline(page: Page) -> Iterator[tuple[int, Label]]:
    """The lines of a headline that a field of the record gave."""
    for index, line in enumerate(page.lines):
        if line.end > page.given:
            break
        yield index, Label(ZoneKind.HEADLINE, HEADLINE)


def heading_of(page: Page) -> Heading:
    """The heading of a page. Where the headline is given, there may still be a standfirst."""
    if not page.given:
        return _find_heading(page)
    first = _first_paragraph(page)
    headline = max(i for i, label in enumerate(page.labels) if label and label.kind is ZoneKind.HEADLINE)
    standfirst = next((i for i in page.open(headline + 1, first) if _is_standfirst(page.lines[i])), None)
    return Heading(headline, standfirst, first)


def labels_below_the_headline(page: Page) -> Iterator[tuple[int, Label]]:
    """Sections named between the headline and the text."""
    heading = page.heading
    if heading.headline is None:
        return
    for index in page.open(heading.headline + 1, heading.first):
        if is_section(page.lines[index]):
            yield index, removed("the name of a site section below the headline")
