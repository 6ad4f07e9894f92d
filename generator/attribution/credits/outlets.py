"""Sources that the prose names: agencies, papers, broadcasters, state media.

    Last month, the Financial Times reported that …        "Financial Times"
    … told Japan’s Yomiuri Shimbun newspaper that …        "Yomiuri Shimbun"
    … in a statement carried by state media                "state media"
    the Environment Agency said, Ann Post told the court   nobody

No table can hold every paper, so a name is known by its form (it ends as papers' names do, or a word
such as "newspaper" stands beside it) together with a word of reporting. A form that companies and people
share ("Star", "Globe") needs a word that only a publication takes. The forms are lists of the language
table; the words of reporting are English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from generator.model.spans import Span
from generator.text.agencies import agency_named
from generator.text.language import tables

__all__ = ["cited_in"]

_CAPITALS = r"[A-Z][\w&’'.-]{0,30}(?: (?:(?:of|the|and|de|la|le) )?[A-Z0-9][\w&’'.-]{0,30}){0,5}"
_WHAT = "newspaper|magazine|broadcaster|website|news site|news agency|daily|weekly|tabloid|news channel"
_NATIONS = "German|British|American|Japanese|South Korean|North Korean|Chinese|Russian|French|Israeli|Italian"
_WHEN = r"(?:(?:has|had|have|also|first|later|previously|then|earlier|(?:on )?[A-Z][a-z]{2,8}day) ){0,3}"
_VERB = (
    "reported|reports|said|says|wrote|writes|quoted|quotes|cited|cites|revealed|reveals|disclosed|published"
)
_BEFORE_VERB = re.compile(
    rf"(?<![\w’'])(?P<name>{_CAPITALS})(?:[’']s)?(?: (?P<what>{_WHAT}))?,? {_WHEN}(?P<cue>{_VERB})\b"
)
_BY = "reported|carried|published|quoted|cited|obtained|aired|broadcast|released|distributed"
_AFTER_CUE = re.compile(
    rf"\b(?P<cue>told|tells|according to|citing|(?:first |originally |previously )?(?:{_BY}) (?:by|in|on)"
    r"|interview(?:ed)? (?:with|by|in)|reports? (?:in|by|from|on)|(?:article|story|column) in)"
    r" (?P<lead>(?:the |The |an? |(?:[A-Z][\w-]{1,20} ){0,2}[A-Z][\w-]{1,20}[’']s "
    rf"|(?:state-run|state-owned|official|local|private|national|{_NATIONS}|{_WHAT}) ){{0,3}})"
    rf"(?P<name>{_CAPITALS})(?: (?P<what>{_WHAT})\b)?"
)
_SPOKESMAN = re.compile(r"\b(?:for|of|at|with|from) (?:the |The )?$")

_STATE = re.compile(
    r"\b(?P<name>(?:(?:[A-Z][\w-]{1,20} ){0,2}[A-Z][\w-]{1,20}(?:[’']s|n) )?"
    r"(?:state|official|government|state-run|state-controlled) "
    r"(?:media|television|TV|radio|news agency|broadcaster|newspaper))\b"
)
_BEFORE_STATE = re.compile(rf"(?:according to|citing|by|(?:{_BY}) (?:by|on|in)) (?:the |an? )?$")
_AFTER_STATE = re.compile(
    r"(?: outlets?)? (?:(?:has|had|have|also|later|earlier|(?:on )?\w{3,9}day) ){0,2}"
    r"(?:reported|report|reports|said|says|say|quoted|announced|carried|published)\b"
)

_PAPERS_ALONE = ("told", "report", "first", "published", "citing", "wrote", "writes", "quote", "reveal")
"""How the words begin that only a publication takes: a star says, a paper reports."""


def cited_in(
    text: str, span: Span, language: str, outlets: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Span]]:
    """The sources cited in a stretch of prose, each with the words that cite it; a place may come twice.

    `outlets` are names, folded and without "the", that are known as an outlet's whatever their form.
    """
    for match in _BEFORE_VERB.finditer(text, span.start, span.end):
        lead = text[max(span.start, match.start() - 20) : match.start()]
        if not _SPOKESMAN.search(lead):  # "a spokesman for the Times said" is the spokesman
            beside = match["what"] or _JUST_BEFORE.search(lead)
            beside = beside or _known(match["name"], outlets)
            found = _source(match["name"], match["cue"], lead, bool(beside), language, last=True)
            if found:
                yield found.name, Span(match.start() + found.start, match.end())
    for match in _AFTER_CUE.finditer(text, span.start, span.end):
        beside = match["what"] or re.search(rf"\b(?:{_WHAT})\b", match["lead"])
        beside = beside or _known(match["name"], outlets)
        found = _source(match["name"], match["cue"], match["lead"], bool(beside), language, last=False)
        if found:
            yield found.name, Span(match.start(), match.start("name") + found.end)
    for match in _STATE.finditer(text, span.start, span.end):
        before = _BEFORE_STATE.search(text, max(span.start, match.start() - 24), match.start())
        after = _AFTER_STATE.match(text, match.end(), span.end)
        if before or after:
            start = before.start() if before else match.start()
            yield match["name"], Span(start, after.end() if after else match.end())


def _known(name: str, outlets: frozenset[str]) -> bool:
    return name.rstrip(".").casefold().removeprefix("the ") in outlets


class _Named(NamedTuple):
    """A source, and where some capitals name it."""

    name: str
    start: int
    end: int


_JUST_BEFORE = re.compile(rf"\b(?:{_WHAT}) $")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\. |[’']s (?=[A-Z])|(?: of| and|,) (?=[Tt]he )| of (?=[A-Z])")


def _parts(name: str) -> list[str]:
    """Capitals that run on over a sentence, a possessor or "and the" are several names."""
    return [re.sub(r"[’']s$", "", part) for part in _SENTENCE_END.split(name)]


def _source(name: str, cue: str, lead: str, beside: bool, language: str, *, last: bool) -> _Named | None:
    """The agency or outlet that some capitals name, by table or by form; None for anybody else."""
    table = tables(language)
    closed = table.function_words | frozenset(table.speech.get("determiners", "").split())
    titles = frozenset(table.speech.get("titles", "").split())
    origins = frozenset(table.speech.get("origins", "").split())
    parts = _parts(name)
    for part in parts[-1:] if last else parts:
        words = part.rstrip(".").split()
        while words and words[0].casefold() in closed:
            words = words[1:]
        while words and words[-1].casefold() in table.weekdays:
            words = words[:-1]
        for first in range(len(words)):
            agency = agency_named(" ".join(words[first:]))
            if agency is not None and not (agency.common and len(words) - first == 1):
                return _at(agency.name, " ".join(words[first:]), name)
        lows = {word.casefold() for word in words}
        if not words or lows & titles or lows <= origins or re.search(r"\ban? $", lead):
            continue
        with_article = len(words) > 1 or lead.casefold().endswith("the ")
        if beside or _is_outlet(words, cue, language, with_article):
            return _at(" ".join(words), " ".join(words), name)
    return None


def _at(source: str, words: str, name: str) -> _Named:
    start = max(0, name.find(words))
    return _Named(source, start, start + len(words))


def _is_outlet(words: list[str], cue: str, language: str, with_article: bool) -> bool:
    strong, weak, names = _forms(language)
    last = words[-1].casefold()
    if words[0].casefold() in names:
        return True
    if last == "agency":
        # The Xyz News Agency, but not the Environment Agency.
        return len(words) > 1 and words[-2].casefold() in {"news", "press"}
    return with_article and (last in strong or (last in weak and cue.startswith(_PAPERS_ALONE)))


@cache
def _forms(language: str) -> tuple[frozenset[str], ...]:
    """How outlets' names end, surely and perhaps, and names of no form."""
    speech = tables(language).speech
    return tuple(
        frozenset(speech.get(name, "").split()) for name in ("outlet_strong", "outlet_weak", "outlet_names")
    )
