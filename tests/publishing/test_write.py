"""What a build may do to a folder: write what changed, remove what is stale, touch nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import CopytrailError
from generator.publishing.disk.write import MANIFEST, Published, claim, write

FILES = {
    "index.html": b"<p>front",
    "articles/a.html": b"<p>a",
    "articles/b.html": b"<p>b",
    "assets/style.css": b"p{}",
}


def tree(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times(folder: Path) -> dict[str, int]:
    return {p.relative_to(folder).as_posix(): p.stat().st_mtime_ns for p in sorted(folder.rglob("*"))}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(FILES.items(), tmp_path / "site")
    return tmp_path / "site"


def test_all_files_and_the_manifest_are_there_and_nothing_else(site: Path) -> None:
    assert {name: content for name, content in tree(site).items() if name != MANIFEST} == FILES
    assert sorted(json.loads((site / MANIFEST).read_bytes())["files"]) == sorted(FILES)


def test_the_same_site_again_writes_nothing(site: Path) -> None:
    before = times(site)
    published = write(FILES.items(), site)
    assert published == Published((), tuple(sorted(FILES)), ())
    assert times(site) == before


def test_only_what_changed_is_written(site: Path) -> None:
    before = times(site)
    published = write({**FILES, "articles/b.html": b"<p>new"}.items(), site)
    assert published.written == ("articles/b.html",)
    after = times(site)
    unchanged = FILES.keys() - {"articles/b.html"}
    assert {name: after[name] for name in unchanged} == {name: before[name] for name in unchanged}


def test_a_page_changed_by_hand_is_made_again(site: Path) -> None:
    (site / "articles/a.html").write_text("scribble")
    assert write(FILES.items(), site).written == ("articles/a.html",)
    assert (site / "articles/a.html").read_bytes() == b"<p>a"


def test_stale_pages_and_folders_left_empty_are_removed(site: Path) -> None:
    published = write([("index.html", b"<p>front")], site)
    assert published.removed == ("articles/a.html", "articles/b.html", "assets/style.css")
    assert sorted(tree(site)) == [MANIFEST, "index.html"]
    assert not (site / "articles").exists()


def test_what_others_put_into_the_folder_stays(site: Path) -> None:
    (site / "CNAME").write_text("news.example")
    (site / "articles/notes.txt").write_text("mine")
    write([("index.html", b"new")], site)
    assert tree(site).keys() == {MANIFEST, "index.html", "CNAME", "articles/notes.txt"}


def test_the_manifest_is_the_same_for_the_same_site(tmp_path: Path, site: Path) -> None:
    write(reversed(FILES.items()), tmp_path / "other")
    assert (tmp_path / "other" / MANIFEST).read_bytes() == (site / MANIFEST).read_bytes()
    assert str(tmp_path).encode() not in (site / MANIFEST).read_bytes()


def test_a_folder_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years")
    with pytest.raises(CopytrailError, match=r"not made by this program.*; .* -o"):
        write(FILES.items(), tmp_path)
    assert sorted(tree(tmp_path)) == ["thesis.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    write(FILES.items(), tmp_path)
    assert "index.html" in tree(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(CopytrailError, match="is not a folder"):
        write(FILES.items(), tmp_path / "site")


@pytest.mark.parametrize(
    "content",
    [
        b"not json",
        b"{}",
        b'{"generator": "another", "files": {}}',
        b'{"generator": "copytrail", "files": {"../victim.txt": ""}}',
        b'{"generator": "copytrail", "files": {"/etc/victim": ""}}',
        b'{"generator": "copytrail", "files": {"a/../../victim.txt": ""}}',
        b'{"generator": "copytrail", "files": {"..\\\\victim.txt": ""}}',
        b'{"generator": "copytrail", "files": {"out/victim.txt": ""}}',
    ],
)
def test_a_forged_manifest_removes_nothing(tmp_path: Path, content: bytes) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "victim.txt").write_text("mine")
    (site / "out").symlink_to(tmp_path)
    (site / MANIFEST).write_bytes(content)
    with pytest.raises(CopytrailError, match="no manifest of this program"):
        write(FILES.items(), site)
    assert (tmp_path / "victim.txt").read_text() == "mine"
    assert not (site / "index.html").exists()


@pytest.mark.parametrize(
    ("output", "says"),
    [
        ("corpus", "is the corpus itself"),
        ("corpus/site", "lies inside the corpus"),
        (".", "holds the corpus"),
    ],
)
def test_a_site_in_at_or_around_its_corpus_is_refused(tmp_path: Path, output: str, says: str) -> None:
    (tmp_path / "corpus").mkdir()
    with pytest.raises(CopytrailError, match=says):
        claim(tmp_path / output, tmp_path / "corpus")


def test_a_link_does_not_hide_that_the_site_is_in_its_corpus(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "elsewhere").symlink_to(tmp_path / "corpus")
    with pytest.raises(CopytrailError, match="lies inside"):
        claim(tmp_path / "elsewhere" / "site", tmp_path / "corpus")


@pytest.mark.parametrize("target", ["site", "nowhere"])
def test_a_link_that_leads_nowhere_is_no_place_for_a_site(tmp_path: Path, target: str) -> None:
    (tmp_path / "site").symlink_to(tmp_path / target)
    with pytest.raises(CopytrailError):
        claim(tmp_path / "site", tmp_path / "corpus")
    assert (tmp_path / "site").is_symlink()


def test_a_name_that_no_folder_can_have_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CopytrailError, match="File name too long"):
        claim(tmp_path / ("x" * 300), tmp_path / "corpus")


def test_a_folder_beside_the_corpus_is_free_to_use(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    claim(tmp_path / "corpus-site", tmp_path / "corpus")
    assert not (tmp_path / "corpus-site").exists()


@pytest.mark.parametrize(
    "names",
    [
        ("articles/A.html", "articles/a.html"),
        ("articles/Straße.html", "articles/STRASSE.html"),
        ("articles/con.html",),
        ("assets/LPT1.css",),
        ("articles/a:b.html",),
        ("articles/a .html", "articles/trailing. "),
        ("articles/a\x00.html",),
        ("articles/a\\b.html",),
    ],
)
def test_names_that_some_system_would_confuse_stop_the_build(tmp_path: Path, names: tuple[str, ...]) -> None:
    with pytest.raises(CopytrailError):
        write([(name, b"x") for name in names], tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_name_whose_capitals_changed_is_there_afterwards(site: Path) -> None:
    published = write([("index.html", b"<p>front"), ("articles/A.html", b"<p>a")], site)
    assert "articles/A.html" in published.written
    assert (site / "articles/A.html").read_bytes() == b"<p>a"


def test_a_file_that_cannot_be_written_leaves_the_old_site_whole(site: Path) -> None:
    before = tree(site)
    too_long = f"articles/{'x' * 300}.html"
    with pytest.raises(CopytrailError, match=r"cannot be written \(File name too long\)"):
        write({**FILES, "articles/a.html": b"new", too_long: b"new", "index.html": b"new"}.items(), site)
    assert tree(site) == before


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError, OSError])
def test_whatever_stops_the_making_of_files_leaves_the_old_site_whole(
    site: Path, stop: type[BaseException]
) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "articles/a.html", b"new"
        assert tree(site) == before
        raise stop

    before = tree(site)
    with pytest.raises(stop):
        write(files(), site)
    assert tree(site) == before


def test_a_build_that_stopped_half_way_is_mended_by_the_next(site: Path) -> None:
    new = {"articles/a.html": b"new", "articles/c.html": b"<p>c", "index.html": b"new front"}
    (site / "CNAME").write_text("news.example")  # so that files are moved one by one
    (site / "index.html").unlink()
    (site / "index.html").mkdir()
    with pytest.raises(CopytrailError):
        write(new.items(), site)
    assert not (site / ".copytrail-new").exists()
    assert (site / "articles/c.html").read_bytes() == b"<p>c"
    (site / "index.html").rmdir()
    write(new.items(), site)
    assert {name: tree(site)[name] for name in new} == new
    assert tree(site).keys() == {*new, MANIFEST, "CNAME"}


def test_what_a_killed_first_build_left_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".copytrail-new" / "articles").mkdir(parents=True)
    (tmp_path / ".copytrail-new" / "articles" / "a.html").write_text("half")
    write(FILES.items(), tmp_path)
    assert tree(tmp_path).keys() == {*FILES, MANIFEST}


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (Published(("a",), (), ()), "1 file written"),
        (Published(("a", "b"), ("c",), ("d",)), "2 files written, 1 unchanged, 1 removed"),
        (Published((), tuple("abc"), ()), "0 files written, 3 unchanged"),
    ],
)
def test_what_was_done_reads_as_a_sentence(published: Published, words: str) -> None:
    assert str(published) == words
