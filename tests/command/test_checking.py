"""`--check` tells whether the site is what the articles give; an empty corpus never takes a site's place."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from generator.cli import app

STORY = "Council closes the Harrow Street baths\n\nThe council closed the Harrow Street baths on Friday.\n"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def corpus(folder: Path) -> Path:
    (folder / "corpus").mkdir()
    (folder / "corpus/baths.txt").write_text(STORY, encoding="utf-8")
    return folder / "corpus"


def test_a_site_that_was_just_built_is_up_to_date(tmp_path: Path) -> None:
    articles, site = corpus(tmp_path), tmp_path / "site"
    run(articles, "-o", site)
    before = tree(site)
    result = run(articles, "-o", site, "--check")
    assert (result.exit_code, result.stdout) == (0, f"{site}: up to date\n")
    assert tree(site) == before


def test_a_changed_article_makes_it_stale_and_nothing_is_written(tmp_path: Path) -> None:
    articles, site = corpus(tmp_path), tmp_path / "site"
    run(articles, "-o", site)
    before = tree(site)
    (articles / "baths.txt").write_text(STORY.replace("Friday", "Monday"), encoding="utf-8")
    result = run(articles, "-o", site, "--check")
    assert result.exit_code == 1
    assert (
        f"{site / 'articles/baths.html'}: is not what the articles give; build the site again"
        in result.stderr
    )
    assert tree(site) == before


def test_a_site_that_is_not_there_is_not_up_to_date(tmp_path: Path) -> None:
    assert run(corpus(tmp_path), "-o", tmp_path / "site", "--check").exit_code == 1
    assert not (tmp_path / "site").exists()


def test_a_corpus_without_articles_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    articles, site = corpus(tmp_path), tmp_path / "site"
    run(articles, "-o", site)
    before = tree(site)
    (articles / "baths.txt").write_bytes(b"")
    result = run(articles, "-o", site)
    assert result.exit_code == 1
    first, last = result.stderr.splitlines()
    assert first.startswith("baths.txt: ")
    assert (
        last
        == f"{articles}: gives no article, so no site is built; mend what is named, or name another folder"
    )
    assert tree(site) == before
