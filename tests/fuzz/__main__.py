"""Look for what breaks a reader or a build, for as long as is asked.

    python -m tests.fuzz 30               strategies: files made up and damaged, piles of rewritten articles
    python -m tests.fuzz 30 --guided      bytes bred towards branches that none reached before (needs atheris)
    python -m tests.fuzz 5 html pile      these targets alone

Minutes for all targets together. What breaks a promise, or takes longer than it should, is kept in
`fuzz-found/`, one folder for each place in the code, beside its traceback. Make it small, and put it into
`tests/corpus/test_hostile_files.py`.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

FOUND = Path("fuzz-found")
ROUND = 50
"""Examples of one target before the next has its turn."""
LONGEST_INPUT = 20_000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("minutes", type=float)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--guided", action="store_true", help="breed inputs by the branches they reach")
    parser.add_argument("--seed", type=int, default=None)
    asked = parser.parse_intermixed_args()
    seed = random.SystemRandom().randrange(1 << 30) if asked.seed is None else asked.seed
    if asked.guided:
        return _guided(asked.targets, asked.minutes, seed)
    return _made_up(asked.targets, asked.minutes, seed)


def _made_up(names: list[str], minutes: float, first: int) -> int:
    from hypothesis import HealthCheck, Phase, given, seed, settings

    from tests.fuzz.promises import kept
    from tests.fuzz.targets import MADE_UP

    tried = dict.fromkeys(names or MADE_UP, 0)
    found: set[str] = set()
    end = time.monotonic() + 60 * minutes

    def law_of(name: str) -> Callable[[object], None]:
        def law(example: object) -> None:
            if time.monotonic() > end:
                return
            tried[name] += 1
            found.update(kept(FOUND, name, example, partial(MADE_UP[name][1], example)))

        return law

    quietly = settings(
        max_examples=ROUND,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=False,
    )
    for number, name in _in_turn(list(tried), end):
        seed(first + number)(quietly(given(MADE_UP[name][0])(law_of(name))))()
    for name, count in tried.items():
        print(f"{name:<12}{count:>9,}")
    print(f"{sum(tried.values()):,} tried from seed {first}; {len(found)} found")
    return 1 if found else 0


def _in_turn(names: list[str], end: float) -> Iterator[tuple[int, str]]:
    number = 0
    while time.monotonic() < end:
        yield number, names[number % len(names)]
        number += 1


def _guided(names: list[str], minutes: float, seed: int) -> int:
    from tests.fuzz.targets import GUIDED

    names = names or list(GUIDED)
    failed = 0
    for name in names:
        with tempfile.TemporaryDirectory() as corpus:
            for number, sample in enumerate(GUIDED[name][0]):
                (Path(corpus) / str(number)).write_bytes(sample)
            limits = [f"-max_total_time={int(60 * minutes / len(names))}", f"-max_len={LONGEST_INPUT}"]
            limits += [
                "-timeout=120",
                "-report_slow_units=60",
                "-rss_limit_mb=2000",
                f"-seed={seed % (1 << 30) or 1}",
                "-print_final_stats=1",
            ]
            FOUND.mkdir(exist_ok=True)
            command = [sys.executable, "-m", "tests.fuzz.guided", name, corpus, *limits]
            command.append(f"-artifact_prefix={FOUND}/{name}-")
            run = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        told = [line for line in run.stderr.splitlines() if "executed_units" in line or "DONE" in line]
        ended = f"ended with {run.returncode}" if run.returncode else ""
        print(name, *told, ended, sep="\n  ", flush=True)
        failed += run.returncode != 0
    if FOUND.is_dir() and not any(FOUND.iterdir()):
        FOUND.rmdir()
    return 1 if failed or FOUND.is_dir() else 0


if __name__ == "__main__":
    raise SystemExit(main())
