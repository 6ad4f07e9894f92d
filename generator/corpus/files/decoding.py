"""Bytes to text, or the reason why not.

    b"\\xef\\xbb\\xbfMayor resigns\\r\\n"  ->  "Mayor resigns\\n"
    b"caf\\xe9"                        ->  "café"       Windows-1252, since that gives plausible words
    b"M\\0a\\0y\\0o\\0r\\0"              ->  "Mayor"      UTF-16 without its mark, plain letters throughout
    b"\\x89PNG\\r\\n\\x1a\\n\\0…"          ->  Problem("is no text: it holds NUL bytes", …)
    b"The mayor\\0 … and so on"       ->  the same: one NUL in a hundred characters is dirt, and is shown

A byte order mark decides; else UTF-8, which cannot be mistaken for anything else; else Windows-1252
where letters stand beside letters. A guess that gives wrong words would become a finding about
somebody's wording, so what is not plausible is a fault and not an article.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

__all__ = ["WINDOWS", "Problem", "decode", "plain", "stray_nuls"]


class Problem(NamedTuple):
    """What is wrong with a file or a record, and what to do about it."""

    what: str
    remedy: str


# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE = "save it as UTF-8"
_SAMPLE = 1000
"""Bytes. In UTF-16 every second one of a text in Latin letters is NUL."""


def decode(content: bytes) -> str | Problem:
    """The characters of a file, without its byte order mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                return Problem(f"is marked as {encoding.upper()} and broken at byte {error.start}", _SAVE)
    if b"\0" in content:
        if content.count(b"\0", 0, _SAMPLE) > len(content[:_SAMPLE]) // 3 and len(content) % 2 == 0:
            for encoding, high in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
                if high.count(0) == len(high):  # plain letters throughout: nothing else can be meant
                    return content.decode(encoding)
            return Problem("holds NUL bytes, as UTF-16 without its byte order mark does", _SAVE)
        if not stray_nuls(content):
            return Problem("is no text: it holds NUL bytes", "convert it to plain text, or remove it")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _windows(content, error.start)


def stray_nuls(content: bytes) -> bool:
    """Whether NULs are so few that they are dirt in a text, which shows them, and nothing that is no text."""
    return content.count(b"\0") <= _MOST_NULS * len(content)


_MOST_NULS = 0.01


def _windows(content: bytes, broken_at: int) -> str | Problem:
    line = content.count(b"\n", 0, broken_at) + 1
    problem = Problem(f"is in an encoding that could not be told, from line {line} on", _SAVE)
    multibyte = sum(map(len, _MULTIBYTE.findall(content)))
    if 2 * multibyte > len(content) - len(content.translate(None, _HIGH)):
        return problem._replace(what=f"is broken UTF-8 in line {line}")
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return problem
    return text if _plausible(text) else problem


_HIGH = bytes(range(0x80, 0x100))
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_ACCENTED = re.compile(r"[À-ÖØ-öø-ÿŠšŽžŒœŸƒ]")
_BESIDE_LETTER = re.compile(r"(?<=[A-Za-z])[À-ÖØ-öø-ÿŠšŽžŒœŸ]|[À-ÖØ-öø-ÿŠšŽžŒœŸ](?=[A-Za-z])")
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¡-¬®-¶¸-¿×÷¤][A-Za-z]|[a-z]{3}[¹²³¿±¼½¾¶]")
_MOST_ACCENTED = 0.15
_LEAST_BESIDE = 0.8


def _plausible(text: str) -> bool:
    """Accents are a minority, stand beside plain letters, and no sign stands inside a word."""
    accented = len(_ACCENTED.findall(text))
    return (
        accented <= _MOST_ACCENTED * len(text)
        and len(_BESIDE_LETTER.findall(text)) >= _LEAST_BESIDE * accented
        and _SIGN_IN_WORD.search(text) is None
    )


WINDOWS = {
    byte: character for byte in range(0x80, 0xA0) if (character := bytes([byte]).decode("cp1252", "ignore"))
}
"""What Windows-1252 has where Latin-1 has controls."""
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SURROGATE_WRITTEN = re.compile(rb"\xed[\xa0-\xbf]")
_CONTROLS_END = b"\xa0"
"""Controls of two bytes are \xc2 and one below this: signs such as £ and « have one from there on."""
# Bytes of UTF-8 that neither are nor begin one of those: most texts have no other.
_ORDINARY = bytes(sorted({0x09, 0x0A, *range(0x20, 0x7F), *range(0x80, 0x100)} - {0xC2, 0xED}))


def plain(text: str) -> str:
    """`text` with one kind of line end, and with U+FFFD for each character that no page can show.

    Form feeds and Unicode's line and paragraph separators end lines too. Control characters and
    lone surrogates are replaced one for one. Zero-width and bidirectional characters stay: they
    are part of what was published, and the pages show them.
    """
    written = text.encode("utf-8", "surrogatepass")
    odd = written.translate(None, _ORDINARY)
    hidden = odd and (
        odd.strip(b"\xc2\xed")
        or (b"\xed" in odd and _SURROGATE_WRITTEN.search(written))
        or any(after < _CONTROLS_END for after in written.split(b"\xc2")[1:])
    )
    if not hidden and (text.isascii() or ("\u2028" not in text and "\u2029" not in text)):
        return text
    return _UNREADABLE.sub("\ufffd", _LINE_END.sub("\n", text))
