"""`--serve`: this machine alone, pages that load themselves again, nothing of it in what is published."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.command.serving import Serving
from generator.errors import CopytrailError

PAGE = (
    '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "script-src 'self'\"></head><body>baths</body></html>"
)


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "style.css").write_text("p{}", encoding="utf-8")
    served = Serving(tmp_path, 0)
    yield served
    served.close()


def ask(serving: Serving, path: str, host: str = "127.0.0.1") -> tuple[int, str]:
    port = int(serving.address.rstrip("/").rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": f"{host}:{port}"})
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_pages_and_files_are_served_and_pages_can_load_themselves_again(
    serving: Serving, tmp_path: Path
) -> None:
    for path in ("/", "/index.html"):
        status, page = ask(serving, path)
        assert status == 200
        assert '<script src="/.copytrail-reload.js" defer></script></head>' in page
        assert "default-src 'none'; connect-src 'self'; script-src 'self'" in page
    assert ask(serving, "/style.css") == (200, "p{}")
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == PAGE


def test_a_page_that_waits_hears_of_the_next_build(serving: Serving) -> None:
    known = ask(serving, "/.copytrail-build?")[1]
    heard: list[str] = []
    waiting = threading.Thread(target=lambda: heard.append(ask(serving, f"/.copytrail-build?{known}")[1]))
    waiting.start()
    serving.rebuilt()
    waiting.join(timeout=20)
    assert heard
    assert heard[0] != known


def test_only_this_machine_is_answered(serving: Serving) -> None:
    assert serving.address.startswith("http://127.0.0.1:")
    assert ask(serving, "/", host="evil.example")[0] == 403
    assert ask(serving, "/", host="localhost")[0] == 200


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"])
def test_nothing_outside_of_the_site_is_served(serving: Serving, tmp_path: Path, path: str) -> None:
    secret = tmp_path.parent / "secret.txt"
    secret.write_text("secret")
    try:
        status, text = ask(serving, path)
    finally:
        secret.unlink()
    assert (status, "secret" in text) == (404, False)


def test_a_port_that_is_taken_is_one_line(serving: Serving, tmp_path: Path) -> None:
    port = int(serving.address.rstrip("/").rpartition(":")[2])
    with pytest.raises(CopytrailError, match=r"port \d+: cannot be used .*; name another with --port"):
        Serving(tmp_path, port)
