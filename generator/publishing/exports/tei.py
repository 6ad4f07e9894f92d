"""A story as a critical edition in TEI P5: every text a witness, every passage an entry of the apparatus.

    <listWit><witness xml:id="A">Lindholm Ledger …</witness> …
    <ab xml:id="p4" n="4"><app>
      <lem wit="#A">She said there will be no …</lem>
      <rdg wit="#B" type="reworded">She remarked that there would be no …</rdg>
      <rdg wit="#C #D" type="absent"/>
    </app></ab>

The method is parallel segmentation (TEI P5 Guidelines, 12.2.3): sentences that correspond stand in one
`app`, wherever a witness has them; a passage that the base lacks has no `lem`. Near copies share the `lem`
with the base, and where their words differ there are entries within it (`tei_words`).
Written without a library, since nothing is read: text is escaped, and a character that XML cannot hold
becomes U+FFFD.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from generator.model.article import Article, SentenceRole
from generator.model.attribution import Attribution, Confidence, Derivation
from generator.model.collation import Collation, Passage, Reading, Tier, Variant
from generator.model.dossier import Investigation
from generator.model.spans import ArticleId, Span
from generator.publishing.exports.tei_words import Stretch, close_to_base, stretches

__all__ = ["story_tei"]

_CERT = {Confidence.SHOWN: "high", Confidence.LIKELY: "medium", Confidence.UNPROVEN: "low"}
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def story_tei(investigation: Investigation, generator: str) -> bytes:
    """The document, UTF-8. `generator` says what made it."""
    return "\n".join([*_document(investigation, generator), ""]).encode()


def _document(investigation: Investigation, generator: str) -> Iterator[str]:
    collation, attribution = investigation.collation, investigation.attribution
    base = collation.base
    name, _, version = generator.rpartition(" ")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
    yield "<teiHeader>"
    yield f"<fileDesc><titleStmt><title{_lang(base.article)}>{_text(base.article.headline.value)}</title>"
    yield f"<respStmt><resp>collated by</resp><name>{_text(generator)}</name></respStmt></titleStmt>"
    yield "<publicationStmt><p>The words belong to those who published them.</p></publicationStmt>"
    yield "<sourceDesc><listWit>"
    yield from (_witness(variant) for variant in collation.variants)
    yield "</listWit>"
    yield from _lineage(collation, attribution)
    yield "</sourceDesc></fileDesc>"
    yield f'<encodingDesc><appInfo><application ident="{_ident(name)}" version="{_version(version)}">'
    yield f"<label>{_text(generator)}</label></application></appInfo>"
    yield '<variantEncoding method="parallel-segmentation" location="internal"/></encodingDesc>'
    yield "</teiHeader>"
    yield "<text><body><div>"
    apparatus = _Apparatus(collation.variants)
    for passage in collation.passages:
        yield from apparatus.entry(passage)
    yield "</div></body></text>"
    yield "</TEI>"


def _lineage(collation: Collation, attribution: Attribution) -> Iterator[str]:
    """The sources, those that the corpus lacks by an id of their own, and what was taken from each."""
    names = {str(variant.id): variant.letter for variant in collation.variants}
    giving = dict.fromkeys(str(derivation.source) for derivation in attribution.derivations)
    bibls = [
        f'<bibl corresp="#{names[source]}">{names[source]}</bibl>' for source in giving if source in names
    ]
    for place, source in enumerate(attribution.absent_sources, start=1):
        names[str(source.id)] = f"source-{place}"
        bibls.append(f'<bibl xml:id="source-{place}" type="absent">{_text(source.name)}</bibl>')
    if bibls:
        yield "<listBibl>"
        yield from bibls
        yield from (_relation(derivation, names) for derivation in attribution.derivations)
        yield "</listBibl>"


def _witness(variant: Variant) -> str:
    article = variant.article
    parts = [f"<title{_lang(article)}>{_text(article.headline.value)}</title>"]
    parts += [f"<author>{_text(author.value)}</author>" for author in article.authors]
    parts += [f"<publisher>{_text(article.outlet.value)}</publisher>"] if article.outlet else []
    if article.published:
        day = _DATE.match(article.published.value)
        when = f' when="{day[0]}"' if day else ""
        parts.append(f"<date{when}>{_text(article.published.value)}</date>")
    parts += [f"<idno>{_text(article.url.value)}</idno>"] if article.url else []
    return f'<witness xml:id="{variant.letter}"><bibl>{"".join(parts)}</bibl></witness>'


def _relation(derivation: Derivation, names: dict[str, str]) -> str:
    """What a text took from a source: `active` has it from `passive`."""
    active, passive = names[str(derivation.derived)], names[str(derivation.source)]
    return (
        f'<relation name="{derivation.kind.value}" active="#{active}" passive="#{passive}" '
        f'cert="{_CERT[derivation.confidence]}"/>'
    )


class _Apparatus:
    """Makes the entries; holds the texts."""

    def __init__(self, variants: Sequence[Variant]) -> None:
        self._variants = {variant.id: variant for variant in variants}
        self._base = variants[0].id

    def entry(self, passage: Passage) -> Iterator[str]:
        yield f'<ab xml:id="p{passage.id}" n="{passage.id}"{self._kind(passage)}><app>'
        close = self._close(passage)
        if close:
            yield self._word_by_word(passage, close)
        elif passage.base:
            yield self._words("lem", [self._base], tuple(passage.base), "")
        groups: dict[tuple[str, str, str], list[Reading]] = defaultdict(list)
        for reading in (each for each in passage.readings if each not in close):
            article = self._variants[reading.article].article
            key = (_how(reading), article.language, self._said(reading.article, reading.sentences))
            groups[key].append(reading)
        for (how, _, _), readings in groups.items():
            articles = list(dict.fromkeys(reading.article for reading in readings))
            yield self._words("rdg", articles, readings[0].sentences, how)
        here = {reading.article for reading in passage.readings} | ({self._base} if passage.base else set())
        absent = [article for article in self._variants if article not in here]
        if absent:
            yield f'<rdg wit="{self._letters(absent)}" type="absent"/>'
        yield "</app></ab>"

    def _close(self, passage: Passage) -> tuple[Reading, ...]:
        """The readings that are told within the base's words: of each text one."""
        if not passage.base:
            return ()
        base = self._variants[self._base].article
        found = {
            reading.article: reading
            for reading in reversed(passage.readings)
            if close_to_base(passage, reading, base, self._variants[reading.article].article)
            and self._variants[reading.article].article.language == base.language
        }
        return tuple(reading for reading in passage.readings if found.get(reading.article) is reading)

    def _word_by_word(self, passage: Passage, close: Sequence[Reading]) -> str:
        base = self._variants[self._base].article
        witnesses = [(reading, self._variants[reading.article].article) for reading in close]
        everyone = [self._base, *(reading.article for reading in close)]
        told = "".join(
            self._entry_of_words(stretch, everyone) for stretch in stretches(passage, base, witnesses)
        )
        return f'<lem wit="{self._letters(everyone)}"{_lang(base)}>{told}</lem>'

    def _entry_of_words(self, stretch: Stretch, everyone: Sequence[ArticleId]) -> str:
        if not stretch.others:
            return _text(stretch.base)
        others = {article for _, _, articles in stretch.others for article in articles}
        agreeing = self._letters([article for article in everyone if article not in others])
        readings = "".join(
            f'<rdg wit="{self._letters(articles)}" type="{kind}">{_text(words)}</rdg>'
            for words, kind, articles in stretch.others
        )
        return f'<app><lem wit="{agreeing}">{_text(stretch.base)}</lem>{readings}</app>'

    def _kind(self, passage: Passage) -> str:
        first = passage.base or passage.readings[0].sentences
        article = self._variants[self._base if passage.base else passage.readings[0].article].article
        return ' type="headline"' if article.sentences[first[0]].role is SentenceRole.HEADLINE else ""

    def _words(self, name: str, articles: Sequence[ArticleId], sentences: Sequence[int], how: str) -> str:
        article = self._variants[articles[0]].article
        kind = f' type="{how}"' if how else ""
        said = _text(self._said(articles[0], sentences))
        return f'<{name} wit="{self._letters(articles)}"{kind}{_lang(article)}>{said}</{name}>'

    def _said(self, article: ArticleId, sentences: Sequence[int]) -> str:
        found = self._variants[article].article
        spans: list[Span] = [found.sentences[index].span for index in sentences]
        return " ".join(" ".join(span.of(found.text).split()) for span in spans)

    def _letters(self, articles: Sequence[ArticleId]) -> str:
        return " ".join(f"#{self._variants[article].letter}" for article in articles)


def _how(reading: Reading) -> str:
    """The relation to the base, as one TEI name: `reworded.moved`, `perhaps.retold`, `added`."""
    link = reading.link
    if link is None:
        return "added"
    perhaps = "perhaps." if link.tier is Tier.POSSIBLE else ""
    return f"{perhaps}{link.relation.value}{'.moved' if link.moved else ''}"


def _lang(article: Article) -> str:
    return "" if article.language == "und" else f' xml:lang="{escape(article.language)}"'


def _text(words: str) -> str:
    return escape(_ILLEGAL.sub("�", words), quote=False)


def _ident(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.-]", "-", name) or "copytrail"


def _version(version: str) -> str:
    """TEI wants figures and points: `1.2` of `1.2.dev3`."""
    found = re.match(r"\d+(\.\d+){0,3}", version)
    return found[0] if found else "0"
