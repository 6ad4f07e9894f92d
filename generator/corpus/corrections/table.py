"""One table of `corrections.toml`, read field by field: each must be there, of its kind, and known.

Table({"article": "2", "by": "Ann Lee", …}, {"2": …, "harbour/2.txt": …})
    .article("article")     ->  the article whose id or path is "2", or Unusable: "names no article: “2”"
    .words("quote", one)    ->  where the words stand in it, once, however its spaces and marks are set
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from unicodedata import normalize

from generator.model.article import Article
from generator.model.hand import Hand
from generator.model.spans import Span

__all__ = ["Table", "Unusable", "nearest"]


class Unusable(Exception):  # noqa: N818 - what it says of a correction
    """A correction that cannot be obeyed: what is wrong, and what to do."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


_LONGEST = 2_000
"""Characters of a field: the longest quotation or reason that anyone writes by hand."""


class Table:
    """The fields of one correction. Remembers which were asked for: the others are mistakes."""

    def __init__(self, content: Mapping[str, Any], articles: Mapping[str, Article]) -> None:
        """`articles` by id and by path."""
        self._content = content
        self._articles = articles
        self._asked: dict[str, None] = {}

    def hand(self, *, why: bool = True) -> Hand:
        """Who, when and why: in every correction."""
        by = self.text("by")
        return Hand(by, self._day(), self.text("why") if why else self.text_or("why"))

    def has(self, field: str) -> bool:
        self._asked[field] = None
        return field in self._content

    def text_or(self, field: str, otherwise: str = "") -> str:
        return self.text(field) if self.has(field) else otherwise

    def text(self, field: str, *, empty: bool = False) -> str:
        """The field's words, in one line."""
        value = self._needed(field)
        if not isinstance(value, str):
            raise Unusable(f"“{field}” is no text", f'write {field} = "…"')
        return self._line(field, value, empty=empty)

    def texts(self, field: str) -> tuple[str, ...]:
        """One text or a list of them; an empty one stands for none."""
        value = self._needed(field)
        if isinstance(value, date):  # TOML has days of its own, without quotation marks
            value = value.isoformat()
        listed = value if isinstance(value, list) else [value]
        if not all(isinstance(one, str) for one in listed):
            raise Unusable(f"“{field}” is no text, nor a list of texts", f'write {field} = "…"')
        return tuple(line for one in listed if (line := self._line(field, one, empty=True)))

    def truth(self, field: str) -> bool:
        value = self._needed(field)
        if not isinstance(value, bool):
            raise Unusable(f"“{field}” is neither true nor false", f"write {field} = true, or false")
        return value

    def choice(self, field: str, choices: Sequence[str], otherwise: str = "") -> str:
        """One of some words."""
        value = self.text_or(field, otherwise) if otherwise else self.text(field)
        if value not in choices:
            remedy = f"write one of {', '.join(choices)}{nearest(value, choices)}"
            raise Unusable(f"“{field}” is not a word for it: “{value[:60]}”", remedy)
        return value

    def article(self, field: str) -> Article:
        return self._named(field, self.text(field))

    def articles(self, field: str) -> tuple[Article, ...]:
        """At least two, each once, ordered by id."""
        found = {(one := self._named(field, name)).id: one for name in self.texts(field)}
        if len(found) < 2:
            raise Unusable(f"“{field}” names fewer than two articles", 'write a list: ["one", "other"]')
        return tuple(found[name] for name in sorted(found))

    def words(self, field: str, article: Article) -> Span:
        """Where the quoted words stand in an article."""
        quoted = self.text(field)
        found = _places(quoted, article.text)
        shown = quoted if len(quoted) <= 60 else quoted[:59].rstrip() + "…"
        if not found:
            remedy = "quote the text as it stands now, or remove the correction"
            raise Unusable(f"no longer matches {article.path}, where “{shown}” does not stand", remedy)
        if len(found) > 1:
            remedy = "quote more words, so that they stand there once"
            raise Unusable(f"could mean {len(found)} places of {article.path}: “{shown}”", remedy)
        return found[0]

    def words_or_none(self, field: str, article: Article) -> Span | None:
        return self.words(field, article) if self.has(field) else None

    def sentences(self, field: str, article: Article) -> tuple[int, ...]:
        """The sentences that the quoted words stand in."""
        span = self.words(field, article)
        found = tuple(at for at, one in enumerate(article.sentences) if one.span.overlaps(span))
        if not found:
            remedy = "quote words of a sentence"
            raise Unusable(f"quotes words of {article.path} that were taken out of its text", remedy)
        return found

    def expect_no_more(self) -> None:
        """Every field has been asked for."""
        for field in self._content:
            if field not in self._asked:
                remedy = f"it can hold {', '.join(self._asked)}{nearest(field, self._asked)}"
                raise Unusable(f"has a field that is not known: “{field[:60]}”", remedy)

    def _needed(self, field: str) -> Any:
        if not self.has(field):
            self._expect_no_mistyped(field)
            raise Unusable(f"has no “{field}”", f"add {field} = …")
        return self._content[field]

    def _expect_no_mistyped(self, field: str) -> None:
        """A field that is missing may be there under a mistyped name: that is the better thing to say."""
        for given in self._content:
            if given not in self._asked and nearest(given, [field]):
                raise Unusable(
                    f"has a field that is not known: “{given[:60]}”", f"perhaps “{field}” was meant"
                )

    def _line(self, field: str, value: str, *, empty: bool) -> str:
        if len(value) > _LONGEST:
            raise Unusable(f"“{field}” is longer than {_LONGEST:,} characters", "shorten it")
        line = " ".join("".join(c if c.isprintable() or c.isspace() else "\ufffd" for c in value).split())
        if not line and not empty:
            raise Unusable(f"“{field}” is empty", f'write {field} = "…"')
        return line

    def _day(self) -> str:
        value = self._needed("on")
        try:
            day = value if type(value) is date else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise Unusable(f"“on” is not a day: “{str(value)[:60]}”", "write on = YYYY-MM-DD") from None
        return day.isoformat()

    def _named(self, field: str, name: str) -> Article:
        for spelled in (name, normalize("NFC", name.replace("\\", "/"))):
            if spelled in self._articles:
                return self._articles[spelled]
        remedy = f"write the id or the path of one{nearest(name, self._articles)}"
        raise Unusable(f"“{field}” names no article: “{name[:60]}”", remedy)


def nearest(word: str, known: Iterable[str]) -> str:
    """ "; perhaps “metadata” was meant", or nothing where no known word is near."""
    from rapidfuzz import fuzz, process  # for mistakes only

    found = process.extractOne(word[:_LONGEST], list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return f"; perhaps “{found[0]}” was meant" if found else ""


_NEAR = 60
"""Of 100. "quot" for "quote" is 89; words that were meant for something else stay below."""

_ALIKE = ('"“”„«»″', "'‘’‚′`", "-‐‑–—")
"""Signs that a keyboard has one key for: whoever copies words types them differently."""
_SIGNS = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}


def _places(quoted: str, text: str) -> list[Span]:
    """Every place of a text that has these words; spaces, quotation marks and dashes may differ."""
    words = ("".join(_SIGNS.get(c, re.escape(c)) for c in word) for word in quoted.split())
    return [Span(*found.span()) for found in re.finditer(r"\s+".join(words), text)]
