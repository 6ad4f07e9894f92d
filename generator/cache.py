"""What earlier builds found out, kept in a folder that may vanish at any time.

    ~/.cache/copytrail/
      3f/a0c2…            digest of the rest · compressed bytes        one file an entry, named by its key
      3f/being-written-…  an entry that is being written, then renamed

The key of an entry is a digest of everything that it depends on, the program's own code included, so an entry
is never out of date: it is right or never asked for again. One that is cut short, flipped or foreign has
another digest than it says, and is made again. Two builds at once may write the same entry: the name is taken
in one step, and both mean the same bytes.

One file an entry, as compilers' caches have it (ccache), and no database: a table would have to be locked,
repaired, and compacted to become smaller.
"""

from __future__ import annotations

import os
import re
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from importlib import metadata
from pathlib import Path

__all__ = ["Cache", "program_digest"]

_ASIDE = "being-written-"
_NAMES = re.compile(rf"[0-9a-f]{{2}}/(?:[0-9a-f]{{62}}|{_ASIDE}\w+)")
"""What the cache calls its files: whatever else lies in the folder is somebody's own."""
_DIGEST = sha256().digest_size
_KEPT_AFTER_PRUNING = 0.8
"""Share of the size that is allowed. Nearer to 1: every build would prune."""


class Cache:
    """Bytes by key. Nothing that goes wrong with it stops a build: then it knows less, or nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put under `key`; None where nothing whole is there."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
            if sha256(kept[_DIGEST:]).digest() != kept[:_DIGEST]:
                return None
            os.utime(path)  # asked for just now: the last to be pruned
            return zlib.decompress(kept[_DIGEST:])
        except (OSError, zlib.error):
            return None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under `key`."""
        path, packed = self._path(key), zlib.compress(content, 1)
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, aside = tempfile.mkstemp(prefix=_ASIDE, dir=path.parent)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(sha256(packed).digest() + packed)
                Path(aside).replace(path)
            except BaseException:
                Path(aside).unlink(missing_ok=True)
                raise

    def prune(self, size: int) -> None:
        """Drop what was not asked for the longest time, where there are more than `size` bytes."""
        entries = sorted(self._entries())
        held = sum(length for _, length, _ in entries)
        if held <= size:
            return
        for _, length, path in entries:
            if held <= size * _KEPT_AFTER_PRUNING:
                return
            with suppress(OSError):
                path.unlink()
            held -= length

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """When each was last asked for, its bytes, and where it is: entries, and what a killed build left."""
        for folder, _, names in os.walk(self._folder):
            for name in names:
                if not _NAMES.fullmatch(f"{Path(folder).name}/{name}"):
                    continue
                path = Path(folder, name)
                with suppress(OSError):
                    found = path.stat()
                    yield found.st_mtime, found.st_size, path


def program_digest(rooms: Iterable[str], libraries: Iterable[str]) -> bytes:
    """Of the code in these rooms and the versions of these libraries: an edit of a rule forgets all."""
    digest = sha256()
    home = Path(__file__).parent
    for room in rooms:
        for path in sorted((home / room).rglob("*")):
            if path.suffix in (".py", ".toml", ".txt"):
                content = path.read_bytes()
                digest.update(f"{path.relative_to(home).as_posix()} {len(content)}\n".encode() + content)
    for library in libraries:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    return digest.digest()
