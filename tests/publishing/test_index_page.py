"""The front page: right with no story, with one, and with many."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from generator.errors import Fault
from generator.model.article import Article, Found
from generator.model.attribution import KinshipKind
from generator.model.collation import FlagKind
from generator.model.dossier import Corpus, Dossier, Investigation
from generator.model.spans import ArticleId
from generator.publishing import render
from generator.publishing.elements.lookup import Lookup
from generator.publishing.sections.strip import strip_of
from generator.settings import SiteSettings
from tests.publishing import examples
from tests.publishing.reading import Page


def front(
    stories: Iterable[Investigation], singles: Iterable[Article] = (), faults: Iterable[Fault] = ()
) -> str:
    told = tuple(stories)
    articles = (*(article for each in told for article in each.story.articles), *singles)
    return render(Dossier(Corpus(articles, tuple(faults)), told), SiteSettings())["index.html"].decode()


def story(number: int, date: str | None = "2031-05-06", **attribution: Any) -> Investigation:
    """The bridge story under another name and date, by parts that only this one story has."""
    made = examples.investigation()
    published = Found(date, None, "by hand") if date else None
    variants = tuple(
        replace(v, article=replace(v.article, published=published)) for v in made.collation.variants
    )
    return Investigation(
        replace(made.story, slug=f"story-{number}", articles=tuple(v.article for v in variants)),
        replace(made.collation, variants=variants),
        replace(made.attribution, **attribution),
    )


def single(name: str, headline: str, date: str | None = None) -> Article:
    return replace(
        examples.ARTICLES["D"],
        id=ArticleId(name),
        headline=Found(headline, None, "by hand"),
        published=Found(date, None, "by hand") if date else None,
    )


def test_the_story_in_front_shows_its_evidence_first() -> None:
    html = front([examples.investigation()])
    assert "One quotation altered and one contradiction" in html
    assert '“until <span class="hot">each</span> bolt has been <span class="hot">checked</span>' in html
    assert '“until <span class="pt">every</span> bolt has been <span class="pt">counted</span>' in html
    assert "stories/harbour-master-closes-the-lindholm-swing-bridge/index.html#p1" in Page(html).links


def test_one_story_is_no_list() -> None:
    html = front([examples.investigation()])
    assert 'class="st"' not in html
    assert "Only with" not in html
    assert "2 to 4" in html
    assert "as far as can be told" in html
    for letter in "abcde":
        assert f"articles/bridge-{letter}.html" in Page(html).links


def test_findings_that_are_not_in_front_follow() -> None:
    html = front([examples.investigation()])
    assert html.index("Also to check") < html.index("B carries City Wire’s report and does not say so")
    assert html.count("A quotation changed inside the quote marks") == 0


def test_no_story_is_said_so() -> None:
    assert "no text in this corpus that could be read" in front([])
    assert "A story needs at least two." in front([], [single("a", "Crab prices fall")])
    html = front([], [single("a", "Crab prices fall"), single("b", "Volleyball")])
    assert "Two texts were read, and no two tell the same story." in html
    assert Page(html).words.count("Crab prices fall") == 1


def test_articles_of_no_story_are_listed_newest_first() -> None:
    singles = [single("a", "Alpha"), single("b", "Beta", "2030-01-02"), single("c", "Gamma", "2031-01-02")]
    html = front([examples.investigation()], singles)
    places = [html.index(f">{name}</a>") for name in ("Gamma", "Beta", "Alpha")]
    assert places == sorted(places)
    assert "Three texts without a counterpart" in html


def test_what_could_not_be_used_is_listed() -> None:
    html = front([], faults=[Fault("news/<b>.txt", "is empty", "remove it")])
    assert "news/&lt;b&gt;.txt</b> is empty; remove it" in html


def test_the_others_stand_by_month_newest_first() -> None:
    dates = ["2031-03-09", "2031-04-30", None, "2030-12"]
    others = [story(number, date, findings=()) for number, date in enumerate(dates, start=1)]
    html = front([story(0), *others])
    months = ["April 2031", "March 2031", "December 2030", "No date"]
    places = [html.index(f'<h2 class="mon">{month}</h2>') for month in months]
    assert places == sorted(places)
    assert '<time datetime="2031-04-30">30 Apr</time>' in html
    assert '<time datetime="2030-12"></time>' not in html
    assert "4 more stories" in html
    assert "5 stories, 25 texts, 10 to 20 independent reports" in html


def test_without_any_date_there_are_no_months() -> None:
    html = front([story(number, None) for number in range(3)])
    assert 'class="mon"' not in html
    assert html.count('class="st"') == 2


def test_filters_are_offered_where_they_would_part_the_list() -> None:
    grave = examples.investigation().attribution.findings
    others = [
        story(number, findings=grave if number % 2 else (), kinships=(), derivations=())
        for number in range(1, 8)
    ]
    html = front([story(0), *others])
    assert 'id="f-q"' in html
    assert 'id="f-u"' not in html, "no story has a text of unknown origin"
    assert html.count('data-f="q c a"') == 4
    assert html.count('data-f=""') == 3
    assert "Nothing flagged" in html


def test_every_filter_has_its_rule_in_the_style_sheet() -> None:
    sheet = render(examples.dossier(), SiteSettings())["assets/style.css"].decode()
    for token in "qcau":
        assert f":root:has(#f-{token}:checked) .st:not([data-f~={token}])" in sheet


def test_a_missing_credit_that_is_not_grave_is_still_told() -> None:
    quiet = tuple(
        replace(finding, grave=False)
        for finding in examples.investigation().attribution.findings
        if finding.kind is FlagKind.CREDIT_MISSING
    )
    html = front([story(0), story(1, findings=quiet)])
    assert '<li class="i">1 source not named</li>' in html


def test_the_strip_has_a_square_for_each_text() -> None:
    strip = strip_of(Lookup(examples.investigation()))
    assert "".join(square.kind for square in strip.squares) == "ncwkk"
    many = strip_of(Lookup(examples.copies(30)))
    assert len(many.squares) == 35
    assert (many.width, many.height) == (220, 22)
    most = strip_of(Lookup(examples.copies(60)))
    assert most.squares == ()
    assert sum(most.shares) == 100
    assert most.shares[2] > 90


def test_twins_without_a_direction_are_of_unknown_origin() -> None:
    made = examples.investigation()
    twin = replace(made.attribution.kinships[0], kind=KinshipKind.TWINS)
    html = front([story(0), story(1, kinships=(twin,), derivations=(), findings=())])
    assert "2 texts of unknown origin" in html
