"""Whether two groups of articles tell one story, given all that their pairs show.

    copies of AP      ●━━●━━●┐
    own reports        ●─●───┴─ ✓   less alike than the copies are, but their names meet
    last year's flood  ●●●───── ✗   as alike in words; names and figures find no counterpart
    a roundup          ●──────── ✗  takes the flood and the trial into one: without it, nothing is left

An average cannot tell a story told from two sides from two stories on one subject: half of the pairs
with a likeness of .2 to .25 are of one event, half of look-alikes. So the average is only the first
of several guards, and dropping any of the last two merges twins: the Bush rule and its repeal, two
emergency patches for one browser.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from msgspec import Struct

from generator.settings import GroupSettings

__all__ = ["Meeting", "one_story"]


class Meeting(Struct, frozen=True):
    """What speaks for and against making two groups one. Likeness is 0 to 1."""

    likeness: float
    """Average over all pairs."""
    strongest: float
    """Of the pair that is most alike."""
    names: float
    """How well names and numbers of each article find a counterpart in the other group, on average."""
    copied: float
    """How much wording articles of the smaller group share with one of the other, on average."""
    contained: float
    """The same as a share of their own wording: 1 for a digest of one article of the other group."""
    rest: float
    """Average likeness without the article that is most alike to the other group."""
    cohesion: float
    """The geometric mean of the likeness inside the groups."""
    smaller: int
    """Articles in the smaller group."""


def one_story(meeting: Meeting, settings: GroupSettings) -> bool:
    """Whether one shares the other's wording or passes every guard, and rests on more than one article."""
    told_alike = meeting.copied >= settings.copied or all(guard(meeting, settings) for guard in _GUARDS)
    return told_alike and _rests_on_several(meeting, settings)


def _alike(meeting: Meeting, settings: GroupSettings) -> bool:
    return meeting.likeness >= settings.least


def _witnessed(meeting: Meeting, settings: GroupSettings) -> bool:
    return meeting.strongest >= settings.witness


def _names_meet(meeting: Meeting, settings: GroupSettings) -> bool:
    """The larger the groups, the better: a lone article may miss what the others name."""
    return meeting.names >= max(settings.lone_names, settings.names * (1 - 1 / meeting.smaller))


def _as_close_as_inside(meeting: Meeting, settings: GroupSettings) -> bool:
    slack = settings.slack + settings.small_slack / meeting.smaller
    return meeting.likeness >= meeting.cohesion * math.exp(-slack)


_GUARDS: tuple[Callable[[Meeting, GroupSettings], bool], ...] = (
    _alike,
    _witnessed,
    _names_meet,
    _as_close_as_inside,
)


def _rests_on_several(meeting: Meeting, settings: GroupSettings) -> bool:
    """Something is left without the best article, or all of the newcomer was taken from that one."""
    return meeting.contained >= settings.digest or meeting.rest >= settings.rest * meeting.likeness
