"""The floors themselves: sealed, and what the method page prints."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.quality import floors


def test_no_floor_was_moved_by_hand() -> None:
    written = tomllib.loads(floors.FILE.read_text(encoding="utf-8"))
    assert written["seal"] == floors.seal(written["floors"])


def test_a_floor_is_lowered_only_with_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.toml")
    monkeypatch.setattr(floors, "_measured", {"some score": 0.8})
    floors.renew("raise", "")
    monkeypatch.setattr(floors, "_measured", {"some score": 0.7})
    for mode, reason in (("raise", "because"), ("lower", " ")):
        with pytest.raises(SystemExit, match="some score"):
            floors.renew(mode, reason)
    assert floors.floors() == {"some score": 0.8}
    floors.renew("lower", "the data was wrong")
    assert floors.floors() == {"some score": 0.7}


def test_the_method_page_prints_the_floors(root: Path) -> None:
    """A figure of the page names its floors; its result shows each of them, to two or three places."""
    page = tomllib.loads((root / "themes/default/prose/figures.toml").read_text(encoding="utf-8"))
    known = floors.floors()
    assert page["figure"]
    for figure in page["figure"]:
        shown = {float(number) for number in re.findall(r"\d*\.\d+", figure["result"])}
        for name in figure["floors"]:
            assert known[name] in shown, f"{figure['what']}: {name} is {known[name]}, not {sorted(shown)}"
