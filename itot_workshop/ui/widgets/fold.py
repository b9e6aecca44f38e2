"""Where a scrolled page ends at the fold: after whole lines and marks, never through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QScrollArea,
    QStyle,
    QStyleOption,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from itot_workshop.ui.widgets.fold_heads import CONTROLS, Head, Placed, heads_in_sight, lonely


class Picture(QWidget):
    """A widget that draws what it shows, and says what of it is never cut."""

    def rows(self) -> Iterable[tuple[int, int]]:
        """Where each row of words or marks begins and ends, in pixels from its top."""
        raise NotImplementedError


_WHOLE = CONTROLS
"""What is not cut at all: its words stand in its middle. A button with labels in it has theirs,
where the room is too small to leave it out."""

_GIVE, _COVERED_LINES = 5, 3
"""How much of the height is given up for a clean end, at most: one part of so many, and so many
lines."""

_SEEN_WHOLE = 2
"""A picture that takes no more than one part of so many of the height is seen whole or not at all;
a part of one would tell of fewer votes than there are."""


class _Cover(QFrame):
    """Covers words and marks, and lets the grounds they lie on go on to the end of the view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._grounds: list[tuple[QWidget, QRect]] = []

    def lay(self, place: QRect, covered: QRegion, grounds: list[tuple[QWidget, QRect]]) -> None:
        """Cover so much of a place, on these grounds: the outer ones first."""
        self._grounds = grounds
        self.setGeometry(place)
        self.setMask(covered)
        self.setVisible(not covered.isEmpty())
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grounds as they are without what stands on them; some may be gone by now."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            for part, place in self._grounds:
                if not isValid(part):
                    continue
                option = QStyleOption()
                option.initFrom(part)
                option.rect = place
                style = part.style()
                style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, part)
        finally:
            painter.end()


class ScrolledPage(QScrollArea):
    """Scrolls a page, and covers what would be half a line or half a picture at its ends.

    So are headings with nothing below them. It all comes whole when the page is scrolled on.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cover = _Cover(self)
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
        parts, heads = _seen(page, port) if page is not None else ([], [])
        edge = _clean_edge(parts, heads, port)
        covered = QRegion(0, edge, port.width(), port.height() - edge)
        for place in lonely(heads, edge):
            covered += place
        for end in (0, edge):
            for place in _cut(page, port, parts, end):
                covered += place
        covered &= port.rect()
        self._cover.lay(port.geometry(), covered, list(_grounds(parts, edge)))


def _seen(page: QWidget, port: QWidget) -> tuple[list[Placed], list[Head]]:
    """The parts of a page that a view shows or touches, the outer ones first, and the headings.

    Of what comes next, so much is looked at as would be seen a page further.
    """
    near: list[Placed] = []
    for part in page.findChildren(QWidget):
        place = QRect(part.mapTo(port, QPoint(0, 0)), part.size())
        if place.y() + place.height() < 0 or place.y() > 2 * port.height():
            continue
        if part.isVisibleTo(page):
            near.append((part, place))
    seen = [it for it in near if it[1].y() <= port.height()]
    return seen, heads_in_sight(near, port, partial(_first_line, port))


def _grounds(parts: Iterable[Placed], edge: int) -> Iterator[Placed]:
    """The parts with a ground of their own that begin above the edge, and where they lie."""
    for part, place in parts:
        if not isinstance(part, QFrame) or part.property("part") in (None, "line"):
            continue
        if place.top() < edge and place.bottom() >= 0:
            yield part, place


def clean_edge(page: QWidget, port: QWidget) -> int:
    """How high a view of a page is to be so that nothing in it ends halfway, in pixels.

    Nor is a heading the last thing in it. Where giving up a part of it would not be enough for
    both, nothing ends halfway, else no line of words at least; where that is not enough either, it
    is the full height.
    """
    return _clean_edge(*_seen(page, port), port)


def _clean_edge(parts: Iterable[Placed], heads: Iterable[Head], port: QWidget) -> int:
    full, lines = port.height(), list(_lines(parts, port))
    least = full - most_covered(port)
    whole = [(top, end) for top, end, _ in lines]
    said = [(top, end) for top, end, of_words in lines if of_words]
    with_next = [(it.place.top(), it.end) for it in heads if it.place.top() > least]
    for kept in ([*whole, *with_next], whole, said):
        edge = _clear_of(kept, full)
        if edge > least:
            return edge
    return full


def _first_line(port: QWidget, part: QWidget) -> tuple[int, int] | None:
    """Where the first line of words or marks of a part begins and ends, from its top."""
    if isinstance(part, QLabel):
        return next(_words(part)) if part.text() else None
    if isinstance(part, Picture):
        rows = list(part.rows())
        whole = _is_small(part, port)
        return (rows[0][0], max(end for _, end in rows) if whole else rows[0][1]) if rows else None
    if isinstance(part, QTableView):
        return next(_rows(part), None)
    return (0, part.height()) if isinstance(part, _WHOLE) else None


def _cut(
    page: QWidget | None, port: QWidget, parts: Iterable[Placed], edge: int
) -> Iterator[QRect]:
    """What a view that ends there shows by half: small pictures, and lines and signs side by side
    that end at so many heights that no edge is clear of all.
    """
    for part, place in parts:
        if isinstance(part, Picture) and _is_small(part, port):
            rows = list(part.rows())
            if rows and rows[0][0] < edge - place.top() < max(end for _, end in rows):
                yield place
        if not place.y() < edge < place.y() + place.height():
            continue
        for top, end in _drawn(part) if _lies_on(page, part) else ():
            if top < edge - place.y() < end:
                yield QRect(place.x(), place.y() + top, place.width(), end - top)


def _drawn(part: QWidget) -> Iterator[tuple[int, int]]:
    """Where what a label or a small mark shows begins and ends, from its top."""
    if isinstance(part, QLabel):
        high = round(part.pixmap().deviceIndependentSize().height())
        if part.text():
            yield from _words(part)
        elif high:
            top = (part.height() - high) // 2
            yield top, top + high
    elif not isinstance(part, (Picture, *_WHOLE)) and not part.findChild(QWidget):
        if part.height() <= 2 * part.fontMetrics().height():
            yield 0, part.height()


def _lies_on(page: QWidget | None, part: QWidget) -> bool:
    """Whether a part has the ground of the page, and not one of its own or of a part between."""
    between: QWidget | None = part
    while between is not None and between is not page:
        if between.property("part"):
            return False
        between = between.parentWidget()
    return bool(part.property("role") != "chip")


def most_covered(port: QWidget) -> int:
    """How much of a view may be given up for a clean end, in pixels.

    What Tab has reached is kept clear of it (``FocusInSight``).
    """
    return min(port.height() // _GIVE, _COVERED_LINES * port.fontMetrics().height())


def _clear_of(lines: list[tuple[int, int]], edge: int) -> int:
    """The largest height up to this one at which no line ends halfway."""
    while cut := [top for top, end in lines if top < edge < end]:
        edge = min(cut)
    return edge


def _is_small(picture: Picture, port: QWidget) -> bool:
    return picture.height() <= port.height() // _SEEN_WHOLE


def _lines(parts: Iterable[Placed], port: QWidget) -> Iterator[tuple[int, int, bool]]:
    """Where the lines at the lower end of a view begin and end, and whether they are of words."""
    most = most_covered(port)
    least, full = port.height() - most, port.height()
    for part, place in parts:
        top = place.y()
        if top + place.height() < least or top > full:
            continue
        if isinstance(part, QLabel) and part.text():
            yield from ((top + at, top + end, True) for at, end in _words(part))
        elif isinstance(part, Picture):
            if not _is_small(part, port):
                yield from ((top + at, top + end, True) for at, end in part.rows())
        elif isinstance(part, QTableView):
            yield from ((top + at, top + end, True) for at, end in _rows(part))
        elif isinstance(part, _WHOLE):
            laid = isinstance(part, QAbstractButton) and not part.text() and part.layout()
            yield top, top + part.height(), not laid
        elif part.property("part") == "well":
            yield top, top + _reach_of_first(part), False
        elif part.height() <= most and not part.findChild(QWidget):
            yield top, top + part.height(), False


def _reach_of_first(well: QWidget) -> int:
    """How far its first line of words reaches, from its top: before it a well is an empty bar."""
    labels = [it for it in well.findChildren(QLabel) if it.text() and it.isVisibleTo(well)]
    ends = (it.mapTo(well, QPoint(0, 0)).y() + next(_words(it))[1] for it in labels)
    return min(ends, default=0)


def _rows(table: QTableView) -> Iterator[tuple[int, int]]:
    """Where the rows that are in sight in a table begin and end, from its top."""
    port = table.viewport()
    for row in range(table.model().rowCount() if table.model() is not None else 0):
        at = table.rowViewportPosition(row)
        end = at + table.rowHeight(row)
        if end > 0 and at < port.height():
            yield port.y() + max(0, at), port.y() + min(end, port.height())


def _words(label: QLabel) -> Iterator[tuple[int, int]]:
    """Where each line of a label begins and ends, from its top."""
    room, line = label.contentsRect(), label.fontMetrics().height()
    high = room.height() if label.hasHeightForWidth() else line
    count = max(1, high // line)
    top = room.top() + (room.height() - count * line) // 2
    for at in range(count):
        yield top + at * line, top + (at + 1) * line
