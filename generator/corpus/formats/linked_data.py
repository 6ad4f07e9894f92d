"""JSON-LD: the linked data that a page carries for search engines, and the node in it that is the article.

    <script type="application/ld+json">
    {"@graph": [{"@type": "WebSite", …}, {"@type": "NewsArticle", "headline": "Mayor resigns", …}]}

https://www.w3.org/TR/json-ld11/ with the types of https://schema.org/Article. Pages nest it in many ways, so
every node is looked at, down to a depth and up to a number.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from typing import Any

from lxml import etree

from generator.corpus.formats.jsonlines import decoded

__all__ = ["linked"]

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)$")
_DEEPEST = 6


def linked(tree: etree._Element) -> Mapping[str, Any]:
    """The first node of the page's JSON-LD that is an article with a headline, or else with a date."""
    pending: deque[tuple[object, int]] = deque()
    for script in tree.iter("script"):
        if "ld+json" in script.get("type", "").lower() and script.text:
            pending.append((_loaded(script.text), 0))
    second: Mapping[str, Any] = {}
    seen = 0
    while pending and seen < _MOST_NODES:
        node, depth = pending.popleft()
        seen += 1
        if isinstance(node, dict):
            if _is_article(node):
                if node.get("headline"):
                    return node
                second = second or node
            inner = [value for value in node.values() if isinstance(value, (dict, list))]
        else:
            inner = (
                [value for value in node if isinstance(value, (dict, list))] if isinstance(node, list) else []
            )
        if depth < _DEEPEST:
            pending.extend((value, depth + 1) for value in inner)
    return second


_MOST_NODES = 5000


def _is_article(node: Mapping[str, Any]) -> bool:
    kind = node.get("@type", "")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in kinds)


def _loaded(script: str) -> object:
    """The value of a script. Line ends inside strings and comments around it are common, and mended."""
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().removesuffix(";")
    for attempt in (text, " ".join(text.split())):
        try:
            return decoded(attempt.encode("utf-8", "replace"))
        except (ValueError, RecursionError):
            continue
    return None
