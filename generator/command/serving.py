"""`--serve`: the site on this machine alone, built again whenever the corpus or the theme changes.

    build ─→ http://127.0.0.1:8000/ ─→ a change ─→ build ─→ open pages load themselves again

A page asks `/.copytrail-build` which build it is of and waits for the next. The script that asks, and
the right to ask, are added to what is served and never to what is written: a published page carries a
policy under which it may ask nobody anything.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.errors import CopytrailError

__all__ = ["Serving", "serve"]

_HOST = "127.0.0.1"
_ASK = "/.copytrail-build"
_SCRIPT = "/.copytrail-reload.js"
_RELOAD = f"""\
(async () => {{
  let mine = null;
  for (;;) {{
    try {{
      const said = await (await fetch("{_ASK}?" + (mine ?? ""), {{cache: "no-store"}})).text();
      if (mine !== null && said !== mine) location.reload();
      mine = said;
    }} catch {{
      await new Promise(wait => setTimeout(wait, 1000));
    }}
  }}
}})();
""".encode()
_POLICY = (b"default-src 'none';", b"default-src 'none'; connect-src 'self';")
_END = (b"</head>", f'<script src="{_SCRIPT}" defer></script></head>'.encode())
_WAIT = 25.0
"""Seconds until a page that waits is told that nothing is new, so that no connection hangs for ever."""


class Serving:
    """A site that is served; `rebuilt` tells the pages that are open."""

    def __init__(self, site: Path, port: int) -> None:
        """Raises `CopytrailError` where the port is taken."""
        self._builds = 0
        self._new = threading.Condition()
        handler = partial(_Handler, serving=self, directory=str(site))
        try:
            self._server = ThreadingHTTPServer((_HOST, port), handler)
        except OSError as error:
            where, what = f"port {port}", f"cannot be used ({error.strerror})"
            raise CopytrailError(where, what, "name another with --port") from None
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://{_HOST}:{self._server.server_address[1]}/"

    def rebuilt(self) -> None:
        with self._new:
            self._builds += 1
            self._new.notify_all()

    def build_after(self, known: str) -> str:
        """The number of the build, once it is not `known` any more or after a while."""
        with self._new:
            self._new.wait_for(lambda: str(self._builds) != known, timeout=_WAIT)
            return str(self._builds)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, serving: Serving, directory: str) -> None:
        self._serving = serving
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self._is_asked_here():
            self.send_error(403)
            return
        path, _, query = self.path.partition("?")
        if path == _ASK:
            self._answer("text/plain", self._serving.build_after(query).encode())
        elif path == _SCRIPT:
            self._answer("text/javascript", _RELOAD)
        elif (page := self._page(path)) is not None:
            self._answer("text/html; charset=utf-8", page)
        else:
            super().do_GET()

    def _is_asked_here(self) -> bool:
        """Whether a browser means this machine: a page elsewhere must not read it by another name."""
        name = self.headers.get("Host", "").rpartition(":")[0]
        return name in (_HOST, "localhost")

    def _page(self, path: str) -> bytes | None:
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        if file.suffix != ".html" or not file.is_file():
            return None
        return file.read_bytes().replace(*_POLICY, 1).replace(*_END, 1)

    def _answer(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Nothing: the terminal is for builds."""


def serve(
    site: Path, port: int, watched: list[Path], build: Callable[[], None], say: Callable[[str], None]
) -> None:
    """Serve `site` and `build` again at every change of what is `watched`, until it is interrupted.

    Raises `CopytrailError` where the port is taken or the package that watches is missing.
    """
    try:
        from watchfiles import watch
    except ImportError:
        what, remedy = "needs the package watchfiles", "pip install 'copytrail[serve]'"
        raise CopytrailError("--serve", what, remedy) from None
    serving = Serving(site, port)
    say(f"{serving.address}  (Ctrl-C ends it)")
    try:
        for _changes in watch(*watched, raise_interrupt=False):
            build()
            serving.rebuilt()
    finally:
        serving.close()
