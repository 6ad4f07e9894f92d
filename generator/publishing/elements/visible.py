"""Characters that hide, shown.

    "Cor<U+2060>nelis <U+202E>gniht"
      ->  Cor<abbr class="ctl" title="word joiner, U+2060">¦</abbr>nelis
          <abbr class="ctl" title="right-to-left override, U+202E">←</abbr>gniht

A character without a width can split a name so that no search finds it, and one that turns the
direction of writing can make a page say what its text does not. Both are evidence in a text that
was copied, so a page neither obeys nor drops them: it prints a sign with the character's name, and
the character itself reaches no page. The title ends in the code point, so the text can be had back
from the page. Spaces, tabs and line ends are left alone, and so are the two joiners where a script
or an emoji is written with them.

The names are Unicode's own (Unicode Technical Report 36 tells what such characters are misused for).
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NewType

from markupsafe import Markup, escape

from generator.text.scripts import has_rtl

__all__ = ["Html", "apart", "printer", "shown", "visible", "without_controls", "worded"]

Html = NewType("Html", str)
"""Escaped words with our elements around some of them. A plain string, since a page joins thousands."""

_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_SCRIPTS_WITH_JOINERS = "\u0590-\u1fff\u2190-\u2bff\u2e80-\ufdff\ufe0f\U00010000-\U0001ffff"
_SPECIAL = re.compile(f"[&<>\"'{_CONTROLS}\u200c\u200d]")
_SPECIAL_IN_TEXT = re.compile(f"[&<>{_CONTROLS}\u200c\u200d]")
_HIDDEN = re.compile(f"[{_CONTROLS}]|[\u200c\u200d](?<![{_SCRIPTS_WITH_JOINERS}].)")
_MAY_HIDE = re.compile(f"[{_CONTROLS}\u200c\u200d]")
"""The same and every joiner: told in a fifth of the time."""

_SIGNS = (
    ("\u200e\u202a\u202d\u2066", "→"),
    ("\u200f\u061c\u202b\u202e\u2067", "←"),
    ("\u202c\u2068\u2069", "↔"),
    ("\u0085\u2028\u2029", "¶"),
)
_SIGN = {character: sign for characters, sign in _SIGNS for character in characters}


def visible(text: str) -> Markup:
    """`text` escaped for HTML, every hidden character replaced by a sign that names it.

    The one way by which words of an article reach a page. Cheap where nothing hides, which is
    nearly always.
    """
    return Markup(shown(text))  # noqa: S704 - escaped there


def shown(text: str) -> str:
    """The same as a plain string, for who joins many of them."""
    return _signed(str(escape(str(text)))) if _SPECIAL.search(text) else text


@lru_cache(maxsize=512)
def printer(text: str) -> Callable[[int, int], str]:
    """Prints the words of an article between two places, escaped for where no attribute is: `print(0, 9)`.

    The whole is looked through once. Nearly every text has nothing to escape and nothing that hides, and then
    any stretch of it is a slice.
    """
    if not _SPECIAL_IN_TEXT.search(text):
        return lambda start, end: text[start:end]
    return lambda start, end: _signed(html.escape(text[start:end], quote=False))


def worded(text: str, language: str) -> Markup:
    """A sentence of the site's own as `apart` has it, with its language where that is not the site's."""
    return Markup('<span lang="{}">{}</span>').format(language, apart(text)) if language else apart(text)


def apart(text: str) -> Markup:
    """`text` as `visible` has it, where a sentence of ours may have words from right to left in it: each
    such run, or quotation, is set apart, so that it pulls none of the figures and marks beside it along."""
    if not has_rtl(text):
        return visible(text)
    parts: list[str] = []
    at = 0
    for found in _TURNED.finditer(text):
        words = found.group()
        quoted = words[0] == "“"
        if quoted and not has_rtl(words):
            continue
        inner = f"<bdi>{shown(words[1:-1] if quoted else words)}</bdi>"
        parts += (shown(text[at : found.start()]), f"“{inner}”" if quoted else inner)
        at = found.end()
    return Markup("".join([*parts, shown(text[at:])]))  # noqa: S704 - escaped part by part


_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_TURNED = re.compile(f"“[^“”]*”|[{_RTL}](?:[^A-Za-z·;“”\n]*[{_RTL}])?")


def without_controls(text: str) -> str:
    """`text` without its hidden characters, for a page's title and wherever no sign can stand."""
    return _HIDDEN.sub("", text) if _MAY_HIDE.search(text) else text


def _signed(words: str) -> str:
    return _HIDDEN.sub(_named, words) if _MAY_HIDE.search(words) else words


def _named(found: re.Match[str]) -> str:
    character = found.group()
    code = ord(character)
    name = unicodedata.name(character, "control character").lower()
    return f'<abbr class="ctl" title="{name}, U+{code:04X}">{_SIGN.get(character) or _sign(code)}</abbr>'


def _sign(code: int) -> str:
    """A picture of a control character of ASCII, a broken bar for what has no width."""
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "¦"
