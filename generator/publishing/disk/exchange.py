"""Two folders trade places in one step, and one build at a time writes.

    exchange(".site.copytrail-new", "site")     a reader sees the old site, then the new one: never both

POSIX has no such call, but the systems that sites are built on do: `renameat2` with `RENAME_EXCHANGE`
(Linux 3.15, renameat2(2)) and `renamex_np` with `RENAME_SWAP` (macOS 10.12, renamex_np(2)).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["alone", "can_exchange", "exchange"]

_AT_WORKING_FOLDER = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def can_exchange() -> bool:
    """Whether this system may have the call at all; a file system can still refuse it."""
    return sys.platform in ("linux", "darwin")


def exchange(a: Path, b: Path) -> None:
    """`a` and `b` trade places at once. Raises `OSError`, with nothing changed, where they cannot."""
    import ctypes  # not needed for a first build, nor where nothing changed

    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(a), os.fsencode(b)
    try:
        if sys.platform == "darwin":
            failed = system.renamex_np(*names, _RENAME_SWAP)
        else:
            failed = system.renameat2(
                _AT_WORKING_FOLDER, names[0], _AT_WORKING_FOLDER, names[1], _RENAME_EXCHANGE
            )
    except AttributeError:  # an old C library
        raise OSError("no call that exchanges two folders") from None
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(a), None, str(b))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build writes into `folder`, and keep others waiting.

    The lock is on the nearest folder around it that exists, so that nothing is created for it, and it
    ends with the process, however that ends. Where a system has no such locks, nobody waits.
    """
    try:
        import fcntl

        around = next(each for each in folder.absolute().parents if each.is_dir())
        held = os.open(around, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        with suppress(OSError):  # some network file systems have none
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
