"""A story of four times the articles costs at most five times as much: collated, attributed and drawn.

STORY=5000 pytest -o addopts= -s tests/benchmarks/test_story_growth.py -k large      one story of that size
"""

from __future__ import annotations

import os
import resource
from itertools import pairwise
from time import process_time

import pytest

from generator.attribution import attribute
from generator.collation import collate
from generator.model.dossier import Corpus, Dossier, Investigation
from generator.model.story import Story
from generator.publishing import site_files
from generator.settings import Settings
from tests.benchmarks.invented import articles

SETTINGS = Settings()
STAGES = ("collate", "attribute", "pages")


def costs(count: int) -> tuple[float, ...]:
    """Seconds of the processor for each stage."""
    made = tuple(articles(count))
    assert all(article.sentences for article in made)  # cut when they are first asked for
    times = [process_time()]
    story = Story("invented", made, ())
    collation = collate(story, SETTINGS.collation)
    times.append(process_time())
    attribution = attribute(collation, SETTINGS.attribution)
    times.append(process_time())
    dossier = Dossier(Corpus(made, ()), (Investigation(story, collation, attribution),))
    for _ in site_files(dossier, SETTINGS.site):
        pass
    times.append(process_time())
    return tuple(after - before for before, after in pairwise(times))


@pytest.mark.slow
def test_four_times_the_articles_cost_at_most_five_times_as_much(capsys: pytest.CaptureFixture[str]) -> None:
    costs(10)
    small, large = costs(50), costs(200)
    with capsys.disabled():
        print("\n50 and 200 articles, seconds of the processor and their ratio:")
        for stage, one, other in zip(
            (*STAGES, "all"), (*small, sum(small)), (*large, sum(large)), strict=True
        ):
            print(f"{stage:10}{one:8.2f}{other:8.2f}{other / one:8.1f}")
    assert sum(large) <= 5 * sum(small)


@pytest.mark.slow
@pytest.mark.skipif("STORY" not in os.environ, reason="takes minutes: STORY=5000 says how many articles")
def test_a_large_story_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    count = int(os.environ["STORY"])
    found = costs(count)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    with capsys.disabled():
        told = ", ".join(f"{stage} {cost:.0f} s" for stage, cost in zip(STAGES, found, strict=True))
        print(f"\n{count} articles: {told}; at most {memory:.1f} GB of memory")
