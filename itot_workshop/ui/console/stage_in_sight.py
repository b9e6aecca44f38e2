"""What the stage shows is in sight on the console too, also on a page longer than its place.

The page moves when the stage goes on, and stays with it while parts are laid out anew. Once the
facilitator scrolls, or has the keyboard in the page, it is left alone until the stage goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from itot_workshop.ui.console.beside import SideBySide
from itot_workshop.ui.widgets.fold import Picture, clean_edge, most_covered


class OnStage(Struct, frozen=True):
    """What the stage shows of a page: of a ``whole``, which begins at the top, one ``subject``.

    ``part`` is where that stands, ``columns`` where what to make of it stands beside it; None where
    the top is all that is needed.
    """

    whole: str
    subject: str = ""
    part: QWidget | None = None
    columns: SideBySide | None = None


class StageInSight(QObject):
    """Scrolls the ``areas`` of the console; ``find`` gives the one in sight and what is on it."""

    def __init__(
        self,
        parent: QObject,
        areas: Iterable[QScrollArea],
        find: Callable[[], tuple[QScrollArea, OnStage | None]],
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._seen = ("", "", "")
        self._from_top = self._follows = False
        self._laid = QTimer(self, singleShot=True, interval=0)
        self._laid.timeout.connect(self._bring)
        for area in areas:
            area.verticalScrollBar().actionTriggered.connect(self._let_go)
            area.verticalScrollBar().rangeChanged.connect(self._on_range)

    def look(self, step: str) -> None:
        """See whether the stage has gone on, at this step of the agenda."""
        _, now = self._find()
        seen = (step, now.whole, now.subject) if now is not None else (step, "", "")
        if seen != self._seen:
            self._from_top = seen[:2] != self._seen[:2]
            self._follows = now is not None
            self._seen = seen
            self._laid.start()

    def _on_range(self) -> None:
        self._laid.start()

    def _let_go(self) -> None:
        self._follows = False

    def _bring(self) -> None:
        area, now = self._find()
        focus = QApplication.focusWidget()
        if now is None or not self._follows or (focus is not None and area.isAncestorOf(focus)):
            return
        if self._from_top:
            area.verticalScrollBar().setValue(0)
        if now.part is not None:
            _scroll(area, now.part)
        if now.columns is not None:
            top = now.columns.mapTo(area.viewport(), QPoint(0, 0)).y()
            now.columns.begin_lower(_gap(area) - top if top < 0 else 0)


def _scroll(area: QScrollArea, part: QWidget) -> None:
    """Begin with a part unless its pictures are in sight, or all of it where it has none.

    Of pictures that have no room below each other, the first is enough.
    """
    port, page, bar = area.viewport(), area.widget(), area.verticalScrollBar()
    if page is None:
        return
    top = part.mapTo(page, QPoint(0, 0)).y()
    shown: list[QWidget] = [*part.findChildren(Picture)] or [part]
    ends = sorted(it.mapTo(page, QPoint(0, 0)).y() + it.height() for it in shown)
    room = port.height() - most_covered(port) - _gap(area)
    end = max((it for it in ends if it - top <= room), default=ends[0])
    if bar.value() > top or clean_edge(page, port) < end - bar.value():
        bar.setValue(top - _gap(area))


def _gap(area: QScrollArea) -> int:
    """What is in sight does not touch the edge: half a line, in pixels."""
    return area.fontMetrics().height() // 2
