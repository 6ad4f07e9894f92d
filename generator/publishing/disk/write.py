"""Files on disk: the old site stays whole until the new one is, and what did not change is not touched.

    .site.copytrail-new/  new and changed files as they are made; then hard links to what stays;
        ⇅                 then the two folders trade places in one step
    site/

Whatever goes wrong before that step, a page that cannot be made, a full disk, a killed process,
leaves the site as it was; what a killed build left beside it the next one removes.

A folder cannot be traded where something in it is not the program's (a `CNAME`, a `.git`), where the
command stands in it, where it is a mount point, or where the system or its disk has no such call. Then new
and changed files wait in `.copytrail-new` inside the site and are moved one by one, the pages that link
after those they link to; a process that is killed among those renames leaves old pages beside new
ones, and the next build mends it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from generator.errors import CopytrailError
from generator.publishing.disk.drawn import Content, Kept
from generator.publishing.disk.exchange import alone, can_exchange, exchange
from generator.publishing.disk.manifest import (
    ASIDE,
    MANIFEST,
    check_name,
    digest,
    is_made_here,
    manifest,
    read_manifest,
)

__all__ = ["MANIFEST", "Published", "claim", "compare", "write"]

Files = Iterable[tuple[str, Content]]
"""Paths from the site's root, with `/`, and what they hold, as they are made, or that they are kept."""


class Published(Struct, frozen=True):
    """What a build did to the site: paths relative to its root, sorted. The manifest is not counted."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def changed(self) -> tuple[str, ...]:
        """What is other than before, sorted."""
        return tuple(sorted((*self.written, *self.removed)))

    def __str__(self) -> str:
        """`12 files written, 3 unchanged, 1 removed`."""
        parts = [f"{len(self.written):,} {'file' if len(self.written) == 1 else 'files'} written"]
        parts += [f"{len(self.unchanged):,} unchanged"] if self.unchanged else []
        parts += [f"{len(self.removed):,} removed"] if self.removed else []
        return ", ".join(parts)


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
    read_manifest(output)


def compare(files: Files, output: Path) -> Published:
    """What `write` would do. Changes nothing."""
    difference = _compare(files, output, read_manifest(output), lambda _name, _content: None)
    return difference.published()


def write(files: Files, output: Path) -> Published:
    """Make `output` hold `files`, and nothing else of an earlier build.

    Each file is dropped once it is on disk. Raises `CopytrailError` where the folder is not the
    program's own, or cannot be written; whatever stops it, also in `files`, leaves the site as it was.
    """
    output = _resolved(output)
    with alone(output):
        previous = read_manifest(output)
        beside = output.with_name(f".{output.name}{ASIDE}")
        whole = _may_be_exchanged(output, beside, previous)
        aside = beside if whole else output / ASIDE
        try:
            with _written(aside):
                found = _compare(files, output, previous, lambda name, content: _put(aside / name, content))
                if found.changes or not _holds(output / MANIFEST, manifest(found.digests)):
                    with _told():
                        (_exchange if whole else _move)(found, aside, output)
        except _NotWritten as error:
            where, what = str(error.cause.filename or output), error.cause.strerror or str(error.cause)
            remedy = "make room or give access, then build again"
            raise CopytrailError(where, f"cannot be written ({what})", remedy) from error.cause
    return found.published()


class _Difference(Struct, frozen=True):
    """Digests of all files of the new site and of the old one; the names of what is new or changed."""

    digests: Mapping[str, str]
    previous: Mapping[str, str]
    written: tuple[str, ...]

    @property
    def removed(self) -> list[str]:
        return sorted(set(self.previous) - set(self.digests))

    @property
    def unchanged(self) -> list[str]:
        return sorted(set(self.digests) - set(self.written))

    @property
    def changes(self) -> bool:
        return bool(self.written or self.removed)

    def published(self) -> Published:
        return Published(tuple(sorted(self.written)), tuple(self.unchanged), tuple(self.removed))


def _compare(
    files: Files, output: Path, previous: Mapping[str, str], put: Callable[[str, bytes], None]
) -> _Difference:
    """Compare every file with what lies in `output`, and `put` those that are new or changed."""
    spelled = {name.casefold() for name in previous}
    digests: dict[str, str] = {}
    seen: dict[str, str] = {}
    written = []
    for name, content in files:
        check_name(name, seen)
        if isinstance(content, Kept):
            digests[name] = content.digest
            continue
        digests[name] = digest(content)
        # A name whose capitals changed may be the old file itself, which is about to be removed.
        respelled = name not in previous and name.casefold() in spelled
        if respelled or not _holds(output / name, content):
            put(name, content)
            written.append(name)
    return _Difference(digests, previous, tuple(written))


# ── in one step ──────────────────────────────────────────────────────────────────────────────────


def _may_be_exchanged(output: Path, beside: Path, previous: Mapping[str, str]) -> bool:
    """Whether a folder may give way to another of its name: it is new, or holds nothing of others."""
    if not can_exchange() or not _may_write_beside(output):
        return False
    if beside.is_symlink() or (beside.exists() and not is_made_here(beside)):
        return False
    if not output.exists():
        return True
    here = Path.cwd()
    if output.is_mount() or here == output or output in here.parents:
        return False
    known = {*previous, MANIFEST}
    return all(name in known for name in _files_in(output))


def _may_write_beside(output: Path) -> bool:
    around = next(each for each in output.parents if each.is_dir())
    return os.access(around, os.W_OK | os.X_OK)


def _files_in(folder: Path) -> Iterator[str]:
    """The names of everything in `folder` that is not itself a folder with something in it."""
    for path, folders, files in os.walk(folder):
        within = Path(path).relative_to(folder).as_posix()
        links = [name for name in folders if Path(path, name).is_symlink()]
        yield from (f"{within}/{name}".removeprefix("./") for name in (*files, *links))
        if not files and not folders and path != str(folder):
            yield within


def _exchange(found: _Difference, aside: Path, output: Path) -> None:
    for name in found.unchanged:
        _link(output / name, aside / name)
    _put(aside / ASIDE, manifest(found.digests))
    (aside / ASIDE).replace(aside / MANIFEST)  # at no moment is there half a manifest
    if not output.exists():
        aside.rename(output)
        return
    shutil.copymode(output, aside)
    try:
        exchange(aside, output)
    except OSError:  # a network’s file system may refuse what the system offers
        _move(found, aside, output)


def _link(old: Path, new: Path) -> None:
    """The same file in another place: its time of writing stays. A copy, where a system has no links."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


# ── file by file ─────────────────────────────────────────────────────────────────────────────────


def _move(found: _Difference, aside: Path, output: Path) -> None:
    in_order = sorted(found.written, key=_linked_first)
    # Where capitals do not matter, removing an old spelling of a name would remove the new file.
    spelled = {name.casefold() for name in in_order}
    # Until all is in place the folder may hold old files and new ones: both are the program's.
    _put(aside / MANIFEST, manifest({**found.previous, **found.digests}))
    (aside / MANIFEST).replace(output / MANIFEST)
    for name in (name for name in found.removed if name.casefold() in spelled):
        _remove(output, name)
    for name in in_order:
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (aside / name).replace(output / name)
    for name in (name for name in found.removed if name.casefold() not in spelled):
        _remove(output, name)
    _put(aside / MANIFEST, manifest(found.digests))
    (aside / MANIFEST).replace(output / MANIFEST)


def _linked_first(name: str) -> tuple[int, str]:
    """Assets and data, then pages from the deepest up: no page points at what is not there yet."""
    return (-name.count("/") if name.endswith(".html") else -99, name)


def _remove(output: Path, name: str) -> None:
    """A file of an earlier build, and the folders that it leaves empty."""
    path = output / name
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


# ── aside ────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _written(aside: Path) -> Iterator[None]:
    """A folder for what waits, with a manifest that says whose it is. Gone afterwards, and so are folders
    around it that were made for it and stayed empty."""
    _discard(aside)
    made = [folder for folder in aside.parents if not folder.exists()]
    try:
        _put(aside / MANIFEST, manifest({}))
        yield
    finally:
        _discard(aside)
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _discard(folder: Path) -> None:
    """Remove what waited, its manifest last: until then whoever finds the rest knows whose it is."""
    if folder.is_dir():
        for path in (each for each in folder.iterdir() if each.name != MANIFEST):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


class _NotWritten(Exception):  # noqa: N818 - says what happened
    """What the system would not write: apart from what goes wrong while a file is made."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


@contextmanager
def _told() -> Iterator[None]:
    """What the system refuses becomes one line for the operator."""
    try:
        yield
    except OSError as error:
        raise _NotWritten(error) from error


def _put(path: Path, content: bytes) -> None:
    with _told():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # what Python raises for a loop of links depends on its version
        raise CopytrailError(str(path), "is a link to itself", "mend or remove the link") from None
