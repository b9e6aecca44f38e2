"""The room's window finds its screen, with one screen and with two."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience_choice_views import DotRow, Dots
from itot_workshop.domain.audience_views import AudienceView, Blank, Closing
from itot_workshop.ui.stage.screens import next_screen, stage_screen
from itot_workshop.ui.stage.window import StageWindow
from itot_workshop.ui.theme import Theme
from tests.screens import ROOT, printed_with_two_screens

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from itot_workshop.ui.stage.window import StageWindow
from itot_workshop.ui.theme import Theme

app = QApplication([])
theme = Theme(app, resources=Path(sys.argv[1]) / "resources", pictures=Path(sys.argv[2]))
console = QWidget()
console.resize(900, 600)
console.show()
window = StageWindow(theme, console)

def turn():
    for _ in range(5):
        app.processEvents()

def where(widget):
    at = widget.geometry().center()
    return next(s.name() for s in QGuiApplication.screens() if s.geometry().contains(at))

turn()
print("console", where(console))
window.come_up(); turn()
print("stage", where(window), window.width(), window.height(), window.isFullScreen())
window.swap(); turn()
print("swapped", where(window), window.width(), window.height(), where(console))
window.leave(); turn()
window.come_up(); turn()
print("again", where(window))
window.swap(); turn()
print("back", where(window), where(console))
"""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, home: Path) -> StageWindow:
    theme = Theme(qapp, resources=ROOT / "resources", pictures=home / "pictures")
    console = QWidget()
    qtbot.addWidget(console)
    console.show()
    made = StageWindow(theme, console)
    qtbot.addWidget(made)
    made.canvas.setProperty("console", console)
    return made


def is_down(window: StageWindow) -> bool:
    return not window.is_up


@pytest.mark.parametrize(
    ("screens", "console", "wished", "found"),
    [
        (("a",), "a", None, "a"),
        (("a", "b"), "a", None, "b"),
        (("a", "b"), "b", None, "a"),
        (("a", "b", "c"), "a", "c", "c"),
        (("a", "b"), "a", "gone", "b"),
        ((), "a", None, None),
    ],
)
def test_the_stage_takes_the_screen_where_the_console_is_not(
    screens: tuple[str, ...], console: str, wished: str | None, found: str | None
) -> None:
    assert stage_screen(screens, console, wished) == found


def test_swapping_walks_all_screens() -> None:
    assert next_screen(("a", "b"), "a") == "b"
    assert next_screen(("a", "b"), "b") == "a"
    assert next_screen(("a", "b"), "gone") == "a"
    assert next_screen((), "a") is None


def test_with_one_screen_a_key_brings_the_stage_up_and_esc_leaves(window: StageWindow) -> None:
    said: list[bool] = []
    window.shown_changed.connect(said.append)
    window.toggle()
    assert window.is_up
    assert window.isFullScreen()
    assert window.covers_console
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert is_down(window)
    window.toggle()
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert said == [True, False, True, False]


def test_closing_the_window_leaves_and_it_can_come_again(window: StageWindow) -> None:
    window.come_up()
    window.close()
    assert is_down(window)
    window.come_up()
    assert window.is_up


def test_other_keys_go_to_the_console(window: StageWindow) -> None:
    pressed: list[int] = []

    def hear(event: QKeyEvent) -> None:
        pressed.append(event.key())

    window.key_pressed.connect(hear)
    window.come_up()
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_B)
    assert pressed == [Qt.Key.Key_Space, Qt.Key.Key_B]


def long_list() -> Dots:
    """More than the room can read on one page."""
    text = "One list of spare parts for both halls, kept by both sides and read aloud each month"
    rows = tuple(DotRow(text=f"{text} {at}", dots=None) for at in range(24))
    return Dots(title="What first?", question="", each=3, rows=rows, turnout=None, hidden=False)


def test_pages_turn_by_themselves_until_somebody_turns_or_holds_one(
    window: StageWindow,
) -> None:
    window.come_up()
    window.set_view(long_list())
    leaf, pages = window.leaf, window.canvas.pages()
    assert pages > 2
    assert (leaf.shown(), leaf.is_held) == ((1, pages), False)
    leaf._timer.timeout.emit()
    assert leaf.shown() == (2, pages)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert (leaf.shown(), leaf.is_held) == ((pages, pages), True)
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert leaf.shown() == (1, pages)
    held = []
    for _ in range(2):
        leaf.toggle()
        held.append(leaf.is_held)
    assert held == [False, True]
    window.set_view(Blank())
    assert (leaf.shown(), leaf.is_held) == ((1, 1), False)


def test_page_keys_are_the_consoles_where_there_is_one_page(window: StageWindow) -> None:
    pressed: list[int] = []

    def hear(event: QKeyEvent) -> None:
        pressed.append(event.key())

    window.key_pressed.connect(hear)
    window.come_up()
    window.set_view(Blank())
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert pressed == [Qt.Key.Key_PageDown]
    assert not window.leaf.is_held


def test_it_shows_the_view_it_is_given(window: StageWindow) -> None:
    view = Closing(title="Thank you", lines=(), actions=1, next_date=None)
    window.set_view(view)
    shown: AudienceView = window.canvas.view
    assert shown == view
    window.set_view(Blank())
    assert isinstance(window.canvas.view, Blank)


def test_screens_that_come_or_go_leave_it_where_the_stage_belongs(window: StageWindow) -> None:
    window._on_screens(window.screen())
    QApplication.processEvents()
    assert is_down(window)
    window.come_up()
    window._wished = window.screen()
    window._on_removed(window.screen())
    wished: object = window._wished
    assert wished is None
    QApplication.processEvents()
    assert window.is_up
    assert window.geometry() == window.screen().geometry()


def test_a_voter_keeps_the_booth_when_screens_come_or_go(window: StageWindow, qtbot: QtBot) -> None:
    window.come_up()
    booth = QWidget()
    qtbot.addWidget(booth)
    booth.showFullScreen()
    booth.activateWindow()
    QApplication.processEvents()
    window.setGeometry(0, 0, 300, 200)
    window._on_screens(window.screen())
    QApplication.processEvents()
    assert window.geometry() == window.screen().geometry()
    assert QApplication.activeWindow() is booth


def test_swapping_with_one_screen_changes_nothing(window: StageWindow) -> None:
    window.come_up()
    before = window.geometry()
    window.swap()
    assert window.geometry() == before


def test_with_two_screens_it_takes_the_second_and_swaps(tmp_path: Path) -> None:
    assert printed_with_two_screens(SCRIPT, tmp_path, str(ROOT), str(tmp_path)) == [
        "console laptop",
        "stage projector 1920 1080 True",
        "swapped laptop 1280 720 projector",
        "again laptop",
        "back projector laptop",
    ]
