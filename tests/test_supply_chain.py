"""What is shipped, and what it stands on: licences, pins, and packages that come out the same twice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml

ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC",
    "LGPL-2.1-or-later", "MIT", "MIT-CMU", "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
"""Licences under which an Apache-2.0 program may stand on a package that it does not change."""
IN_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "MIT, BSD": "MIT AND BSD-3-Clause",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
CLASSIFIED = {
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
READ_BY_HAND = {"axe-playwright-python": "MIT", "locate": "MIT"}
"""Packages whose metadata tell nothing; their licence files do."""
NOT_SHIPPED = {"benchmark"}
"""Extras for measuring by hand: peers (GPL) that the program is compared with, and never imports."""


@pytest.fixture(scope="module")
def locked(root: Path) -> Mapping[str, Any]:
    lock = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))
    return {package["name"]: package for package in lock["package"]}


def beneath(locked: Mapping[str, Any], extras: set[str]) -> set[str]:
    """The packages that an installation with these extras brings."""
    ours = locked["copytrail"]
    waiting = [each["name"] for each in ours["dependencies"]]
    waiting += [each["name"] for extra in extras for each in ours["optional-dependencies"][extra]]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [each["name"] for each in locked[name].get("dependencies", ())]
    return found


def licence(name: str) -> str:
    told = metadata.metadata(name)
    if stated := told.get("License-Expression"):
        return stated
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    words = told.get("License") or ""
    if words:
        return IN_WORDS.get(words, words)
    classified = [
        each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if "License ::" in each
    ]
    return " AND ".join(CLASSIFIED.get(each, each) for each in classified)


def allowed(expression: str) -> bool:
    """One of the choices, and each part of it."""
    return any(
        all(part.strip(" ()") in ALLOWED for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def pythons(root: Path) -> list[str]:
    """What the tests are run with: ("311", "312", …)."""
    workflow = yaml.safe_load((root / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    return [version.replace(".", "") for version in workflow["jobs"]["test"]["strategy"]["matrix"]["python"]]


def fits(wheel: str, python: str, system: str) -> bool:
    interpreter, stable, platform = wheel.removesuffix(".whl").split("-")[-3:]
    if platform != "any" and system not in platform:
        return False
    if stable == "abi3":
        return any(int(each[2:]) <= int(python) for each in interpreter.split("."))
    return "py3" in interpreter or interpreter == f"cp{python}"


def test_every_dependency_is_ready_made_for_each_python_and_system(root: Path) -> None:
    """Nobody who installs the program needs a compiler."""
    lock = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))
    wheels: dict[str, list[str]] = {}
    for package in lock["package"]:
        names = [Path(file.get("url") or file["path"]).name for file in package.get("wheels", ())]
        wheels.setdefault(package["name"], []).extend(names)
    locked = {package["name"]: package for package in lock["package"]}
    needed = beneath(locked, {"pictures", "serve"})
    assert len(needed) > 30
    for name in needed:
        for python in pythons(root):
            for system in ("manylinux", "macosx", "win_amd64"):
                assert any(fits(wheel, python, system) for wheel in wheels[name]), (name, python, system)


def test_every_dependency_has_a_licence_that_allows_our_use(locked: Mapping[str, Any]) -> None:
    extras = set(locked["copytrail"]["optional-dependencies"]) - NOT_SHIPPED
    names = beneath(locked, extras)
    assert len(names) > 40
    looked_at = 0
    for name in sorted(names):
        try:
            found = licence(name)
        except metadata.PackageNotFoundError:  # for another system, or another version of Python
            continue
        looked_at += 1
        assert allowed(found), f"{name}: {found or 'no licence is told'}"
    assert looked_at > 0.8 * len(names)


def test_a_licence_that_asks_for_ours_is_not_allowed() -> None:
    assert not allowed("GPL-3.0-only")
    assert not allowed("MIT AND GPL-2.0-only")
    assert not allowed("")
    assert allowed("GPL-2.0-only OR LGPL-2.1-or-later")


def test_everything_that_is_locked_has_its_hash(locked: Mapping[str, Any]) -> None:
    for name, package in locked.items():
        files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
        assert name == "copytrail" or files, name
        assert all(file["hash"].startswith("sha256:") for file in files), name


@pytest.mark.parametrize(
    ("packages", "code", "says"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], 0, "1 packages looked up, no published vulnerability"),
        (
            [{"name": "a", "version": "1", "vulns": [{"id": "X-1", "fix_versions": ["2"]}]}],
            1,
            "a 1: X-1; mended in 2",
        ),
        (
            [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "skip_reason": "?"}],
            2,
            "1 of 2 packages have no answer",
        ),
        (None, 2, "audit: there is no answer"),
    ],
)
def test_an_audit_passes_only_where_every_package_was_looked_up(
    root: Path, tmp_path: Path, packages: list[Any] | None, code: int, says: str
) -> None:
    report = tmp_path / "report.json"
    if packages is not None:
        report.write_text(json.dumps({"dependencies": packages}), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, root / ".ci/audited.py", report], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (code, "")
    assert says in run.stdout


def test_actions_are_pinned_by_commit_and_get_no_more_rights_than_they_need(root: Path) -> None:
    files = [*(root / ".github/workflows").glob("*.yml"), root / "action.yml"]
    assert len(files) >= 3
    for file in files:
        text = file.read_text(encoding="utf-8")
        for used in re.findall(r"uses: (\S+)(.*)", text):
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", used[0]), f"{file.name}: {used[0]}"
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", used[1]), f"{file.name}: {used[0]} tells no version"
        workflow = yaml.safe_load(text)
        if "jobs" in workflow:
            assert workflow["permissions"]["contents"] == "read"
            for step in steps(workflow):
                assert "checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False
                assert "${{" not in step.get("run", ""), "values reach a script through its environment"


def steps(workflow: Any) -> Iterator[Any]:
    for job in workflow["jobs"].values():
        yield from job["steps"]


@pytest.mark.slow
def test_packages_come_out_the_same_whenever_and_wherever_they_are_built(root: Path, tmp_path: Path) -> None:
    """Two checkouts, in other folders, with other times and rights of their files, give the same bytes."""
    here, there = tmp_path / "here", tmp_path / "another/place"
    for folder in (here, there):
        shutil.copytree(root, folder, ignore=shutil.ignore_patterns(".*", "__pycache__", "site", "dist"))
        shutil.copy(root / ".gitignore", folder)
    for path in there.rglob("*.py"):
        path.touch()
        path.chmod(0o600)
    for folder in (here, there):
        subprocess.run([sys.executable, "-m", "uv", "build", "-q", str(folder)], check=True, timeout=300)
    built = sorted((here / "dist").glob("copytrail-*"))
    assert [path.suffix for path in built] == [".whl", ".gz"]
    for path in built:
        assert path.read_bytes() == (there / "dist" / path.name).read_bytes(), path.name
    with zipfile.ZipFile(built[0]) as wheel:
        names = wheel.namelist()
        themed = {"generator/_themes/default/prose/method.md", "generator/_themes/default/catalogue/en.toml"}
        assert {"generator/py.typed", "generator/api.py", *themed} <= set(names)
        assert not [name for name in names if "__pycache__" in name or name.startswith(("tests/", "site/"))]
    with tarfile.open(built[1]) as source:
        kept = {name.partition("/")[2] for name in source.getnames()}
        assert {"README.md", "LICENSE", "CHANGELOG.md", "docs/README.md", "tests/conftest.py"} <= kept
