"""Every test runs without a screen, in folders of its own, and leaves nothing behind."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Qt: a test never opens a window on somebody's desktop.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_FOLDERS = Path(tempfile.mkdtemp(prefix="itot-workshop-tests-"))
_NUMBERS = itertools.count()

# The variables by which each platform says where a person's folders are.
_HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
_XDG = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR")

settings.register_profile("default", max_examples=100, deadline=None)
settings.register_profile("quick", max_examples=10, deadline=None)
settings.register_profile(
    "thorough",
    max_examples=2_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "endless",
    max_examples=10_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def _move_home(to: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    to.mkdir()
    for name in _HOMES:
        monkeypatch.setenv(name, str(to))
    for name in _XDG:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ITOT_WORKSHOP_LIBRARY", str(to / "library"))
    monkeypatch.setenv("ITOT_WORKSHOP_DATA", str(to / "data"))


@pytest.fixture(scope="session", autouse=True)
def _home_of_the_run() -> Iterator[None]:
    """Fixtures that outlive one test (the QApplication) stay out of the person's folders too."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _move_home(_FOLDERS / f"run-{os.getpid()}", monkeypatch)
        yield


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of this test's own, with `library`, `data` and the settings in it."""
    folder = _FOLDERS / f"{os.getpid()}-{next(_NUMBERS)}"
    _move_home(folder, monkeypatch)
    return folder


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Hands of tests are quick: no two of their presses are one double press."""
    qapp.setDoubleClickInterval(0)
    return qapp


@pytest.fixture(autouse=True)
def _undressed() -> Iterator[None]:
    """What a test puts on the application (style, palette, font) doesn't dress the next one, and
    no button of the mouse that it left pressed is pressed there.

    Nor are its windows dressed with the next one: pytest-qt closes them, but they only go in an
    event loop, and some tests have none.
    """
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for button in QApplication.mouseButtons():
            QTest.mouseRelease(QWidget(), button)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.setStyleSheet("")
        app.setPalette(QPalette())
        app.setFont(QFont())


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --update-golden` writes the files that exports are compared with afresh."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ afresh")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest: no worker waits at the end for another that has just begun one."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Tests and libraries are loaded and stay: the collector of rubbish passes over them."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Remove the folders of the run."""
    shutil.rmtree(_FOLDERS, ignore_errors=True)
