"""Measured scores that may not fall.

    hold("word links: mtref dev, F1", 0.8342)      passes while the floor is 0.834 or less

`floors.toml` holds one floor for each score, and a seal over all of them, so that a floor is not moved
by hand. To move floors, measure:

    FLOORS=raise pytest tests/quality                        to what is measured now, upwards only
    FLOORS=lower REASON="why" pytest tests/quality           downwards too; say why in the commit as well

The data that a score was measured on is pinned where it is read (`evaluation.rows`, by its digest).
"""

from __future__ import annotations

import hashlib
import math
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path

__all__ = ["FILE", "floors", "hold", "renew", "seal"]

FILE = Path(__file__).with_name("floors.toml")
_measured: dict[str, float] = {}


def floors() -> dict[str, float]:
    """Every floor by the name of its score."""
    return dict(tomllib.loads(FILE.read_text(encoding="utf-8"))["floors"]) if FILE.is_file() else {}


def hold(name: str, score: float) -> None:
    """Fail when a score, where more is better, has fallen below its floor. Three decimals count."""
    score = math.floor(score * 1000 + 1e-9) / 1000
    if os.environ.get("FLOORS"):
        assert name not in _measured, f"two scores are called {name!r}"
        _measured[name] = score
        return
    floor = floors().get(name)
    assert floor is not None, f"{name!r} has no floor: FLOORS=raise pytest tests/quality"
    assert score >= floor, f"{name}: {score} has fallen below {floor}"


def seal(known: Mapping[str, float]) -> str:
    """The digest that shows a floor moved by hand."""
    text = "\n".join(f"{name} = {value:.3f}" for name, value in sorted(known.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def renew(mode: str, reason: str) -> None:
    """Write what was measured. Lowering takes `mode` "lower" and a reason; scores not measured stay."""
    known = floors()
    lower = {name for name, score in _measured.items() if score < known.get(name, 0.0)}
    if lower and (mode != "lower" or not reason.strip()):
        raise SystemExit(f'these would fall: {sorted(lower)}; FLOORS=lower REASON="why" if that is meant')
    known |= _measured
    lines = ["# Written by the measuring tests, see floors.py. A change by hand breaks the seal.", ""]
    lines += [f'seal = "{seal(known)}"', "", "[floors]"]
    lines += [f'"{name}" = {value:.3f}' for name, value in sorted(known.items())]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
