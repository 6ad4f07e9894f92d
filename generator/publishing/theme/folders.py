"""Where themes are.

    themes/default/             the theme behind every other, beside the package in a checkout
    generator/_themes/default/  inside it in a wheel
    my-theme/                   a folder: --theme my-theme
    copytrail.themes            the entry points of installed packages: --theme desk

A package offers a theme with two lines in its pyproject.toml; the theme is the folder of the
module that they name, which is found without running it:

    [project.entry-points."copytrail.themes"]
    desk = "desk_theme"
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.errors import CopytrailError

__all__ = ["CONTEXT", "default_folder", "theme_folder"]

CONTEXT = 1
"""The version of what templates get. It grows when a name is taken away or changes its meaning; new names
leave it. A theme may say in `theme.toml` which one it was made for."""

_GROUP = "copytrail.themes"
_PACKAGE = Path(__file__).resolve().parent.parent.parent
_PLACES = (_PACKAGE.parent / "themes" / "default", _PACKAGE / "_themes" / "default")
_PARTS = ("templates", "assets", "prose", "catalogue")


@cache
def default_folder() -> Path:
    """The folder of the theme that stands behind every other. Raises `CopytrailError` where it is lost."""
    found = next((place for place in _PLACES if (place / "templates").is_dir()), None)
    if found is None:
        raise CopytrailError("themes/default", "is missing", "install the package again")
    return found


def theme_folder(theme: Path) -> Path:
    """The folder of a theme: a folder, or the name of an installed one. Raises `CopytrailError` where there
    is none, or where it was made for other templates."""
    folder = theme if theme.exists() else _installed(str(theme))
    if folder is None or not folder.is_dir():
        raise CopytrailError(str(theme), "is not a folder", f"name the folder of a theme{_offered()}")
    if not any((folder / part).is_dir() for part in _PARTS):
        parts = ", ".join(f"{part}/" for part in _PARTS)
        raise CopytrailError(str(theme), f"is no theme: it has none of {parts}", "name the folder of a theme")
    _check(folder)
    return folder


def _installed(name: str) -> Path | None:
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=_GROUP, name=name), key=lambda each: each.value):
        spec = find_spec(entry.module)
        places = list(spec.submodule_search_locations or ()) if spec else []
        if places:
            return Path(places[0])
    return None


def _offered() -> str:
    from importlib.metadata import entry_points

    names = sorted({entry.name for entry in entry_points(group=_GROUP)})
    return f", or one that is installed: {', '.join(names)}" if names else ""


def _check(folder: Path) -> None:
    path = folder / "theme.toml"
    if not path.is_file():
        return
    try:
        context = tomllib.loads(path.read_text(encoding="utf-8")).get("context", CONTEXT)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CopytrailError(str(path), f"cannot be read: {error}", "write context = 1") from error
    if context != CONTEXT:
        remedy = "see docs/reference/theme-context.md for what changed"
        raise CopytrailError(str(path), f"is made for context {context}; this is {CONTEXT}", remedy)
