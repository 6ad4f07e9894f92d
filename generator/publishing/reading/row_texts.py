"""What each row of the reading view tells of a text, found once for all of a story's rows.

RowText   B · B · “Port Gazette” · articles/b.html · first sentence 0        sentence s7 is number 7
"""

from __future__ import annotations

from msgspec import Struct

from generator.model.article import Article, Sentence
from generator.model.collation import Reading
from generator.model.spans import ArticleId, Span
from generator.publishing.elements.addresses import article_page
from generator.publishing.elements.lookup import Lookup

__all__ = ["RowText", "row_texts"]


class RowText(Struct, frozen=True):
    """A text as rows need it."""

    article: Article
    sentences: tuple[Sentence, ...]
    first: int
    """The number of its first sentence as readers count: 0 for a headline, else 1."""
    letter: str
    wording: str
    name: str
    page: str
    language: str
    direction: str

    def spans(self, reading: Reading) -> list[Span]:
        return [self.sentences[index].span for index in reading.sentences]

    def numbers(self, reading: Reading) -> tuple[int, ...]:
        return tuple([self.first + index for index in reading.sentences])

    def said(self, reading: Reading) -> str:
        """The words of a reading, whatever the space between them."""
        text = self.article.text
        return " ".join(" ".join([text[span.start : span.end] for span in self.spans(reading)]).split())


def row_texts(lookup: Lookup) -> dict[ArticleId, RowText]:
    """Every text of the story."""
    return {
        variant.id: RowText(
            article=variant.article,
            sentences=tuple(variant.article.sentences),
            first=lookup.sentence_number(variant.id, 0),
            letter=variant.letter,
            wording=lookup.wording(variant.letter),
            name=lookup.name(variant.id),
            page=article_page(variant.id),
            language=lookup.language(variant.id),
            direction=lookup.direction(variant.id),
        )
        for variant in lookup.collation.variants
    }
