"""Who overruled the program, when and why: the mark that every correction carries."""

from __future__ import annotations

from msgspec import Struct

__all__ = ["Hand"]


class Hand(Struct, frozen=True, order=True):
    """A person's word. `on` is a day in ISO 8601; nothing is set by hand without a reason."""

    by: str
    on: str
    why: str
