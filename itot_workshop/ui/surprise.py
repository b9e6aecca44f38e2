"""What happens when something unforeseen goes wrong: it is written down and said once.

Work goes on. What is on the disk is safe at that moment, so the calm answer is the right one.
"""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from itot_workshop.storage.disk import make_folder
from itot_workshop.storage.errors import StorageError, reason

FILE_NAME = "faults.log"
_LARGEST = 500_000


class Surprise(QObject):
    """``hook`` takes the place of Python's own for exceptions that nobody caught.

    It stands by before there is a window; ``window`` is where it tells of a fault later.
    """

    def __init__(self, parent: QObject, local: Path) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self._file = local / FILE_NAME
        self._log: logging.Logger | None = None
        self._box: QMessageBox | None = None

    @property
    def box(self) -> QMessageBox | None:
        """The dialog that is open."""
        return self._box

    def hook(
        self, kind: type[BaseException], fault: BaseException, where: TracebackType | None
    ) -> None:
        """Write a fault down and tell it, unless one is being told already."""
        self._write_down(fault, where)
        if issubclass(kind, Exception) and self._box is None:
            self._tell(
                self.tr(
                    "Something went wrong that should not have. What was saved is safe, and you "
                    "can go on. If it happens again, close the program and open it anew."
                )
            )

    def at_start(self, fault: Exception) -> str:
        """Write down why the window could not be built, and show it; gives what was said."""
        self._write_down(fault, fault.__traceback__)
        said = self.tr(
            "ITOT Workshop could not start. Your workshops are as they were. Start it again; if "
            "that does not help, restart the computer."
        )
        if isinstance(fault, StorageError):
            said = str(fault)
        elif isinstance(fault, OSError):
            said = self.tr(
                "ITOT Workshop could not start because %1. Your workshops are as they were. Mend "
                "that, then start it again."
            ).replace("%1", reason(fault))
        self._tell(said)
        return said

    def _write_down(self, fault: BaseException, where: TracebackType | None) -> None:
        told = (type(fault), fault, where)
        self._opened_log().error("a fault nobody expected", exc_info=told)

    def _tell(self, said: str) -> None:
        note = self.tr("What happened is written down in %1").replace("%1", str(self._file))
        box = QMessageBox(self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("A fault"))
        box.setText(said)
        box.setInformativeText(note)
        box.finished.connect(self._on_closed)
        self._box = box
        box.open()

    def _on_closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None

    def _opened_log(self) -> logging.Logger:
        """The log in the local data; without a file where none can be written."""
        if self._log is not None:
            return self._log
        from logging.handlers import RotatingFileHandler

        self._log = logging.getLogger("itot_workshop")
        try:
            make_folder(self._file.parent, 0o700)
            handler = RotatingFileHandler(
                self._file, maxBytes=_LARGEST, backupCount=1, encoding="utf-8", delay=True
            )
        except OSError:
            return self._log
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        self._log.addHandler(handler)
        return self._log
