"""What shared wording amounts to, and what of it counts for nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.attribution.wording.gist import lacking, parallels
from generator.attribution.wording.kinship import CLOSE, Profile, kinship_of, kinships, profile_of, runs_of
from generator.attribution.wording.narration import CONTENT, NAME, OFFICIAL, Narration, narration_of
from generator.attribution.wording.tiling import tiles
from generator.model.article import Article
from generator.model.attribution import KinshipKind
from generator.settings import KinshipSettings
from tests.attribution.builder import article

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "lineage.toml").read_text(encoding="utf-8"))
SETTINGS = KinshipSettings()


def body(name: str, identity: str | None = None) -> Article:
    return article(identity or name, "A few words\n\n" + CASES["texts"][name].strip())


def profile(one: Article) -> Profile:
    return profile_of(one, SETTINGS)


@pytest.mark.parametrize("row", CASES["pair"], ids=lambda row: f"{row['a']}-{row['b']}: {row['why']}")
def test_a_pair_is_the_kin_that_its_wording_makes_it(row: dict[str, str]) -> None:
    a, b = profile(body(row["a"], "a")), profile(body(row["b"], "b"))
    assert kinship_of(a, b, SETTINGS).kind == KinshipKind(row["kind"])
    turned = kinship_of(b, a, SETTINGS)
    assert turned.kind == KinshipKind(row["kind"])


@pytest.mark.parametrize("row", CASES["pair"], ids=lambda row: f"{row['a']}-{row['b']}")
def test_the_places_of_a_kinship_hold_the_words_in_common(row: dict[str, str]) -> None:
    one, other = body(row["a"], "a"), body(row["b"], "b")
    kinship = kinship_of(profile(one), profile(other), SETTINGS)
    places = kinship.evidence.places
    assert {place.article for place in places} <= {"a", "b"}
    assert kinship.evidence.reason
    for left, right in zip(places[::2], places[1::2], strict=True):
        assert (left.article, right.article) == ("a", "b")
        if kinship.kind in (KinshipKind.COPIED, KinshipKind.PASSAGE):
            words = [n.casefold().split() for n in (left.span.of(one.text), right.span.of(other.text))]
            assert words[0] == words[1]
    if kinship.kind is not KinshipKind.INDEPENDENT:
        assert places


def told_words(narration: Narration) -> list[str]:
    """The words that are the outlet's own."""
    pairs = zip(narration.words, narration.traits, strict=True)
    return [word for word, trait in pairs if not trait & OFFICIAL]


def test_official_words_are_nobodys_wording() -> None:
    text = (
        "“The bridge is closed and will stay closed until I say so,” the mayor said.\n"
        "She did not sleep and I asked her why the lamps were out.\n"
        "Anyone with information is asked to call the county office before Friday."
    )
    narration = narration_of(article("a", text))
    told = told_words(narration)
    assert told == ["the", "mayor", "said", "the", "county", "office", "before", "friday"]
    assert narration.told == len(told)


def test_a_country_in_capitals_is_not_a_person_speaking() -> None:
    narration = narration_of(article("a", "The US sent two ships to help.\nThey told us that help was late."))
    told = told_words(narration)
    assert told == ["the", "us", "sent", "two", "ships", "to", "help"]


def test_a_capital_at_the_beginning_is_no_name() -> None:
    narration = narration_of(article("a", "Crowds waited. Ann Lee waved. The Drivers met and Lee sang."))
    traits = dict(zip(narration.words, narration.traits, strict=True))
    assert traits["lee"] & NAME
    assert traits["ann"] & NAME
    assert traits["crowds"] & CONTENT
    assert traits["waited"] & CONTENT
    assert traits["drivers"] & NAME


def test_runs_of_names_and_figures_count_for_nothing() -> None:
    shared = "Vice President Ingrid Solheim of the Northern Bank of Commerce and Industry"
    a = article("a", f"{shared} rang a bell and left early.")
    b = article("b", f"Nobody but {shared} could say whose the umbrella was.")
    assert runs_of(narration_of(a), narration_of(b), SETTINGS) == ()


def test_a_run_ends_where_a_quotation_begins_in_either_text() -> None:
    a = article("a", "The driver of the second tram had stopped to buy pears from a stall on the corner.")
    b = article("b", "The driver of the second tram had stopped “to buy pears from a stall on the corner.”")
    (run,) = runs_of(narration_of(a), narration_of(b), SETTINGS)
    words = narration_of(a).words[run.a : run.a + run.length]
    assert " ".join(words) == "the driver of the second tram had stopped"


def test_tiles_find_what_was_moved_and_use_no_word_twice() -> None:
    first = "a grey heron stood in the shallow water"
    second = "the ferry left without its captain again"
    a = narration_of(article("a", f"Once {first}. Then {second}."))
    b = narration_of(article("b", f"Now {second}. Still {first}. And {first}."))
    found = tiles(a, b)
    assert sorted(tile.length for tile in found) == [7, 8]
    assert len({place for tile in found for place in range(tile.a, tile.a + tile.length)}) == 15


def test_a_spun_text_is_known_by_its_sentences() -> None:
    """No run of eight words is left, but most words of most sentences are, in their order."""
    swaps = {
        "said": "stated", "morning": "dawn", "old": "aged", "after": "following", "near": "beside",
        "closed": "shut", "found": "located", "big": "huge", "while": "as", "people": "residents",
    }  # fmt: skip
    sentences = [
        "After the storm the old mill near the road had lost its wheel, and people said the river took it.",
        "Two children found the wheel while the morning ferry crossed near the big island.",
        "The miller closed the old road after a big beam fell near the gate, people said.",
        "People near the mill said the morning bell rang while the wheel was already gone.",
        "The county sent a big crane after the road was closed, and the driver slept near the mill.",
        "While the crane waited, old neighbours found a photograph of the mill after the war.",
        "The miller said the wheel was cast near the coast after a big frost in the old foundry.",
        "After the morning the driver said people found the beam while the road was still closed.",
        "An old engineer near the river said the wheel would turn after a big repair.",
    ]
    spun = [" ".join(swaps.get(word.strip(",."), word) for word in one.lower().split()) for one in sentences]
    a, b = (profile(article(n, "\n".join(lines))) for n, lines in (("a", sentences), ("b", spun)))
    kinship = kinship_of(a, b, SETTINGS)
    assert kinship.kind is KinshipKind.REWORDED
    assert "sentences" in kinship.evidence.reason
    assert len(parallels(a.gist, b.gist, SETTINGS)) >= SETTINGS.parallel_sentences


def test_what_a_text_has_alone_is_found() -> None:
    wire, cut, reworded = (profile(body(name)) for name in ("wire", "cut", "reworded"))
    alone = [wire.article.words_of(index) for index in lacking(wire.gist, cut.gist, SETTINGS)]
    assert [words.split()[0] for words in alone] == ["State", "They", "The", "Production", "In"]
    assert lacking(cut.gist, wire.gist, SETTINGS) == ()
    other = [reworded.article.words_of(index) for index in lacking(reworded.gist, wire.gist, SETTINGS)]
    assert [("Abernathy" in one or "Mbeki" in one) for one in other] == [True, True]


def family(count: int) -> list[Profile]:
    """A wire text and copies of it, each with a sentence of its own."""
    text = CASES["texts"]["wire"].strip()
    made = [article("0", text)]
    for number in range(1, count):
        own = f"Readers of edition {number} were asked to keep {number + 2} buckets at hand for the weekend."
        made.append(article(str(number), f"{text}\n{own}"))
    return [profile(one) for one in made]


def test_a_large_story_is_compared_along_its_nearest_and_not_pair_by_pair() -> None:
    small, large = family(SETTINGS.all_pairs_up_to), family(3 * SETTINGS.all_pairs_up_to)
    few, many = kinships(small, SETTINGS), kinships(large, SETTINGS)
    assert len(few) == len(small) * (len(small) - 1) // 2
    assert len(many) <= (SETTINGS.partners + 1) * len(large)
    assert {kinship.kind for kinship in many} == {KinshipKind.COPIED}
    met = {one for kinship in many for one in (kinship.a, kinship.b)}
    assert met == {one.article.id for one in large}


def test_identical_texts_are_compared_once_each() -> None:
    text = CASES["texts"]["wire"].strip()
    same = [profile(article(str(number), text)) for number in range(100)]
    found = kinships(same, SETTINGS)
    assert len(found) == 99
    assert {(kinship.a, kinship.kind) for kinship in found} == {("0", KinshipKind.TWINS)}


def test_empty_texts_are_no_twins() -> None:
    (kinship,) = kinships([profile(article("a", "—")), profile(article("b", "…"))], SETTINGS)
    assert kinship.kind is KinshipKind.INDEPENDENT


ZH_A = (
    "临湾大桥将关闭至本周五，港务局长霍敏周二表示。检查人员发现六十二颗螺栓中有十四颗可能自春季以来已经松动。"
    "她说修复费用约为三百万元。渡轮船长阿山说，他的船在桥下等了两个小时。市议会将于周四讨论这一问题。"
    "去年的检查没有发现任何问题。"
)
ZH_B = (
    "临湾大桥将关闭至本周五，港务局长霍敏周二透露。检查人员发现六十二颗螺栓中有十四颗自春季以来已经松动。"
    "她说维修费用约为五百万元。渡轮船长阿山说，他的船在桥下等了两个小时。市议会将于周四讨论这个问题。"
    "去年的检查没有发现任何问题。"
)
ZH_C = (
    "临湾市议会周四讨论了大桥关闭问题。议员要求公布检查报告，并询问谁来支付修理费。据城市通讯社报道，十四颗螺栓可能已经松动。"
    "议员王丽说，费用应由承建商承担，她要求在一个月内提交方案。大桥自周二起关闭，渡轮改道。"
)


def test_texts_without_spaces_are_compared_too() -> None:
    """Chinese cut at punctuation alone had words as long as clauses: no two texts shared eight of them."""
    one, other, own = (
        replace(article(name, f"桥\n\n{text}"), language="zh")
        for name, text in (("a", ZH_A), ("b", ZH_B), ("c", ZH_C))
    )
    pairs = ((one, other), (one, own), (other, own))
    near, far, too = (kinship_of(profile(x), profile(y), SETTINGS).kind for x, y in pairs)
    assert near in CLOSE
    assert far is too is KinshipKind.INDEPENDENT
    assert article("a", f"桥\n\n{ZH_C}").words == sum(character.isalpha() for character in f"桥{ZH_C}")
