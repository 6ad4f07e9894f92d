"""Where themes are.

themes/default/             beside the package in a checkout
generator/_themes/default/  inside it in a wheel
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.errors import CopytrailError

__all__ = ["default_folder"]

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE.parent / "themes" / "default", _PACKAGE / "_themes" / "default")


@cache
def default_folder() -> Path:
    """The folder of the theme that stands behind every other. Raises `CopytrailError` where it is lost."""
    found = next((place for place in _PLACES if (place / "templates").is_dir()), None)
    if found is None:
        raise CopytrailError("themes/default", "is missing", "install the package again")
    return found
