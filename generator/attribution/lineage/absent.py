"""Sources that the texts point to and the corpus lacks: an agency's report, a statement, a cited paper.

    A  "Associated Press writer Jo Day contributed …"   ─┐
    B  the wording of A, no credit                       ├─→  Associated Press report   (not in this corpus)
    C  "PORT ELLIS (AP) —", shares nothing with A or B   ──→  Associated Press report (2)

Two texts with one agency's credit and no wording in common carry two reports of that agency.
"""

from __future__ import annotations

import re
import unicodedata

from generator.model.attribution import AbsentSource, Evidence, SourceId

__all__ = ["absent_source", "is_absent"]

_PREFIX = "absent:"


def absent_source(name: str, what: str, evidence: tuple[Evidence, ...], number: int = 1) -> AbsentSource:
    """The `what` ("report", "statement", or nothing) of a named source, the `number`-th of its kind."""
    bare = f"{name.removeprefix('The ').removeprefix('the ')} {what}".rstrip()
    full = bare if number == 1 else f"{bare} ({number})"
    return AbsentSource(SourceId(_PREFIX + _slug(full)), full, evidence)


def is_absent(source: SourceId) -> bool:
    """Whether a source is not one of the corpus's articles."""
    return source.startswith(_PREFIX)


def _slug(name: str) -> str:
    """ASCII letters and figures joined by hyphens; letters of other scripts by their code points."""
    parts: list[str] = []
    for letter in unicodedata.normalize("NFKD", name.lower()):
        if letter.isascii() and letter.isalnum():
            parts.append(letter)
        elif letter.isalnum():
            parts.append(f"-{ord(letter):x}-")
        elif not unicodedata.combining(letter):
            parts.append("-")
    return re.sub(r"-+", "-", "".join(parts)).strip("-")
