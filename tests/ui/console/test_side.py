"""The column beside the step shows what was agreed in whole lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain.notes import Action, Note
from itot_workshop.ui.console.laid_button import LaidButton
from itot_workshop.ui.console.note_row import NoteRow, NoteView
from itot_workshop.ui.console.shared_height import SharedHeight, shares
from itot_workshop.ui.console.side import Side
from itot_workshop.ui.console.side_view import SideView
from itot_workshop.ui.widgets.kit import Kit

TEXT = "Close each project with one question to the other side: what did this leave behind?"


@pytest.mark.parametrize("width", [220, 300, 460])
def test_no_action_is_cut(kit: Kit, qtbot: QtBot, width: int) -> None:
    actions = tuple(
        Action(id=f"a{at}", text=TEXT * at, owner="K", owner_seat="OT") for at in (1, 2)
    )
    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(width, 900)
    side.show_view(SideView(notes=(), parked=(), actions=actions))
    side.show()
    buttons = side.findChildren(LaidButton)
    assert len(buttons) == len(actions)

    def whole() -> bool:
        return all(
            label.height() >= label.heightForWidth(label.width())
            and button.rect().contains(label.geometry())
            for button in buttons
            for label in button.findChildren(QLabel)
        )

    qtbot.waitUntil(whole, timeout=2000)


def test_words_stand_right_below_the_head_of_their_note_in_any_height(
    kit: Kit, qtbot: QtBot
) -> None:
    texts = ("Short", f"{TEXT} {TEXT}", "Short again", TEXT)
    notes = tuple(
        NoteView(note=Note(id=f"n{at}", text=text, side="IT", position=at), place="Vote")
        for at, text in enumerate(texts)
    )
    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(352, 400)
    side.show_view(SideView(notes=notes, parked=(), actions=()))
    side.show()

    def spare() -> set[int]:
        rows = side.findChildren(NoteRow)
        return {row.height() - row.heightForWidth(row.width()) for row in rows}

    for width in range(300, 420, 8):
        side.resize(width, 1000)
        qtbot.waitUntil(lambda: spare() == {0}, timeout=2000)


def test_heads_of_actions_and_parking_lot_stay_in_sight_under_many_notes(
    kit: Kit, qtbot: QtBot
) -> None:
    notes = tuple(
        NoteView(note=Note(id=f"n{at}", text=TEXT, position=at), place="Vote") for at in range(30)
    )
    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(352, 700)
    actions = (Action(id="a", text="One list", owner="K", owner_seat="OT"),)
    parked = (NoteView(note=Note(id="p", text="Later", parked=True), place="Vote"),)
    side.show_view(SideView(notes=notes, parked=parked, actions=actions))
    side.show()

    def in_sight(text: str) -> bool:
        labels = (label for label in side.findChildren(QLabel) if label.text().startswith(text))
        return all(not label.visibleRegion().isEmpty() for label in labels)

    qtbot.waitUntil(
        lambda: all(map(in_sight, ("Notes", "Actions", "One list", "Parking", "Later")))
    )
    side.set_low(low=True)
    assert not in_sight("Actions  ")


def test_no_note_and_no_action_is_cut_at_the_end_of_its_part(kit: Kit, qtbot: QtBot) -> None:
    notes = tuple(
        NoteView(note=Note(id=f"n{at}", text=TEXT, position=at), place="Vote") for at in range(30)
    )
    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(352, 700)
    side.show()
    actions = tuple(Action(id=f"a{at}", text=TEXT, owner="K", owner_seat="OT") for at in range(9))
    side.show_view(SideView(notes=notes, parked=(), actions=actions))

    def whole() -> bool:
        rows = [*side.findChildren(NoteRow), *side.findChildren(LaidButton)]
        seen = [row for row in rows if not row.visibleRegion().isEmpty()]
        cut = [row for row in seen if row.visibleRegion().boundingRect() != row.rect()]
        return 2 < len(seen) < len(rows) and not cut

    qtbot.waitUntil(whole)


def test_no_row_is_left_out_where_there_is_room_for_it(kit: Kit, qtbot: QtBot) -> None:
    def taken(letter: str, count: int) -> tuple[NoteView, ...]:
        notes = (Note(id=f"{letter}{at}", text=TEXT, position=at) for at in range(count))
        return tuple(NoteView(note=note, place="") for note in notes)

    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(352, 560)
    side.show()
    long = tuple(Action(id=f"a{at}", text=TEXT * 3, owner="K", owner_seat="OT") for at in range(3))
    side.show_view(SideView(notes=taken("n", 9), parked=taken("p", 1), actions=long))
    (shared,) = side.findChildren(SharedHeight)
    areas = shared.findChildren(QScrollArea)

    def first_unseen(area: QScrollArea) -> QWidget | None:
        rows = [*area.findChildren(NoteRow), *area.findChildren(LaidButton)]
        return next((row for row in rows if row.visibleRegion().isEmpty()), None)

    def used() -> bool:
        left = shared.height() - max(area.geometry().bottom() for area in areas)
        unseen = [row for row in map(first_unseen, areas) if row is not None]
        return bool(unseen) and all(row.height() + kit.space("m") > left for row in unseen)

    for height in range(560, 860, 20):
        side.resize(352, height)
        qtbot.waitUntil(used, timeout=2000)


def test_the_field_says_what_it_is_for_in_words_that_fit(kit: Kit, qtbot: QtBot) -> None:
    side = Side(kit)
    qtbot.addWidget(side)
    side.resize(300, 700)
    side.show()
    side.show_about("Break")
    assert side.field.placeholderText() == "Note on Break"
    side.show_about("Mirror: patterns and anti-patterns")
    assert side.field.placeholderText() == "Note on this step"
    assert side.field.accessibleName() == "Note on Mirror: patterns and anti-patterns"
    side.resize(600, 700)
    assert side.field.placeholderText() == side.field.accessibleName()


def test_a_word_of_many_tells_on_a_click_what_can_be_done_with_it(
    kit: Kit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(QMenu, "popup", lambda _menu, at: opened.append(at))
    word = NoteView(note=Note(id="w", text="Respect", kind="word"), place="Close")
    row = NoteRow(kit, word)
    qtbot.addWidget(row)
    row.show()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert opened == [row.mapToGlobal(row.rect().bottomLeft())]
    assert row.findChildren(QPushButton) == []


@given(
    room=st.integers(0, 2000),
    parts=st.lists(st.tuples(st.integers(0, 3000), st.integers(1, 3)), min_size=1, max_size=4),
)
def test_a_height_is_shared_by_need_first_and_by_weight_then(
    room: int, parts: list[tuple[int, int]]
) -> None:
    wanted, weights = [it[0] for it in parts], [it[1] for it in parts]
    found = shares(room, wanted, weights)
    assert all(0 <= got <= asked for got, asked in zip(found, wanted, strict=True))
    assert sum(found) <= room
    if sum(wanted) <= room:
        assert list(found) == wanted
    else:
        assert room - sum(found) < len(parts)


@pytest.mark.parametrize("by_tab", [False, True])
def test_a_half_typed_note_goes_on_when_the_keys_come_back(
    kit: Kit, qtbot: QtBot, *, by_tab: bool
) -> None:
    side = Side(kit)
    qtbot.addWidget(side)
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    side.setFocus()
    assert side.put_back("nobody owns the sw", parked=False)
    if by_tab:
        side.field.setFocus(Qt.FocusReason.TabFocusReason)
    else:
        side.start_note()
    qtbot.waitUntil(side.field.hasFocus)
    QTest.keyClicks(side.field, "itch")
    assert side.field.text() == "nobody owns the switch"
