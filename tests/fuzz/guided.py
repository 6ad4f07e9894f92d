"""One target under atheris, in a process of its own: `python -m tests.fuzz --guided` starts it."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz.promises import kept
    from tests.fuzz.targets import GUIDED

from functools import partial

from tests.fuzz.__main__ import FOUND


def main() -> None:
    name = sys.argv.pop(1)
    _, promise = GUIDED[name]
    atheris.Setup(sys.argv, lambda content: list(kept(FOUND, name, content, partial(promise, content))))
    atheris.Fuzz()


main()
