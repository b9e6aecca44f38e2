"""A scrolled page ends after a whole line, wherever its window ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from itot_workshop.ui.widgets.fold import Picture, clean_edge, most_covered
from itot_workshop.ui.widgets.fold_heads import heads_in_sight, is_head
from itot_workshop.ui.widgets.parts import ground, hairline, holder, scrolling, words

TEXT = "What both sides say to each other, and who does what until when. " * 6


@pytest.mark.parametrize("high", [150, 171, 186, 203])
def test_no_line_is_seen_by_half(qtbot: QtBot, high: int) -> None:
    label, button = words(TEXT, wrap=True), QPushButton("Press")
    page = _page(label, button)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(260, high)
    area.show()
    edge = clean_edge(page, area.viewport())
    assert high * 0.7 < edge <= high
    line = label.fontMetrics().height()
    reached = edge - label.y() - label.height() % line // 2
    if reached < label.height():
        assert reached % line == 0
    else:
        assert edge <= button.y() or edge >= button.y() + button.height()


@pytest.mark.parametrize("high", range(230, 330, 7))
@pytest.mark.parametrize("role", ["strong", "caption", "of a key"])
def test_no_heading_is_the_last_thing_that_is_seen(qtbot: QtBot, role: str, high: int) -> None:
    head = words("What we said", "caption" if role == "of a key" else role)
    told, key = words("Who does what until when."), QPushButton("Press")
    below: QWidget = key if role == "of a key" else told
    page = _page(hairline(), *(words("A line.") for _ in range(9)), hairline(), head, below)
    page.setMinimumHeight(600)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(260, high)
    area.show()
    edge = clean_edge(page, area.viewport())
    end = below.y() + (key.height() if below is key else below.fontMetrics().height())
    assert edge <= head.y() or edge >= end
    assert high - edge < most_covered(area.viewport()) + 2 * area.frameWidth()


def test_a_remark_on_a_line_is_no_heading_and_a_list_of_equals_has_none(qtbot: QtBot) -> None:
    said, remark, more = words("Said", "read"), words("by IT", "caption"), words("More", "read")
    first, second = words("One", "strong"), words("Other", "strong")
    page = _page(said, remark, more, first, second)
    qtbot.addWidget(page)
    assert [is_head(it) for it in (said, remark, more)] == [False, False, False]
    page.resize(200, 400)
    page.show()
    parts = [(it, it.geometry()) for it in (said, remark, more, first, second)]
    assert heads_in_sight(parts, page, lambda part: (0, part.height())) == []


@pytest.mark.parametrize("high", range(206, 300, 6))
def test_headings_over_a_picture_that_is_not_seen_are_covered_with_what_stands_beside_them(
    qtbot: QtBot, high: int
) -> None:
    outer, inner = words("Vote", "strong"), words("Vote 1", "caption")
    beside, dots = words("3.2", "muted"), Dots()
    page = _page(*(words("A line.") for _ in range(5)))
    column = page.layout()
    assert isinstance(column, QVBoxLayout)
    line = QHBoxLayout()
    line.addWidget(outer)
    line.addWidget(beside)
    column.insertLayout(5, line)
    column.insertWidget(6, inner)
    column.insertWidget(7, dots)
    page.setMinimumHeight(900)
    area = scrolling(page)
    area.setStyleSheet('[part="fold"] { background: white } QLabel, QPushButton { color: blue }')
    qtbot.addWidget(area)
    area.resize(260, high)
    area.show()
    image = area.grab().toImage()
    end = dots.mapTo(area, QPoint(0, dots.height())).y()
    seen = _red_rows(area) > 0
    assert not seen or end <= high
    ink = QColor("blue")
    top = beside.mapTo(area, QPoint(0, 0)).y()
    told = any(
        image.pixelColor(x, y) == ink
        for y in range(top, min(high, inner.mapTo(area, QPoint(0, inner.height())).y()))
        for x in range(image.width())
    )
    assert told == seen


@pytest.mark.parametrize("high", range(230, 330, 7))
@pytest.mark.parametrize("kind", ["beside", "leads"])
def test_what_is_worked_with_is_seen_though_nothing_below_it_is(
    qtbot: QtBot, kind: str, high: int
) -> None:
    head, key, box = words("Talk list", "strong"), QPushButton("Another"), QCheckBox("A card")
    line = QHBoxLayout()
    line.addWidget(head)
    line.addWidget(key)
    lead = holder(line) if kind == "beside" else box
    page = _page(*(words("A line.") for _ in range(7)), lead, words("Below"), Dots())
    page.setMinimumHeight(900)
    area = scrolling(page)
    area.setStyleSheet('[part="fold"] { background: white } QPushButton, QCheckBox { color: blue }')
    qtbot.addWidget(area)
    area.resize(260, high)
    area.show()
    worked: QWidget = key if kind == "beside" else box
    top = worked.mapTo(area, QPoint(0, 0)).y()
    room = top + worked.height() <= area.viewport().height()
    assert _has(area, QColor("blue"), top, high) == room
    if room:
        assert clean_edge(page, area.viewport()) >= top + worked.height()


@pytest.mark.parametrize("high", range(196, 320, 4))
@pytest.mark.parametrize("beside", [False, True])
def test_a_hairline_is_covered_with_the_heading_that_it_belongs_to(
    qtbot: QtBot, high: int, *, beside: bool
) -> None:
    line, head, below = hairline(), words("Technical", "caption"), QPushButton("A card")
    own = QHBoxLayout()
    own.addWidget(_page(head, below), 1)
    if beside:
        own.addWidget(_page(words("So it is"), words("and was")), 1)
    page = _page(*(words("A line.") for _ in range(7)), line, holder(own))
    page.setMinimumHeight(900)
    area = scrolling(page)
    area.setStyleSheet(
        '[part="fold"] { background: white } [part="line"] { background: red; min-height: 2px }'
        'QLabel[role="caption"] { color: blue }'
    )
    qtbot.addWidget(area)
    area.resize(400, high)
    area.show()
    seen = _red_rows(area) > 0
    headed = _has(area, QColor("blue"), line.mapTo(area, QPoint(0, 0)).y(), high)
    if beside:
        assert seen or not headed
    else:
        assert seen == headed


def test_a_page_without_words_at_its_end_is_not_covered(qtbot: QtBot) -> None:
    page = _page(words("Short"))
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(200, 150)
    area.show()
    assert clean_edge(page, area.viewport()) == area.viewport().height()


class Dots(Picture):
    """Five rows of marks, each twenty pixels high."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(100)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("background: red")

    def rows(self) -> list[tuple[int, int]]:
        """One below the other."""
        return [(at, at + 20) for at in range(0, 100, 20)]


def test_lines_of_columns_that_have_no_common_end_are_covered_one_by_one(qtbot: QtBot) -> None:
    page = QWidget()
    line = QHBoxLayout(page)
    labels = [words("line " * 60, wrap=True) for _ in range(4)]
    high = labels[0].fontMetrics().height()
    for at, label in enumerate(labels):
        column = QVBoxLayout()
        column.addSpacing(1 + at * high // 4)
        column.addWidget(label)
        column.addStretch(1)
        line.addLayout(column, 1)
    area = scrolling(page)
    area.setStyleSheet('[part="fold"] { background: white } QLabel { background: red }')
    qtbot.addWidget(area)
    area.resize(400, 120)
    area.show()
    port = area.viewport()
    assert clean_edge(page, port) == port.height()
    image = area.grab().toImage()
    for label in labels:
        corner = label.mapTo(port, QPoint(label.width() - 1, 0))
        colours = [image.pixelColor(corner.x(), y) for y in range(corner.y(), port.height())]
        tall = label.fontMetrics().height()
        above = label.height() % tall // 2  # its lines stand in its middle
        whole = (len(colours) - above) // tall * tall
        assert colours.count(QColor("red")) == above + whole


@pytest.mark.parametrize("scrolled", range(196, 232, 5))
def test_a_sign_is_seen_whole_or_not_at_all(qtbot: QtBot, scrolled: int) -> None:
    sign = QLabel()
    picture = QPixmap(20, 20)
    picture.fill(QColor("red"))
    sign.setPixmap(picture)
    area = _far_down(qtbot, sign, 260, scrolled)
    top = sign.mapTo(area.viewport(), QPoint(0, (sign.height() - 20) // 2)).y()
    assert _red_rows(area, sign.x() + 10) == (20 if top >= 0 else 0)


@pytest.mark.parametrize("scrolled", [*range(0, 131, 13), *range(200, 320, 17)])
def test_a_picture_is_seen_whole_or_not_at_all(qtbot: QtBot, scrolled: int) -> None:
    area, dots = _scrolled(qtbot, 260, scrolled)
    top = dots.mapTo(area.viewport(), QPoint(0, 0)).y()
    assert _red_rows(area) == (100 if 0 <= top <= area.viewport().height() - 100 else 0)


@pytest.mark.parametrize("scrolled", range(88, 160, 7))
def test_a_picture_that_is_never_seen_whole_ends_after_a_row(qtbot: QtBot, scrolled: int) -> None:
    area, _ = _scrolled(qtbot, 150, scrolled)
    rows = _red_rows(area)
    assert rows > 0
    assert rows % 20 == 0


@pytest.mark.parametrize("seen", [4, 12, 20])
def test_a_well_begins_with_its_first_words(qtbot: QtBot, seen: int) -> None:
    inside = QVBoxLayout()
    inside.setContentsMargins(12, 12, 12, 12)
    inside.addWidget(words("For you only"))
    inside.addWidget(words(TEXT, wrap=True))
    well = ground("well", inside)
    page = _page(well)
    page.layout().insertSpacing(0, 170)  # type: ignore[union-attr]
    page.setMinimumHeight(600)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(300, 260)
    area.show()
    qtbot.waitUntil(lambda: well.y() > 170)
    area.resize(300, well.y() + seen)
    assert clean_edge(page, area.viewport()) == well.y()


@pytest.mark.parametrize("high", [125, 131, 160, 166])
def test_a_ground_goes_on_below_its_last_whole_line(qtbot: QtBot, high: int) -> None:
    inside = QVBoxLayout()
    inside.addWidget(words(TEXT * 3, wrap=True))
    page = _page(ground("well", inside))
    area = scrolling(page)
    red = '[part="well"] { background: red } QLabel { color: red }'
    area.setStyleSheet(f'[part="fold"] {{ background: white }} {red}')
    qtbot.addWidget(area)
    area.resize(300, high)
    area.show()
    port, image = area.viewport(), area.grab().toImage()
    assert clean_edge(page, port) < port.height()
    seen = {image.pixelColor(port.width() // 2, y).name() for y in range(high - 40, high)}
    assert seen == {"#ff0000"}


def test_a_small_mark_is_not_cut(qtbot: QtBot) -> None:
    mark = QWidget()
    mark.setFixedHeight(30)
    page = _page(mark)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    page.layout().insertSpacing(0, 170)  # type: ignore[union-attr]
    page.setMinimumHeight(600)
    qtbot.waitUntil(lambda: mark.y() > 170)
    assert clean_edge(page, area.viewport()) == mark.y()


def _scrolled(qtbot: QtBot, high: int, by: int) -> tuple[QScrollArea, Dots]:
    """A page with a picture below 200 pixels of nothing, so far scrolled."""
    dots = Dots()
    return _far_down(qtbot, dots, high, by), dots


def _far_down(qtbot: QtBot, part: QWidget, high: int, by: int) -> QScrollArea:
    page = _page(part)
    page.layout().insertSpacing(0, 200)  # type: ignore[union-attr]
    page.setFixedHeight(800)
    area = scrolling(page)
    area.setStyleSheet('[part="fold"] { background: white }')
    qtbot.addWidget(area)
    area.resize(300, high)
    area.show()
    area.verticalScrollBar().setValue(by)
    return area


def _red_rows(area: QScrollArea, across: int = 60) -> int:
    """How many rows of pixels of the picture are seen."""
    image = area.grab().toImage()
    return sum(image.pixelColor(across, y) == QColor("red") for y in range(image.height()))


def _has(area: QScrollArea, ink: QColor, top: int, end: int) -> bool:
    """Whether a colour is seen between two heights."""
    image = area.grab().toImage()
    rows = range(max(0, top), min(end, image.height()))
    return any(image.pixelColor(x, y) == ink for y in rows for x in range(image.width()))


def _page(*parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return page


def test_a_ground_that_is_taken_away_is_not_drawn_any_more(qtbot: QtBot) -> None:
    inside = QVBoxLayout()
    inside.addWidget(words(TEXT * 3, wrap=True))
    well = ground("well", inside)
    area = scrolling(_page(well))
    area.setStyleSheet('[part="fold"] { background: white } [part="well"] { background: red }')
    qtbot.addWidget(area)
    area.resize(300, 131)
    area.show()
    cover = next(it for it in area.children() if it.metaObject().className() == "_Cover")
    assert isinstance(cover, QWidget)
    middle = cover.width() // 2, cover.height() - 2
    assert cover.grab().toImage().pixelColor(*middle).name() == "#ff0000"
    well.deleteLater()
    QApplication.sendPostedEvents(well, QEvent.Type.DeferredDelete)
    assert not isValid(well)
    assert cover.grab().toImage().pixelColor(*middle).name() == "#ffffff"
