"""Files on disk: only what changed is written, what is no longer made is removed.

    site/.copytrail.json    {"generator": "copytrail", "files": {"index.html": "9f2c…", …}}

The manifest lists what the program put into the folder. It is the proof that the folder may be
written to at all, and it tells what to remove; a file that it does not name is somebody's own and
is left alone. It holds no date, so the same site has the same manifest.

Writing goes in two steps. First every new or changed file is written aside, in `.copytrail-new` within
the folder, as it is made, so that one file at a time is held: that takes the time, and a page that
cannot be made, a full disk or an interruption here leaves the old site as it was. Then each is moved
into its place by one rename, the pages that link after those they link to, and last the stale ones are
removed. Swapping the whole folder for a new one would be no safer in practice (no system renames one
folder over another) and would lose what others keep in it: a `CNAME`, a `.git`, the very folder that a
server or a shell stands in.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from generator.errors import CopytrailError

__all__ = ["MANIFEST", "Published", "claim", "write"]

MANIFEST = ".copytrail.json"
_ASIDE = ".copytrail-new"
_MADE_BY = "copytrail"

_UNSAFE = re.compile(r'[\x00-\x1f<>:"\\|?*]|[. ]$')
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"] + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)


class Published(Struct, frozen=True):
    """What a build did to the site: paths relative to its root, sorted. The manifest is not counted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]

    def __str__(self) -> str:
        """`12 files written, 3 unchanged, 1 removed`."""
        parts = [f"{len(self.written):,} {'file' if len(self.written) == 1 else 'files'} written"]
        parts += [f"{len(self.unchanged):,} unchanged"] if self.unchanged else []
        parts += [f"{len(self.removed):,} removed"] if self.removed else []
        return ", ".join(parts)


class _Manifest(msgspec.Struct, frozen=True):
    generator: str
    files: dict[str, str]


def claim(output: Path, source: Path) -> None:
    """Raise `CopytrailError` unless a site of the corpus `source` may be written into `output`.

    Changes nothing, so it can be asked before the work begins. A site inside its own corpus would be
    read as articles by the next build, and one around it could overwrite them.
    """
    ours, theirs = _resolved(output), _resolved(source)
    if ours == theirs:
        raise CopytrailError(str(output), "is the corpus itself", "name another folder with -o")
    if ours.is_relative_to(theirs):
        raise CopytrailError(str(output), f"lies inside the corpus {source}", "name one outside it with -o")
    if theirs.is_relative_to(ours):
        raise CopytrailError(str(output), f"holds the corpus {source}", "name one beside it with -o")
    _previous(output)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # what Python raises for a loop of links depends on its version
        raise CopytrailError(str(path), "is a link to itself", "mend or remove the link") from None


def write(files: Iterable[tuple[str, bytes]], output: Path) -> Published:
    """Make `output` hold `files` (paths from its root, with `/`), and nothing else of an earlier build.

    Each file is dropped once it is on disk. Raises `CopytrailError` where the folder is not the
    program's own, or cannot be written; whatever stops it, also in `files`, leaves the site as it was.
    """
    previous = _previous(output)
    is_new = not output.exists()
    try:
        digests, written = _put_aside(files, output, previous)
        removed = sorted(set(previous) - set(digests))
        manifest = _manifest(digests)
        if written or removed or not _holds(output / MANIFEST, manifest):
            _commit(digests, output, written, removed, previous)
    except _NotWritten as error:
        what = f"cannot be written ({error.cause.strerror})"
        where = str(error.cause.filename or output)
        raise CopytrailError(where, what, "make room or give access, then build again") from error.cause
    finally:
        shutil.rmtree(output / _ASIDE, ignore_errors=True)
        if is_new and output.is_dir() and not any(output.iterdir()):
            output.rmdir()
    unchanged = sorted(set(digests) - set(written))
    return Published(tuple(sorted(written)), tuple(unchanged), tuple(removed))


class _NotWritten(Exception):  # noqa: N818 - says what happened
    """A file that the system would not write: apart from what goes wrong while a file is made."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _put_aside(
    files: Iterable[tuple[str, bytes]], output: Path, previous: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """Write what is new or changed aside. Gives every file's digest, and the names of what was written."""
    aside = output / _ASIDE
    shutil.rmtree(aside, ignore_errors=True)
    spelled = {name.casefold() for name in previous}
    digests: dict[str, str] = {}
    seen: dict[str, str] = {}
    written: list[str] = []
    for name, content in files:
        _check_name(name, seen)
        digests[name] = _digest(content)
        # A name whose capitals changed may be the old file itself, which is about to be removed.
        respelled = name not in previous and name.casefold() in spelled
        if respelled or not _holds(output / name, content):
            _put(aside / name, content)
            written.append(name)
    return digests, written


def _previous(output: Path) -> Mapping[str, str]:
    """What the last build put into `output`; nothing for a folder that is new or empty."""
    try:
        if not output.exists() and not output.is_symlink():
            return {}
        if not output.is_dir():
            raise CopytrailError(str(output), "is not a folder", "name a folder with -o")
        content = (output / MANIFEST).read_bytes() if (output / MANIFEST).is_file() else None
        empty = all(entry.name == _ASIDE for entry in output.iterdir())
    except OSError as error:
        what = f"cannot be used ({error.strerror})"
        raise CopytrailError(str(output), what, "give access, or name another with -o") from error
    if content is not None:
        return _names(content, output)
    if not empty:
        raise CopytrailError(
            str(output),
            f"is not empty and was not made by this program (it has no {MANIFEST})",
            "empty it or name another folder with -o",
        )
    return {}


def _names(manifest: bytes, output: Path) -> Mapping[str, str]:
    """The files that a manifest names. It lies in a public folder, so it is not trusted."""
    try:
        read = msgspec.json.decode(manifest, type=_Manifest)
    except msgspec.DecodeError:
        read = _Manifest("", {})
    if read.generator != _MADE_BY or not all(_is_inside(output, name) for name in read.files):
        raise CopytrailError(
            str(output / MANIFEST), "is no manifest of this program", "remove the folder or name another"
        )
    return read.files


def _is_inside(output: Path, name: str) -> bool:
    """Whether a manifest's name points into the folder, by its words and through its links."""
    path = PurePosixPath(name)
    if not name or path.is_absolute() or ".." in path.parts or _UNSAFE.search(name):
        return False
    return (output / name).parent.resolve().is_relative_to(output.resolve())


def _check_name(name: str, seen: dict[str, str]) -> None:
    """A name that some file system would refuse, change or take for another's stops the build."""
    parts = PurePosixPath(name).parts
    if any(_UNSAFE.search(part) or part.partition(".")[0].lower() in _RESERVED for part in parts):
        raise CopytrailError(name, "cannot be stored on every system", "rename what it is made from")
    other = seen.setdefault(name.casefold(), name)
    if other != name:
        raise CopytrailError(
            name, f"differs from {other} in capitals only", "rename one: not every system can tell them"
        )


def _commit(
    digests: Mapping[str, str],
    output: Path,
    written: Iterable[str],
    removed: Iterable[str],
    previous: Mapping[str, str],
) -> None:
    aside = output / _ASIDE
    in_order = sorted(written, key=_linked_first)
    # Where capitals do not matter, removing an old spelling of a name would remove the new file.
    spelled = {name.casefold() for name in in_order}
    # Until all is in place the folder may hold old files and new ones: both are the program's.
    _put(aside / MANIFEST, _manifest({**previous, **digests}))
    try:
        (aside / MANIFEST).replace(output / MANIFEST)
        for name in (name for name in removed if name.casefold() in spelled):
            _remove(output, name)
        for name in in_order:
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).replace(output / name)
        for name in (name for name in removed if name.casefold() not in spelled):
            _remove(output, name)
        _put(aside / MANIFEST, _manifest(digests))
        (aside / MANIFEST).replace(output / MANIFEST)
    except OSError as error:
        raise _NotWritten(error) from error


def _linked_first(name: str) -> tuple[int, str]:
    """Assets and data, then pages from the deepest up: no page points at what is not there yet."""
    return (-name.count("/") if name.endswith(".html") else -99, name)


def _put(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise _NotWritten(error) from error


def _remove(output: Path, name: str) -> None:
    """A file of an earlier build, and the folders that it leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest(digests: Mapping[str, str]) -> bytes:
    made = _Manifest(_MADE_BY, dict(sorted(digests.items())))
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
