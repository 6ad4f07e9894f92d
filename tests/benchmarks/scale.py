"""What a corpus costs, and how well it is grouped, beside MinHash libraries, in one run.

    python -m tests.benchmarks.pile 10000 /tmp/ten
    python -m tests.benchmarks.scale /tmp/ten                       read, group, and the peers
    python -m tests.benchmarks.scale /tmp/ten read group site       the same with the whole site

Each method runs in a fresh process, reads `docs.jsonl` itself and is judged by `truth.jsonl`. Seconds depend
on the machine; what can be compared is the ratio of processor time to that of gaoya in the same run. After
the costs: the share of pairs in one group that tell one event, the shares of texts in one group with the
text that they were made of, and the largest group beside the largest event.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TypedDict

Groups = list[list[str]]


class Truth(TypedDict):
    """A line of `truth.jsonl`."""

    id: str
    cluster: int
    cls: str
    parents: list[str]


MEMBERS = ("verbatim", "edited", "light", "reordered", "reorder", "spun", "digest")
WORDS = 3
"""Words of a shingle for the peers, as their documentation has it."""
PERMUTATIONS = 128


def records(folder: Path) -> tuple[list[str], list[str]]:
    rows = [json.loads(line) for line in (folder / "docs.jsonl").open(encoding="utf-8")]
    return [row["id"] for row in rows], [row["text"] for row in rows]


def truth_of(folder: Path) -> list[Truth]:
    return [json.loads(line) for line in (folder / "truth.jsonl").open(encoding="utf-8")]


def joined(number: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    leader = list(range(number))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for a, b in pairs:
        leader[find(a)] = find(b)
    groups: dict[int, list[int]] = {}
    for at in range(number):
        groups.setdefault(find(at), []).append(at)
    return list(groups.values())


def read(folder: Path) -> Groups:
    from generator.corpus import read
    from generator.settings import Settings

    return [[article.id] for article in read(folder / "docs.jsonl", Settings().corpus).articles]


def group(folder: Path) -> Groups:
    from generator.corpus import read
    from generator.settings import Settings
    from generator.stories import group

    articles = read(folder / "docs.jsonl", Settings().corpus).articles
    told = [story.articles for story in group(articles, Settings().stories)]
    in_story = {article.id for some in told for article in some}
    told += [(article,) for article in articles if article.copies and article.id not in in_story]
    copies = {place(copy.path): article.id for article in articles for copy in article.copies}
    together: dict[str, list[str]] = {}
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if number in copies:
                together.setdefault(copies[number], []).append(json.loads(line)["id"])
    return [[name for each in some for name in (each.id, *together.get(each.id, ()))] for some in told]


def place(path: str) -> int:
    """The number of a record in its file."""
    return int(path.partition("#")[2])


def site(folder: Path) -> Groups:
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, "-m", "generator", str(folder / "docs.jsonl"), "-o", f"{place}/site"]
        command += ["-v", "--no-cache"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        listed = json.loads((Path(place) / "site/corpus.json").read_bytes())
    return [story["articles"] for story in listed["stories"]]


def gaoya(folder: Path) -> Groups:
    from gaoya.minhash import MinHashStringIndex

    names, texts = records(folder)
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=0.15,
        num_bands=64,
        band_size=2,
        analyzer="word",
        lowercase=True,
        ngram_range=(WORDS, WORDS),
    )
    index.par_bulk_insert_docs(list(range(len(names))), texts)
    found = index.par_bulk_query(texts)
    pairs = ((a, b) for a, others in enumerate(found) for b in others)
    return [[names[at] for at in each] for each in joined(len(names), pairs)]


def shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + WORDS]) for at in range(max(1, len(words) - WORDS + 1))]


def rensa(folder: Path) -> Groups:
    from rensa import RMinHash, RMinHashLSH

    names, texts = records(folder)
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=32)
    made = []
    for at, text in enumerate(texts):
        mark = RMinHash(num_perm=PERMUTATIONS, seed=42)
        mark.update(shingles(text))
        index.insert(at, mark)
        made.append(mark)
    pairs = ((a, b) for a, mark in enumerate(made) for b in index.query(mark))
    return [[names[at] for at in each] for each in joined(len(names), pairs)]


def datasketch(folder: Path) -> Groups:
    from datasketch import MinHash, MinHashLSH

    names, texts = records(folder)
    index = MinHashLSH(threshold=0.5, num_perm=PERMUTATIONS)
    made = []
    for at, text in enumerate(texts):
        mark = MinHash(num_perm=PERMUTATIONS)
        mark.update_batch([each.encode() for each in shingles(text)])
        index.insert(at, mark, check_duplication=False)
        made.append(mark)
    pairs = ((a, b) for a, mark in enumerate(made) for b in index.query(mark))
    return [[names[at] for at in each] for each in joined(len(names), pairs)]


METHODS: dict[str, Callable[[Path], Groups]] = {
    each.__name__: each for each in (read, group, site, gaoya, rensa, datasketch)
}
USUAL = ("gaoya", "read", "group", "rensa", "datasketch")


@dataclass
class Judgement:
    """How well articles are grouped."""

    precision: float
    """Share of pairs in one group that tell one event."""
    linked: dict[str, float]
    """By what became of the text: the share that is in one group with what it was made of."""
    largest: float
    """Articles of the largest group, for each article of the event that is told most."""

    def __str__(self) -> str:
        shares = "  ".join(f"{kind} {share:.3f}" for kind, share in self.linked.items())
        return f"precision {self.precision:.4f}  {shares}  largest {self.largest:.2f}"


def judged(groups: Groups, truth: Sequence[Truth]) -> Judgement:
    """A roundup may stand with any event that it carries."""
    cluster = {each["id"]: each["cluster"] for each in truth}
    events = {
        each["id"]: frozenset(
            [each["cluster"], *(cluster[parent] for parent in each["parents"] if each["cls"] == "roundup")]
        )
        for each in truth
    }
    place = {article: number for number, members in enumerate(groups) for article in members}
    told, linked = Counter[str](), Counter[str]()
    for each in truth:
        if each["cls"] in MEMBERS:
            told[each["cls"]] += len(each["parents"])
            here = place.get(each["id"], -1)
            linked[each["cls"]] += sum(here == place.get(parent) for parent in each["parents"])
    right = pairs = 0
    for members in groups:
        counted = Counter(events[each] for each in members)
        pairs += len(members) * (len(members) - 1)
        right += sum(
            count * (sum(n for theirs, n in counted.items() if ours & theirs) - 1)
            for ours, count in counted.items()
        )
    return Judgement(
        right / max(1, pairs),
        {kind: linked[kind] / told[kind] for kind in MEMBERS if told[kind]},
        max(map(len, groups)) / max(Counter(cluster.values()).values()),
    )


def main(folder: Path, methods: Sequence[str]) -> None:
    truth = truth_of(folder)
    costs: dict[str, float] = {}
    for name in methods:
        command = [sys.executable, "-m", "tests.benchmarks.scale", "--only", name, str(folder)]
        start, before = perf_counter(), os.times()
        run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        took, after = perf_counter() - start, os.times()
        costs[name] = sum(after[2:4]) - sum(before[2:4])
        memory, groups = json.loads(run.stdout)
        line = f"{name:10}{took:8.1f} s {costs[name]:8.1f} s of processors {memory:7.0f} MB"
        line += f" {costs[name] / costs['gaoya']:6.2f} gaoya" if "gaoya" in costs else ""
        print(line, judged(groups, truth) if name != "read" else "", flush=True)


def only(name: str, folder: Path) -> None:
    import resource

    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    groups = METHODS[name](folder)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps([most / 1000, groups]))


if __name__ == "__main__":
    if sys.argv[1] == "--only":
        only(sys.argv[2], Path(sys.argv[3]))
    else:
        main(Path(sys.argv[1]), sys.argv[2:] or USUAL)
