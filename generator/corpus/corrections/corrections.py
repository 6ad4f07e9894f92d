"""`corrections.toml`, at the top of a corpus: what people set by hand over what the program finds.

    [[metadata]]                                  a table for each correction; six kinds: metadata,
    article = "harbour/002.txt"                   one-story, not-in-story, link, derivation, note
    outlet  = "The Ledger"
    by  = "Ann Lee"                               who, when and why stand in every one
    on  = 2026-11-22
    why = "The masthead is cut off in the scan"

An article is named by its id or its path. Words that a correction hangs on are quoted, and found anew in
every build: where they no longer stand, the correction is told as a fault and not used, since nobody
knows whether it still holds. A correction that cannot be read loses nothing but itself.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unicodedata import normalize

from generator.corpus.corrections.contradictions import contradictions
from generator.corpus.corrections.kinds import KINDS, Unusable, nearest
from generator.corpus.corrections.table import Table
from generator.corpus.files.folders import cause
from generator.errors import Fault
from generator.model.article import Article
from generator.model.corrections import CORRECTIONS_FILE, Correction, Corrections

__all__ = ["read_corrections"]

_MOST_BYTES = 1_000_000
"""A file of corrections is written by hand; a longer one is something else under its name."""


def read_corrections(place: Path, articles: Sequence[Article]) -> tuple[Corrections, tuple[Fault, ...]]:
    """The corrections of a file that can be obeyed, and a fault for each that cannot."""
    try:
        tables = _tables(place)
    except Unusable as unusable:
        return Corrections(), (Fault(CORRECTIONS_FILE, unusable.what, unusable.remedy),)
    # macOS writes é in names of files as two characters; nobody types it so.
    named = {normalize("NFC", article.path): article for article in articles}
    named |= {article.path: article for article in articles} | {article.id: article for article in articles}
    read: list[tuple[str, Correction]] = []
    faults: list[Fault] = []
    for where, kind, content in tables:
        try:
            if kind not in KINDS:
                raise Unusable("is no kind of correction", f"write one of {_listed()}{nearest(kind, KINDS)}")
            if not isinstance(content, dict):
                raise Unusable("is no table", f"write [[{kind}]] above its lines")
            table = Table(content, named)
            found = tuple(KINDS[kind](table))
            table.expect_no_more()
            read += [(where, one) for one in found]
        except Unusable as unusable:
            faults.append(Fault(where, unusable.what, unusable.remedy))
    refused = contradictions(read)
    faults += refused
    against = {fault.where for fault in refused}
    return Corrections.of(one for where, one in read if where not in against), tuple(faults)


def _listed() -> str:
    return ", ".join(f"[[{kind}]]" for kind in KINDS)


def _tables(place: Path) -> Iterator[tuple[str, str, Any]]:
    """Every table of the file: how a fault names it, its kind, its content."""
    try:
        if place.stat().st_size > _MOST_BYTES:
            raise Unusable(f"is longer than {_MOST_BYTES:,} bytes", "keep corrections alone in it")
        document = tomllib.loads(place.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise Unusable(cause(error), "make it readable, or remove it") from None
    except UnicodeDecodeError:
        raise Unusable("is not UTF-8", "save it as UTF-8") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        what = " ".join(str(error).split())[:120] or "it is nested too deeply"
        raise Unusable(f"is not TOML ({what})", "mend that place; no correction is used until then") from None
    return (
        (f"{CORRECTIONS_FILE} [[{kind}]] {number}", kind, table)
        for kind, tables in document.items()
        for number, table in enumerate(tables if isinstance(tables, list) else [tables], start=1)
    )
