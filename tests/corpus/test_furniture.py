"""The table of furniture can be reached: an entry that no line can ever equal would be dead."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from generator.corpus.page.page import Line
from tests.conftest import ROOT

TABLE = tomllib.loads((ROOT / "generator" / "corpus" / "page" / "furniture.toml").read_text(encoding="utf-8"))
WHOLE = [line for group in TABLE["group"] for line in group.get("whole", "").split("\n") if line]


@pytest.mark.parametrize("group", TABLE["group"], ids=lambda group: group["reason"])
def test_every_line_of_a_group_can_be_met(group: dict[str, str]) -> None:
    for line in group.get("whole", "").split("\n"):
        written = line.replace("#", "3").title()
        assert Line(written).plain == line
    assert group["where"] in ("anywhere", "edges")
    assert group.get("role", "") in ("", "end", "list")


def test_no_line_is_in_two_groups() -> None:
    assert [line for line, times in Counter(WHOLE).items() if times > 1] == []


def test_an_opening_starts_with_a_word() -> None:
    for group in TABLE["group"]:
        for line in filter(None, group.get("begins", "").split("\n")):
            assert line[0].isalnum(), line
            assert line == line.casefold().replace("’", "'")
