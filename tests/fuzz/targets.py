"""What is fuzzed: a name, what its examples are made of, and the promise that is kept whatever they are.

html, csv, warc, …    a file of that kind is read or told
pile                  a pile of rewritten articles becomes a sound site
by-hand, settings     corrections, or a configuration, are obeyed or told
text, two             the rules under the readers, and the comparison of two texts (guided alone)
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from generator.api import compare
from generator.command.configuration import read_configuration
from generator.corpus.files.decoding import Problem, decode, plain
from generator.corpus.files.mojibake import repaired
from generator.errors import CopytrailError
from generator.text.quotation import quoted
from generator.text.sentences import sentence_spans
from generator.text.tokens import tokenize
from tests.fuzz.files import KINDS, damaged
from tests.fuzz.piles import BY_HAND, STORY, piles
from tests.fuzz.promises import built, in_folder, is_one_line, read_or_told
from tests.fuzz.sound import SOUND, TEXT

__all__ = ["GUIDED", "MADE_UP"]


def _file(suffix: str, content: bytes) -> None:
    read_or_told(f"a.{suffix}", content)


def _decoded(content: bytes) -> str:
    text = decode(content)
    return "" if isinstance(text, Problem) else plain(repaired(text))


def _text(content: bytes) -> None:
    """Any text is cut into quotations, sentences and tokens that lie in it, in order."""
    text = _decoded(content)
    for found in quoted(text):
        assert 0 <= found.outer.start <= found.inner.start <= found.inner.end <= found.outer.end <= len(text)
    at = 0
    for span in sentence_spans(text):
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()
    at = 0
    for token in tokenize(text):
        assert at <= token.start < token.end <= len(text)
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:].strip()


def _two(content: bytes) -> None:
    """Any two texts, with a NUL between them, can be set side by side; what is found lies in them."""
    one, _, other = _decoded(content.replace(b"\0", b"\x01")).partition("\ufffd")
    try:
        collation = compare(one, other)
    except CopytrailError as error:
        is_one_line(error.fault)
        return
    texts = {variant.id: variant.article.text for variant in collation.variants}
    for alignment in collation.alignments:
        a, b = texts[alignment.a], texts[alignment.b]
        for link in alignment.links:
            assert all(0 <= run.a.start <= run.a.end <= len(a) for run in link.runs)
            assert all(0 <= run.b.start <= run.b.end <= len(b) for run in link.runs)


_PILE = {name: text.encode() for name, text in STORY.items()}


def _by_hand(content: bytes) -> None:
    built({**_PILE, "corrections.toml": content})


def _configured(content: bytes) -> None:
    def read(place: Path) -> None:
        try:
            read_configuration(place, {"site-url": "site_url", "jobs": "jobs", "fail-on": "fail_on"})
        except CopytrailError as error:
            is_one_line(error.fault)

    in_folder("copytrail.toml", content, read)


_CONFIGURATION = (
    b'site-url = "https://a.example/"\nfail-on = ["any"]\n[settings.corpus]\nmost-sentences = 100\n'
)

MADE_UP: dict[str, tuple[st.SearchStrategy[Any], Callable[..., object]]] = {
    **{suffix: (files, partial(_file, suffix)) for suffix, files in KINDS.items()},
    "pile": (piles(), built),
    "by-hand": (damaged(st.just(BY_HAND)), _by_hand),
    "settings": (damaged(st.just(_CONFIGURATION)), _configured),
}

GUIDED: dict[str, tuple[list[bytes], Callable[[bytes], object]]] = {
    **{suffix: ([sound], partial(_file, suffix)) for suffix, sound in SOUND.items()},
    "text": ([TEXT.encode(), *_PILE.values()], _text),
    "two": ([f"{TEXT}\0{TEXT[:400]}".encode(), b"\0".join([*_PILE.values()][:2])], _two),
    "by-hand": ([BY_HAND], _by_hand),
    "settings": ([_CONFIGURATION], _configured),
}
