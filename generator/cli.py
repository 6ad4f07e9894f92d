"""`build-site`: flags become `Settings`, errors become one line and an exit code.

$ build-site
5 articles, 1 story, 3 to 4 independent reports
site/index.html   12 files written
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer
from msgspec.structs import replace

from generator import __version__
from generator.errors import CopytrailError, Fault
from generator.settings import Settings, SiteSettings

if TYPE_CHECKING:
    from generator.model.dossier import Dossier
    from generator.model.story import Story
    from generator.publishing import Published

__all__ = ["Exit", "app", "main"]

app = typer.Typer(add_completion=True, pretty_exceptions_enable=False, rich_markup_mode=None)


class Exit(IntEnum):
    """What the exit code tells a script. 2 is the shell's own word for wrong usage."""

    DONE = 0
    ERROR = 1
    WARNINGS = 3


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"build-site {__version__}")
        raise typer.Exit


def _web_address(given: str) -> str:
    if given and not given.startswith(("https://", "http://")):
        raise typer.BadParameter(f"“{given}” is no address of a site; write it with https://")
    return given


@app.command(help="Build a website that shows how the stories in CORPUS were copied and changed.")
def build_site(
    corpus: Annotated[Path, typer.Argument(help="A folder of articles, or one file.")] = Path("seeds"),
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the site goes.")] = Path("site"),
    theme: Annotated[
        Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
        typer.Option(help="A folder, or an installed theme, that stands before the default one."),
    ] = None,
    site_url: Annotated[
        str, typer.Option(help="The address that the site will have.", callback=_web_address)
    ] = "",
    language: Annotated[str, typer.Option(help="The language of the site's own words.")] = "en",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 when anything in the corpus could not be used.")
    ] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does it all
        bool,
        typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    settings = replace(Settings(), source=corpus, output=output, site=SiteSettings(theme, site_url, language))
    try:
        dossier, published = _build(settings, quiet=quiet)
    except CopytrailError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.ERROR) from None
    _report_faults(dossier.corpus.faults)
    if not quiet:
        typer.echo(_summary(dossier, published, output))
    if strict and dossier.corpus.faults:
        raise typer.Exit(Exit.WARNINGS)


def _build(settings: Settings, *, quiet: bool) -> tuple[Dossier, Published]:
    # The rooms are imported here so that --help and --version stay instant.
    from generator.build import build

    return build(settings) if quiet else build(settings, _track)


def _track(stage: str, things: Iterable[Story]) -> Iterator[Story]:
    """A bar on a terminal, nothing elsewhere: a log has no use for one."""
    listed = list(things)
    if len(listed) < 2 or not sys.stderr.isatty():
        yield from listed
        return
    with typer.progressbar(listed, label=stage, file=sys.stderr) as bar:
        yield from bar


def _report_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        typer.echo(str(fault), err=True)


def _summary(dossier: Dossier, published: Published, output: Path) -> str:
    grave = sum(finding.grave for each in dossier.stories for finding in each.attribution.findings)
    counts = (
        _count(len(dossier.corpus.articles), "article", "articles"),
        _count(len(dossier.stories), "story", "stories"),
        _count(grave, "finding to check", "findings to check"),
    )
    faults = len(dossier.corpus.faults)
    lines = [", ".join(counts), f"{output / 'index.html'}: {published}"]
    if faults:
        lines.insert(1, f"{_count(faults, 'thing', 'things')} in the corpus not used, see above")
    return "\n".join(lines)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def main() -> None:
    """The entry point of the installed command."""
    _expect_one_build()
    app(prog_name="build-site")


def _expect_one_build() -> None:
    """What suits a process that builds once and ends. A program that imports the rooms decides for itself.

    One thread for numpy: the matrices of a story are small, and threads take longer to wait for one
    another than to multiply. Few collections: what is made is kept until it is written.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is first imported
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)


_OBJECTS_BETWEEN_COLLECTIONS = 100_000


if __name__ == "__main__":
    main()
