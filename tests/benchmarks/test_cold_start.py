"""What an operator waits for: the whole command on the seeds, in a process of its own, into a new folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

ROOT = Path(__file__).parents[2]
RUNS = 5
LONGEST = 2.5
"""Seconds of the processor. Generous: a second that crept in shall be seen, and not a busy machine."""


def seconds(output: Path, compiled: Path) -> tuple[float, float]:
    """What one build took: seconds of the processor, and on the clock."""
    command = [sys.executable, "-m", "generator", "seeds", "-q", "--no-cache", "-o", str(output)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(compiled)
    before, start = os.times(), perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    clock, after = perf_counter() - start, os.times()
    used = after.children_user - before.children_user + after.children_system - before.children_system
    return used, clock


@pytest.mark.slow
def test_the_seeds_are_built_in_a_moment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compiled = tmp_path / "compiled"
    seconds(tmp_path / "first", compiled)  # compiles every module, which is paid once after installing
    runs = [seconds(tmp_path / str(run), compiled) for run in range(RUNS)]
    used, clock = (min(column) for column in zip(*runs, strict=True))
    with capsys.disabled():
        print(
            f"\nthe seeds' site, least of {RUNS}: {used:.2f} s of the processor, {clock:.2f} s on the clock"
        )
    assert used <= LONGEST
