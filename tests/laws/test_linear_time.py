"""Every pattern of the program is linear: ten times the attack costs ten times the time.

A pattern that is not would let one hostile article stop the build of all others.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

import generator
from generator.build import analyse
from generator.corpus.article.article import make_article
from generator.corpus.files.records import Record
from generator.model.article import Article
from generator.model.dossier import Corpus
from generator.model.spans import ArticleId
from generator.publishing import render
from generator.settings import CorpusSettings, Settings, SiteSettings
from generator.text.quotation import quoted
from generator.text.sentences import sentence_spans
from generator.text.tokens import tokenize

ATTACKS = [
    *(
        "a",
        "A",
        "(",
        ")",
        "[",
        " ",
        '"',
        "'",
        "‘",
        "’",
        "“",
        "”",
        ".",
        ",",
        "1",
        "-",
        "—",
        "/",
        "|",
        "©",
        "#",
    ),
    *("\t", "\u200b", "A ", "a ", "Aa, ", "Ab and ", "A. ", "“a ", "‘a s’ ", "(A", "12/", "1:", "May 1 "),
    *("© 2024 ", "by ", "By A B ", "A/B ", "AP Photo/", "Photo: ", "https://a/", "more ", "Follow A news "),
    *("contributed ", "in A", "A via ", "a said “", "Reporting by A in B and ", ", she said", " | ", "U.S. "),
    *("Copyright A", "e\u0301", "a’", "0", "<", "&", "{", "\n", "a@", "“(", "A-", "_"),
]
LONG = 10_000
GRACE = 0.25
"""Seconds. Below, a clock tells nothing; a quadratic pattern takes longer."""
MOST = 30
"""Times that ten times the attack may cost: ten where it is linear, a hundred where it is quadratic."""


def assert_linear(work: Callable[[str], object], attack: str, most: int = LONG) -> None:
    """A busy machine can slow one attempt but not quicken one: the best of three tells."""
    tried = []
    for _ in range(3):
        short, long = (seconds(work, (attack * length)[:length]) for length in (most // 10, most))
        if long < max(GRACE, MOST * short):
            return
        tried.append((short, long))
    raise AssertionError(f"{attack!r}: seconds for {most // 10} and {most} characters: {tried}")


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name == "generator.__main__":  # importing it runs the command
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            made = _made(value) if getattr(value, "__module__", "") == module.name else value
            for number, found in enumerate(_inside(made)):
                yield f"{module.name.removeprefix('generator.')}.{name}{number or ''}", found


def _made(value: object) -> object:
    """What a cached function makes, of nothing or of a language."""
    if callable(value) and hasattr(value, "cache_info"):
        for arguments in ((), ("en",)):
            with suppress(TypeError, KeyError, AttributeError):
                return value(*arguments)
    return None


def _inside(value: object) -> Iterator[re.Pattern[str]]:
    """A pattern, or those in a table."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for each in value:
            yield from _inside(each)
    elif isinstance(value, dict):
        yield from _inside(list(value.values()))


PATTERNS = dict(patterns())


def test_all_patterns_are_under_test() -> None:
    assert len(PATTERNS) > 120
    assert {"corpus.page.dates._pattern", "text.quotation._cue", "command.fates._QUOTED"} <= PATTERNS.keys()
    rooms = {name.partition(".")[0] for name in PATTERNS}
    assert rooms >= {"attribution", "collation", "command", "corpus", "publishing", "text"}


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_a_pattern_is_linear_on_hostile_text(name: str) -> None:
    pattern = PATTERNS[name]
    for attack in ATTACKS:
        assert_linear(lambda text: exhaust(pattern, text), attack)


def exhaust(pattern: re.Pattern[str] | re.Pattern[bytes], text: str) -> None:
    binary = isinstance(pattern.pattern, bytes)
    matches = pattern.finditer(text.encode() if binary else text)
    for _ in matches:
        pass


def whole(text: str) -> object:
    return make_article(Record(text), ArticleId("a"), "a.txt", CorpusSettings())


LINES = [
    "News\n",
    "Leave a Reply\n",
    "Related Stories\na\n",
    "\n",
    "a\n",
    "A B\n",
    "Getty Images\n",
    "/",
    "/\n",
]


@pytest.mark.parametrize("work", [quoted, sentence_spans, tokenize, whole], ids=lambda work: work.__name__)
def test_the_whole_work_is_linear_on_hostile_text(work: Callable[[str], object]) -> None:
    for attack in [*ATTACKS, *LINES]:
        assert_linear(work, attack)


@pytest.mark.parametrize("line", LINES)
def test_an_article_of_many_short_lines_is_linear(line: str) -> None:
    """What is done for each line costs little: only many of them show that it grows."""
    assert_linear(whole, line, 10 * LONG)


HEAD = """Council closes the Harrow Street baths

The council closed the Harrow Street baths on Friday after inspectors found cracks in the roof. \
Engineers said the repair would cost 2 million crowns and take nine months.

"""


def told_twice(text: str) -> object:
    """A story of two articles that end in the attack, through to its pages."""
    texts = (HEAD + text, f"{HEAD}{text[: len(text) * 9 // 10]} x")
    made = [
        make_article(Record(each), ArticleId(f"{n}"), f"{n}.txt", CorpusSettings())
        for n, each in enumerate(texts)
    ]
    articles = tuple(article for article in made if isinstance(article, Article))
    dossier = analyse(Corpus(articles, ()), Settings())
    assert len(dossier.stories) == 1
    return render(dossier, SiteSettings())


@pytest.mark.parametrize("attack", ["Inc. ", "“a ", "May 1 ", "\n\n<b>\n\n", "a "])
def test_a_story_of_hostile_text_is_linear(attack: str) -> None:
    told_twice(attack)  # tables and templates are read once
    assert_linear(told_twice, attack)
