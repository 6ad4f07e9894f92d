"""Themes: a user's file stands before the default one, and nothing is printed unescaped or missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from generator.errors import CopytrailError
from generator.publishing.elements.frame import Frame
from generator.publishing.theme.templates import open_theme

FRAME = Frame(title="A <title> & more", description="")


def _theme(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def test_a_theme_may_change_one_block_and_keep_the_rest(tmp_path: Path) -> None:
    brand = '{% extends "default/base.html.jinja" %}{% block brand %}The Desk{% endblock %}'
    sheet = ":root { --blue: green }"
    theme = _theme(tmp_path, {"templates/base.html.jinja": brand, "assets/own.css": sheet})
    opened = open_theme(theme)
    page = opened.render("base", "method.html", frame=FRAME).decode()
    assert ">The Desk</a>" in page
    assert 'href="assets/style.css"' in page
    names = [name for name, _ in opened.assets()]
    assert names == sorted(names)
    assert {"own.css", "style.css", "site.js", "fonts/OFL.txt"} <= set(names)


def test_every_template_escapes_whatever_it_is_called(tmp_path: Path) -> None:
    theme = open_theme(_theme(tmp_path, {"templates/odd.html.jinja": "{{ words }}"}))
    assert theme.render("odd", "x.html", words="<b>&</b>") == b"&lt;b&gt;&amp;&lt;/b&gt;"


def test_a_name_that_a_view_lacks_is_an_error(tmp_path: Path) -> None:
    theme = open_theme(_theme(tmp_path, {"templates/odd.html.jinja": "{{ frame.tilte }}"}))
    with pytest.raises(UndefinedError, match="tilte"):
        theme.render("odd", "x.html", frame=FRAME)


def test_a_folder_that_is_no_theme_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no theme")
    with pytest.raises(CopytrailError, match="is no theme: it has none of templates/"):
        open_theme(tmp_path)


def test_a_theme_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CopytrailError, match="nowhere: is not a folder"):
        open_theme(tmp_path / "nowhere")


def test_the_page_carries_its_security_policy() -> None:
    page = open_theme(None).render("base", "index.html", frame=FRAME).decode()
    policy = page.split('http-equiv="Content-Security-Policy" content="', 1)[1].split('"', 1)[0]
    assert "default-src 'none'" in policy.replace("&#39;", "'")
    assert "unsafe" not in policy
    assert "<title>A &lt;title&gt; &amp; more" in page


def test_a_page_of_the_masthead_says_that_one_is_there() -> None:
    theme = open_theme(None)
    here = theme.render("base", "index.html", frame=Frame("Stories", "", section="stories")).decode()
    below = theme.render("base", "stories/x/index.html", frame=Frame("X", "", section="stories")).decode()
    assert 'aria-current="page">Stories' in here
    assert 'aria-current="true">Stories' in below
