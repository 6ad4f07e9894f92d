"""What a build tells: the summary, its JSON and schema, and what a reviewer of a pull request sees."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path, PurePath

import jsonschema
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.command.gate import kind_name, kinds_named
from generator.command.github import LARGEST, MOST_ANNOTATIONS, markdown, runner_notes
from generator.command.summary import (
    FaultTold,
    FindingTold,
    NewArticle,
    StoryTold,
    Summary,
    TextTold,
    summary_schema,
)
from generator.errors import CopytrailError
from generator.model.collation import FlagKind


def run(*arguments: str | Path, **environment: str) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


def summary(findings: int = 1, words: str = "“full of” became “burdened with”", faults: int = 0) -> Summary:
    finding = FindingTold(
        "quotation altered", words, words, "baths", "stories/baths/index.html#p4", "b.txt", 7
    )
    texts = (TextTold("A", "a.txt", "The Ledger"), TextTold("B", "b.txt", None))
    return Summary(
        generator="copytrail",
        articles=2,
        stories=(
            StoryTold("baths", "Council closes baths", "stories/baths/index.html", texts, (1, 2), findings),
        ),
        findings=(finding,) * findings,
        faults=(FaultTold("c.txt", "is empty", "remove it"),) * faults,
        written=3,
        unchanged=0,
        removed=0,
        new=None,
    )


@pytest.fixture(scope="module")
def seeds_json(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return run(seeds, "-o", tmp_path_factory.mktemp("told") / "site", "--json").stdout


def test_the_summary_keeps_to_its_schema(seeds_json: str) -> None:
    told = json.loads(seeds_json)
    jsonschema.validate(told, json.loads(summary_schema()))
    assert told["articles"] == 5
    assert len(told["findings"]) == told["stories"][0]["findings"] > 0


def test_the_printed_schema_is_the_one_in_the_docs(root: Path) -> None:
    kept = root / "docs" / "reference" / "summary.schema.json"
    assert kept.read_bytes() == summary_schema(), "write summary_schema() into the file"


def test_a_finding_leads_to_the_line_of_its_file(seeds_json: str, seeds: Path) -> None:
    for finding in json.loads(seeds_json)["findings"]:
        line = (seeds / finding["file"]).read_text(encoding="utf-8").splitlines()[finding["line"] - 1]
        if finding["kind"] != "credit missing":  # what is not there has no line of its own
            quoted = re.findall("“(.+?)(?: …)?”", finding["title"])
            assert any(words in line for words in quoted), (finding, line)


# ── what an added article did ────────────────────────────────────────────────────────────────────


def test_an_added_article_is_told_with_its_story_and_sources(root: Path, tmp_path: Path) -> None:
    corpus, site = tmp_path / "corpus", tmp_path / "site"
    shutil.copytree(root / "tests/cases/corpora/bridge", corpus)
    (corpus / "truth.json").unlink(missing_ok=True)
    added = sorted(corpus.glob("*.txt"))[0]
    text = added.read_text(encoding="utf-8")
    added.unlink()
    assert json.loads(run(corpus, "-o", site, "--json").stdout)["new"] is None
    added.write_text(text, encoding="utf-8")
    told = run(corpus, "-o", site)
    assert re.search(rf"^new: {added.name} joined \S+ \(.+; \d+ findings? to check\)$", told.stdout, re.M)
    assert json.loads(run(corpus, "-o", site, "--json").stdout)["new"] == []


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────


def test_the_step_summary_is_appended_to(seeds: Path, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n")
    assert run(seeds, "-o", tmp_path / "site", "-q", GITHUB_STEP_SUMMARY=str(page)).exit_code == 0
    written = page.read_text(encoding="utf-8")
    assert written.startswith("before\n## Copytrail\n")
    assert "### To check" in written


def test_a_summary_that_cannot_be_written_fails_no_build(seeds: Path, tmp_path: Path) -> None:
    result = run(seeds, "-o", tmp_path / "site", GITHUB_STEP_SUMMARY=str(tmp_path / "no" / "folder"))
    assert result.exit_code == 0
    assert "cannot be written" in result.stderr


def test_a_huge_summary_is_cut_by_rank_and_says_so() -> None:
    page = markdown(summary(findings=20_000, words="x" * 200, faults=5000))
    assert len(page.encode()) < LARGEST
    assert re.search(r"… and [\d,]+ more", page)
    assert page.index("### To check") < page.index("### Stories")


@pytest.mark.parametrize(
    "hostile",
    [
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "![x](https://e.example/x)",
        "# h\n# h",
        "@team #1",
    ],
)
def test_words_mean_nothing_to_markdown(hostile: str) -> None:
    page = markdown(summary(words=hostile))
    assert hostile not in page
    assert "](" not in re.sub(r"\\.", "", page)
    assert "<" not in re.sub(r"\\.", "", page)
    assert page.count("\n# ") == 0


def test_links_lead_to_the_site_where_it_has_an_address() -> None:
    page = markdown(summary(), "https://news.example/")
    assert "](https://news.example/stories/baths/index.html#p4)" in page
    assert "](" not in markdown(summary())


def test_notes_stand_at_the_lines_of_their_files() -> None:
    notes = list(runner_notes(summary(), PurePath("seeds"), frozenset()))
    assert notes == [
        "::warning file=seeds/b.txt,line=7,title=Quotation altered::"
        "“full of” became “burdened with”. “full of” became “burdened with”"
    ]


def test_kinds_that_fail_come_first_and_as_errors() -> None:
    told = summary(findings=30)
    other = replace(told.findings[0], kind="contradiction")
    notes = list(
        runner_notes(replace(told, findings=(*told.findings, other)), PurePath("s"), frozenset({other.kind}))
    )
    assert notes[0].startswith("::error ")
    assert len(notes) == 1 + MOST_ANNOTATIONS


def test_words_cannot_end_a_note_and_begin_a_command() -> None:
    told = summary(words="a\n::set-output name=x::1\r\n100%")
    told = replace(told, findings=(replace(told.findings[0], file="b,line=1::x.txt"),))
    (note,) = runner_notes(told, PurePath("s"), frozenset())
    assert "\n" not in note
    assert "\r" not in note
    assert "file=s/b%2Cline=1%3A%3Ax.txt," in note
    assert "100%25" in note


# ── the policy gate ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kinds", "code"),
    [("quotation-altered", 4), ("negation-changed", 0), ("any", 4), ("contradiction,name-changed", 4)],
)
def test_a_build_fails_by_what_it_found_after_the_site_is_written(
    seeds: Path, tmp_path: Path, kinds: str, code: int
) -> None:
    result = run(seeds, "-o", tmp_path / "site", "--fail-on", kinds)
    assert result.exit_code == code
    assert (tmp_path / "site/index.html").is_file()
    assert bool(result.stderr) == bool(code)


def test_a_kind_that_does_not_exist_is_wrong_usage(seeds: Path, tmp_path: Path) -> None:
    result = run(seeds, "-o", tmp_path / "site", "--fail-on", "quote-altered")
    assert result.exit_code == 2
    assert "did you mean “quotation-altered”?" in result.stderr
    assert not (tmp_path / "site").exists()


def test_every_kind_can_be_named() -> None:
    assert kinds_named([kind_name(kind) for kind in FlagKind]) == frozenset(FlagKind) == kinds_named(["any"])
    with pytest.raises(CopytrailError):
        kinds_named(["Nonsense"])


def test_new_articles_come_first_in_the_step_summary() -> None:
    new = NewArticle(
        "f.txt", "Baths *closed*", "baths", ("likely reworded from The Ledger",), ("Credit missing",)
    )
    alone = NewArticle("g.txt", "Mayor resigns", None, (), ())
    page = markdown(replace(summary(), new=(new, alone)))
    assert page.index("### New articles") < page.index("### To check")
    assert (
        r"- f\.txt (“Baths \*closed\*”) joined Council closes baths: likely reworded from The Ledger." in page
    )
    assert "  - Credit missing" in page
    assert r"- g\.txt (“Mayor resigns”) tells its story alone." in page
