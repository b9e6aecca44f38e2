"""Where a scrolled page ends at the fold: after whole lines, never through their letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)


class Lined(QWidget):
    """A widget that draws words itself, and says where they are."""

    def word_lines(self) -> Iterable[tuple[int, int]]:
        """Where each line of words begins and ends, in pixels from its top."""
        raise NotImplementedError


_WHOLE = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox)
"""What is not cut at all: its words stand in its middle. A button with labels in it has theirs."""

_GIVE, MOST_COVERED = 5, 48
"""How much of the height is given up for a clean end, at most: one part of so many, and so many
pixels, of which what Tab has reached is kept clear (``FocusInSight``)."""


class ScrolledPage(QScrollArea):
    """Scrolls a page, and covers what would be half a line at its lower end.

    What is covered comes whole when the page is scrolled on.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cover = QFrame(self)
        self._cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Parts of the page lay themselves out after the page has, and tell only themselves.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._end)

    def setWidget(self, widget: QWidget) -> None:
        """Scroll this page; the cover has its ground, or that of what the page lies on."""
        self._cover.setProperty("part", widget.property("part") or "fold")
        super().setWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the end anew in another height."""
        super().resizeEvent(event)
        self._end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Find the end anew after scrolling."""
        super().scrollContentsBy(dx, dy)
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find the end anew when the page has laid itself out."""
        done = super().eventFilter(watched, event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._end()
            self._settled.start()
        return done

    def _end(self) -> None:
        port, page = self.viewport(), self.widget()
        edge = clean_edge(page, port) if page is not None else port.height()
        place = port.geometry()
        place.setTop(place.top() + edge)
        self._cover.setGeometry(place)
        self._cover.setVisible(edge < port.height())
        self._cover.raise_()


def clean_edge(page: QWidget, port: QWidget) -> int:
    """How high a view of a page is to be so that no line of words ends halfway, in pixels.

    The full height where giving up a part of it would not be enough.
    """
    full = port.height()
    lines = list(_lines(page, port))
    edge = full
    while cut := [top for top, end in lines if top < edge < end]:
        edge = min(cut)
    return edge if edge > full - _given_up(full) else full


def _given_up(full: int) -> int:
    return min(full // _GIVE, MOST_COVERED)


def _lines(page: QWidget, port: QWidget) -> Iterator[tuple[int, int]]:
    """Where the lines of words at the lower end of a view begin and end."""
    least, most = port.height() - _given_up(port.height()), port.height()
    for part in page.findChildren(QWidget):
        if not isinstance(part, (QLabel, Lined, *_WHOLE)) or not part.isVisibleTo(page):
            continue
        top = part.mapTo(port, QPoint(0, 0)).y()
        if top + part.height() < least or top > most:
            continue
        if isinstance(part, (QLabel, Lined)):
            found = _words(part) if isinstance(part, QLabel) else part.word_lines()
            yield from ((top + at, top + end) for at, end in found)
        elif not isinstance(part, QAbstractButton) or part.text() or part.layout() is None:
            yield top, top + part.height()


def _words(label: QLabel) -> Iterator[tuple[int, int]]:
    """Where each line of a label begins and ends, from its top."""
    room, line = label.contentsRect(), label.fontMetrics().height()
    if not label.text():
        return
    high = room.height() if label.wordWrap() else line
    count = max(1, high // line)
    top = room.top() + (room.height() - count * line) // 2
    for at in range(count):
        yield top + at * line, top + (at + 1) * line
