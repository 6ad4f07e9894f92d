"""Links from page to page: relative, so that a site works wherever it is put."""

from __future__ import annotations

import pytest

from generator.publishing.elements.addresses import passage_anchor, relative


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "stories/flood/index.html", "stories/flood/index.html"),
        ("stories/flood/index.html", "index.html", "../../index.html"),
        ("stories/flood/index.html", "stories/strike/index.html#p4", "../strike/index.html#p4"),
        ("stories/flood/index.html", "stories/flood/index.html#p4-B", "#p4-B"),
        ("stories/flood/index.html", "stories/flood/story.json", "story.json"),
        ("articles/a.html", "stories/flood/index.html#p4", "../stories/flood/index.html#p4"),
        ("method.html", "#limits", "#limits"),
        ("method.html", "method.html", "method.html"),
        ("index.html", "articles/a b.html", "articles/a%20b.html"),
    ],
)
def test_a_link_is_written_as_seen_from_its_page(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


def test_a_passage_and_a_reading_have_permanent_ids() -> None:
    assert passage_anchor("4") == "p4"
    assert passage_anchor("4a", "C12") == "p4a-C12"
