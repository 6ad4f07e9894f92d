"""A site that a host would refuse is never put in place, and what is left out leaves no dead link."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from generator.build import build
from generator.cli import app
from generator.errors import CopytrailError
from generator.publishing.site.budget import within_budget
from generator.settings import Settings, SiteSettings
from tests.conftest import ROOT
from tests.publishing.reading import Page

CORPORA = ROOT / "tests/cases/corpora"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A story with findings, one without, and articles of no story."""
    folder = tmp_path_factory.mktemp("pile") / "corpus"
    for name in ("bridge", "unrelated"):
        copytree(CORPORA / name, folder / name)
    for number, season in ((1, "spring"), (2, "autumn")):
        (folder / f"twin{number}.txt").write_text(
            "Choir sings in the old quarry\n\nForty voices sang in the quarry of Dunmarsh on Sunday evening. "
            "The stone gave back each note, and some two hundred people listened from the rim.\n",
            encoding="utf-8",
        )
        (folder / f"twin{number}.txt").open("a").write(f"\nThe choir rests until {season}.\n")
    return folder


def site_of(corpus: Path, place: Path, *without: str) -> dict[str, bytes]:
    build(replace(Settings(), source=corpus, output=place, site=SiteSettings(without=without)))
    return {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    }


def dead(files: dict[str, bytes]) -> list[str]:
    found = []
    for name in (each for each in files if each.endswith(".html") and each != "404.html"):
        for link in Page(files[name]).links:
            to = link.partition("#")[0]
            if to and "://" not in to and not to.startswith("data:"):
                target = (Path("/") / Path(name).parent / to).resolve().relative_to("/").as_posix()
                if target not in files:
                    found.append(f"{name}: {link}")
    return found


def test_what_is_left_out_is_gone_with_every_link_to_it(corpus: Path, tmp_path: Path) -> None:
    whole = site_of(corpus, tmp_path / "whole")
    stories = {name.split("/")[1] for name in whole if name.startswith("stories/")}
    listed = json.loads(whole["corpus.json"])
    singles = {each["id"] for each in listed["articles"] if each["story"] is None}
    assert len(stories) >= 2
    assert singles
    assert not dead(whole)

    for part in ("exports", "singles", "unflagged"):
        less = site_of(corpus, tmp_path / part, part)
        assert not dead(less)
        assert sum(map(len, less.values())) < sum(map(len, whole.values()))
        if part == "exports":
            assert {name for name in less if name.startswith("stories/")} == {
                name for name in whole if name.startswith("stories/") and name.endswith(".html")
            }
            assert [each["data"] for each in json.loads(less["corpus.json"])["stories"]] == [None] * len(
                stories
            )
        elif part == "singles":
            assert {name for name in whole if name.startswith("articles/")} - set(less) == {
                f"articles/{each}.html" for each in singles
            }
        else:
            left = {name.split("/")[1] for name in less if name.startswith("stories/")}
            assert left < stories
            gone = {
                article
                for each in listed["stories"]
                if each["id"] not in left
                for article in each["articles"]
            }
            assert gone
            assert not gone & {each["id"] for each in json.loads(less["corpus.json"])["articles"]}


def test_a_site_too_large_leaves_the_old_one_and_says_what_it_is_made_of(
    corpus: Path, tmp_path: Path
) -> None:
    place = tmp_path / "site"
    old = site_of(corpus, place)
    settings = replace(Settings(), source=corpus, output=place)
    with pytest.raises(CopytrailError) as told:
        build(replace(settings, site=SiteSettings(most_bytes=sum(map(len, old.values())) // 2)))
    for words in (
        "GitHub Pages",
        "pages of stories",
        "exports of stories",
        "--without exports",
        "most-bytes",
    ):
        assert words in str(told.value)
    assert {
        path.relative_to(place).as_posix(): path.read_bytes() for path in place.rglob("*") if path.is_file()
    } == old


def test_a_file_too_large_is_named() -> None:
    with pytest.raises(CopytrailError, match=r"^stories/a/story\.json: has 2 MB, more than the 1 MB"):
        list(
            within_budget(
                [("stories/a/story.json", bytes(2_000_000))], SiteSettings(most_bytes_of_a_file=1_000_000)
            )
        )


def test_what_fits_goes_through_and_no_limit_is_none() -> None:
    files = [("index.html", bytes(10)), ("articles/a.html", bytes(20))]
    assert list(within_budget(files, SiteSettings(most_bytes=30))) == files
    assert list(within_budget(files, SiteSettings(most_bytes=0, most_bytes_of_a_file=0))) == files


def test_a_part_that_does_not_exist_is_wrong_usage(corpus: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, [str(corpus), "-o", str(tmp_path / "site"), "--without", "export"])
    assert result.exit_code == 2
    assert "did you mean “exports”?" in result.stderr
    assert not (tmp_path / "site").exists()
