"""The columns and keys that people use, recognised through one table (`fields.toml`).

    {"Headline": "Mayor resigns", "Body": "PORT ELLIS — …", "Pub. Date": "2025-04-08", "Outlet": "The Beacon"}
     └─ title                      └─ text                   └─ published               └─ outlet

What the table does not know, the setting “fields” tells ({"Kropka": "text"}); it stands before the table.
Other columns are left alone. The text of an article is its title, a blank line and its text, unless the text
begins with the title already.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, get_args

from msgspec.structs import replace

from generator.corpus.files.decoding import Problem
from generator.corpus.files.records import Known, Record, Value, of_field
from generator.settings import CorpusSettings
from generator.settings.corpus import Role

__all__ = ["ROLES", "plain_name", "record_of", "roles_of", "titled_text"]

ROLES: tuple[Role, ...] = get_args(Role)
Plan = Mapping[str, tuple[str, ...]]
"""For each role, the keys of a record that may fill it, the best first."""


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    raw = tomllib.loads((files(__package__) / "fields.toml").read_text(encoding="utf-8"))
    return {
        role: tuple(plain_name(name) for name in names.replace("\n", " ").split(",") if name.strip())
        for role, names in raw.items()
    }


def plain_name(name: str) -> str:
    """A column's name for looking up: "Pub. Date" as "pubdate"."""
    return "".join(filter(str.isalnum, name.casefold()))


@lru_cache(maxsize=256)
def roles_of(names: tuple[str, ...], mapping: tuple[tuple[str, str], ...] = ()) -> Plan:
    """Which of `names` fills which role. `mapping`: (name, role), stands before the table."""
    told = dict(mapping)
    plain = {name: plain_name(name) for name in names if name not in told}
    plan: dict[str, tuple[str, ...]] = {}
    for role in ROLES:
        known = _table()[role]
        mapped = tuple(name for name in names if told.get(name) == role)
        ranked = sorted((known.index(key), name) for name, key in plain.items() if key in known)
        plan[role] = (*mapped, *(name for _, name in ranked))
    return plan


def record_of(row: Mapping[str, Any], number: int, settings: CorpusSettings) -> Record | Problem:
    """The record of a row or an object, or why it is none."""
    plan = roles_of(tuple(row), settings.fields)
    field = next((name for name in plan["text"] if _text(row[name])), None)
    inner = _wrapped(row, settings) if field is None else None
    if inner is not None:
        return record_of(inner, number, settings)
    if field is None:
        field = next((name for name in plan["short_text"] if _text(row[name])), None)
    if field is None:
        return _no_text(plan, settings)
    title = _first(row, plan["title"])
    text = _without_markup(_text(row[field]))
    known = Known(
        id=_string(_first_of(row, plan["id"])),
        title=None if title is None else Value(_without_markup(title.text), title.reason),
        outlet=_first(row, plan["outlet"]),
        authors=tuple(_authors(row, plan["author"])),
        published=_day(_first(row, plan["published"])),
        url=_first(row, plan["url"]),
        language=_first(row, plan["language"]),
        agency=_first(row, plan["agency"]),
    )
    return titled_text(Record(text, number, known))


# A title that differs from the text's first line in its marks alone is that line.
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


def titled_text(record: Record) -> Record:
    """The record with its title as the first line of its text, written as the text writes it."""
    title, text = record.known.title, record.text
    if title is None or not text.strip():
        return record
    begins = text.lstrip()[: len(title.text)]
    if begins == title.text:
        return record
    if begins.translate(_TYPOGRAPHY).casefold() != title.text.translate(_TYPOGRAPHY).casefold():
        text = f"{title.text}\n\n{text}"
        # `replace` takes five times as long, and this is done for every record.
        return Record(text, record.number, record.known, record.member, record.beside, record.kind)
    return replace(record, known=replace(record.known, title=Value(begins, title.reason, title.origin)))


def _no_text(plan: Plan, settings: CorpusSettings) -> Problem:
    if any(plan["text"]):
        return Problem(
            f"has nothing in its “{plan['text'][0]}”", "put the article's text into it, or remove it"
        )
    told = [name for name, role in settings.fields if role == "text"]
    if told:
        return Problem(f"has no “{told[0]}”", "correct the setting “fields”")
    return Problem("has no “text”", "name the field that holds the text “text”, or tell the setting “fields”")


def _wrapped(row: Mapping[str, Any], settings: CorpusSettings) -> Mapping[str, Any] | None:
    """A record one level down, as search engines give it: {"_id": …, "_source": {…}}."""
    for name, value in row.items():
        if not isinstance(value, dict) or plain_name(name) not in _table()["wrappers"]:
            continue
        inner = {**{key: own for key, own in row.items() if key != name}, **value}
        plan = roles_of(tuple(inner), settings.fields)
        if any(_text(inner[key]) for key in (*plan["text"], *plan["short_text"])):
            return inner
    return None


def _first(row: Mapping[str, Any], names: tuple[str, ...]) -> Value | None:
    for name in names:
        if text := _string(_single(row[name])):
            return of_field(text, name)
    return None


def _first_of(row: Mapping[str, Any], names: tuple[str, ...]) -> object:
    return next((value for name in names if (value := _single(row[name])) not in (None, "")), None)


def _single(value: object) -> object:
    """What an object or a list of one value stands for."""
    if isinstance(value, list):
        return _single(value[0]) if value else None
    if isinstance(value, dict):
        plain = {plain_name(str(key)): inner for key, inner in value.items()}
        return next((plain[key] for key in _table()["value"] if isinstance(plain.get(key), str)), None)
    return value


def _text(value: object) -> str:
    """The words of a text, in one string or a list of paragraphs."""
    if isinstance(value, list):
        paragraphs = [_single(item) for item in value]
        return "\n\n".join(item for item in paragraphs if isinstance(item, str))
    found = _single(value)
    return found if isinstance(found, str) and not found.isspace() else ""


def _string(value: object) -> str:
    if isinstance(value, str):
        if value.isprintable() and value.strip() is value and "  " not in value:  # as most are
            return value
        tidy = " ".join(value.split())
        return value if tidy == value else tidy  # of two that are equal only one is kept
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


_LISTED = re.compile(r"\A\[\s*(['\"]).*\1\s*\]\Z", re.DOTALL)
_QUOTED = re.compile(r"'([^'\n]{1,200})'|\"([^\"\n]{1,200})\"")


def _authors(row: Mapping[str, Any], names: tuple[str, ...]) -> Iterator[Value]:
    for name in names:
        value = row[name]
        texts = [_string(_single(item)) for item in (value if isinstance(value, list) else [value])]
        if len(texts) == 1 and _LISTED.match(texts[0]):  # as Python writes a list into a spreadsheet
            texts = [one or other for one, other in _QUOTED.findall(texts[0])]
        found = [of_field(text, name) for text in texts if text]
        if found:
            yield from found
            return


_SECONDS = re.compile(r"\A(?P<seconds>1?\d{9})(?P<thousandths>\d{3})?(?:\.\d+)?\Z")


def _day(value: Value | None) -> Value | None:
    """Seconds since 1970 as a date: machines export them."""
    match = _SECONDS.match(value.text) if value else None
    if value is None or match is None:
        return value
    moment = datetime.fromtimestamp(int(match["seconds"]), UTC)
    return Value(moment.isoformat(), value.reason, value.origin)


_TAG = re.compile(
    r"</(?:p|div|a|b|i|em|strong|span|h\d|li|ul|ol|blockquote)>|<(?:br|p|div)\b[^<>]{0,200}>", re.I
)


def _without_markup(text: str) -> str:
    """The words of a text that was exported with its HTML."""
    if "<" not in text and "&" not in text:
        return text
    if _TAG.search(text) is None:
        return text if _ENTITY.search(text) is None else _unescaped(text)
    from generator.corpus.formats.markup_text import text_of_fragment  # lxml is not needed for plain text

    return text_of_fragment(text)


_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);", re.I)


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
