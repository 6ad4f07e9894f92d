"""What operators copy into their CI: the action, the recipes and the settings of the how-to, run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.command.configuration import read_configuration
from generator.command.gate import kinds_named

BRIDGE = "tests/cases/corpora/bridge"
EXPRESSION = re.compile(r"\$\{\{ *(.+?) *\}\}")


def blocks(page: str) -> dict[str, str]:
    """What a page of the docs says that files hold, by their names."""
    found = re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", page, re.S)
    return dict(found)


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/how-to/run-in-ci.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def action(root: Path) -> Any:
    return yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))


@pytest.fixture
def command(root: Path, tmp_path: Path) -> Path:
    """`build-site` as an environment of its own would have it."""
    script = tmp_path / "runner/copytrail/bin/build-site"
    script.parent.mkdir(parents=True)
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m generator "$@"\n')
    script.chmod(0o755)
    return script


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"]
    run = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def steps(action: Any, values: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """The scripts of an action with their environments, as a runner fills them in; not that of the set-up."""

    def filled(words: str) -> str:
        return EXPRESSION.sub(lambda found: values[found[1]], words)

    return [
        (step["run"], {name: filled(value) for name, value in step["env"].items()})
        for step in action["runs"]["steps"]
        if "run" in step and step["name"] != "Install"
    ]


def test_a_pull_request_is_told_what_its_article_did(
    root: Path, tmp_path: Path, action: Any, command: Path
) -> None:
    origin, checkout, summary = tmp_path / "origin", tmp_path / "checkout", tmp_path / "summary.md"
    texts = sorted((root / BRIDGE).glob("*.txt"))
    (origin / "articles").mkdir(parents=True)
    git(origin, "init", "-q")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    for text in texts[1:]:
        (origin / "articles" / text.name).write_bytes(text.read_bytes())
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "base")
    base = git(origin, "rev-parse", "HEAD")
    (origin / "articles" / texts[0].name).write_bytes(texts[0].read_bytes())
    git(origin, "add", "-A")
    git(origin, "commit", "-qm", "an article")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{origin}", str(checkout))
    values = {f"inputs.{name}": str(given.get("default", "")) for name, given in action["inputs"].items()}
    values |= {"github.event.pull_request.base.sha": base}
    for script, environment in steps(action, values):
        run = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=checkout,
            env={
                **os.environ,
                **environment,
                "RUNNER_TEMP": str(command.parents[2]),
                "GITHUB_ACTIONS": "true",
            }
            | {"GITHUB_STEP_SUMMARY": str(summary)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
    told = summary.read_text(encoding="utf-8")
    name = texts[0].name.replace(".", r"\.").replace("-", r"\-")
    assert told.count("## Copytrail") == 1, "the base told its own summary"
    assert f"### New articles\n\n- {name} (" in told
    assert git(checkout, "status", "--porcelain") == "?? site/"


def test_no_input_reaches_a_script_but_through_the_environment(action: Any) -> None:
    for step in action["runs"]["steps"]:
        assert not EXPRESSION.search(step.get("run", ""))


def test_the_recipes_are_yaml_and_name_inputs_that_exist(page: str, action: Any) -> None:
    files = blocks(page)
    workflow = yaml.safe_load(files[".github/workflows/site.yml"])
    (ours,) = [step for step in workflow["jobs"]["build"]["steps"] if "copytrail" in step.get("uses", "")]
    assert ours["with"].keys() <= action["inputs"].keys()
    assert workflow["jobs"].keys() == {"build", "deploy"}
    hooks = yaml.safe_load(files[".pre-commit-config.yaml"])["repos"][0]["hooks"]
    assert [hook["id"] for hook in hooks] == ["copytrail-check"]


def test_the_hook_is_offered(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "copytrail-check"
    assert hook["entry"] == "build-site --check"


def test_the_settings_of_the_page_are_settings(page: str, tmp_path: Path) -> None:
    text = blocks(page)["copytrail.toml"]
    (tmp_path / "copytrail.toml").write_text(text, encoding="utf-8")
    options = read_configuration(tmp_path / "copytrail.toml", tomllib.loads(text)).options
    assert kinds_named(options["fail-on"])
    from typer.main import get_command

    from generator.cli import app

    names = {each.name.replace("_", "-") for each in get_command(app).params if each.name}
    assert options.keys() <= names


def test_the_shell_commands_run(page: str, root: Path, tmp_path: Path, command: Path) -> None:
    scripts = re.findall(r"<!-- shell -->\n```sh\n(.*?)```", page, re.S)
    scripts += [
        "\n".join(
            line
            for line in yaml.safe_load(blocks(page)[".gitlab-ci.yml"])["pages"]["script"]
            if "pip" not in line
        )
    ]
    assert len(scripts) == 3
    (tmp_path / "articles").symlink_to(root / BRIDGE)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    for script in scripts:
        run = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
        )
        allowed = {0, 3} if "--strict" in script else {0}
        assert run.returncode in allowed, f"{script}\n{run.stderr}"
    assert (tmp_path / "public/index.html").is_file()
    assert (tmp_path / "summary.json").read_text(encoding="utf-8").startswith("{")
