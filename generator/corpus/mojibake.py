"""Characters that a program broke by reading UTF-8 as Windows-1252, made whole where that is certain.

    "the mayorâ€™s bells cost Â£4"   ->  "the mayor’s bells cost £4"
    "A SÂO PAULO CAFÃ‰, naÏve"        ->  as it is: not all of the line was broken in that way

A line is repaired as a whole or not at all: written back as Windows-1252, every character beyond ASCII
must be part of valid UTF-8. UTF-8 was made so that other text passes that test hardly ever, and where a line
mixes both, nobody can tell which part is meant. A library such as ftfy repairs more, by likelihood; what is
wrongly repaired here would become a finding about somebody's wording.
"""

from __future__ import annotations

from generator.corpus.decoding import WINDOWS

__all__ = ["repaired"]

_LEADS = "ÂÃâ"
"""One of these stands where a sign, an accent of Western Europe or a curved quotation mark was broken."""
_BYTES = {ord(character): byte for byte, character in WINDOWS.items()}
_TIMES = 3
"""Some texts went through it more than once: "Ã¢â‚¬â„¢" is "’"."""


def repaired(text: str) -> str:
    """`text` with its certain lines repaired. The same object where there are none."""
    if text.isascii() or not any(lead in text for lead in _LEADS):
        return text
    lines = text.split("\n")
    whole = [_repaired(line) if any(lead in line for lead in _LEADS) else line for line in lines]
    return text if whole == lines else "\n".join(whole)


def _repaired(line: str) -> str:
    for _ in range(_TIMES):
        try:
            line = line.translate(_BYTES).encode("latin-1").decode("utf-8")
        except UnicodeError:
            break
        if line.isascii() or not any(lead in line for lead in _LEADS):
            break
    return line
