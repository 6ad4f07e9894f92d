"""Numpy with one thread, as the command sets it: threads that wait for one another count as work."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
