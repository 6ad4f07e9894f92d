"""Whose text an article says it is.

    PORT ELLIS (AP) —                                     whole    Associated Press
    Associated Press writer Jo Day contributed …          part     Associated Press, its own reporter
    The Associated Press contributed to this report.      part     Associated Press, in this outlet's report
    Follow AP's coverage of …                             hint     Associated Press

A contributor line is two different things. Agencies end their own reports with the name of one more
of their reporters; an outlet ends its own report by thanking the agency for help. The first shows
whose text it is, the second shows only that some of it is the agency's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from msgspec import Struct

from generator.attribution.lineage.case import Case
from generator.attribution.lineage.matters import phrase, with_article
from generator.model.article import Article, Origin
from generator.model.attribution import Certainty, Confidence, Credit, CreditKind, Evidence
from generator.model.spans import ArticleId, Place
from generator.text.agencies import agency_named, agency_of_domain

__all__ = ["Claim", "agency_of_field", "claims_of", "is_own_text", "said", "same_name", "says_whose"]

_OF_AGENCIES = frozenset(
    (
        CreditKind.AGENCY_DATELINE,
        CreditKind.BYLINE,
        CreditKind.SIGN_OFF,
        CreditKind.COPYRIGHT,
        CreditKind.CONTRIBUTION,
        CreditKind.PROMOTION,
    )
)
"""Credits that tell whose text it is when they name an agency; of an outlet they name itself."""

_STRENGTH = {Confidence.SHOWN: 0, Confidence.LIKELY: 1, Confidence.UNPROVEN: 2}


class Claim(Struct, frozen=True):
    """An article credits its text to a source, by the full name of an agency or an outlet's own name."""

    article: ArticleId
    source: str
    confidence: Confidence
    evidence: tuple[Evidence, ...]


def claims_of(case: Case) -> tuple[Claim, ...]:
    """Every claim of every article, in letter order; one for each article and source."""
    claims: list[Claim] = []
    for identity in case.order:
        found: dict[str, list[tuple[Confidence, Credit]]] = {}
        for credit in case.credits.get(identity, ()):
            source = _source(case.article(identity), credit)
            if source:
                found.setdefault(source, []).append((_confidence(case, credit), credit))
        stated = agency_of_field(case.article(identity))
        if stated and stated not in found and not is_own_text(case.article(identity), stated):
            claims.append(Claim(identity, stated, Confidence.SHOWN, (_stated(case, identity, stated),)))
        for source, made in found.items():
            made.sort(key=lambda pair: (_STRENGTH[pair[0]], pair[1].span))
            evidence = tuple(said(case, credit) for _, credit in made)
            claims.append(Claim(identity, source, made[0][0], evidence))
    return tuple(claims)


def agency_of_field(article: Article) -> str:
    """The agency that a field beside the text names, as its author or its agency; empty where none does."""
    agency = article.agency
    return agency.value if agency is not None and agency.origin is Origin.FIELD else ""


def says_whose(article: Article, credits_of: Iterable[Credit]) -> bool:
    """Whether an article names the agency whose copy it is, for the whole of its text."""
    whole = any(one.certainty is Certainty.WHOLE and one.kind in _OF_AGENCIES for one in credits_of)
    return whole or bool(agency_of_field(article))


def _stated(case: Case, article: ArticleId, agency: str) -> Evidence:
    stated = case.article(article).agency
    where = "a field beside its text" if stated is None else stated.reason
    return Evidence(f"{case.letter(article)} names {with_article(agency)} in {where}", ())


def _source(article: Article, credit: Credit) -> str:
    """The name of the source that a credit speaks of, empty where it speaks of the outlet itself."""
    agency = agency_named(credit.name)
    if agency is not None and credit.kind in _OF_AGENCIES | {CreditKind.REPRINT}:
        return "" if is_own_text(article, agency.name) else agency.name
    if credit.kind is CreditKind.REPRINT and not is_own_text(article, credit.name):
        return credit.name
    return ""


def _confidence(case: Case, credit: Credit) -> Confidence:
    if credit.certainty is Certainty.WHOLE:
        return Confidence.SHOWN
    if _of_reporter(credit):
        return Confidence.UNPROVEN
    if credit.certainty is Certainty.HINT:
        return Confidence.LIKELY
    # Without the reporter's name it is the agency that contributed, to somebody else's report.
    return Confidence.SHOWN if _names_reporter(case, credit) else Confidence.UNPROVEN


def _of_reporter(credit: Credit) -> bool:
    """Whether it is a byline without an agency, of somebody who signs another text for one (`reporters`)."""
    return credit.kind is CreditKind.BYLINE and credit.certainty is Certainty.HINT


_REPORTER = re.compile(r"[’']?s?,?(?: [a-z-]{2,20}){0,3} [A-Z][\w.’'-]{0,30} (?:[A-Z][\w.’'-]{0,30} ?){1,4}")


def _names_reporter(case: Case, credit: Credit) -> bool:
    """Whether a person's name follows the agency's: "AP writer Jo Day", "Reuters' Ann Lee in Oslo"."""
    line = case.line_of(credit).of(case.article(credit.article).text)
    agency = agency_named(credit.name)
    names = agency.names if agency is not None else (credit.name,)
    for name in names:
        at = line.find(name)
        if at >= 0:
            return _REPORTER.match(line, at + len(name)) is not None
    return False


def said(case: Case, credit: Credit) -> Evidence:
    """The line that a credit stands in, as the article says it."""
    line = case.line_of(credit).of(case.article(credit.article).text)
    if _of_reporter(credit):
        name = phrase(credit.span.of(case.article(credit.article).text), len(line))
        agency = with_article(credit.name)
        reason = f"{case.letter(credit.article)} is signed by {name}, who signs for {agency} in another text"
        return Evidence(reason, (Place(credit.article, credit.span),))
    words = phrase(line, case.settings.findings.longest_quotation)
    return Evidence(f"{case.letter(credit.article)} says {words}", (Place(credit.article, credit.span),))


def is_own_text(article: Article, source: str) -> bool:
    """Whether an article was published by that source itself; "the Ledger" may be the Port Ellis Ledger, and
    "Port Radio" its English edition."""
    if article.outlet is not None:
        outlet, name = _plain(article.outlet.value), _plain(source)
        short = agency_named(source) is None and outlet.endswith(f" {name}")
        edition = outlet.startswith(f"{name} ") and (" " in name or outlet.split()[-1] in _EDITIONS)
        if name and (outlet == name or short or edition):
            return True
    if article.url is None:
        return False
    agency = agency_of_domain(urlsplit(article.url.value).hostname or "")
    return agency is not None and same_name(agency.name, source)


_EDITIONS = frozenset({"online", "english", "international", "digital"})


def same_name(one: str, other: str) -> bool:
    """Whether two names of a source are the same: "The Ledger" and "Ledger", "AP" and "Associated Press"."""
    return _plain(one) == _plain(other) != ""


def _plain(name: str) -> str:
    agency = agency_named(name.strip())
    words = re.findall(r"\w+", (agency.name if agency is not None else name).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)
