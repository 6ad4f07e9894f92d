"""Every threshold of the program: its value, its unit, its reason, and the mistake it trades against.

One fixed setting for every corpus. Where a figure was measured, `docs/measurements.md` says on what.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = [
    "AttributionSettings",
    "CollationSettings",
    "CorpusSettings",
    "Settings",
    "SiteSettings",
    "StoriesSettings",
]


@dataclass(frozen=True, slots=True)
class CorpusSettings:
    """What is read, and how much of it."""

    largest_article: int = 1_000_000
    """Characters. A longer text is skipped with its line: memory and time per article stay bounded."""


@dataclass(frozen=True, slots=True)
class StoriesSettings:
    """Which articles tell the same story."""


@dataclass(frozen=True, slots=True)
class CollationSettings:
    """What corresponds and what changed."""

    all_pairs_up_to: int = 8
    """Variants. Up to here every pair is aligned; above, each variant against the base, so that the
    cost grows with the number of variants and not with its square."""


@dataclass(frozen=True, slots=True)
class AttributionSettings:
    """Who took from whom."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What is written, and where."""

    theme: Path | None = None
    """A folder with templates and assets that stand before the default theme's."""
    site_url: str = ""
    """The address the site will have, with a slash at its end; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One build. The rooms get their own part and nothing more."""

    source: Path = Path("seeds")
    output: Path = Path("site")
    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    stories: StoriesSettings = field(default_factory=StoriesSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    site: SiteSettings = field(default_factory=SiteSettings)
