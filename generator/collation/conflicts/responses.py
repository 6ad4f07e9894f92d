"""Who is said to have kept silent in one variant and to have spoken in another.

    C  Japan did not react to the announcement.
    A  Japan … rejected North Korea’s conditions
       Japanese government spokesperson Yoshimasa Hayashi informed reporters …

Silence has few words (did not react, has not commented, declined to comment) and one subject, the
name right before them or at the head of the sentence. An answer must be that name's own, or a voice
of it: its government, its spokesman. What is told with another year or "last month" answers nothing
that happened now. Who speaks in the same text is silent on one matter, not silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.collation.conflicts.parties import Name, core, names, same_party
from generator.collation.words.facts import FactKind, facts
from generator.collation.words.forms import Form, FormKind
from generator.collation.words.sides import Side
from generator.model.collation import Conflict, ConflictKind, ConflictValue, Variant
from generator.model.spans import Place, Span
from generator.settings import FlagSettings
from generator.text.language import Language, tables

__all__ = ["may_keep_silent", "responses"]


class _Spoke(Struct, frozen=True):
    """Words of a variant in which a party answers, or keeps silent."""

    variant: int
    party: tuple[Form, ...]
    name: str
    words: str
    place: Place


def responses(
    variants: Sequence[Variant],
    sides: Sequence[Sequence[Side]],
    proper: frozenset[str],
    settings: FlagSettings,
) -> Iterator[Conflict]:
    """One conflict for each party that is silent in a variant and answers in another."""
    silent = [
        spoke
        for number, sentences in enumerate(sides)
        for words in sentences
        if (spoke := _silence(number, variants[number], words, proper)) is not None
        and not any(
            _answer(number, variants[number], other, spoke.party, proper, settings.answer_reach)
            for other in sentences
            if other is not words
        )
    ]
    asked: list[tuple[Form, ...]] = []
    for denial in silent:
        if any(same_party(denial.party, party) for party in asked):
            continue
        asked.append(denial.party)
        denials = [one for one in silent if same_party(one.party, denial.party)]
        quiet = {one.variant for one in denials}
        answers = [
            answer
            for number, sentences in enumerate(sides)
            if number not in quiet
            for words in sentences
            if (
                answer := _answer(
                    number, variants[number], words, denial.party, proper, settings.answer_reach
                )
            )
            is not None
        ]
        if answers:
            yield _conflict(variants, denials, answers)


def _conflict(variants: Sequence[Variant], denials: Sequence[_Spoke], answers: Sequence[_Spoke]) -> Conflict:
    days = [[_day(variants[one.variant]) for one in group] for group in (denials, answers)]
    later = all(all(group) for group in days) and max(days[0]) < min(days[1])
    values = tuple(
        ConflictValue(group[0].words, tuple(one.place for one in group)) for group in (denials, answers)
    )
    said = "; ".join(
        f"“{group[0].words}” in {', '.join(dict.fromkeys(variants[one.variant].letter for one in group))}"
        for group in (denials, answers)
    )
    kind = ConflictKind.DATED if later else ConflictKind.CONTRADICTION
    return Conflict(kind, f"Did {denials[0].name} respond?", values, said)


def _day(variant: Variant) -> str:
    published = variant.article.published
    return published.value[:10] if published and len(published.value) >= 10 else ""


# Silence


def _silence(number: int, variant: Variant, words: Side, proper: frozenset[str]) -> _Spoke | None:
    if not may_keep_silent(words.texts, words.language):
        return None
    table = tables(words.language)
    for at in range(len(words.forms)):
        end = _silent_phrase(words.forms, at, table)
        if end is None:
            continue
        subject = _subject(words, at, proper)
        if subject is not None:
            party = core(words.forms[slice(*subject)], words.language)
            span = Span(words.starts[subject[0]], words.ends[end - 1])
            if party:
                return _Spoke(
                    number, party, words.words(*subject), words.words(at, end), Place(variant.id, span)
                )
    return None


def may_keep_silent(texts: frozenset[str], language: str) -> bool:
    """A quick look: most sentences have no word that a silence is told with."""
    response = tables(language).response
    return not all(texts.isdisjoint(response.get(name, ())) for name in ("silent_verbs", "silent_after"))


def _silent_phrase(forms: Sequence[Form], at: int, table: Language) -> int | None:
    """The end of "did not react", "has not yet commented", "declined to comment", if one begins here."""
    texts = [word.text for word in forms[at : at + 6]]
    response = table.response
    verbs = response.get("silent_verbs", frozenset()) | response.get("silent_after", frozenset())
    if texts[0] in response.get("silence", ()) and len(texts) > 2 and texts[1] == "to" and texts[2] in verbs:
        return at + 3
    if texts[0] not in response.get("auxiliaries", ()):
        return None
    denied = texts[0].endswith("n't")
    for step, text in enumerate(texts[1:], start=1):
        if text in response.get("not", ()):
            denied = True
        elif text in verbs and denied:
            return at + step + 1
        elif forms[at + step].kind is not FormKind.FUNCTION and not text.endswith("ly"):
            return None
    return None


def _subject(words: Side, at: int, proper: frozenset[str]) -> Name | None:
    """The name right before the silence, past "which" and a comma; else the one at the sentence's head."""
    named = names(words, proper)
    for start, end in reversed(named):
        between = words.forms[end:at]
        if end <= at and all(w.kind is FormKind.MARK or w.role == "relative" for w in between):
            return start, end
    head = next(iter(named), None)
    if head is None or head[1] > at or head[0] > 1:
        return None
    after = head[1]
    while after < at and words.forms[after].text in tables(words.language).response.get("companies", ()):
        after += 1
    return head if words.forms[after].kind is FormKind.MARK else None


# Answers


def _answer(
    number: int, variant: Variant, words: Side, party: Sequence[Form], proper: frozenset[str], reach: int
) -> _Spoke | None:
    table = tables(words.language)
    if _past(words, table):
        return None
    for start, end in names(words, proper):
        subject = _voice(words, start, end, party, table)
        if subject is None or start > 2:
            continue
        verb = _answering_verb(words, subject, table, reach)
        if verb is not None:
            stop = min(verb + _SHOWN, len(words.forms))
            stop = next((x for x in range(verb + 1, stop) if _ends_answer(words.forms[x])), stop)
            while stop > verb + 1 and words.forms[stop - 1].kind is FormKind.FUNCTION:
                stop -= 1
            span = Span(words.starts[start], words.ends[stop - 1])
            return _Spoke(number, tuple(party), "", words.words(verb, stop), Place(variant.id, span))
    return None


def _ends_answer(word: Form) -> bool:
    """What was answered begins a clause of its own: "told reporters that …"."""
    return word.kind is FormKind.MARK or word.text == "that"


_SHOWN = 7
"""Words of an answer that are shown."""


def _voice(words: Side, start: int, end: int, party: Sequence[Form], table: Language) -> int | None:
    """Where a subject ends that is the party, or speaks for it: "Japanese government spokesperson …"."""
    forms = words.forms
    own = core(forms[start:end], words.language)
    if same_party(own, party):
        voices = {"'s", *table.response.get("voices", ())}
        voiced = any(word.text in voices for word in forms[end : end + 2])
        return _end_of_voice(forms, end, table) if voiced else end
    if len(own) > len(party) and same_party(own[: len(party)], party):
        titled = any(word.text in table.response.get("voices", ()) for word in own[len(party) :])
        return _end_of_voice(forms, start + len(party), table) if titled else None
    return None


def _end_of_voice(forms: Sequence[Form], at: int, table: Language) -> int | None:
    """The end of "'s prime minister Ann Lee": title words and the name after them; None without a title.

    One word may say of what: "'s foreign minister", "'s harbour office".
    """
    titled = False
    voices = table.response.get("voices", frozenset())
    while at < len(forms):
        text = forms[at].text
        if text in voices:
            titled = True
        elif forms[at].kind is FormKind.CONTENT and any(w.text in voices for w in forms[at + 1 : at + 2]):
            pass
        elif text != "'s" and text not in table.title_words and not (titled and forms[at].word[:1].isupper()):
            break
        at += 1
    return at if titled else None


def _answering_verb(words: Side, subject_end: int, table: Language, reach: int) -> int | None:
    """The first verb of answering that is a subject's own; a weak one needs a listener or a statement."""
    strong = table.response.get("strong_answers", frozenset())
    weak = table.response.get("answers", frozenset())
    rest = words.forms[subject_end : subject_end + reach]
    spoken = any(word.text in ("statement", "reporters") for word in words.forms)
    for offset, word in enumerate(rest):
        at = subject_end + offset
        if word.text == '"' or (offset and _other_speaker(words, at)):
            return None
        if word.text in strong or (word.text in weak and (spoken or offset == 0)):
            return at
        if word.text == "sent" and any(w.text == "statement" for w in rest[offset:]):
            return at
    return None


def _other_speaker(words: Side, verb: int) -> bool:
    """Whether a verb after a mark is another's: ", said Ann Lee"."""
    after = words.forms[verb + 1 : verb + 2]
    return words.forms[verb - 1].kind is FormKind.MARK and any(word.word[:1].isupper() for word in after)


def _past(words: Side, table: Language) -> bool:
    """Whether a sentence speaks of another time: a year, a month, "last …"."""
    if any(fact.kind in (FactKind.YEAR, FactKind.DATE) for fact in facts(words.forms, words.language)):
        return True
    return any(
        word.text == "last" or (word.norm in table.months and word.word[0].isupper()) for word in words.forms
    )
