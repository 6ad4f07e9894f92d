"""The house: what no tool of others checks of it."""

from __future__ import annotations

from pathlib import Path

SITTING = 400
"""Lines that are read in one sitting."""


def test_a_module_fits_one_sitting(root: Path) -> None:
    lines = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in (root / "generator").rglob("*.py")
    }
    assert len(lines) > 200
    assert not {name: count for name, count in lines.items() if count > SITTING}
