"""The search that a maintainer starts: it ends on time, and keeps what it finds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.fuzz.promises import kept


def test_a_search_tells_how_much_it_tried(root: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "0.02", "txt", "settings", "--seed", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "tried from seed 1; 0 found" in run.stdout
    assert not (tmp_path / "fuzz-found").exists()


def test_what_breaks_a_promise_is_kept_once_for_each_place_in_the_code(tmp_path: Path) -> None:
    for content in (b"0", b"zero", b"00"):
        found = list(kept(tmp_path, "txt", content, lambda content=content: 1 / int(content)))  # type: ignore[misc]
        assert len(found) == 1
    assert sorted(path.name.rpartition("-")[2] for path in tmp_path.iterdir()) == [
        "ValueError",
        "ZeroDivisionError",
    ]
    (place,) = tmp_path.glob("*ZeroDivisionError")
    assert (place / "example").read_bytes() == b"0"
    assert "1 / int(content)" in (place / "told.txt").read_text(encoding="utf-8")
    assert not list(kept(tmp_path, "txt", b"1", lambda: 1))
