"""An article's page loses nothing of its text, marks it in place, and obeys none of it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.model.article import Article, Found, Sentence, SentenceRole, Zone, ZoneKind
from generator.model.dossier import Corpus, Dossier
from generator.model.spans import ArticleId, Span
from generator.publishing import render
from generator.settings import SiteSettings
from tests.publishing import examples
from tests.publishing.reading import Page, text_on

SITE = render(examples.dossier(), SiteSettings())


def page(letter: str) -> str:
    return SITE[f"articles/bridge-{letter.lower()}.html"].decode()


def alone(text: str, zones: tuple[Zone, ...] = (), **more: object) -> str:
    """The page of an article of no story."""
    article = Article(
        id=ArticleId("alone"),
        path="alone.txt",
        text=text,
        zones=zones or (Zone(ZoneKind.BODY, Span(0, len(text)), ""),),
        sentences=(),
        headline=Found("Alone", None, "by hand"),
        outlet=None,
        authors=(),
        agency=None,
        dateline=None,
        published=None,
        url=None,
        language="en",
    )
    article = replace(article, **more)  # type: ignore[arg-type]
    return render(Dossier(Corpus((article,), ()), ()), SiteSettings())["articles/alone.html"].decode()


@pytest.mark.parametrize("letter", "ABCDE")
def test_the_page_has_every_character_of_the_text(letter: str) -> None:
    assert text_on(page(letter)) == examples.TEXTS[letter]


def test_removed_parts_stand_in_their_place_behind_a_disclosure() -> None:
    html = page("B")
    place = html.index('<details class="cut">')
    assert "Taken out: a link block" in html[place : place + 200]
    assert html.index("unbearable &amp; long") < place < html.index("Source link")


def test_neighbouring_lines_removed_for_one_reason_are_one_part() -> None:
    text = "Leave a Reply\n\nYour address\nNews.\n"
    form = "a comment form"
    html = alone(
        text,
        (
            Zone(ZoneKind.REMOVED, Span(0, 15), form),
            Zone(ZoneKind.REMOVED, Span(15, 28), form),
            Zone(ZoneKind.BODY, Span(28, 34), ""),
        ),
    )
    assert html.count('<details class="cut"') == 1
    assert "</b>, five words" in html
    assert text_on(html) == text


def test_every_sentence_has_an_address_and_every_paragraph_its_passages() -> None:
    read = Page(page("B"))
    assert [each for each in read.ids if each.startswith("s")] == [
        f"s{index}" for index in range(len(examples.ARTICLES["B"].sentences))
    ]
    story = "../stories/harbour-master-closes-the-lindholm-swing-bridge/index.html"
    assert f"{story}#p5-B" in read.links
    assert f"{story}#p3a-B" in read.links
    assert f"{story}#p1" in Page(page("A")).links


def test_every_link_into_the_story_leads_somewhere() -> None:
    for letter in "ABCDE":
        for link in Page(page(letter)).links:
            path, _, fragment = link.partition("#")
            if path.startswith("../stories/") and fragment:
                assert fragment in Page(SITE[path.removeprefix("../")]).ids, (letter, link)


def test_words_at_issue_are_tied_to_their_note() -> None:
    html = page("B")
    assert '<span class="hot">had</span><sup class="nr">' in html
    number = html.partition('<span class="hot">had</span><sup class="nr"><span class="vh">note </span>')[2][0]
    assert f'<li data-n="{number}"><b>Certainty changed.</b>' in html


def test_a_note_on_words_that_are_gone_has_its_number_where_they_stood() -> None:
    html = page("B")
    place = html.partition('We had no warning<sup class="nr"><span class="vh">note </span>')[2]
    assert place[1:].startswith("</sup>,”")
    assert f'<li data-n="{place[0]}"><b>Quotation altered.</b> “of any kind” was cut' in html


def test_a_finding_at_issue_in_the_base_stands_on_its_page_too() -> None:
    made = examples.investigation()
    (first, second), findings = made.attribution.findings[0].places, made.attribution.findings[:1]
    turned = replace(findings[0], title="“each” became “every”", places=(second, first))
    story = replace(made, attribution=replace(made.attribution, findings=(turned,)))
    site = render(Dossier(Corpus(story.story.articles, ()), (story,)), SiteSettings())
    assert "<b>Quotation altered.</b> “each” became “every”." in site["articles/bridge-a.html"].decode()


def test_numbers_rise_down_the_page() -> None:
    html = page("B")
    numbers = [int(part[0]) for part in html.split('data-n="')[1:]]
    assert numbers == sorted(numbers)
    assert numbers[0] == 1


def test_what_is_at_issue_elsewhere_is_not_marked_on_the_source() -> None:
    assert '<span class="hot">every</span>' not in page("A")


def test_credits_are_ruled_and_explained() -> None:
    html = page("A")
    assert '<span class="credit">(City Wire)</span>' in html
    assert "Names City Wire in its dateline, for the whole text." in html


def test_quotations_name_their_speaker_and_what_became_of_them() -> None:
    html = page("B")
    assert "“We had no warning”</b> Jon Aas · trimmed; A has more of it" in html
    assert "“unbearable &amp; long”</b> commuters · only here" in html


def test_metadata_lines_are_marked_with_their_reason() -> None:
    text = "News.\nBy Ann Lee\n"
    zones = (Zone(ZoneKind.BODY, Span(0, 6), ""), Zone(ZoneKind.METADATA, Span(6, 17), "a byline"))
    html = alone(text, zones)
    assert '<p class="txt byl">By Ann Lee' in html
    assert "A byline." in html


def test_repaired_lines_are_marked_with_what_the_file_has() -> None:
    text = "The mayor’s plan.\n\nNobody knew.\n"
    repair = Found("mayorâ€™s <b>", Span(0, 17), "made whole")
    html = alone(text, repairs=(repair,))
    assert html.count("made whole here. The file has “mayorâ€™s &lt;b&gt;”.") == 1
    assert "made whole" not in alone(text)


def test_a_zone_that_ends_within_a_line_is_marked_there() -> None:
    text = "Share this. The mayor quit.\n"
    zones = (Zone(ZoneKind.REMOVED, Span(0, 12), "a share button"), Zone(ZoneKind.BODY, Span(12, 28), ""))
    html = alone(text, zones)
    assert '<span class="off">Share this. </span>The mayor quit.' in html
    assert text_on(html) == text


def test_a_hand_wrapped_paragraph_stays_one() -> None:
    text = "The mayor\nquit. She left\non Friday.\n\nNobody knew.\n"
    found = [("The mayor\nquit.", 0), ("She left\non Friday.", 0), ("Nobody knew.", 1)]
    sentences = tuple(
        Sentence(Span(text.index(words), text.index(words) + len(words)), SentenceRole.BODY, paragraph)
        for words, paragraph in found
    )
    html = alone(text, sentences=sentences)
    assert html.count('<div class="line">') == 2
    assert text_on(html) == text


def test_markup_of_a_text_is_words() -> None:
    html = page("C")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(&#34;C&#34;)&lt;/script&gt;" in html
    assert [given for tag, given in Page(html).tags if tag == "script"] == [
        {"src": "../assets/site.js", "defer": None}
    ]


def test_hidden_characters_are_shown_and_not_obeyed() -> None:
    html = alone("Cor\u2060nelis \u202eyas\u202c \x00.\n")
    assert not set("\u2060\u202e\u202c\x00") & set(html)
    assert 'title="right-to-left override, U+202E"' in html
    assert text_on(html) == "Cor\u2060nelis \u202eyas\u202c \x00.\n"


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://news.example/a?b=1&c", True),
        ("HTTP://news.example/", True),
        ("javascript:alert(1)", False),
        ("javascript://news.example/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("https://news.example/ onclick=x", False),
        ("news.example", False),
        ("//news.example", False),
    ],
)
def test_only_web_addresses_become_links(address: str, linked: bool) -> None:
    html = alone("News.\n", url=Found(address, None, "a field"))
    assert (address in Page(html).links) is linked
    assert address in Page(html).words


def test_a_text_in_another_language_says_so() -> None:
    tags = [
        given for tag, given in Page(page("E")).tags if tag == "p" and "txt" in (given.get("class") or "")
    ]
    assert tags
    assert all(given["lang"] == "ar" and given["dir"] == "rtl" for given in tags)


def test_an_article_of_no_story_claims_nothing() -> None:
    html = alone("News.\n")
    assert "Nothing is claimed about it." in html
    assert "../corpus.json" in Page(html).links
    assert "stories/" not in html
