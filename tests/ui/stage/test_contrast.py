"""Every word on stage and booth, where it is really drawn, against the ground it is drawn on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Scheme, read_look
from itot_workshop.ui.booth.ask import AskPage
from itot_workshop.ui.booth.asked import matter_of
from itot_workshop.ui.booth.page import BoothPage
from itot_workshop.ui.booth.review import ReviewPage
from itot_workshop.ui.booth.who import WhoPage
from itot_workshop.ui.stage.paint import paint_stage
from itot_workshop.ui.stage.pen import Pen
from tests.charts.test_look import contrast
from tests.domain.helpers.demo import ROOT
from tests.ui.booth.helpers.rooms import voting
from tests.ui.stage.test_paint import COMPARED, VIEWS, view_of

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIZE = (640, 360)


class Words:
    """Hears a pen write on a picture and measures each line where it is put."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.image = QImage(*SIZE, QImage.Format.Format_RGB32)
        self.found: dict[str, float] = {}
        self._write = Pen.write
        monkeypatch.setattr(Pen, "write", self._hear())

    def _hear(self) -> Any:
        def write(pen: Pen, lines: Sequence[str], x: float, top: float, times: float, **how: Any):  # type: ignore[no-untyped-def]
            role = how.get("role", "text")
            for at, line in enumerate(lines):
                self._measure(pen, line, x, top + at * pen.line_height(times), times, how, role)
            return self._write(pen, lines, x, top, times, **how)

        return write

    def _measure(
        self, pen: Pen, line: str, x: float, top: float, times: float, how: Any, role: str
    ) -> None:
        width = pen.measure(line, times, semibold=how.get("semibold", False))
        left = x - width * {"left": 0, "centre": 0.5, "right": 1}[how.get("align", "left")]
        matrix = pen.painter.deviceTransform()
        grounds: Counter[str] = Counter()
        for part in range(5):
            middle = top + pen.line_height(times) / 2
            point = matrix.map(QPointF(left + width * part / 4, middle)).toPoint()
            if self.image.rect().contains(point):
                grounds[self.image.pixelColor(point).name()] += 1
        if grounds and line.strip():
            (ground, _), *_ = grounds.most_common(1)
            self.found[line] = contrast(pen.look.colour.role(role), ground)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_room_reads_every_word_from_eight_metres(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scheme: Scheme
) -> None:
    look = read_look(ROOT / "resources" / "theme", scheme)
    words = Words(monkeypatch)
    for name in (*VIEWS, *COMPARED):
        painter = QPainter(words.image)
        try:
            paint_stage(painter, *SIZE, view_of(name), look)
        finally:
            painter.end()
    assert len(words.found) > 200
    arrow = words.found.pop("↓")
    assert {line: at for line, at in words.found.items() if at < 7} == {}
    assert arrow > 4.5, "a sign beside a figure or words that say the same"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_voter_reads_every_word_in_the_booth(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, scheme: Scheme
) -> None:
    look = read_look(ROOT / "resources" / "theme", scheme)
    matter = matter_of(voting())
    assert matter is not None
    who, ask, review = WhoPage(look), AskPage(look), ReviewPage(look)
    who.show_seats(matter.seated, public=True, notice="Cleared.")
    ask.show_statement(matter, 0, "Seat p01")
    review.show_review(matter, "Seat p01", "It could not be saved.")
    pages: tuple[BoothPage, ...] = who, ask, review
    words = Words(monkeypatch)
    for page in pages:
        qtbot.addWidget(page)
        page.resize(*SIZE)
        page.refresh()
        words.image.fill(QColor(look.colour.surface))
        page.render(words.image)
    assert len(words.found) > 20
    assert {line: at for line, at in words.found.items() if at < 7} == {}
