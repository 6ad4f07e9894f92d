"""What this machine offers to a build: processors, and a folder for what may be lost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

__all__ = ["cache_folder", "processors"]


def processors() -> int:
    """Those that this process may use: a container or `taskset` may allow fewer than there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where users keep what programs can make again, `copytrail` in it; None where that cannot be told.

    `$XDG_CACHE_HOME`, `%LOCALAPPDATA%`, else `~/.cache`. Never in a corpus, a project or a site: what is
    kept tells of unpublished articles.
    """
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        given = Path(environment.get(name, ""))
        if given.is_absolute():  # what is not absolute counts for nothing (XDG Base Directory, 0.8)
            return given / "copytrail"
    try:
        return Path.home() / ".cache" / "copytrail"
    except RuntimeError:  # a user without a home
        return None
