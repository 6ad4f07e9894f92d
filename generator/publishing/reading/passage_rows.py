"""Rows of the reading view: a passage with what the base and each other text have for it.

    4   She said there will be no …      B  Reworded · sentence 7
                                            She remarked that there would be no …
                                         C1 to C9  the same words
                                         Not in D, E.

Texts with the same words for a passage share one reading with several letters, whatever their
number. Near copies show what changed, retellings what was kept (`SiteSettings.least_kept`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from generator.model.article import SentenceRole
from generator.model.collation import Link, Passage, Reading, Relation, Tier
from generator.model.spans import ArticleId
from generator.publishing.elements import marks
from generator.publishing.elements.addresses import passage_anchor, sentence_anchor
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.lookup import Lookup
from generator.publishing.elements.notes import Note, Notes, story_notes
from generator.publishing.elements.visible import Html
from generator.publishing.elements.wording import capital, opening_words, range_of, ranges, sentences
from generator.publishing.reading.row_texts import RowText, row_texts
from generator.publishing.reading.row_views import Cell, PassageRow, ReadingRow, Same, Sigil
from generator.publishing.reading.row_words import how, spoken, spread, summary
from generator.publishing.sections.quotes import quotations
from generator.settings import SiteSettings
from generator.text.language import tables

__all__ = ["passage_rows"]


@lru_cache(maxsize=1)
def passage_rows(lookup: Lookup, settings: SiteSettings) -> tuple[PassageRow, ...]:
    """All rows of a story, in the order of its passages. The last are remembered: a large story's page has a
    map of them, and then the pages of its passages have them themselves."""
    rows = _Rows(lookup, story_notes(lookup), settings)
    return tuple(rows.row(passage) for passage in lookup.collation.passages)


def _stretch(text: RowText, sentences: Sequence[int]) -> str:
    """The words from the first of neighbouring sentences to the last."""
    first, last = text.sentences[sentences[0]].span, text.sentences[sentences[-1]].span
    return text.article.text[first.start : last.end]


class _Rows:
    """Makes rows; holds what all of them need."""

    def __init__(self, lookup: Lookup, notes: dict[str, Notes], settings: SiteSettings) -> None:
        self.lookup = lookup
        self.say = lookup.say
        self.notes = notes
        self.least_kept = settings.least_kept
        self.is_mapped = len(lookup.collation.variants) > settings.most_boxes
        """Whether a map of bars stands for the map of cells."""
        self.quotations = quotations(lookup)
        self.texts = row_texts(lookup)
        self.order = {variant.id: place for place, variant in enumerate(lookup.collation.variants)}
        self.places = {passage.id: place for place, passage in enumerate(lookup.collation.passages)}
        self._joining: dict[int, list[tuple[ArticleId, str]]] = defaultdict(list)
        self._labels: dict[object, str] = {}
        self._moved: dict[tuple[ArticleId, int], str] = {}
        """The passage of a moved sentence, by the sentence that stands before it in its text."""
        for passage in lookup.collation.passages:
            for reading in passage.readings:
                if reading.link is not None and reading.link.moved:
                    self._moved[reading.article, reading.sentences[0] - 1] = passage.id
                if reading.link is not None and reading.link.tier is Tier.FIRM:
                    for index in reading.link.a:
                        self._joining[index].append((reading.article, passage.id))

    def row(self, passage: Passage) -> PassageRow:
        base = self.lookup.base
        notes = self.notes.get(passage.id, Notes({}, {}))
        readings = sorted(passage.readings, key=lambda reading: self.order[reading.article])
        same: list[Reading] = []
        different: list[Reading] = []
        for reading in readings:
            is_same = _is_same(reading) and not self._remarks(reading, notes)
            (same if is_same else different).append(reading)
        taken: Counter[str] = Counter()
        similar = self._same(passage, same, taken) if same else None
        rows = self._grouped(passage, different, notes, taken)
        here = {reading.article for reading in readings}
        headline = any(base.article.sentences[i].role is SentenceRole.HEADLINE for i in passage.base)
        base_notes = notes.notes.get(base.id, ())
        first = self._first_words(passage)
        flagged = notes.grave
        return PassageRow(
            id=passage.id,
            anchor=passage_anchor(passage.id),
            title=self.say("reading.headlines" if passage.id == "0" else "words.passage", id=passage.id),
            base=self._base(passage, notes) if passage.base else None,
            headline=headline,
            base_notes=base_notes,
            readings=rows,
            same=similar,
            absent=self._absent(passage, here),
            flagged=flagged,
            summary=summary(rows, base_notes, base.letter),
            opening=opening_words(self.say, first),
            cells=() if self.is_mapped else self._cells(passage, rows, similar),
            spread=spread(self.say, rows, similar, len(self.order) - 1) if self.is_mapped else None,
            spoken=spoken(self.say, passage.id, rows, flagged),
            quotations=self.quotations.get(passage.id, ()),
        )

    def _elsewhere(self, passage: Passage, here: set[ArticleId]) -> dict[str, list[ArticleId]]:
        """The texts that join these sentences with others, by the passage that shows them."""
        found: dict[str, dict[ArticleId, None]] = {}
        for index in passage.base:
            for article, shown in self._joining.get(index, ()):
                if article not in here and shown != passage.id:
                    found.setdefault(shown, {})[article] = None
        return {shown: sorted(articles, key=self.order.__getitem__) for shown, articles in found.items()}

    def _base(self, passage: Passage, notes: Notes) -> Html:
        base = self.lookup.base.article
        spans = [base.sentences[index].span for index in passage.base]
        return marks.plain(base.text, spans, _few_numbers(notes.hots.get(base.id, ())))

    def _remarks(self, reading: Reading, notes: Notes) -> tuple[Note, ...]:
        told = notes.notes.get(reading.article)
        if not told:
            return ()
        spans = self.texts[reading.article].spans(reading)
        return tuple(note for note in told if note.concerns(spans))

    def _same(self, passage: Passage, readings: Sequence[Reading], taken: Counter[str]) -> Same:
        sigils = self._sigils(passage, [reading.article for reading in readings], taken)
        moves = tuple(self._moves(passage, readings[0])) if len(readings) == 1 else ()
        moved = [self.lookup.letter(r.article) for r in readings if r.link and r.link.moved]
        if not moved:
            return Same(sigils, self.say("reading.same"), moves)
        if len(moved) == len(readings):
            return Same(sigils, self.say("reading.same_moved"), moves)
        return Same(sigils, self.say("reading.same_moved_in", letters=self.say.listed(moved)))

    def _sigils(
        self, passage: Passage, articles: Sequence[ArticleId], taken: Counter[str]
    ) -> tuple[Sigil, ...]:
        """Letters with their ids; three or more neighbouring places of a wording as one."""
        found: list[Sigil] = []
        if len(articles) == 1:
            text = self.texts[articles[0]]
            return (Sigil(text.letter, (self._anchor(passage, text.letter, taken),), text.wording),)
        for _, group in groupby(enumerate(articles), key=lambda each: self.order[each[1]] - each[0]):
            letters = [self.lookup.letter(article) for _, article in group]
            for wording, run in groupby(letters, key=self.lookup.wording):
                places = list(run)
                anchors = [self._anchor(passage, letter, taken) for letter in places]
                if len(places) > 2:
                    found.append(Sigil(range_of(self.say, places), tuple(anchors), wording))
                else:
                    found += [Sigil(p, (a,), wording) for p, a in zip(places, anchors, strict=True)]
        return tuple(found)

    def _anchor(self, passage: Passage, letter: str, taken: Counter[str]) -> str:
        """The id of a text's reading; a second one of the same passage has `.2` behind it."""
        anchor = passage_anchor(passage.id, letter)
        taken[anchor] += 1
        times = taken[anchor]
        return anchor if times == 1 else f"{anchor}.{times}"

    def _grouped(
        self, passage: Passage, readings: Sequence[Reading], notes: Notes, taken: Counter[str]
    ) -> tuple[ReadingRow, ...]:
        """Readings that say the same in the same way become one, at the place of the first."""
        if len(readings) == 1:
            return (self._reading(passage, readings, notes, taken),)
        groups: dict[object, list[Reading]] = defaultdict(list)
        for reading in readings:
            groups[self._likeness(reading, notes)].append(reading)
        return tuple(self._reading(passage, group, notes, taken) for group in groups.values())

    def _likeness(self, reading: Reading, notes: Notes) -> object:
        link = reading.link
        return (
            self.texts[reading.article].said(reading),
            (link.relation, link.tier, link.moved, link.hand) if link else None,
            tuple((note.label, note.text) for note in self._remarks(reading, notes)),
        )

    def _reading(
        self, passage: Passage, group: Sequence[Reading], notes: Notes, taken: Counter[str]
    ) -> ReadingRow:
        reading = group[0]
        text = self.texts[reading.article]
        remarks = self._remarks(reading, notes)
        words, cell = self._words(reading, notes)
        roles = [text.sentences[index].role for index in reading.sentences]
        return ReadingRow(
            sigils=self._sigils(passage, [each.article for each in group], taken),
            label=self._label(reading, alone=len(passage.readings) == len(group)),
            where=self._where(reading),
            page=f"{text.page}#{sentence_anchor(reading.sentences[0])}",
            name=self.say.listed([self.texts[each.article].name for each in group[:3]]),
            words=words,
            headline=all(role is SentenceRole.HEADLINE for role in roles),
            language=text.language,
            direction=text.direction,
            notes=remarks,
            flagged=any(note.number for note in remarks),
            cell=cell,
            numbers=text.numbers(reading) if all(role is SentenceRole.BODY for role in roles) else (),
            moves=tuple(self._moves(passage, reading)) if len(group) == 1 else (),
        )

    def _moves(self, passage: Passage, reading: Reading) -> Iterator[Anchor]:
        """A moved sentence and the one that it follows in its text, linked both ways."""
        article, letter = reading.article, self.lookup.letter(reading.article)
        if reading.link is not None and reading.link.moved:
            before = self.lookup.passage_of(article, reading.sentences[0] - 1)
            if before is not None and not self._neighbours(before, passage.id):
                yield self._beside("reading.follows", letter, before)
        after = self._moved.get((article, reading.sentences[-1]))
        if after is not None and not self._neighbours(passage.id, after):
            yield self._beside("reading.goes_on", letter, after)

    def _neighbours(self, first: str, then: str) -> bool:
        """Whether one passage follows the other on the page too, so that no link need tell it."""
        return self.places[then] - self.places[first] in (0, 1)

    def _beside(self, words: str, letter: str, passage: str) -> Anchor:
        return Anchor(f"#{passage_anchor(passage)}", self.say(words, letter=letter, id=passage))

    def _words(self, reading: Reading, notes: Notes) -> tuple[Html, str]:
        """The marked words, and how close they are."""
        lookup, text = self.lookup, self.texts[reading.article]
        article, spans = text.article, text.spans(reading)
        hots = notes.hots.get(article.id, ())
        link = reading.link
        if link is None:
            return marks.plain(article.text, spans, hots, added=lookup.follows_base(article.id)), "n"
        if hots or len(self.texts) > lookup.settings.most_bases:
            return self._marked(text, reading, link, hots)
        own, base = _stretch(text, link.b), _stretch(self.texts[lookup.base.id], link.a)
        part = tuple([index - link.b[0] for index in reading.sentences])
        key = (base, own, part, link.relation, article.language)
        known = lookup.readings.get(key)
        if known is None:
            known = lookup.readings[key] = self._marked(text, reading, link, hots)
        return known

    def _marked(
        self, text: RowText, reading: Reading, link: Link, hots: Sequence[marks.Hot]
    ) -> tuple[Html, str]:
        article, spans = text.article, text.spans(reading)
        base = self.lookup.base.article.text
        confetti = marks.kept_share(base, article.text, link.runs) < self.least_kept
        if link.relation is Relation.RETOLD or confetti:
            language = tables(article.language)
            cell = "p" if link.relation is Relation.RETOLD else "r"
            return marks.kept(article.text, spans, link.runs, language, hots), cell
        cell = "v" if link.relation is Relation.VERBATIM else "r"
        return marks.changes(base, article.text, spans, link.runs, hots), cell

    def _label(self, reading: Reading, *, alone: bool) -> str:
        link = reading.link
        if link is None:
            if self.lookup.follows_base(reading.article):
                return self.say("reading.added")
            if alone:
                return self.say("reading.only_here")
            return capital(self.say("reading.not_in", base=self.lookup.base.letter))
        kind = (link.relation, link.tier, link.moved, len(link.a), len(link.b), link.hand is None)
        if kind not in self._labels:
            self._labels[kind] = capital(how(self.say, link))
        return self._labels[kind]

    def _where(self, reading: Reading) -> str:
        lookup, text = self.lookup, self.texts[reading.article]
        role = text.sentences[reading.sentences[0]].role
        if role is not SentenceRole.BODY:
            return self.say(f"role.{role.value}")
        where = sentences(self.say, text.numbers(reading))
        if reading.link and reading.link.moved:
            there = [lookup.sentence_number(lookup.base.id, index) for index in reading.link.a]
            where = self.say(
                "reading.where_moved", where=where, base=lookup.base.letter, there=sentences(self.say, there)
            )
        return where

    def _absent(self, passage: Passage, here: set[ArticleId]) -> str:
        if not passage.base:
            return ""
        joined = self._elsewhere(passage, here)
        shown_ones = here.union(*joined.values())
        told = [
            self.say("reading.elsewhere", len(articles), letters=self._named(articles), passage=shown)
            for shown, articles in joined.items()
        ]
        missing = [v.letter for v in self.lookup.collation.variants[1:] if v.id not in shown_ones]
        named = ranges(self.say, missing, self.lookup.wording)
        if len(missing) == len(self.lookup.collation.variants) - 1:
            told.append(self.say("reading.only_in", base=self.lookup.base.letter))
        elif len(named) > _MANY:
            told.append(self.say("reading.absent_many", len(missing)))
        elif missing:
            told.append(self.say("reading.absent", letters=", ".join(named)))
        return " ".join(told)

    def _named(self, articles: Sequence[ArticleId]) -> str:
        letters = [self.lookup.letter(each) for each in articles]
        return self.say.listed(ranges(self.say, letters, self.lookup.wording))

    def _first_words(self, passage: Passage) -> str:
        if passage.base:
            return self.lookup.base.article.words_of(passage.base[0])
        reading = passage.readings[0]
        return self.lookup.article(reading.article).words_of(reading.sentences[0])

    def _cells(self, passage: Passage, rows: Sequence[ReadingRow], same: Same | None) -> tuple[Cell, ...]:
        cells = {sigil.wording: _VERBATIM for sigil in (same.sigils if same else ())}
        for row in rows:
            for sigil in row.sigils:
                before = cells.get(sigil.wording, _ABSENT)
                close = min(row.cell, before.close, key="vrpno".index)
                cells[sigil.wording] = Cell(close, row.flagged or before.flagged)
        for index in passage.base:
            for article, _ in self._joining.get(index, ()):
                # Its words stand in another row, joined with those of that row: not absent.
                cells.setdefault(self.texts[article].wording, _ELSEWHERE)
        own = _VERBATIM if passage.base else _ABSENT
        return (own, *(cells.get(letter, _ABSENT) for letter in self.lookup.columns[1:]))


_VERBATIM, _ELSEWHERE, _ABSENT = Cell("v", False), Cell("p", False), Cell("o", False)


_MOST_NUMBERS = 24
"""Notes of a passage whose numbers stand in the base too: with hundreds of texts there are more numbers than
words. All words at issue stay marked."""


def _few_numbers(hots: Iterable[marks.Hot]) -> tuple[marks.Hot, ...]:
    return tuple(hot if hot.note <= _MOST_NUMBERS else marks.Hot(hot.span, -1) for hot in hots)


def _is_same(reading: Reading) -> bool:
    """Whether not a word differs."""
    link = reading.link
    if link is None or link.tier is not Tier.FIRM:
        return False
    if not link.runs:
        return link.relation is Relation.VERBATIM
    return all(run.kind in marks.SAME for run in link.runs)


_MANY = 12
"""Letters that are named one by one; more are counted."""
