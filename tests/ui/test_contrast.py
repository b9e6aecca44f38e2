"""Every word on the facilitator's screen, as it is really drawn, against the ground behind it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Scheme
from itot_workshop.ui.widgets.fold import ScrolledPage, clean_edge
from itot_workshop.ui.widgets.painting import Ink
from tests.charts.test_look import SCHEMES, contrast
from tests.ui.console.helpers.desks import Room, cast, planned

SHARP = 2
"""Pictures are drawn larger, so that the stems of letters have the colour of the ink."""

LARGE, LARGE_BOLD = 24, 18.66
"""From these heights in pixels words are large, and 3:1 is enough."""


class Words:
    """Takes a picture of a widget and measures what is written on it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.found: dict[str, float] = {}
        self._painted: list[tuple[str, QRectF, str]] = []
        write, heard = Ink.write, self._painted

        def hear(
            ink: Ink,
            painter: QPainter,
            rect: QRect,
            text: str,
            *,
            role: str = "text",
            **how: object,
        ) -> None:
            place = painter.deviceTransform().mapRect(QRectF(rect))
            heard.append((text, place, ink.colour(role).name()))
            write(ink, painter, rect, text, role=role, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(Ink, "write", hear)

    def look_at(self, page: QWidget, where: str) -> None:
        """Measure all words of a page."""
        QApplication.processEvents()  # a page finds its end once its parts have laid themselves out
        self._painted.clear()
        image = QImage(page.size() * SHARP, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(SHARP)
        page.render(image)
        for text, place, colour in self._painted:
            colours = _colours(image, place.toRect())
            if text.strip() and text != "–" and colours:
                ground = colours.most_common(1)[0][0]
                self._keep(f"{where}: {text}", contrast(colour, ground))
        for widget in page.findChildren(QWidget):
            if isinstance(widget, QLabel | QAbstractButton) and _shows_words(widget, page):
                corner = widget.mapTo(page, QPoint(0, 0)) * SHARP
                colours = _colours(image, QRect(corner, widget.size() * SHARP))
                ground = colours.most_common(1)[0][0]
                best = max(contrast(ground, colour) for colour, _ in colours.most_common(40))
                self._keep(f"{where}: {widget.text()}", best + (1.5 if _is_large(widget) else 0))

    def _keep(self, text: str, found: float) -> None:
        self.found[text] = min(found, self.found.get(text, 21))

    def too_faint(self) -> dict[str, float]:
        """What is harder to read than WCAG AA allows."""
        return {text: round(found, 2) for text, found in self.found.items() if found < 4.5}


def _shows_words(widget: QLabel | QAbstractButton, page: QWidget) -> bool:
    seen = widget.visibleRegion().boundingRect()
    whole = seen.size() == widget.size() and not _lies_below_the_fold(widget)
    return bool(widget.text().strip()) and widget.isEnabledTo(page) and whole


def _lies_below_the_fold(widget: QWidget) -> bool:
    """Whether it waits for scrolling because what stands beside it would be cut."""
    above = widget.parentWidget()
    while above is not None:
        page = above.widget() if isinstance(above, ScrolledPage) else None
        if isinstance(above, ScrolledPage) and page is not None:
            port = above.viewport()
            end = widget.mapTo(port, QPoint(0, widget.height())).y()
            if end > clean_edge(page, port):
                return True
        above = above.parentWidget()
    return False


def _is_large(widget: QWidget) -> bool:
    info = widget.fontInfo()
    return info.pixelSize() >= (LARGE_BOLD if info.bold() else LARGE)


def _colours(image: QImage, rect: QRect) -> Counter[str]:
    part = image.copy(rect.intersected(image.rect()))
    if part.isNull():
        return Counter()
    counted = Counter(memoryview(part.constBits()).cast("I"))
    return Counter({QColor(rgb).name(): number for rgb, number in counted.most_common(60)})


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_of_the_console_are_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scheme: Scheme
) -> None:
    words = Words(monkeypatch)
    room = Room(qtbot, planned("half-day-210"))
    room.theme.choose(scheme)
    for step in list(room.session.agenda.values()):
        room.desk.enter(step.id)
        room.turn()
        if step.kind == "vote":
            words.look_at(room.stack, "before the vote")
            room.space()
            cast(room.workshop)
            words.look_at(room.stack, "vote")
            room.space()
            room.turn()
        words.look_at(room.stack, step.title)
        if step.kind == "reveal":
            room.space()
            room.turn()
            words.look_at(room.stack, "revealed")
    assert len(words.found) > 200
    assert words.too_faint() == {}
