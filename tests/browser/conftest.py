"""A real Chromium, driven by Playwright. Where there is none the tests skip and say so.

`COPYTRAIL_REQUIRE_BROWSER=1` turns the skip into a failure: a guard that skips guards nothing.
"""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("COPYTRAIL_REQUIRE_BROWSER"):
            pytest.fail("no Chromium found, and COPYTRAIL_REQUIRE_BROWSER is set")
        pytest.skip("no Chromium found: install one (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of a server that sends what is in `folder`, with a slash at its end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@pytest.fixture(scope="session", params=["file", "root", "sub-path"])
def address(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The site's address, with a slash at its end, in the three ways that people open it."""
    if request.param == "file":
        yield site.as_uri() + "/"
        return
    served, path = site, ""
    if request.param == "sub-path":
        served = tmp_path_factory.mktemp("served")
        (served / "some" / "where").mkdir(parents=True)
        (served / "some" / "where" / "else").symlink_to(site)
        path = "some/where/else/"
    with serving(served) as root:
        yield root + path
