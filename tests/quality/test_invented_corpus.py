"""A small corpus of invented words: what was made of one text is in one story, and nothing else is."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.pile import write
from tests.benchmarks.scale import group, judged, truth_of


def test_spun_copies_and_digests_are_found_and_events_stay_apart(tmp_path: Path) -> None:
    write(tmp_path, 600, seed=11)
    found = judged(group(tmp_path), truth_of(tmp_path))
    assert found.precision >= 0.99
    assert found.largest <= 1.35
    assert min(found.linked[kind] for kind in ("edited", "reordered", "spun", "digest")) >= 0.98, found
