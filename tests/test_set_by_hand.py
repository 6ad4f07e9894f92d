"""What people set by hand, through all rooms and onto the pages: obeyed, marked, and told where it fails."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.collation import collate
from generator.corpus import read
from generator.model.attribution import Confidence, DerivationKind
from generator.model.collation import Tier
from generator.model.corrections import LinkCorrection
from generator.model.hand import Hand
from generator.model.spans import ArticleId
from generator.publishing import render
from generator.settings import CollationSettings, CorpusSettings, SiteSettings
from tests.by_hand import analysed, corpus_with, link_of, story_of
from tests.collation.texts import article, story
from tests.conftest import ROOT

HOW_TO = ROOT / "docs/how-to/correct-by-hand.md"
ANN = Hand("Ann Lee", "2026-11-22", "she asked their desk")


def text_on(page: str) -> str:
    """The words of a page in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def _examples() -> str:
    return "\n".join(re.findall(r"```toml\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.S))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The site of the how-to's examples."""
    folder = tmp_path_factory.mktemp("bridge")
    corpus_with(folder)
    (folder / "corrections.toml").write_text(_examples(), encoding="utf-8")

    return render(analysed(read(folder, CorpusSettings())), SiteSettings())


def test_every_page_where_a_correction_works_says_whose_word_it_is(pages: Mapping[str, bytes]) -> None:
    (name,) = (name for name in pages if re.fullmatch(r"stories/[^/]+/index\.html", name))
    page = text_on(pages[name].decode())
    assert "D was copied from A." in page
    assert "Their editor said so. Set by hand, by Ann Lee, 22 November 2026" in page
    assert "Copied from A, set by hand" in page
    assert "linked by hand" in page
    assert "Outlet of D: “Page One”." in page
    assert "does not tell the story of A." in page
    known = text_on(pages["articles/page-118823.html"].decode())
    assert "set by hand, by Ann Lee, 22 November 2026: The page was saved without its masthead" in known
    noted = text_on(pages["articles/ledger-0408.html"].decode())
    assert "The inquiry found that it was the third pier. Set by hand, by Bo Hale, 22 November 2026" in noted
    assert "does not tell the story of" in text_on(pages["articles/stannard-0409.html"].decode())
    assert "Nine things set by hand" in text_on(pages["index.html"].decode())


def test_the_data_has_every_correction_and_marks_what_it_set(pages: Mapping[str, bytes]) -> None:
    (name,) = (name for name in pages if name.endswith("/story.json"))
    data = json.loads(pages[name])
    kinds = {"metadata", "one-story", "not-in-story", "link", "derivation", "note"}
    assert {each["kind"] for each in data["corrections"]} == kinds
    by_hand = {(each["source"], each["derived"]) for each in data["derivations"] if each["by_hand"]}
    assert by_hand == {
        ("rtr-bridge", "page-118823"),
        ("absent:harrow-county-press-release", "ledger-0408"),
    }
    assert sum(link["by_hand"] for each in data["alignments"] for link in each["links"]) == 1


def test_a_derivation_that_is_denied_is_gone_and_counted_no_more(tmp_path: Path) -> None:
    denied = '[[derivation]]\nsource = "rtr-bridge"\nderived = "newsbrook-2231"\nrelation = "none"'
    found = story_of(analysed(corpus_with(tmp_path)), "rtr-bridge").attribution
    told = story_of(analysed(corpus_with(tmp_path, denied)), "rtr-bridge").attribution
    pair = ("rtr-bridge", "newsbrook-2231")
    assert pair in {(one.source, one.derived) for one in found.derivations}
    assert pair not in {(one.source, one.derived) for one in told.derivations}
    assert told.independent.most == found.independent.most + 1


def test_a_direction_that_is_set_turns_what_was_found(tmp_path: Path) -> None:
    turned = '[[derivation]]\nsource = "beacon-0407"\nderived = "rtr-bridge"\nrelation = "copied"'
    told = story_of(analysed(corpus_with(tmp_path, turned)), "rtr-bridge").attribution
    (one,) = (one for one in told.derivations if one.hand)
    assert (one.source, one.derived) == ("beacon-0407", "rtr-bridge")
    assert (one.kind, one.confidence) == (DerivationKind.COPIED, Confidence.SHOWN)
    assert ("rtr-bridge", "beacon-0407") not in {(each.source, each.derived) for each in told.derivations}


def test_sentences_are_parted_and_joined(tmp_path: Path) -> None:
    sentences = ("rtr-bridge", "A gravel barge", "beacon-0407", "A gravel barge")
    table = (
        '[[link]]\na = "rtr-bridge"\na-quote = "A gravel barge that"\n'
        'b = "beacon-0407"\nb-quote = "A gravel barge that"\nlinked = '
    )
    parted = story_of(analysed(corpus_with(tmp_path, f"{table}false")), "rtr-bridge")
    assert link_of(parted, *sentences) is None
    joined = link_of(story_of(analysed(corpus_with(tmp_path, f"{table}true")), "rtr-bridge"), *sentences)
    assert joined is not None
    assert joined.hand == ANN


def test_two_stories_become_one_and_a_text_finds_its_own(tmp_path: Path) -> None:
    soup = (
        "Barley soup for cold days\n\nSoak the barley overnight, then simmer it with leeks and thyme for "
        "two hours. Season it with salt and lemon, and serve it with rye bread.\n"
    )
    (tmp_path / "soup1.txt").write_text(soup, encoding="utf-8")
    kept = "What is left keeps for three days in a cold larder.\n"
    (tmp_path / "soup2.txt").write_text(soup + kept, encoding="utf-8")
    apart = analysed(corpus_with(tmp_path))
    assert len(apart.stories) == 2
    joined = analysed(corpus_with(tmp_path, '[[one-story]]\narticles = ["soup1", "rtr-bridge"]'))
    assert len(joined.stories) == 1
    assert len(joined.stories[0].story.articles) == 8
    moved = analysed(
        corpus_with(
            tmp_path,
            '[[one-story]]\narticles = ["soup1", "page-118823"]',
            '[[not-in-story]]\narticle = "page-118823"\nof = "rtr-bridge"',
        )
    )
    stories = {frozenset(one.id for one in each.story.articles) for each in moved.stories}
    assert frozenset({"soup1", "soup2", "page-118823"}) in stories
    assert len(stories) == 2


def test_a_link_between_two_texts_that_nobody_compares_stands_in_a_large_story() -> None:
    """Above `all_pairs_up_to` texts are compared with the base alone; a person's word needs no base."""
    same = "The council shut the Harrow Street baths on Friday after cracks were found in the roof."
    own = """Snow fell | Miners sang | Bakers rose | Owls hunt | Ferries sank | Clocks stopped | Judges slept
    Grain rotted | Poets wrote | Bells rang | Tides turned | Wolves fled""".replace("\n", "|").split("|")
    texts = [article(f"t{n:02}", same, f"{words.strip()} there.") for n, words in enumerate(own)]
    hand = LinkCorrection(ANN, ArticleId("t03"), ArticleId("t07"), (1,), (1,), True)
    collation = collate(story(*texts), CollationSettings(), (hand,))
    (link,) = (link for each in collation.alignments for link in each.links if link.hand)
    assert link.tier is Tier.FIRM
    rows = [{reading.article for reading in each.readings} for each in collation.passages]
    assert {"t03", "t07"} in rows


def test_a_correction_that_no_longer_matches_is_on_the_front_page_and_fails_a_strict_build(
    tmp_path: Path,
) -> None:
    (tmp_path / "in").mkdir()
    corpus_with(tmp_path / "in")
    table = (
        '[[note]]\narticle = "ledger-0408"\nquote = "no such words"\nnote = "x"\nby = "A"\non = 2026-11-22\n'
    )
    (tmp_path / "in" / "corrections.toml").write_text(table, encoding="utf-8")
    result = CliRunner().invoke(app, [str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--strict"])
    assert result.exit_code == 3
    assert "corrections.toml [[note]] 1: no longer matches ledger-0408.txt" in result.output
    assert "no longer matches ledger-0408.txt" in (tmp_path / "out/index.html").read_text(encoding="utf-8")
