"""Workers give what one process gives, and go when they are told to, or when nobody is left to tell them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.build import analyse
from generator.corpus import read
from generator.crew import Crew
from generator.errors import CopytrailError
from generator.investigating import cases_of, look_into
from generator.settings import Settings, WorkSettings
from generator.stories import group
from tests.conftest import ROOT

CORPORA = ROOT / "tests/cases/corpora"
AT_ONCE = replace(Settings(), work=WorkSettings(jobs=2, worth_processes=0))


def slow(seconds: float) -> int:
    time.sleep(seconds)
    return os.getpid()


def refuse(word: str) -> str:
    raise CopytrailError(word, "is refused", "say another")


def vanish(_word: str) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def is_alive(process: int) -> bool:
    """Whether it runs: one that ended and that nobody asked about is no more than a line in a table."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def soon(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 30
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_stories_come_out_the_same_of_one_process_and_of_two() -> None:
    settings = Settings()
    corpus = read(CORPORA, settings.corpus)
    cases = cases_of(group(corpus.articles, settings.stories), corpus.corrections)
    assert len(cases) > 2
    with Crew(2) as crew:
        shared = dict(look_into(cases, AT_ONCE, crew))
    alone = analyse(corpus, settings).stories
    assert [repr(shared[at]) for at in range(len(cases))] == [repr(each) for each in alone]  # 1 is not 1.0


def test_results_come_with_the_numbers_of_their_things() -> None:
    with Crew(2) as crew:
        assert sorted(crew.share(len, ["one", "three", ""])) == [(0, 3), (1, 5), (2, 0)]


def test_what_a_worker_raises_is_raised() -> None:
    with pytest.raises(CopytrailError, match="maybe: is refused; say another"), Crew(2) as crew:
        list(crew.share(refuse, ["maybe"]))


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process")
def test_a_worker_that_was_killed_ends_the_build_with_one_line() -> None:
    with (
        pytest.raises(CopytrailError, match=r"a worker process: was killed.*; build with --jobs 1"),
        Crew(2) as crew,
    ):
        list(crew.share(vanish, ["now"]))


def test_an_error_outside_ends_the_workers_at_once() -> None:
    start, workers = time.monotonic(), []

    def interrupted() -> None:
        with Crew(2) as crew:
            for _, worker in crew.share(slow, [0.0, 500.0, 500.0, 500.0]):
                workers.append(worker)
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert time.monotonic() - start < 100
    assert workers
    assert soon(lambda: not any(map(is_alive, workers)))


STORIES = 40
COMMAND = [sys.executable, "-m", "generator", "-j", "2", "--no-cache"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Many stories: the bridge and the hall again and again, each with words of its own."""
    folder = tmp_path / "corpus"
    for number in range(STORIES):
        place = folder / str(number)
        place.mkdir(parents=True)
        for path in (CORPORA / "bridge").glob("*.txt"):
            words = path.read_text(encoding="utf-8").split(" ")
            mark = f" Zo{chr(97 + number // 26)}{chr(97 + number % 26)}"
            told = "".join(
                f"{mark}{at % 7} {word}" if at % 4 == 0 else f" {word}" for at, word in enumerate(words)
            )
            (place / path.name).write_text(told.strip(), encoding="utf-8")
    return folder


def workers_of(process: int) -> list[int]:
    found = []
    for entry in (each for each in Path("/proc").iterdir() if each.name.isdigit()):
        with suppress(OSError):
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == process and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_interrupted_at_work_it_goes_at_once_and_takes_its_workers_along(
    how: signal.Signals, corpus: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    command = [*COMMAND, str(corpus), "-o", str(site)]
    # A group of its own, as a shell gives it: Ctrl-C reaches parent and workers at once.
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    build = subprocess.Popen(command, cwd=ROOT, process_group=0, **pipes)  # type: ignore[call-overload]
    assert soon(lambda: len(workers_of(build.pid)) == 2 or build.poll() is not None)
    workers = workers_of(build.pid)
    assert build.poll() is None, build.communicate()
    time.sleep(0.3)
    if how is signal.SIGINT:
        os.killpg(build.pid, how)
    else:
        build.send_signal(how)
    said = build.communicate(timeout=60)[1]
    assert build.returncode != 0
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 2, said
    assert not site.exists()
    assert soon(lambda: not any(map(is_alive, workers)))
