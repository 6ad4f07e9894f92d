"""What an outlet ran, whose words these were, and who ran its own; and two texts side by side."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.model.brief import Overview, brief_of
from generator.model.dossier import Corpus
from generator.model.spans import ArticleId
from generator.publishing import render
from generator.publishing.elements.addresses import publisher_page
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.paging import page_at, parted, turns
from generator.publishing.reading.side_by_side import compare_view
from generator.publishing.site.outlet_pages import outlet_pages
from generator.publishing.site.publishers import publishers, ran_by
from generator.publishing.theme.catalogue import english
from generator.publishing.theme.templates import open_theme
from generator.settings import SiteSettings
from tests.publishing import examples
from tests.publishing.reading import Page

STORY = "stories/harbour-master-closes-the-lindholm-swing-bridge"
SITE = render(examples.dossier(), SiteSettings())


def words(page: str) -> str:
    return " ".join(Page(SITE[page]).words.split())


def test_an_outlet_s_page_says_whose_words_it_runs_and_whether_it_names_them() -> None:
    assert "City WireTexts 11 reworded" in words("outlets/bay-today.html")
    assert "not named once" in words("outlets/bay-today.html")


def test_what_is_likely_is_said_to_be_likely_and_what_is_shown_is_not() -> None:
    """B likely rewords the report, A's credit shows that it is a copy."""
    likely, shown = words("outlets/bay-today.html"), words("outlets/lindholm-ledger.html")
    assert "1 likely, not shown" in likely
    assert "Likely a rewording of City Wire" in likely
    assert "Copy of City Wire" in shown
    assert "ikely a" not in shown
    assert "likely, not shown" not in shown


def test_an_agency_s_page_says_who_runs_its_words() -> None:
    page = words("outlets/city-wire.html")
    assert "Who runs its words" in page
    assert "Lindholm Ledger" in page
    assert "Bay Today" in page


def test_what_is_unproven_is_charged_to_nobody() -> None:
    unproven = {a.id for letter, a in examples.ARTICLES.items() if letter in "CE"}
    story = examples.investigation()
    overview = Overview(examples.dossier().corpus, (brief_of(story),))
    found = publishers(overview, [tuple(ran_by(Lookup(story)))])
    assert not [ran for each in found for ran in each.taken if ran.to[9:-5] in unproven]


def test_names_that_differ_have_pages_that_differ() -> None:
    names = [
        "Bay Today",
        "Bay-Today",
        "Bay Today!",
        "Al Mina",
        "المينا",
        "市報",
        "con",
        "index",
        "x" * 90,
        "x" * 91,
    ]
    pages = [publisher_page(name) for name in names]
    assert len(set(pages)) == len(names)
    assert publisher_page("BAY  today") == publisher_page("Bay Today")


def test_a_long_list_is_parted_and_every_page_can_be_turned_to() -> None:
    single = replace(examples.ARTICLES["D"], id=ArticleId("single"))
    many = tuple(replace(single, id=ArticleId(f"single-{n}")) for n in range(230))
    found = publishers(Overview(Corpus(many, ()), ()), ())
    pages = dict(outlet_pages(found, open_theme(None)))
    first = publisher_page("Marn Courier")
    assert {first, page_at(first, 2), page_at(first, 3)} <= set(pages)
    assert page_at("a/x.html", 3) == "a/x.3.html"
    assert [turn.label for turn in turns("x.html", 20, 4000, 100)] == [
        *("1", "2", "…", "18", "19", "20", "21", "22", "…", "39", "40")
    ]
    assert [number for _, number, _ in parted("x.html", (), 5)] == [1]


def test_every_sentence_of_both_texts_stands_beside_its_counterpart() -> None:
    lookup = Lookup(examples.investigation())
    for a, b in lookup.compared:
        view = compare_view(lookup, lookup.alignments[a, b], 0.36, english())
        for article, side in ((a, "a"), (b, "b")):
            halves = [half for row in view.rows if (half := getattr(row, side))]
            halves += [half for row in view.rows for half in row.more if half.anchor[0] == side]
            shown = _squeezed(Page(re.sub("<sup.*?</sup>", "", "".join(half.words for half in halves))).words)
            text = lookup.article(article)
            for sentence in range(len(text.sentences)):
                assert _squeezed(text.words_of(sentence)) in shown


def _squeezed(words: str) -> str:
    return "".join(words.replace("…", "").split())


def test_a_comparison_marks_both_sides_and_says_what_to_check() -> None:
    page = SITE[f"{STORY}/compare/a-b.html"].decode()
    assert '<del class="sub">' in page
    assert "<ins>" in page
    assert "Certainty changed." in page
