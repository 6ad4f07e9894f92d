"""Every threshold of the program: its value, its unit, its reason, and the mistake it trades against.

One fixed setting for every corpus. Where a figure was measured, `docs/measurements.md` says on what.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, field

from generator.settings.attribution import (
    AttributionSettings,
    FindingSettings,
    KinshipSettings,
    LineageSettings,
    QuotationSettings,
    VersionSettings,
)
from generator.settings.collation import CollationSettings, FlagSettings, LinkSettings, WordSettings
from generator.settings.corpus import CleaningSettings, CorpusSettings, RecurringSettings
from generator.settings.stories import CandidateSettings, GroupSettings, StoriesSettings, TermSettings
from generator.settings.work import WorkSettings

__all__ = [
    "AttributionSettings",
    "CandidateSettings",
    "CleaningSettings",
    "CollationSettings",
    "CorpusSettings",
    "FindingSettings",
    "FlagSettings",
    "GroupSettings",
    "KinshipSettings",
    "LineageSettings",
    "LinkSettings",
    "QuotationSettings",
    "RecurringSettings",
    "Settings",
    "SiteSettings",
    "StoriesSettings",
    "TermSettings",
    "VersionSettings",
    "WordSettings",
    "WorkSettings",
]


class SiteSettings(Struct, frozen=True):
    """What is written, and where."""

    theme: Path | None = None
    """A folder with templates and assets that stand before the default theme's."""
    site_url: str = ""
    """The address the site will have, with a slash at its end; empty where it is not known."""
    language: str = "en"
    """The language of the site's own words, as BCP 47 has it: one that the theme has a catalogue of."""
    without: tuple[str, ...] = ()
    """What the site leaves out, to weigh less: `exports`, `singles`, `unflagged`."""
    search: bool = False
    """Whether the words of all texts can be searched, on a site that a server sends: by Pagefind, which is
    an optional part of the installation. Adds about 200 kB and a third of the size of the texts."""
    most_bytes: int = 1_000_000_000
    """Bytes of a site: GitHub Pages publishes no larger one. 0: no limit. Above, nothing is written."""
    most_bytes_of_a_file: int = 100_000_000
    """Bytes of a file: GitHub takes no larger one. 0: no limit."""
    most_bytes_of_data: int = 25_000_000
    """Bytes of a `story.json` before it is laid out in lines, which adds half. Above, its longest lists go
    into files of their own: more is slow to open in a browser, less parts what could be read at once."""
    least_kept: float = 0.36
    """Share of kept words less half the hunks per word. Below it inline marks are confetti, and a
    reading shows what was kept instead of what changed. Measured on 60 judged pairs (AUC .93);
    higher hides changes that could be read, lower shows changes that cannot."""
    most_filters: int = 12
    """Letters with a box of their own to show or hide them; more would be a wall of boxes."""
    most_readings: int = 400
    """Different readings on one page: about 40 kB as sent. Above, a story's passages are parted among
    pages; fewer would part what can still be scrolled, more would be slow to open on a phone."""
    most_bases: int = 8
    """Texts of a story for which each is offered as the base, and each pair as a comparison: a story of k
    has k readings and k(k-1)/2 comparisons. Above, the story has one base, and comparisons with it."""
    most_pictures: int = 500
    """Stories with a picture of their own for shared links, those of most texts, about 25 ms each; the others
    share the site's."""
    most_ways: int = 1_500
    """Pages of a whole site that read a story another way, about 10 ms each. Where all stories that are found
    would have more, both bounds fall for all alike: fewer cost a reader a view, more cost a large build its
    minute."""
    most_comparisons: int = 24
    """Comparisons with the base in a story above `most_bases`; each is a page as long as both texts."""
    stories_on_a_page: int = 60
    """Stories in a list before it goes on to a second page: what one can look through in a minute."""
    singles_on_front: int = 30
    """Texts of no story that the front page names; the rest stands on pages of its own."""
    most_boxes: int = 8
    """Wordings drawn one by one and listed in one table. Above, texts that took from one source in one
    way share a row of the drawing, and the table is parted by what the texts are."""


class Settings(Struct, frozen=True):
    """One build. The rooms get their own part and nothing more."""

    source: Path = Path("seeds")
    output: Path = Path("site")
    corpus: CorpusSettings = field(default_factory=CorpusSettings)
    stories: StoriesSettings = field(default_factory=StoriesSettings)
    collation: CollationSettings = field(default_factory=CollationSettings)
    attribution: AttributionSettings = field(default_factory=AttributionSettings)
    site: SiteSettings = field(default_factory=SiteSettings)
    work: WorkSettings = field(default_factory=WorkSettings)
