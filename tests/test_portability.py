"""Other systems, as far as they can be met on this one: names, ends of lines, encodings, missing calls."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.build import build
from generator.publishing.disk.manifest import check_name
from generator.settings import Settings
from tests.by_hand import BRIDGE, analysed, corpus_with, read, story_of

LONGEST_NAME = 160
"""Characters of a file's name in a site: Windows takes 260 with the folder that the site stands in."""


def site_of(folder: Path) -> dict[str, bytes]:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def calls(root: Path) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted((root / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{path.relative_to(root)}:{node.lineno}", node


def test_what_is_written_or_read_as_text_names_its_encoding_and_its_ends_of_lines(root: Path) -> None:
    seen = 0
    for where, call in calls(root):
        assert getattr(call.func, "id", "") != "open", f"{where}: use Path.open"
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
        first = call.args[0] if call.args else None
        mode = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
        in_text = name in ("read_text", "write_text") or (name == "open" and mode and "b" not in mode)
        if in_text:
            seen += 1
            given = {keyword.arg for keyword in call.keywords}
            assert "encoding" in given, where
            assert "newline" in given or name == "read_text", where
    assert seen > 5


NAMES = (
    *(
        "con.txt",
        "CON.md",
        "NUL.txt",
        "aux.txt",
        "com1.txt",
        "lpt9/prn.txt",
        "a.txt",
        "A.txt",
        "A .txt",
        "a..txt",
    ),
    *(
        "a:b.txt",
        "a?b.txt",
        'a"b.txt',
        "a|b.txt",
        "a\\b.txt",
        "tab\tx.txt",
        "ends.with.dot..txt",
        "-.txt",
        "~$a.txt",
    ),
    *(
        "x" * 250 + ".txt",
        "X" * 250 + ".txt",
        "/".join(["deep" * 20] * 10) + "/a.txt",
        "caf\u00e9.txt",
        "cafe\u0301.txt",
    ),
    *("ﬁ.txt", "İ.txt", "ẞ.txt", "ss.txt", "新聞.txt", "%2e%2e.txt", "..hidden.txt"),
)


def test_no_name_in_a_corpus_makes_a_name_in_a_site_that_some_system_refuses(tmp_path: Path) -> None:
    corpus, texts = tmp_path / "corpus", sorted(BRIDGE.glob("*.txt"))
    for number, name in enumerate(NAMES):
        place = corpus / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(texts[number % len(texts)].read_bytes() + b"\n\nEdition %d of the day.\n" % number)
    overview, _ = build(replace(Settings(), source=corpus, output=tmp_path / "site"))
    known = len(overview.corpus.articles) + sum(len(each.copies) for each in overview.corpus.articles)
    assert known == len(NAMES) - 1  # ..hidden.txt belongs to the computer
    names = site_of(tmp_path / "site")
    seen: dict[str, str] = {}
    for name in names:
        check_name(name, seen)
        assert len(name) <= LONGEST_NAME
        assert name.isascii()
    assert all(
        "\\" not in article.path for article in overview.corpus.articles if "b.txt" not in article.path
    )


def test_corrections_may_name_articles_as_windows_and_macos_spell_them(tmp_path: Path) -> None:
    table = '[[metadata]]\narticle = {}\noutlet = "Page {}"'
    folder = tmp_path / "north"
    folder.mkdir()
    shutil.copy(BRIDGE / "rtr-bridge.txt", folder / "here.txt")
    shutil.copy(BRIDGE / "ledger-0408.txt", tmp_path / "cafe\u0301.txt")  # as macOS has it
    corpus = corpus_with(tmp_path, table.format(r"'north\here.txt'", 1), table.format('"caf\u00e9.txt"', 2))
    assert not corpus.faults
    named = {article.outlet.value for article in corpus.articles if article.outlet}
    assert {"Page 1", "Page 2"} <= named


def test_ends_of_lines_do_not_matter(tmp_path: Path) -> None:
    """What git makes of a checkout on Windows is the same corpus; so are its corrections."""
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        corpus_with(folder, '[[metadata]]\narticle = "page-118823"\noutlet = "Page One"')
    for path in there.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    settings = Settings()
    one, other = (read(folder, settings.corpus) for folder in (here, there))
    assert one == other
    assert story_of(analysed(one), "page-118823")


BARE = """
import os, signal, sys, importlib, pkgutil
import numpy, lxml.html, multiprocessing, concurrent.futures.process, typer, feedparser, trafilatura, warcio
from pathlib import Path
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for name in ("fork", "nice", "sched_getaffinity", "getuid", "geteuid"):
    delattr(os, name)
for name in ("pthread_sigmask", "SIGKILL", "SIGHUP"):
    delattr(signal, name)
sys.platform = {platform!r}
import generator
for module in pkgutil.walk_packages(generator.__path__, "generator."):
    if module.name != "generator.__main__":
        importlib.import_module(module.name)
from generator.cli import app
for _ in range(2):
    app(["corpus", "-o", "site", "-v", "--no-cache", *sys.argv[1:]], standalone_mode=False)
    for file in Path("later").glob("*"):
        file.rename(Path("corpus") / file.name)
"""


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_a_system_without_the_calls_of_this_one_builds_the_same_site(
    root: Path, tmp_path: Path, platform: str
) -> None:
    """Its own calls are not here either: on `darwin` the one that exchanges two folders is missing."""
    for folder in ("corpus", "later"):
        (tmp_path / folder).mkdir()
    for number, path in enumerate(sorted(BRIDGE.glob("*.txt"))):
        shutil.copy(path, tmp_path / ("later" if number == 0 else "corpus"))
    run = subprocess.run(
        [sys.executable, "-c", BARE.format(platform=platform), "-j", "1"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root), "LOCALAPPDATA": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "later", "site"}
    build(replace(Settings(), source=tmp_path / "corpus", output=tmp_path / "here"))
    assert site_of(tmp_path / "site") == site_of(tmp_path / "here")


def command(
    root: Path, folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", "corpus", "-o", "site", "--no-cache", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONUTF8": "0", **environment},
        capture_output=True,
        check=False,
    )


def test_a_terminal_that_cannot_show_a_name_stops_nothing(root: Path, tmp_path: Path) -> None:
    encoding = "cp1252"  # of a pipe on Windows
    (tmp_path / "corpus").mkdir()
    for number, path in enumerate(sorted(BRIDGE.glob("*.txt"))):
        text = path.read_text(encoding="utf-8").replace("Bridge", "橋")
        (tmp_path / "corpus" / f"橋{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "corpus/Ω.pdf").touch()
    told = command(root, tmp_path, "--json", PYTHONIOENCODING=encoding)
    assert told.returncode == 0, told.stderr
    assert "橋" in json.dumps(json.loads(told.stdout), ensure_ascii=False)
    (tmp_path / "corpus/橋0.txt").unlink()
    assert command(root, tmp_path, PYTHONIOENCODING=encoding).returncode == 0
    renamed = tmp_path / "corpus/橋9.txt"
    (tmp_path / "corpus/橋1.txt").rename(renamed)
    told = command(root, tmp_path, PYTHONIOENCODING=encoding)
    assert told.returncode == 0, told.stderr
    assert b"new: ?9.txt" in told.stdout


def test_no_encoding_is_left_to_the_system(root: Path, tmp_path: Path) -> None:
    """Python itself tells where one would be (PEP 597)."""
    (tmp_path / "corpus").mkdir()
    for path in BRIDGE.glob("*.txt"):
        shutil.copy(path, tmp_path / "corpus")
    told = command(
        root, tmp_path, PYTHONWARNDEFAULTENCODING="1", GITHUB_STEP_SUMMARY=str(tmp_path / "summary")
    )
    assert told.returncode == 0
    ours = [
        line
        for line in told.stderr.decode().splitlines()
        if "EncodingWarning" in line and "generator" in line
    ]
    assert not ours
