"""Outlets by their domain, read once from `outlets.toml`.

    outlet_of("https://www.bbc.co.uk/news/1", ())     ->  "BBC News"
    outlet_of("edition.cnn.com", ())                  ->  "CNN"
    outlet_of("beacon.example", (("beacon.example", "The Beacon"),))  ->  "The Beacon"

A table and no rule: what an outlet is called cannot be seen from its address, and a person can add a line, in
the file or in the setting “outlets”, which stands before it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from generator.text.agencies import agency_of_domain

__all__ = ["host_of", "outlet_of"]


@cache
def _table() -> Mapping[str, str]:
    raw = tomllib.loads((files(__package__) / "outlets.toml").read_text(encoding="utf-8"))
    return {str(domain): str(name) for domain, name in raw["outlets"].items()}


_HOST = re.compile(
    r"(?:https?://)?(?:[^/@\s]{1,100}@)?([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})\.?(?::\d+)?(?:[/?#]|$)", re.I
)


def host_of(address: str) -> str:
    """The host of a web address or of a bare domain, in small letters; empty where there is none."""
    match = _HOST.match(address)
    return match[1].casefold() if match else ""


@lru_cache(maxsize=1024)
def outlet_of(address: str, told: tuple[tuple[str, str], ...]) -> str | None:
    """The name of the outlet or agency at an address, by its domain or the nearest one above it."""
    host = host_of(address)
    names = dict(told)
    while "." in host:
        if name := names.get(host) or _table().get(host):
            return name
        if agency := agency_of_domain(host):
            return agency.name
        host = host.partition(".")[2]
    return None
