"""The data holds what the pages show: valid, complete, and with spans that give the words."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from generator.errors import Fault
from generator.model.article import ZoneKind
from generator.model.dossier import Corpus, Dossier
from generator.model.spans import Place
from generator.publishing import render
from generator.settings import SiteSettings
from tests.publishing import examples

SITE = render(examples.dossier(), SiteSettings())
EMPTY = render(Dossier(Corpus((), (Fault("a", "b", "c"),)), ()), SiteSettings())
STORY_PATH = "stories/harbour-master-closes-the-lindholm-swing-bridge/story.json"
CORPUS: dict[str, Any] = json.loads(SITE["corpus.json"])
STORY: dict[str, Any] = json.loads(SITE[STORY_PATH])
TEXT = {article["id"]: article["text"] for article in STORY["articles"]}


@pytest.mark.parametrize(
    ("document", "schema"),
    [
        (CORPUS, "schema/corpus.schema.json"),
        (STORY, "schema/story.schema.json"),
        (json.loads(EMPTY["corpus.json"]), "schema/corpus.schema.json"),
    ],
    ids=["corpus", "story", "empty corpus"],
)
def test_documents_are_valid_and_name_their_schema(document: dict[str, Any], schema: str) -> None:
    published = json.loads(SITE[schema])
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.Draft202012Validator(published).validate(document)
    assert document["schema"].removeprefix("../../") == schema


def test_the_schemas_say_what_a_span_counts() -> None:
    said = SITE["schema/story.schema.json"].decode()
    assert "half-open character offsets" in said
    assert "whole text as published" in said


def test_an_unknown_field_or_a_wrong_kind_is_not_valid() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SITE["schema/story.schema.json"]))
    assert not validator.is_valid({**STORY, "rumour": 1})
    wrong = json.loads(json.dumps(STORY))
    wrong["derivations"][0]["confidence"] = "certain"
    assert not validator.is_valid(wrong)


def test_every_span_lies_in_its_text_and_quotations_are_their_words() -> None:
    for quote in STORY["quotes"]:
        start, end = quote["span"]
        assert TEXT[quote["article"]][start:end] == quote["text"]
    for article in STORY["articles"]:
        start, end = article["headline_span"]
        assert article["text"][start:end] == article["headline"]
        parts = [article["text"][zone["span"][0] : zone["span"][1]] for zone in article["zones"]]
        assert "".join(parts) == article["text"]
        for part in article["removed"]:
            assert article["text"][part["span"][0] : part["span"][1]] == part["text"]


def test_edits_rebuild_the_variant_from_what_lies_between_them() -> None:
    """What no edit covers is the same in both texts: one may be had from the other."""
    sentences = {article["id"]: article["sentences"] for article in STORY["articles"]}
    for alignment in STORY["alignments"]:
        a, b = alignment["a"], alignment["b"]
        for number, link in enumerate(alignment["links"]):
            edits = [e for e in STORY["edits"] if (e["a"], e["b"], e["link"]) == (a, b, number)]
            at_a = sentences[a][link["a"][0]][0]
            at_b = sentences[b][link["b"][0]][0]
            for edit in edits:
                if edit["kind"] != "moved":
                    kept = edit["b_span"][0] - at_b
                    assert TEXT[b][at_b : at_b + kept] == TEXT[a][at_a : at_a + kept]
                    at_a = edit["a_span"][1]
                else:
                    at_a += edit["b_span"][0] - at_b
                at_b = edit["b_span"][1]
            end = sentences[b][link["b"][-1]][1]
            assert TEXT[b][at_b:end] == TEXT[a][at_a : at_a + end - at_b]


def test_places_of_the_model_are_places_of_the_data() -> None:
    """Every piece of evidence in the model reaches the data, wherever it stands."""
    published = {
        (each["article"], *each["span"])
        for part in ("findings", "conflicts", "derivations", "kinships", "absent_sources", "quotes")
        for each in _places(STORY[part])
    }
    story = examples.investigation()
    modelled = set(_model_places(story.attribution)) | set(_model_places(story.collation.conflicts))
    assert {(str(place.article), place.span.start, place.span.end) for place in modelled} <= published


def _places(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [place for each in value for place in _places(each)]
    if isinstance(value, dict):
        own = [value] if value.get("article") and value.get("span") else []
        return own + [place for each in value.values() for place in _places(each)]
    return []


def _model_places(value: object) -> list[Place]:
    if isinstance(value, Place):
        return [value]
    if isinstance(value, tuple):
        return [place for each in value for place in _model_places(each)]
    if isinstance(value, Struct):
        return [place for field in fields(value) for place in _model_places(getattr(value, field.name))]
    return []


def test_the_fields_that_readers_were_promised_are_there() -> None:
    article = set(
        "id path headline outlet authors agency published language words story letter".split()  # noqa: SIM905
    )
    assert article <= CORPUS["articles"][0].keys()
    assert {"id", "slug", "headline", "articles", "independent_reports"} <= CORPUS["stories"][0].keys()
    assert article | {"text", "sentences", "dateline", "removed"} <= STORY["articles"][0].keys()
    assert {"a", "b", "relation", "tier", "similarity", "moved"} <= STORY["alignments"][0]["links"][0].keys()
    assert {"a", "a_span", "b", "b_span", "kind", "flag", "reason"} <= STORY["edits"][0].keys()
    assert {"source", "derived", "relation", "confidence", "evidence"} <= STORY["derivations"][0].keys()
    assert {"reason", "article", "span"} <= STORY["derivations"][0]["evidence"][0].keys()
    assert {"article", "span", "text", "speaker", "status", "variants"} <= STORY["quotes"][0].keys()
    assert {"kind", "values", "reason"} <= STORY["conflicts"][0].keys()
    assert {"text", "passage"} <= STORY["findings"][0].keys()


def test_removed_parts_carry_their_reason() -> None:
    (removed,) = next(a["removed"] for a in STORY["articles"] if a["letter"] == "B")
    assert (removed["text"], removed["reason"]) == ("Source link\n", "a link block")
    kinds = {zone["kind"] for article in STORY["articles"] for zone in article["zones"]}
    assert kinds == {kind.value for kind in ZoneKind}


def test_shares_are_rounded_to_three_places() -> None:
    story = examples.investigation()
    rough = replace(story.story.ties[0], similarity=1 / 3)
    story = replace(story, story=replace(story.story, ties=(rough,)))
    dossier = Dossier(Corpus(story.story.articles, ()), (story,))
    assert json.loads(render(dossier, SiteSettings())[STORY_PATH])["ties"][0]["similarity"] == 0.333


def test_the_layout_is_one_field_a_line_and_a_span_on_one() -> None:
    content = SITE[STORY_PATH].decode()
    assert content.endswith("}\n")
    assert '\n   "headline_span": [0, 47],\n' in content
    assert "إغلاق" in content


def test_a_list_of_figures_inside_words_is_left_as_it_is() -> None:
    article = replace(examples.ARTICLES["A"], path="[\n 1,\n 2\n]")
    dossier = Dossier(Corpus((article,), ()), ())
    assert json.loads(render(dossier, SiteSettings())["corpus.json"])["articles"][0]["path"] == article.path


def test_no_folder_of_the_machine_is_published() -> None:
    dossier = Dossier(Corpus((), (Fault("/home/ann/corpus/a.txt", "is empty", "remove it"),)), ())
    assert not [name for name, content in render(dossier, SiteSettings()).items() if b"/home/ann" in content]
