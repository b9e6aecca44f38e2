"""The small parts: plain text, keys, banners, sheets over a window, lines that break."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.ui.sheets.form import kept_field
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.choice_list import Choice, ChoiceList
from itot_workshop.ui.widgets.elided import ElidedLabel, TwoLineLabel, plain_tip
from itot_workshop.ui.widgets.flow import FlowLayout
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.overlay import Overlay
from itot_workshop.ui.widgets.parts import empty, even_figures, words
from itot_workshop.ui.widgets.session_bar import SessionBar
from itot_workshop.ui.widgets.sheet import Sheet

HOSTILE = '<b>bold</b><img src="file:///etc/passwd"> & <a href="http://example.org">x</a>'


def test_what_somebody_typed_is_never_markup(qtbot: QtBot) -> None:
    label = words(HOSTILE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert "<b>" not in plain_tip(HOSTILE)
    assert "&lt;b&gt;" in plain_tip(HOSTILE)


@pytest.mark.parametrize("role", ["", "caption", "strong", "display"])
def test_figures_of_a_column_are_all_of_one_width(kit: Kit, qtbot: QtBot, role: str) -> None:
    labels = [even_figures(text, role) for text in ("1.11", "2.73", "8.00")]
    column = QWidget()
    qtbot.addWidget(column)
    column.setLayout(kit.column(*labels))
    column.show()
    assert len({label.sizeHint().width() for label in labels}) == 1


def test_an_elided_label_gives_way_and_tells_the_whole_on_hover(qtbot: QtBot) -> None:
    label = ElidedLabel("A title that is rather too long for the room it has\nand breaks")
    qtbot.addWidget(label)
    assert "\n" not in label.text()
    assert label.minimumSizeHint().width() < label.sizeHint().width() / 3
    assert "rather too long" in label.toolTip()


def test_a_kept_line_is_seen_from_its_first_word(qtbot: QtBot) -> None:
    field = kept_field(
        "One side would have to propose a change, and the other would be asked first."
    )
    qtbot.addWidget(field)
    assert field.cursorPosition() == 0


@pytest.mark.parametrize(("width", "rows"), [(1000, 1), (230, 2), (90, 4)])
def test_a_flow_breaks_like_a_line_of_words(qtbot: QtBot, width: int, rows: int) -> None:
    inside = QWidget()
    qtbot.addWidget(inside)
    layout = FlowLayout(gap=10, row_gap=5)
    inside.setLayout(layout)
    for _ in range(4):
        child = QWidget()
        child.setFixedSize(80, 20)
        layout.addWidget(child)
    assert layout.heightForWidth(width) == 20 * rows + 5 * (rows - 1)


def test_a_flow_mirrors_with_the_language(qtbot: QtBot) -> None:
    inside = QWidget()
    qtbot.addWidget(inside)
    inside.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = FlowLayout(gap=10, row_gap=5)
    inside.setLayout(layout)
    children = [QWidget() for _ in range(2)]
    for child in children:
        child.setFixedSize(80, 20)
        layout.addWidget(child)
    inside.resize(300, 40)
    inside.show()
    assert children[0].x() == 220
    assert children[1].x() == 130


def test_an_emptied_layout_leaves_nothing_behind(qtbot: QtBot) -> None:
    inside = QWidget()
    qtbot.addWidget(inside)
    layout = QVBoxLayout(inside)
    layout.addWidget(words("one"))
    layout.addWidget(words("two"))
    empty(layout)
    assert layout.count() == 0


def test_a_keyed_button_follows_an_action(kit: Kit, qtbot: QtBot) -> None:
    action = QAction("Compare")
    action.setShortcut(QKeySequence("C"))
    button = KeyedButton(kit, "Compare", icon="compare", role="main", end="C").follow(action)
    qtbot.addWidget(button)
    action.setEnabled(False)
    assert not button.isEnabled()
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        button.click()
    assert button.accessibleName() == "Compare"


def test_a_keyed_button_never_cuts_its_words(kit: Kit, qtbot: QtBot) -> None:
    button = KeyedButton(kit, "Compare", role="main", end="C")
    qtbot.addWidget(button)
    short = button.minimumSizeHint().width()
    button.set_words("Compare all the sessions of this organisation")
    assert button.minimumSizeHint().width() > short + 100


def test_a_banner_offers_what_can_be_taken_back(kit: Kit, qtbot: QtBot) -> None:
    banner = Banner(kit)
    qtbot.addWidget(banner)
    assert banner.text() == ""
    banner.tell(HOSTILE, "ok", offer="undo", label="Undo")
    assert banner.text() == HOSTILE
    undo = next(it for it in banner.findChildren(QPushButton) if it.text() == "Undo")
    with qtbot.waitSignal(banner.acted) as acted:
        undo.click()
    assert acted.args == ["undo"]
    assert banner.text() == ""


def test_trouble_stays_until_it_is_closed_and_good_news_leave(kit: Kit, qtbot: QtBot) -> None:
    banner = Banner(kit)
    qtbot.addWidget(banner)
    banner.tell("Saved.", "ok")
    assert banner._clock.isActive()
    banner.tell("The disk is full.", "danger")
    assert not banner._clock.isActive()


def test_a_choice_list_keeps_its_buttons_when_only_numbers_change(kit: Kit, qtbot: QtBot) -> None:
    choices = ChoiceList(kit, "State")
    qtbot.addWidget(choices)
    two = (Choice(value="all", text="All", number=2), Choice(value="done", text="Done", number=1))
    choices.show_choices(two, "all")
    before = choices.findChildren(KeyedButton)
    more = (Choice(value="all", text="All", number=3), Choice(value="done", text="Done", number=2))
    choices.show_choices(more, "done")
    assert choices.findChildren(KeyedButton) == before
    assert [it.isChecked() for it in before] == [False, True]
    assert before[0].accessibleName() == "State: All, 3"


def test_a_choice_list_may_have_none_in_use_for_a_while(kit: Kit, qtbot: QtBot) -> None:
    choices = ChoiceList(kit, "State")
    qtbot.addWidget(choices)
    two = (Choice(value="all", text="All", number=2), Choice(value="done", text="Done", number=1))
    choices.show_choices(two, "done")
    every, done = choices.findChildren(KeyedButton)
    assert [_is_stop(every), _is_stop(done)] == [False, True]
    choices.mark("")
    assert [every.isChecked(), done.isChecked()] == [False, False]
    assert [_is_stop(every), _is_stop(done)] == [True, False]
    with qtbot.waitSignal(choices.picked) as picked:
        done.click()
    assert picked.args == ["done"]
    choices.mark("done")
    every.click()
    assert [every.isChecked(), done.isChecked()] == [True, False]


def _is_stop(button: KeyedButton) -> bool:
    return bool(button.focusPolicy() & Qt.FocusPolicy.TabFocus)


def test_the_title_in_the_bar_gives_way_after_its_place(kit: Kit, qtbot: QtBot) -> None:
    bar = SessionBar(kit)
    qtbot.addWidget(bar)
    bar.add_tab("plan", "Plan")
    bar.show_session("Second follow-up", "Corvane Packaging (fictional) · 11 November 2025")
    title, place = bar.findChildren(ElidedLabel)
    bar.resize(500, 60)
    with qtbot.waitExposed(bar):
        bar.show()
    assert title.width() >= title.sizeHint().width()
    assert place.minimumSizeHint().width() <= place.width() < place.sizeHint().width()


def test_taking_the_choice_in_use_again_leaves_none(kit: Kit, qtbot: QtBot) -> None:
    choices = ChoiceList(kit, "Organisation", may_be_none=True)
    qtbot.addWidget(choices)
    choices.show_choices((Choice(value="a", text="A", number=1),), "a")
    with qtbot.waitSignal(choices.picked) as picked:
        choices.findChildren(KeyedButton)[0].click()
    assert picked.args == [""]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.below = QPushButton("below", window)  # type: ignore[attr-defined]
    qtbot.addWidget(window)
    window.resize(900, 700)
    with qtbot.waitActive(window):
        window.show()
    window.below.setFocus()  # type: ignore[attr-defined]
    return window


def opened(kit: Kit, window: QWidget) -> tuple[Overlay, QLineEdit]:
    field = QLineEdit()
    sheet = Sheet(kit, "Rename", kit.column(field), main="Rename", close="Cancel")
    return Overlay(kit, window, sheet, width=500), field


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_keyboard_stays_in_the_sheet_and_goes_back_after(
    kit: Kit, window: QWidget, qtbot: QtBot
) -> None:
    below = window.focusWidget()
    overlay, field = opened(kit, window)
    assert focus() is field
    for _ in range(7):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        assert overlay.isAncestorOf(focus())
    for _ in range(5):
        QTest.keyClick(focus(), Qt.Key.Key_Backtab)
        assert overlay.isAncestorOf(focus())
    with qtbot.waitSignal(overlay.closed):
        QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert focus() is below


def test_enter_takes_the_main_action_of_a_sheet(kit: Kit, window: QWidget, qtbot: QtBot) -> None:
    overlay, field = opened(kit, window)
    sheet = overlay.sheet
    assert isinstance(sheet, Sheet)
    with qtbot.waitSignal(sheet.agreed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    sheet.close_button.setFocus()
    with qtbot.assertNotEmitted(sheet.agreed), qtbot.waitSignal(sheet.dismissed):
        QTest.keyClick(sheet.close_button, Qt.Key.Key_Return)
    overlay.close_sheet()


def test_a_click_beside_the_sheet_closes_it(kit: Kit, window: QWidget, qtbot: QtBot) -> None:
    overlay, _ = opened(kit, window)
    QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=overlay.sheet.geometry().center())
    assert overlay.isVisible()
    with qtbot.waitSignal(overlay.closed):
        QTest.mouseClick(overlay, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_the_sheet_stays_in_the_middle_of_the_window(kit: Kit, window: QWidget) -> None:
    overlay, _ = opened(kit, window)
    window.resize(1100, 800)
    QApplication.sendPostedEvents(window, QEvent.Type.Resize)
    assert overlay.size() == window.size()
    middle = overlay.sheet.geometry().center()
    assert abs(middle.x() - 550) <= 1
    assert abs(middle.y() - 400) <= 1
    overlay.close_sheet()


def test_a_sheet_that_closes_outlives_the_collector_until_qt_has_taken_it_away(
    kit: Kit, window: QWidget
) -> None:
    overlay, _ = opened(kit, window)
    QTest.keyClick(overlay, Qt.Key.Key_Tab)
    overlay.close_sheet()
    alive = weakref.ref(overlay)
    del overlay
    gc.collect()
    assert alive() is not None
    QApplication.sendPostedEvents(window, QEvent.Type.LayoutRequest)


def test_a_title_takes_a_second_line_before_it_is_cut(qtbot: QtBot) -> None:
    label = TwoLineLabel("Up to three actions")
    qtbot.addWidget(label)
    whole, word = label.sizeHint().width(), label.fontMetrics().horizontalAdvance("Up to three")
    one = label.heightForWidth(whole)
    assert label.heightForWidth(word) > one
    assert label.heightForWidth(4) == one


@pytest.mark.parametrize("side", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_list_at_the_edge_of_a_column_begins_there_and_keeps_its_arrow_off_its_words(
    kit: Kit, qtbot: QtBot, side: Qt.LayoutDirection
) -> None:
    def inked(edge: str, *, opens: bool) -> list[int]:
        button = kit.button("Another card", "card")
        button.setLayoutDirection(side)
        button.setProperty("edge", edge)
        if opens:
            button.setMenu(QMenu(button))
        qtbot.addWidget(button)
        button.resize(button.sizeHint())
        image = button.grab().toImage()
        width, height, ground = image.width(), image.height(), image.pixel(0, 0)
        at = [x for x in range(width) if any(image.pixel(x, y) != ground for y in range(height))]
        return at if side is Qt.LayoutDirection.LeftToRight else [width - x for x in reversed(at)]

    def before_arrow(edge: str, plain: list[int]) -> int:
        found = inked(edge, opens=True)
        return found[len(plain)] - found[len(plain) - 1]

    plain = inked("near", opens=False)
    assert inked("near list", opens=True)[: len(plain)] == plain
    assert before_arrow("near list", plain) == before_arrow("", inked("", opens=False))
