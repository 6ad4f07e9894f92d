"""The documentation against the code: every page listed, every link alive, every block run or checked.

A block of code is run where a page says what it does (`test_how_to.py`, `test_ci_files.py`, `test_api.py`,
`test_set_by_hand.py`, `publishing/test_themes.py`); here each one on any page is read by whatever would read
it: a shell line by the command that it calls, TOML and YAML by their parsers.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import tomllib
from collections.abc import Iterable, Iterator
from html import unescape
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from generator.cli import Exit, app
from generator.command.gate import ANY, kind_name
from generator.model.collation import FlagKind
from tests import reference
from tests.conftest import ROOT

PAGES = sorted(
    path
    for path in (
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *ROOT.glob("themes/**/README.md"),
        ROOT / "tests/README.md",
    )
)
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.S | re.M)
LINK = re.compile(r"\]\(([^)\s]+)\)")
ASSIGNED = re.compile(r"\w+=")
OTHERS = {"curl", "wget", "cat", "git", "cd", "open"}
"""Programs of others that a reader of a page calls."""


def words(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks() -> Iterator[tuple[str, str, str]]:
    for page in PAGES:
        for _, language, text in BLOCK.findall(words(page)):
            yield page.relative_to(ROOT).as_posix(), language, text


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = set(LINK.findall(words(ROOT / "docs/README.md")))
    pages = {page.relative_to(ROOT / "docs").as_posix() for page in ROOT.glob("docs/**/*.md")} - {"README.md"}
    of_how_to = {f"how-to/{name}" for name in LINK.findall(words(ROOT / "docs/how-to/README.md"))}
    assert pages <= listed | of_how_to


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(BLOCK.sub("", words(page))):
        path, _, place = target.partition("#")
        if target.startswith(("https://", "http://")):
            continue
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), f"{page.name} links to {target}"
        if place:
            assert place in set(anchors(words(found))), f"{page.name} links to {target}"


def anchors(text: str) -> Iterator[str]:
    for heading in re.findall(r"^#+ (.+)$", text, re.M):
        yield re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def test_every_block_of_code_is_what_it_says() -> None:
    checked = 0
    for page, language, text in blocks():
        match language:
            case "sh":
                for line in lines(text):
                    called(page, line)
            case "toml":
                tomllib.loads(text)
            case "yaml":
                yaml.safe_load(text)
            case "python":
                ast.parse(text)
            case "" | "css" | "jinja":  # a drawing, or part of a theme that test_themes.py builds
                continue
            case _:
                pytest.fail(f"{page} has a block of {language}, which nothing here can read")
        checked += 1
    assert checked >= 30


def lines(text: str) -> Iterable[str]:
    return filter(None, re.split(r"\n| && | \| ", text.replace("\\\n", " ")))


def called(page: str, line: str) -> None:
    """A line of a shell: what it calls is there, and takes what it is given."""
    program, *given = [word for word in shlex.split(line, comments=True) if not ASSIGNED.match(word)] or [""]
    if ">" in given:
        given = given[: given.index(">")]
    match Path(program).name:
        case "build-site":
            get_command(app).make_context("build-site", list(given), resilient_parsing=True)
            known = {name for each in get_command(app).params for name in (*each.opts, *each.secondary_opts)}
            assert {word for word in given if word.startswith("--")} <= known | {"--help"}, f"{page}: {line}"
        case "pytest":
            assert all((ROOT / word).exists() for word in given if word.startswith("tests/")), (
                f"{page}: {line}"
            )
        case "python" | "python3":
            there = (
                find_spec(given[1]) if given[0] == "-m" else given[0] == "-X" or (ROOT / given[0]).is_file()
            )
            assert there, f"{page}: {line}"
        case "pip" | "uv" | "":
            pass
        case "sort" | "head" | "tail":
            pass
        case other:
            assert other in OTHERS or (ROOT / program).is_file(), f"{page}: {line}"


@pytest.mark.parametrize(
    ("page", "name"), [("configuration", "options"), ("configuration", "thresholds"), ("data", "data")]
)
def test_the_reference_says_what_the_code_has(page: str, name: str, site: Path) -> None:
    made = {
        "options": reference.options,
        "thresholds": reference.thresholds,
        "data": lambda: reference.data(site),
    }
    text = "\n".join(made[name]()).strip("\n")
    path = ROOT / f"docs/reference/{page}.md"
    before, opening, rest = words(path).partition(f"<!-- {name} -->\n")
    shown, closing, after = rest.partition(f"<!-- /{name} -->")
    assert opening
    assert closing
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(f"{before}{opening}{text}\n{closing}{after}", encoding="utf-8")
    else:
        assert shown.splitlines() == text.splitlines(), "RENEW_GOLDEN=1 pytest tests/test_docs.py renews it"


def test_what_the_method_page_prints_is_what_the_page_of_measurements_says() -> None:
    page = tomllib.loads(words(ROOT / "themes/default/prose/figures.toml"))
    told = numbers(words(ROOT / "docs/measurements.md"))
    for figure in page["figure"]:
        assert numbers(figure["result"]) <= told, figure["what"]


def numbers(text: str) -> set[float]:
    return {float(number) for number in re.findall(r"\d*\.\d+", text)}


def test_the_exit_codes_and_kinds_of_the_reference_are_those_of_the_command() -> None:
    page = words(ROOT / "docs/reference/command.md")
    assert [int(code) for code in re.findall(r"^\| (\d) \|", page, re.M)] == sorted(Exit)
    listed = page.partition("<!-- kinds -->")[2].partition("<!-- /kinds -->")[0]
    assert re.findall(r"`([\w-]+)`", listed) == [*map(kind_name, FlagKind), ANY]
    named = {name for file in (ROOT / "generator").rglob("*.py") for name in environment(words(file))}
    table = page.partition("## Environment")[2].partition("##")[0]
    assert named <= set(re.findall(r"`([A-Z_]+)`", table))


def environment(code: str) -> Iterator[str]:
    """The variables that a module asks the environment for."""
    yield from re.findall(r'environ(?:ment)?(?:\.get|\.setdefault)?[(\[]"(\w+)"', code)


def test_the_tutorial_shows_what_is_printed_and_what_stands_on_the_page(
    root: Path, site: Path, tmp_path: Path
) -> None:
    tutorial = words(ROOT / "docs/tutorial.md")
    run = CliRunner().invoke(app, [str(root / "seeds"), "-o", str(tmp_path / "site"), "--no-cache"])
    (printed,) = re.findall(r"<!-- printed -->\n```\n(.*?)```", tutorial, re.S)
    assert run.stdout.startswith(printed)
    (page,) = site.glob("stories/*/index.html")
    shown = " ".join(unescape(re.sub(r"<[^>]+>", "", words(page))).split())
    (quoted,) = re.findall(r"<!-- on the page -->\n```\n(.*?)```", tutorial, re.S)
    for line in quoted.splitlines():
        assert line in shown
    (build,) = re.findall(r"<!-- build -->\n```sh\n(.*?)```", words(ROOT / "README.md"), re.S)
    assert build in tutorial, "the README builds the example in another way"
