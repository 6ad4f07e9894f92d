"""The texts of the site: every language has the same, and every one is asked for and found."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.errors import CopytrailError
from generator.publishing import render
from generator.publishing.theme.catalogue import english, open_catalogue, placeholders
from generator.publishing.theme.folders import default_folder
from generator.settings import SiteSettings
from tests.publishing import examples

ROOT = Path(__file__).resolve().parents[2]
FILES = {path.stem: path for path in sorted((default_folder() / "catalogue").glob("*.toml"))}
ASKED = re.compile(r"""\b(?:say|self)\(\s*f?["']([a-z_]+\.[^"'{]*)(\{)?""")
LOOKED_UP = ("reasons.", "sources.")
"""Sections of texts that are found by their English (tests/publishing/test_phrases.py)."""
QUOTED = re.compile(r"""["']([a-z]+\.[a-z_ -]+)["']""")


def _texts(language: str) -> dict[str, str | list[str]]:
    loaded = tomllib.loads(FILES[language].read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": text
        for section, texts in loaded.items()
        if section != "language"
        for name, text in texts.items()
    }


def _names(text: str | list[str]) -> frozenset[str]:
    return placeholders(tuple(text) if isinstance(text, list) else text)


@pytest.mark.parametrize("language", FILES)
def test_every_language_has_the_same_texts(language: str) -> None:
    here, there = _texts(language), _texts("en")
    assert sorted(here) == sorted(there)
    for key, text in here.items():
        assert _names(text) - {"n", "number"} == _names(there[key]) - {"n", "number"}, key
        if not key.startswith(LOOKED_UP):  # one sentence may do for several of English
            assert isinstance(text, list) == isinstance(there[key], list), key


@pytest.mark.parametrize("language", FILES)
def test_no_text_is_empty_or_broken(language: str) -> None:
    say = open_catalogue((default_folder(),), language)
    for key, text in _texts(language).items():
        values = dict.fromkeys(_names(text), "x")
        for count in (0, 1, 2, 5, 1234):
            said = say(key, count, **values) if isinstance(text, list) else say(key, **values)
            assert said.strip()
            assert "{" not in said
            assert "  " not in said


def test_every_text_is_asked_for_and_every_asked_for_exists() -> None:
    sources = [
        *(ROOT / "generator" / "publishing").rglob("*.py"),
        *(default_folder() / "templates").rglob("*.jinja"),
    ]
    whole: set[str] = set()
    quoted: set[str] = set()
    beginnings = set(LOOKED_UP)
    for path in sources:
        words = path.read_text(encoding="utf-8")
        if path.name == "catalogue.py":
            words = words.split('"""', 2)[2]
        quoted.update(QUOTED.findall(words))
        for key, dynamic in ASKED.findall(words):
            (beginnings if dynamic else whole).add(key)
    known = set(_texts("en"))
    assert whole <= known, sorted(whole - known)
    unasked = {key for key in known - quoted if not key.startswith(tuple(beginnings))}
    assert not unasked, sorted(unasked)
    assert all(any(key.startswith(each) for key in known) for each in beginnings)


@given(st.lists(st.text("ABC", min_size=1), max_size=5))
def test_a_list_names_everything_once(things: list[str]) -> None:
    assert english().listed(things).replace(", ", "+").replace(" and ", "+") == "+".join(things)


def test_counts_dates_and_lists_are_each_language_s_own() -> None:
    say = english()
    assert (say.number(3), say.number(1234), say.figure(1234)) == ("three", "1,234", "1,234")
    assert say.day("2024-03-25T10:00") == "25 March 2024"
    assert say.day("2024-03-25", year=False) == "25 March"
    assert (say.day("2024-03"), say.day("2024"), say.short_day("2024-03-05")) == (
        "March 2024",
        "2024",
        "5 Mar",
    )
    assert say("texts.places", 1) == "1 place"


def _own(folder: Path, text: str, name: str = "en") -> tuple[Path, Path]:
    (folder / "catalogue").mkdir(exist_ok=True)
    (folder / "catalogue" / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder, default_folder()


def test_a_theme_may_change_one_text_and_keep_the_rest(tmp_path: Path) -> None:
    say = open_catalogue(_own(tmp_path, '[site]\nname = "The Harbour Desk"\n'), "en")
    assert (say("site.name"), say("site.stories")) == ("The Harbour Desk", "Stories")


def test_a_theme_may_bring_a_language_and_lack_texts(tmp_path: Path) -> None:
    polish = (
        '[language]\nplural = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"\n'
        '[texts]\nplaces = ["{n} miejsce", "{n} miejsca", "{n} miejsc"]\n'
    )
    say = open_catalogue(_own(tmp_path, polish, "pl"), "pl")
    assert [say("texts.places", n) for n in (1, 2, 5, 22)] == [
        "1 miejsce",
        "2 miejsca",
        "5 miejsc",
        "22 miejsca",
    ]
    assert (say.code, say("site.stories")) == ("pl", "Stories")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[site]\nnmae = "x"\n', r"site\.nmae: is no text of the site; did you mean site\.name\?"),
        ('[site]\nname = "{x}"\n', r"site\.name: \{x\} is not known here; leave it out"),
        ('[site]\nname = "{"\n', r"site\.name: has a brace"),
        ("[site]\nname = 5\n", r"site\.name: is neither"),
        ("site = 5\n", r"site: is neither"),
        ("[site\n", "cannot be read"),
        ('[language]\nplural = "import os"\n', r"language\.plural: "),
    ],
)
def test_a_text_that_does_not_fit_is_told(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CopytrailError, match=told):
        open_catalogue(_own(tmp_path, text), "en")


def test_a_language_without_texts_names_those_that_there_are() -> None:
    with pytest.raises(CopytrailError, match=r"--language xx: has no texts; choose .*en"):
        open_catalogue((default_folder(),), "xx")


def test_a_german_site_says_nothing_of_its_own_in_english() -> None:
    files = render(examples.dossier(), SiteSettings(language="de"))
    pages = {name: content.decode() for name, content in files.items() if name.endswith(".html")}
    assert all('<html lang="de">' in page for page in pages.values())
    english_texts, german = _texts("en"), _texts("de")
    for key, text in english_texts.items():
        if text == german[key] or key.startswith(LOOKED_UP):  # the reasons of the examples are made up
            continue
        for form in [text] if isinstance(text, str) else text:
            fixed = max(re.split(r"\{\w+\}", form), key=len).strip()
            if fixed.count(" ") and len(fixed) > 11:
                found = [name for name, page in pages.items() if fixed in page or escape(fixed) in page]
                assert not found, (key, fixed)
