"""How far a build has come, on standard error: a bar on a terminal, plain lines elsewhere.

stories  [########----------------------------]  340/1360            a terminal
stories: 340 of 1,360                                                a log, now and then
stories          34.2 s   33.9 s of processors   412 MB              `-v`, when the stage is done
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

import typer

from generator.track import Track

__all__ = ["Progress"]

T = TypeVar("T")

_FEWEST = 2
"""Things. One is no progress."""
_BETWEEN_LINES = 10.0
"""Seconds between two lines in a log: a sign of life, and no flood."""


class Progress(Track):
    """Tells a person who waits. `bars` shows how far a stage is, `verbose` what it cost."""

    def __init__(self, *, verbose: bool, bars: bool) -> None:
        self._verbose = verbose
        self._bars = bars
        self._stage = ""
        self._told = (0.0, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """A stage within another is told by itself, and is no part of what the other cost."""
        around, self._stage = self._stage, name
        before, used = self._untold()
        yield
        now, work = self._untold()
        seconds, work = now - before, work - used
        self._told = (self._told[0] + seconds, self._told[1] + work)
        self._stage = around
        if self._verbose:
            took, spent = f"{seconds:.1f} s", f"{work:.1f} s of processors"
            typer.echo(f"{name:<12}{took:>10}{spent:>26}{_memory():>26}".rstrip(), err=True)

    def _untold(self) -> tuple[float, float]:
        """Seconds so far, and seconds of processors, without those of the stages that are told already."""
        return monotonic() - self._told[0], _processor_time() - self._told[1]

    def each(self, things: Iterable[T], total: int | None = None) -> Iterator[T]:
        if not self._bars or total is None or total < _FEWEST:
            return iter(things)
        return self._bar(things, total) if sys.stderr.isatty() else self._lines(things, total)

    def _bar(self, things: Iterable[T], total: int) -> Iterator[T]:
        with typer.progressbar(things, length=total, label=self._stage, file=sys.stderr) as bar:
            yield from bar

    def _lines(self, things: Iterable[T], total: int) -> Iterator[T]:
        said = monotonic()
        for number, thing in enumerate(things, start=1):
            yield thing
            if monotonic() - said >= _BETWEEN_LINES:
                said = monotonic()
                typer.echo(f"{self._stage}: {number:,} of {total:,}", err=True)


def _processor_time() -> float:
    """Seconds of this process and of the workers that have ended."""
    return sum(os.times()[:4])


def _memory() -> str:
    """The most that this process and the largest of its workers held so far, where the system tells."""
    try:
        import resource
    except ImportError:  # on Windows
        return ""
    unit = 1 if sys.platform == "darwin" else 1024
    own, workers = (
        resource.getrusage(who).ru_maxrss * unit / 1e6
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"at most {own:,.0f} MB" + (f" + {workers:,.0f} MB" if workers else "")
