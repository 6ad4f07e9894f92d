"""Characters that a program broke by reading UTF-8 as Windows-1252, made whole where that is certain.

    "the mayorâ€™s bells cost Â£4"   ->  "the mayor’s bells cost £4"
    "A SÂO PAULO CAFÃ‰, naÏve"        ->  as it is: not all of the line was broken in that way

A line is repaired as a whole or not at all: written back as Windows-1252, every character beyond ASCII
must be part of valid UTF-8. UTF-8 was made so that other text passes that test hardly ever, and where a line
mixes both, nobody can tell which part is meant. A library such as ftfy repairs more, by likelihood; what is
wrongly repaired here would become a finding about somebody's wording.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.corpus.files.decoding import WINDOWS

__all__ = ["Repair", "repaired", "repaired_text"]

_LEADS = "ÂÃâ"
"""One of these stands where a sign, an accent of Western Europe or a curved quotation mark was broken."""
_BYTES = {ord(character): byte for byte, character in WINDOWS.items()}
_TIMES = 3
"""Some texts went through it more than once: "Ã¢â‚¬â„¢" is "’"."""


class Repair(NamedTuple):
    """A line that was broken, and the same made whole."""

    before: str
    after: str

    @property
    def words(self) -> str:
        """What was broken: "mayorâ€™s … Â£4"."""
        both = zip(self.before.split(" "), self.after.split(" "), strict=True)  # it makes and takes no space
        return " … ".join([before.strip() for before, after in both if before != after])


def repaired_text(text: str) -> str:
    """`text` with its certain lines repaired. The same object where there are none."""
    return repaired(text)[0]


def repaired(text: str) -> tuple[str, tuple[Repair, ...]]:
    """The same, with the lines that were repaired, in their order."""
    if text.isascii():
        return text, ()
    lines = {start: end for lead in _LEADS for start, end in _lines_with(lead, text)}
    pieces: list[str] = []
    repairs: list[Repair] = []
    done = 0
    for start, end in sorted(lines.items()):
        line = text[start:end]
        whole = _repaired(line)
        if whole != line:
            pieces += (text[done:start], whole)
            repairs.append(Repair(line, whole))
            done = end
    return ("".join((*pieces, text[done:])), tuple(repairs)) if repairs else (text, ())


def _lines_with(lead: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(lead)
    while at >= 0:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield text.rfind("\n", 0, at) + 1, end
        at = text.find(lead, end)


def _written_back(line: str) -> bytes:
    """As Windows-1252, and as Latin-1 where that has nothing. Raises `UnicodeEncodeError`."""
    try:
        return line.encode("cp1252")
    except UnicodeEncodeError:
        return line.translate(_BYTES).encode("latin-1")


def _repaired(line: str) -> str:
    for _ in range(_TIMES):
        try:
            line = _written_back(line).decode("utf-8")
        except UnicodeError:
            break
        if line.isascii() or not any(lead in line for lead in _LEADS):
            break
    return line
