"""Dates of fields and markup in other languages and spellings, by dateparser.

    "8. April 2025"             ->  2025-04-08
    "8 avril 2025 à 14:30"      ->  2025-04-08T14:30
    "martes, 8 de abril de 2025"    2025-04-08
    "gestern", "April", "8.4."  ->  nothing

Only a date with day, month and year counts, and relative words are never read, so neither the clock nor the
place of this machine can have a say. dateparser is imported when the first such date is met.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

__all__ = ["iso_in_words"]

_LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro", "tr", "id",
    "ru", "uk", "bg", "el", "he", "ar", "fa", "hi", "th", "vi", "ja", "ko", "zh",
]  # fmt: skip
_LONGEST = 60


@lru_cache(maxsize=4096)
def iso_in_words(value: str) -> str | None:
    """ISO 8601 of a date that names its month, None where it does not state a whole day."""
    digits = sum(map(str.isdigit, value))
    if not 5 <= digits <= 14 or len(value) > _LONGEST or not any(map(str.isalpha, value)):
        return None
    import dateparser

    found: datetime | None = dateparser.parse(
        value,
        languages=_LANGUAGES,
        settings={
            "PARSERS": ["absolute-time"],
            "STRICT_PARSING": True,
            "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - nothing is ever measured from it
            "TIMEZONE": "UTC",
        },
    )
    if found is None or not 1900 <= found.year <= 2100:
        return None
    timed = found.hour or found.minute or found.tzinfo is not None or ":" in value
    return found.isoformat(timespec="minutes") if timed else found.date().isoformat()
