"""Reads pages back: the words of a text as they stand on its page, links, ids."""

from __future__ import annotations

from html.parser import HTMLParser

__all__ = ["Page", "text_on"]

_VOID = {"meta", "link", "input", "br", "rect", "path", "circle"}


class Page(HTMLParser):
    """Every element with its attributes, and the words of those that hold an article's text."""

    def __init__(self, html: str | bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.published = ""
        self.words = ""
        self._open: list[tuple[str, str]] = []
        self.feed(html.decode() if isinstance(html, bytes) else html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if given.get("href"):
            self.links.append(str(given["href"]))
        classes = (given.get("class") or "").split()
        if tag == "abbr" and "ctl" in classes and self._in_text():
            self.published += chr(int(str(given["title"]).rpartition("U+")[2], 16))
        kind = "text" if (tag == "p" and "txt" in classes) or tag == "blockquote" else ""
        kind = kind or ("aside" if tag == "sup" or "ctl" in classes else "")
        if tag not in _VOID:
            self._open.append((tag, kind))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._in_text():
            self.published += data

    def _in_text(self) -> bool:
        kinds = [kind for _, kind in self._open]
        return "text" in kinds and "aside" not in kinds


def text_on(html: str | bytes) -> str:
    """The article's text as its page has it, signs of hidden characters read back."""
    return Page(html).published
