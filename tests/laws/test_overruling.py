"""Laws of what people set by hand.

A correction that says what is found changes nothing but the mark. The order in which corrections are
written changes nothing at all.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.model.corrections import Field
from generator.model.dossier import Investigation
from generator.publishing import render
from generator.settings import SiteSettings
from tests.by_hand import analysed, corpus_with, story_of


def _dossier(*tables: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        return analysed(corpus_with(Path(folder), *tables))


@cache
def found() -> Investigation:
    return story_of(_dossier(), "rtr-bridge")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _say_what_is_found() -> Iterator[str]:
    """A table for everything that was found and can be set."""
    story = found()
    letters = {variant.id: variant.article for variant in story.collation.variants}
    for article in letters.values():
        for field in Field:
            known = getattr(article, field)
            values = [each.value for each in (known if isinstance(known, tuple) else (known,)) if each]
            if values:
                yield f"[[metadata]]\narticle = {_quoted(article.id)}\n{field} = {_quoted_list(values)}"
    yield f"[[one-story]]\narticles = [{', '.join(_quoted(one) for one in letters)}]"
    absent = {source.id: source.name for source in story.attribution.absent_sources}
    for one in story.attribution.derivations:
        source = (
            f"absent-source = {_quoted(absent[one.source])}"
            if one.source in absent
            else f"source = {_quoted(one.source)}"
        )
        yield (
            f"[[derivation]]\n{source}\nderived = {_quoted(one.derived)}\n"
            f'relation = "{one.kind}"\nconfidence = "{one.confidence}"'
        )
    for alignment in story.collation.alignments[:3]:
        a, b = letters[alignment.a], letters[alignment.b]
        for link in alignment.links:
            if link.tier == "firm" and all(
                one.text.count(one.words_of(at[0])) == 1 for one, at in ((a, link.a), (b, link.b))
            ):
                yield (
                    f"[[link]]\na = {_quoted(a.id)}\na-quote = {_quoted(a.words_of(link.a[0]))}\n"
                    f"b = {_quoted(b.id)}\nb-quote = {_quoted(b.words_of(link.b[0]))}\nlinked = true"
                )


def _quoted_list(values: list[str]) -> str:
    return _quoted(values[0]) if len(values) == 1 else f"[{', '.join(map(_quoted, values))}]"


@cache
def tables() -> tuple[str, ...]:
    made = tuple(_say_what_is_found())
    assert {table.partition("]]")[0] for table in made} == {
        "[[metadata",
        "[[one-story",
        "[[derivation",
        "[[link",
    }
    return made


def _without_marks(thing: Any) -> Any:
    """A model's data without hands, corrections, and the reasons that hands gave."""
    if isinstance(thing, tuple):
        return tuple(
            _without_marks(one)
            for one in thing
            if not getattr(one, "reason", "").startswith("set by hand, by ")
        )
    if hasattr(thing, "__struct_fields__"):
        return type(thing).__name__, tuple(
            (name, _without_marks(getattr(thing, name)))
            for name in thing.__struct_fields__
            if name not in ("hand", "corrections")
        )
    return thing


@pytest.mark.parametrize("seed", range(6))
def test_a_correction_that_says_what_is_found_changes_nothing_but_the_mark(seed: int) -> None:
    some = random.Random(seed).sample(tables(), 1 + seed * 3)
    story = story_of(_dossier(*some), "rtr-bridge")
    assert _without_marks(story) == _without_marks(found())
    assert len([*story.corrections]) >= len(some)


SET = (
    '[[metadata]]\narticle = "page-118823"\noutlet = "Page One"\npublished = "2025-04-08"',
    '[[derivation]]\nsource = "rtr-bridge"\nderived = "page-118823"\nrelation = "copied"',
    '[[derivation]]\nsource = "ledger-0408"\nderived = "stannard-0409"\nrelation = "none"',
    '[[derivation]]\nabsent-source = "Reuters report"\nderived = "rtr-bridge"\nrelation = "copied"',
    '[[not-in-story]]\narticle = "stannard-0409"\nof = "rtr-bridge"',
    '[[one-story]]\narticles = ["rtr-bridge", "ledger-0408"]',
    '[[note]]\narticle = "ledger-0408"\nquote = "swung broadside"\nnote = "a note"',
    '[[note]]\narticle = "ledger-0408"\nnote = "another note"\nby = "Bo Hale"',
    '[[link]]\na = "ledger-0408"\na-quote = "swung broadside into the fourth pier"\n'
    'b = "beacon-0407"\nb-quote = "struck a pier of the St. Brannoc Bridge before dawn"\nlinked = false',
)


def _site(order: tuple[int, ...]) -> dict[str, bytes]:
    return dict(render(_dossier(*(SET[at] for at in order)), SiteSettings()))


def test_corrections_in_any_order_give_the_same_bytes() -> None:
    straight = _site(tuple(range(len(SET))))
    for seed in (1, 2):
        order = random.Random(seed).sample(range(len(SET)), len(SET))
        assert _site(tuple(order)) == straight
