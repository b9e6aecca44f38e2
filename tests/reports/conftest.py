"""The example sessions as values, the English words, and files to hold exports against."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from itot_workshop.domain.session import Session
from itot_workshop.reports.words import Words, read_words
from tools.make_examples import examples

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"

Compare: TypeAlias = Callable[[str, bytes], None]


@pytest.fixture(scope="session")
def demo() -> dict[str, Session]:
    """The three sessions of the demo company, by name."""
    return examples()


@pytest.fixture(scope="session")
def resources() -> Path:
    return ROOT / "resources"


@pytest.fixture(scope="session")
def words(resources: Path) -> Words:
    return read_words(resources / "report")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Compare:
    """Hold bytes against a file of tests/golden; `pytest --update-golden` writes it afresh."""
    afresh = request.config.getoption("--update-golden")

    def compare(name: str, content: bytes) -> None:
        path = GOLDEN / name
        if afresh:
            GOLDEN.mkdir(exist_ok=True)
            path.write_bytes(content)
        expected = path.read_bytes().decode("utf-8").splitlines()
        assert content.decode("utf-8").splitlines() == expected, (
            f"{name} is no longer what it was; look at it, then run pytest --update-golden"
        )

    return compare
