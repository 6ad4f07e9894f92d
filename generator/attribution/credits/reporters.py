"""Bylines that name an agency's reporter and leave out the agency.

    A   By Alma Reyes (Reuters)                        B   By Alma Reyes
        └ signs for Reuters here                           └ a hint: the same name, and no agency

Who signs one text of a story for an agency hardly reports it for another outlet too. But people share
names and change their work, so the byline alone proves nothing; together with common wording it is likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.article import Article
from generator.model.attribution import Certainty, Credit, CreditKind
from generator.model.spans import ArticleId
from generator.text.agencies import agency_named
from generator.text.keys import fold

__all__ = ["with_reporters"]

_WHOLE = frozenset((CreditKind.AGENCY_DATELINE, CreditKind.BYLINE, CreditKind.SIGN_OFF))


def with_reporters(
    articles: Sequence[Article], credited: Mapping[ArticleId, tuple[Credit, ...]]
) -> dict[ArticleId, tuple[Credit, ...]]:
    """The credits of a story's articles, and a hint where a reporter signs who signs another text for an
    agency; not where an article names an agency itself."""
    working: dict[str, set[str]] = {}
    for article in articles:
        agencies = _agencies(credited[article.id])
        for author in article.authors:
            if agencies:
                working.setdefault(fold(author.value), set()).update(agencies)
    found = dict(credited)
    for article in articles:
        if article.agency is not None or _agencies(credited[article.id]):
            continue
        for author in article.authors:
            agencies = working.get(fold(author.value), set())
            if len(agencies) == 1 and author.span is not None and " " in author.value.strip():
                hint = Credit(article.id, min(agencies), CreditKind.BYLINE, Certainty.HINT, author.span)
                known = [one for one in found[article.id] if not one.span.overlaps(author.span)]
                found[article.id] = tuple(
                    sorted((*known, hint), key=lambda one: (one.span, one.kind, one.name))
                )
    return found


def _agencies(found: Sequence[Credit]) -> set[str]:
    """The agencies whose text an article says it is, as a whole."""
    named = [
        agency_named(one.name) for one in found if one.certainty is Certainty.WHOLE and one.kind in _WHOLE
    ]
    return {agency.name for agency in named if agency is not None}
