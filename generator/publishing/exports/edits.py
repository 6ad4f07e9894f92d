"""The edits of a story as a table, for a spreadsheet.

    passage,base,text,base_words,text_words,kind,flag,grave,reason,…
    4,A,B,full of,burdened with,reworded,quotation altered,yes,“full of” became “burdened with” …,…

One row for each change between the base and another text, in the order of the passages. A cell that a
spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises (“CSV Injection”):
these are words of strangers. The mark of UTF-8 at the start makes Excel read the letters right.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.model.collation import FlagKind, Run, RunKind
from generator.model.dossier import Investigation
from generator.publishing.elements.visible import without_controls

__all__ = ["COLUMNS", "edits_table"]

COLUMNS = (
    "passage",
    "base",
    "text",
    "base_words",
    "text_words",
    "kind",
    "flag",
    "grave",
    "reason",
    "base_start",
    "base_end",
    "text_start",
    "text_end",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_GRAVEST = tuple(FlagKind)


def edits_table(investigation: Investigation) -> bytes:
    """CSV (RFC 4180) with the columns `COLUMNS`; offsets count characters of the texts as published."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in _rows(investigation))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _rows(investigation: Investigation) -> Iterator[tuple[str | int, ...]]:
    collation = investigation.collation
    texts = {variant.id: variant.article.text for variant in collation.variants}
    letters = {variant.id: variant.letter for variant in collation.variants}
    base = collation.base.id
    for passage in collation.passages:
        for reading in passage.readings:
            for run in reading.link.runs if reading.link else ():
                if run.kind is not RunKind.KEPT or run.flags:
                    names = (passage.id, letters[base], letters[reading.article])
                    yield *names, *_edit(run, texts[base], texts[reading.article])


def _edit(run: Run, base: str, text: str) -> tuple[str | int, ...]:
    gravest = min(run.flags, key=lambda flag: (not flag.grave, _GRAVEST.index(flag.kind)), default=None)
    return (
        run.a.of(base),
        run.b.of(text),
        run.kind.value,
        gravest.kind.value if gravest else "",
        "yes" if gravest and gravest.grave else "",
        run.reason or (gravest.reason if gravest else ""),
        run.a.start,
        run.a.end,
        run.b.start,
        run.b.end,
    )


def _cell(value: str | int) -> str | int:
    if isinstance(value, int):
        return value
    words = without_controls(value)
    return f"'{words}" if words.lstrip(" ").startswith(_FORMULA) else words
