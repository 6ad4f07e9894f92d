"""What is kept from build to build changes no byte, whatever became of the corpus and of the cache."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.build import build
from generator.cache import Cache
from generator.publishing.disk.manifest import MANIFEST
from generator.settings import Settings, WorkSettings
from tests.conftest import ROOT

CORPORA = ROOT / "tests/cases/corpora"
TEXTS = [
    path.read_text(encoding="utf-8")
    for name in ("bridge", "lookalike", "relay")
    for path in sorted((CORPORA / name).glob("*.txt"))
]
EXAMPLES = max(4, (settings.default or settings()).max_examples // 15)  # each is up to nine builds


def site_of(pile: Mapping[str, str], place: Path, cache: Path | None) -> dict[str, bytes]:
    """What a build of these articles writes, into a site that may be there."""
    corpus, site = place / "corpus", place / "site"
    corpus.mkdir(parents=True, exist_ok=True)
    for path in corpus.iterdir():
        path.unlink()
    for name, text in pile.items():
        (corpus / name).write_text(text, encoding="utf-8")
    build(replace(Settings(), source=corpus, output=site, work=WorkSettings(cache=cache)))
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[str, int, str]]:
    """What happens to a corpus from build to build: an article comes, goes, or is edited."""
    texts = st.integers(0, len(TEXTS) - 1)
    words = st.sampled_from(["not ", "17 ", "on Friday ", "“never” ", "Ada Wren "])
    return draw(
        st.lists(st.tuples(st.sampled_from(["add", "drop", "edit"]), texts, words), min_size=1, max_size=4)
    )


HANDS = ["flip", "cut", "more", "drop", "swap"]


def meddle(site: Path, how: str, at: int) -> None:
    """Somebody's hand in the pages of a site."""
    paths = sorted(path for path in site.rglob("*") if path.is_file() and path.name != MANIFEST)
    path, other = paths[at % len(paths)], paths[(at + 1) % len(paths)]
    content = path.read_bytes() or b"x"
    before = path.stat()
    middle = at % len(content)
    flipped = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    path.write_bytes(
        {"flip": flipped, "cut": content[:middle], "more": content + b"<p>", "swap": other.read_bytes()}.get(
            how, content
        )
    )
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # as a tool does that copies times too
    if how == "drop":
        path.unlink()


@settings(max_examples=EXAMPLES)
@given(
    st.lists(st.integers(0, len(TEXTS) - 1), min_size=2, max_size=6, unique=True),
    changes(),
    st.lists(st.tuples(st.sampled_from(HANDS), st.integers(0, 10**6)), max_size=3),
)
def test_with_or_without_the_cache_a_build_writes_the_same(
    begin: list[int], steps: list[tuple[str, int, str]], hands: list[tuple[str, int]]
) -> None:
    pile = {f"n{at:02}.txt": TEXTS[at] for at in begin}
    with tempfile.TemporaryDirectory() as folder:
        place, cache = Path(folder), Path(folder) / "cache"
        site_of(pile, place / "kept", cache)
        for number, (what, at, words) in enumerate(steps):
            name = f"n{at:02}.txt"
            if what == "drop" and len(pile) > 1:
                pile.pop(name, None)
            else:
                told = pile.get(name, TEXTS[at])
                middle = told.find(" ", len(told) // 2) + 1
                pile[name] = told[:middle] + words + told[middle:] if what == "edit" else TEXTS[at]
            for how, place_of_it in hands:
                meddle(place / "kept" / "site", how, place_of_it + number)
            assert site_of(pile, place / "kept", cache) == site_of(pile, place / f"clean{number}", None)


@pytest.fixture
def bridge() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (CORPORA / "bridge").glob("*.txt")}


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def analyses(cache: Path) -> list[Path]:
    """The entries that are no lists of files."""
    found = []
    for path in entries(cache):
        content = Cache(cache).get(path.parent.name + path.name)
        assert content is not None
        if b".html" not in content:
            found.append(path)
    return found


def test_a_story_is_looked_up_and_one_that_changed_is_not(bridge: dict[str, str], tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    site_of(bridge, tmp_path, cache)
    first = {path: path.read_bytes() for path in entries(cache)}
    assert len(first) == 3  # the analysis, what was drawn of it, and what was drawn of all stories
    site_of(bridge, tmp_path, cache)
    assert entries(cache) == list(first)
    name = sorted(bridge)[0]
    site_of({**bridge, name: bridge[name] + "\n\nNobody was hurt."}, tmp_path, cache)
    assert len(entries(cache)) == 6
    assert all(path.read_bytes() == content for path, content in first.items())


def test_another_setting_is_another_analysis(bridge: dict[str, str], tmp_path: Path) -> None:
    made = replace(Settings(), source=CORPORA / "bridge", output=tmp_path / "site")
    made = replace(made, work=WorkSettings(cache=tmp_path / "cache"))
    build(made)
    collation = replace(made.collation, all_pairs_up_to=made.collation.all_pairs_up_to + 1)
    assert len(analyses(tmp_path / "cache")) == 1
    build(replace(made, collation=collation))
    assert len(analyses(tmp_path / "cache")) == 2


@settings(max_examples=EXAMPLES * 10)
@given(st.binary(max_size=2000), st.integers(0, 10**6), st.sampled_from(["cut", "flip", "more", "blank"]))
def test_an_entry_that_is_not_whole_is_none(content: bytes, somewhere: int, how: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        cache, key = Cache(Path(folder)), "0" * 64
        cache.put(key, content)
        assert cache.get(key) == content
        (entry,) = entries(Path(folder))
        whole = entry.read_bytes()
        at = somewhere % len(whole)
        flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        entry.write_bytes(
            {"cut": whole[:at], "flip": flipped, "more": whole + b"x", "blank": bytes(400)}[how]
        )
        assert cache.get(key) is None
        cache.put(key, content)
        assert entry.read_bytes() == whole


def test_an_entry_of_another_kind_is_made_again(bridge: dict[str, str], tmp_path: Path) -> None:
    """Cut short; or whole, with its digest right, and yet no analysis of this story.

    As long as what was drawn of it lies in the site nobody asks for it."""
    wanted = site_of(bridge, tmp_path, tmp_path / "cache")
    (entry,) = analyses(tmp_path / "cache")
    key = entry.parent.name + entry.name
    whole = entry.read_bytes()
    for break_it in (
        lambda: entry.write_bytes(whole[: len(whole) // 2]),
        lambda: Cache(tmp_path / "cache").put(key, b"\x81\xa1a\x01"),
    ):
        break_it()
        broken = entry.read_bytes()
        assert site_of(bridge, tmp_path, tmp_path / "cache") == wanted
        assert entry.read_bytes() == broken
        rmtree(tmp_path / "site")
        assert site_of(bridge, tmp_path, tmp_path / "cache") == wanted
        assert entry.read_bytes() == whole


@pytest.mark.skipif(os.name == "nt", reason="a file in the place of a folder")
def test_a_folder_that_cannot_be_written_is_no_hindrance(bridge: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file of somebody's")
    assert site_of(bridge, tmp_path, tmp_path / "cache") == site_of(bridge, tmp_path / "clean", None)
    assert (tmp_path / "cache").read_text() == "a file of somebody's"


def fill(folder: Path, seed: int) -> bool:
    """Put and get the entries that another process has too; whether only what was put ever came back."""
    chance, cache, right = random.Random(seed), Cache(folder), True
    for _ in range(300):
        number = chance.randrange(20)
        key, content = f"{number:064}", str(number).encode() * 2000
        right &= cache.get(key) in (None, content)
        cache.put(key, content)
    return right


def test_two_builds_at_once_share_a_cache(tmp_path: Path) -> None:
    with get_context("spawn").Pool(2) as pool:
        assert pool.starmap(fill, [(tmp_path, 1), (tmp_path, 2)]) == [True, True]
    assert len(entries(tmp_path)) == 20


def test_what_was_not_asked_for_the_longest_time_is_dropped(tmp_path: Path) -> None:
    cache, chance = Cache(tmp_path), random.Random(3)
    for number in range(10):
        cache.put(f"{number:064}", chance.randbytes(1000))
    for number, path in enumerate(entries(tmp_path)):
        os.utime(path, (number, number))
    assert cache.get(f"{0:064}") is not None  # asked for just now
    held = sum(path.stat().st_size for path in entries(tmp_path))
    cache.prune(held)
    assert len(entries(tmp_path)) == 10
    cache.prune(held // 2)
    left = [int(path.parent.name + path.name) for path in entries(tmp_path)]
    assert left == [0, 7, 8, 9]
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= held // 2


def test_nothing_but_entries_is_ever_dropped(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    (tmp_path / "ab").mkdir()
    mine = [tmp_path / "note.txt", tmp_path / "ab" / "note.txt"]
    for path in mine:
        path.write_text("mine")
    cache.put("0" * 64, b"")
    cache.prune(0)
    assert entries(tmp_path) == sorted(mine)
