"""Compiled templates: kept beside the program's own, made again when a source changes, and nobody else's."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.publishing.theme.compiled import CompiledTemplates


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html.jinja").write_text("one {{ x }}")
    return tmp_path / "templates"


def page(folder: Path, *others: Path) -> str:
    loader = FileSystemLoader([*others, folder])
    environment = Environment(loader=loader, autoescape=True, bytecode_cache=CompiledTemplates(folder, "1"))
    return environment.get_template("a.html.jinja").render(x=1)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "__pycache__").glob("*")) if (folder / "__pycache__").is_dir() else []


def test_what_was_compiled_is_used_again(folder: Path) -> None:
    assert page(folder) == "one 1"
    (file,) = kept(folder)
    other = folder.parent / "other"
    other.mkdir()
    (other / "a.html.jinja").write_text("two {{ x }}")
    page(other)
    assert page(folder) == "one 1"
    assert kept(folder) == [file]


def test_templates_in_folders_are_kept_too(folder: Path) -> None:
    (folder / "parts").mkdir()
    (folder / "parts/b.html.jinja").write_text("part {{ x }}")
    (folder / "a.html.jinja").write_text("{% include 'parts/b.html.jinja' %}")
    assert page(folder) == "part 1"
    assert len(kept(folder)) == 2


def test_a_changed_source_is_compiled_anew(folder: Path) -> None:
    page(folder)
    (folder / "a.html.jinja").write_text("other {{ x }}")
    assert page(folder) == "other 1"
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("damage", [b"", b"j2\x00", b"\xff" * 500])
def test_a_damaged_file_is_made_again(folder: Path, damage: bytes) -> None:
    page(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert page(folder) == "one 1"
    assert file.read_bytes() == whole


def test_templates_of_a_theme_are_not_kept(folder: Path, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "a.html.jinja").write_text("theirs {{ x }}")
    assert page(folder, theme) == "theirs 1"
    assert not kept(folder)
    assert not kept(theme)


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert page(folder) == "one 1"
    assert not kept(folder)


def test_a_folder_that_cannot_be_written_is_no_error(folder: Path) -> None:
    (folder / "__pycache__").write_text("in the way")
    assert page(folder) == "one 1"
    shutil.rmtree(folder)
