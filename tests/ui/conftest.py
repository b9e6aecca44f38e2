"""A look on the application for one test, and the example sessions to show."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from itot_workshop.domain.session import Session
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.kit import Kit
from tests.screens import undressed_after

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "sessions" / "examples"


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small signs of style sheets lie, named by what is in them and written once."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture
def kit(qapp: QApplication, pictures: Path) -> Iterator[Kit]:
    """The light look, taken off again after the test."""
    with undressed_after(qapp):
        theme = Theme(qapp, resources=ROOT / "resources", pictures=pictures, choice="light")
        theme.set_reduced_motion(True)
        yield Kit(theme)
        theme.deleteLater()


@pytest.fixture
def examples(tmp_path: Path) -> tuple[Session, ...]:
    """The three sessions of the demo company, oldest first."""
    keeping = Keeping(local=tmp_path / "local", today=lambda: datetime.date(2026, 1, 1))
    found = [find_session(path, keeping).session for path in EXAMPLES.glob("*.itot")]
    return tuple(sorted(found, key=lambda session: session.about.date))
