"""`python -m generator` is `build-site`."""

from __future__ import annotations

from generator.cli import main

main()
