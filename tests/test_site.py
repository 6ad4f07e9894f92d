"""The committed site is what the program builds, whatever machine or hash seed builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def build(root: Path, output: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "generator", "seeds", "-o", str(output)],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Chatham", "LC_ALL": "C", "HOME": "/nowhere"},
    ],
    ids=["hash seed 1", "hash seed 2, elsewhere"],
)
def test_building_the_seeds_gives_the_committed_site(
    root: Path, site: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    result = build(root, tmp_path / "site", **environment)
    assert result.returncode == 0, result.stderr
    built, committed = files(tmp_path / "site"), files(site)
    assert sorted(built) == sorted(committed)
    differing = [name for name in built if built[name] != committed[name]]
    assert not differing, f"run build-site and commit site/: {differing}"


def test_building_again_writes_nothing(root: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    assert build(root, output).returncode == 0
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*")}
    assert build(root, output).returncode == 0
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*")} == before


def test_nothing_of_this_machine_is_in_the_site(root: Path, site: Path) -> None:
    private = [str(root), str(Path.home()) + "/", os.uname().nodename]
    for name, content in files(site).items():
        for word in private:
            if len(word) > 4:
                assert word.encode() not in content, f"{name} names {word}"
