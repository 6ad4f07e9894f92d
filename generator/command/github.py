"""The summary where a reviewer of a pull request looks: the step's summary and notes at the lines.

    $GITHUB_STEP_SUMMARY   Markdown, at most 1 MiB a step: ranked and cut here, so that nothing else cuts it
    ::warning file=seeds/b.txt,line=7,title=Quotation altered::“full of” became “burdened with”

Words of articles are hostile: in Markdown every character that could mean something is escaped, in a
command to the runner what could end it is encoded (GitHub, "Workflow commands for GitHub Actions").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from generator.command.console import count
from generator.command.summary import FindingTold, StoryTold, Summary

__all__ = ["markdown", "runner_notes"]

LARGEST = 1 << 20
"""Bytes that GitHub takes of one step."""
_SPARE = 1 << 10
MOST_ANNOTATIONS = 10
"""Warnings, and errors, that GitHub shows of one step."""

_MEANING = re.compile(r"([\\`*_{}\[\]()<>#+.!|~&@:-])")


def markdown(summary: Summary, site_url: str = "") -> str:
    """The summary in Markdown, under GitHub's limit: new articles, findings, stories, what was not used."""
    head = ", ".join(
        (
            count(summary.articles, "article", "articles"),
            count(len(summary.stories), "story", "stories"),
            count(len(summary.findings), "finding to check", "findings to check"),
        )
    )
    parts = [f"## Copytrail\n\n{head}. {summary.written:,} files written, {summary.unchanged:,} unchanged.\n"]
    room = LARGEST - _SPARE - len(parts[0].encode())
    for title, rows in _sections(summary, site_url):
        listed = list(rows)
        if not listed:
            continue
        lines = [f"\n### {title}\n"]
        room -= len(lines[0].encode()) + 100
        for done, row in enumerate(listed):
            size = len(row.encode())
            if size > room:
                lines.append(f"\n… and {len(listed) - done:,} more.\n")
                room = 0
                break
            lines.append(row)
            room -= size
        parts.append("".join(lines))
    return "".join(parts)


def _sections(summary: Summary, site_url: str) -> Iterator[tuple[str, Iterator[str]]]:
    yield "New articles", _spaced(_new(summary, site_url))
    yield "To check", _to_check(summary, site_url)
    yield "Stories", _spaced(_story(story, site_url) for story in _ranked(summary))
    not_used = (
        f"- {_plain(each.where)}: {_plain(each.what)}; {_plain(each.remedy)}\n" for each in summary.faults
    )
    yield "Not used", _spaced(not_used)


def _spaced(rows: Iterable[str]) -> Iterator[str]:
    """A list after an empty line."""
    for place, row in enumerate(rows):
        yield row if place else f"\n{row}"


def _new(summary: Summary, site_url: str) -> Iterator[str]:
    pages = {story.slug: story for story in summary.stories}
    for article in summary.new or ():
        name = f"- {_plain(article.path)} (“{_plain(article.headline)}”)"
        if article.story is None:
            yield f"{name} tells its story alone.\n"
            continue
        story = pages[article.story]
        said = "; ".join(map(_plain, article.sources)) or "no source shown"
        yield f"{name} joined {_link(story.headline, story.page, site_url)}: {said}.\n"
        yield from (f"  - {_plain(title)}\n" for title in article.findings)


def _to_check(summary: Summary, site_url: str) -> Iterator[str]:
    """Story by story, since the letters of texts are a story's own."""
    for story in _ranked(summary):
        if story.findings:
            texts = " · ".join(f"{each.letter} {_plain(each.outlet or each.file)}" for each in story.texts)
            yield f"\n{_link(story.headline, story.page, site_url)}\n{texts}\n\n"
        for finding in summary.findings:
            if finding.story == story.slug:
                yield _finding(finding, site_url)


def _finding(finding: FindingTold, site_url: str) -> str:
    kind = finding.kind[:1].upper() + finding.kind[1:]
    return f"- **{_plain(kind)}.** {_link(finding.title, finding.page, site_url)}. {_plain(finding.text)}\n"


def _story(story: StoryTold, site_url: str) -> str:
    least, most = story.independent
    reports = f"{least}" if least == most else f"{least} to {most}"
    texts, found = len(story.texts), count(story.findings, "finding to check", "findings to check")
    return f"- {_link(story.headline, story.page, site_url)}: {texts} texts, {reports} independent, {found}\n"


def _ranked(summary: Summary) -> list[StoryTold]:
    return sorted(summary.stories, key=lambda story: (-story.findings, -len(story.texts), story.slug))


def _link(words: str, page: str, site_url: str) -> str:
    return f"[{_plain(words)}]({site_url}{page})" if site_url else _plain(words)


def _plain(words: str) -> str:
    """Words that mean nothing to Markdown and stay on their line."""
    line = "".join(c if c.isprintable() else " " for c in words)
    return _MEANING.sub(r"\\\1", line)


def runner_notes(summary: Summary, corpus: PurePath, failing: frozenset[str]) -> Iterator[str]:
    """Commands to the runner, ranked and cut: findings of kinds `failing` as errors, others as warnings."""
    ranked = sorted(summary.findings, key=lambda finding: finding.kind not in failing)
    shown = {"error": 0, "warning": 0}
    for finding in ranked:
        level = "error" if finding.kind in failing else "warning"
        if shown[level] < MOST_ANNOTATIONS:
            shown[level] += 1
            yield _annotation(level, finding, corpus)


def _annotation(level: str, finding: FindingTold, corpus: PurePath) -> str:
    inside, _, _record = finding.file.partition("#")
    file = corpus if corpus.name == inside else corpus / inside
    where = f"file={_property(file.as_posix())}" + (f",line={finding.line}" if finding.line else "")
    title = _property(finding.kind[:1].upper() + finding.kind[1:])
    return f"::{level} {where},title={title}::{_message(f'{finding.title}. {finding.text}')}"


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
