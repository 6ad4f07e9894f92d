"""A reporter who signs one text for an agency and another without it."""

from __future__ import annotations

from msgspec.structs import replace

from generator.attribution import attribute
from generator.attribution.credits.credits import credits_of
from generator.attribution.credits.reporters import with_reporters
from generator.model.article import Article, Found
from generator.model.attribution import Certainty, Confidence, CreditKind
from generator.settings import AttributionSettings
from tests.attribution.builder import article, collation, span_of
from tests.attribution.test_lineage import CASES

AGENCY = "PORT ELLIS, Ore. (AP) — "


def signed(
    identity: str, text: str, name: str, dateline: str = "", outlet: str = "Harbor Gazette"
) -> Article:
    paragraphs = CASES["texts"][text].strip().split("\n\n")
    body = dateline + "\n".join(one.replace("\n", " ") for one in paragraphs)
    one = article(identity, f"A few words\n\nBy {name}\n{body}", outlet=outlet)
    return replace(one, authors=(Found(name, span_of(one, name), "the byline"),))


def test_the_name_is_a_hint_where_another_text_shows_for_whom_it_works() -> None:
    agency, bare = signed("a", "wire", "Jo Day", AGENCY), signed("b", "council", "Jo Day")
    found = with_reporters([agency, bare], {one.id: credits_of(one) for one in (agency, bare)})
    (hint,) = [one for one in found["b"] if one.name]
    assert (hint.name, hint.kind, hint.certainty) == ("Associated Press", CreditKind.BYLINE, Certainty.HINT)
    assert hint.span.of(bare.text) == "Jo Day"


def test_no_hint_for_another_name_and_none_where_two_agencies_are_signed_for() -> None:
    agency, other = signed("a", "wire", "Jo Day", AGENCY), signed("b", "council", "Ann Sorley")
    third = signed("c", "own", "Jo Day", "PORT ELLIS, Ore. (Reuters) - ")
    bare = signed("d", "follow", "Jo Day")
    texts = [agency, other, third, bare]
    found = with_reporters(texts, {one.id: credits_of(one) for one in texts})
    assert all(one.kind is not CreditKind.BYLINE for key in "bd" for one in found[key])


def test_the_byline_alone_proves_nothing_and_with_common_wording_it_is_likely() -> None:
    agency = signed("a", "wire", "Jo Day", AGENCY)
    for text, confidence in (("reworded", Confidence.LIKELY), ("council", Confidence.UNPROVEN)):
        made = collation(agency, signed("b", text, "Jo Day", outlet="Newsmill"))
        found = attribute(made, AttributionSettings())
        (one,) = [each for each in found.derivations if each.derived == "b"]
        assert one.confidence is confidence
        reason = "B is signed by “Jo Day”, who signs for the Associated Press in another text"
        assert reason in [evidence.reason for evidence in one.evidence]
