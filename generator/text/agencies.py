"""The news agencies that datelines and credits name, read once from `agencies.toml`.

    agency_named("AP")                 ->  Agency(name="Associated Press", short="AP", …)
    agency_named("Agence France Presse").short  ->  "AFP"
    agency_named("AP Hartley")         ->  None

A table and no rule: which capitals are an agency cannot be seen from their shape, and a person can
add a line.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

__all__ = ["Agency", "agencies", "agency_named", "agency_of_domain"]


class Agency(Struct, frozen=True):
    """A news agency. `common` short names count only where a credit stands, never in prose."""

    name: str
    short: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str = ""
    """ISO 3166, empty for none."""
    state: bool = False
    """A state's own voice, or run by it."""
    common: bool = False
    """The short name is also an everyday word or another body's name."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every writing, the longest first, so that a search prefers the fullest."""
        return tuple(sorted({self.name, self.short, *self.aliases}, key=lambda name: (-len(name), name)))


@cache
def agencies() -> tuple[Agency, ...]:
    """All agencies, in the order of the table: the most copied first."""
    raw = tomllib.loads((files(__package__) / "agencies.toml").read_text(encoding="utf-8"))
    return tuple(
        Agency(
            name=row["name"],
            short=row["short"],
            aliases=tuple(row.get("aliases", ())),
            domains=tuple(row.get("domains", ())),
            country=row.get("country", ""),
            state=row.get("state", False),
            common=row.get("common", False),
        )
        for row in raw["agency"]
    )


@cache
def _by_name() -> dict[str, Agency]:
    named: dict[str, Agency] = {}
    for agency in agencies():
        for name in agency.names:
            named.setdefault(name, agency)
    return named


@cache
def _by_domain() -> dict[str, Agency]:
    return {domain: agency for agency in agencies() for domain in agency.domains}


def agency_named(name: str) -> Agency | None:
    """The agency that is written so; capitals count, "The " before a name does not."""
    found = _by_name().get(name)
    if found is None and name[:4] in ("The ", "the "):
        found = _by_name().get(name[4:])
    return found


def agency_of_domain(host: str) -> Agency | None:
    """The agency whose own site `host` belongs to: `www.reuters.com` is Reuters."""
    labels = host.casefold().split(".")
    parents = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((agency for parent in parents if (agency := _by_domain().get(parent))), None)
