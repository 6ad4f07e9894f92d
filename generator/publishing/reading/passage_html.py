"""Rows of the reading view as HTML: every fragment is escaped once, where it is made.

    PassageRow 4  →  <li class="ps flagged" id="p4"> … <article class="rd flag" id="p4-B"> … </li>

A page of five texts has thousands of small values. A template engine that looks each up and escapes it
costs ten times what the words cost; so templates draw the frame of a page, and these functions its rows:
plain strings in, joined once. Ids are made of letters and digits (`passage_anchor`) and need no escaping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.publishing.elements.addresses import relative
from generator.publishing.elements.frame import Anchor
from generator.publishing.elements.notes import Note
from generator.publishing.elements.visible import apart, shown, without_controls, worded
from generator.publishing.reading.row_views import PassageRow, ReadingRow, Same, Sigil
from generator.publishing.reading.view import Passages, Stretch
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["map_html", "stretches_html"]


def stretches_html(view: Passages, here: str, say: Catalogue, place: Callable[[str], str]) -> Markup:
    """The items of the list of passages, for the page at `here`. `place` tells which page has a fragment."""
    rows = _Rows(view, here, say, place)
    return Markup("\n".join(map(rows.stretch, view.stretches)))  # noqa: S704 - escaped part by part


def map_html(view: Passages) -> Markup:
    """The cells of the passage map, ten rows to a block."""
    heads = "".join(f"<span>{letter}</span>" for letter in view.columns)
    head = f'<div class="mg"><div class="hd" aria-hidden="true"><span></span>{heads}</div>'
    blocks = ["".join([head, *map(_map_row, ten), "</div>"]) for ten in view.tens]
    return Markup("\n".join(blocks))  # noqa: S704 - letters and digits, and names escaped in `_map_row`


def _map_row(row: PassageRow) -> str:
    hit = ' class="hit"' if row.flagged else ""
    until = f"<small>{row.until}</small>" if row.until else ""
    cells = "".join([f'<i class="{c.close} x"></i>' if c.flagged else _CELL[c.close] for c in row.cells])
    label = shown(row.spoken)
    return f'<a href="#{row.anchor}"{hit} aria-label="{label}"><span>{row.id}{until}</span>{cells}</a>'


_MOST_QUIET, _FEW_QUIET = 6, 3
"""Readings with nothing to check that a passage shows; of more, only the first are open."""
_MOST_NOTED, _MOST_FOLDED = 100, 60
"""Readings of one passage that are set, about 150 kB: with something to check, and in the fold. Of more, met
in stories of a thousand texts, the letters are named."""
_CELL = {close: f'<i class="{close}"></i>' for close in "vrpno"}


class _Rows:
    """Writes rows; holds what is the same in all of them."""

    def __init__(self, view: Passages, here: str, say: Catalogue, place: Callable[[str], str]) -> None:
        self.place = place
        self.here = here
        self.base_letter = view.base_letter
        self.base_tongue = _tongue(view.base_language, view.base_direction)
        self.say = say
        self.link = _around(say("reading.link", id="\0"))

    def stretch(self, stretch: Stretch) -> str:
        if stretch.flagged:
            return self._flagged(stretch.rows[0])
        if not stretch.folded:
            return self._item(stretch.rows[0])
        opening = apart(stretch.opening) + (f" · {shown(stretch.texts)}" if stretch.texts else "")
        rows = "\n".join(map(self._item, stretch.rows))
        title = shown(stretch.title)
        head = f'<li><details class="run"><summary><b>{title}</b><span>{opening}</span></summary><ol>'
        return f"{head}\n{rows}\n</ol></details></li>"

    def _item(self, row: PassageRow) -> str:
        title = f'<h3 class="vh">{shown(row.title)}</h3>'
        return f'<li class="ps" id="{row.anchor}">{title}{self._body(row)}</li>'

    def _flagged(self, row: PassageRow) -> str:
        wrong = "".join(_wrong(label, letters) for label, letters in _by_label(row.summary).items())
        return (
            f'<li class="ps flagged" id="{row.anchor}"><h3 class="vh">{shown(row.title)}</h3>'
            f'<details class="pd" open><summary><b>{row.id}</b><span class="hs">{wrong}'
            f"<small>{apart(row.opening)}</small></span></summary>{self._body(row)}</details></li>"
        )

    def _body(self, row: PassageRow) -> str:
        """The base on the left, what the others have on the right."""
        parts = [
            f'<div class="psb"><div class="base"><a class="pn" href="#{row.anchor}" aria-label="'
            f'{row.id.join(self.link)}">{row.id}</a>'
        ]
        if row.base is None:
            words = self.say("reading.enters", base=self.base_letter)
            if row.also:
                words = self.say("reading.enter", passages=row.title, base=self.base_letter)
            parts.append(f'<p class="none">{shown(words)}</p>')
        else:
            head = ' class="hl"' if row.headline else ""
            parts += (f"<p{head}{self.base_tongue}>", row.base, "</p>", self._notes(row.base_notes))
        parts.append('</div>\n<div class="rdgs">')
        if row.same:
            parts.append(self._same(row.same))
        parts += self._readings(row)
        if row.absent:
            parts.append(f'<p class="not">{shown(row.absent)}</p>')
        if row.quotations:
            links = (
                f' <a href="{relative(self.here, each.to)}">{shown(each.label)}</a>'
                for each in row.quotations
            )
            parts.append(f'<p class="qs">{shown(self.say("quotes.here"))}{"".join(links)}</p>')
        parts.append("</div></div>")
        return "".join(parts)

    def _readings(self, row: PassageRow) -> Iterator[str]:
        """What the others have: all with something to check and the first of the rest open, as far as a page
        can carry them; of more, the letters, which lead to the texts."""
        noted = quiet = 0
        quiet_ones = [reading for reading in row.readings if not reading.notes]
        most = len(quiet_ones) if len(quiet_ones) <= _MOST_QUIET else _FEW_QUIET
        left: list[ReadingRow] = []
        for reading in row.readings:
            if reading.notes and noted == _MOST_NOTED:
                left.append(reading)
            elif reading.notes:
                noted += 1
                yield self._noted(reading, row)
            elif quiet < most:
                quiet += 1
                yield self._quiet(reading, row)
        if left:
            title = shown(self.say("reading.more_noted", _texts(left)))
            letters = self._letters(left)
            yield f'\n<details class="fold rd-noted"><summary>{title}</summary>{letters}</details>'
        if most < len(quiet_ones):
            yield self._folded(quiet_ones[most:], row)

    def _letters(self, readings: Sequence[ReadingRow]) -> str:
        """The letters of readings that are not set here, with their ids, each leading to its text."""
        links = "".join(
            f'<a class="sig" id="{sigil.anchors[0]}" href="{relative(self.here, reading.page)}">'
            f"{shown(sigil.label)}</a>{_anchors(sigil.anchors[1:])}"
            for reading in readings
            for sigil in reading.sigils
        )
        return f'<p class="sigs">{links}</p>'

    def _noted(self, reading: ReadingRow, row: PassageRow) -> str:
        flag = " flag" if reading.flagged else ""
        name = shown(without_controls(self.say("reading.of_passage", name=reading.name, id=row.id)))
        page = relative(self.here, reading.page)
        return (
            f'\n<article class="rd{flag}" data-w="{reading.wordings}" id="{reading.sigils[0].anchors[0]}"'
            f' aria-label="{name}">{_letter(reading.sigils)}<p class="mt">{_others(reading.sigils)}'
            f'<b>{shown(reading.label)}</b> · <a href="{page}">{shown(reading.where)}</a></p>'
            f"<p{_text(reading)}>{reading.words}</p>{self._moves(reading)}{self._notes(reading.notes)}</article>"
        )

    def _quiet(self, reading: ReadingRow, row: PassageRow) -> str:
        words: str = reading.words
        if row.also:
            words = " ".join(self._own(each, each is row) for each in row.all)
        return (
            f'\n<details class="rd quiet" data-w="{reading.wordings}" id="{reading.sigils[0].anchors[0]}"'
            f' open><summary class="mt">{_letter(reading.sigils)}{_others(reading.sigils)}'
            f"<b>{shown(reading.label)}</b> · {shown(reading.where)}</summary>"
            f"<p{_text(reading)}>{words}</p>{self._moves(reading)}</details>"
        )

    def _folded(self, readings: Sequence[ReadingRow], row: PassageRow) -> str:
        """Readings with nothing to check, beyond the first few of a passage that many texts have."""
        title = shown(self.say("reading.more", _texts(readings)))
        rows = "".join(self._quiet(reading, row) for reading in readings[:_MOST_FOLDED])
        left = readings[_MOST_FOLDED:]
        if left:
            words = shown(self.say("reading.own_words", _texts(left)))
            rows += f'<p class="not">{words}</p>{self._letters(left)}'
        return f'\n<details class="fold rd-more"><summary>{title}</summary>{rows}</details>'

    def _own(self, row: PassageRow, is_first: bool) -> str:
        """One of several passages set as one: its ids, its number, its words."""
        (reading,) = row.readings
        anchors = "" if is_first else _anchors(a for sigil in reading.sigils for a in sigil.anchors)
        its = "" if is_first else f' id="{row.anchor}"'
        link = f'<a class="on" href="#{row.anchor}" aria-label="{row.id.join(self.link)}">{row.id}</a>'
        return f'<span class="os"{its}>{anchors}{link} {reading.words}</span>'

    def _same(self, same: Same) -> str:
        return (
            f'\n<p class="rd same" data-w="{same.wordings}" id="{same.sigils[0].anchors[0]}">'
            f"{_letter(same.sigils)}{_others(same.sigils)}{shown(same.words)}{self._links(same.moves)}</p>"
        )

    def _moves(self, reading: ReadingRow) -> str:
        return f'<p class="mvs">{self._links(reading.moves)}</p>' if reading.moves else ""

    def _links(self, anchors: Sequence[Anchor]) -> str:
        return "".join(
            f' <a href="{relative(self.here, self.place(each.to))}">{shown(each.label)}</a>'
            for each in anchors
        )

    def _notes(self, notes: Sequence[Note]) -> str:
        if not notes:
            return ""
        return f'<ul class="fl">{"".join(map(self._one_note, notes))}</ul>'

    def _one_note(self, note: Note) -> str:
        number = f' data-n="{note.number}"' if note.number else ' class="i"'
        text = worded(note.text, note.language)
        return f"<li{number}><b>{shown(note.label)}.</b> {text}{self._links(note.see)}</li>"


_MOST_LETTERS = 6


def _by_label(summary: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """What is wrong in a folded passage, and where: each wrong once, with all its letters."""
    found: dict[str, list[str]] = {}
    for letter, label in summary:
        found.setdefault(label, []).append(letter)
    return found


def _wrong(label: str, letters: Sequence[str]) -> str:
    squares = "".join(f'<span class="sig">{letter}</span>' for letter in letters[:_MOST_LETTERS])
    more = " …" if len(letters) > _MOST_LETTERS else ""
    return f'<span class="nb">{squares}{more} {shown(label)}</span> '


def _around(words: str) -> tuple[str, str]:
    before, _, after = words.partition("\0")
    return shown(before), shown(after)


def _texts(readings: Sequence[ReadingRow]) -> int:
    return sum(len(sigil.anchors) for reading in readings for sigil in reading.sigils)


def _letter(sigils: Sequence[Sigil]) -> str:
    """The first letter stands in the margin; a run of places, and the other letters, before the words."""
    return f'<span class="sig">{sigils[0].mark}</span>'


def _others(sigils: Sequence[Sigil]) -> str:
    first = sigils[0]
    told = ""
    if len(first.anchors) > 1:
        told = f"{_anchors(first.anchors[1:])}<b>{shown(first.label)}</b> · "
    if len(sigils) > 1:
        others = "".join(
            f'<span class="sig" id="{sigil.anchors[0]}">{shown(sigil.label)}</span>'
            f"{_anchors(sigil.anchors[1:])}"
            for sigil in sigils[1:]
        )
        told += f'<span class="sigs">{others}</span> '
    return told


def _anchors(ids: Iterable[str]) -> str:
    return "".join([f'<span id="{each}"></span>' for each in ids])


def _text(reading: ReadingRow) -> str:
    head = " hl" if reading.headline else ""
    return f' class="tx{head}"{_tongue(reading.language, reading.direction)}'


def _tongue(language: str, direction: str) -> str:
    lang = f' lang="{shown(language)}"' if language else ""
    return lang + (f' dir="{direction}"' if direction else "")
