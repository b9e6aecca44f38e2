"""The system's file dialogs are asked without blocking, and answer to whoever asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.ui.file_questions import FileQuestions

Then = Callable[[tuple[Path, ...]], None]


@pytest.fixture
def ask(qtbot: QtBot) -> FileQuestions:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    questions = FileQuestions(window)
    questions.setProperty("window", window)
    return questions


def dialog_of(ask: FileQuestions) -> QFileDialog:
    return ask._window.findChildren(QFileDialog)[-1]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        ("file", QFileDialog.FileMode.ExistingFile),
        ("files", QFileDialog.FileMode.ExistingFiles),
        ("new_file", QFileDialog.FileMode.AnyFile),
    ],
)
def test_a_question_answers_with_paths(
    ask: FileQuestions, tmp_path: Path, kind: str, mode: QFileDialog.FileMode
) -> None:
    (tmp_path / "a.itot").write_text("x", encoding="utf-8")
    answers: list[tuple[Path, ...]] = []
    getattr(ask, kind)("Open", "Sessions (*.itot)", tmp_path / "a.itot", answers.append)
    dialog = dialog_of(ask)
    assert dialog.fileMode() == mode
    assert Path(dialog.directory().absolutePath()) == tmp_path
    dialog.filesSelected.emit([str(tmp_path / "a.itot")])
    dialog.reject()
    assert answers == [(tmp_path / "a.itot",)]


def test_a_folder_is_asked_for(ask: FileQuestions, tmp_path: Path) -> None:
    answers: list[tuple[Path, ...]] = []
    ask.folder("Folder", tmp_path, answers.append)
    dialog = dialog_of(ask)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    dialog.reject()
    assert answers == []


@pytest.mark.parametrize("replaces", [False, True])
def test_a_new_file_ends_as_its_kind_and_is_asked_about_once(
    ask: FileQuestions, tmp_path: Path, replaces: bool
) -> None:
    start = tmp_path / "a.itot"
    ask.new_file("Save", "Sessions (*.itot)", start, lambda _: None, replaces=replaces)
    dialog = dialog_of(ask)
    assert dialog.defaultSuffix() == "itot"
    assert dialog.testOption(QFileDialog.Option.DontConfirmOverwrite) is not replaces
    dialog.reject()
