"""The command as an operator meets it: exit codes, one line per fault, a readable summary."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from generator.cli import app

STORY = """Council closes the Harrow Street baths

The council closed the Harrow Street baths on Friday after inspectors found cracks in the roof. \
Engineers said the repair would cost 2 million crowns and take nine months.

“Nobody should swim under that roof,” said Ada Wren, who heads the works committee.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "baths.txt").write_text(STORY, encoding="utf-8")
    return folder


def test_a_single_article_makes_no_story_and_is_listed(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "-o", tmp_path / "site")
    assert result.exit_code == 0
    assert "1 article, 0 stories" in result.output
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "Council closes the Harrow Street baths" in index
    assert not (tmp_path / "site" / "stories").exists()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "text"),
        ("odd.txt", bytes(range(0x80, 0xA0)) * 8, "encoding"),
    ],
)
def test_a_broken_file_gets_one_line_and_loses_nothing_else(
    corpus: Path, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (corpus / name).write_bytes(content)
    result = run(corpus, "-o", tmp_path / "site")
    assert result.exit_code == 0
    lines = [line for line in result.stderr.splitlines() if name in line]
    assert len(lines) == 1, result.stderr
    where, what, remedy = lines[0].split(": ", 1)[0], *lines[0].split(": ", 1)[1].split("; ", 1)
    assert where.endswith(name)
    assert says in what
    assert remedy
    assert "1 article" in result.stdout


def test_strict_turns_a_fault_into_exit_code_3(corpus: Path, tmp_path: Path) -> None:
    (corpus / "empty.txt").write_bytes(b"")
    assert run(corpus, "-o", tmp_path / "site", "--strict").exit_code == 3


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_gets_its_line(corpus: Path, tmp_path: Path) -> None:
    (corpus / "locked.txt").write_text(STORY, encoding="utf-8")
    (corpus / "locked.txt").chmod(0)
    result = run(corpus, "-o", tmp_path / "site")
    assert result.exit_code == 0
    assert "locked.txt" in result.stderr


def test_a_missing_corpus_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere", "-o", tmp_path / "site")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "site").exists()


def test_a_corpus_that_is_a_link_to_itself_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "corpus").symlink_to(tmp_path / "corpus")
    result = run(tmp_path / "corpus", "-o", tmp_path / "site")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_a_folder_that_it_did_not_make_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = run(corpus, "-o", mine)
    assert result.exit_code == 1
    assert [path.name for path in mine.iterdir()] == ["thesis.txt"]


def test_quiet_prints_nothing_when_all_is_well(corpus: Path, tmp_path: Path) -> None:
    result = run(corpus, "-o", tmp_path / "site", "-q")
    assert (result.exit_code, result.output) == (0, "")


def test_a_wrong_flag_is_exit_code_2() -> None:
    assert run("--no-such-flag").exit_code == 2


@pytest.mark.parametrize("address", ["javascript:alert(1)", "news.example", "//news.example"])
def test_what_is_no_address_of_a_site_is_exit_code_2(corpus: Path, tmp_path: Path, address: str) -> None:
    assert run(corpus, "-o", tmp_path / "site", "--site-url", address).exit_code == 2
    assert not (tmp_path / "site").exists()


def test_a_log_gets_the_summary_and_no_bar(root: Path, tmp_path: Path) -> None:
    result = run(root / "tests" / "cases" / "corpora", "-o", tmp_path / "site")
    assert re.match(r"\d+ articles, [2-9] stories", result.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("asked", ["-v", "--json", "--check"])
def test_where_nothing_can_be_said_the_site_is_there(
    root: Path, corpus: Path, tmp_path: Path, asked: str
) -> None:
    site = tmp_path / "site"
    run(corpus, "-o", site)
    command = [sys.executable, "-m", "generator", str(corpus), "-o", str(site), "--no-cache", asked]
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert told.returncode == 1
    said = "standard output: cannot be written (No space left on device); make room there; all else is done\n"
    assert told.stderr.endswith(said)
    assert (site / "index.html").is_file()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("--fa", {"--fail-on"}), ("--fail-on quot", {"quotation-altered"}), ("--without s", {"singles"})],
)
def test_a_shell_completes_options_and_what_they_take(root: Path, typed: str, offered: set[str]) -> None:
    words = f"build-site {typed}"
    shell = {"COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    told = subprocess.run(
        [sys.executable, "-c", "from generator.cli import main; main()"],
        cwd=root,
        env={**os.environ, **shell, "_BUILD_SITE_COMPLETE": "complete_bash"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert offered <= set(told.stdout.split()), told.stderr


def test_the_readme_prints_the_help(root: Path) -> None:
    """Every flag with its words; how they are laid out is the affair of the library that prints them."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = " ".join(readme.partition("<!-- help -->")[2].partition("<!-- /help -->")[0].split())
    said = " ".join(run("--help").output.split())
    parameters = [each for each in typer.main.get_command(app).params if getattr(each, "help", None)]
    assert len(parameters) >= 6
    for parameter in parameters:
        for words in (*[name for name in parameter.opts if name.startswith("-")], parameter.help):
            assert words in shown, f"README.md does not say {words!r}"
            assert words in said
    known = {name for each in parameters for name in each.opts} | {"--help"}
    assert set(re.findall(r"--[a-z-]+", shown)) <= known
