"""The three functions for programs, and the page that tells of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator import build as program
from generator.api import CopytrailError, Settings, analyse, build, compare
from generator.corpus import read
from generator.publishing import render

CLOSED = "The baths on Harrow Street are closed."
DEPTH = "Divers measured the harbour at nine metres, and found no wreck."


def test_the_examples_of_the_page_run(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(root / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    page = (root / "docs/reference/python.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", page, re.S)
    assert len(blocks) >= 4
    exec(compile("\n".join(blocks), "python.md", "exec"), {})


def test_texts_give_what_their_files_give(seeds: Path) -> None:
    files = sorted(seeds.glob("*.txt"), reverse=True)
    dossier = analyse({path.name: path.read_text(encoding="utf-8") for path in files})
    of_files = program.analyse(read(seeds, Settings().corpus), Settings())
    assert dossier.corpus.tally == of_files.corpus.tally
    assert render(dossier, Settings().site) == render(of_files, Settings().site)


def test_a_text_that_cannot_be_used_loses_nothing_else() -> None:
    dossier = analyse({"a.txt": CLOSED, "b.txt": " \n", "": DEPTH})
    assert [fault.where for fault in dossier.corpus.faults] == ["b.txt"]
    assert len(dossier.corpus.articles) == 2
    assert analyse({}).stories == ()


def test_two_texts_need_not_tell_one_story() -> None:
    collation = compare(CLOSED, DEPTH)
    assert [variant.article.text for variant in collation.variants] == [CLOSED, DEPTH]
    assert not collation.alignments[0].links


def test_the_first_of_two_is_the_base_whichever_it_is() -> None:
    long = f"{CLOSED} Engineers found cracks in the roof of the old hall. {DEPTH}"
    for one, other in ((CLOSED, long), (long, CLOSED)):
        collation = compare(one, other)
        assert collation.base.article.text == one
        assert (collation.alignments[0].a, collation.alignments[0].b) == ("one", "other")


def test_a_text_without_words_is_told_in_one_line() -> None:
    with pytest.raises(CopytrailError, match="other: is empty; "):
        compare(CLOSED, "")
    small = replace(Settings(), corpus=replace(Settings().corpus, largest_article=10))
    with pytest.raises(CopytrailError, match="one: is longer than 10 characters; "):
        compare(CLOSED, DEPTH, small)


def test_a_site_is_that_of_the_command(site: Path, seeds: Path, tmp_path: Path) -> None:
    dossier = build(str(seeds), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_bytes() == (site / "index.html").read_bytes()
    assert len(dossier.stories) == 1
