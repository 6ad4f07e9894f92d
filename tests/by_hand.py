"""A corpus with corrections, for tests of what people set by hand: the bridge of `tests/cases/corpora`."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.build import analyse
from generator.corpus import read
from generator.model.collation import Link
from generator.model.dossier import Corpus, Dossier, Investigation
from generator.settings import Settings
from tests.conftest import ROOT

__all__ = [
    "BRIDGE",
    "SETTINGS",
    "analyse",
    "analysed",
    "corpus_with",
    "link_of",
    "read",
    "signed",
    "story_of",
]

BRIDGE = ROOT / "tests/cases/corpora/bridge"
SETTINGS = Settings()
_SIGNATURE = {"by": '"Ann Lee"', "on": "2026-11-22", "why": '"she asked their desk"'}


def signed(table: str) -> str:
    """A table with who, when and why, as far as it has not got them."""
    given = {line.partition("=")[0].strip() for line in table.splitlines()}
    lines = [f"{name} = {value}" for name, value in _SIGNATURE.items() if name not in given]
    return "\n".join([table.strip("\n"), *lines, ""])


def corpus_with(folder: Path, *tables: str) -> Corpus:
    """The bridge, read with these corrections, each signed."""
    for path in sorted(BRIDGE.glob("*.txt")):
        shutil.copy(path, folder)
    (folder / "corrections.toml").write_text("\n".join(map(signed, tables)), encoding="utf-8")
    return read(folder, SETTINGS.corpus)


def analysed(corpus: Corpus) -> Dossier:
    assert not corpus.faults, corpus.faults
    return analyse(corpus, SETTINGS)


def story_of(dossier: Dossier, article: str) -> Investigation:
    """The story that an article is in."""
    (found,) = (s for s in dossier.stories if article in {v.id for v in s.collation.variants})
    return found


def link_of(story: Investigation, a: str, a_words: str, b: str, b_words: str) -> Link | None:
    """The link that joins the sentences of two articles that have these words."""
    texts = {variant.id: variant.article for variant in story.collation.variants}
    for alignment in story.collation.alignments:
        sides = ((a, a_words), (b, b_words))
        if alignment.a == b:
            sides = (sides[1], sides[0])
        if (alignment.a, alignment.b) != (sides[0][0], sides[1][0]):
            continue
        at = [
            next(n for n in range(len(texts[one].sentences)) if words in texts[one].words_of(n))
            for one, words in sides
        ]
        return next((link for link in alignment.links if at[0] in link.a and at[1] in link.b), None)
    return None
