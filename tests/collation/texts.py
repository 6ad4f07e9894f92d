"""Articles for tests of the collation: paragraphs in, an `Article` out."""

from __future__ import annotations

from msgspec.structs import replace

from generator.model.article import Article, Found, Sentence, SentenceRole, Zone, ZoneKind
from generator.model.spans import ArticleId, Span
from generator.model.story import Story
from generator.text.sentences import sentence_spans

__all__ = ["article", "of_sentences", "story"]


def article(name: str, *paragraphs: str, headline: str = "", language: str = "en") -> Article:
    """An article with these paragraphs, each cut into sentences, under a headline or none."""
    text = "\n\n".join(filter(None, [headline, *paragraphs]))
    sentences = [Sentence(Span(0, len(headline)), SentenceRole.HEADLINE, -1)] if headline else []
    start = len(headline) + 2 if headline else 0
    for number, paragraph in enumerate(paragraphs):
        place = Span(start, start + len(paragraph))
        sentences += [
            Sentence(span, SentenceRole.BODY, number) for span in sentence_spans(text, place, language)
        ]
        start = place.end + 2
    return Article(
        id=ArticleId(name),
        path=f"{name}.txt",
        text=text,
        zones=(Zone(ZoneKind.BODY, Span(0, len(text)), "written for a test"),),
        sentences=tuple(sentences),
        headline=Found(headline, Span(0, len(headline)) if headline else None, "written for a test"),
        outlet=None,
        authors=(),
        agency=None,
        dateline=None,
        published=None,
        url=None,
        language=language,
    )


def story(*articles: Article) -> Story:
    return Story("a-story", tuple(articles), ())


def of_sentences(name: str, sentences: list[str], headline_at: int | None = None) -> Article:
    """An article with exactly these sentences, a paragraph each; one of them may be the headline."""
    text = "\n\n".join(sentences)
    places, start, paragraph = [], 0, -1
    for number, words in enumerate(sentences):
        span = Span(start, start + len(words))
        start = span.end + 2
        if number == headline_at:
            places.append(Sentence(span, SentenceRole.HEADLINE, -1))
        else:
            paragraph += 1
            places.append(Sentence(span, SentenceRole.BODY, paragraph))
    return replace(article(name, text or "."), text=text, sentences=tuple(places))
