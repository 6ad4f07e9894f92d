"""What a page says of itself to machines: schema.org in JSON-LD, for a site with a public address.

    {"@type": "NewsArticle", "headline": "Town loses its mayor", "publisher": {…},
     "isBasedOn": ["https://…/articles/ledger.html"],
     "citation": [{"@type": "CreativeWork", "name": "City Wire report"}]}

`isBasedOn` says what the texts show or make likely; a link that is unproven is not said: a machine would
repeat it as a fact. `citation` is what a text itself names. The block is data and no script, so the
Content-Security-Policy has nothing to allow; `<` is escaped, so it cannot end early.
"""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from generator.model.article import Article
from generator.model.attribution import Confidence, DerivationKind, SourceId
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId
from generator.publishing.elements.addresses import article_page, public_address, story_page
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.visible import without_controls
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["article_structured", "story_structured"]

_TAKEN = (DerivationKind.COPIED, DerivationKind.REWORDED, DerivationKind.RETOLD)


def article_structured(article: Article, lookup: Lookup | None, site_url: str) -> Markup:
    """An article's page; empty without the site's address."""
    if not site_url:
        return Markup("")
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": public_address(site_url, article_page(article.id)),
        "headline": _plain(article.headline.value),
    }
    if article.authors:
        said["author"] = [{"@type": "Person", "name": _plain(author.value)} for author in article.authors]
    if article.outlet:
        said["publisher"] = {"@type": "Organization", "name": _plain(article.outlet.value)}
    if article.published:
        said["datePublished"] = article.published.value
    if article.language != "und":
        said["inLanguage"] = article.language
    if lookup:
        said |= _sources(article.id, lookup, site_url)
    return _block(said)


def story_structured(investigation: Investigation, description: str, say: Catalogue, site_url: str) -> Markup:
    """A story's page, with its texts; empty without the site's address."""
    if not site_url:
        return Markup("")
    variants = investigation.collation.variants
    return _block(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "url": public_address(site_url, story_page(investigation.story.slug)),
            "name": _plain(variants[0].article.headline.value),
            "description": without_controls(description),
            "inLanguage": say.code,
            "isBasedOn": [public_address(site_url, article_page(each.id)) for each in variants],
        }
    )


def _sources(article: ArticleId, lookup: Lookup, site_url: str) -> dict[str, Any]:
    taken: dict[str, Any] = {}
    cited: dict[str, Any] = {}
    for derivation in lookup.sources_of(article):
        if derivation.confidence is not Confidence.UNPROVEN:
            found = taken if derivation.kind in _TAKEN else cited
            found[derivation.source] = _source(derivation.source, lookup, site_url)
    both = {"isBasedOn": list(taken.values()), "citation": list(cited.values())}
    return {name: found for name, found in both.items() if found}


def _source(source: SourceId, lookup: Lookup, site_url: str) -> Any:
    absent = lookup.absent.get(source)
    if absent:
        return {"@type": "CreativeWork", "name": _plain(absent.name)}
    return public_address(site_url, article_page(ArticleId(source)))


def _plain(words: str) -> str:
    return " ".join(without_controls(words).split())


def _block(said: dict[str, Any]) -> Markup:
    encoded = msgspec.json.encode(said).decode().replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(f'<script type="application/ld+json">{encoded}</script>')  # noqa: S704 - nothing can end it
