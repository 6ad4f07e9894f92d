"""The language that a script gives away, for setting words right.

    "أغلق رئيس الميناء …"   ->  "ar"      "港务长关闭…"   ->  "zh"      "Бургомистр …"   ->  ""

Enough to choose a font, a voice and the direction of writing where nothing else tells the language, and
no more: a script that several large languages share (Latin, Cyrillic, Devanagari) tells none. Letters that
only Persian or Urdu have part them from Arabic, kana part Japanese from Chinese.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["has_rtl", "is_rtl", "language_of_script"]

_SAMPLE = 2000
"""Characters that are looked at; the start of a text tells."""
_LEAST = 0.3
"""Share of the letters: a name in another script makes no other language."""

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af\u1100-\u11ff]"),
    ("zh", "[\u3400-\u4dbf\u4e00-\u9fff]"),
    ("he", "[\u0590-\u05ff]"),
    ("ar", "[\u0600-\u06ff\u0750-\u077f]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("el", "[\u0370-\u03ff]"),
    ("hy", "[\u0530-\u058f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("ta", "[\u0b80-\u0bff]"),
)
_WITHIN_ARABIC = (("ur", "[ٹڈڑے]"), ("fa", "[پچژگ]"))
_LETTER = re.compile(r"[^\W\d_]")
_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RTL = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "pa-arab", "ps", "sd", "ug", "ur", "yi"]
)


def is_rtl(language: str) -> bool:
    """Whether a language is written from right to left."""
    code = language.lower()
    return code.partition("-")[0] in _RTL or code in _RTL


def has_rtl(text: str) -> bool:
    """Whether any letter is written from right to left."""
    return not text.isascii() and bool(_RTL_LETTER.search(text))


@lru_cache(maxsize=256)
def language_of_script(text: str) -> str:
    """The BCP 47 code of the language whose script most letters are in; empty where it tells none."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return ""
    letters = len(_LETTER.findall(sample))
    for language, script in _SCRIPTS:
        if len(re.findall(script, sample)) >= _LEAST * letters > 0:
            return _arabic(sample) if language == "ar" else language
    return ""


def _arabic(sample: str) -> str:
    return next((language for language, own in _WITHIN_ARABIC if re.search(own, sample)), "ar")
