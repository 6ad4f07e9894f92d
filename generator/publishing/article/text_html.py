"""The lines of an article's page as HTML, with what stands beside them.

    Line  →  <div class="line"><p class="ref">4</p><p class="txt"> words </p><div class="side"> remarks …

For why they are put together here and not in a template see `passage_html`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from generator.publishing.article.remarks import Remark
from generator.publishing.article.view import ArticleView, Line, PassageLink
from generator.publishing.elements.visible import apart, shown, worded
from generator.publishing.theme.catalogue import Catalogue

__all__ = ["lines_html"]


def lines_html(view: ArticleView, tongue: str, to: Callable[[str], str], say: Catalogue) -> Markup:
    """The text line by line. `tongue` is the attributes of its words, `to` makes a link."""
    rows = _Lines(tongue, to, say)
    return Markup("".join(map(rows.line, view.lines)))  # noqa: S704 - escaped part by part


class _Lines:
    """Writes lines; holds what is the same in all of them."""

    def __init__(self, tongue: str, to: Callable[[str], str], say: Catalogue) -> None:
        self.tongue = tongue
        self.to = to
        self.say = say

    def line(self, line: Line) -> str:
        return "".join(self._cut(line) if line.kind == "cut" else self._text(line))

    def _cut(self, line: Line) -> Iterator[str]:
        """What was taken out, folded."""
        title = apart(self.say("article.taken_out", reason=line.title))
        yield f'<details class="cut"{" open" if line.flagged else ""}><summary>'
        yield f"<span><b>{title}</b>, {shown(line.count)}</span></summary>"
        for words in line.words:
            yield f"<blockquote{self.tongue}>{words}</blockquote>"
        yield f"{self._remarks(line.remarks)}</details>\n"

    def _text(self, line: Line) -> Iterator[str]:
        kind = "" if line.kind == "text" else f" {line.kind}"
        yield f'<div class="line"><p class="ref">{" ".join(map(self._passage, line.passages))}</p>'
        yield f'<p class="txt{kind}"{self.tongue}>'
        yield from line.words
        yield f'</p><div class="side">{self._remarks(line.remarks)}</div></div>\n'

    def _passage(self, link: PassageLink) -> str:
        key, flagged = ("article.passage_flagged", ' class="f"') if link.flagged else ("article.passage", "")
        label = shown(self.say(key, id=link.to.label))
        return (
            f'<a href="{shown(self.to(link.to.to))}"{flagged} aria-label="{label}">{shown(link.to.label)}</a>'
        )

    def _remarks(self, remarks: Sequence[Remark]) -> str:
        return f'<ul class="fl">{"".join(map(self._remark, remarks))}</ul>' if remarks else ""

    def _remark(self, remark: Remark) -> str:
        number = f' data-n="{remark.number}"' if remark.number else f' class="{remark.tone}"'
        label = f"<b>{apart(remark.label)}</b> " if remark.label else ""
        links = "".join(
            f' <a href="{shown(self.to(link.to))}">{shown(link.label)}</a>' for link in remark.see
        )
        return f"<li{number}>{label}{worded(remark.text, remark.language)}{links}</li>"
