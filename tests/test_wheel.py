"""The wheel holds everything: it builds a site far from any checkout."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest


def run(*command: str | Path, cwd: Path) -> str:
    result = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False, timeout=600
    )
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.mark.slow
def test_a_fresh_environment_builds_the_same_site_from_the_wheel(
    root: Path, seeds: Path, site: Path, tmp_path: Path
) -> None:
    run(sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path / "dist", root, cwd=tmp_path)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    venv.create(tmp_path / "fresh", with_pip=True)
    binaries = tmp_path / "fresh" / "bin"
    run(binaries / "pip", "install", "-q", wheel, cwd=tmp_path)
    shutil.copytree(seeds, tmp_path / "seeds")

    run(binaries / "build-site", cwd=tmp_path)

    built = {p.relative_to(tmp_path / "site") for p in (tmp_path / "site").rglob("*") if p.is_file()}
    assert built == {p.relative_to(site) for p in site.rglob("*") if p.is_file()}
    assert all((tmp_path / "site" / p).read_bytes() == (site / p).read_bytes() for p in built)
