"""How to cite a story and its texts: plain words, BibTeX, CSL-JSON.

    @article{mayor-resigns-B,
      author = {Ann Lee and Bo Berg},
      title = {{Town loses its mayor}},
      journal = {Bay Today},
      date = {2024-05-03}
    }

The first entry is the page of the story, the others its texts. No day of access is written: the program
asks no clock, and whoever cites knows theirs. An address is given where the text has one, and for the page
where the site has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from generator.model.article import Article
from generator.model.dossier import Investigation
from generator.publishing.article.view import is_web_address
from generator.publishing.elements.addresses import public_address, story_page
from generator.publishing.elements.visible import without_controls

__all__ = ["citations_bibtex", "citations_csl", "citations_plain"]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A thing to cite; what is not known is empty."""

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    container: str
    published: str
    url: str
    language: str


def citations_plain(investigation: Investigation, site_url: str) -> bytes:
    """A line for each entry."""
    return "".join(f"{_line(entry)}\n" for entry in _entries(investigation, site_url)).encode()


def citations_bibtex(investigation: Investigation, site_url: str) -> bytes:
    """One entry of BibTeX for each; `date` as BibLaTeX has it, `year` for those who read no date."""
    return "\n".join(_bibtex(entry) for entry in _entries(investigation, site_url)).encode()


def citations_csl(investigation: Investigation, site_url: str) -> bytes:
    """CSL-JSON, the input of citation processors such as Zotero's."""
    items = [_csl(entry) for entry in _entries(investigation, site_url)]
    return msgspec.json.format(msgspec.json.encode(items), indent=1) + b"\n"


def _entries(investigation: Investigation, site_url: str) -> Iterator[_Entry]:
    slug, variants = investigation.story.slug, investigation.collation.variants
    base = variants[0].article
    title = f"{_plain(base.headline.value)}: {len(variants)} texts compared"
    url = public_address(site_url, story_page(slug)) if site_url else ""
    yield _Entry(slug, "webpage", title, (), "Copytrail", "", url, "")
    for variant in variants:
        yield _article(f"{slug}-{variant.letter}", variant.article)


def _article(key: str, article: Article) -> _Entry:
    url = article.url.value if article.url and is_web_address(article.url.value) else ""
    return _Entry(
        key=key,
        kind="article-newspaper",
        title=_plain(article.headline.value),
        authors=tuple(_plain(author.value) for author in article.authors),
        container=_plain(article.outlet.value) if article.outlet else "",
        published=article.published.value.partition("T")[0] if article.published else "",
        url=url,
        language="" if article.language == "und" else article.language,
    )


def _line(entry: _Entry) -> str:
    who = " and ".join(entry.authors)
    parts = [who, f"“{entry.title}”", entry.container, entry.published, entry.url]
    return ". ".join(part for part in parts if part) + "."


def _bibtex(entry: _Entry) -> str:
    journal = entry.container and entry.kind != "webpage"
    fields: Sequence[tuple[str, str]] = (
        ("author", " and ".join(_tex_name(author) for author in entry.authors)),
        ("title", f"{{{_tex(entry.title)}}}"),
        ("journal" if journal else "organization", _tex(entry.container)),
        ("date", entry.published),
        ("year", entry.published[:4]),
        ("url", _URL_UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", entry.url)),
        ("langid", entry.language),
    )
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@{'article' if journal else 'misc'}{{{entry.key},\n{lines}\n}}\n"


def _csl(entry: _Entry) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.key, "type": entry.kind, "title": entry.title}
    if entry.authors:
        item["author"] = [{"literal": author} for author in entry.authors]
    if entry.container:
        item["container-title"] = entry.container
    if entry.published:
        item["issued"] = {"date-parts": [[int(part) for part in entry.published.split("-")]]}
    if entry.url:
        item["URL"] = entry.url
    if entry.language:
        item["language"] = entry.language
    return item


def _plain(words: str) -> str:
    return " ".join(without_controls(words).split())


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "{}%&#_$"},
}
_SPECIAL = re.compile(r"[\\~^{}%&#_$]")
_URL_UNSAFE = re.compile(r"[{}\\\s]")


def _tex(words: str) -> str:
    return _SPECIAL.sub(lambda found: _TEX[found[0]], words)


def _tex_name(name: str) -> str:
    """A name as it stands, in braces where BibTeX would cut it in two."""
    return f"{{{_tex(name)}}}" if "," in name or " and " in name else _tex(name)
