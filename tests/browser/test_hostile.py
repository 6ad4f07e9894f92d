"""Articles that attack their reader: in a real browser nothing of them runs, nothing leaves the site."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, ConsoleMessage, Request

from generator.build import build
from generator.settings import Settings
from tests import attacks

pytestmark = pytest.mark.browser

ATTACKS = [
    "<script>window.hit=1</script>",
    "</script></svg></title></style></textarea><script>window.hit=1</script>",
    "<img src=http://evil.example/a.png onerror='window.hit=1'>",
    '" onmouseover="window.hit=1" onfocus="window.hit=1" autofocus x="',
    "' onclick='window.hit=1' x='",
    "<svg/onload=window.hit=1>",
    '<a href="javascript:window.hit=1">x</a> [y](javascript:window.hit=1) ![z](http://evil.example/z.png)',
    '<meta http-equiv=refresh content="0;url=http://evil.example/"><base href="http://evil.example/">',
    '<link rel=stylesheet href="http://evil.example/a.css">@import "http://evil.example/b.css";',
    "{{ 7*7 }}{% include 'x' %} ]]> <!-- -->",
    "&lt;script&gt;window.hit=1&lt;/script&gt; &#60;script>",
]
TEXT = """Council {0} closes the Harrow Street baths

By Ann {0} Lee, Reuters

PORT ELLIS (AP) — The council closed the Harrow Street baths on Friday after inspectors found {0} cracks. \
Engineers said the repair would cost {1} million crowns {0} and take nine months.

“Nobody should {0} swim under that roof{2},” said Ada {0} Wren, who heads the works committee.

The mayor told the Daily {0} News that 17 children {0} were hurt on Tuesday, April 3, 2024.
"""


def hostile(folder: Path) -> Path:
    folder.mkdir()
    rows = []
    for number, attack in enumerate(ATTACKS):
        (folder / f"{number}.txt").write_text(TEXT.format(attack, 2, ""), encoding="utf-8")
        fields = dict.fromkeys(("id", "title", "source", "author", "date"), attack)
        url = (
            'http://evil.example/"><script>window.hit=1</script>' if number % 2 else "javascript:window.hit=1"
        )
        rows.append(json.dumps({**fields, "url": url, "text": TEXT.format(attack, 3, " ever")}))
    (folder / "feed.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "<img src=x onerror=window.hit=1>.txt").write_text(TEXT.format("", 2, ""), encoding="utf-8")
    (folder / "<svg onload=window.hit=1>.pdf").touch()
    attacks.put(folder / "sample", attacks.ATTACKS[::7])  # all of them: tests/laws/test_hostile_input.py
    return folder


def test_nothing_of_a_hostile_article_runs_or_leaves(browser: Browser, tmp_path: Path) -> None:
    site = tmp_path / "site"
    overview, _ = build(replace(Settings(), source=hostile(tmp_path / "corpus"), output=site))
    assert overview.stories
    heard: list[str] = []

    def console(message: ConsoleMessage) -> None:
        heard.append(message.text)

    def request(sent: Request) -> None:
        if not sent.url.startswith((site.as_uri(), "data:")):
            heard.append(sent.url)

    page = browser.new_context().new_page()
    page.on("console", console)
    page.on("request", request)
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: heard.append(str(error)))
    for path in sorted(site.rglob("*.html")):
        page.goto(path.as_uri())
        page.keyboard.press("j")
        assert page.evaluate("window.hit") is None, path.name
        alive = (
            "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/.test(a.name)))"
        )
        assert page.evaluate(f"{alive}.length") == 0, path.name
        assert page.locator("a[href^='javascript' i]").count() == 0, path.name
    page.context.close()
    assert heard == []
