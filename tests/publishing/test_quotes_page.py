"""The page of a story's quotations, the links to and from it, and when its texts were published."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape

import pytest

from generator.publishing import render
from generator.settings import SiteSettings
from tests.by_hand import BRIDGE, SETTINGS, analyse, read


@pytest.fixture(scope="module")
def pages() -> Mapping[str, str]:
    files = render(analyse(read(BRIDGE, SETTINGS.corpus), SETTINGS), SiteSettings())
    return {name: content.decode() for name, content in files.items() if name.endswith((".html", ".json"))}


def only(pages: Mapping[str, str], end: str) -> str:
    (name,) = (each for each in pages if re.fullmatch(rf"stories/[^/]+/{end}", each))
    return pages[name]


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_a_quotation_shows_every_form_and_what_changed_inside_it(pages: Mapping[str, str]) -> None:
    page = only(pages, r"quotes\.html")
    assert 'id="q-they-had-eleven-minutes-and"' in page
    assert '<del>not a long</del> <span class="hot">barely enough</span>' in page
    assert "Altered inside the marks" in page
    assert "Said by Dana Whitlock" in words(page)


def test_many_forms_are_folded_behind_the_first_and_many_quotations_are_listed(
    monkeypatch: pytest.MonkeyPatch, pages: Mapping[str, str]
) -> None:
    for name, value in (("_MOST_OPEN", 1), ("_OPEN", 1), ("_MOST_UNLISTED", 0)):
        monkeypatch.setattr(f"generator.publishing.sections.quotes.{name}", value)
    files = render(analyse(read(BRIDGE, SETTINGS.corpus), SETTINGS), SiteSettings())
    page = only(
        {name: content.decode() for name, content in files.items() if ".html" in name}, r"quotes\.html"
    )
    whole = only(pages, r"quotes\.html")
    quotation = page[page.index('<section id="q-they-had-eleven-minutes-and"') :].partition("</section>")[0]
    shown, fold, folded = quotation.partition('<li class="rest"><details class="fold">')
    assert fold
    assert "Verbatim" in shown
    assert '<del>not a long</del> <span class="hot">barely enough</span>' in folded
    assert page.count('<p class="q"') == whole.count('<p class="q"')
    listed = re.findall(r'href="#(q-[^"]+)"', page.partition('class="qix"')[2].partition("</nav>")[0])
    assert listed == re.findall(r'<section id="(q-[^"]+)"', page)
    assert "altered in 1" in words(page)


def test_passages_and_quotations_lead_to_one_another(pages: Mapping[str, str]) -> None:
    quotes, story = only(pages, r"quotes\.html"), only(pages, r"index\.html")
    assert re.search(r'href="index\.html#p\d+[a-z]*-C"', quotes)
    assert 'href="quotes.html#q-they-had-eleven-minutes-and"' in story
    article = pages["articles/newsbrook-2231.html"]
    assert re.search(r'href="\.\./stories/[^"]+/quotes\.html#q-they-had-eleven-minutes-and"', article)


def test_the_data_follows_each_quotation(pages: Mapping[str, str]) -> None:
    data = json.loads(only(pages, r"story\.json"))
    texts = {each["id"]: each["text"] for each in data["articles"]}
    journey = next(each for each in data["journeys"] if each["id"] == "they-had-eleven-minutes-and")
    bent = next(stop for stop in journey["stops"] if stop["changes"])
    against = texts[bent["against"]["article"]]
    told = [
        (against[slice(*each["a_span"])], texts[bent["article"]][slice(*each["b_span"])])
        for each in bent["changes"]
    ]
    assert told == [("not a long", "barely enough"), ("empty", "clear")]


def test_dated_texts_stand_in_order_and_the_others_apart(pages: Mapping[str, str]) -> None:
    story = only(pages, r"index\.html")
    part = words(story[story.index('id="time"') : story.index('id="texts"')])
    places = [part.index(each) for each in ("7 April 2025", "8 April 2025", "9 April 2025", "Date unknown")]
    assert places == sorted(places)
    assert part.index("Tells what A tells; copying unproven") > places[-1]
    assert part.index("Copied from A") < places[1]


def test_the_words_of_a_copy_are_marked_as_its_source_s(pages: Mapping[str, str]) -> None:
    page = pages["articles/beacon-0407.html"]
    assert '<span class="pv"><sup>A</sup>Three other workers were pulled' in page
    assert "in A first" in page
    data = json.loads(only(pages, r"story\.json"))
    assert {(each["article"], each["source"]) for each in data["provenance"]} >= {
        ("beacon-0407", "rtr-bridge")
    }
    assert 'id="l-first"' not in pages["articles/rtr-bridge.html"]
