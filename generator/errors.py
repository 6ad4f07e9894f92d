"""What can go wrong, said in one line: *where: what is wrong; what to do*.

    seeds/flood.txt: is empty; remove the file or put the article's text into it

A `Fault` is data: one article is broken, the rest goes on. A `CopytrailError` ends the build with
one line on standard error. Anything else is a bug and keeps its traceback.
"""

from __future__ import annotations

from msgspec import Struct

__all__ = ["CopytrailError", "Fault", "NothingReadError"]


class Fault(Struct, frozen=True):
    """A thing in the corpus that could not be used as it stands, and what to do about it."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}; {self.remedy}"
        # It may cite a file: nothing in it may start a line of its own or give orders to a terminal.
        return line if line.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in line)


class CopytrailError(Exception):
    """A build that cannot go on. Carries one `Fault`, which is its message."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        self.fault = Fault(where, what, remedy)
        super().__init__(str(self.fault))

    def __reduce__(self) -> tuple[type[CopytrailError], tuple[str, str, str]]:
        """It may come from another process."""
        return type(self), (self.fault.where, self.fault.what, self.fault.remedy)


class NothingReadError(CopytrailError):
    """A corpus without an article that can be read. `faults` say what is wrong with each thing in it."""

    def __init__(self, where: str, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__(
            where, "gives no article, so no site is built", "mend what is named, or name another folder"
        )
