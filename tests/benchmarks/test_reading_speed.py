"""How fast a large corpus of JSON Lines is read and cleaned, on one core, as 4 KB articles.

Seconds depend on the machine and on what else it does, so what is held is a ratio: the cost of reading
against that of decoding the same lines and splitting them into words, measured in turns.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from time import process_time

import msgspec
import pytest

from generator.corpus import read
from generator.settings import CorpusSettings

ARTICLES = 1500
MOST = 14
"""Times what decoding and splitting cost. Measured: 8, with one byline and one copyright line in each."""
OUTLETS = ("The Gazette", "Port Ellis Herald", "Eastmere Ledger")
SMALL = ("the", "of", "and", "to", "in", "was", "that", "for", "on", "with", "had", "by", "at", "from")


def sentences(chance: random.Random, words: list[str], count: int) -> str:
    told = []
    for _ in range(count):
        row = [
            chance.choice(SMALL if chance.random() < 0.4 else words) for _ in range(chance.randrange(12, 24))
        ]
        told.append(" ".join(row).capitalize() + chance.choice((".", ".", ".", ", she said.", "?")))
    return " ".join(told)


def write(place: Path) -> None:
    chance = random.Random(5)
    letters = "abcdefghiklmnoprstuvw"
    words = ["".join(chance.choice(letters) for _ in range(chance.randrange(4, 11))) for _ in range(4000)]
    with place.open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            outlet = OUTLETS[number % len(OUTLETS)]
            title = " ".join(chance.sample(words, 8)).capitalize()
            paragraphs = [sentences(chance, words, chance.randrange(1, 4)) for _ in range(16)]
            text = "\n\n".join((title, f"By Ann Lee, {outlet}", *paragraphs, f"© 2025 {outlet}"))
            row = {"id": f"n{number}", "title": title, "source": outlet, "published": "2025-03-01T06:00:00Z"}
            file.write(json.dumps({**row, "url": f"https://a.example/n{number}", "text": text}) + "\n")


def cost_of_reading(place: Path) -> float:
    start = process_time()
    corpus = read(place, CorpusSettings())
    took = process_time() - start
    assert (len(corpus.articles), corpus.faults) == (ARTICLES, ())
    return took


def cost_of_splitting(place: Path) -> float:
    start = process_time()
    with place.open("rb") as file:
        for line in file:
            msgspec.json.decode(line)["text"].split()
    return process_time() - start


@pytest.mark.slow
def test_reading_costs_a_few_times_what_splitting_costs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "feed.jsonl"
    write(place)
    turns = [(cost_of_reading(place), cost_of_splitting(place)) for _ in range(4)]
    reading, splitting = (min(column) for column in zip(*turns, strict=True))
    with capsys.disabled():
        rate, size = ARTICLES / reading, place.stat().st_size / ARTICLES / 1000
        print(f"\nread and cleaned: {rate:,.0f} articles of {size:.1f} KB a second,", end=" ")
        print(f"{reading / splitting:.1f} times what decoding and splitting cost")
    assert reading <= MOST * splitting
