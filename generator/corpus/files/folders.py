"""The files of a corpus, in an order that no file system decides.

    seeds/                     a.txt
      b/notes.txt        ->    b/notes.txt
      a.txt                    Fault("b/loop", "is a link to what is read under its own name", …)
      b/loop -> ..

Names that begin with a full stop belong to the computer and are passed over. Links are not followed:
what stands inside the corpus is read anyway, so loops cannot arise, and a corpus may come from
strangers, who must not make a site of files from elsewhere.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from msgspec import Struct

from generator.errors import CopytrailError, Fault

__all__ = ["Folder", "cause", "find", "printable"]


class Folder(Struct, frozen=True):
    """Regular files as (name relative to the corpus with `/`, place), by name; and what is amiss."""

    files: tuple[tuple[str, Path], ...]
    faults: tuple[Fault, ...]
    passed: tuple[str, ...] = ()
    """What belongs to a file that is read, and is no article itself; one for each."""


def find(source: Path) -> Folder:
    """Every file of a folder tree, or the one file. Raises `CopytrailError` where there is none."""
    try:
        root = source.resolve(strict=True)
        mode = root.stat().st_mode
    except (OSError, RuntimeError) as error:
        raise CopytrailError(str(source), cause(error), "name a folder of articles, or one file") from None
    if stat.S_ISREG(mode):
        return Folder(((source.name, root),), ())
    if not stat.S_ISDIR(mode):
        raise CopytrailError(str(source), "is neither a folder nor a file", "name a folder of articles")
    files: list[tuple[str, Path]] = []
    faults: list[Fault] = []
    passed: list[str] = []
    pending = [(root, "")]
    while pending:
        here, prefix = pending.pop()
        try:
            with os.scandir(here) as listing:
                entries = [entry for entry in listing if not entry.name.startswith(".")]
        except OSError as error:
            where = prefix.rstrip("/") or root.name
            faults.append(Fault(printable(where), cause(error), "make the folder readable"))
            continue
        pages = {entry.name.rpartition(".")[0] for entry in entries if entry.name.lower().endswith(_PAGES)}
        for entry in entries:
            name = prefix + entry.name
            if entry.is_symlink() or _is_junction(entry):
                faults.append(_link(Path(entry.path), name, root))
            elif entry.is_dir() and _belongs_to(entry.name, pages):
                passed.append("folders of pictures and styles of saved pages")
            elif entry.is_dir():
                pending.append((Path(entry.path), f"{name}/"))
            elif entry.is_file():
                files.append((name, Path(entry.path)))
            else:
                faults.append(Fault(printable(name), "is neither a file nor a folder", "remove it"))
    return Folder(tuple(sorted(files)), tuple(sorted(faults, key=str)), tuple(passed))


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """What Windows has for links to folders; nothing else tells that it is none."""
    return os.name == "nt" and getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION


_JUNCTION = 0xA0000003
_PAGES = (".html", ".htm", ".xhtml")
# What browsers in other languages call the folder beside a page that they saved.
_BESIDE = (
    "_files",
    "-files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_ficheiros",
    "_arquivos",
)


def _belongs_to(folder: str, pages: set[str]) -> bool:
    """Whether a folder holds the pictures, styles and frames of one of the pages beside it."""
    return any(folder.endswith(end) and folder.removesuffix(end) in pages for end in _BESIDE)


def _link(link: Path, name: str, root: Path) -> Fault:
    where = printable(name)
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        return Fault(where, f"is a link that leads nowhere ({cause(error)})", "mend or remove the link")
    if target.is_relative_to(root):
        return Fault(where, "is a link to what is read under its own name", "remove the link")
    return Fault(where, "is a link that leads out of the corpus", "copy what it leads to into the corpus")


def printable(path: str) -> str:
    """A path that any terminal and page can take: undecodable bytes as U+FFFD, in one line."""
    decoded = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "\ufffd" for c in decoded)


def cause(error: OSError | RuntimeError) -> str:
    """Why a file or folder could not be used, as the end of a sentence that begins with its name."""
    if isinstance(error, FileNotFoundError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read"
    if isinstance(error, RuntimeError):
        return "is a link to itself"
    return f"cannot be read ({(error.strerror or 'unknown reason').lower()})"
