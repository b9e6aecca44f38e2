"""The exercises on cards by keys: five differences, two ways to lead, two strengths, dots."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain import changes
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.card_marks import most_dots
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.notes import Mark, Note
from itot_workshop.ui.console.action_candidates import candidates
from itot_workshop.ui.console.action_sheet import ActionSheet
from tests.ui.console.helpers.desks import Room, planned


def at_step(qtbot: QtBot, source: str) -> Room:
    room = Room(qtbot, planned("half-day-210"))
    room.desk.enter(next(s.id for s in room.session.agenda.values() if s.source == source))
    room.turn()
    return room


def focus(room: Room, name: str) -> QWidget:
    found = next(
        w
        for w in room.page.findChildren(QWidget)
        if w.accessibleName() == name and w.isVisibleTo(room.page)
    )
    found.setFocus(Qt.FocusReason.TabFocusReason)
    room.turn()
    return found


def test_five_differences_by_keys_and_both_rows_at_once(qtbot: QtBot) -> None:
    room = at_step(qtbot, "five-differences")
    for side, key in (("IT", Qt.Key.Key_4), ("OT", Qt.Key.Key_2)):
        for name in ("Skills", "Processes"):
            focus(room, f"{name}, {side}: 1")
            room.press(key)
    focus(room, "Objectives, IT: 5")
    room.press(Qt.Key.Key_Space)
    line = focus(room, "Example: Skills, IT")
    assert isinstance(line, QLineEdit)
    room.type("nobody here reads ladder diagrams")
    room.press(Qt.Key.Key_Return)
    given = {(r.difference, r.table): r.rating for r in room.session.differences.values()}
    assert given == {
        ("skills", "IT"): 4,
        ("skills", "OT"): 2,
        ("processes", "IT"): 4,
        ("processes", "OT"): 2,
        ("objectives", "IT"): 5,
    }
    assert not any(isinstance(view, views.Differences) for view in room.views)
    room.live.page.take_focus()
    assert room.desk.main().lead == "IT has rated 3 of 5, OT 2 of 5"
    assert room.space() == "page"
    view = room.desk.stage.view
    assert isinstance(view, views.Differences)
    assert [(row.it, row.ot) for row in view.rows] == [(4, 2), (4, 2)] + [(None, None)] * 3
    assert view.rows[0].it_example == "nobody here reads ladder diagrams"
    focus(room, "Processes: Helps most")
    room.press(Qt.Key.Key_Space)
    focus(room, "Skills: Costs most")
    room.press(Qt.Key.Key_Space)
    view = room.desk.stage.view
    assert isinstance(view, views.Differences)
    assert [(row.helps, row.costs) for row in view.rows[:2]] == [(False, True), (True, False)]
    room.live.undo()
    room.turn()
    assert not any(rating.costs_most for rating in room.session.differences.values())


def test_what_is_said_to_a_card_becomes_its_notes(qtbot: QtBot) -> None:
    room = at_step(qtbot, "mirror")
    for card in [card for card in room.session.pack.cards if card.captures]:
        room.desk.stage.show(Spotlight(screen="card", subject=card.id))
        room.turn()
        lines = [w for w in room.page.findChildren(QLineEdit) if w.property("capture")]
        names = [line.accessibleName() for line in lines if line.isVisibleTo(room.page)]
        assert len(names) == len(card.captures)
        for name in (names[0], *names):
            focus(room, name)
            room.type("  said aloud ")
            room.press(Qt.Key.Key_Return)
        notes = [n for n in room.session.notes.values() if n.about == f"card:{card.id}"]
        wanted = [(f"{c.label}: said aloud", c.kind, c.side) for c in card.captures]
        assert [(n.text, n.kind, n.side) for n in notes] == [wanted[0], *wanted]
        assert {note.step for note in notes} == {room.session.about.step}


def test_dots_on_a_card_are_counted_by_keys_and_seen(qtbot: QtBot) -> None:
    room = at_step(qtbot, "mirror")
    card = next(card for card in room.session.pack.cards if card.symptoms_ot)
    room.desk.stage.show(Spotlight(screen="card", subject=card.id))
    room.turn()
    focus(room, f"A dot: {card.symptoms_ot[1]}")
    for _ in range(3):
        room.press(Qt.Key.Key_Space)
    focus(room, f"One dot less: {card.symptoms_ot[1]}")
    room.press(Qt.Key.Key_Space)
    view = room.desk.stage.view
    assert isinstance(view, views.CardPage)
    assert [line.dots for line in view.columns[0].lines] == [0, 2, 0, 0]


def test_a_card_says_what_it_is_not_and_what_comes_of_it(qtbot: QtBot) -> None:
    room = at_step(qtbot, "mirror")
    card = next(it for it in room.session.pack.cards if it.id == room.desk.spotlight.subject)
    said = [label.text() for label in room.page.area.findChildren(QLabel)]
    assert f"It is not: {card.is_not}" in said
    room.desk.show(Spotlight(screen="card", subject=card.id, page=1))
    room.turn()
    view = room.desk.stage.view
    assert isinstance(view, views.CardPage)
    assert card.effects
    assert view.effects == card.effects
    assert card.effects in [label.text() for label in room.page.area.findChildren(QLabel)]


def test_a_counter_move_is_kept_and_offered_as_an_action(qtbot: QtBot) -> None:
    room = at_step(qtbot, "mirror")
    card = room.session.pack.card(room.desk.spotlight.subject)
    room.desk.show(Spotlight(screen="card", subject=card.id, page=2))
    room.turn()
    moves = card.counter_moves
    for text in (moves[0], moves[1], moves[1]):
        focus(room, f"Try it: {text}")
        room.press(Qt.Key.Key_Space)
    (note,) = room.session.notes.values()
    assert (note.text, note.kind, note.side, note.about) == (
        moves[0],
        "idea",
        "both",
        f"card:{card.id}",
    )
    planned_move = Placement(id="t10", kind="technical", agreed="ot_only", target="common",
                             owner_it="Ada", owner_ot="Bo", barrier="No list")  # fmt: skip
    room.workshop.apply(changes.CardsPlaced(cards=(planned_move,)))
    step = next(s.id for s in room.session.agenda.values() if s.kind == "actions")
    room.desk.enter(step)
    room.turn()
    proposed = candidates(room.session)
    assert [it.source for it in proposed] == ["Move of the board", card.title]
    focus(room, f"Make it an action: {moves[0]}")
    room.press(Qt.Key.Key_Space)
    sheet = room.sheets.sheet
    assert isinstance(sheet, ActionSheet)
    room.press(Qt.Key.Key_Return)
    (action,) = room.session.actions.values()
    assert action.text == moves[0]
    assert [it.action.card for it in candidates(room.session)] == ["t10"]


def test_dots_on_a_card_are_counted_by_keys_also_from_the_stage_that_covers_it(
    qtbot: QtBot,
) -> None:
    """The column, then the line in it; quick hands lose no dot, and Backspace takes one back."""
    room = at_step(qtbot, "mirror")
    stage = room.live.window

    def dots() -> dict[tuple[str, int], int]:
        return {(m.audience, m.symptom): m.dots for m in room.session.marks.values() if m.dots}

    QTest.keyClicks(room.page, "21")
    assert dots() == {("it", 0): 1}
    room.press(Qt.Key.Key_F5)
    assert stage.covers_console
    QTest.keyClicks(stage, "131313924")
    assert dots() == {("it", 0): 1, ("ot", 2): 3, ("it", 3): 1}
    for _ in range(2):
        QTest.keyClick(stage, Qt.Key.Key_Backspace)
    assert dots() == {("it", 0): 1, ("ot", 2): 2}
    assert (stage.is_up, room.desk.session.about.step) == (True, room.session.about.step)


def test_backspace_takes_back_no_dot_that_was_not_given_by_keys(qtbot: QtBot) -> None:
    """A line that can hold no more gives none, and a dot that was undone is not taken twice."""
    room = at_step(qtbot, "mirror")
    full = most_dots(room.session)
    mark = Mark(id="m", card=room.desk.spotlight.subject, audience="ot", symptom=0, dots=full)
    assert room.workshop.apply(changes.MarksSet(marks=(mark,)))
    QTest.keyClicks(room.page, "1112")
    room.live.undo()
    room.turn()
    for _ in range(2):
        QTest.keyClick(room.page, Qt.Key.Key_Backspace)
    assert {m.symptom: m.dots for m in room.session.marks.values() if m.dots} == {0: full}


def test_dots_on_the_wall_are_counted_by_their_numbers(qtbot: QtBot) -> None:
    room = at_step(qtbot, "actions")
    room.desk.set_way("hands")
    ideas = tuple(Note(id=f"n{at}", text=f"Idea {at}", kind="idea") for at in range(11))
    assert room.workshop.apply(changes.NotesTaken(notes=ideas))
    room.desk.votes.ask_dots(tuple(f"note:{idea.id}" for idea in ideas), 3)
    room.turn()
    QTest.keyClicks(room.page, "1111020")
    QTest.keyClick(room.page, Qt.Key.Key_Backspace)
    counts = {t.statement: t.counts[0] for t in room.session.tallies.values() if t.counts[0]}
    assert counts == {"note:n10": 2}
