"""Questions to the system's file dialogs; none of them blocks the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from itot_workshop.storage import disk


class FileQuestions(QObject):
    """Asks for files and folders over a window; the answer goes to ``then``, a bound method."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._replaces = False
        self._then: Callable[[tuple[Path, ...]], None] | None = None

    def files(
        self, title: str, kinds: str, start: Path, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        """Ask for files that exist."""
        self._ask(title, start, QFileDialog.FileMode.ExistingFiles, kinds, then)

    def file(
        self, title: str, kinds: str, start: Path, then: Callable[[tuple[Path, ...]], None]
    ) -> None:
        """Ask for one file that exists."""
        self._ask(title, start, QFileDialog.FileMode.ExistingFile, kinds, then)

    def folder(self, title: str, start: Path, then: Callable[[tuple[Path, ...]], None]) -> None:
        """Ask for a folder."""
        self._ask(title, start, QFileDialog.FileMode.Directory, "", then)

    def new_file(
        self,
        title: str,
        kinds: str,
        start: Path,
        then: Callable[[tuple[Path, ...]], None],
        *,
        replaces: bool = False,
    ) -> None:
        """Ask for a name under which something is to be written, ending as ``start`` does.

        A name that is taken is asked about only where the file of that name is then replaced.
        """
        self._replaces = replaces
        self._ask(title, start, QFileDialog.FileMode.AnyFile, kinds, then)

    def _ask(
        self,
        title: str,
        start: Path,
        mode: QFileDialog.FileMode,
        kinds: str,
        then: Callable[[tuple[Path, ...]], None],
    ) -> None:
        self._then = then
        folder = start if disk.is_folder(start) else start.parent
        dialog = QFileDialog(self._window, title, str(folder), kinds)
        dialog.setFileMode(mode)
        if mode == QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if mode == QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(start.suffix.removeprefix("."))
            dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not self._replaces)
            dialog.selectFile(start.name)
        dialog.filesSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_selected(self, names: list[str]) -> None:
        if self._then is not None and names:
            self._then(tuple(Path(name) for name in names))
