"""The page of a comparison by keys and mouse: its charts, other sessions, pictures, the limit."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from itot_workshop.ui.printer_question import PrinterQuestion
from itot_workshop.ui.results.compare_page import ComparePage
from itot_workshop.ui.session_view import SessionView
from tests.flows.conftest import CTRL, Facilitator


def view(at: Facilitator) -> SessionView:
    assert at.window.room is not None
    return at.window.room.view


def place(at: Facilitator) -> str:
    return at.window.place


@pytest.fixture
def page(with_examples: Facilitator) -> ComparePage:
    """All three example sessions, chosen and compared by keys."""
    at = with_examples
    for _ in range(3):
        at.press(Qt.Key.Key_Space)
        at.press(Qt.Key.Key_Down)
    assert "what changed goes from the first" in at.window.home.list.bar.said()[1]
    at.press(Qt.Key.Key_C)
    return view(at).compare


def show(page: ComparePage, segment: str) -> None:
    """Choose a chart by its button."""
    panel = page.panel
    name = {"time": "Over time", "map": "Heat map", "shapes": "Shapes"}[segment]
    button = next(it for it in panel.segments.group.buttons() if it.text() == name)
    button.click()
    assert panel.segment == segment


def test_every_chart_is_walked_and_says_its_figures(
    page: ComparePage, with_examples: Facilitator
) -> None:
    at, chart = with_examples, page.panel.chart
    for segment, first, below in (
        ("time", "Shared Goals, 11 Feb 2025: IT 2.93, OT 2.94, balanced 2.94", "Cooperation Setup"),
        ("map", "Enabling Leadership, 11 Feb 2025: balanced 2.73", "Shared Goals"),
        ("shapes", "Enabling Leadership: 11 Feb 2.73, 17 Jun 2.83, 11 Nov 3.27", ""),
    ):
        show(page, segment)
        page.panel.take_focus()
        assert chart.said() == first
        at.press(Qt.Key.Key_Right)
        assert chart.said() != first
        at.press(Qt.Key.Key_Left)
        at.press(Qt.Key.Key_Down)
        assert chart.said().startswith(below or first)


def test_enter_and_a_click_open_the_axis_and_escape_comes_back(
    page: ComparePage, with_examples: Facilitator
) -> None:
    at, chart = with_examples, page.panel.chart
    show(page, "map")
    page.panel.take_focus()
    at.press(Qt.Key.Key_Return)
    assert place(at) == "axis"
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "compare"
    chart.reached.connect(places := Places())
    middle = QPoint(chart.width() // 2, chart.height() // 2)
    QTest.mouseMove(chart, middle)
    assert places.said[-1]
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    assert place(at) == "axis"


class Places:
    """Keeps what was said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def __call__(self, said: str) -> None:
        self.said.append(said)


def test_every_chart_is_copied_saved_and_printed(
    page: ComparePage,
    with_examples: Facilitator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    monkeypatch.setattr(PrinterQuestion, "ask", lambda question: question.picked.emit(printer))
    for chart, title in (
        ("", "What changed"),
        ("time", "Axis by axis over time"),
        ("map", "Heat map"),
        ("shapes", "Shapes"),
        ("ground", "Common ground"),
    ):
        if chart not in ("", "ground"):
            show(page, chart)
        source = page.since if chart == "ground" else page.panel
        ways = {it.data(): it for it in source.pictures.menu.actions()}
        assert {"copy", "png-2", "png-3", "svg", "print"} <= set(ways)
        printer.setOutputFileName(str(tmp_path / f"{chart}.pdf"))
        for way in ("copy", "png-2", "png-3", "svg", "print"):
            if way not in ("copy", "print"):
                with_examples.will_choose(tmp_path / f"{chart}-{way}")
            ways[way].trigger()
        copied = QGuiApplication.clipboard().image()
        twice, thrice = (QImage(str(tmp_path / f"{chart}-png-{n}.png")) for n in (2, 3))
        assert twice.size() == copied.size()
        assert thrice.width() * 2 == twice.width() * 3
        assert title in (tmp_path / f"{chart}-svg.svg").read_text(encoding="utf-8")
        assert (tmp_path / f"{chart}.pdf").read_bytes().startswith(b"%PDF")


def test_the_figures_in_sight_are_copied(page: ComparePage, with_examples: Facilitator) -> None:
    copied = []
    for segment in ("", "time", "map", "shapes"):
        if segment:
            show(page, segment)
        with_examples.press(Qt.Key.Key_C, CTRL)
        text = QGuiApplication.clipboard().text()
        copied.append(text.splitlines()[0].split("\t"))
        assert len({len(line.split("\t")) for line in text.splitlines()}) == 1
    assert [len(head) for head in copied] == [10, 4, 4, 4]
    assert copied[2][1:] == ["11 Feb 2025", "17 Jun 2025", "11 Nov 2025"]


def test_other_sessions_are_chosen_where_these_still_are(
    page: ComparePage, with_examples: Facilitator
) -> None:
    page.others.click()
    assert place(with_examples) == "library"
    assert len(with_examples.window.home.list.chosen()) == 3


def test_more_than_twelve_are_told_before_anything_is_opened(with_examples: Facilitator) -> None:
    keys = [f"{number}.itot" for number in range(14)]
    said = with_examples.window.library.compared(keys)
    assert said == "At most 12 sessions can be compared. Leave 2 out."
