"""Sorting as fast as the processor can, where numpy chooses the slow way.

                             random   packed          nanoseconds for each number of 64 bits
    as numpy chooses           45       44            (4 million of them, an EPYC of 2022)
    without AVX-512            12       12

Half of grouping is sorting. Numpy sorts with the widest instructions that there are, and one of them,
writing the chosen numbers of a register to memory, takes a hundred times as long on AMD's Zen 4 as on
every other processor (numpy/x86-simd-sort, issue 6). Which instructions numpy uses is decided when it
is first imported, by the environment alone. Who imported it before keeps what they have.
"""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path

__all__ = ["choose_sorting"]

_VARIABLE = "NPY_DISABLE_CPU_FEATURES"
_WIDEST = "X86_V4"
"""AVX-512, as numpy calls it from 2.4 on; another numpy warns that it does not know it, and sorts slowly."""
_PROCESSOR = Path("/proc/cpuinfo")
_ZEN_4 = ("AuthenticAMD", "cpu family\t: 25\n")
"""Zen 3 is of the same family, and has no AVX-512 to lose."""


def choose_sorting() -> None:
    """Import numpy, without AVX-512 where that sorts slowly."""
    if "numpy" in sys.modules or _VARIABLE in os.environ or not _is_slow():
        return
    os.environ[_VARIABLE] = _WIDEST
    try:
        with warnings.catch_warnings(action="ignore"):
            import numpy  # noqa: F401
    finally:
        del os.environ[_VARIABLE]


def _is_slow() -> bool:
    try:
        with _PROCESSOR.open(encoding="ascii", errors="replace") as told:
            about = told.read(200)
    except OSError:
        return False
    return all(mark in about for mark in _ZEN_4)
