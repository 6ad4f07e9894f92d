"""Two texts to their edits, beside difflib and CollateX, in one run.

    copytrail   sentences linked wherever they stand, words aligned, edits with kinds, reasons and flags
    difflib     SequenceMatcher over the words of the whole texts, autojunk off: in order only, no kinds
    CollateX    two witnesses, the words of the whole texts, no near matching

They do not answer one question: difflib and CollateX stop where the words are aligned. Where a peer is
not installed its row is missing: `pip install collatex Levenshtein`.
"""

from __future__ import annotations

import difflib  # noqa: TID251  what is compared with
import importlib.util
from collections.abc import Callable, Sequence
from time import process_time
from typing import TypeVar

import pytest

from generator.collation import collate
from generator.collation.words.alignment import align_forms
from generator.collation.words.forms import form
from generator.model.article import Article
from generator.model.story import Story
from generator.settings import Settings
from generator.text.tokens import tokenize
from tests.benchmarks.invented import Text, Writer, article

SETTINGS = Settings()
Pair = tuple[Article, Article]
T = TypeVar("T")
KINDS = ("verbatim", "light", "reordered", "spun", "digest")


def texts(kind: str, count: int, writer: Writer) -> list[tuple[Text, Text]]:
    """Reports and what one outlet made of each."""
    reports = [writer.report() for _ in range(count)]
    return [(report, writer.ways[kind](report)) for report in reports]


def pairs(kind: str, count: int, writer: Writer) -> list[Pair]:
    return [(article("a", report), article("b", made)) for report, made in texts(kind, count, writer)]


def tokens(text: str) -> list[str]:
    return [token.of(text) for token in tokenize(text)]


def seconds(work: Callable[[T], object], every: Sequence[T]) -> float:
    """Of the processor, for one pair."""
    start = process_time()
    for pair in every:
        work(pair)
    return (process_time() - start) / len(every)


def ours(pair: Pair) -> object:
    return collate(Story("pair", pair, ()), SETTINGS.collation)


def with_difflib(pair: Pair) -> object:
    return _opcodes((tokens(pair[0].text), tokens(pair[1].text)))


def with_collatex(pair: Pair) -> object:
    import collatex

    collation = collatex.Collation()
    for name, each in zip("ab", pair, strict=True):
        collation.add_plain_witness(name, each.text)
    return collatex.collate(collation, segmentation=False, output="json")


@pytest.mark.slow
def test_from_two_texts_to_their_edits(capsys: pytest.CaptureFixture[str]) -> None:
    writer = Writer(3)
    for kind in KINDS:
        seconds(
            ours, pairs(kind, 12, writer)
        )  # its words are looked at once; its sentences are new each time
    peers = [("difflib", with_difflib, 12)]
    if importlib.util.find_spec("collatex"):
        peers.append(("CollateX", with_collatex, 1))
    with capsys.disabled():
        print("\nfrom two texts of 600 words to their edits: pairs a second of the processor, and ratios")
        for kind in KINDS:
            every = pairs(kind, 12, writer)
            mine = seconds(ours, every)
            told = [
                f"{name} {1 / cost:8.1f} ({cost / mine:.2f} × our time)"
                for name, work, most in peers
                for cost in (seconds(work, every[:most]),)
            ]
            print(f"{kind:10} copytrail {1 / mine:7.1f}   " + "   ".join(told))


@pytest.mark.slow
def test_the_words_of_two_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """Word alignment alone, on sentences that are words already."""
    with capsys.disabled():
        print("\nwords of two sentences, aligned: microseconds of the processor")
        for kind, rate in (("light", 0.05), ("spun", 0.35)):
            writer = Writer(3)
            lines = [line for _ in range(8) for lines in writer.report() for line in lines]
            every = [
                (tokens(" ".join(line)), tokens(" ".join(writer.reworded(line, rate)))) for line in lines
            ]
            forms = [tuple(tuple(form(word) for word in words) for words in pair) for pair in every]
            align_forms.cache_clear()
            mine, theirs = seconds(lambda pair: align_forms(*pair), forms), seconds(_opcodes, every)
            costs = f"copytrail {1e6 * mine:6.0f}   difflib {1e6 * theirs:6.0f}"
            print(f"{kind:10} {costs}   {theirs / mine:.2f} × our time")


def _opcodes(pair: tuple[list[str], ...]) -> object:
    return difflib.SequenceMatcher(None, *pair, autojunk=False).get_opcodes()
