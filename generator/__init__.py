"""Copytrail: how one news story is copied and changed across outlets.

A pile of articles goes in, a static website comes out::

    seeds/*.txt ─→ corpus ─→ stories ─→ collation ─→ attribution ─→ publishing ─→ site/
                   Article    Story      Collation    Attribution    pages, JSON

Open `generator.build` to see the whole program.
"""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"
