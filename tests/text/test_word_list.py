"""The word lists are read from the files of `wordfreq`, which says itself what they hold."""

from __future__ import annotations

import pytest
import wordfreq

from generator.text.word_list import word_list


@pytest.mark.parametrize("language", ["en", "fi", "zh"])
def test_a_word_list_is_what_the_package_reads_from_it(language: str) -> None:
    assert word_list(language) == wordfreq.get_frequency_dict(language, wordlist="small")


def test_a_language_without_a_list_has_no_words() -> None:
    assert word_list("und") == {}
