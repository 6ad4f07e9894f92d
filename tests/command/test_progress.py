"""What a person sees who waits: a bar on a terminal, no bar in a log, the cost of each stage when asked."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.command.machine import cache_folder, processors
from generator.command.progress import Progress
from tests.conftest import ROOT

COUNT = """
from generator.command.progress import Progress
track = Progress(verbose=False, bars=True)
with track.stage("stories"):
    assert list(track.each(iter("abcd"), 4)) == list("abcd")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="opens a pseudo terminal")
def test_a_bar_on_a_terminal() -> None:
    ours, theirs = os.openpty()
    subprocess.run([sys.executable, "-c", COUNT], cwd=ROOT, stderr=theirs, check=True)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "stories" in said
    assert "100%" in said


def test_no_bar_in_a_log() -> None:
    run = subprocess.run([sys.executable, "-c", COUNT], cwd=ROOT, capture_output=True, check=True)
    assert run.stderr == run.stdout == b""


def test_asked_for_it_the_command_tells_what_each_stage_cost(seeds: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    command = [str(seeds), "-o", str(tmp_path / "site"), "-j", "1", "--cache", str(cache)]
    result = CliRunner().invoke(app, [*command, "-v"])
    assert result.exit_code == 0
    stages = [line.split()[0] for line in result.stderr.splitlines()]
    assert stages == ["read", "group", "stories", "publish"]
    assert all(" s of processors" in line for line in result.stderr.splitlines())
    assert " s of processors" not in result.stdout
    assert any(path.is_file() for path in cache.rglob("*"))  # the analysis, and pages
    assert CliRunner().invoke(app, command).stderr == ""


def test_without_a_cache_nothing_is_kept(seeds: Path, tmp_path: Path) -> None:
    command = [str(seeds), "-o", str(tmp_path / "site"), "--cache", str(tmp_path / "cache"), "--no-cache"]
    assert CliRunner().invoke(app, command).exit_code == 0
    assert not (tmp_path / "cache").exists()


def test_the_cache_lies_where_the_system_keeps_such(tmp_path: Path) -> None:
    assert cache_folder({"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "copytrail"
    for words in ({}, {"XDG_CACHE_HOME": "here"}, {"XDG_CACHE_HOME": ""}):
        found = cache_folder(words)
        assert found is None or found == Path.home() / ".cache" / "copytrail"


def test_no_more_processes_than_processors_that_may_be_used() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


def test_what_a_stage_within_another_cost_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    track = Progress(verbose=True, bars=False)
    with track.stage("publish"), track.stage("stories"):
        time.sleep(0.3)
    told = {line.split()[0]: float(line.split()[1]) for line in capsys.readouterr().err.splitlines()}
    assert told["publish"] < 0.3 <= told["stories"]
