"""The lines that a browser draws for markup, in order, and nothing that it hides.

    <p>The <b>mayor</b> quit.<p>Bells rang.<script>…</script>     ->   The mayor quit.
                                                                     Bells rang.

A block is a line and its white space one space, as on the screen. Iterative, so that no depth of markup is
too deep.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

__all__ = ["lines_of", "text_of_fragment"]

_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "select"}
    | {"datalist", "textarea", "canvas", "audio", "video", "map"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"hi", "i", "img", "ins", "kbd", "label", "mark", "q", "ref", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
_CELLS = frozenset(("td", "th", "cell"))


def lines_of(root: etree._Element) -> Iterator[str]:
    """The drawn lines below `root`. Takes lxml's HTML and what trafilatura makes of it."""
    words: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            hidden = tag in _HIDDEN or "hidden" in element.attrib
            if tag not in _INLINE:
                yield from _line(words)
            if hidden:
                walk.skip_subtree()
            elif element.text:
                words.append(element.text)
            continue
        if event == "end" and tag not in _INLINE:
            if tag in _CELLS:
                words.append(" ")
            else:
                yield from _line(words)
        if element.tail and element is not root:
            words.append(element.tail)
    yield from _line(words)


def _line(words: list[str]) -> Iterator[str]:
    line = " ".join("".join(words).split())
    words.clear()
    if line:
        yield line


def text_of_fragment(markup: str) -> str:
    """The words of a piece of HTML, a blank line between its lines."""
    if not markup.strip():
        return ""
    try:
        root = html.fragment_fromstring(_CONTROLS.sub("\ufffd", markup), create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    return "\n\n".join(lines_of(root))


_CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")
