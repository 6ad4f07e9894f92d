"""How common the words of a language are.

    word_list("en")["imposable"]   KeyError          word_list("en")["impossible"]   0.000046
    word_list("und")               {}

The lists are those of `wordfreq`, the small ones: about 30,000 words each, in forty languages.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from generator.errors import CopytrailError

__all__ = ["word_list"]


@cache
def word_list(language: str) -> Mapping[str, float]:
    """The share of running words that each listed word is; empty for a language without a list.

    Raises `CopytrailError` where the lists are missing or are written in another format.
    """
    # The file and not the package, whose import takes longer than all else that is done with it.
    package = find_spec("wordfreq")
    folders = [Path(place, "data") for place in (package and package.submodule_search_locations) or ()]
    folder = next(filter(Path.is_dir, folders), None)
    if folder is None:
        raise CopytrailError("wordfreq", "has no word lists", "install the package again")
    path = folder / f"small_{language}.msgpack.gz"
    if not path.is_file():
        return {}
    header, *by_rarity = msgspec.msgpack.decode(gzip.decompress(path.read_bytes()))
    if header != _FORMAT:
        raise CopytrailError(str(path), f"is in the format {header}", "install wordfreq 3.1")
    return {word: 10 ** (-rarity / 100) for rarity, words in enumerate(by_rarity) for word in words}


_FORMAT = {"format": "cB", "version": 1}
"""Words by centibels: those in the list with number 240 are each 10 to the power of -2.40 of all words."""
