"""What surrounds every page: its title, its place in the site, the data behind it.

Copytrail                               Stories  Method
Mayor resigns      Findings  Lineage  Texts  Passages
…
Data: story.json        Reading keys: j k n p
"""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

__all__ = ["Anchor", "Frame"]


class Anchor(Struct, frozen=True):
    """A link: a path from the site's root (with `#…`, or a fragment alone), and its words."""

    to: str
    label: str


class Frame(Struct, frozen=True):
    """A page's head, its place in the navigation and its foot."""

    title: str
    description: str
    section: str = ""
    """`stories` or `method`: the entry of the masthead that the page belongs to."""
    contents: tuple[Anchor, ...] = ()
    """Links to the parts of a long page, in reading order."""
    crumbs: tuple[Anchor, ...] = ()
    skip: Anchor = Anchor("#main", "")
    """Where the first link leads: without words, to the content."""
    data: tuple[Anchor, ...] = ()
    """The files that say the same as this page, for machines."""
    citation: str = ""
    citations: tuple[Anchor, ...] = ()
    """The same as files, for programs that cite."""
    structured: Markup = Markup("")
    """What the page says of itself to machines; nothing where the site has no address."""
    picture: str = ""
    """The path of the picture that a shared link shows."""
    keys: bool = False
    """The page can be read with single keys."""
