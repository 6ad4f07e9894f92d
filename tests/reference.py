"""What the reference pages of docs/ say, made from the code: options, thresholds, published data.

    [settings.collation.links]     ←  LinkSettings in generator/settings/collation.py
    | firm | 0.5 | Probability …   ←  its field, its default, the words below it

`tests/test_docs.py` holds the pages equal to this; `RENEW_GOLDEN=1 pytest tests/test_docs.py` renews them.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import fields
from typer.main import get_command

from generator.cli import _NOT_CONFIGURED, app
from generator.settings import Settings

__all__ = ["data", "options", "thresholds"]

_BY_OPTION = {"source", "output", "theme", "site_url", "language"}
"""Fields that an option sets: they stand in the table of options."""


def options() -> Iterator[str]:
    """A row for each option that may also stand in the environment or in the file."""
    yield "| option | in the environment | in the file | default | what |"
    yield "| --- | --- | --- | --- | --- |"
    for each in get_command(app).params:
        name = (each.name or "").replace("_", "-")
        if name in ("help", "version", "install-completion", "show-completion"):
            continue
        flags = ", ".join(f"`{flag}`" for flag in each.opts)
        file = "" if name in _NOT_CONFIGURED else f"`{name}`"
        default = "" if each.default in (None, "", [], False) else f"`{each.default}`"
        yield f"| {flags} | `COPYTRAIL_{name.replace('-', '_').upper()}` | {file} | {default} | {each.help} |"  # type: ignore[attr-defined]


def thresholds() -> Iterator[str]:
    """A section for each group of settings, a row for each threshold, as their modules have them."""
    yield from _group(Settings(), "settings")


def _group(settings: Struct, place: str) -> Iterator[str]:
    words, groups = _words(type(settings)), []
    rows = []
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, Struct):
            groups.append((value, f"{place}.{field.name.replace('_', '-')}"))
        elif not (field.name in _BY_OPTION and place in ("settings", "settings.site")):
            name = field.name.replace("_", "-")
            rows.append(f"| `{name}` | {_printed(value)} | {_cell(words.get(field.name, ''))} |")
    if rows:
        about = " ".join((type(settings).__doc__ or "").split())
        yield from (
            "",
            f"### [{place}]",
            "",
            about,
            "",
            "| name | default | what it does |",
            "| --- | --- | --- |",
        )
        yield from rows
    for value, inner in groups:
        yield from _group(value, inner)


def _words(kind: type) -> Mapping[str, str]:
    """What stands below each field of a class."""
    tree = ast.parse(inspect.getsource(kind)).body[0]
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            assert isinstance(field.target, ast.Name)
            found[field.target.id] = ast.literal_eval(below.value)
    return found


def _printed(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return "empty" if value == () else f"{value:g}" if isinstance(value, float) else f"{value}"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def data(site: Path) -> Iterator[str]:
    """Every record of `corpus.json` and `story.json` with its fields, from the schemas of the site."""
    for name in ("corpus", "story"):
        schema = msgspec.json.decode((site / f"schema/{name}.schema.json").read_bytes())
        yield from ("", f"## {name}.json")
        for kind, record in schema["$defs"].items():
            yield from ("", f"### {name}: {kind}", "", record.get("description") or "One of these words.")
            yield from _record(record)


def _record(record: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in record:
        yield from ("", ", ".join(f"`{value}`" for value in record["enum"]) + ".")
        return
    yield from ("", "| field | type | what |", "| --- | --- | --- |")
    for field, value in record["properties"].items():
        optional = "" if field in record.get("required", ()) else ", may be absent"
        yield f"| `{field}` | {_type(value)}{optional} | {_cell(value.get('description', ''))} |"


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        return value["$ref"].rpartition("/")[2]
    if "anyOf" in value:
        return " or ".join(map(_type, value["anyOf"]))
    if "enum" in value:
        return " or ".join(f"`{each}`" for each in value["enum"])
    if "prefixItems" in value:
        return f"[{', '.join(map(_type, value['prefixItems']))}]"
    if value.get("type") == "array":
        return f"list of {_type(value['items'])}"
    return str(value.get("type", "any"))
