"""Two texts side by side: every pair of a small story, each wording with the base in a large one.

stories/dam/compare/a-b.html      b-c.html …      the first letter in the alphabet stands on the left
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from msgspec import Struct

from generator.model.collation import Alignment
from generator.model.rebasing import turned
from generator.model.spans import ArticleId
from generator.publishing.article.view import article_facts
from generator.publishing.elements.addresses import INDEX, article_page, compare_page, story_data, story_page
from generator.publishing.elements.frame import Anchor, Frame
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.visible import without_controls
from generator.publishing.elements.wording import short
from generator.publishing.reading.side_by_side import CompareView, compare_view
from generator.publishing.reading.side_html import order_html, rows_html
from generator.publishing.reading.view import Step
from generator.publishing.sections.texts import Chip, chips_of
from generator.publishing.theme.templates import Theme, tongue
from generator.settings import SiteSettings

__all__ = ["compare_pages"]


def compare_pages(lookup: Lookup, theme: Theme, settings: SiteSettings) -> Iterator[tuple[str, bytes]]:
    """A page for each pair that is compared."""
    sides = {each: _side(lookup, each) for each in dict.fromkeys(chain.from_iterable(lookup.compared))}
    for a, b in lookup.compared:
        alignment = lookup.alignments.get((a, b)) or turned(lookup.alignments[b, a])
        yield _page(lookup, alignment, (sides[a], sides[b]), theme, settings)


def _page(
    lookup: Lookup, alignment: Alignment, sides: tuple[Side, Side], theme: Theme, settings: SiteSettings
) -> tuple[str, bytes]:
    say, slug = theme.say, lookup.investigation.story.slug
    view = compare_view(lookup, alignment, settings.least_kept, say)
    here = compare_page(slug, *view.letters)
    headline = without_controls(lookup.base.article.headline.value)
    title = say("compare.title", a=view.letters[0], b=view.letters[1])
    standfirst = _standfirst(view, theme)
    frame = Frame(
        picture=theme.picture(slug),
        title=f"{title}: {short(headline, 70)}",
        description=standfirst,
        section="stories",
        crumbs=(Anchor(INDEX, say("site.stories")), Anchor(story_page(slug), short(headline, 60))),
        data=(
            Anchor(story_data(slug), say("story.data")),
            Anchor("corpus.json", say("story.corpus_data")),
        ),
    )
    return here, theme.render(
        "compare",
        here,
        frame=frame,
        compare=view,
        title=title,
        standfirst=standfirst,
        sides=sides,
        order=order_html(view),
        rows=rows_html(view, (tongue(sides[0]), tongue(sides[1])), say),
        pairs=_pairs(lookup, alignment, slug),
        is_part=len(lookup.collation.variants) > settings.most_bases,
    )


def _standfirst(view: CompareView, theme: Theme) -> str:
    say = theme.say
    a, b = view.letters
    if not view.back:
        return say("compare.nothing", a=a, b=b)
    parts = [say("compare.back", view.total, a=a, b=b, back=view.back)]
    if view.moved:
        parts.append(say("compare.elsewhere", view.moved))
    parts.append(say("compare.share", b=b, percent=view.kept, a=a))
    return " ".join(parts)


class Side(Struct, frozen=True):
    """One of the two texts, above its column."""

    letter: str
    headline: str
    facts: str
    chips: tuple[Chip, ...]
    to: str
    language: str
    direction: str


def _side(lookup: Lookup, article: ArticleId) -> Side:
    found = lookup.article(article)
    return Side(
        letter=lookup.letter(article),
        headline=found.headline.value,
        facts=article_facts(lookup.say, found),
        chips=chips_of(lookup, article),
        to=article_page(article),
        language=lookup.language(article),
        direction=lookup.direction(article),
    )


def _pairs(lookup: Lookup, alignment: Alignment, slug: str) -> tuple[Step, ...]:
    return tuple(
        Step(
            f"{lookup.letter(a)} {lookup.letter(b)}",
            compare_page(slug, lookup.letter(a), lookup.letter(b)),
            (a, b) == (alignment.a, alignment.b),
        )
        for a, b in lookup.compared
    )
