"""Whatever happens to a build, a reader finds the old site or the new one, never a part of either."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from generator.errors import CopytrailError
from generator.publishing.disk.manifest import digest
from generator.publishing.disk.write import MANIFEST, compare, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills processes and makes links")

KILLS = 200


def site_of(letter: str, stories: int = 40) -> dict[str, bytes]:
    """A site whose every page tells which build it is of; every other name is that build's alone."""
    shared = {"index.html": letter, "assets/style.css": "p{}"} | {
        f"stories/{n}/index.html": letter for n in range(stories)
    }
    own = {f"articles/{letter}{n}.html": letter for n in range(stories)}
    return {name: content.encode() for name, content in (shared | own).items()}


A, B = site_of("a"), site_of("b")


def tree(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def is_whole(folder: Path, *sites: dict[str, bytes]) -> bool:
    found = tree(folder)
    listed = json.loads(found.pop(MANIFEST))["files"]
    return found in sites and listed == {name: digest(content) for name, content in found.items()}


def forked(work: Callable[[], object]) -> int:
    """A process that does `work` and ends; its number."""
    child = os.fork()
    if child == 0:
        code = 1
        with suppress(BaseException):
            work()
            code = 0
        os._exit(code)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def build_in_turns(site: Path) -> None:
    while True:
        write(B.items(), site)
        write(A.items(), site)


def test_killed_at_any_moment_the_old_site_is_whole_or_the_new_one_is(tmp_path: Path) -> None:
    site, chance = tmp_path / "site", random.Random(1)
    write(A.items(), site)
    for _ in range(KILLS):
        child = forked(lambda: build_in_turns(site))
        time.sleep(chance.uniform(0.001, 0.02))
        os.kill(child, signal.SIGKILL)
        ended(child)
        assert is_whole(site, A, B)
    write(A.items(), site)
    assert is_whole(site, A)
    assert [each.name for each in tmp_path.iterdir()] == ["site"]  # nothing is left beside it


def test_builds_at_once_wait_for_one_another(tmp_path: Path) -> None:
    site = tmp_path / "site"

    def slowly(files: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
        for name, content in files.items():
            time.sleep(0.0002)
            yield name, content

    children = [forked(lambda each=each: write(slowly(each), site)) for each in (A, B, A, B)]  # type: ignore[misc]
    assert [ended(child) for child in children] == [0] * 4
    assert is_whole(site, A, B)
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_site_whole(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "600k") as disk:
        write(A.items(), disk / "site")
        with pytest.raises(CopytrailError, match=r"cannot be written \(No space left on device\); make room"):
            write({**B, "big.html": b"x" * 1_000_000}.items(), disk / "site")
        assert is_whole(disk / "site", A)
        assert [each.name for each in disk.iterdir()] == ["site"]


def test_a_limit_on_files_leaves_the_old_site_whole(tmp_path: Path) -> None:
    import resource

    site = tmp_path / "site"
    write(A.items(), site)

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        with pytest.raises(CopytrailError, match="cannot be written"):
            write({**B, "big.html": b"x" * 100_000}.items(), site)

    assert ended(forked(limited)) == 0
    assert is_whole(site, A)


def test_a_disk_that_may_only_be_read_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        write(A.items(), disk / "site")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(CopytrailError, match=r"cannot be written \(Read-only file system\)"):
            write(B.items(), disk / "site")
        with pytest.raises(CopytrailError, match=r"cannot be written \(Read-only file system\)"):
            write(B.items(), disk / "another/site")
        assert is_whole(disk / "site", A)
        assert not compare(A.items(), disk / "site").changed


def test_a_mounted_folder_is_written_file_by_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "site", "2m") as site:
        write(A.items(), site)
        write(B.items(), site)
        assert is_whole(site, B)


def test_the_folder_that_a_shell_stands_in_stays_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    write(A.items(), site)
    monkeypatch.chdir(site / "stories")
    before = site.stat().st_ino
    write(B.items(), site)
    assert site.stat().st_ino == before
    assert is_whole(site, B)


@pytest.mark.parametrize("own", ["CNAME", "drafts/notes.txt", ".git/config"])
def test_what_is_not_the_programs_stays_in_its_folder(tmp_path: Path, own: str) -> None:
    site = tmp_path / "site"
    write(A.items(), site)
    (site / own).parent.mkdir(exist_ok=True)
    (site / own).write_text("mine")
    before = site.stat().st_ino, (site / own).stat().st_ino
    write(B.items(), site)
    assert (site.stat().st_ino, (site / own).stat().st_ino) == before
    assert tree(site).keys() == {*B, MANIFEST, own}


def test_a_folder_of_somebody_else_beside_the_site_is_not_touched(tmp_path: Path) -> None:
    theirs = tmp_path / ".site.copytrail-new"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("years")
    write(A.items(), tmp_path / "site")
    write(B.items(), tmp_path / "site")
    assert is_whole(tmp_path / "site", B)
    assert tree(theirs) == {"thesis.txt": b"years"}


def test_pages_that_did_not_change_keep_their_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(A.items(), site)
    os.utime(site / "assets/style.css", (1, 1))
    write(B.items(), site)
    assert (site / "assets/style.css").stat().st_mtime == 1


def test_comparing_tells_what_writing_would_do_and_does_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(A.items(), site)
    told = compare(B.items(), site)
    assert is_whole(site, A)
    assert write(B.items(), site) == told
    assert not compare(B.items(), site).changed


def test_a_site_keeps_the_rights_that_its_folder_was_given(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(A.items(), site)
    site.chmod(0o750)
    write(B.items(), site)
    assert site.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize(
    "left",
    [{}, {MANIFEST: b""}, {MANIFEST: b'{"generator": "copytrail", "files": {}}', "articles/a.html": b"half"}],
    ids=["as it began", "with half a manifest", "with some pages"],
)
def test_what_a_killed_build_left_beside_the_site_is_removed(tmp_path: Path, left: dict[str, bytes]) -> None:
    site, aside = tmp_path / "site", tmp_path / ".site.copytrail-new"
    write(A.items(), site)
    before = site.stat().st_ino
    aside.mkdir()
    for name, content in left.items():
        (aside / name).parent.mkdir(exist_ok=True)
        (aside / name).write_bytes(content)
    write(B.items(), site)
    assert site.stat().st_ino != before, "taken for somebody else's, so the site was not exchanged"
    assert is_whole(site, B)
    assert not aside.exists()
