"""The story page of the small example: what matters, in short assertions."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from functools import cache

import pytest
from msgspec.structs import replace

from generator.model.article import Found
from generator.model.attribution import (
    Confidence,
    Derivation,
    DerivationKind,
    Evidence,
    IndependentReports,
    Kinship,
    KinshipKind,
    SourceId,
)
from generator.model.collation import FlagKind, Passage
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId
from generator.publishing.elements.lookup import Lookup
from generator.publishing.reading.passage_rows import passage_rows
from generator.publishing.reading.row_words import spread
from generator.publishing.reading.view import reading_view
from generator.publishing.sections.standfirst import standfirst
from generator.publishing.sections.standing import group_of, strongest
from generator.publishing.sections.strip import kind_of
from generator.publishing.sections.texts import relation_words, texts_view
from generator.publishing.story.page import story_pages
from generator.publishing.story.view import story_view
from generator.publishing.theme.catalogue import english, open_catalogue
from generator.publishing.theme.folders import default_folder
from generator.publishing.theme.templates import open_theme
from generator.settings import SiteSettings
from tests.publishing.examples import copies, investigation


@cache
def page(many: int = 0) -> str:
    story = copies(many) if many else investigation()
    return render(story)


def render(story: Investigation) -> str:
    lookup, settings = Lookup(story), SiteSettings()
    view = story_view(story, settings, lookup=lookup)
    (_, content), *_ = story_pages(view, lookup, open_theme(None), settings)
    return content.decode()


def test_markup_in_texts_and_headlines_is_never_obeyed() -> None:
    assert "<script>alert" not in page()
    assert "&lt;script&gt;alert(" in page()
    assert re.findall(r"<script[^>]*>", page()) == ['<script src="../../assets/site.js" defer>']
    assert "<b>three hours" not in page()


def test_nothing_breaks_the_security_policy() -> None:
    assert not re.search(r"<[^>]* (?:style|on\w+)=", page())
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page())


def test_every_id_is_there_once_and_every_fragment_leads_somewhere() -> None:
    for html in (page(), page(30)):
        ids = Counter(re.findall(r' id="([^"]+)"', html))
        assert [name for name, count in ids.items() if count > 1] == []
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_passages_and_readings_keep_their_permanent_ids() -> None:
    for name in ("p0", "p1", "p1-B", "p1-E", "p4a-C", "p4a-D", "p6a-C", "p6a-C.2", "text-A"):
        assert f' id="{name}"' in page()
    for place in range(1, 32):
        assert f' id="p1-B{place}"' in page(30)


def test_the_first_finding_shows_both_wordings_before_it_says_anything() -> None:
    first = page().split('<ol class="finds', 1)[1].split("</li>", 1)[0]
    assert '“until <span class="pt">every</span> bolt has been <span class="pt">counted</span>,”' in first
    assert '“until <span class="hot">each</span> bolt has been <span class="hot">checked</span>,”' in first
    assert first.index("</dl>") < first.index("B keeps the marks")


def test_a_raised_number_ties_the_words_in_base_and_reading_to_one_note() -> None:
    row = page().split('id="p2"', 1)[1].split('id="p3"', 1)[0]
    base, readings = row.split('class="rdgs"')
    assert re.search(r'<span class="hot">may have</span><sup class="nr">[^/]*</span>1</sup>', base)
    assert re.search(r'<span class="hot">(<del[^>]*>may have</del>)?<ins>had</ins></span><sup', readings)
    assert '<li data-n="1"><b>Certainty changed.</b>' in readings


def test_a_note_that_a_flag_has_made_is_not_made_again() -> None:
    row = page().split('id="p1"', 1)[1].split('id="p2"', 1)[0]
    assert row.count("<b>Quotation altered.</b>") == 1


def test_near_copies_show_changes_and_retellings_what_was_kept() -> None:
    row = page().split('id="p3"', 1)[1].split('id="p3a"', 1)[0]
    near, retold = row.split('id="p3-C"')
    assert "<ins>vessel</ins>" in near
    assert "<mark>" not in near
    assert "<mark>Jon Aas</mark>" in retold
    assert "<ins" not in retold


def test_what_is_only_possible_says_so() -> None:
    assert "<b>Perhaps retold</b>" in page()


def test_words_of_another_language_carry_it_and_its_direction() -> None:
    assert 'lang="ar" dir="rtl">قالت' in page()


def test_confidence_stands_in_words() -> None:
    assert "reworded, likely" in page()
    assert "retold, unproven" in page()
    assert "Likely reworded from the City Wire report" in page()
    proof = page().split('class="proofs"', 1)[1].split("</ol>", 1)[0]
    assert "%" not in proof


def test_no_line_goes_to_what_cannot_be_told() -> None:
    view = story_view(investigation(), SiteSettings())
    assert {line.edge.target for line in view.lineage.drawing.lines} == {"A", "B", "C", "D"}
    assert "Nothing shows who took from whom: one text" in page()
    assert "whose they are cannot be told" in page()


def test_the_figures_name_the_least_and_the_most_reports() -> None:
    assert "<dd>2 to 4</dd>" in page()
    story = investigation()
    sure = IndependentReports(1, 1, story.attribution.independent.groups, "one report")
    assert "<dt>independent report</dt><dd>1</dd>" in render(
        replace(story, attribution=replace(story.attribution, independent=sure))
    )


def test_rows_without_a_flag_are_folded_but_not_the_headlines() -> None:
    view = story_view(investigation(), SiteSettings()).passages
    open_rows = [stretch.rows[0].id for stretch in view.stretches if not stretch.folded]
    assert open_rows == ["0", "1", "2", "3", "4a", "6a"]
    assert [each.id for stretch in view.stretches for row in stretch.rows for each in row.all] == [
        passage.id for passage in investigation().collation.passages
    ]


def test_copies_of_one_wording_are_one_reading_and_one_box() -> None:
    view = story_view(copies(30), SiteSettings())
    headline = view.passages.stretches[0].rows[0].readings
    assert [sigil.label for reading in headline for sigil in reading.sigils] == ["B1 to B31"]
    assert [box.title for box in view.lineage.drawing.boxes].count(("B1 to B31",)) == 1
    assert len(page(30)) < len(page()) * 1.6


def test_an_unproven_line_is_dotted() -> None:
    lines = story_view(investigation(), SiteSettings()).lineage.drawing.lines
    assert {line.edge.target for line in lines if line.dotted} == {"C"}
    assert all(line.dotted == (line.edge.confidence is Confidence.UNPROVEN) for line in lines)


def test_the_lists_name_every_text_once() -> None:
    tree = page().split('<div class="tree">', 1)[1].split("</div>", 1)[0]
    letters = re.findall(r'<a class="sig[^"]*" href="#text-([A-E])">', tree)
    assert sorted(letters) == ["A", "B", "C", "D", "E"]


def test_the_page_is_light() -> None:
    theme = open_theme(None)
    sheet = dict(theme.assets())["style.css"]
    weight = len(gzip.compress(page().encode())) + len(gzip.compress(sheet))
    assert weight < 60_000
    assert not re.search(r"\n\s*\n\s*\n", page())


def test_an_arabic_text_says_so_wherever_it_is_quoted() -> None:
    """Nothing but the script tells; the quoted words must turn no line of the page's own."""
    case = investigation()
    turned = [
        v if v.letter != "E" else replace(v, article=replace(v.article, language="und"))
        for v in case.collation.variants
    ]
    shown = render(replace(case, collation=replace(case.collation, variants=tuple(turned))))
    assert shown.count('lang="ar" dir="rtl"') == page().count('lang="ar" dir="rtl"') > 1


def test_a_story_without_dates_has_no_rule_of_dates_and_says_so_in_a_line() -> None:
    case = investigation()
    undated = [replace(v, article=replace(v.article, published=None)) for v in case.collation.variants]
    bare = render(replace(case, collation=replace(case.collation, variants=tuple(undated))))
    assert 'id="time"' in page()
    assert 'href="#time"' in page()
    assert 'id="time"' not in bare
    assert 'href="#time"' not in bare
    assert "None of them tells when it was published." in bare


def test_a_day_of_many_texts_counts_each_kind_and_names_a_few() -> None:
    dates = page(40).split('<ol class="tl">', 1)[1].split("</ol>", 1)[0]
    assert "<b>Copies</b>" in dates
    assert "texts</span>" in dates
    assert dates.count("<li><span") <= 6 * dates.count("<h3>")


def test_a_wording_of_any_length_is_shown_large_in_a_few_lines() -> None:
    for html in (page(), page(40)):
        for words in re.findall(r"<dd[^>]*>(.*?)</dd>", html.split('<section id="lineage"')[0], re.S):
            assert len(re.sub(r"<[^>]+>", "", words)) < 400


def test_texts_beyond_the_rows_of_a_kind_are_a_line_each_and_keep_their_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.publishing.sections.texts._MOST_ROWS", 0)
    html = render(copies(40))
    assert html.count('<tr id="text-') < page(40).count('<tr id="text-')
    shown = set(re.findall(r' id="([^"]+)"', html))
    assert set(re.findall(r'href="#(text-[^"]+)"', html)) <= shown


def test_what_cannot_be_told_is_the_same_number_everywhere() -> None:
    """A copy that is not proven is no copy, in the sentence under the headline, the table, the days and the
    strip alike."""
    story = copies(20)
    derivations = [replace(one, confidence=Confidence.UNPROVEN) for one in story.attribution.derivations]
    lookup = Lookup(replace(story, attribution=replace(story.attribution, derivations=tuple(derivations))))
    unknown = [v.id for v in lookup.collation.variants if group_of(lookup, v.id) == "unknown"]
    assert any(strongest(lookup, one) for one in unknown), "no text of the story is an unproven copy"
    together = [one for group in lookup.attribution.independent.groups if len(group) > 1 for one in group]
    shared = len(set(unknown).intersection(together))
    say = english()
    assert f"{say.number(shared).capitalize()} share the wording of one report" in standfirst(lookup)
    assert f"Whether {say.number(len(unknown) - shared)} took from other texts" in standfirst(lookup)
    retold = [v.id for v in lookup.collation.variants if group_of(lookup, v.id) == "retellings"]
    assert {v.id for v in lookup.collation.variants if kind_of(lookup, v.id) == "k"} == {*unknown, *retold}
    groups = {group.title: group for group in texts_view(lookup, 8)}
    assert groups["Origin cannot be told"].remark == english()("words.texts", len(unknown))


def test_what_is_counted_with_others_is_nowhere_a_report_of_its_own() -> None:
    """Texts that tell the same in other words are reports, as the count of independent reports has them, but
    of one of which the count does not know nobody does; one that cites a source and shares its wording with
    another is none."""
    story = investigation()
    ids = {v.letter: v.id for v in story.collation.variants}

    def told(kinship: KinshipKind, *unproven: ArticleId) -> Lookup:
        kin = Kinship(ids["D"], ids["E"], kinship, 0, 0, 0.1, Evidence("so it is", ()))
        independent = replace(story.attribution.independent, unproven=unproven)
        return Lookup(
            replace(story, attribution=replace(story.attribution, kinships=(kin,), independent=independent))
        )

    same, close = told(KinshipKind.RETOLD), told(KinshipKind.COPIED)
    assert [group_of(told(KinshipKind.RETOLD, ids["E"]), ids[letter]) for letter in "DE"] == [
        "citing",
        "unknown",
    ]
    assert [group_of(same, ids[letter]) for letter in "DE"] == ["citing", "own"]
    assert [group_of(close, ids[letter]) for letter in "DE"] == ["unknown", "unknown"]
    own, remark = relation_words(same, ids["E"])
    assert own == "Own report"
    assert remark == "Tells much the same as D; no copying is shown"


def test_what_an_outlet_makes_of_its_own_text_is_a_version_and_no_copy() -> None:
    story = investigation()
    ids = {v.letter: v.id for v in story.collation.variants}
    made = Derivation(SourceId(ids["D"]), ids["E"], DerivationKind.COPIED, Confidence.LIKELY, ())

    def told(outlet: str) -> tuple[tuple[str, ...], str]:
        found = Found(outlet, None, "given")
        variants = tuple(
            replace(v, article=replace(v.article, outlet=found)) if v.letter == "E" else v
            for v in story.collation.variants
        )
        lookup = Lookup(
            replace(
                story,
                collation=replace(story.collation, variants=variants),
                attribution=replace(story.attribution, derivations=(made,)),
            )
        )
        return relation_words(lookup, ids["E"]), standfirst(lookup)

    of_d = next(v.article.outlet for v in story.collation.variants if v.letter == "D")
    assert of_d is not None
    words, stand = told(of_d.value)
    assert words == ("Likely a later version of D",)
    assert "One is another version of D." in stand
    words, stand = told("Some Other Paper")
    assert words == ("Likely copied from D",)
    assert "One carries the wording of D." in stand


def unflagged(passage: Passage) -> Passage:
    """A passage of which no wording needs attention."""
    readings = []
    for reading in passage.readings:
        link = reading.link
        if link:
            link = replace(link, runs=tuple(replace(run, flags=()) for run in link.runs))
        readings.append(replace(reading, link=link))
    return replace(passage, readings=tuple(readings))


def test_where_nothing_is_flagged_the_words_of_the_base_stand_open() -> None:
    """Folded, such a story would show a reader none of its words; what the base lacks stays folded."""
    story = investigation()
    calm = replace(
        story,
        collation=replace(
            story.collation, passages=tuple(map(unflagged, story.collation.passages)), conflicts=()
        ),
        attribution=replace(story.attribution, findings=(), quotes=()),
    )
    view = reading_view(Lookup(calm), SiteSettings())
    assert not view.flagged
    opened = {row.id for stretch in view.stretches if not stretch.folded for row in stretch.rows}
    assert opened == {passage.id for passage in story.collation.passages if passage.base}
    grave = reading_view(Lookup(story), SiteSettings())
    assert any(stretch.folded and row.base for stretch in grave.stretches for row in stretch.rows)


def test_a_text_that_has_a_passage_twice_is_counted_once_in_the_map() -> None:
    lookup = Lookup(copies(20))
    counted = 0
    for row in passage_rows(lookup, SiteSettings()):
        if row.spread and row.readings:
            others = len(lookup.collation.variants) - 1
            assert spread(lookup.say, [*row.readings, *row.readings], row.same, others) == spread(
                lookup.say, row.readings, row.same, others
            )
            assert row.spread.same + row.spread.reworded + row.spread.retold <= 100.3
            counted += 1
    assert counted


def test_a_note_that_the_site_has_no_words_for_names_its_language() -> None:
    story = investigation()
    first = story.attribution.findings[0]
    strange = replace(first, kind=FlagKind.CONTRADICTION, title="Nobody has translated this", text="Nor this")
    found = replace(story, attribution=replace(story.attribution, findings=(strange,)))
    say = open_catalogue((default_folder(),), "de")
    lookup, settings = Lookup(found, say), SiteSettings(language="de")
    view = story_view(found, settings, lookup=lookup)
    german, *_ = (
        content.decode()
        for _, content in story_pages(view, lookup, open_theme(None, language="de"), settings)
    )
    note = '</b> <span lang="en">Nobody has translated this.</span>'
    assert note in german.partition('<section id="read"')[2]
    assert all(note not in page for page in (render(found), page()))
