"""Piles of articles that tell one story, each written anew by a careless hand."""

from __future__ import annotations

import json
import re

from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.fuzz.files import KINDS, WORDS, damaged
from tests.fuzz.sound import TITLE

__all__ = ["BY_HAND", "STORY", "piles"]

STORY = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests/cases/corpora/bridge").glob("*.txt"))
}
"""The texts of a story, by the names of their files."""
_PAGE = (ROOT / "docs/how-to/correct-by-hand.md").read_text(encoding="utf-8")
BY_HAND = "\n".join(re.findall(r"```toml\n(.*?)```", _PAGE, re.DOTALL)).encode()
"""Corrections of the story, of every sort."""


def _rewritten(text: str, changes: list[tuple[int, int, int, str]]) -> str:
    """Words or paragraphs left out, exchanged, moved or doubled."""
    for how, at, length, words in changes:
        mark = "\n\n" if how % 2 else " "
        parts = text.split(mark)
        start = at % (len(parts) + 1)
        before, there, after = parts[:start], parts[start : start + length], parts[start + length :]
        text = mark.join(
            (
                [*before, *after],
                [*before, words, *after],
                [*there, *before, *after],
                [*before, *there, *there, *after],
            )[how // 2]
        )
    return text


_CHANGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 400), st.integers(1, 9), WORDS), max_size=8)


def _in_file(name: str, text: str, kind: str) -> tuple[str, bytes]:
    stem = name.removesuffix(".txt")
    if kind == "jsonl":
        row = {"title": TITLE, "text": text, "source": f"The {stem}", "date": "2025-04-08", "id": stem}
        return f"{stem}.jsonl", json.dumps(row).encode()
    if kind == "html":
        parts = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
        return f"{stem}.html", f"<html><article>{parts}</article>".encode("utf-8", "replace")
    return name, text.encode("utf-8", "replace")


@st.composite
def piles(draw: st.DrawFn) -> dict[str, bytes]:
    """Two to four rewritten articles; beside them, at times, a file of any kind and damaged corrections."""
    names = draw(st.lists(st.sampled_from(sorted(STORY)), min_size=2, max_size=4, unique=True))
    again = draw(st.sampled_from(sorted(STORY)))  # as often as not a second rewriting of one of them
    texts = [(name, STORY[name]) for name in names] + [(f"again-{again}", STORY[again])]
    kinds = st.sampled_from(["txt", "txt", "jsonl", "html"])
    pile = dict(_in_file(name, _rewritten(text, draw(_CHANGES)), draw(kinds)) for name, text in texts)
    if draw(st.booleans()):
        suffix = draw(st.sampled_from(sorted(KINDS)))
        pile[f"x.{suffix}"] = draw(KINDS[suffix])
    if draw(st.integers(0, 4)) == 0:
        pile["corrections.toml"] = draw(st.just(BY_HAND) | damaged(st.just(BY_HAND)))
    return pile
