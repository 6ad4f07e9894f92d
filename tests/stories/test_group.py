"""Which articles tell one story: copies, a digest, look-alikes, a roundup, one article alone."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from generator.corpus import read
from generator.model.article import Article
from generator.settings import Settings
from generator.stories import group, within_bounds
from tests.attribution.builder import article
from tests.benchmarks.pile import Language, sentence
from tests.conftest import ROOT

CORPORA = ROOT / "tests/cases/corpora"
SETTINGS = Settings()


def articles(*folders: Path) -> tuple[Article, ...]:
    return tuple(each for folder in folders for each in read(folder, SETTINGS.corpus).articles)


def stories(found: Sequence[Article]) -> set[frozenset[str]]:
    return {frozenset(a.id for a in story.articles) for story in group(found, SETTINGS.stories)}


@pytest.fixture(scope="module")
def seeds_articles() -> tuple[Article, ...]:
    return articles(ROOT / "seeds")


def test_a_story_holds_no_more_text_than_it_may(seeds_articles: tuple[Article, ...]) -> None:
    stories = group(seeds_articles, SETTINGS.stories)
    longest = max(seeds_articles, key=lambda article: len(article.text))
    whole = sum(len(article.text) for article in seeds_articles)
    assert within_bounds(stories, whole) == (stories, ())
    (story,), (fault,) = within_bounds(stories, whole - 1)
    assert {article.id for article in story.articles} == {a.id for a in seeds_articles} - {longest.id}
    assert longest.id not in {name for tie in story.ties for name in (tie.a, tie.b)}
    assert (fault.where, fault.what) == (
        longest.path,
        f"is left out of its story, whose texts have more than {whole - 1:,} characters together",
    )
    assert within_bounds(stories, 1)[0] == ()
    assert len(within_bounds(stories, 1)[1]) == len(seeds_articles)


def test_the_seeds_are_one_story_beside_unrelated_articles(seeds_articles: tuple[Article, ...]) -> None:
    """Two of the unrelated ones share countries, offices and stock words with the seeds."""
    others = articles(CORPORA / "unrelated")
    assert stories((*others, *seeds_articles)) == {frozenset(a.id for a in seeds_articles)}


def test_any_three_seeds_are_never_more_than_one_story(seeds_articles: tuple[Article, ...]) -> None:
    for some in combinations(seeds_articles, 3):
        assert len(stories(some)) <= 1


def test_two_floods_are_two_stories() -> None:
    assert stories(articles(CORPORA / "lookalike")) == {
        frozenset({"eskerdale-radio", "north-herald"}),
        frozenset({"evening-mail", "wendside-argus"}),
    }


def test_one_article_or_none_is_no_story(seeds_articles: tuple[Article, ...]) -> None:
    assert group((), SETTINGS.stories) == ()
    assert group(seeds_articles[:1], SETTINGS.stories) == ()


def test_a_roundup_joins_no_two_stories(tmp_path: Path) -> None:
    """A page that carries a paragraph of each story belongs to at most one of them."""
    paragraphs = []
    names = ("bridge/rtr-bridge", "strike/dispatch-9931", "lookalike/north-herald", "unrelated/heat-record")
    for name in names:
        folder, stem = name.split("/")
        shutil.copy(CORPORA / folder / f"{stem}.txt", tmp_path)
        text = (CORPORA / folder / f"{stem}.txt").read_text(encoding="utf-8")
        body = [line for line in text.splitlines() if len(line) > 120]
        paragraphs += body[:1]
    roundup = "What happened this week\n\n" + "\n\n".join(paragraphs) + "\n"
    (tmp_path / "roundup.txt").write_text(roundup, encoding="utf-8")
    for story in stories(articles(tmp_path)):
        assert len(story - {"roundup"}) <= 1


FORMULA = (
    "The views in this column are those of its author and not of this paper, of its owners or of those who "
    "work for it, and none of what is said in it is meant as advice on what to buy, to sell or to hold; who "
    "does so all the same does it at his own risk, as Ombrelle Kastrin and Dovrel Hask of the Tharn Society "
    "have it."
)


def test_a_formula_in_many_articles_makes_no_story_of_them() -> None:
    chance = random.Random(5)
    language = Language(chance)
    columns = []
    for number in range(8):
        topic, names = language.topic(), [language.name() for _ in range(6)]
        first, second, third, fourth = (sentence(chance, topic, names) for _ in range(4))
        text = f"{' '.join(chance.sample(topic, 5))}\n\n{first} {second}\n{FORMULA}\n{third} {fourth}"
        columns.append(article(f"column-{number}", text, published="2026-01-05"))
    assert stories(columns) == set()


def test_identical_articles_are_one_story_however_many(seeds: Path, tmp_path: Path) -> None:
    text = min(seeds.glob("*.txt")).read_text(encoding="utf-8")
    for number in range(12):
        row = {"id": f"copy-{number:02}", "text": text, "source": f"Gazette {number}"}
        (tmp_path / f"{number}.json").write_text(json.dumps(row), encoding="utf-8")
    shutil.copy(CORPORA / "unrelated" / "barley-soup.txt", tmp_path)
    assert stories(articles(tmp_path)) == {frozenset(f"copy-{number:02}" for number in range(12))}


def test_a_tie_shows_words_that_both_articles_have(seeds_articles: tuple[Article, ...]) -> None:
    (story,) = group(seeds_articles, SETTINGS.stories)
    texts = {article.id: article.text.casefold() for article in seeds_articles}
    tied = {end for tie in story.ties for end in (tie.a, tie.b)}
    assert tied == set(texts)
    for tie in story.ties:
        assert 0 < tie.similarity <= 1
        assert tie.shared
        assert all(word.casefold() in texts[tie.a] for word in tie.shared)


def test_a_story_is_named_after_a_headline_in_plain_letters(seeds_articles: tuple[Article, ...]) -> None:
    (story,) = group(seeds_articles, SETTINGS.stories)
    assert story.slug.replace("-", "").isascii()
    assert story.slug == story.slug.lower()
    assert len(story.slug) <= SETTINGS.stories.slug_length
