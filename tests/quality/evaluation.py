"""Where the evaluation sets lie, and that they are the ones that the floors were measured on.

They stand beside the checkout, in `../shared/eval`, because their texts are not ours to give away. Where they
are absent the measuring tests skip; where they have changed, the floors mean nothing and the tests fail.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

__all__ = ["EVALUATION", "rows"]

EVALUATION = Path(__file__).parents[2].parent / "shared" / "eval"


def rows(name: str, digest: str) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file whose SHA-256 begins with `digest`."""
    path = EVALUATION / name
    if not path.is_file():
        pytest.skip(f"no evaluation data: {name} is not in ../shared/eval")
    data = path.read_bytes()
    known = hashlib.sha256(data).hexdigest().startswith(digest)
    assert known, f"{name} is not what the floors were measured on"
    return [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
