"""What each outlet and agency published, and whose words it ran: notes taken story by story.

    Bay Today      12 texts: 2 own reports, 7 copies, 3 rewordings
                   runs the words of City Wire 9 times, named 6 times
    City Wire      its words are in 14 texts of 5 outlets

A note is small, so that those of a large corpus fit into memory while its stories do not. Unproven
derivations are no notes: a page about an outlet is read as a judgement on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.model.article import Article
from generator.model.attribution import Confidence, DerivationKind
from generator.model.brief import Overview
from generator.model.collation import FlagKind
from generator.model.spans import ArticleId
from generator.publishing.elements.addresses import article_page, publisher_key
from generator.publishing.site.index_rows import LONGEST_HEADLINE
from generator.publishing.elements.lookup import Lookup
from generator.publishing.sections.strip import kind_of
from generator.publishing.sections.texts import publisher
from generator.publishing.elements.wording import short

__all__ = ["Carried", "Publisher", "Ran", "publishers", "ran_by"]


class Carried(Struct, frozen=True):
    """Another's words in a text: whose, whether as a copy, and whether the text says so."""

    name: str
    is_copy: bool
    named: bool
    is_likely: bool
    """Not shown by the words: whoever reads the row has to be told so."""


class Ran(Struct, frozen=True):
    """A text as a row of its outlet's page. `kind`: `n` own report, `c` copy, `w` rewording, `k` cannot
    tell, `1` found once."""

    outlet: str
    to: str
    headline: str
    language: str
    direction: str
    date: str
    kind: str
    carried: tuple[Carried, ...]
    grave: int
    """Things to check that are at issue in it."""


class Publisher(Struct):
    """All that is known of one name."""

    name: str
    is_agency: bool = False
    ran: list[Ran] = []
    taken: list[Ran] = []
    """Texts of others that carry its words."""


def publishers(overview: Overview, told: Iterable[Sequence[Ran]]) -> tuple[Publisher, ...]:
    """Every outlet and agency, by name. `told` are the texts of each story of the overview."""
    found: dict[str, Publisher] = {}

    def known(name: str) -> Publisher:
        return found.setdefault(publisher_key(name), Publisher(name))

    for ran, agency in _all(overview, told):
        if ran.outlet:
            known(ran.outlet).ran.append(ran)
        if agency:
            known(agency).is_agency = True
        for each in ran.carried:
            if publisher_key(each.name) != publisher_key(ran.outlet):
                known(each.name).taken.append(ran)
    for one in found.values():
        one.ran.sort(key=_newest)
        one.taken.sort(key=_newest)
    return tuple(found[key] for key in sorted(found))


def _newest(ran: Ran) -> tuple[tuple[int, ...], str]:
    return tuple(-ord(character) for character in ran.date) or (1,), ran.to


def _all(overview: Overview, told: Iterable[Sequence[Ran]]) -> Iterator[tuple[Ran, str]]:
    articles = {article.id: article for article in overview.corpus.articles}
    for story, texts in zip(overview.stories, told, strict=True):
        yield from ((ran, _agency(articles[id])) for (_, id), ran in zip(story.letters, texts, strict=True))
    for article in overview.singles():
        yield _ran(article, "1", (), 0, "", ""), _agency(article)


def ran_by(lookup: Lookup) -> Iterator[Ran]:
    """The texts of a story as rows of their outlets' pages, in the order of its letters."""
    silent: set[ArticleId] = set()
    grave: dict[ArticleId, int] = defaultdict(int)
    for finding in lookup.attribution.findings:
        for about in finding.about:
            grave[about] += finding.grave
            if finding.kind is FlagKind.CREDIT_MISSING:
                silent.add(about)
    for variant in lookup.collation.variants:
        article = variant.article
        yield _ran(
            article,
            kind_of(lookup, article.id),
            tuple(_carried(lookup, article.id, article.id not in silent)),
            grave[article.id],
            lookup.language(article.id),
            lookup.direction(article.id),
        )


def _carried(lookup: Lookup, article: ArticleId, named: bool) -> Iterable[Carried]:
    found: dict[str, Carried] = {}
    for derivation in lookup.sources_of(article):
        if derivation.confidence is Confidence.UNPROVEN or derivation.kind not in _CARRYING:
            continue
        name = publisher(lookup, derivation.source)
        if name:
            carried = Carried(
                name,
                derivation.kind is DerivationKind.COPIED,
                named,
                derivation.confidence is not Confidence.SHOWN,
            )
            found.setdefault(publisher_key(name), carried)
    return found.values()


_CARRYING = (DerivationKind.COPIED, DerivationKind.REWORDED)


def _agency(article: Article) -> str:
    return article.agency.value if article.agency else ""


def _ran(
    article: Article,
    kind: str,
    carried: tuple[Carried, ...],
    grave: int,
    language: str,
    direction: str,
) -> Ran:
    return Ran(
        outlet=article.outlet.value if article.outlet else "",
        to=article_page(article.id),
        headline=short(article.headline.value, LONGEST_HEADLINE),
        language=language,
        direction=direction,
        date=article.published.value.partition("T")[0] if article.published else "",
        kind=kind,
        carried=carried,
        grave=grave,
    )
