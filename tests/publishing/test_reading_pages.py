"""A story read against any of its texts, and a large one on several pages: one meaning for each address."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest
from msgspec.structs import replace

from generator.model.rebasing import rebased
from generator.model.spans import Span
from generator.publishing import render
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.marks import Hot, plain
from generator.publishing.reading.passage_html import stretches_html
from generator.publishing.reading.passage_rows import _few_numbers, passage_rows
from generator.publishing.reading.row_views import Sigil
from generator.publishing.reading.side_by_side import compare_view
from generator.publishing.reading.view import Stretch, reading_view
from generator.settings import SiteSettings
from tests.publishing import examples
from tests.publishing.reading import Page

STORY = "stories/harbour-master-closes-the-lindholm-swing-bridge"
SITE = render(examples.dossier(), SiteSettings())


def large(settings: SiteSettings) -> dict[str, bytes]:
    return dict(render(examples.dossier(), settings))


def readings(html: bytes) -> set[tuple[str, str]]:
    """Which text has words in which passage, by the ids: `p4-B`."""
    ids = [each[1:].partition(".")[0] for each in Page(html).ids if each[:1] == "p" and "-" in each]
    return {(passage, letter) for passage, _, letter in (each.partition("-") for each in ids)}


def test_what_another_page_has_drawn_is_what_a_page_would_draw_itself() -> None:
    story = examples.investigation()
    own = Lookup(story)
    passage_rows(own, own.settings)
    for variant in story.collation.variants[1:]:
        turned = replace(story, collation=rebased(story.collation, variant.id))
        shared, alone = Lookup(turned, beside=own), Lookup(turned)
        assert passage_rows(shared, own.settings) == passage_rows(alone, own.settings)
    assert own.readings
    for alignment in story.collation.alignments:
        shown = compare_view(own, alignment, own.settings.least_kept, own.say)
        assert shown == compare_view(Lookup(story), alignment, own.settings.least_kept, own.say)
    assert own.sides


@pytest.mark.parametrize("letter", ["b", "c", "d", "e"])
def test_an_id_is_the_same_passage_whatever_text_it_is_read_against(letter: str) -> None:
    own, other = SITE[f"{STORY}/index.html"], SITE[f"{STORY}/base-{letter}/index.html"]
    passages = {each for each in Page(own).ids if each[:1] == "p" and "-" not in each}
    assert passages == {each for each in Page(other).ids if each[:1] == "p" and "-" not in each}
    here = {each for each in readings(own) if each[1] != letter.upper()}
    there = {each for each in readings(other) if each[1] != "A"}
    assert here == there


def test_every_text_of_a_small_story_can_be_chosen_as_base_without_a_script() -> None:
    for page in (f"{STORY}/index.html", f"{STORY}/base-c/index.html"):
        links = {
            normpath(join(dirname(page), link.partition("#")[0] or page.rpartition("/")[2]))
            for link in Page(SITE[page]).links
        }
        assert {f"{STORY}/index.html", *(f"{STORY}/base-{each}/index.html" for each in "bcde")} <= links


def test_a_story_above_the_bound_has_one_base_and_says_so() -> None:
    site = large(SiteSettings(most_bases=4, most_readings=4))
    assert not [name for name in site if "/base-" in name]
    assert b"read against A alone" in site[f"{STORY}/index.html"]


def test_a_large_story_is_parted_by_passage_and_loses_none() -> None:
    site = large(SiteSettings(most_readings=6))
    whole = readings(SITE[f"{STORY}/index.html"])
    pages = sorted(name for name in site if "/passages/" in name)
    assert len(pages) > 1
    parts = [readings(site[page]) for page in pages]
    assert set.union(*parts) == whole
    assert sum(map(len, parts)) == len(whole)


def test_no_link_of_a_parted_story_is_dead() -> None:
    site = large(SiteSettings(most_readings=6, most_boxes=2))
    pages = {name: Page(content) for name, content in site.items() if name.endswith(".html")}
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name
        for link in page.links:
            path, _, fragment = link.partition("#")
            there = normpath(join(dirname(name), path)) if path else name
            assert there in site, (name, link)
            assert not fragment or there not in pages or fragment in pages[there].ids, (name, link)


def test_the_old_address_of_a_passage_of_a_large_story_leads_to_it() -> None:
    site = large(SiteSettings(most_readings=6, most_boxes=2))
    page = Page(site[f"{STORY}/index.html"])
    base = [passage.id for passage in examples.investigation().collation.passages if passage.base]
    assert {f"p{each}" for each in base} <= set(page.ids)


def test_a_site_that_would_have_too_many_ways_to_read_has_fewer_for_all_and_says_so() -> None:
    site = large(SiteSettings(most_ways=13))
    assert not [name for name in site if "/base-" in name]
    assert [name for name in site if "/compare/" in name]
    assert b"read against A alone" in site[f"{STORY}/index.html"]
    assert not [name for name in large(SiteSettings(most_ways=3)) if "/compare/" in name]


def test_a_moved_sentence_and_the_one_before_it_in_its_text_are_linked_both_ways() -> None:
    html = SITE[f"{STORY}/index.html"].decode()
    rows = dict(
        re.findall(r'<li class="ps[^"]*" id="(p[0-9a-z]+)">(.*?)(?=<li class="ps|</main>)', html, re.S)
    )
    after = {
        (row, there, letter)
        for row, words in rows.items()
        for there, letter in re.findall(r'href="#(p[0-9a-z]+)">Stands after passage \w+ in (\w+)<', words)
    }
    then = {
        (there, row, letter)
        for row, words in rows.items()
        for there, letter in re.findall(r'href="#(p[0-9a-z]+)">In (\w+), passage \w+ comes next<', words)
    }
    assert after
    assert after == then


def test_a_passage_of_a_thousand_readings_sets_some_and_names_all() -> None:
    """Each reading keeps its id; those that are not set are letters that lead to their texts."""
    lookup = Lookup(examples.investigation())
    view = reading_view(lookup, lookup.settings)
    row = next(row for row in view.stretches[1].rows if row.flagged)
    noted = next(reading for reading in row.readings if reading.notes)
    many = [
        replace(
            noted,
            notes=noted.notes if number % 2 else (),
            sigils=(Sigil(f"X{number}", (f"{row.anchor}-X{number}",), f"X{number}"),),
        )
        for number in range(1000)
    ]
    summary = tuple((f"X{number}", "Figure changed") for number in range(500))
    large_row = replace(row, readings=tuple(many), same=None, summary=summary)
    stretches = (Stretch((large_row,), flagged=True, folded=False),)
    html = stretches_html(replace(view, stretches=stretches), f"{STORY}/index.html", lookup.say, str)
    page = Page(html.encode())
    assert {f"{row.anchor}-X{number}" for number in range(1000)} <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert html.count('class="tx') < 250
    assert len(html) < 1000 * html.index("</article>") / 4
    for words in ("400 more texts with something to check", "497 more texts, with nothing", "437 more"):
        assert words in html


def test_the_base_of_hundreds_of_notes_keeps_its_marks_and_few_numbers() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    hots = [Hot(Span(text.index(f"word{at}"), text.index(f"word{at}") + 6), at) for at in range(10, 100)]
    words = plain(text, [Span(0, len(text))], _few_numbers(hots))
    assert words.count('class="hot"') == 90
    assert words.count('class="nr"') == 15
