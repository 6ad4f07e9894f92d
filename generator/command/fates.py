"""What became of everything in a corpus, as the table at the end of the command.

read                12   web page 10, table 2
the same again       2   the same address or words as another 2
passed over        240   what a web archive holds beside pages 240
not used             3   is a PDF 2, is empty 1
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.model.dossier import Corpus

__all__ = ["fates"]


def fates(corpus: Corpus) -> Iterator[str]:
    """A line for each fate that something had; none where all was of one kind and read."""
    copies = sum(len(article.copies) for article in corpus.articles)
    unused = Counter(_QUOTED.sub(" …", fault.what) for fault in corpus.faults)
    rows = (
        ("read", corpus.tally.read, 0),
        ("the same again", (("the same address or words as another", copies),) if copies else (), 0),
        ("passed over", corpus.tally.passed, 0),
        ("not used", sorted(unused.items(), key=lambda pair: (-pair[1], pair[0])), corpus.tally.untold),
    )
    if len(corpus.tally.read) < 2 and not any(kinds for _, kinds, _ in rows[1:]):
        return
    for fate, kinds, untold in rows:
        if kinds:
            total = sum(number for _, number in kinds) + untold
            shown = ", ".join(f"{what} {number:,}" for what, number in kinds[:_SHOWN])
            yield f"  {fate:<14} {total:>7,}   {shown}{', …' if len(kinds) > _SHOWN else ''}"


_QUOTED = re.compile(r" ?[“(][^”)]{0,500}[”)].*")
_SHOWN = 6
"""Kinds of one fate that are named."""
