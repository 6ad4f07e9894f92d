"""What all tests share: the places of the checkout, and one hypothesis profile."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

# Derandomised: a red run is red again. `HYPOTHESIS_PROFILE=search` looks further.
settings.register_profile(
    "steady", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("FLOORS") and config.getoption("numprocesses", None):
        raise pytest.UsageError("FLOORS: each of several processes knows a part of the scores; leave out -n")


@pytest.fixture(scope="session", autouse=True)
def no_trace(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the command keeps for its next build lies in a folder of the tests, not in the user's."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    return root / "seeds"


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The committed site of the seeds. `test_site.py` holds it equal to what the program builds."""
    return root / "site"
