"""The configuration file: what it may say, and that a typing error in it never passes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.command.configuration import read_configuration
from generator.errors import CopytrailError
from generator.settings import Settings

OPTIONS = ("articles", "output", "theme", "site-url", "strict", "fail-on")
STORY = "Council closes the Harrow Street baths\n\nThe council closed the Harrow Street baths on Friday.\n"


def written(folder: Path, text: str, name: str = "copytrail.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_paths_count_from_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, 'articles = "incoming"\noutput = "../public"\nstrict = true\n')
    options = read_configuration(path, OPTIONS).options
    assert options["articles"] == str(tmp_path / "incoming")
    assert options["output"] == str(tmp_path / "../public")
    assert options["strict"] is True


def test_a_threshold_is_set_by_its_place(tmp_path: Path) -> None:
    path = written(tmp_path, "[settings.stories.groups]\nlone-names = 0.5\n")
    settings = read_configuration(path, OPTIONS).settings
    assert settings.stories.groups.lone_names == 0.5
    assert settings.collation == Settings().collation


def test_a_project_file_has_a_table_for_it(tmp_path: Path) -> None:
    path = written(tmp_path, "[project]\nname = 'x'\n[tool.copytrail]\nstrict = true\n", "pyproject.toml")
    assert read_configuration(path, OPTIONS).options == {"strict": True}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("outptu = 'x'", r"“outptu” is no setting; did you mean “output”\?"),
        ("xyz = 1", r"“xyz” is no setting; what can stand there: .*output"),
        ("[settings.storys]", r"“settings.storys” is no setting; did you mean “stories”\?"),
        (
            "[settings.stories.groups]\nlone_name = 1",
            r"“settings.stories.groups.lone_name” .* “lone-names”\?",
        ),
        (
            "[settings.stories.groups]\nlone-names = 'x'",
            r"“settings.stories.groups.lone-names”: Expected `float`",
        ),
        ("[settings]\nstories = 3", r"“settings.stories” is no table"),
        ("[output]\nx = 1", r"“output” is a table"),
        ("output = ", r"is no TOML \(Invalid value"),
    ],
)
def test_what_is_wrong_in_it_is_one_line(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(CopytrailError, match=says) as caught:
        read_configuration(written(tmp_path, text), OPTIONS)
    assert str(caught.value).startswith(str(tmp_path / "copytrail.toml"))
    assert "\n" not in str(caught.value)


# ── through the command ──────────────────────────────────────────────────────────────────────────


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the command stands in, with articles in `incoming`."""
    (tmp_path / "incoming").mkdir()
    written(tmp_path / "incoming", STORY, "baths.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, **environment: str) -> Result:
    return CliRunner().invoke(app, list(arguments), env=environment)


def test_the_file_in_the_folder_is_found(project: Path) -> None:
    written(project, 'articles = "incoming"\noutput = "public"\n')
    assert run().exit_code == 0
    assert (project / "public/index.html").is_file()


def test_a_flag_goes_before_the_environment_and_that_before_the_file(project: Path) -> None:
    written(project, 'articles = "incoming"\noutput = "file"\n')
    assert run("-o", "flag", COPYTRAIL_OUTPUT="environment").exit_code == 0
    assert run(COPYTRAIL_OUTPUT="environment").exit_code == 0
    assert run().exit_code == 0
    sites = {path.parent.name for path in project.glob("*/index.html")}
    assert sites == {"flag", "environment", "file"}


def test_another_file_can_be_named(project: Path) -> None:
    written(project, "nonsense = true")
    other = written(project, 'articles = "incoming"\noutput = "other"\n', "other.toml")
    assert run("--config", str(other)).exit_code == 0
    assert (project / "other/index.html").is_file()


def test_a_project_file_without_a_table_is_none_of_ours(project: Path) -> None:
    written(project, "[project]\nname = 'x'\n", "pyproject.toml")
    assert run("incoming").exit_code == 0


def test_a_wrong_file_is_wrong_usage_and_nothing_is_built(project: Path) -> None:
    written(project, 'articles = "incoming"\nsite-ulr = "https://news.example/"\n')
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "copytrail.toml: “site-ulr” is no setting; did you mean “site-url”?\n"
    assert not (project / "site").exists()


def test_what_the_file_says_is_checked_like_a_flag(project: Path) -> None:
    written(project, 'articles = "incoming"\nsite-url = "javascript:alert(1)"\n')
    assert run().exit_code == 2


def test_thresholds_of_the_file_reach_the_rooms(project: Path) -> None:
    written(project, 'articles = "incoming"\n[settings.corpus]\nlargest-article = 10\n')
    result = run()
    assert result.exit_code == 1
    assert "baths.txt" in result.stderr


TABLE = f"Naslov;Tekst;Kdaj;Povezava\nBaths;{STORY.splitlines()[-1]};2025-04-08;https://ledger.example/a\n"
ROLES = {"Naslov": "title", "Tekst": "text", "Kdaj": "published", "Povezava": "url"}


@pytest.mark.parametrize("written_as", ["pairs", "table"])
def test_columns_and_outlets_that_no_table_knows_are_told_in_the_file(project: Path, written_as: str) -> None:
    (project / "incoming" / "baths.txt").unlink()
    written(project / "incoming", TABLE, "baths.csv")
    if written_as == "table":
        rows = "\n".join(f'{name} = "{role}"' for name, role in ROLES.items())
        told = f'[settings.corpus.fields]\n{rows}\n[settings.corpus.outlets]\n"ledger.example" = "The Ledger"'
    else:
        told = f"[settings.corpus]\nfields = {[list(pair) for pair in ROLES.items()]}\n"
        told += 'outlets = [["ledger.example", "The Ledger"]]'
    written(project, f'articles = "incoming"\n{told}\n')
    assert run().exit_code == 0
    (article,) = json.loads((project / "site" / "corpus.json").read_bytes())["articles"]
    found = {name: article[name] for name in ("headline", "outlet", "published", "url")}
    assert found == {
        "headline": "Baths",
        "outlet": "The Ledger",
        "published": "2025-04-08",
        "url": "https://ledger.example/a",
    }


def test_a_role_that_no_column_can_have_is_told(project: Path) -> None:
    written(project, 'articles = "incoming"\n[settings.corpus.fields]\nTekst = "txet"\n')
    result = run()
    assert result.exit_code == 2
    assert "“settings.corpus.fields”: Invalid enum value 'txet'" in result.stderr
