"""A policy gate: the build of a site can be made to fail by what it found.

    --fail-on quotation-altered,contradiction      exit code 4 when a finding to check is of either kind

Off by default. A finding is the program's opinion with its evidence: who makes it a condition decides
that for themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.command.configuration import nearest
from generator.errors import CopytrailError
from generator.model.attribution import Finding
from generator.model.brief import Overview
from generator.model.collation import FlagKind

__all__ = ["ANY", "caught", "kind_name", "kinds_named"]

ANY = "any"
"""Every finding to check, of whatever kind."""


def kind_name(kind: FlagKind) -> str:
    """As it is written in a command: `quotation-altered`."""
    return kind.value.replace(" ", "-")


def kinds_named(words: Iterable[str]) -> frozenset[FlagKind]:
    """The kinds that words name; a word may hold several, with commas between them.

    Raises `CopytrailError` for one that names none.
    """
    known = {kind_name(kind): kind for kind in FlagKind}
    named: set[FlagKind] = set()
    for word in (each.strip().lower().replace(" ", "-") for group in words for each in group.split(",")):
        if word == ANY:
            named |= set(FlagKind)
        elif word in known:
            named.add(known[word])
        elif word:
            raise CopytrailError("--fail-on", f"“{word}” is no kind of finding", nearest(word, [*known, ANY]))
    return frozenset(named)


def caught(overview: Overview, kinds: frozenset[FlagKind]) -> tuple[Finding, ...]:
    """The findings to check that are of these kinds, story by story, gravest first."""
    return tuple(finding for story in overview.stories for finding in story.findings if finding.kind in kinds)
