"""What every record is made of: spans, ids, addresses, and words in an article."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

__all__ = [
    "Address",
    "ByHand",
    "CorrectionKind",
    "Id",
    "Place",
    "Portion",
    "Record",
    "Schema",
    "Sentences",
    "Source",
    "Span",
]

Span: TypeAlias = Annotated[
    tuple[int, int],
    Meta(
        description="[start, end]: half-open character offsets (Unicode code points) into the `text` of the "
        "article, which is the whole text as published."
    ),
]
Id: TypeAlias = Annotated[str, Meta(description="The id of an article.")]
Source: TypeAlias = Annotated[
    str, Meta(description="The id of an article, or of an absent source: `absent:` and a name.")
]
Portion: TypeAlias = Annotated[float, Meta(ge=0, le=1, description="0 to 1, rounded to three places.")]
Address: TypeAlias = Annotated[str, Meta(description="A path from the root of the site.")]
Schema: TypeAlias = Annotated[str, Meta(description="Where this document's JSON Schema is, relative to it.")]
CorrectionKind: TypeAlias = Literal["metadata", "one-story", "not-in-story", "link", "derivation", "note"]
ByHand: TypeAlias = Annotated[bool, Meta(description="Whether a person set it: see `corrections`.")]
Sentences: TypeAlias = Annotated[
    tuple[int, ...], Meta(description="Indices into the `sentences` of an article, counted from 0.")
]


class Record(Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Place(Record, frozen=True):
    """Words in an article: the smallest piece of evidence."""

    article: Id
    span: Span
