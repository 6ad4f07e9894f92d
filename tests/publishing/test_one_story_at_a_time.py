"""Stories pass one at a time: each is dropped when it is drawn, and none is looked into that need not be."""

from __future__ import annotations

import gc
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree
from weakref import WeakSet

import pytest
from msgspec.structs import replace

from generator.api import analyse
from generator.crew import ALONE
from generator.model.article import Sentence
from generator.model.dossier import Case, Corpus, Dossier, Inquiry, Investigation, reopened
from generator.publishing import publish
from generator.publishing.disk.drawn import Drawings
from generator.publishing.site.files import Site
from generator.settings import SiteSettings, WorkSettings
from generator.track import Track
from tests.conftest import ROOT
from tests.publishing import examples

STORIES = 6


class Held(list[Sentence]):
    """Sentences of a text, which somebody may hold on to."""

    __hash__ = object.__hash__


def inquiry(held: WeakSet[Held], most: list[int]) -> Inquiry:
    """Several stories. `held` gets the sentences of those that were looked into, as long as anybody has them,
    `most` how many there were whenever the next one was begun."""
    told = examples.investigation()
    articles = tuple(replace(each, sentences=Held(each.sentences)) for each in told.story.articles)
    story = replace(told.story, articles=articles)
    cases = [Case(replace(story, slug=f"story-{number}")) for number in range(STORIES)]

    def investigate(case: Case) -> Investigation:
        gc.collect()  # macros of templates are cycles
        most.append(len(held))
        first, *others = told.collation.variants
        article = next(each for each in case.story.articles if each.id == first.id)
        assert isinstance(article.sentences, Held)
        held.add(article.sentences)
        collation = replace(told.collation, variants=(replace(first, article=article), *others))
        return replace(told, story=case.story, collation=collation)

    return Inquiry(Corpus(articles, ()), tuple(cases), investigate)


def test_a_story_is_dropped_before_the_next_but_one_is_looked_into() -> None:
    held: WeakSet[Held] = WeakSet()
    most: list[int] = []
    site = Site(inquiry(held, most), SiteSettings(), Drawings(), ALONE, Track())
    names = [name for name, _ in site.files()]
    assert len(most) == STORIES
    assert max(most) <= 1
    assert len(site.overview.stories) == STORIES
    gc.collect()
    assert len(held) <= 1
    assert {f"stories/story-{number}/index.html" for number in range(STORIES)} <= set(names)


@pytest.fixture(scope="module")
def told() -> Dossier:
    """A story with findings, two without, and articles of no story."""
    texts = {
        f"{name}/{path.name}": path.read_text(encoding="utf-8")
        for name in ("bridge", "lookalike", "unrelated")
        for path in (ROOT / "tests/cases/corpora" / name).glob("*.txt")
    }
    return analyse(texts)


@pytest.mark.parametrize("without", [(), ("unflagged",)])
def test_where_nothing_changed_no_story_is_looked_into(
    told: Dossier, tmp_path: Path, without: tuple[str, ...]
) -> None:
    work, settings = WorkSettings(cache=tmp_path / "cache"), SiteSettings(without=without)
    first, _ = publish(reopened(told), tmp_path / "site", settings, work)

    def refuse(case: Case) -> Investigation:
        raise AssertionError(case.story.slug)

    nobody = replace(reopened(told), investigate=refuse)
    again, published = publish(nobody, tmp_path / "site", settings, work)
    assert again == first
    assert len(again.stories) == (1 if without else 3)
    assert not published.changed


def test_lists_are_drawn_anew_of_stories_that_nobody_looks_into(told: Dossier, tmp_path: Path) -> None:
    """A file of the lists is gone, and an index of words: what stories are for them is known."""
    work, site = WorkSettings(cache=tmp_path / "cache"), tmp_path / "site"
    settings = SiteSettings(site_url="https://desk.example/", search=bool(find_spec("pagefind_bin")))
    publish(reopened(told), site, settings, work)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for name in ("index.html", "feed.xml", "outlets/index.html"):
        (site / name).unlink()
    rmtree(site / "search", ignore_errors=True)
    nobody = replace(reopened(told), investigate=lambda case: pytest.fail(case.story.slug))
    publish(nobody, site, settings, work)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
