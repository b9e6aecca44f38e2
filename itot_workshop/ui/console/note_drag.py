"""A note on its way to another step: what is carried, and what a step finds in a drop."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_KIND = "application/x-itot-workshop-note"


def is_drag(start: QPoint, now: QPoint) -> bool:
    """Whether the mouse has gone far enough to mean it."""
    return (now - start).manhattanLength() >= QApplication.startDragDistance()


def carry(row: QWidget, note: str, at: QPoint) -> None:
    """Carry a note, with its picture, until it is dropped; ``at`` is where the row was taken."""
    data = QMimeData()
    data.setData(_KIND, note.encode())
    drag = QDrag(row)
    drag.setMimeData(data)
    drag.setPixmap(row.grab())
    drag.setHotSpot(at)
    drag.exec(Qt.DropAction.MoveAction)


def note_in(event: QDropEvent) -> str:
    """The id of the note that is carried, empty for anything else."""
    return bytes(event.mimeData().data(_KIND).data()).decode(errors="replace")
