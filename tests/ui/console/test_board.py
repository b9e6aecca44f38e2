"""The common-ground exercise by keys alone: the demo company's first board, figure by figure."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.board_course import COLUMNS, on_table, to_place
from itot_workshop.domain.changes import BoardPhaseSet, CardsPlaced
from itot_workshop.domain.common_ground import (
    Placement,
    board_measures,
    change_since_last,
    is_contested,
)
from itot_workshop.domain.pack import Column
from itot_workshop.domain.planning import plan_follow_up
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.board_head import CardStrip, strip_cards
from itot_workshop.ui.console.board_map import BoardMap, CardKey, Lane, column_name
from itot_workshop.ui.console.board_view import board_view
from itot_workshop.ui.sheets.careful import CarefulSheet
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.course import DAY, ids
from tests.domain.helpers.demo import demo_session
from tests.ui.console.helpers.desks import Room, planned


def at_board(qtbot: QtBot, session: Session | None = None) -> Room:
    room = Room(qtbot, session or planned("half-day-210"))
    step = next(s.id for s in room.session.agenda.values() if s.kind == "board")
    room.desk.enter(step)
    room.turn()
    return room


def press(room: Room, key: Qt.Key) -> None:
    QTest.keyClick(room.page, key)
    room.turn()


def click(room: Room, name: str) -> None:
    made = next(b for b in room.page.findChildren(QPushButton)
                if b.accessibleName() == name and b.isVisibleTo(room.page))  # fmt: skip
    made.click()
    room.turn()


def place(room: Room, column: Column) -> None:
    press(room, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[COLUMNS.index(column)])


def lead_to(room: Room, phase: BoardPhase) -> None:
    """To a phase of the exercise, whatever the tables have placed."""
    for each in ("it", "ot", "reveal", "settle"):
        if room.session.about.board != phase:
            assert room.desk.apply(BoardPhaseSet(phase=each))
            room.turn()


def shown(room: Room) -> str:
    return " ".join(it.text() for it in room.page.area.findChildren(QLabel) if it.isVisible())


Cards = Mapping[str, Placement]


def script(room: Room) -> list[str]:
    """The titles of the parts of the exercise that the facilitator can read below it."""
    band = room.page.script.area
    found = (it for it in band.findChildren(QLabel) if it.property("role") == "strong")
    return [it.text() for it in found if it.isVisible()]


def place_silently(room: Room, demo: Cards) -> None:
    """Let both tables place what is to be placed, as the demo company did."""
    for table in ("IT", "OT"):
        room.space()
        assert isinstance(room.desk.stage.view, views.BoardPlacing)
        assert room.desk.stage.view.table == table
        assert script(room) == ["Two tables place silently"], "the screen is being handed over"
        press(room, Qt.Key.Key_2)
        assert room.desk.stage.view.placed == 0, "nothing is placed before the table has come"
        click(room, "Start placing")
        assert not room.page.script.isVisible(), "a table looks at this screen"
        cards = to_place(room.session)
        for card in cards:
            said = demo[card.id].by_it if table == "IT" else demo[card.id].by_ot
            assert said is not None
            place(room, said)
        assert f"{len(cards)} cards are placed" in shown(room)


def settle(room: Room, demo: Cards) -> None:
    """Settle the cards that are left, as the demo company did."""
    while any(card.agreed is None for card in on_table(room.session)):
        agreed = demo[room.desk.spotlight.subject].agreed
        assert agreed is not None
        place(room, agreed)


def look_through(room: Room, demo: Cards) -> None:
    """Put the last map right: what the tables placed again, what moved, what came new."""
    for id_, card in demo.items():
        text = next(item.text for item in room.session.pack.items if item.id == id_)
        if id_ not in room.session.board:
            tick(room, "", id_)
        elif is_contested(card):
            click(room, f"place again: {text}")
        elif card.agreed and card.agreed != room.session.board[id_].agreed:
            click(room, f"{column_name(card.agreed)}: {text}")


def test_the_demo_companys_board_from_the_cards_to_the_moves(qtbot: QtBot) -> None:
    demo = demo_session("S1").board
    room = at_board(qtbot)
    for id_ in demo:
        tick(room, "", id_)
    assert {card.id for card in on_table(room.session)} == set(demo)

    place_silently(room, demo)
    room.space()
    assert script(room) == ["Reveal"]
    click(room, "Whole script")
    assert script(room)[0] == "Reveal"
    assert script(room)[-1] == "Moves"
    board = room.desk.stage.view
    assert isinstance(board, views.Board)
    assert (board.placed, board.contested) == (20, 6)
    assert "contested 30%" in shown(room)

    room.space()
    room.space()
    agreed = demo[room.desk.spotlight.subject].agreed
    assert agreed is not None
    place(room, agreed)
    assert "5 of 6 contested ones left" in shown(room)
    settle(room, demo)
    assert "contested" not in shown(room)
    room.space()
    field = next(it for it in room.page.area.findChildren(QLineEdit) if it.isVisible())
    QTest.keyClicks(field, "Two calendars")
    QTest.keyClick(field, Qt.Key.Key_Return)
    room.turn()
    assert [(n.about, n.text) for n in room.session.notes.values()] == [("pair:A", "Two calendars")]

    room.page.take_focus()
    room.space()
    tick(room, "Stays apart", "t01")
    room.space()
    for id_ in ("t10", "o05", "o17"):
        tick(room, "Move into the middle", id_)
    found = board_measures(room.session.board.values())
    assert found == board_measures(demo.values())
    assert found is not None
    assert (found.common, found.target, found.placed) == (4, 7, 20)
    assert "common ground now, 4 of 20 cards" in shown(room)
    strip = next(it for it in room.page.area.findChildren(CardStrip) if it.isVisible())
    assert strip.accessibleName() == "IT only 7, Common 4, OT only 9, open 0"

    room.page.take_focus()
    offered = room.desk.main()
    assert (offered.lead, offered.more) == ("3 moves need an owner", "one on each side")
    room.space()
    assert {action.card for action in room.session.actions.values()} == {"t10", "o05", "o17"}
    first = next(iter(room.session.actions.values()))
    room.desk.keep_action(replace(first, text="Something else entirely"))
    assert room.space() != "moves", "an action stays that of its move, whatever its words"
    room.desk.walk(-1)
    room.turn()
    room.actions["undo"].trigger()
    room.actions["undo"].trigger()
    assert not room.session.actions


def test_the_strip_has_its_cells_in_the_order_of_the_map(kit: Kit, qtbot: QtBot) -> None:
    demo = demo_session("S1")
    board = {id_: replace(it, position=-it.position) for id_, it in demo.board.items()}
    about = replace(demo.about, board="moves", state="running")
    view = board_view(replace(demo, board=board, about=about), Spotlight(screen="board"))
    assert view.lines[0].card.kind == "organisational"
    board_map = BoardMap(kit, view)
    qtbot.addWidget(board_map)
    keys = board_map.findChildren(CardKey)
    on_map = [[key.card for key in keys if holds(key) == column] for column in COLUMNS]
    columns = strip_cards(view.lines)
    assert [column for column, _ in columns] == [*COLUMNS, None]
    assert [[card.id for card in cards] for _, cards in columns] == [*on_map, []]


def holds(key: CardKey) -> Column:
    lane = key.parentWidget()
    assert isinstance(lane, Lane)
    return lane.column


def tick(room: Room, what: str, card: str) -> None:
    text = next(item.text for item in room.session.pack.items if item.id == card)
    name = f"{what}: {text}" if what else text
    box = next(b for b in room.page.area.findChildren(QCheckBox)
               if b.accessibleName() == name and b.isVisibleTo(room.page))  # fmt: skip
    box.click()
    room.turn()


def test_what_a_table_has_placed_is_seen_nowhere_before_the_reveal(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    room.space()
    room.space()
    click(room, "Start placing")
    before = shown(room)
    place(room, "common")
    press(room, Qt.Key.Key_0)
    assert not room.page.area.findChildren(BoardMap)
    assert all(isinstance(view, views.BoardPlacing) for view in room.views)
    assert shown(room) != before
    room.space()
    assert not any(b.isChecked() for b in room.page.area.findChildren(QPushButton)
                   if b.objectName() in COLUMNS)  # fmt: skip


def test_the_maps_are_shown_early_only_by_who_means_it(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    room.space()
    lead_to(room, "ot")
    assert room.space() == "place"
    place(room, "common")
    for answer, phase in ((Qt.Key.Key_Return, "ot"), (Qt.Key.Key_Tab, "reveal")):
        room.space()
        assert isinstance(room.sheets.sheet, CarefulSheet)
        room.press(answer)
        if answer == Qt.Key.Key_Tab:
            room.press(Qt.Key.Key_Space)
        assert room.session.about.board == phase


@pytest.mark.parametrize("by", ["mouse", "touch"])
def test_a_card_is_dragged_into_another_column(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    room = at_board(qtbot)
    room.space()
    lead_to(room, "settle")
    first = on_table(room.session)[0]
    text = first.text or next(it.text for it in room.session.pack.items if it.id == first.id)
    room.desk.apply(CardsPlaced(cards=(replace(first, by_it="it_only", by_ot="ot_only"),)))
    room.turn()
    card = next(it for it in room.page.area.findChildren(CardKey) if it.accessibleName() == text)
    carried: list[QMimeData] = []

    def carry(drag: QDrag, *_how: object) -> Qt.DropAction:
        kept = QMimeData()
        kept.setData(
            drag.mimeData().formats()[0], drag.mimeData().data(drag.mimeData().formats()[0])
        )
        carried.append(kept)
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", carry)
    start, away = card.rect().center(), card.rect().center() + QPoint(60, 0)
    if by == "mouse":
        QTest.mousePress(card, Qt.MouseButton.LeftButton, pos=start)
        moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(away), card.mapToGlobal(QPointF(away)),
                            Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
        QApplication.sendEvent(card, moved)
    else:
        finger = QTest.createTouchDevice()
        QTest.touchEvent(card, finger).press(0, start, card)
        QTest.touchEvent(card, finger).move(0, away, card)
        QTest.touchEvent(card, finger).release(0, away, card)
    room.turn()
    (mime,) = carried
    lane = next(it for it in room.page.area.findChildren(Lane) if it.column == "common")
    let_go = QDropEvent(QPointF(5, 5), Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton,
                        Qt.KeyboardModifier.NoModifier)  # fmt: skip
    lane.dropEvent(let_go)
    room.turn()
    assert room.session.board[first.id].agreed == "common"


def test_a_long_card_of_the_rooms_own_pushes_no_column_away(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    own = Placement(id="own", kind="technical", text="Who may restart what, when, and why? " * 5,
                    by_it="it_only", by_ot="common")  # fmt: skip
    room.desk.apply(CardsPlaced(cards=(own,)))
    room.desk.apply(BoardPhaseSet(phase="settle"))
    room.turn()
    lanes = room.page.area.findChildren(Lane)
    assert len({lane.width() for lane in lanes if lane.isVisible()}) <= 2
    last = max(lanes, key=lambda lane: lane.mapTo(room.page, QPoint()).x())
    assert last.mapTo(room.page, QPoint(last.width(), 0)).x() <= room.page.width()
    assert "When the talk gets stuck" in shown(room)


def test_a_settled_card_has_its_time_its_note_and_ways_out(qtbot: QtBot) -> None:
    room = at_board(qtbot)
    room.space()
    lead_to(room, "settle")
    room.space()
    first, second = room.desk.spotlight.subject, on_table(room.session)[1].id
    assert first
    room.page.show_time()
    room.times.now += 61
    room.page.show_time()
    assert "1:01 of 2:00 for this card" in shown(room)
    room.times.now += 60
    room.page.show_time()
    assert "2:01, longer than 2:00 for this card" in shown(room)
    fields = (it for it in room.page.area.findChildren(QLineEdit) if it.isVisibleTo(room.page))
    note = next(it for it in fields if it.accessibleName() == "Note on this card")
    note.setFocus()
    room.type("the shift calls OT")
    room.press(Qt.Key.Key_Return)
    room.page.take_focus()
    press(room, Qt.Key.Key_K)
    kept = room.session.board[first]
    assert (kept.note, kept.keep_apart, kept.not_here) == ("the shift calls OT", True, False)
    press(room, Qt.Key.Key_K)
    assert not room.session.board[first].keep_apart
    press(room, Qt.Key.Key_X)
    assert room.session.board[first].not_here
    assert first not in {card.id for card in on_table(room.session)}
    assert "0:00 of 2:00 for this card" in shown(room)
    press(room, Qt.Key.Key_2)
    assert room.session.board[second].agreed == "common"


@pytest.mark.parametrize(
    ("before", "now", "same", "figures", "became"),
    [
        ("S1", "S2", (0.2, 0.3), (7, 22, 10),
         ("Became common as planned: Supplier access; Root-cause review",
          "Missed: Change requests", "New: ")),
        ("S2", "S3", (7 / 22, 9 / 22), (9, 22, 11), ("Slipped back: Performance targets",
                                                     "Became common as planned: ")),
    ],
)  # fmt: skip
def test_the_demo_companys_follow_ups_figure_by_figure(
    qtbot: QtBot,
    before: str,
    now: str,
    same: tuple[float, float],
    figures: tuple[int, int, int],
    became: tuple[str, ...],
) -> None:
    demo = demo_session(now).board
    session = plan_follow_up(demo_session(before), title=now, date=DAY.replace(year=2026),
                             new_id=ids("n"))  # fmt: skip
    room = at_board(qtbot, session)
    look_through(room, demo)
    place_silently(room, demo)
    for _ in range(3):
        room.space()
    settle(room, demo)
    for _ in range(3):
        room.space()
    assert room.session.about.board == "moves"
    for id_ in [it for it in demo if demo[it].target == "common" != demo[it].agreed]:
        tick(room, "Move into the middle", id_)
    found, view = board_measures(room.session.board.values()), room.desk.stage.view
    assert isinstance(view, views.Board)
    assert found is not None
    assert (found.common, found.placed, found.target) == figures
    assert (view.common, view.placed, view.share) == (*figures[:2], figures[0] / figures[1])
    change = change_since_last(room.session.board.values())
    assert change is not None
    assert (change.share_before, change.share_after) == same
    assert [it for it in became if it not in shown(room)] == []


def test_a_follow_up_confirms_the_last_map_and_names_a_slip_first(qtbot: QtBot) -> None:
    session = plan_follow_up(demo_session("S2"), title="Next", date=DAY.replace(year=2026),
                             new_id=ids("n"))  # fmt: skip
    room = at_board(qtbot, session)
    text = next(item.text for item in session.pack.items if item.id == "o13")
    click(room, f"OT only: {text}")
    assert "Slipped back: Performance targets" in shown(room)
    room.space()
    assert room.session.about.board == "apart"


def test_new_cards_come_onto_a_last_map_and_both_tables_place_them(qtbot: QtBot) -> None:
    session = plan_follow_up(demo_session("S2"), title="Next", date=DAY.replace(year=2026),
                             new_id=ids("n"))  # fmt: skip
    room = at_board(qtbot, session)
    firsts = [b.accessibleName() for b in room.page.area.findChildren(QPushButton)
              if b.accessibleName().startswith("place again: ")][:3]  # fmt: skip
    for text in ("Asset inventory", "Standard data interface", "Route for change requests"):
        assert any(text in it for it in firsts), "what was to move is looked at first"
    tick(room, "", "t08")
    own = next(it for it in room.page.area.findChildren(QLineEdit)
               if it.accessibleName() == "A card of the room’s own")  # fmt: skip
    own.setFocus()
    room.type("Weekly line walk")
    room.press(Qt.Key.Key_Return)
    room.page.take_focus()
    assert "2 cards to place" in room.desk.main().lead
    room.space()
    view = room.desk.stage.view
    assert isinstance(view, views.BoardPlacing)
    assert (view.table, view.of) == ("IT", 2)


def tab_to(room: Room, name: str) -> None:
    """Walk by Tab until the keyboard is on what has this name."""
    for _ in range(200):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName() == name:
            return
        room.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to “{name}”")


def back_to_room(room: Room) -> None:
    room.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is room.page


def stands(room: Room, card: str) -> Placement:
    return room.session.board[card]


def test_the_last_map_is_put_right_by_keys_alone(qtbot: QtBot) -> None:
    session = plan_follow_up(demo_session("S2"), title="Next", date=DAY.replace(year=2026),
                             new_id=ids("n"))  # fmt: skip
    room = at_board(qtbot, session)
    texts = {item.id: item.text for item in session.pack.items}
    room.press(Qt.Key.Key_Tab)
    first = QApplication.focusWidget()
    assert first is not None
    assert room.page.area.isAncestorOf(first), "Tab leads into the step before anything else"
    tab_to(room, f"IT only: {texts['o13']}")
    room.press(Qt.Key.Key_3)
    assert stands(room, "o13").agreed == "ot_only"
    room.press(Qt.Key.Key_0)
    card = stands(room, "o13")
    assert (card.agreed, card.by_it, card.by_ot) == (None, None, None)
    room.press(Qt.Key.Key_2)
    assert stands(room, "o13").agreed == "common", "the keyboard stays with its card"
    room.press(Qt.Key.Key_Down)
    below = QApplication.focusWidget()
    assert below is not None
    text = below.accessibleName().partition(": ")[2]
    assert text not in ("", texts["o13"])
    before = room.session.board
    room.press(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert room.session.board == before
    room.press(Qt.Key.Key_X)
    (gone,) = [id_ for id_, said in texts.items() if said == text]
    assert stands(room, gone).not_here
    after = QApplication.focusWidget()
    assert after is not None
    assert after.accessibleName().startswith("IT only: "), "the keyboard is on the next card"
    tab_to(room, text)
    room.press(Qt.Key.Key_Space)
    assert not stands(room, gone).not_here
    tab_to(room, f"place again: {texts['o13']}")
    room.press(Qt.Key.Key_Space)
    back_to_room(room)
    assert "1 card to place" in room.desk.main().lead


def test_the_whole_exercise_by_keys_alone(qtbot: QtBot) -> None:
    """From a card that is ticked to the actions: no mouse, no finger."""
    room = at_board(qtbot)
    items = {item.id: item for item in room.session.pack.items}
    tab_to(room, items["t18"].text)
    room.press(Qt.Key.Key_Space)
    back_to_room(room)
    assert {card.id for card in on_table(room.session)} == {"t18"}
    for _ in range(2):
        assert room.space() == "board"
        assert [room.space() for _ in range(2)] == ["place", "place"]
        assert not room.session.board["t18"].by_ot, "no stray key leads past a table"
        room.press(Qt.Key.Key_0)
        room.press(Qt.Key.Key_3 if room.session.about.board == "ot" else Qt.Key.Key_1)
    assert (room.session.board["t18"].by_it, room.session.board["t18"].by_ot) == (
        "it_only",
        "ot_only",
    )
    assert room.space() == "board"
    tab_to(room, items["t18"].text)
    room.press(Qt.Key.Key_Space)
    assert room.session.about.board == "settle"
    back_to_room(room)
    room.press(Qt.Key.Key_1)
    assert stands(room, "t18").agreed == "it_only"
    tab_to(room, items["t18"].text)
    room.press(Qt.Key.Key_Space)
    back_to_room(room)
    room.press(Qt.Key.Key_3)
    assert stands(room, "t18").agreed == "ot_only", "a settled card is settled anew"
    assert [room.space() for _ in range(2)] == ["board", "board"]
    tab_to(room, f"Stays apart: {items['t18'].text}")
    room.press(Qt.Key.Key_Space)
    tab_to(room, f"Why it stays apart: {items['t18'].text}")
    room.type("Safety")
    room.press(Qt.Key.Key_Return)
    assert (room.session.board["t18"].keep_apart, room.session.board["t18"].reason) == (
        True,
        "Safety",
    )
    tab_to(room, f"Stays apart: {items['t18'].text}")
    room.press(Qt.Key.Key_Space)
    back_to_room(room)
    assert room.space() == "board"
    tab_to(room, f"Move into the middle: {items['t18'].text}")
    room.press(Qt.Key.Key_Space)
    short = items["t18"].short
    tab_to(room, f"Barrier: {short}")
    room.type("Nobody has the list")
    tab_to(room, f"Owner in OT: {short}")
    room.press(Qt.Key.Key_Down)
    card = room.session.board["t18"]
    assert (card.target, card.barrier) == ("common", "Nobody has the list")
    assert card.owner_ot
    back_to_room(room)
    assert room.space() == "moves"
    (action,) = room.session.actions.values()
    assert (action.card, action.owner or action.partner) == ("t18", card.owner_ot)
