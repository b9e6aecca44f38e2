"""The real window on a library of its own; keys go in, files come out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.app import open_window
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.main_window import MainWindow
from tests.screens import undressed_after

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Facilitator:
    """Presses keys in the window and answers the system's file dialogs."""

    def __init__(self, window: MainWindow, answers: list[tuple[Path, ...]], bot: QtBot) -> None:
        self.window = window
        self._answers = answers
        self._bot = bot

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type(self, text: str) -> None:
        """Type into the field that has the focus."""
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)

    def wait_for_export(self) -> None:
        """Wait until the files of an export are written, or refused."""
        exports = self.window.room.exports if self.window.room else None
        self._bot.waitUntil(lambda: exports is None or not exports.busy, timeout=60_000)

    def will_choose(self, *files: Path) -> None:
        """Answer the next file dialog."""
        self._answers.append(files)

    @property
    def told(self) -> str:
        """What the page in sight tells."""
        return self.window.banner.text()

    @property
    def titles(self) -> list[str]:
        """The sessions in the list, from the top."""
        return [row.title for row in self.window.home.list.shown()]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty library."""
    return tmp_path / "library"


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, library: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Facilitator]]:
    """Starts the program; everything it leaves is cleared away, and it must leave no window."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    before = set(qapp.topLevelWidgets())
    answers: list[tuple[Path, ...]] = []
    _answer_dialogs(monkeypatch, answers)
    windows: list[MainWindow] = []

    def started() -> Facilitator:
        window = open_window(qapp, library)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
        window.home.take_focus()
        window.settle()  # as it does by itself once its list is painted
        return Facilitator(window, answers, qtbot)

    with undressed_after(qapp):
        yield started
        for window in windows:
            window.close()
            theme = window.theme
            window.deleteLater()
            theme.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows.clear()
    gc.collect()
    assert set(qapp.topLevelWidgets()) - before == set()


@pytest.fixture
def app(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QApplication]:
    """The application for a program that opens windows itself, afterwards as it was."""
    monkeypatch.setenv("ITOT_WORKSHOP_DATA", "")
    with undressed_after(qapp):
        yield qapp
    gc.collect()


@pytest.fixture
def at_work(start: Callable[[], Facilitator]) -> Facilitator:
    """The program on an empty library."""
    return start()


@pytest.fixture
def with_examples(at_work: Facilitator) -> Facilitator:
    """The program with the example company in its library, brought there by the Enter key."""
    at_work.press(Qt.Key.Key_Return)
    return at_work


def _answer_dialogs(monkeypatch: pytest.MonkeyPatch, answers: list[tuple[Path, ...]]) -> None:
    def ask(
        _self: QObject,
        _title: str,
        _start: Path,
        _mode: QFileDialog.FileMode,
        _kinds: str,
        then: Callable[[Sequence[Path]], None],
    ) -> None:
        if answers:
            then(answers.pop(0))

    monkeypatch.setattr(FileQuestions, "_ask", ask)


def visible_children(window: QWidget) -> list[QWidget]:
    """Every widget in sight."""
    return [it for it in window.findChildren(QWidget) if it.isVisibleTo(window)]
