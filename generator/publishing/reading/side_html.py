"""Two texts side by side as HTML: the drawing of their order, and their rows.

    CompareRow  →  <li class="row"><div> A … </div><div> Reworded · B … </div></li>

A comparison has as many small values as two texts have sentences; for why they are put together here and not
in a template see `passage_html`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.publishing.elements.visible import shown, worded
from generator.publishing.reading.side_by_side import CompareNote, CompareRow, CompareView, Half
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["order_html", "rows_html"]


def order_html(view: CompareView) -> Markup:
    """The lines and dashes of the drawing that shows which sentence went where."""
    lines = [f'<path class="{kind}" d="{path}"/>' for path, kind in view.lines]
    dashes = [
        f'<rect class="d {dash.kind}" x="{x}" y="{dash.y}" width="12" height="6"/>'
        for x, side in zip((22, 150), view.dashes, strict=True)
        for dash in side
    ]
    return Markup("".join(lines + dashes))  # noqa: S704 - figures and names of ours


def rows_html(view: CompareView, tongues: tuple[str, str], say: Catalogue) -> Markup:
    """The items of the list of rows. `tongues` are the attributes of each side's words."""
    rows = _Rows(view, tongues, say)
    return Markup("".join(map(rows.item, view.rows)))  # noqa: S704 - escaped part by part


class _Rows:
    """Writes rows; holds what is the same in all of them."""

    def __init__(self, view: CompareView, tongues: tuple[str, str], say: Catalogue) -> None:
        self.a, self.b = view.letters
        self.tongue_a, self.tongue_b = tongues
        self.say = say
        self.not_in_a, self.not_in_b = (
            f'<p class="nil">{shown(say("compare.not_in", letter=letter))}</p>' for letter in view.letters
        )

    def item(self, row: CompareRow) -> str:
        return "".join(self._parts(row))

    def _parts(self, row: CompareRow) -> Iterator[str]:
        yield '<li class="row lone"><div>' if row.more else '<li class="row"><div>'
        yield _half(row.a, self.tongue_a) if row.a else self.not_in_a
        if row.more and row.a:
            yield self._more(row.more, self.tongue_a, self.b)
        yield "</div><div>"
        if row.label:
            moved = ' class="from"' if row.moved else ""
            kept = f" · {shown(row.kept)}" if row.kept else ""
            yield f'<p class="mt"><b{moved}>{shown(row.label)}</b>{kept}</p>'
        yield _half(row.b, self.tongue_b) if row.b else self.not_in_b
        if row.more and row.b:
            yield self._more(row.more, self.tongue_b, self.a)
        if row.notes:
            yield f'<ul class="fl">{"".join(map(_note, row.notes))}</ul>'
        yield "</div></li>\n"

    def _more(self, halves: Sequence[Half], tongue: str, other: str) -> str:
        title = shown(self.say("compare.more", len(halves), letter=other))
        rows = "".join(
            f'<p class="tx"{tongue} id="{each.anchor}">'
            f'<span class="on">{each.numbers}</span> {each.words}</p>'
            for each in halves
        )
        return f'<details class="fold"><summary>{title}</summary>{rows}</details>'


def _half(half: Half, tongue: str) -> str:
    return f'<span class="sn">{half.numbers}</span><p class="tx"{tongue} id="{half.anchor}">{half.words}</p>'


def _note(note: CompareNote) -> str:
    number = f' data-n="{note.number}"' if note.number else ' class="i"'
    return f"<li{number}><b>{shown(note.label)}.</b> {worded(note.text, note.language)}</li>"
