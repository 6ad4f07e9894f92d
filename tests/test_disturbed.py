"""Builds that something disturbs: articles that change while they are read, disks without room."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest

from generator.corpus import read
from generator.settings import CorpusSettings
from tests.by_hand import BRIDGE
from tests.publishing.test_interruptions import small_disk

SETTINGS = CorpusSettings()
TEXT = (BRIDGE / "rtr-bridge.txt").read_text(encoding="utf-8")


def _zip(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", text)
        archive.writestr("b.txt", text * 9)
    return stream.getvalue()


WRITTEN: dict[str, Callable[[str], bytes]] = {
    "a.txt": str.encode,
    "b.html": lambda text: f"<html><p>{text.replace(chr(10) * 2, '<p>')}".encode(),
    "c.jsonl": lambda text: b"\n".join([json.dumps({"text": text}).encode()] * 5),
    "d.csv": lambda text: ("title,text\n" + f'x,"{text.replace(chr(34), chr(39))}"\n' * 5).encode(),
    "e.zip": _zip,
    "f.txt.gz": lambda text: gzip.compress(text.encode()),
    "g.json": lambda text: json.dumps([{"text": text}] * 3).encode(),
    "corrections.toml": lambda text: b'[[note]]\narticle = "a"\n' + text.encode(),
}


def test_files_that_change_while_they_are_read_are_read_or_told(tmp_path: Path) -> None:
    """Cut, lengthened, exchanged, removed and there again, by another hand, all the time."""
    corpus, over, chance = tmp_path / "corpus", Event(), random.Random(1)
    corpus.mkdir()
    (corpus / "sound.txt").write_text(TEXT, encoding="utf-8")

    def disturb() -> None:
        while not over.is_set():
            name = chance.choice(list(WRITTEN))
            content = WRITTEN[name](TEXT * chance.randint(1, 4))
            place = corpus / name
            how = chance.randrange(4)
            if how == 0:
                place.unlink(missing_ok=True)
            elif how == 1:
                place.write_bytes(content[: chance.randrange(len(content))])
            else:
                place.write_bytes(content)

    hand = Thread(target=disturb)
    hand.start()
    try:
        for _ in range(100):
            found = read(corpus, SETTINGS)
            known = {article.path for article in found.articles}
            known |= {copy.path for article in found.articles for copy in article.copies}
            assert "sound.txt" in known
            assert all(str(fault).isprintable() for fault in found.faults)
    finally:
        over.set()
        hand.join()


@pytest.mark.skipif(sys.platform == "win32", reason="mounts a disk")
def test_a_build_needs_no_room_but_that_of_its_site(root: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(BRIDGE, corpus, ignore=shutil.ignore_patterns("*.json"))
    with small_disk(tmp_path / "full", "64k") as full:
        (full / "filler").write_bytes(bytes(60 * 1024))
        run = subprocess.run(
            [
                sys.executable,
                "-m",
                "generator",
                "corpus",
                "-o",
                "site",
                "-j",
                "2",
                "--cache",
                str(full / "cache"),
            ],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(root), "TMPDIR": str(full), "HOME": str(full)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (run.returncode, run.stderr) == (0, "")
        assert {path.name for path in tmp_path.iterdir()} == {"corpus", "site", "full"}
        assert (tmp_path / "site/index.html").is_file()
