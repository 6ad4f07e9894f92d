"""Compiled templates beside their sources, as Python keeps modules: half of rendering a small site.

    themes/default/templates/story.html.jinja
    themes/default/templates/__pycache__/story.html.jinja.cpython-311.jinja-3.1.6

Only the program's own templates are kept, in the program's own folder, so what is run is trusted as
far as the program itself is: a folder that others may write to is no place for it. Where the folder
cannot be written, or Python was told to write no bytecode, templates are compiled each time. Jinja
compares a digest of the source, so that a template that was changed is compiled anew.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

__all__ = ["CompiledTemplates"]


class CompiledTemplates(BytecodeCache):
    """Keeps what is compiled from the templates below one folder; `flavour` names the compiler's options."""

    def __init__(self, folder: Path, flavour: str) -> None:
        self._folder = folder
        self._suffix = f".{sys.implementation.cache_tag}.jinja-{jinja2.__version__}-{flavour}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the file that keeps a template; empty for one from elsewhere."""
        if filename is None or not Path(filename).is_relative_to(self._folder):
            return ""
        return name.replace("/", "-") + self._suffix

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key:
            with suppress(OSError, EOFError, ValueError, TypeError), self._place(bucket).open("rb") as file:
                bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key or sys.dont_write_bytecode:
            return
        place = self._place(bucket)
        aside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):  # a folder that is not ours to write: compile again next time
            place.parent.mkdir(exist_ok=True)
            with aside.open("wb") as file:
                bucket.write_bytecode(file)
            aside.replace(place)

    def _place(self, bucket: Bucket) -> Path:
        return self._folder / "__pycache__" / bucket.key
