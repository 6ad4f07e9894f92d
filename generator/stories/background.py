"""How many articles of general language have a word: what a small corpus cannot know of itself.

    the      .999        minister   .011        abductees   .0002  (in no list)
    2024     .05         13         .02         80000       .003

In five articles on one summit, "summit" and "the" are in all five, and "cabbage" in one: a corpus's
own counts call the cabbage the only telling word. So some hundred articles that nobody wrote stand
beside the corpus, with each word at the rate of general language (`wordfreq`, which has forty
languages). Prototypes without them: B³ .53 against .95.

A word of the list counts for the term that it begins with where it is at most half as long again
("abduct": abducts, abducted). Stemming the whole list would be exact and takes .7 s, more than all
else that a small corpus needs; the quality is the same within .003.
"""

from __future__ import annotations

import numpy as np

from generator.settings import TermSettings
from generator.stories.packing import Flags, Floats
from generator.stories.vocabulary import Vocabulary
from generator.text.keys import fold
from generator.text.word_list import word_list

__all__ = ["numeric", "shares"]

_LONGEST_ENDING = 3


def numeric(vocabulary: Vocabulary) -> Flags:
    """Whether a term is a number."""
    return np.fromiter((term[0].isdigit() for term in vocabulary.terms), np.bool_, len(vocabulary.terms))


def shares(vocabulary: Vocabulary, settings: TermSettings) -> Floats:
    """For each term, the share of articles of general language that have it."""
    frequency = np.zeros(len(vocabulary.terms))
    for language in sorted(set(vocabulary.languages)):
        np.maximum(frequency, _frequencies(vocabulary, language), out=frequency)
    expected = (frequency * settings.background_words) ** settings.burstiness
    share = np.where(frequency > 0, 1 - np.exp(-expected), settings.unknown_word)
    for number, term in enumerate(vocabulary.terms):
        if term[0].isdigit():
            written_out = share[number] if frequency[number] > 0 else 0.0
            share[number] = max(_number_share(term, settings), written_out)
    return share


def _number_share(term: str, settings: TermSettings) -> float:
    if len(term) <= 2:
        return settings.short_number
    if len(term) == 4 and term[:2] in ("19", "20"):
        return settings.year
    return settings.other_number


def _frequencies(vocabulary: Vocabulary, language: str) -> Floats:
    """The frequency of each term in one language, 0 where its list has none of its forms."""
    frequency = np.zeros(len(vocabulary.terms))
    listed = word_list(language)
    if not listed:
        return frequency
    seen: set[str] = set()
    terms_of = vocabulary.terms_of
    for number, (word, its_language) in enumerate(
        zip(vocabulary.spellings, vocabulary.languages, strict=True)
    ):
        form = fold(word)
        if its_language == language and form in listed and form not in seen:
            seen.add(form)
            frequency[terms_of[number]] += listed[form]
    for form, its_frequency in listed.items():
        if form not in seen:
            for ending in range(_LONGEST_ENDING + 1):
                term = vocabulary.terms.get(form[: len(form) - ending])
                if term is not None and ending <= (len(form) - ending) // 2:
                    frequency[term] += its_frequency
    return frequency
