"""Writes the floors after a run that was asked to (`FLOORS=raise` or `FLOORS=lower`, see floors.py)."""

from __future__ import annotations

import os

from tests.quality.floors import renew


def pytest_sessionfinish() -> None:
    if mode := os.environ.get("FLOORS"):
        renew(mode, os.environ.get("REASON", ""))
