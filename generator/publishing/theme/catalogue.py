"""The site's own words in one language, from a file that a translator can edit.

    [texts]
    places = ["{n} place", "{n} places"]        plural = "n != 1"

    say("texts.places", 3)                  ->  "3 places"         "3 Orte"
    say.day("2024-03-25")                   ->  "25 March 2024"    "25. März 2024"
    say.listed(["A", "B", "C"])             ->  "A, B and C"       "A, B und C"

A text is found by its key and filled by name, so a translation may set its words in any order. The rule
that picks a plural form is written as in gettext (`Plural-Forms`), which translators know, and
compiled by Python's own gettext, which runs nothing but arithmetic. Names of months, lists and figures
come from the same file: CLDR by way of Babel was weighed, and is 30 MB for twelve months and two commas.

A key that a language lacks is told in English. A theme's file may hold any part of the keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from gettext import c2py
from pathlib import Path
from string import Formatter
from typing import Any

from rapidfuzz import process

from generator.errors import CopytrailError
from generator.publishing.theme.folders import default_folder
from generator.publishing.theme.phrases import Phrases

__all__ = ["Catalogue", "english", "open_catalogue", "placeholders"]

Texts = Mapping[str, str | tuple[str, ...]]
"""By key, `section.name`: a text, or its plural forms."""


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language counts, dates and lists."""

    plural: Callable[[int], int]
    group: str
    numbers: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    between: str
    last: str
    direction: str


class Catalogue:
    """The texts of one language. Call it with a key; everything else a language has its own way for is
    a method."""

    def __init__(self, code: str, texts: Texts, language: Mapping[str, Any], english: Texts) -> None:
        self.code = code
        """The language as BCP 47 has it, for `lang`."""
        self._texts = texts
        self._language = _Language(
            plural=c2py(language["plural"]),
            group=language["group"],
            numbers=tuple(language["numbers"]),
            months=tuple(language["months"]),
            short_months=tuple(language["short_months"]),
            between=language["between"],
            last=language["last"],
            direction=language.get("direction", ""),
        )
        self.phrases = Phrases(self, english, texts)
        """The reasons of the analysis in this language."""

    def __call__(self, key: str, count: int | None = None, /, **words: object) -> str:
        """The text of a key, its plural form by `count`, which fills `{n}` and `{number}`."""
        text = self._texts[key]
        if count is not None:
            words = {"n": self.figure(count), "number": self.number(count), **words}
            if isinstance(text, tuple):
                text = text[min(self._language.plural(count), len(text) - 1)]
        if isinstance(text, tuple):
            text = text[-1]
        return text.format_map(words) if words else text

    @property
    def direction(self) -> str:
        """`rtl` where the language is written from right to left."""
        return self._language.direction

    def figure(self, count: int) -> str:
        """`1,234` in figures."""
        return f"{count:,}".replace(",", self._language.group)

    def number(self, count: int) -> str:
        """Words up to twenty, figures above."""
        numbers = self._language.numbers
        return numbers[count] if 0 <= count < len(numbers) else self.figure(count)

    def listed(self, things: Sequence[str]) -> str:
        """`A, B and C`."""
        if len(things) < 2:
            return "".join(things)
        return f"{self._language.between.join(things[:-1])}{self._language.last}{things[-1]}"

    def told(self, reason: str) -> str:
        """A reason of the analysis in this language, or in its own English where there is no sentence."""
        return self.phrases.told(reason) or reason

    def tongue_of(self, reason: str) -> str:
        """`en` for a reason that this language has no sentence for, to name in `lang`; else nothing."""
        return "" if self.code.startswith("en") or self.phrases.told(reason) is not None else "en"

    def source(self, name: str) -> str:
        """What to call a source that is not in the corpus: `Ledger report (2)` in this language."""
        found = _SOURCE.fullmatch(name)
        if found is None:
            return name
        key = f"sources.{found[2]}"
        return self(f"{key}_n", name=found[1], n=found[3]) if found[3] else self(key, name=found[1])

    def day(self, published: str, *, year: bool = True) -> str:
        """A date as exact as ISO 8601 gives it: `25 March 2024`, `March 2024`, `2024`."""
        date = published.partition("T")[0].split("-")
        if len(date) == 1:
            return date[0]
        month = self._language.months[int(date[1]) - 1]
        if len(date) == 2:
            return self("date.month", year=date[0], month=month) if year else month
        key = "date.day" if year else "date.day_of_year"
        return self(key, year=date[0], month=month, day=int(date[2]))

    def short_day(self, published: str) -> str:
        """`25 Mar`; nothing where the day is not known."""
        date = published.partition("T")[0].split("-")
        if len(date) < 3:
            return ""
        return self("date.short", day=int(date[2]), month=self._language.short_months[int(date[1]) - 1])


_SOURCE = re.compile(r"(.{1,200}) (report|statement)(?: \((\d+)\))?")


@cache
def english() -> Catalogue:
    """The default theme's English: what a view is worded in where no theme was opened."""
    return open_catalogue((default_folder(),), "en")


def open_catalogue(folders: Iterable[Path], code: str) -> Catalogue:
    """The texts of a language in the `catalogue/` of some themes, the first standing before the others,
    all of them before English. Raises `CopytrailError` where no folder has the language, or a theme's file
    does not fit."""
    places = [folder / "catalogue" for folder in folders]
    named = code.partition("-")[0].lower()
    english = _read(places[-1] / "en.toml")
    texts, language = dict(_flat(places[-1], english)), dict(english["language"])
    known = dict(texts)
    found = False
    for name in dict.fromkeys(("en", named)):
        for place in reversed(places):
            path = place / f"{name}.toml"
            if not path.is_file():
                continue
            found = found or name == named
            loaded = _read(path)
            new = dict(_flat(path, loaded))
            _check(path, new, known)
            texts |= new
            language |= loaded.get("language", {})
            try:
                c2py(language["plural"])
            except ValueError as error:
                raise CopytrailError(
                    f"{path}: language.plural", str(error), "write it as in gettext, such as n != 1"
                ) from error
    if not found:
        has = sorted({path.stem for place in places for path in place.glob("*.toml")})
        raise CopytrailError(
            f"--language {code}",
            "has no texts",
            f"choose {', '.join(has)}, or add {named}.toml",
        )
    return Catalogue(code, texts, language, known)


def placeholders(text: str | tuple[str, ...]) -> frozenset[str]:
    """The names that a text, or any of its forms, puts something in for."""
    forms = (text,) if isinstance(text, str) else text
    return frozenset(name for form in forms for _, name, _, _ in Formatter().parse(form) if name is not None)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CopytrailError(str(path), f"cannot be read: {error}", "write it as TOML in UTF-8") from error


def _flat(path: Path, loaded: Mapping[str, Any]) -> Iterable[tuple[str, str | tuple[str, ...]]]:
    for section, texts in loaded.items():
        if section == "language":
            continue
        for name, text in texts.items() if isinstance(texts, dict) else [("", texts)]:
            key = f"{section}.{name}".removesuffix(".")
            forms = text if isinstance(text, list) else [text]
            if not isinstance(texts, dict) or not forms or not all(isinstance(form, str) for form in forms):
                raise CopytrailError(f"{path}: {key}", "is neither a text nor its plural forms", "quote it")
            yield key, tuple(forms) if isinstance(text, list) else text


def _check(path: Path, new: Texts, known: Texts) -> None:
    """A text that no page asks for, or one that asks for more than the page gives, stops the build."""
    for key, text in new.items():
        if key not in known:
            near = process.extractOne(key, known.keys())
            raise CopytrailError(f"{path}: {key}", "is no text of the site", f"did you mean {near[0]}?")
        given = placeholders(known[key])
        if isinstance(known[key], tuple) or given & _COUNTS:
            given |= _COUNTS
        try:
            asked = placeholders(text)
        except ValueError as error:
            raise CopytrailError(
                f"{path}: {key}", f"has a brace too many: {error}", "write {{ for {"
            ) from error
        for name in sorted(asked - given):
            raise CopytrailError(f"{path}: {key}", f"{{{name}}} is not known here", "leave it out")


_COUNTS = frozenset({"n", "number"})
