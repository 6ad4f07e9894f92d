"""Who says what, and which articles carry agency copy, measured on articles that people marked.

Floors are what was measured when they were set; lowering one is a decision to be written down. How the sets
were made stands in their own README beside the data.

    what                                                      measured    peers
    source of an attribution, exact span, F1 (dev part)         .657      published rules .107, CRF .506
    its cue                                                     .642      published rules .228, CRF .534
    its content                                                 .583      published rules .056, CRF .286
    speaker of a quotation: recall / precision                  .803 / .919
    agency copy with author and dateline: precision / recall    .987 / .987
    … with both taken away                                      .900 / .120   then only the lineage can tell
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pytest
from msgspec.structs import replace

from generator.attribution.credits.credits import credits_of
from generator.attribution.quotations.quotes import attributions_of, spoken_in
from generator.model.article import Zone, ZoneKind
from generator.model.attribution import CreditKind
from generator.model.spans import Span
from generator.settings import AttributionSettings
from generator.text.agencies import agency_named
from tests.attribution.builder import article
from tests.quality.evaluation import rows
from tests.quality.floors import hold

ROLES = ("source", "cue", "content")
Marked = dict[str, list[tuple[int, int]]]


@cache
def articles() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows("quotes/articles.jsonl", "ad19062616c77a29")}


def texts(part: str) -> dict[str, str]:
    return {identity: row["text"] for identity, row in articles().items() if row["split"] == part}


@cache
def marked_by_people(part: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows("quotes/attributions.jsonl", "6218fa74d0ea599b"):
        if row["split"] == part:
            found[row["doc"]].append(row)
    return found


def pieces(row: dict[str, Any], role: str) -> list[tuple[int, int]]:
    return [(start, end) for piece in row[role] for start, end in piece["spans"]]


def painted(text: str, attributions: Iterable[Marked]) -> set[tuple[str, int, int]]:
    """Spans without overlap, as the published comparison counts them.

    The attribution with the longest content is painted first; one that would paint over another is left out.
    """
    label: dict[int, str] = {}
    for one in sorted(attributions, key=lambda one: -sum(end - start for start, end in one["content"])):
        cells = {
            at: role
            for role in reversed(ROLES)
            for start, end in one[role]
            for at in range(*whole_words(text, start, end))
            if not text[at].isspace()
        }
        if not any(at in label for at in cells):
            label.update(cells)
    found: set[tuple[str, int, int]] = set()
    role, begin, last = "", 0, -1
    for at in sorted(label):
        gap = text[last + 1 : at]
        if label[at] != role or gap.strip() or "\n" in gap:
            if role:
                found.add((role, begin, last + 1))
            role, begin = label[at], at
        last = at
    return found | ({(role, begin, last + 1)} if role else set())


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


@pytest.fixture(scope="module")
def agreement() -> dict[str, float]:
    """F1 of exact spans, by role, on the dev part."""
    marked = marked_by_people("dev")
    right, ours, theirs = (dict.fromkeys(ROLES, 0) for _ in range(3))
    for identity, text in texts("dev").items():
        gold = painted(text, ({role: pieces(row, role) for role in ROLES} for row in marked[identity]))
        found = painted(
            text,
            (
                {
                    "source": spans(one.source),
                    "cue": spans(one.cue),
                    "content": spans(*one.content),
                }
                for one in attributions_of(text)
            ),
        )
        for role in ROLES:
            right[role] += sum(span[0] == role for span in gold & found)
            ours[role] += sum(span[0] == role for span in found)
            theirs[role] += sum(span[0] == role for span in gold)
    return {role: 2 * right[role] / (ours[role] + theirs[role]) for role in ROLES}


def spans(*given: Span | None) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in given if span is not None]


@pytest.mark.parametrize("role", ["source", "cue", "content"])
def test_attributions_agree_with_people(agreement: dict[str, float], role: str) -> None:
    hold(f"attributions: {role}, exact F1", agreement[role])


def test_quotations_have_the_right_speaker() -> None:
    marked = marked_by_people("dev")
    right = wrong = silent = 0
    for identity, text in texts("dev").items():
        rows_here = [row for row in marked[identity] if row["quoted"] and row["source"]]
        for quote in spoken_in(text, (Span(0, len(text)),), "en", AttributionSettings()):
            for row in rows_here:
                inside = any(s <= quote.span.start and quote.span.end <= e for s, e in pieces(row, "content"))
                if len(quote.span) < 8 or not inside:
                    continue
                named = quote.speaker_span if quote.speaker is not None else None
                if named is None:
                    silent += 1
                elif any(s < named.end and e > named.start for s, e in pieces(row, "source")):
                    right += 1
                else:
                    wrong += 1
    hold("speakers: recall", right / (right + wrong + silent))
    hold("speakers: precision", right / (right + wrong))


OF_AGENCIES = frozenset(
    {
        CreditKind.AGENCY_DATELINE,
        CreditKind.BYLINE,
        CreditKind.SIGN_OFF,
        CreditKind.COPYRIGHT,
        CreditKind.CONTRIBUTION,
        CreditKind.PROMOTION,
    }
)
DATELINE = re.compile(r"^[^\n]{0,60}?\((?:AP|Reuters|AFP|UPI)\) ?[-–—]{0,2} ?", re.MULTILINE)
AUTHORS = re.compile(r"[,/|()]| and ")


def agency_copy(prepare: Callable[[str], str], *, with_author: bool) -> tuple[float, float]:
    """Precision and recall over the articles of which it is known."""
    known, empty = articles(), article("a", "-")
    right = ours = theirs = 0
    for row in rows("quotes/wire_credit.jsonl", "45973282385d2b22"):
        if row["wire"] == "NA":
            continue
        text = prepare(known[row["id"]]["text"])
        prose = (Zone(ZoneKind.BODY, Span(0, len(text)), "all of it"),)
        one = replace(empty, text=text, zones=prose, sentences=())
        found = any(credit.kind in OF_AGENCIES for credit in credits_of(one))
        author = known[row["id"]].get("author") or ""
        found |= with_author and any(agency_named(name.strip()) for name in AUTHORS.split(author))
        right += found and row["wire"] != "None"
        ours += found
        theirs += row["wire"] != "None"
    return right / ours, right / theirs


def test_agency_copy_is_recognised() -> None:
    precision, recall = agency_copy(lambda text: text, with_author=True)
    hold("agency copy with author and dateline: precision", precision)
    hold("agency copy with author and dateline: recall", recall)


def test_without_author_and_dateline_little_is_said_and_that_is_right() -> None:
    precision, recall = agency_copy(lambda text: DATELINE.sub("", text), with_author=False)
    hold("agency copy without author and dateline: precision", precision)
    hold("agency copy without author and dateline: recall", recall)
