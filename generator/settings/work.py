"""How much of the machine a build may use. Nothing here changes a byte of the site."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

__all__ = ["WorkSettings"]


class WorkSettings(Struct, frozen=True):
    """Processes and memory of earlier builds. The defaults are those of a program that calls `build`;
    the command asks for more."""

    jobs: int = 1
    """Processes that investigate stories and draw their pages; one, where a program asks for a whole
    `Dossier`."""
    worth_processes: int = 60
    """Articles of stories. To start two processes costs about as much as to investigate a dozen articles;
    below this number a build gains too little, far above it a build waits for one processor."""
    cache: Path | None = None
    """A folder where the analysis of stories, and what was drawn of it, is kept from build to build; None:
    nothing is kept."""
    cache_size: int = 1_000_000_000
    """Bytes. About 7 kB an article; above it, what no build asked for the longest time is dropped. Smaller:
    a large corpus is analysed again at each build."""
