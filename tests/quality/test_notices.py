"""Both errors of learning an outlet's notices from its articles: notices kept, words of articles lost.

    what                                                          counts as an error
    real articles of five outlets, notices put into a part         a notice that stays
    the same                                                       a word of an article that goes
    all articles of one subject as one outlet's, with a paragraph  background that goes
    of one report put into others on the same event

The last is the hardest case there is: an outlet that writes about one thing only, and repeats itself.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from pathlib import Path

from generator.corpus import read
from generator.model.article import ZoneKind
from generator.settings import CorpusSettings
from tests.quality.evaluation import rows
from tests.quality.floors import hold

SETTINGS = CorpusSettings()
NOTICES = (
    "Sign up to our morning letter, and read what matters before the day begins.",
    "{} is an independent newspaper that belongs to its readers. Support its reporters with a donation.",
    "Do you know more about this? Write to the newsroom, and we will get in touch.",
    "This article ran in our print edition as well. Every copy you buy helps to pay for the next one.",
    "Prices are those of the day before and may be delayed by fifteen minutes.",
    "{} keeps to a code of conduct. Mistakes are told to the editor at the address below.",
)
OUTLETS = ("The Harrow Gazette", "Port Ellis Herald", "The Quay", "Eastmere Ledger", "Morning Post of Tallow")


def put_in(text: str, paragraph: str, chance: random.Random) -> str:
    lines = text.split("\n")
    lines.insert(chance.randrange(1, len(lines) + 1), paragraph)
    return "\n".join(lines)


def removed(folder: Path, records: list[dict[str, str]]) -> dict[str, list[str]]:
    """By id, the paragraphs that were taken out, for whatever reason."""
    (folder / "feed.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return {
        article.id: [
            line.strip()
            for zone in article.zones
            if zone.kind is ZoneKind.REMOVED
            for line in zone.span.of(article.text).split("\n")
            if line.strip()
        ]
        for article in read(folder, SETTINGS).articles
    }


def test_notices_are_learnt_and_words_of_articles_are_not(tmp_path: Path) -> None:
    chance = random.Random(11)
    found = words = lost = 0
    records = []
    paragraphs: dict[str, set[str]] = {}
    notices: dict[str, set[str]] = defaultdict(set)
    for number, row in enumerate(rows("stories/articles.jsonl", "7314a2fd3338")):
        outlet, name, text = OUTLETS[number % len(OUTLETS)], f"n{number:04}", row["text"]
        words += len(text.split())
        paragraphs[name] = {line.strip() for line in text.split("\n")}
        for notice in NOTICES:
            if chance.random() < 0.2:
                written = notice.format(outlet)
                notices[name].add(written)
                text = put_in(text, written, chance)
        records.append({"id": name, "title": row["title"], "source": outlet, "text": text})
    for name, lines in removed(tmp_path, records).items():
        found += sum(line in notices[name] for line in lines)
        lost += sum(len(line.split()) for line in lines if line in paragraphs[name])
    put = sum(map(len, notices.values()))
    hold("recurring: notices of an outlet found, share", found / put)
    hold("recurring: words of articles kept, share", 1 - lost / words)


def test_background_of_an_outlet_with_one_subject_stays(tmp_path: Path) -> None:
    chance = random.Random(12)
    labels = {row["id"]: row for row in rows("stories/labels.jsonl", "44a21256a5d9")}
    by_topic: dict[str, dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("stories/articles.jsonl", "7314a2fd3338"):
        label = labels.get(row["id"])
        if label is not None:
            by_topic[label["topic"]][label["story"]].append(row)
    put = lost = 0
    for topic, stories in sorted(by_topic.items()):
        folder = tmp_path / topic.replace("/", "-")
        folder.mkdir()
        records, background = [], set()
        for _, told in sorted(stories.items()):
            source, *others = sorted(told, key=lambda row: (-len(row["text"]), row["id"]))
            long = [line for line in source["text"].split("\n") if len(line.split()) >= 20]
            repeated = long[len(long) // 2] if len(long) > 2 and len(others) >= 6 else ""
            for place, row in enumerate((source, *others)):
                again = bool(repeated) and 0 < place <= 8
                put += again
                text = put_in(row["text"], repeated, chance) if again else row["text"]
                name = f"n{len(records)}"
                records.append({"id": name, "title": row["title"], "source": "Quay", "text": text})
            background |= {repeated}
        lost += sum(line in background for lines in removed(folder, records).values() for line in lines)
    hold("recurring: background of one subject kept, share", 1 - lost / put)
