"""`build-site`: what was asked becomes `Settings`, what happened becomes lines and an exit code.

$ build-site
5 articles, 1 story, 9 findings to check
site/index.html: 20 files written
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterable
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer
from msgspec.structs import replace

from generator import __version__
from generator.errors import CopytrailError, Fault, NothingReadError
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.command.summary import Summary
    from generator.model.collation import FlagKind
    from generator.settings import WorkSettings
    from generator.track import Track

__all__ = ["Exit", "app", "main"]

app = typer.Typer(
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"auto_envvar_prefix": "COPYTRAIL"},
)


class Exit(IntEnum):
    """What the exit code tells a script."""

    DONE = 0
    ERROR = 1
    """Also of `--check`, where the site is not up to date."""
    USAGE = 2
    """A flag or a configuration that means nothing."""
    WARNINGS = 3
    """`--strict`, and something in the corpus could not be used."""
    CAUGHT = 4
    """`--fail-on`, and a finding to check is of that kind."""


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"build-site {__version__}")
        raise typer.Exit


def _web_address(given: str) -> str:
    if given and not given.startswith(("https://", "http://")):
        raise typer.BadParameter(f"“{given}” is no address of a site; write it with https://")
    return given if given.endswith("/") or not given else f"{given}/"


def _configured(context: typer.Context, given: Optional[Path]) -> Optional[Path]:  # noqa: UP045
    """Options that nobody gave take what the configuration file says; thresholds wait in the context."""
    from generator.command.configuration import find_configuration, read_configuration

    path = given or find_configuration(Path())
    context.obj = Settings()
    if path is None:
        return given
    options = {each.name.replace("_", "-"): each.name for each in context.command.params if each.name}
    for name in _NOT_CONFIGURED:
        options.pop(name, None)
    try:
        configuration = read_configuration(path, options)
    except CopytrailError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None
    defaults: dict[str, Any] = {options[name]: value for name, value in configuration.options.items()}
    context.default_map = defaults
    context.obj = configuration.settings
    return path


_NOT_CONFIGURED = ("config", "version", "help", "check", "serve", "install-completion", "show-completion")
"""What is asked for once: the rest may stand in a configuration file under its long name."""


def _kinds_beginning(incomplete: str) -> list[str]:
    """For the completion of a shell."""
    from generator.command.gate import ANY, kind_name
    from generator.model.collation import FlagKind

    return [name for name in (*map(kind_name, FlagKind), ANY) if name.startswith(incomplete)]


def _parts_beginning(incomplete: str) -> list[str]:
    from generator.publishing.site.budget import LEFT_OUT

    return [name for name in LEFT_OUT if name.startswith(incomplete)]


_option = partial(typer.Option, show_envvar=False)
_EPILOG = (
    "Any option may stand in the environment (COPYTRAIL_SITE_URL) or in copytrail.toml (site-url) instead; "
    "a flag goes before the environment, the environment before the file. "
    "Exit codes: 0 done; 1 not built, or not up to date; 2 wrong usage; 3 --strict; 4 --fail-on."
)


@app.command(
    epilog=_EPILOG,
    help="Build a website that shows how the stories in ARTICLES were copied and changed.",
)
def build_site(
    context: typer.Context,
    articles: Annotated[
        Path,
        typer.Argument(
            help="A folder of articles, one file, or - for JSON Lines on standard input.",
            envvar="COPYTRAIL_ARTICLES",
            show_envvar=False,
        ),
    ] = Path("seeds"),
    output: Annotated[Path, _option("-o", "--output", help="Where the site goes.")] = Path("site"),
    config: Annotated[  # noqa: ARG001 - its callback does it all
        Optional[Path],  # noqa: UP045 - typer reads the annotation at run time
        _option(
            help="A file of settings; otherwise copytrail.toml, or [tool.copytrail] in pyproject.toml, here.",
            callback=_configured,
            is_eager=True,
            dir_okay=False,
            exists=True,
        ),
    ] = None,
    theme: Annotated[
        Optional[Path],  # noqa: UP045
        _option(help="A folder, or an installed theme, that stands before the default one."),
    ] = None,
    site_url: Annotated[
        str, _option(help="The address that the site will have.", callback=_web_address)
    ] = "",
    language: Annotated[str, _option(help="The language of the site's own words.")] = "en",
    strict: Annotated[
        bool, _option("--strict", help="Exit with 3 when anything in the corpus could not be used.")
    ] = False,
    fail_on: Annotated[
        list[str],
        _option(
            metavar="<kind>",
            autocompletion=_kinds_beginning,
            help="Exit with 4 when a finding to check is of this kind (such as quotation-altered, or any).",
        ),
    ] = [],  # noqa: B006 - typer copies it
    check: Annotated[
        bool, _option("--check", help="Write nothing; exit with 1 when the site is not up to date.")
    ] = False,
    serve: Annotated[
        bool, _option("--serve", help="Serve the site on this machine and build again at every change.")
    ] = False,
    port: Annotated[int, _option(help="Where --serve listens.", metavar="<number>", min=0, max=65535)] = 8000,
    json: Annotated[bool, _option("--json", help="Print the summary as JSON.")] = False,
    without: Annotated[
        list[str],
        _option(
            metavar="<part>",
            autocompletion=_parts_beginning,
            help="Leave out of the site: exports, singles (articles of no story), or unflagged (stories).",
        ),
    ] = [],  # noqa: B006
    search: Annotated[
        bool, _option("--search", help="Index the words of all texts for the finder: copytrail[search].")
    ] = False,
    jobs: Annotated[
        int,
        _option("-j", "--jobs", metavar="<number>", min=0, help="Processes; 0: one for each processor."),
    ] = 0,
    cache: Annotated[
        Optional[Path],  # noqa: UP045
        _option(help="Where analyses are kept for the next build; otherwise the user's folder for such."),
    ] = None,
    no_cache: Annotated[bool, _option("--no-cache", help="Keep no analyses, and use none.")] = False,
    verbose: Annotated[
        bool, _option("-v", "--verbose", help="Tell the time and the memory of each stage.")
    ] = False,
    quiet: Annotated[bool, _option("-q", "--quiet", help="Print errors only.")] = False,
    version: Annotated[  # noqa: ARG001 - its callback does it all
        bool,
        _option("--version", help="Print the version and exit.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    settings: Settings = context.obj
    left_out = _left_out(without)
    site = replace(
        settings.site,
        theme=theme,
        site_url=site_url,
        language=language,
        without=left_out,
        search=search,
    )
    settings = replace(settings, source=articles, output=output, site=site)
    settings = replace(settings, work=_work(settings, jobs, cache, no_cache))
    quiet = quiet or json
    track = _progress(verbose=verbose, quiet=quiet)
    try:
        kinds = _kinds(fail_on)
        if check:
            code = _check(settings, track, quiet)
        else:
            code = _build(settings, track, kinds, strict, json, quiet)
        if serve and not check:
            _serve(settings, track, port)
    except CopytrailError as error:
        _report_faults(error.faults if isinstance(error, NothingReadError) else ())
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.ERROR) from None
    raise typer.Exit(code)


def _left_out(words: list[str]) -> tuple[str, ...]:
    if not words:
        return ()
    from generator.command.configuration import nearest
    from generator.publishing.site.budget import LEFT_OUT

    for word in words:
        if word not in LEFT_OUT:
            typer.echo(f"--without: “{word}” is no part of a site; {nearest(word, LEFT_OUT)}", err=True)
            raise typer.Exit(Exit.USAGE)
    return tuple(sorted(set(words)))


def _work(settings: Settings, jobs: int, cache: Path | None, no_cache: bool) -> WorkSettings:
    from generator.command.machine import cache_folder, processors

    folder = None if no_cache else cache or cache_folder()
    return replace(settings.work, jobs=jobs or processors(), cache=folder)


def _progress(*, verbose: bool, quiet: bool) -> Track:
    from generator.command.progress import Progress
    from generator.track import Track

    return Progress(verbose=verbose, bars=not quiet) if verbose or not quiet else Track()


def _kinds(words: list[str]) -> frozenset[FlagKind]:
    if not words:
        return frozenset()
    from generator.command.gate import kinds_named

    try:
        return kinds_named(words)
    except CopytrailError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(Exit.USAGE) from None


def _build(
    settings: Settings, track: Track, kinds: frozenset[FlagKind], strict: bool, json: bool, quiet: bool
) -> Exit:
    # The rooms are imported here so that --help and --version stay instant.
    from generator.build import build
    from generator.command.console import told
    from generator.command.fates import fates
    from generator.command.gate import caught
    from generator.command.summary import articles_of_site, summary_of, summary_text

    before = articles_of_site(settings.output)
    overview, published = build(settings, track)
    _report_faults(overview.corpus.faults)
    summary = summary_of(overview, published, before)
    if json:
        _say(summary_text(summary).encode(), nl=False)  # JSON is UTF-8 whatever a terminal speaks
    elif not quiet:
        for line in (told(summary, published, settings.output), *fates(overview.corpus)):
            _say(line)
    _tell_github(summary, settings, kinds)
    for finding in caught(overview, kinds):
        typer.echo(f"{finding.kind.value}: {finding.title}", err=True)
    if caught(overview, kinds):
        return Exit.CAUGHT
    return Exit.WARNINGS if strict and overview.corpus.faults else Exit.DONE


def _check(settings: Settings, track: Track, quiet: bool) -> Exit:
    from generator.build import check

    overview, difference = check(settings, track)
    _report_faults(overview.corpus.faults)
    if not difference.changed:
        if not quiet:
            _say(f"{settings.output}: up to date")
        return Exit.DONE
    for name in difference.changed[:_MOST_NAMED]:
        typer.echo(f"{settings.output / name}: is not what the articles give; build the site again", err=True)
    if len(difference.changed) > _MOST_NAMED:
        typer.echo(f"{settings.output}: and {len(difference.changed) - _MOST_NAMED:,} more", err=True)
    return Exit.ERROR


_MOST_NAMED = 20


def _serve(settings: Settings, track: Track, port: int) -> None:
    from generator.command.serving import serve

    def again() -> None:
        try:
            _build(settings, track, frozenset(), strict=False, json=False, quiet=False)
        except CopytrailError as error:
            typer.echo(str(error), err=True)

    watched = [settings.source, *([settings.site.theme] if settings.site.theme else [])]
    serve(settings.output, port, watched, again, typer.echo)


def _tell_github(summary: Summary, settings: Settings, kinds: frozenset[FlagKind]) -> None:
    """The step's summary, and notes at the lines, where a runner asks for them."""
    page, runner = os.environ.get("GITHUB_STEP_SUMMARY"), os.environ.get("GITHUB_ACTIONS") == "true"
    if not (page or runner):
        return
    from generator.command.github import markdown, runner_notes

    if page:
        try:
            with Path(page).open("a", encoding="utf-8", newline="\n") as file:
                file.write(markdown(summary, settings.site.site_url))
        except OSError as error:
            typer.echo(
                f"{page}: cannot be written ({error.strerror}); the site is built all the same", err=True
            )
    if runner:
        for line in runner_notes(summary, settings.source, frozenset(kind.value for kind in kinds)):
            typer.echo(line, err=True)


def _say(words: str | bytes, *, nl: bool = True) -> None:
    """What was done is said afterwards: where that cannot be written, nothing but the saying fails."""
    try:
        typer.echo(words, nl=nl)
    except BrokenPipeError:  # who reads has read enough
        raise
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise CopytrailError("standard output", what, "make room there; all else is done") from None


def _report_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        typer.echo(str(fault), err=True)


def main() -> None:
    """The entry point of the installed command."""
    _expect_one_build()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a file may have a name that the terminal cannot show
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
