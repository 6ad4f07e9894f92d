"""A corpus of any size whose text belongs to nobody, with the truth about it.

    python -m tests.benchmarks.pile 10000 FOLDER [SEED]  ─→  docs.jsonl, truth.jsonl

Invented events, told in invented words between English ones, by invented outlets with furniture of their own.
Of each event there is a first text and what becomes of it: copies, light edits, texts in another order, texts
with a quarter to nearly half of their words exchanged, digests; and roundups that carry several events. Few
events are told often: the largest by one article in a hundred. The same number and seed give the same bytes.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CLASSES = (("verbatim", 30), ("edited", 25), ("reordered", 10), ("spun", 20), ("digest", 15))
SMALL = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "for",
    "on",
    "that",
    "with",
    "was",
    "by",
    "at",
    "from",
    "as",
    "it",
]
SMALL += ["its", "had", "were", "after", "but", "would"]
SAID = ["said", "told", "added", "announced", "confirmed", "denied", "warned", "explained"]
ENDINGS = ("a", "en", "or", "ity", "al", "ern", "is", "ock", "ine", "um", "ade", "ist")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@dataclass
class Article:
    id: str
    cluster: int
    kind: str
    parents: list[str]
    title: str
    sentences: list[str]


class Language:
    """Words that nobody has used, the frequent ones drawn often, each with another that means the same."""

    def __init__(self, chance: random.Random, size: int = 12_000) -> None:
        self._chance = chance
        parts = [c + v for c in "bcdfghklmnprstvw" for v in "aeiou"]
        made: dict[str, None] = {}
        while len(made) < size:
            stem = "".join(chance.choice(parts) for _ in range(chance.randrange(1, 4)))
            made[stem + chance.choice(ENDINGS)] = None
        self.words = list(made)
        self.frequent = [1 / (rank + 30) for rank in range(size)]
        others = self.words[:]
        chance.shuffle(others)
        self.other = dict(zip(self.words, others, strict=True))

    def topic(self) -> list[str]:
        return self._chance.choices(self.words, self.frequent, k=60)

    def name(self) -> str:
        return self._chance.choice(self.words).capitalize()


def sentence(chance: random.Random, topic: list[str], names: list[str]) -> str:
    told = []
    for at in range(chance.randrange(14, 26)):
        draw = chance.random()
        if draw < 0.42:
            told.append(chance.choice(SMALL))
        elif draw < 0.52:
            told.append(chance.choice(names))
        elif draw < 0.56 and at:
            told.append(str(chance.randrange(3, 4000)))
        else:
            told.append(chance.choice(topic))
    if chance.random() < 0.2:
        half = len(told) // 2
        words, rest = " ".join(told[:half]).capitalize(), " ".join(told[half:])
        return f"“{words},” {chance.choice(SAID)} {chance.choice(names)} {rest}."
    told.insert(chance.randrange(len(told)), f"on {chance.choice(DAYS)}" if chance.random() < 0.2 else "")
    line = " ".join(word for word in told if word)
    return line[0].upper() + line[1:] + "."


def exchanged(chance: random.Random, line: str, language: Language, share: float) -> str:
    """The line with this share of the words that have another in its place."""

    def said(word: str) -> str:
        return chance.choice(SMALL) if word in SMALL else language.other.get(word, word)

    return " ".join(said(word) if chance.random() < share else word for word in line.split(" "))


def retold(chance: random.Random, kind: str, lines: list[str], language: Language) -> list[str]:
    if kind == "edited":
        kept = [exchanged(chance, line, language, 0.06) for line in lines if chance.random() > 0.06]
        return kept or lines
    if kind == "reordered":
        paragraphs = [lines[at : at + 3] for at in range(0, len(lines), 3)]
        chance.shuffle(paragraphs)
        return [line for paragraph in paragraphs for line in paragraph]
    if kind == "spun":
        share = chance.uniform(0.4, 0.75)  # of words that have another: a quarter to nearly half of all
        return [exchanged(chance, line, language, share) for line in lines]
    if kind == "digest":
        chosen = sorted(chance.sample(range(len(lines)), min(len(lines), chance.randrange(4, 7))))
        return [" ".join(lines[at].rstrip(".").split(" ")[: chance.randrange(10, 22)]) + "." for at in chosen]
    return lines


def sizes(chance: random.Random, number: int) -> Iterator[int]:
    """How many articles tell each event, until there are enough: one in fifty is a roundup, made after."""
    left, largest = number - number // 50, max(2, number // 100)
    size = largest
    while left > 0:
        size = min(size, left)
        yield size
        left -= size
        size = min(largest, max(1, int(chance.paretovariate(1.1))))


def articles(number: int, seed: int) -> Iterator[Article]:
    chance = random.Random(seed)
    language = Language(chance)
    kinds, weights = zip(*CLASSES, strict=True)
    made: list[tuple[int, str, list[str]]] = []
    count = 0
    for cluster, size in enumerate(sizes(chance, number)):
        topic, names = language.topic(), [language.name() for _ in range(6)]
        lines = [sentence(chance, topic, names) for _ in range(chance.randrange(14, 34))]
        title = " ".join([*chance.sample(topic, 5), chance.choice(names)]).capitalize()
        texts = [(f"d{count:07}", lines)]
        made.append((cluster, *texts[0]))
        yield Article(texts[0][0], cluster, "first", [], title, lines)
        count += 1
        for _ in range(size - 1):
            kind = chance.choices(kinds, weights)[0]
            parent, before = texts[0] if chance.random() < 0.6 else chance.choice(texts)
            told = retold(chance, kind, before, language)
            texts += [(f"d{count:07}", told)] if kind in ("verbatim", "edited", "reordered") else []
            heading = title if kind != "spun" else exchanged(chance, title, language, 0.6)
            yield Article(f"d{count:07}", cluster, kind, [parent], heading, told)
            count += 1
    cluster += 1
    while count < number:
        carried = chance.sample(made, min(len(made), chance.randrange(3, 6)))
        lines = [line for _, _, told in carried for line in told[:3]]
        parents = [article for _, article, _ in carried]
        yield Article(f"d{count:07}", cluster, "roundup", parents, "The week in brief", lines)
        count, cluster = count + 1, cluster + 1


def write(folder: Path, number: int, seed: int) -> None:
    chance = random.Random(seed + 1)
    outlets = [f"The {random.Random(at).choice(ENDINGS).capitalize()}{at} Courier" for at in range(120)]
    folder.mkdir(parents=True, exist_ok=True)
    docs_at, truth_at = folder / "docs.jsonl", folder / "truth.jsonl"
    with docs_at.open("w", encoding="utf-8") as docs, truth_at.open("w", encoding="utf-8") as truth:
        for each in articles(number, seed):
            outlet = chance.choice(outlets)
            paragraphs = [" ".join(each.sentences[at : at + 3]) for at in range(0, len(each.sentences), 3)]
            paragraphs.append(
                f"Sign up for the morning letter of {outlet} and miss nothing that your town says."
            )
            day = f"2026-{1 + each.cluster % 9:02}-{1 + each.cluster * 7 % 28:02}"
            record = {"id": each.id, "title": each.title, "source": outlet, "published": day}
            record |= {"url": f"https://news.example/{each.id}", "text": "\n\n".join(paragraphs)}
            docs.write(json.dumps(record, ensure_ascii=False) + "\n")
            told = {"id": each.id, "cluster": each.cluster, "cls": each.kind, "parents": each.parents}
            truth.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
