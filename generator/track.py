"""How far a build has come, told to whoever wants to know.

    with track.stage("publish"):
        with track.stage("stories"):
            for story in track.each(stories, total): ...

The rooms know nothing of it, and nothing of it reaches a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

__all__ = ["Track"]

T = TypeVar("T")


class Track:
    """Looks away. The command's own (`generator.command.progress`) shows bars and times."""

    def stage(self, name: str) -> AbstractContextManager[None]:
        """A part of the build begins; it ends with the block. One within another is a part of its own."""
        del name
        return nullcontext()

    def each(self, things: Iterable[T], total: int | None = None) -> Iterator[T]:
        """The same things, one by one; `total` is how many there will be, where that is known."""
        del total
        return iter(things)
