"""Workers give what one process gives, and go when they are told to, or when nobody is left to tell them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.crew import Crew
from generator.errors import CopytrailError
from generator.model.brief import Overview
from generator.settings import Settings, WorkSettings
from tests.conftest import ROOT

CORPORA = ROOT / "tests/cases/corpora"
AT_ONCE = WorkSettings(jobs=2, worth_processes=0)


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


def built(corpus: Path, place: Path, work: WorkSettings) -> tuple[Overview, dict[str, bytes]]:
    overview, _ = build(replace(Settings(), source=corpus, output=place, work=work))
    return overview, {path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*.*")}


def test_one_process_and_two_give_the_same_site(tmp_path: Path) -> None:
    for name in ("bridge", "lookalike"):
        copytree(CORPORA / name, tmp_path / "corpus" / name)
    (tmp_path / "corpus" / "empty.txt").touch()
    rows = [{"text": f"The keeper of {name} went home, and the mayorâ€™s bells rang."} for name in range(120)]
    (tmp_path / "corpus" / "feed.jsonl").write_text("\n".join(map(json.dumps, [*rows, {"text": "…"}])))
    alone = built(tmp_path / "corpus", tmp_path / "alone", WorkSettings())
    shared = built(tmp_path / "corpus", tmp_path / "shared", AT_ONCE)
    assert len(alone[0].stories) > 1
    assert repr(shared[0].corpus) == repr(alone[0].corpus)
    assert {"empty.txt", "feed.jsonl#121"} <= {fault.where for fault in shared[0].corpus.faults}
    assert list(map(repr, shared[0].stories)) == list(map(repr, alone[0].stories))  # repr: 1 is not 1.0
    assert shared[1] == alone[1]


def test_results_come_with_the_numbers_of_their_things() -> None:
    with Crew(2) as crew:
        assert sorted(crew.share(len, ["one", "three", ""])) == [(0, 3), (1, 5), (2, 0)]


def test_in_turn_results_keep_the_order_of_their_things() -> None:
    words = ["x" * (at * 7 % 40) for at in range(60)]
    with Crew(2) as crew:
        assert list(crew.in_turn(len, iter(words))) == list(map(len, words))


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


def _as_a_shell_does() -> None:
    """Who runs the tests in the background may have Ctrl-C ignored, and a child would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_interrupted_at_work_it_goes_at_once_and_takes_its_workers_along(
    how: signal.Signals, corpus: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    command = [*COMMAND, str(corpus), "-o", str(site)]
    # A group of its own, as a shell gives it: Ctrl-C reaches parent and workers at once.
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    build = subprocess.Popen(  # type: ignore[call-overload]
        command, cwd=ROOT, process_group=0, preexec_fn=_as_a_shell_does, **pipes
    )
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
