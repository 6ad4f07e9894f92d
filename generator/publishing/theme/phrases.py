"""What the analysis says, said again in the language of the site.

    A and B share a run of 18 words outside quotations            a reason, as the data has it
    {letters} share a run of {n} words outside quotations         [reasons] run, in en.toml
    {letters} haben {n} Wörter in Folge gemeinsam …               [reasons] run, in de.toml
    A und B haben 18 Wörter in Folge gemeinsam …

A reason is data: it stands in `story.json`, in the cache and in the summary of the command, always in the
same English. So a page in another language takes it apart again by the sentences that it is made with, as
gettext looks a text up by its English, and fills the translation with the parts. What fits no sentence is
shown as it is, and marked as English.

A part's name says what it is: `letters` a list of texts, `words` a list of quoted words, `n` a figure,
`name` anything, `names` a list of such, `rest` a reason within a reason, `source` what a text took from (the
keys that begin with `source`); digits tell two of a kind apart. A list of texts and one of words have marks
that end them, so that each pattern reads a reason once, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from string import Formatter
from typing import Protocol

__all__ = ["Phrases"]

Texts = Mapping[str, str | tuple[str, ...]]

_SECTION, _SOURCE = "reasons.", "reasons.source"

_LETTER = r"(?:[A-Z]{1,4}\d*|\d+ others)"
_WORDS = "“[^“”]*”"
_KINDS = {
    "letters": rf"{_LETTER}(?:(?:, | and ){_LETTER})*",
    "words": rf"{_WORDS}(?:(?:, | and ){_WORDS})*",
    "n": r"\d[\d,]*%?",
    "name": r"[^“”;]{1,160}",
    "names": r"[^“”;]{1,300}",
    "rest": r".{1,400}",
    "source": r".{1,200}",
}
_LISTED = re.compile(", | and ")
_QUOTED = re.compile(_WORDS)
_SENTENCE = re.compile(r"(?<=[.?!”]) (?=[A-Z“])")
_LONGEST = 1200
"""Characters of a reason that is taken apart; a longer one is shown as it is."""


_Sentence = tuple[re.Pattern[str], str]
"""How the analysis writes it, and how the site says it."""


class _Language(Protocol):
    def __call__(self, key: str, count: int | None = None, /, **words: object) -> str: ...

    def listed(self, things: list[str]) -> str: ...

    def figure(self, count: int) -> str: ...


class Phrases:
    """Tells reasons in one language. `english` is how the analysis writes them, `texts` how the site does."""

    def __init__(self, say: _Language, english: Texts, texts: Texts) -> None:
        self._say = say
        known = {key: text for key, text in english.items() if key.startswith(_SECTION)}
        own = all(texts[key] == text for key, text in known.items())
        self._sources = [] if own else _sentences(known, texts, lambda key: key.startswith(_SOURCE))
        self._reasons = [] if own else _sentences(known, texts, lambda key: not key.startswith(_SOURCE))
        self.told: Callable[[str], str | None] = str if own else lru_cache(maxsize=4096)(self._told)
        """The reason in the language of the site; None where the language has no sentence for it."""

    def _told(self, reason: str) -> str | None:
        if not reason or len(reason) > _LONGEST:
            return None
        return (
            self._whole(reason, self._reasons)
            or self._as_sentence(reason)
            or self._joined(reason, _SENTENCE, " ")
            or self._joined(reason, re.compile("; "), "; ")
            or self._joined(reason, re.compile(": "), ": ")
        )

    def _whole(self, reason: str, known: Sequence[_Sentence]) -> str | None:
        for pattern, form in known:
            if found := pattern.fullmatch(reason):
                parts = {name: self._part(name, part) for name, part in found.groupdict().items()}
                return form.format_map(parts)
        return None

    def _as_sentence(self, reason: str) -> str | None:
        """The same with the capital and the full stop that made a sentence of it, or with one of them."""
        stop = "." if reason.endswith(".") else ""
        bare = reason.removesuffix(".")
        found = self._whole(bare, self._reasons) or self._whole(bare[:1].lower() + bare[1:], self._reasons)
        if found is None and not stop:
            return None
        if found is None:
            found = self._joined(bare, re.compile("; "), "; ") or self._joined(bare, re.compile(": "), ": ")
        return found and f"{found[:1].upper()}{found[1:]}{stop}"

    def _joined(self, reason: str, between: re.Pattern[str], mark: str) -> str | None:
        """A reason of several: each told, where all can be. A mark inside quoted words joins nothing."""
        quoted = [found.span() for found in _QUOTED.finditer(reason)]
        for cut in between.finditer(reason):
            if any(start < cut.start() < end - 1 for start, end in quoted):
                continue
            first, rest = reason[: cut.start()], reason[cut.end() :]
            told = self._whole(first, self._reasons) or self._as_sentence(first)
            after = self.told(rest) if told else None
            if told and after:
                return f"{told}{mark}{after}"
        return None

    def _part(self, name: str, part: str) -> str:
        kind = name.rstrip("0123456789")
        if kind == "letters":
            return self._say.listed([self._letter(each) for each in _LISTED.split(part)])
        if kind == "words":
            return self._say.listed(
                [self._say("words.quoted", words=each[1:-1]) for each in _QUOTED.findall(part)]
            )
        if kind == "n":
            return part if part.endswith("%") else self._say.figure(int(part.replace(",", "")))
        if kind == "names":
            return self._say.listed(_LISTED.split(part))
        if kind == "name":
            return part.removeprefix("the ")
        if kind == "source":
            return self._whole(part, self._sources) or part
        return self.told(part) or part

    def _letter(self, letter: str) -> str:
        count = letter.removesuffix(" others")
        return letter if count == letter else self._say("count.others", int(count))


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def _sentences(known: Texts, texts: Texts, chosen: Callable[[str], bool]) -> list[_Sentence]:
    """Each form of some texts as a pattern, with the form of the translation that stands for it."""
    return [
        (_pattern(form), _forms(texts[key])[min(at, len(_forms(texts[key])) - 1)])
        for key, text in known.items()
        if chosen(key)
        for at, form in enumerate(_forms(text))
    ]


def _pattern(form: str) -> re.Pattern[str]:
    """A sentence as a pattern: its words as they are, a group for each part."""
    parts = []
    for words, name, _, _ in Formatter().parse(form):
        parts.append(re.escape(words))
        if name is not None:
            parts.append(f"(?P<{name}>{_KINDS[name.rstrip('0123456789')]})")
    return re.compile("".join(parts), re.DOTALL)
