"""How fast saved web pages are read, beside trafilatura alone on the same pages in the same process."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from time import process_time

import pytest
from trafilatura import extract

from generator.corpus.files.records import File
from generator.corpus.formats.web_pages import decode_page, record_of_page
from generator.settings import CorpusSettings
from tests.quality.evaluation import EVALUATION, rows

LEAST = 0.8
"""Of trafilatura's own pages a second."""
RUNS = 3


def seconds(read: Callable[[bytes], object], pages: list[bytes]) -> float:
    start = process_time()
    for page in pages:
        read(page)
    return process_time() - start


@pytest.mark.slow
def test_pages_are_read_nearly_as_fast_as_trafilatura_reads_them(capsys: pytest.CaptureFixture[str]) -> None:
    names = [row["id"] for row in rows("html/bodies.jsonl", "d50c777354e1")]
    folder = EVALUATION / "html" / "pages"
    pages = [gzip.decompress((folder / f"{name}.html.gz").read_bytes()) for name in names]
    file = File("a.html", folder, CorpusSettings())

    def ours(page: bytes) -> object:
        text = decode_page(page)
        return record_of_page(text, file) if isinstance(text, str) else text

    runs = [(seconds(ours, pages), seconds(extract, pages)) for _ in range(RUNS)]
    here, there = (min(column) for column in zip(*runs, strict=True))
    with capsys.disabled():
        rates = f"{len(pages) / here:.0f} a second, trafilatura alone {len(pages) / there:.0f}"
        print(f"\n{len(pages)} pages: {rates}")
    assert there / here >= LEAST
