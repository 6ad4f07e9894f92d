"""Whatever a file holds, it is read or told in a line; `python -m tests.fuzz` looks for longer."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.corpus.formats.readers import FORMATS
from tests.fuzz.files import KINDS
from tests.fuzz.promises import read_or_told
from tests.fuzz.sound import SOUND

EXAMPLES = (settings.default or settings()).max_examples // 2


@pytest.mark.parametrize("suffix", KINDS)
def test_any_file_is_read_or_told(suffix: str) -> None:
    @settings(max_examples=EXAMPLES)
    @given(KINDS[suffix])
    def whatever(content: bytes) -> None:
        read_or_told(f"a.{suffix}", content)

    whatever()


@settings(max_examples=EXAMPLES)
@given(st.sampled_from(sorted(KINDS)).flatmap(lambda suffix: KINDS[suffix]), st.sampled_from(sorted(KINDS)))
def test_a_file_may_have_the_name_of_another_kind(content: bytes, suffix: str) -> None:
    read_or_told(f"a.{suffix}", content)


@pytest.mark.parametrize("suffix", SOUND)
def test_what_is_damaged_is_sound_at_first(suffix: str) -> None:
    corpus = read_or_told("a.txt.gz" if suffix == "gz" else f"a.{suffix}", SOUND[suffix])
    assert not corpus.faults
    assert all("inspectors found cracks" in article.text for article in corpus.articles)


def test_every_kind_of_file_has_its_strategy() -> None:
    assert all(any(suffix.lstrip(".") in KINDS for suffix in row.suffixes) for row in FORMATS)
