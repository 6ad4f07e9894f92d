"""Hidden characters are named on the page, everything else is left as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.elements.visible import visible, without_controls
from tests.publishing.reading import Page, text_on


@pytest.mark.parametrize(
    ("character", "sign", "name"),
    [
        ("\u202e", "←", "right-to-left override, U+202E"),
        ("\u202d", "→", "left-to-right override, U+202D"),
        ("\u2069", "↔", "pop directional isolate, U+2069"),
        ("\u200b", "¦", "zero width space, U+200B"),
        ("\u00ad", "¦", "soft hyphen, U+00AD"),
        ("\ufeff", "¦", "zero width no-break space, U+FEFF"),
        ("\u2028", "¶", "line separator, U+2028"),
        ("\x00", "␀", "control character, U+0000"),
        ("\x07", "␇", "control character, U+0007"),
        ("\ud800", "¦", "control character, U+D800"),
        ("\U000e0041", "¦", "tag latin capital letter a, U+E0041"),
    ],
)
def test_a_hidden_character_is_named(character: str, sign: str, name: str) -> None:
    shown = visible(f"a{character}b")
    assert shown == f'a<abbr class="ctl" title="{name}">{sign}</abbr>b'
    assert character not in shown
    assert without_controls(f"a{character}b") == "ab"


@pytest.mark.parametrize(
    "text",
    [
        "tabs\tand\nlines\r\n",
        "a\u00a0b\u2009c",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f",
        "naïve €5",
    ],
)
def test_what_is_part_of_writing_is_left_alone(text: str) -> None:
    assert visible(text) == text
    assert without_controls(text) == text


def test_a_joiner_between_latin_letters_hides_something() -> None:
    assert "U+200D" in visible("pay\u200dpal")


def test_markup_is_escaped_once() -> None:
    assert visible("<b>&amp;\"'") == "&lt;b&gt;&amp;amp;&#34;&#39;"
    assert "&lt;b&gt;" in visible("\u200b<b>")


@given(st.text(max_size=40))
def test_no_format_character_reaches_a_page_and_all_can_be_had_back(text: str) -> None:
    shown = visible(text)
    assert text_on(f'<p class="txt">{shown}</p>') == text
    left = {c for c in Page(shown).words if unicodedata.category(c) in ("Cc", "Cs")} - set("\t\n\r")
    assert not left
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff") & set(shown)
