"""Small articles and stories, made by hand, for tests of who took from whom.

    bridge = article("a", "Barge hits bridge\n\nA barge broke away. Two men are missing.", outlet="Ledger")
    case = case_for(bridge, other, credited={"a": (credit(bridge, "AP", CreditKind.SIGN_OFF),)})

The first paragraph is the headline where a blank line follows it. Letters follow the order given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.attribution.lineage.case import Case, case_of
from generator.model.article import Article, Found, Sentence, SentenceRole, Zone, ZoneKind
from generator.model.attribution import Certainty, Credit, CreditKind, Quote
from generator.model.collation import (
    Alignment,
    Collation,
    Conflict,
    Link,
    Passage,
    Reading,
    Relation,
    Run,
    Share,
    Tier,
    Variant,
)
from generator.model.spans import ArticleId, Place, Span
from generator.settings import AttributionSettings
from generator.text.sentences import sentence_spans

__all__ = ["align", "article", "case_for", "collation", "credit", "link", "place", "span_of"]

SETTINGS = AttributionSettings()


def article(
    identity: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    authors: Sequence[str] = (),
    url: str | None = None,
) -> Article:
    """An article of a headline paragraph and a body, with the metadata that a test needs."""
    text = text.strip("\n")
    head, blank, _ = text.partition("\n\n")
    headline = Span(0, len(head) if blank else 0)
    sentences = [Sentence(headline, SentenceRole.HEADLINE, -1)] if blank else []
    zones = [Zone(ZoneKind.HEADLINE, headline, "the first line")] if blank else []
    zones.append(Zone(ZoneKind.BODY, Span(headline.end, len(text)), "running text"))
    paragraph, start = 0, headline.end
    for line in text[headline.end :].split("\n"):
        here = Span(start, start + len(line))
        found = sentence_spans(text, here)
        sentences.extend(Sentence(span, SentenceRole.BODY, paragraph) for span in found)
        paragraph += bool(found)
        start = here.end + 1
    return Article(
        id=ArticleId(identity),
        path=f"{identity}.txt",
        text=text,
        zones=tuple(zones),
        sentences=tuple(sentences),
        headline=Found(headline.of(text), headline if blank else None, "the first line"),
        outlet=None if outlet is None else Found(outlet, None, "given"),
        authors=tuple(Found(author, None, "given") for author in authors),
        agency=None,
        dateline=None,
        published=None if published is None else Found(published, None, "given"),
        url=None if url is None else Found(url, None, "given"),
        language="en",
    )


def span_of(one: Article, words: str) -> Span:
    """Where words stand in an article; they must stand there exactly once."""
    assert one.text.count(words) == 1, f"{words!r} is {one.text.count(words)} times in {one.id}"
    start = one.text.index(words)
    return Span(start, start + len(words))


def place(one: Article, words: str) -> Place:
    return Place(one.id, span_of(one, words))


def credit(
    one: Article,
    name: str,
    kind: CreditKind,
    certainty: Certainty = Certainty.WHOLE,
    words: str | None = None,
) -> Credit:
    """A credit at its words, or at its name."""
    return Credit(one.id, name, kind, certainty, span_of(one, words or name))


def link(a: Article, a_words: str, b: Article, b_words: str, *runs: Run, tier: Tier = Tier.FIRM) -> Link:
    """A link between the sentences that hold these words."""
    left, right = _sentence(a, a_words), _sentence(b, b_words)
    return Link((left,), (right,), Relation.REWORDED, tier, 0.6, 0.9, False, "made by hand", runs)


def _sentence(one: Article, words: str) -> int:
    start = span_of(one, words).start
    return next(i for i, s in enumerate(one.sentences) if s.span.start <= start < s.span.end)


def align(a: Article, b: Article, *links: Link) -> Alignment:
    return Alignment(a.id, b.id, links)


def collation(
    *articles: Article, alignments: Sequence[Alignment] = (), conflicts: Sequence[Conflict] = ()
) -> Collation:
    """Variants with the letters A, B, … in the order given; each sentence is a passage of its own."""
    variants = tuple(Variant(chr(ord("A") + at), one) for at, one in enumerate(articles))
    base = articles[0]
    passages = [Passage(str(at), (at,), ()) for at in range(len(base.sentences))]
    for variant in variants[1:]:
        passages.extend(
            Passage(f"0{variant.letter}{at}", (), (Reading(variant.id, (at,), None),))
            for at in range(len(variant.article.sentences))
        )
    shares = tuple(Share(one.id, 0.0, 0.0, 1.0) for one in articles)
    return Collation(variants, tuple(alignments), tuple(passages), shares, tuple(conflicts))


def case_for(
    *articles: Article,
    credited: Mapping[str, tuple[Credit, ...]] | None = None,
    quotes: Sequence[Quote] = (),
    alignments: Sequence[Alignment] = (),
) -> Case:
    """What is known of a story of these articles."""
    given = {ArticleId(key): value for key, value in (credited or {}).items()}
    return case_of(collation(*articles, alignments=alignments), given, tuple(quotes), SETTINGS)
