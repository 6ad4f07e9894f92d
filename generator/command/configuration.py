"""The configuration file: what the operator wants every time.

    # copytrail.toml, or [tool.copytrail] in pyproject.toml
    articles = "incoming"                  flags by their long names; paths count from this file
    output = "public"
    fail-on = ["quotation-altered"]

    [settings.collation.links]             every threshold by its place in generator/settings/
    firm = 0.6

    [settings.corpus.fields]               pairs may be written as a table
    Tekst = "text"

A flag stands before the environment (`COPYTRAIL_OUTPUT`), that before the file, the file before the
default. A word that means nothing here is an error that names the nearest one that does: a typing
error must not be a setting silently left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields, replace

from generator.errors import CopytrailError
from generator.settings import Settings

__all__ = ["CONFIG", "Configuration", "find_configuration", "nearest", "read_configuration"]

CONFIG = "copytrail.toml"
_PROJECT = "pyproject.toml"
_THEME = "theme"
"""A folder, or the name of an installed theme."""
_PATHS = frozenset({"articles", "cache", "output", _THEME})
"""Options whose value is a path, counted from the folder of the file."""

S = TypeVar("S", bound=Struct)


class Configuration(Struct, frozen=True):
    """What a file asks for: values of options by their long names, and thresholds."""

    options: Mapping[str, Any] = {}
    settings: Settings = Settings()


def find_configuration(folder: Path) -> Path | None:
    """`copytrail.toml` in `folder`, else a `pyproject.toml` there that has `[tool.copytrail]`."""
    if (folder / CONFIG).is_file():
        return folder / CONFIG
    project = folder / _PROJECT
    return project if project.is_file() and "copytrail" in _load(project).get("tool", {}) else None


def read_configuration(path: Path, options: Iterable[str]) -> Configuration:
    """Read a file in which the names of `options` may stand.

    Raises `CopytrailError` for what is wrong in it.
    """
    table = _load(path)
    if path.name == _PROJECT:
        table = table.get("tool", {}).get("copytrail", {})
    thresholds = table.pop("settings", {})
    known = sorted(options)
    for name in table:
        if name not in known:
            raise _unknown(path, name, [*known, "settings"])
    values = {name: _value(path, name, value) for name, value in table.items()}
    return Configuration(values, _overlaid(Settings(), thresholds, path, "settings"))


def nearest(word: str, known: Iterable[str]) -> str:
    """`did you mean “theme”?`, or every word that is known where none is near."""
    from rapidfuzz import process  # only at an error

    known = list(known)
    found = process.extractOne(word, known, score_cutoff=60)
    return f"did you mean “{found[0]}”?" if found else f"what can stand there: {', '.join(known)}"


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CopytrailError(
            str(path), f"cannot be read ({error.strerror})", "give access, or name another"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CopytrailError(str(path), f"is no TOML ({error})", "mend the line that it names") from None


def _unknown(path: Path, name: str, known: Iterable[str]) -> CopytrailError:
    return CopytrailError(str(path), f"“{name}” is no setting", nearest(name.rpartition(".")[2], known))


def _value(path: Path, name: str, value: object) -> object:
    if isinstance(value, dict):
        raise CopytrailError(str(path), f"“{name}” is a table", "write one value after an equals sign")
    if name in _PATHS and isinstance(value, str) and (name != _THEME or (path.parent / value).is_dir()):
        return str(path.parent / value)
    return value


def _overlaid(settings: S, table: object, path: Path, place: str) -> S:
    """`settings` with the values of `table` in their places."""
    if not isinstance(table, dict):
        raise CopytrailError(str(path), f"“{place}” is no table", f"write [{place}] and its values below")
    hints = get_type_hints(type(settings))
    known = {field.name.replace("_", "-"): field.name for field in fields(settings)}
    changed: dict[str, Any] = {}
    for key, value in table.items():
        field = known.get(key.replace("_", "-"))
        if field is None:
            raise _unknown(path, f"{place}.{key}", known)
        old = getattr(settings, field)
        if isinstance(old, Struct):
            changed[field] = _overlaid(old, value, path, f"{place}.{key}")
            continue
        if isinstance(old, tuple) and isinstance(value, dict):
            value = list(value.items())  # [settings.corpus.fields] with a name on each line
        try:
            changed[field] = msgspec.convert(value, hints[field])
        except msgspec.ValidationError as error:
            raise CopytrailError(str(path), f"“{place}.{key}”: {error}", f"the default is {old!r}") from None
    return replace(settings, **changed)
