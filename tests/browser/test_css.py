"""The style sheet holds nothing that the browser drops: Chromium is asked, which knows the CSS of today.

The W3C's checker and the Nu checker know neither `color-scheme` nor variable font weights, so they tell of
faults where there are none. What is meant for another engine alone is named in `FOR_OTHERS`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser

FOR_OTHERS = {"summary::-webkit-details-marker"}
COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRING = re.compile(r'"[^"\n]*"')
OF_A_FONT_OR_SHEET = re.compile(r"@(?:font-face|page)\b[^{]*\{[^{}]*\}")
DECLARATION = re.compile(r"[{;]\s*(-{0,2}[a-z][a-z-]*[a-z0-9]*)\s*:\s*([^;{}]+)(?=[;}])")
RULE = re.compile(r"(?:^|[{};])\s*([^{};@]+)\{")

_UNKNOWN = """
([declarations, selectors]) => [
  ...declarations.filter(([name, value]) =>
    !CSS.supports(name, value.replace(/\\s*!important$/, ''))).map(each => each.join(': ')),
  ...selectors.filter(each => !CSS.supports(`selector(${each})`)),
]
"""


def _parts(selectors: str) -> list[str]:
    """A list of selectors, cut at the commas that stand in no brackets; steps of an animation left out."""
    depth, cut = 0, [-1]
    for place, sign in enumerate(selectors):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        cut += [place] if sign == "," and not depth else []
    parts = [selectors[a + 1 : b].strip() for a, b in pairwise([*cut, len(selectors)])]
    return [part for part in parts if not re.fullmatch(r"from|to|\d+%", part)]


def test_the_browser_knows_every_declaration_and_selector(browser: Browser, root: Path) -> None:
    sheet = COMMENT.sub("", (root / "themes/default/assets/style.css").read_text(encoding="utf-8"))
    sheet = OF_A_FONT_OR_SHEET.sub("", STRING.sub('""', sheet))
    # The end of a declaration is the start of the next one, and so with rules.
    declarations = [(name, value.strip()) for name, value in DECLARATION.findall(sheet.replace(";", ";;"))]
    selectors = [part for found in RULE.findall(sheet.replace("}", "}}")) for part in _parts(found)]
    assert len(declarations) > 400
    assert len(selectors) > 200
    page = browser.new_page()
    try:
        page.goto("about:blank")
        assert set(page.evaluate(_UNKNOWN, [declarations, selectors])) == FOR_OTHERS
        assert page.evaluate(_UNKNOWN, [[["colour", "red"], ["color", "rde"]], ["a::"]]) == [
            "colour: red",
            "color: rde",
            "a::",
        ]
    finally:
        page.close()
