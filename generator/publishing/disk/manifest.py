"""What the program put into a folder, by name and digest: the proof that it may write there.

    site/.copytrail.json    {"generator": "copytrail", "files": {"index.html": "9f2c…", …}}

A file that the manifest does not name is somebody's own. It holds no date, so the same site has the
same manifest. It lies in a public folder, so what it says is not trusted.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from generator.errors import CopytrailError

__all__ = ["ASIDE", "MANIFEST", "check_name", "digest", "is_made_here", "manifest", "read_manifest"]

MANIFEST = ".copytrail.json"
ASIDE = ".copytrail-new"
"""Where files wait until all are there; a folder of that name is the program's."""
_MADE_BY = "copytrail"

_UNSAFE = re.compile(r'[\x00-\x1f<>:"\\|?*]|[. ]$')
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)


class _Manifest(Struct, frozen=True):
    generator: str
    files: dict[str, str]


def manifest(digests: Mapping[str, str]) -> bytes:
    """The manifest of a site whose files have these digests."""
    made = _Manifest(_MADE_BY, dict(sorted(digests.items())))
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def digest(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(output: Path) -> Mapping[str, str]:
    """The digests of what the last build put into `output`; none where it is new or empty.

    Raises `CopytrailError` where the folder is not the program's own, or cannot be read.
    """
    try:
        if not output.exists() and not output.is_symlink():
            return {}
        if not output.is_dir():
            raise CopytrailError(str(output), "is not a folder", "name a folder with -o")
        content = (output / MANIFEST).read_bytes() if (output / MANIFEST).is_file() else None
        empty = all(entry.name == ASIDE for entry in output.iterdir())
    except OSError as error:
        what = f"cannot be used ({error.strerror})"
        raise CopytrailError(str(output), what, "give access, or name another with -o") from error
    if content is not None:
        return _digests(content, output)
    if not empty:
        raise CopytrailError(
            str(output),
            f"is not empty and was not made by this program (it has no {MANIFEST})",
            "empty it or name another folder with -o",
        )
    return {}


def is_made_here(folder: Path) -> bool:
    """Whether a folder is the program's own or empty, so that it may be removed.

    One that holds half a manifest and nothing else was made by a build that was killed as it began.
    """
    if folder.is_symlink() or not folder.is_dir():
        return False
    try:
        if any(entry.name != MANIFEST for entry in folder.iterdir()):
            read_manifest(folder)
        return True
    except (CopytrailError, OSError):
        return False


def _digests(content: bytes, output: Path) -> Mapping[str, str]:
    try:
        read = msgspec.json.decode(content, type=_Manifest)
    except msgspec.DecodeError:
        read = _Manifest("", {})
    if read.generator != _MADE_BY or not _are_inside(output, read.files):
        raise CopytrailError(
            str(output / MANIFEST), "is no manifest of this program", "remove the folder or name another"
        )
    return read.files


def _are_inside(output: Path, names: Iterable[str]) -> bool:
    """Whether a manifest's names point into the folder, by their words and through its links."""
    folders = set()
    for name in names:
        folder, _, file = name.rpartition("/")
        if not file or name.startswith("/") or ".." in name.split("/") or _UNSAFE.search(name):
            return False
        folders.add(folder)
    root = output.resolve()
    return all((output / folder).resolve().is_relative_to(root) for folder in folders)


def check_name(name: str, seen: dict[str, str]) -> None:
    """A name that some file system would refuse, change or take for another's stops the build.

    `seen` has the names so far by what a system sees in them, and gets this one.
    """
    parts = name.split("/")
    if any(_UNSAFE.search(part) or part.partition(".")[0].lower() in _RESERVED for part in parts):
        raise CopytrailError(name, "cannot be stored on every system", "rename what it is made from")
    other = seen.setdefault(name.casefold(), name)
    if other != name:
        raise CopytrailError(
            name, f"differs from {other} in capitals only", "rename one: not every system can tell them"
        )
