"""Stories against people: two of one topic have to stay apart (ECB+, train and dev splits)."""

from __future__ import annotations

from collections import defaultdict
from math import comb

import pytest

from generator.corpus import read
from generator.settings import Settings
from generator.stories import group
from tests.quality.evaluation import EVALUATION, rows
from tests.quality.floors import hold

ARTICLES = ("stories/articles.jsonl", "7314a2fd3338f29f")
LABELS = ("stories/labels.jsonl", "44a21256a5d96549")
COPIES = ("stories/near_duplicates.jsonl", "46d3a094dda37c35")


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    """The story of each article; one of no story is its own."""
    known = {row["id"] for row in rows(*ARTICLES)}
    articles = read(EVALUATION / ARTICLES[0], Settings().corpus).articles
    story_of = {name: f"alone {name}" for name in known}
    for number, story in enumerate(group(articles, Settings().stories)):
        story_of |= {str(article.id): f"story {number}" for article in story.articles}
    assert set(story_of) == known
    return story_of


def clusters(story_of: dict[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for name, story in story_of.items():
        members[story].add(name)
    return members


def test_stories_are_those_that_people_see(found: dict[str, str]) -> None:
    """B-cubed F1 (Bagga and Baldwin 1998) and the adjusted Rand index (Hubert and Arabie 1985)."""
    true = {row["id"]: row["story"] for row in rows(*LABELS)}
    ours, theirs = clusters(found), clusters(true)
    both = {name: len(ours[found[name]] & theirs[true[name]]) for name in true}
    precision = sum(both[name] / len(ours[found[name]]) for name in true) / len(true)
    recall = sum(both[name] / len(theirs[true[name]]) for name in true) / len(true)
    hold("stories: B-cubed F1", 2 * precision * recall / (precision + recall))

    cells: dict[tuple[str, str], int] = defaultdict(int)
    for name in true:
        cells[found[name], true[name]] += 1
    together = sum(comb(count, 2) for count in cells.values())
    in_ours = sum(comb(len(members), 2) for members in ours.values())
    in_theirs = sum(comb(len(members), 2) for members in theirs.values())
    chance = in_ours * in_theirs / comb(len(true), 2)
    hold("stories: adjusted Rand index", (together - chance) / ((in_ours + in_theirs) / 2 - chance))


def test_near_duplicates_are_in_one_story(found: dict[str, str]) -> None:
    pairs = rows(*COPIES)
    hold("stories: near duplicates together", sum(found[p["a"]] == found[p["b"]] for p in pairs) / len(pairs))
