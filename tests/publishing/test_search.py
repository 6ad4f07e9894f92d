"""Full-text search: what is indexed, that it is the same every time, and what happens without Pagefind."""

from __future__ import annotations

import gzip
import json
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.errors import CopytrailError
from generator.model.dossier import Corpus, Dossier
from generator.publishing import claim, render
from generator.publishing.elements.addresses import FIND
from generator.publishing.site import search
from generator.settings import SiteSettings
from tests.publishing.examples import copies


def _copied(count: int) -> Dossier:
    story = copies(count)
    return Dossier(Corpus(story.story.articles, ()), (story,))


SEARCHED = SiteSettings(search=True)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    if not find_spec("pagefind_bin"):
        pytest.skip("Pagefind is not installed: pip install 'copytrail[search]'")
    return dict(render(_copied(12), SEARCHED))


def _records(files: dict[str, bytes]) -> list[dict[str, object]]:
    packed = [gzip.decompress(content) for name, content in files.items() if name.endswith(".pf_fragment")]
    return [json.loads(each.removeprefix(b"pagefind_dcd")) for each in packed]


def test_every_place_of_the_index_is_on_the_page_that_it_names(files: dict[str, bytes]) -> None:
    places = 0
    for record in _records(files):
        page = files[str(record["url"]).removeprefix("/")].decode()
        ids = set(re.findall(r' id="([^"]+)"', page))
        for anchor in record["anchors"]:  # type: ignore[attr-defined]
            assert anchor["id"] in ids, (record["url"], anchor)
            places += 1
    assert places > 5


def test_the_same_words_are_indexed_once(files: dict[str, bytes]) -> None:
    """Twelve copies of one text are one wording of each passage, not twelve hits."""
    (record,) = [each for each in _records(files) if "/stories/" in str(each["url"])]
    words = str(record["content"])
    sentence = copies(12).collation.base.article.words_of(1)
    assert words.count(sentence.rstrip(".")) == 1


def test_the_same_texts_make_the_same_bytes(files: dict[str, bytes]) -> None:
    assert dict(render(_copied(12), SEARCHED)) == files


def test_nothing_is_shipped_that_no_page_uses(files: dict[str, bytes]) -> None:
    names = [name for name in files if name.startswith("search/")]
    assert search.SEARCH in names
    assert not [name for name in names if "ui" in name or name.endswith(".css")]


def test_only_the_page_that_searches_may_run_wasm(files: dict[str, bytes]) -> None:
    allowed = [
        name for name, content in files.items() if name.endswith(".html") and b"wasm-unsafe-eval" in content
    ]
    assert allowed == [FIND]
    assert b"unsafe-inline" not in files[FIND]


def test_a_site_without_search_has_none_of_it() -> None:
    files = render(_copied(3), SiteSettings())
    assert not [name for name in files if name.startswith("search/")]
    assert b"wasm-unsafe-eval" not in files[FIND]
    assert b"search.js" not in files[FIND]


def test_without_pagefind_the_operator_is_told_before_the_work_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_WHEELS", ("no_such_wheel_of_pagefind",))
    with pytest.raises(CopytrailError, match=r"pip install 'copytrail\[search\]'"):
        claim(tmp_path / "site", tmp_path / "corpus", SEARCHED)
    claim(tmp_path / "site", tmp_path / "corpus", SiteSettings())
