"""Copytrail for programs: three functions, and what they give back.

    analyse({"a.txt": "Mayor resigns …", "b.txt": "Mayor steps down …"})  →  Dossier
    compare("Mayor resigns …", "Mayor steps down …")                      →  Collation
    build("articles", "site")                                             →  Dossier, and a site

`docs/reference/python.md` tells it with examples. What is named here, and the fields of what it gives
back, keeps to Semantic Versioning; every other module may change with any version.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from pathlib import Path

from msgspec.structs import replace

from generator import build as program
from generator.collation import collate
from generator.corpus import read_text, read_texts
from generator.errors import CopytrailError
from generator.model.collation import Collation
from generator.model.dossier import Dossier
from generator.model.rebasing import rebased
from generator.model.story import Story
from generator.settings import Settings

__all__ = ["Collation", "CopytrailError", "Dossier", "Settings", "analyse", "build", "compare"]

_DEFAULT = Settings()


def analyse(texts: Mapping[str, str], settings: Settings = _DEFAULT) -> Dossier:
    """The stories that texts tell, set side by side and attributed. Nothing is read or written.

    `texts` has them by name; a name is read as the path of a file is, so it may show a date or an outlet.
    What cannot be used is in `corpus.faults` of the result. The order of the texts does not matter.
    """
    return program.analyse(read_texts(texts, settings.corpus), settings)


def compare(one: str, other: str, settings: Settings = _DEFAULT) -> Collation:
    """Two texts side by side, whether or not they tell one story. `one` is the base, `variants[0]`.

    Raises `CopytrailError` for a text without words, or over the bounds of `settings`.
    """
    base, against = read_text("one", one, settings.corpus), read_text("other", other, settings.corpus)
    collation = collate(Story("one-and-other", (base, against), ()), settings.collation)
    return rebased(collation, base.id)


def build(articles: str | PathLike[str], site: str | PathLike[str], settings: Settings = _DEFAULT) -> Dossier:
    """Read `articles`, write their site into the folder `site`, as the command does.

    Raises `CopytrailError`, and leaves the site that was there, where it cannot.
    """
    return program.build_whole(replace(settings, source=Path(articles), output=Path(site)))
