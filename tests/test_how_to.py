"""Each page of `docs/how-to` is followed: its files are made, its command is run, its site is looked at."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.command.configuration import read_configuration
from tests.conftest import ROOT
from tests.corpus.test_formats import FEED, PAGE, ROW, TITLE, csv_row, message, saved_page, web_archive

HOW_TO = ROOT / "docs" / "how-to"
OTHER = "Bridge of Overmere closes for repairs until the spring"
OTHER_TEXT = (
    "OVERMERE — The old bridge of Overmere will close on Monday and open again in the spring, its keeper "
    "said. Inspectors had found loose bolts under the middle span, and the county has set aside money "
    "for new ones."
)


def saved_pages(folder: Path) -> None:
    put(folder / "saved-pages" / "Mayor resigns.html", PAGE)
    put(folder / "saved-pages" / "Mayor resigns_files" / "advert.html", PAGE)
    put(
        folder / "saved-pages" / "bridge.html",
        f"<html><body><h1>{OTHER}</h1><p>{OTHER_TEXT}</p></body></html>",
    )
    put(folder / "saved-pages" / "mayor.mhtml", saved_page())


def spreadsheet(folder: Path) -> None:
    put(folder / "articles.csv", csv_row(";") + f'"{OTHER}";"{OTHER_TEXT}";The Ledger;;09/04/2025;\n')


def feeds(folder: Path) -> None:
    put(folder / "feeds" / "beacon.xml", FEED)
    put(folder / "feeds" / "letter.eml", message(html=False).replace(TITLE.encode(), OTHER.encode()))


def archive(folder: Path) -> None:
    other = PAGE.replace(TITLE, OTHER).replace("mayor", "keeper").replace("bells", "bolts")
    put(folder / "archive" / "crawl.warc.gz", gzip.compress(web_archive()))
    put(folder / "archive" / "more.html", other)


def database(folder: Path) -> None:
    more = {"hits": [{"_source": {"headline": OTHER, "full_text": OTHER_TEXT, "publication": "The Ledger"}}]}
    put(folder / "export" / "beacon.jsonl", json.dumps(ROW))
    put(folder / "export" / "ledger.json", json.dumps(more))


def put(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


PAGES: dict[str, Callable[[Path], None]] = {
    "saved-pages.md": saved_pages,
    "a-spreadsheet.md": spreadsheet,
    "a-feed.md": feeds,
    "a-web-archive.md": archive,
    "a-news-database.md": database,
}


def test_every_source_of_articles_that_is_listed_is_followed_here() -> None:
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", (HOW_TO / "README.md").read_text(encoding="utf-8")))
    assert listed == set(PAGES)
    assert all((HOW_TO / name).is_file() for name in listed)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_leads_to_a_site(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    PAGES[page](tmp_path)
    text = (HOW_TO / page).read_text(encoding="utf-8")
    command = re.search(r"<!-- build -->\n```sh\n(.*)\n```", text)
    assert command
    program, *arguments = shlex.split(command[1])
    assert program == "build-site"
    run = CliRunner().invoke(app, arguments)
    assert run.exit_code == 0, run.output
    articles = json.loads((tmp_path / "site" / "corpus.json").read_text(encoding="utf-8"))["articles"]
    assert {article["headline"] for article in articles} == {TITLE, OTHER}
    assert {article["outlet"] for article in articles} >= {"The Beacon"}
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert TITLE in index
    assert OTHER in index


def test_a_program_may_hand_its_records_over(tmp_path: Path) -> None:
    database(tmp_path)
    (tmp_path / "export" / "ledger.json").unlink()
    text = (HOW_TO / "a-news-database.md").read_text(encoding="utf-8")
    piped = re.search(r"<!-- pipe -->\n```sh\n(.*)\n```", text)
    assert piped
    command = f'build-site() {{ {shlex.quote(sys.executable)} -m generator "$@"; }}; {piped[1]}'
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
    )
    assert run.returncode == 0, run.stderr
    (article,) = json.loads((tmp_path / "site" / "corpus.json").read_bytes())["articles"]
    assert (article["headline"], article["path"]) == (TITLE, "standard input#1")


@pytest.mark.parametrize("page", ["a-news-database.md"])
def test_the_settings_that_a_page_shows_are_settings(page: str, tmp_path: Path) -> None:
    text = (HOW_TO / page).read_text(encoding="utf-8")
    shown = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert shown
    put(tmp_path / "copytrail.toml", shown[1])
    assert read_configuration(tmp_path / "copytrail.toml", ()).settings.corpus.fields


def test_a_name_that_the_pages_tell_is_in_the_table() -> None:
    from generator.corpus.formats.fields import roles_of

    text = (HOW_TO / "a-spreadsheet.md").read_text(encoding="utf-8")
    rows = re.findall(r"^   \| (\w+) \| ([\w, ]+) \|$", text, re.MULTILINE)
    assert len(rows) == 7
    roles = {"text": "text", "title": "title", "outlet": "outlet", "date": "published", "author": "author"}
    for first, others in rows[1:]:
        for name in (first, *others.split(", ")):
            assert roles_of((name,))[roles.get(first, first)] == (name,)
