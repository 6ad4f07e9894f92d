"""What the name of a file says of its article: the least sure of all, and sometimes all there is.

clippings/2025-04-08 mayor resigns.txt              published 2025-04-08
www.theguardian.com/2025/04/08/mayor.html           published 2025-04-08, The Guardian (as wget saves)
08-04-2025.txt                                      nothing: April or August
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.corpus.files.records import Known, Value
from generator.corpus.metadata.outlets import outlet_of
from generator.corpus.page.dates import iso_of
from generator.model.article import Origin

__all__ = ["domain_of_folder", "known_of_name"]

_DATE = re.compile(r"(?:^|[/ _(.-])((?:19|20)\d\d)([-_. /]?)(\d\d)\2(\d\d)(?=$|[/ _).-]|T\d)")
_HOST = re.compile(r"(?:^|/)((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})(?=/)")


# "www.beacon.example", "beacon.com"; "notes.old" and "v1.final" are no domains.
_DOMAIN = re.compile(
    r"(?:^|/)(www\.[a-z0-9.-]{3,80}|[a-z0-9.-]{2,80}\.(?:com|org|net|info|news|[a-z]{2}))(?=/)"
)


def domain_of_folder(path: str) -> str:
    """The domain by which a folder of the corpus is called; empty where none certainly is."""
    found = _DOMAIN.search(path)
    return found[1].removeprefix("www.") if found else ""


_NUMBER = re.compile(r"#\d+\Z")


def known_of_name(path: str, outlets: tuple[tuple[str, str], ...]) -> Known:
    """What a path in the corpus says. `outlets`: the setting of that name."""
    return _known_of_file(_NUMBER.sub("", path), outlets)


@lru_cache(maxsize=64)
def _known_of_file(path: str, outlets: tuple[tuple[str, str], ...]) -> Known:
    date = _DATE.search(path)
    day = iso_of(f"{date[1]}-{date[3]}-{date[4]}") if date else None
    names = (outlet_of(host[1], outlets) for host in _HOST.finditer(path))
    outlet = next((name for name in names if name), None)
    return Known(
        published=Value(day, "the name of the file", Origin.FILE_NAME) if day else None,
        outlet=Value(outlet, "the name of the folder", Origin.FILE_NAME) if outlet else None,
    )
