"""Rules for sources that an article names for what it says.

    D   Last month, the Ledger reported that she hoped for talks, in a bid to boost her ratings. …
    E   (no outlet)   … a bid to save her premiership … would boost her ratings …

    the corpus has an article of that outlet, and the content fits   ─→  D cites it, likely
    an article of unknown origin fits, better than any other        ─→  D may cite it, unproven
    in every case but the first                                     ─→  an absent source: "Ledger report"

A citation is no copy. A source that is cited keeps its report to itself, so it joins no group of copies.
Whether content fits is asked of the words that few of the story's texts have: everybody has the names.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.attribution.lineage.absent import absent_source
from generator.attribution.lineage.case import Case
from generator.attribution.lineage.claims import is_own_text, said, same_name
from generator.attribution.lineage.direction import earlier
from generator.attribution.lineage.matters import lettered, with_article
from generator.attribution.lineage.steps import Step, Steps
from generator.attribution.wording.narration import CONTENT, NAME
from generator.model.attribution import (
    Confidence,
    Credit,
    CreditKind,
    Derivation,
    DerivationKind,
    Evidence,
    SourceId,
)
from generator.model.spans import ArticleId, Place
from generator.text.agencies import agency_named
from generator.text.keys import stem
from generator.text.quotation import quoted

__all__ = ["citations"]


class _Citation(Struct, frozen=True):
    """A named source with the credits of one article that name it."""

    article: ArticleId
    name: str
    what: str
    quotes: bool
    credits: tuple[Credit, ...]


def citations(case: Case, before: Steps) -> Iterator[Step]:
    """Who is cited by whom. An article of the cited outlet takes the place of an absent source; one that
    only fits does not: what is named is shown, which text it is stays an inference beside it."""
    having = Counter(word for profile in case.profiles.values() for word in profile.gist.stems)
    for citation in _citations(case, before):
        found = _present(case, before, citation, _weights(case, citation, having))
        if found is not None:
            yield found
            if found.confidence is Confidence.LIKELY:
                continue
        kind = DerivationKind.QUOTES if citation.quotes else DerivationKind.CITES
        elsewhere = _named_elsewhere(case, citation)
        evidence = (*_said(case, citation), *elsewhere)
        source = absent_source(citation.name, citation.what, evidence)
        yield source
        confidence = Confidence.LIKELY if elsewhere else Confidence.SHOWN
        yield Derivation(source.id, citation.article, kind, confidence, evidence)


def _citations(case: Case, before: Steps) -> tuple[_Citation, ...]:
    """Every source that an article names in its text, once, under one name for the whole story."""
    names = _canonical_names(case)
    found: list[_Citation] = []
    for article in case.order:
        groups: dict[str, list[Credit]] = {}
        for credit in case.credits.get(article, ()):
            if credit.kind is CreditKind.CITED and credit.name:
                groups.setdefault(names[credit.name], []).append(credit)
        for name, named in groups.items():
            if is_own_text(case.article(article), name) or _is_source_already(before, article, name):
                continue
            agency = agency_named(name)
            official = _STATE_MEDIA.match(name) is not None or (agency is not None and agency.state)
            quotes = official and any(_quotes_beside(case, credit) for credit in named)
            what = _what(case, named) if official else "report"
            found.append(_Citation(article, name, what, quotes, tuple(named)))
    kinds: dict[str, set[str]] = {}
    for citation in found:
        kinds.setdefault(citation.name, set()).add(citation.what)
    # What one text calls a statement and another a report is told by the name of its publisher alone.
    return tuple(one if len(kinds[one.name]) == 1 else replace(one, what="") for one in found)


def _what(case: Case, named: Sequence[Credit]) -> str:
    """A state's voice publishes statements and reports: what the words call it, nothing if both."""
    called = {_called(case, credit) for credit in named}
    return called.pop() if len(called) == 1 else ""


def _called(case: Case, credit: Credit) -> str:
    article = case.article(credit.article)
    index = case.sentence_at(credit.article, credit.span.start)
    start = article.sentences[index].span.start if index is not None else credit.span.start
    return "statement" if _STATEMENT.search(article.text, start, credit.span.end) else "report"


_STATEMENT = re.compile(r"\b[Ss]tatements?\b(?: [\w’'-]{1,30}){0,9}\W*$")
"""A statement right before the words that name its publisher: "in a statement carried by …"."""


_STATE_MEDIA = re.compile(
    r"(?i)(?:^|(?P<whose>.{1,60}?)(?:[’']s?)? )"
    r"(?P<what>(?:state|official|government|state-run|state-controlled) "
    r"(?:media|television|tv|radio|news agency|broadcaster|newspaper))$"
)
"""What a state's voice is called where it is not named: "North Korea’s state media"."""


def _canonical_names(case: Case) -> dict[str, str]:
    """One name for each source of the story, whatever the articles call it.

    "KCNA" is the Korean Central News Agency, and "state media" is what the story's only state agency is
    called where it is not named, unless the texts speak of the media of two states. Two spellings of an
    outlet are one; the first in letter order counts.
    """
    written = [
        credit.name
        for article in case.order
        for credit in case.credits.get(article, ())
        if credit.kind is CreditKind.CITED and credit.name
    ]
    state = {agency.name for name in written if (agency := agency_named(name)) is not None and agency.state}
    whose = {match["whose"] for name in written if (match := _STATE_MEDIA.match(name)) and match["whose"]}
    only = next(iter(state)) if len(state) == 1 and len(whose) < 2 else None
    names: dict[str, str] = {}
    for name in written:
        agency = agency_named(name)
        if agency is not None:
            names[name] = agency.name
        elif match := _STATE_MEDIA.match(name):
            names[name] = only or (match["what"].lower() if len(whose) < 2 else name)
        else:
            names[name] = next((known for known in names.values() if same_name(known, name)), name)
    return names


def _is_source_already(before: Steps, article: ArticleId, name: str) -> bool:
    """An agency's report that says "told the AP" cites nobody."""
    names = {source.id: source.name for source in before.absent_sources}
    return any(
        one.derived == article and names.get(one.source, "").startswith(f"{name} ")
        for one in before.derivations
    )


def _quotes_beside(case: Case, credit: Credit) -> bool:
    """Whether words in quotation marks stand where the source is named or in the next of its paragraph."""
    article = case.article(credit.article)
    return any(quoted(article.text, article.sentences[index].span) for index in _passage(case, credit))


def _passage(case: Case, credit: Credit) -> tuple[int, ...]:
    """The sentence that names the source and what follows it in the paragraph, three at most."""
    first = case.sentence_at(credit.article, credit.span.start)
    if first is None:
        return ()
    sentences = case.article(credit.article).sentences
    last = first
    while last + 1 < len(sentences) and last < first + 2:
        if sentences[last + 1].paragraph != sentences[first].paragraph:
            break
        last += 1
    return tuple(range(first, last + 1))


def _said(case: Case, citation: _Citation) -> tuple[Evidence, ...]:
    most = case.settings.lineage.shown_sentences
    return tuple(said(case, credit) for credit in citation.credits[:most])


def _named_elsewhere(case: Case, citation: _Citation) -> tuple[Evidence, ...]:
    """Who names the state agency that this article calls "state media"; nothing where it does itself."""
    if agency_named(citation.name) is None:
        return ()
    naming = [
        credit
        for article in case.order
        for credit in case.credits.get(article, ())
        if credit.kind is CreditKind.CITED
        and (agency := agency_named(credit.name)) is not None
        and agency.name == citation.name
    ]
    if not naming or any(credit.article == citation.article for credit in naming):
        return ()
    letter = case.letter(naming[0].article)
    named = with_article(citation.name, _words(case, naming))
    reason = f"{letter} names {named}, the only state agency that these texts name"
    return (Evidence(reason, (Place(naming[0].article, naming[0].span),)),)


def _words(case: Case, named: Sequence[Credit]) -> str:
    """The words of some credits, and those right before them: whether a name takes an article, they show."""
    texts = ((case.article(one.article).text, one.span) for one in named)
    return " ".join(text[max(span.start - 5, 0) : span.end] for text, span in texts)


def _weights(case: Case, citation: _Citation, having: Mapping[str, int]) -> dict[str, float]:
    """The words of a citation that carry meaning; a word weighs more where few other articles have it.

    `having` counts the articles that have a word. The name that is cited says nothing of the content.
    """
    language = case.article(citation.article).language
    named = {stem(word, language) for word in citation.name.casefold().split()}
    narration = case.profiles[citation.article].narration
    passage = _cited_in(case, citation)
    words = {
        stem(word, language)
        for word, trait, sentence in zip(narration.words, narration.traits, narration.sentences, strict=True)
        if sentence in passage and trait & (NAME | CONTENT)
    }
    others = len(case.profiles) - 1
    return {word: math.log((others + 1) / (having[word] - 0.5)) for word in sorted(words - named)}


def _cited_in(case: Case, citation: _Citation) -> tuple[int, ...]:
    """The sentences that tell what the source is cited for."""
    return tuple(sorted({index for credit in citation.credits for index in _passage(case, credit)}))


def _present(
    case: Case, before: Steps, citation: _Citation, weights: Mapping[str, float]
) -> Derivation | None:
    """The article of the corpus that is cited: of that outlet, or of none that is known."""
    settings = case.settings.lineage
    fits = _fits(case, citation, weights)
    named = [fit for fit in fits if is_own_text(case.article(fit[1]), citation.name)]
    if named and named[0][0] >= settings.cited_content / 2:
        return _cites(case, citation, named[0][1], weights, Confidence.LIKELY)
    if named or not fits or agency_named(citation.name) is not None:
        return None
    (score, best), second = fits[0], (fits[1][0] if len(fits) > 1 else 0.0)
    if score < settings.cited_content or score - second < settings.cited_margin:
        return None
    if case.article(best).outlet is not None or before.origin(best) not in (None, SourceId(best)):
        return None
    return _cites(case, citation, best, weights, Confidence.UNPROVEN)


def _fits(case: Case, citation: _Citation, weights: Mapping[str, float]) -> list[tuple[float, ArticleId]]:
    """How much of a citation's words each article has that is not later, by weight, the most first."""
    total = sum(weights.values())
    found = [
        (round(sum(weight for word, weight in weights.items() if word in stems) / total, 6), other)
        for other in case.order
        if total
        and other != citation.article
        and not earlier(case.article(citation.article), case.article(other))
        and (stems := case.profiles[other].gist.stems)
    ]
    return sorted(found, key=lambda fit: (-fit[0], case.order[fit[1]]))


def _cites(
    case: Case,
    citation: _Citation,
    cited: ArticleId,
    weights: Mapping[str, float],
    confidence: Confidence,
) -> Derivation | None:
    """The derivation with the sentences that show it; none where no sentence does."""
    pairs = _matches(case, citation, cited, weights)
    if not pairs:
        return None
    places = tuple(
        place
        for index, other in pairs
        for place in (case.sentence_place(citation.article, index), case.sentence_place(cited, other))
    )
    letter = case.letter(cited)
    name = with_article(citation.name, _words(case, citation.credits))
    if confidence is Confidence.LIKELY:
        reason = f"{letter} was published by {name} and tells what is cited"
    else:
        reason = f"{letter} does not say where it ran, and tells what is credited to {name}"
        figures = _figures_lacking(case, citation, cited)
        reason += f", but for {lettered(figures)}" if figures else ""
    evidence = (*_said(case, citation), Evidence(reason, places))
    return Derivation(SourceId(cited), citation.article, DerivationKind.CITES, confidence, evidence)


def _figures_lacking(case: Case, citation: _Citation, cited: ArticleId) -> list[str]:
    """The figures that are credited to a source and stand nowhere in the article that may be it."""
    article, other = case.article(citation.article), case.article(cited)
    having = frozenset(_FIGURE.findall(other.text))
    words = (
        word
        for index in _cited_in(case, citation)
        for word in _FIGURE.findall(article.sentences[index].span.of(article.text))
    )
    return [f"“{word}”" for word in dict.fromkeys(words) if word not in having][:3]


_FIGURE = re.compile(r"(?<!\w)\d{1,12}(?:[.,]\d{1,12}){0,3}\w{0,3}")
"""1960s, 3,000, 2.5m"""


def _matches(
    case: Case, citation: _Citation, cited: ArticleId, weights: Mapping[str, float]
) -> tuple[tuple[int, int], ...]:
    """For each citing sentence the one of the other article that it tells of: linked, or by its words."""
    linked = case.linked(citation.article, cited)
    mine = {told.sentence: told.matter for told in case.profiles[citation.article].gist.told}
    found: list[tuple[int, int]] = []
    for index in _cited_in(case, citation):
        best, weight = 0, 0.0
        for told in case.profiles[cited].gist.told:
            shared = sorted(told.matter & mine.get(index, frozenset()))
            here = sum(weights.get(word, 0.0) for word in shared)
            here += 1.0 if told.sentence in linked.get(index, ()) else 0.0
            if len(shared) >= 2 and here > weight + 1e-9:
                best, weight = told.sentence, here
        if weight:
            found.append((index, best))
    return tuple(found)
