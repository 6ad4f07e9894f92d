"""Themes of others: the rebrand that the README shows, a theme that is an installed package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.errors import CopytrailError
from generator.publishing import render
from generator.publishing.theme.templates import open_theme
from generator.settings import SiteSettings
from tests.publishing import examples

BLOCK = re.compile(r"`my-theme/([^`]+)`\n```\w+\n(.*?)```", re.S)


def test_the_rebrand_of_the_readme_works_in_ten_lines(root: Path, tmp_path: Path) -> None:
    readme = (root / "themes" / "README.md").read_text(encoding="utf-8")
    files = BLOCK.findall(readme.partition("<!-- rebrand -->")[2].partition("<!-- /rebrand -->")[0])
    assert sum(content.count("\n") for _, content in files) <= 10
    for name, content in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    site = render(examples.dossier(), SiteSettings(theme=tmp_path))
    for name, page in ((n, c.decode()) for n, c in site.items() if n.endswith(".html")):
        assert "The Harbour Desk</" in page, name
        assert "assets/own.css" in page
        assert "<title>" in page.split(" · The Harbour Desk</title>")[0]
    assert b"--blue: #00695c" in site["assets/own.css"]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package as pip leaves it: a module with the theme, and its metadata."""
    module = tmp_path / "desk_theme"
    (module / "templates").mkdir(parents=True)
    (module / "__init__.py").write_text("raise SystemExit('a theme is no program: nothing of it is run')\n")
    base = '{% extends "default/base.html.jinja" %}{% block brand %}From a package{% endblock %}'
    (module / "templates" / "base.html.jinja").write_text(base)
    metadata = tmp_path / "desk_theme-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: desk-theme\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("[copytrail.themes]\ndesk = desk_theme\n")
    monkeypatch.syspath_prepend(tmp_path)
    return module


def test_an_installed_theme_goes_by_its_name(installed: Path) -> None:
    site = render(examples.dossier(), SiteSettings(theme=Path("desk")))
    assert b">From a package</a>" in site["index.html"]


def test_an_unknown_name_is_told_with_those_that_there_are(installed: Path) -> None:
    with pytest.raises(CopytrailError, match=r"dusk: is not a folder; .*or one that is installed: desk"):
        open_theme(Path("dusk"))


def test_a_theme_for_other_templates_is_told(installed: Path) -> None:
    (installed / "theme.toml").write_text("context = 1\n")
    open_theme(Path("desk"))
    (installed / "theme.toml").write_text("context = 99\n")
    with pytest.raises(CopytrailError, match=r"theme\.toml: is made for context 99; this is 1; see docs"):
        open_theme(Path("desk"))
