"""Check-in, dots and the rating by keys: opened, cast, closed, shown, and kept without persons."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain import changes
from itot_workshop.domain.notes import Action, Note
from itot_workshop.ui.console.dots_sheet import DotsSheet
from itot_workshop.ui.console.laid_button import CapButton
from itot_workshop.ui.console.round_body import DotLine
from itot_workshop.ui.widgets.kit import Kit
from tests.ui.console.helpers.desks import Room, open_round_id, planned


def offered(room: Room) -> list[str]:
    return [made.objectName() for made in room.live.page.foot.findChildren(CapButton)
            if made.objectName() and made.isVisibleTo(room.page)]  # fmt: skip


def take(room: Room, deed: str) -> None:
    room.live.page.foot.offer_taken.emit(deed)
    room.turn()


def to(room: Room, source: str) -> None:
    step = next(s.id for s in room.session.agenda.values() if s.source == source)
    room.desk.enter(step)
    room.turn()


def everybody(room: Room, answers: dict[str, int | None], sentence: str = "") -> None:
    round_ = open_round_id(room.session)
    for person in room.session.people:
        cast = changes.BallotCast(
            round=round_,
            person=person,
            answers=answers,
            sentence=sentence and f"{sentence} {person}",
        )
        assert room.workshop.apply(cast)
    room.turn()


def test_a_check_in_by_keys(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    assert "ask:check-in" in offered(room)
    take(room, "ask:check-in")
    assert isinstance(room.desk.stage.view, views.Ask)
    everybody(room, {"check-in": 3})
    assert room.space() == "close"
    assert isinstance(room.desk.stage.view, views.Ask)
    assert room.space() == "reveal"
    view = room.desk.stage.view
    assert isinstance(view, views.Answers)
    assert view.counts == (0, 0, 14, 0)
    assert room.space() == "step"
    assert isinstance(room.desk.stage.view, views.Welcome)
    assert room.space() == "enter"


def test_a_rating_keeps_sentences_without_their_people(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    to(room, "close")
    take(room, "ask:rating")
    everybody(room, {"worth": 4}, "Less theory, says")
    assert room.space() == "close"
    (round_,) = room.session.rounds.values()
    assert sorted(round_.said) == sorted(f"Less theory, says {id_}" for id_ in room.session.people)
    assert list(round_.said) != sorted(round_.said)
    assert all(not ballot.sentence for ballot in room.session.ballots.values())
    room.space()
    view = room.desk.stage.view
    assert isinstance(view, views.Answers)
    assert len(view.said) == 14


def test_dots_are_chosen_given_and_counted(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    notes = tuple(Note(id=f"n{at}", text=f"Idea {at}", kind="idea") for at in range(3))
    became = Note(id="became", text="Swap a day", kind="idea")
    room.workshop.apply(changes.NotesTaken(notes=(*notes, became)))
    room.workshop.apply(changes.ActionsAgreed(actions=(Action(id="a", text="Swap a day"),)))
    room.space()
    to(room, "actions")
    take(room, "dots")
    sheet = room.sheets.sheet
    assert isinstance(sheet, DotsSheet)
    assert sheet.chosen() == ("action:a", "note:n0", "note:n1", "note:n2")
    room.press(Qt.Key.Key_Return)
    view = room.desk.stage.view
    assert isinstance(view, views.Dots)
    assert [row.dots for row in view.rows] == [None] * 4
    everybody(room, {"action:a": 1, "note:n0": 0, "note:n1": 2, "note:n2": 0})
    assert room.space() == "close"
    assert room.space() == "reveal"
    view = room.desk.stage.view
    assert isinstance(view, views.Dots)
    assert [(row.text, row.dots) for row in view.rows][:2] == [("Idea 1", 28), ("Swap a day", 14)]
    room.press(Qt.Key.Key_V)
    assert room.session.rounds[open_round_id(room.session)].again_of


def test_many_dots_leave_room_for_the_words_beside_them(qtbot: QtBot, kit: Kit) -> None:
    lines = [DotLine(kit, dots, most) for dots, most in ((20, 20), (42, 42), (600, 600))]
    assert max(line.sizeHint().width() for line in lines) < kit.px(330)
    for line in lines:
        qtbot.addWidget(line)
        line.resize(line.sizeHint())
        image = line.grab().toImage()
        middle = image.height() // 2
        ground = image.pixelColor(0, 0)
        inked = [x for x in range(image.width()) if image.pixelColor(x, middle) != ground]
        assert image.width() * 0.9 < inked[-1] < image.width()


def test_dots_on_a_card_are_given_alone_and_stand_on_it(qtbot: QtBot) -> None:
    room = Room(qtbot, planned())
    room.space()
    to(room, "one-card")
    card = room.session.pack.card(room.desk.spotlight.subject)
    assert offered(room) == ["marks"]
    take(room, "marks")
    view = room.desk.stage.view
    assert isinstance(view, views.BoothOpen)
    assert view.title == card.title
    everybody(room, {f"{card.id}:ot:1": 3, f"{card.id}:it:0": 1})
    assert [room.space() for _ in range(3)] == ["close", "reveal", "look"]
    page = room.desk.stage.view
    assert isinstance(page, views.CardPage)
    assert [line.dots for line in page.columns[0].lines] == [0, 42, 0, 0]
    keys = [b.accessibleName() for b in room.page.area.findChildren(QPushButton)
            if b.isVisibleTo(room.page)]  # fmt: skip
    assert not any(name.startswith(("A dot: ", "One dot less: ")) for name in keys)
    room.desk.set_way("hands")
    room.turn()
    assert "marks" not in offered(room)


def test_dots_on_the_wall_are_counted_by_keys(qtbot: QtBot) -> None:
    room = Room(qtbot, planned(way="hands"))
    notes = tuple(Note(id=f"n{at}", text=f"Idea {at}", kind="idea") for at in range(2))
    room.workshop.apply(changes.NotesTaken(notes=notes))
    room.space()
    to(room, "actions")
    assert room.desk.votes.ask_dots(("note:n0", "note:n1"), 3)
    room.turn()
    assert not room.desk.main().enabled
    for _ in range(3):
        button = next(b for b in room.page.findChildren(QPushButton)
                      if b.accessibleName() == "A dot: Idea 1" and b.isVisible())  # fmt: skip
        button.click()
        room.turn()
    assert room.desk.main().more == ""
    (count,) = room.session.tallies.values()
    wrong = replace(count, counts=(43,))
    room.workshop.apply(changes.HandsCounted(tally=wrong))
    assert room.desk.main().more == "more than the 42 that those who are here have"
    room.workshop.apply(changes.HandsCounted(tally=count))
    assert room.space() == "close"
    assert room.space() == "reveal"
    view = room.desk.stage.view
    assert isinstance(view, views.Dots)
    assert [(row.text, row.dots) for row in view.rows] == [("Idea 1", 3), ("Idea 0", 0)]
