"""The language of a text: by its little words or its script, else as its page or record says.

    "The mayor of the town was …"        en     little words of a language that has a table of its own
    "Der Bürgermeister der Stadt …"      de     little words of `languages.toml`
    "시장이 화요일에 사임했다"               ko     letters of a script that one language is alone with
    "Goals: 3, 2, 1"                     und    no words to tell by

The text comes before what is said of it: many pages call themselves English because their template does.
Shares of words are all that is counted, so the same text has the same language on every machine. py3langid
knows 90 languages, but its model takes seconds to load.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import AnyStr, NamedTuple

from generator.corpus.files.records import Value
from generator.settings import CorpusSettings
from generator.text.language import tables

__all__ = ["UNKNOWN", "language_of"]

UNKNOWN = "und"
_WITH_TABLES = ("en",)
"""Those with a file in `text/languages`, in order of preference."""


def language_of(text: str, stated: Value | None, settings: CorpusSettings) -> str:
    """A BCP 47 code, `und` where nothing tells. `stated`: what the page or the record says."""
    sample = text[: settings.language_sample]
    if _is_surely_written(sample, _WITH_TABLES[0], settings):
        return _WITH_TABLES[0]
    sample = sample.lower()
    words = sample.split()
    for code in _WITH_TABLES:
        if _is_written(words, len(words), _little_words(code), settings):
            return code
    return _by_script(sample) or _by_little_words(words, settings) or _said(stated) or UNKNOWN


_NO_SPACE = bytes(byte for byte in range(0x80) if not chr(byte).isspace()) + bytes(range(0x80, 0x100))


def _is_surely_written(sample: str, language: str, settings: CorpusSettings) -> bool:
    """Whether the words of its first half are enough to know, whatever the others are: mostly they are.

    As UTF-8 with plain letters in small, which costs a third of the same for all letters and finds no more.
    """
    written = sample.encode("utf-8", "surrogatepass").lower()
    beyond_ascii = len(written) - len(sample)  # no fewer than there are, and any may part two words
    most = 1 + len(written.translate(None, _NO_SPACE)) + beyond_ascii
    table = _written_little_words(language)
    half = written[: len(written) // 2].split()[:-1]
    return _is_written(half, most, table, settings) or _is_written(written.split(), most, table, settings)


_Little = tuple[frozenset[AnyStr], frozenset[AnyStr]]
"""The little words of a language, and those of three letters and more."""


def _is_written(words: list[AnyStr], of: int, table: _Little[AnyStr], settings: CorpusSettings) -> bool:
    """Whether the little words of a language among `words` are enough of a text of so many."""
    little, long = table
    known = list(filter(little.__contains__, words))
    if len(known) < settings.function_word_share * of:
        return False
    return sum(map(long.__contains__, known)) >= settings.long_function_word_share * of


@cache
def _little_words(code: str) -> _Little[str]:
    words = tables(code).function_words
    return words, frozenset(word for word in words if len(word) > 2)


@cache
def _written_little_words(code: str) -> _Little[bytes]:
    little, long = (frozenset(map(str.encode, words)) for words in _little_words(code))
    return little, long


class _Known(NamedTuple):
    codes: tuple[str, ...]
    little_words: Mapping[str, tuple[str, ...]]
    """The languages that have a word: where two have it, it says half as much for each."""
    scripts: Mapping[str, re.Pattern[str]]


@cache
def _known() -> _Known:
    raw = tomllib.loads((files(__package__) / "languages.toml").read_text(encoding="utf-8"))
    listed = {code: frozenset(words.split()) for code, words in raw["little_words"].items()}
    having: defaultdict[str, list[str]] = defaultdict(list)
    for code, words in listed.items():
        for word in words:
            having[word].append(code)
    return _Known(
        tuple(listed),
        {word: tuple(codes) for word, codes in having.items()},
        {code: re.compile(f"[{letters}]") for code, letters in raw["scripts"].items()},
    )


def _by_script(sample: str) -> str:
    """The language whose letters are a third of the letters: Japanese has more of others than of its own."""
    letters = sum(map(str.isalpha, sample))
    if letters < _FEWEST_LETTERS or sample.isascii():
        return ""
    known = _known().scripts.items()
    return next((code for code, pattern in known if 3 * len(pattern.findall(sample)) >= letters), "")


_FEWEST_LETTERS = 10


def _by_little_words(words: list[str], settings: CorpusSettings) -> str:
    if len(words) < settings.language_words:
        return ""
    known = _known()
    said: dict[str, float] = dict.fromkeys(known.codes, 0.0)
    times = dict.fromkeys(known.codes, 0)
    for word in words:
        codes = known.little_words.get(word.strip(".,;:!?„“”\"'»«()"), ())
        for code in codes:
            times[code] += 1
            said[code] += 1 / len(codes)
    first, second = sorted(said, key=lambda code: (-said[code], code))[:2]
    enough = times[first] >= settings.little_word_share * len(words)
    return first if enough and said[first] >= settings.little_word_lead * said[second] else ""


_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,12})?$")
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "portuguese": "pt", "dutch": "nl", "russian": "ru", "chinese": "zh",
    "japanese": "ja", "korean": "ko", "arabic": "ar", "turkish": "tr", "polish": "pl", "swedish": "sv",
}  # fmt: skip


def _said(stated: Value | None) -> str:
    if stated is None:
        return ""
    match = _CODE.match(stated.text)
    return _NAMES.get(stated.text.casefold(), match[1].lower() if match else "")
