"""A story's cost grows with its variants and not with their square."""

from __future__ import annotations

import random
from time import process_time

import pytest

from generator.collation import collate
from generator.model.article import Article
from generator.settings import CollationSettings
from tests.collation.texts import article, story

HEADS = ("bar", "cor", "del", "fin", "gor", "hal", "mir", "pel", "sul", "tor")
WORDS = [head + tail for head in HEADS for tail in ("a", "el", "in", "os", "ur")]


def copies(count: int) -> list[Article]:
    """A text of 25 sentences and lightly edited copies of it, each with two sentences of its own."""
    rng = random.Random(7)
    first = [[rng.choice(WORDS) + str(rng.randrange(40)) for _ in range(18)] for _ in range(25)]
    found = []
    for number in range(count):
        lines = [[word for word in line if rng.random() > 0.03] for line in first if rng.random() > 0.1]
        lines += [[rng.choice(WORDS) + str(number) for _ in range(12)] for _ in range(2)]
        found.append(article(f"n{number:03}", *(" ".join(line).capitalize() + "." for line in lines)))
    return found


def cost(articles: list[Article]) -> float:
    start = process_time()
    collate(story(*articles), CollationSettings())
    return process_time() - start


@pytest.mark.slow
def test_four_times_the_variants_cost_at_most_five_times_as_much() -> None:
    articles = copies(100)
    cost(articles[:10])
    assert cost(articles) <= 5 * cost(articles[:25])
