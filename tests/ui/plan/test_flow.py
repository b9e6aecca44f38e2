"""Planning by keys, from an empty plan to a file that holds it all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from itot_workshop.domain.people import Participant, seat_counts
from itot_workshop.domain.session import Session
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.domain.voting import Round
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.plan.agenda_model import STEP_COLUMNS
from itot_workshop.ui.plan.fields import SavedLine
from itot_workshop.ui.plan.view import PARTS, plan_view
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.pause import PAUSE_MS
from tests.ui.plan.conftest import Planner, new_plan

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ROWS = (
    "Seat\tRole\tSite\nIT\tERP analyst\tHead office\nPLC engineer\tPort Elna\nMGT\tPlant manager\t"
)


def paste(planner: Planner, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    planner.press(planner.page.people.entry, Qt.Key.Key_V, CTRL)


def enter(planner: Planner, line: str) -> None:
    entry = planner.page.people.entry
    planner.type(entry, line)
    planner.press(entry, Qt.Key.Key_Return)


def settle() -> None:
    """Let fields in cells close: they do so in the next turn of the event loop."""
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def typed_in(table: QTableView) -> QLineEdit:
    """The field that is open in a cell; of minutes, the line inside it."""
    found = table.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def counts(session: Session) -> dict[str, int]:
    found = seat_counts(session.people.values())
    return {seat: number for seat, number in found.items() if number}


def drag(planner: Planner, row: int, to: int) -> None:
    """Take a step at its handle and drop it over another row."""
    table = planner.page.agenda.table
    port = table.viewport()
    kinds = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
    for kind, place in zip(kinds, (row, to, to), strict=True):
        rect = table.visualRect(table.steps.index(place, STEP_COLUMNS.index("handle")))
        at = QPointF(rect.center().x(), rect.bottom() - 2 if to > row else rect.top() + 2)
        left = Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind, at, port.mapToGlobal(at), left, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(port, event)


def test_a_plan_is_made_and_the_file_holds_it_all(planner: Planner, qtbot: QtBot) -> None:
    page, table = planner.page, planner.page.agenda.table
    page.show_part("about")
    planner.type(page.about.organisation, "Corvane Packaging")
    planner.press(page.about.organisation, Qt.Key.Key_Return)
    planner.type(page.about.starts, "9")
    planner.press(page.about.starts, Qt.Key.Key_Return)
    page.show_part("agenda")
    table.setFocus()
    first, second, third = planner.titles[:3]
    planner.press(table, Qt.Key.Key_Down, ALT)
    planner.press(table, Qt.Key.Key_Space)
    planner.press(table, Qt.Key.Key_D, CTRL)
    planner.press(table, Qt.Key.Key_Plus)
    assert planner.titles[:4] == [second, first, first, third]
    page.show_part("people")
    paste(planner, ROWS)
    page.show_part("rules")
    planner.press(page.rules.rules.limits.spins["side_min"], Qt.Key.Key_Up)
    kept = planner.on_disk
    assert kept == planner.session
    assert (kept.about.organisation, kept.about.starts) == ("Corvane Packaging", "09:00")
    steps = sorted(kept.agenda.values(), key=lambda step: step.position)
    assert [step.off for step in steps[:4]] == [False, True, True, False]
    assert steps[2].minutes == steps[1].minutes + 1
    assert counts(kept) == {"IT": 1, "OT": 1, "MGT": 1}
    assert [person.guessed for person in kept.people.values()] == [False, True, False]
    assert kept.about.side_min == 4


def test_typing_is_kept_after_a_pause(planner: Planner, qtbot: QtBot) -> None:
    planner.page.show_part("about")
    planner.type(planner.page.about.purpose, "To see")
    planner.type(planner.page.about.title, "!")
    assert planner.session.about.purpose == "To see"
    qtbot.waitUntil(lambda: planner.on_disk.about.title == "Together!", timeout=20 * PAUSE_MS)
    assert planner.page.about.title.cursorPosition() == len("Together!")


def test_what_is_typed_is_kept_when_the_page_is_left(planner: Planner) -> None:
    planner.page.show_part("about")
    planner.type(planner.page.about.site, "Port Elna")
    planner.page.settle()
    assert planner.on_disk.about.site == "Port Elna"


def test_an_empty_title_is_not_kept(planner: Planner) -> None:
    title = planner.page.about.title
    planner.page.show_part("about")
    title.setFocus()
    title.selectAll()
    planner.press(title, Qt.Key.Key_Delete)
    planner.press(title, Qt.Key.Key_Return)
    assert (planner.session.about.title, title.text()) == ("Together", "Together")


def test_a_time_that_is_none_is_told_and_not_kept(planner: Planner) -> None:
    until = planner.page.about.until
    planner.page.show_part("about")
    planner.type(until, "soon")
    planner.press(until, Qt.Key.Key_Return)
    assert "no time of day" in planner.page.banner.text()
    assert (planner.session.about.until, until.text()) == ("", "")


def test_undo_and_redo(planner: Planner) -> None:
    table = planner.page.agenda.table
    planner.page.show_part("agenda")
    table.setFocus()
    before = planner.session
    planner.press(table, Qt.Key.Key_Delete)
    after = planner.session
    planner.workshop.undo()
    assert planner.session == before
    planner.press(table, Qt.Key.Key_Z, CTRL | SHIFT)
    assert planner.session == after == planner.on_disk


def test_a_limit_is_never_lowered(planner: Planner) -> None:
    planner.page.show_part("rules")
    spin = planner.page.rules.rules.limits.spins["split_min"]
    planner.press(spin, Qt.Key.Key_Down)
    assert "not lowered" in planner.page.banner.text()
    spin.selectAll()
    QTest.keyClicks(spin, "2")
    planner.press(spin, Qt.Key.Key_Return)
    assert (spin.value(), planner.session.about.split_min) == (5, 0)


def test_a_plan_that_is_too_long_says_so_and_takes_what_it_proposes(planner: Planner) -> None:
    page = planner.page
    page.show_part("about")
    for line, time in ((page.about.starts, "9"), (page.about.until, "9.55")):
        planner.type(line, time)
        planner.press(line, Qt.Key.Key_Return)
    page.show_part("agenda")
    assert page.agenda._fits.text() == "Does not fit:"
    assert page.agenda._ends.text() == "ends 10:00, 5 minutes too long."
    assert "5 min too long" in page.rail.buttons["agenda"].accessibleName()
    assert page.agenda.shorten.text().endswith("Take 5 from Two axes in depth")
    page.agenda.shorten.click()
    assert page.agenda._fits.text() == "Fits:"
    assert "fits" in page.rail.buttons["agenda"].accessibleName()


def test_steps_are_dragged_at_their_handle(planner: Planner) -> None:
    planner.page.show_part("agenda")
    before = planner.titles
    drag(planner, 0, 2)
    assert planner.titles[:3] == [before[1], before[2], before[0]]
    drag(planner, 2, 0)
    assert planner.titles == before


def test_a_title_is_kept_while_it_is_typed_and_given_up_by_esc(
    planner: Planner, qtbot: QtBot
) -> None:
    table = planner.page.agenda.table
    planner.page.show_part("agenda")
    table.setFocus()
    first = steps_in_order(planner.session)[0]
    planner.press(table, Qt.Key.Key_Return)
    line = typed_in(table)
    line.selectAll()
    planner.type(line, "Welcome ")
    qtbot.waitUntil(lambda: planner.on_disk.agenda[first.id].title == "Welcome")
    assert (typed_in(table), line.text(), line.cursorPosition()) == (line, "Welcome ", 8)
    planner.type(line, "all")
    qtbot.waitUntil(lambda: planner.on_disk.agenda[first.id].title == "Welcome all")
    planner.press(line, Qt.Key.Key_Escape)
    settle()
    assert planner.session.agenda[first.id].title == first.title
    planner.press(table, Qt.Key.Key_Return)
    line = typed_in(table)
    planner.press(line, Qt.Key.Key_End)
    planner.type(line, "!")
    planner.press(line, Qt.Key.Key_Return)
    settle()
    assert planner.session.agenda[first.id].title == f"{first.title}!"


def test_half_of_a_code_is_not_kept(plan: Callable[[Session], Planner]) -> None:
    """Nor is it told that no name may stand beside it, before anybody has typed one."""
    people = {"a": Participant(id="a", seat="OT", code="K1")}
    planner = plan(replace(new_plan(), people=people))
    table = planner.page.people.table
    planner.page.show_part("people")
    table.go_to(0)
    table.edit_name(0)
    line = typed_in(table)
    planner.type(line, "K")
    table._pause.settle()
    assert not planner.page.banner.text()
    planner.type(line, "12")
    planner.press(line, Qt.Key.Key_Return)
    settle()
    assert planner.session.people["a"].code == "K12"


def test_titles_and_minutes_are_typed_in_place(planner: Planner) -> None:
    table = planner.page.agenda.table
    planner.page.show_part("agenda")
    table.setFocus()
    planner.press(table, Qt.Key.Key_Return)
    line = typed_in(table)
    line.setText("Welcome")
    planner.press(line, Qt.Key.Key_Return)
    settle()
    planner.press(table, Qt.Key.Key_2)
    spin = table.viewport().findChild(QSpinBox)
    assert isinstance(spin, QSpinBox)
    QTest.keyClicks(spin, "5")
    planner.press(spin, Qt.Key.Key_Return)
    settle()
    row = table.steps.rows[0]
    assert (row.title, row.minutes) == ("Welcome", 25)


def test_a_field_that_is_left_keeps_what_was_typed_and_lets_the_keys_go(planner: Planner) -> None:
    agenda = planner.page.agenda
    planner.page.show_part("agenda")
    agenda.table.setFocus()
    planner.press(agenda.table, Qt.Key.Key_Return)
    typed_in(agenda.table).setText("Welcome")
    agenda.own.setFocus()
    settle()
    assert planner.titles[0] == "Welcome"
    assert agenda.own.hasFocus()


def test_another_template_asks_only_when_the_agenda_was_changed(planner: Planner) -> None:
    agenda, banner = planner.page.agenda, planner.page.banner
    planner.page.show_part("agenda")
    agenda.template_wished.emit("follow-up-90")
    assert planner.session.about.template == "follow-up-90"
    planner.press(agenda.table, Qt.Key.Key_Space)
    agenda.template_wished.emit("pulse-60")
    assert planner.session.about.template == "follow-up-90"
    assert banner.offers() == "pulse-60"
    planner.page.show_part("people")
    assert banner.offers() == ""
    agenda.template_wished.emit("pulse-60")
    banner.acted.emit(banner.offers())
    assert planner.session.about.template == "pulse-60"
    assert planner.session.about.form == "short"
    planner.workshop.undo()
    assert planner.session.about.template == "follow-up-90"


def test_what_can_be_done_with_a_step_stands_beside_its_key(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the list of shortcuts calls it, in its language."""
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    menu = planner.page.agenda.menus.step("", off=False, at=QPoint())
    named = dict(action.text().split("\t") for action in menu.actions())
    assert named == {
        "Rename": "Enter",
        "Move up": "Alt ↑",
        "Move down": "Alt ↓",
        "Switch off": "Space",
        "Duplicate": "Ctrl D",
        "Remove": "Del",
    }
    assert keys_of(command("plan-paste"))[0] in planner.page.people.paste.toolTip()


def test_what_can_be_done_with_somebody_stands_beside_its_key(
    planner: Planner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    paste(planner, ROWS)
    people = planner.page.people
    people.table.menu_for.emit(next(iter(planner.session.people)), QPoint())
    (menu,) = people.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    keys = [action.text().split("\t")[1] for action in menu.actions() if action.text()]
    assert keys == ["I", "O", "M", "T", "Enter", "S", "Space", "Del"]


def test_steps_come_from_the_pack_and_from_oneself(planner: Planner) -> None:
    agenda = planner.page.agenda
    planner.page.show_part("agenda")
    agenda.menus.step_picked.emit("half-day-210", "green-box")
    assert planner.titles[1] == "Green box"
    assert agenda.table.current_row() == 1
    agenda.own.click()
    assert planner.titles[2] == "Your own step"
    line = typed_in(agenda.table)
    line.setText("Walk to line 2")
    planner.press(line, Qt.Key.Key_Return)
    settle()
    side = planner.page.side.step
    planner.type(side.purpose, "See it")
    planner.page.settle()
    assert planner.titles[2] == "Walk to line 2"
    assert "See it" in {step.purpose for step in planner.on_disk.agenda.values()}


def test_people_are_typed_seated_and_taken_off(planner: Planner) -> None:
    page = planner.page
    page.show_part("people")
    enter(planner, "6 IT, 7 OT, 1 other")
    enter(planner, "OT, shift supervisor, Port Elna")
    assert counts(planner.session) == {"IT": 6, "OT": 8, "OTHER": 1}
    row = page.people.table.current()
    assert row is not None
    assert (row.seat, row.name, row.site) == ("OT", "shift supervisor", "Port Elna")
    table = page.people.table
    for key in (Qt.Key.Key_M, Qt.Key.Key_Space):
        planner.press(table, key)
    row = table.current()
    assert row is not None
    assert (row.seat, row.here) == ("MGT", False)
    planner.press(table, Qt.Key.Key_Delete)
    assert counts(planner.on_disk) == {"IT": 6, "OT": 7, "OTHER": 1}


def test_names_and_sites_are_typed_in_place(planner: Planner) -> None:
    table = planner.page.people.table
    planner.page.show_part("people")
    enter(planner, "1 IT")
    table.setFocus()
    planner.press(table, Qt.Key.Key_Return)
    QTest.keyClicks(typed_in(table), "Ada")
    planner.press(typed_in(table), Qt.Key.Key_Return)
    settle()
    planner.press(table, Qt.Key.Key_S)
    QTest.keyClicks(typed_in(table), "Aldersted")
    planner.press(typed_in(table), Qt.Key.Key_Return)
    settle()
    person = next(iter(planner.on_disk.people.values()))
    assert (person.name, person.site) == ("Ada", "Aldersted")


def test_a_paste_says_what_its_columns_were_taken_for(planner: Planner) -> None:
    planner.page.show_part("people")
    paste(planner, "Vorname\tNachname\tBereich\tE-Mail\nAda\tLenz\tOT\ta@b\nBo\tAhr\tIT\tb@b")
    said = planner.page.people._paste_words.text()
    assert said == (
        "Pasted 2 people. Columns: “Vorname” as the name, “Nachname” as the name,"
        " “Bereich” as the seat. Left out: E-Mail."
    )
    assert sorted(p.name for p in planner.session.people.values())[-2:] == ["Ada Lenz", "Bo Ahr"]


def test_a_paste_can_be_taken_back_until_something_else_happens(planner: Planner) -> None:
    people = planner.page.people
    planner.page.show_part("people")
    paste(planner, ROWS)
    assert people.undo_paste.isVisible()
    assert "One seat was guessed" in people._paste_words.text()
    people.undo_paste.click()
    assert not planner.session.people
    assert not people.undo_paste.isVisible()
    paste(planner, ROWS)
    planner.press(people.table, Qt.Key.Key_Space)
    assert not people.undo_paste.isVisible()


def test_an_unreadable_line_is_told_and_stays_in_the_field(planner: Planner) -> None:
    entry = planner.page.people.entry
    planner.page.show_part("people")
    enter(planner, "6 somewhere")
    assert "could not be read" in planner.page.banner.text()
    assert entry.text() == "6 somewhere"
    assert not planner.session.people


def test_the_workshop_starts_by_ctrl_enter(planner: Planner, qtbot: QtBot) -> None:
    planner.page.show_part("about")
    planner.type(planner.page.about.site, "Port Elna")
    with qtbot.waitSignal(planner.page.start_wished):
        planner.press(planner.page.about.site, Qt.Key.Key_Return, CTRL)
    assert planner.session.about.site == "Port Elna"


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_a_small_window(plan: Callable[[Session], Planner], kit: Kit, percent: int) -> None:
    theme: Theme = kit.theme
    theme.set_text_percent(percent)
    planner = plan(new_plan("half-day-210"))
    for part in PARTS:
        planner.page.show_part(part)
        planner.page.grab()
        assert planner.page.minimumSizeHint().width() <= 1280
        inside = planner.page._area.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= planner.page._area.viewport().width(), part


def test_every_control_has_a_name(planner: Planner) -> None:
    kinds = (QAbstractButton, QLineEdit, QSpinBox, QComboBox, QPlainTextEdit, QTableView)
    enter(planner, "6 IT, 7 OT")
    for part in PARTS:
        planner.page.show_part(part)
        for control in planner.page.findChildren(QWidget):
            own = isinstance(control, kinds) and control.focusPolicy() != Qt.FocusPolicy.NoFocus
            inside = isinstance(control.parentWidget(), (QAbstractSpinBox, QComboBox))
            if own and not inside and control.isVisible():
                assert control.accessibleName() or control.property("text"), control


def test_without_steps_there_is_one_thing_to_do(plan: Callable[[Session], Planner]) -> None:
    planner = plan(replace(new_plan(), agenda={}))
    agenda = planner.page.agenda
    planner.page.show_part("agenda")
    planner.page.take_focus()
    assert agenda.other.hasFocus()
    assert not planner.page.start.isEnabled()
    agenda.template_wished.emit("pulse-60")
    assert planner.titles
    assert planner.page.start.isEnabled()


def test_what_cannot_be_changed_rests(plan: Callable[[Session], Planner]) -> None:
    planner = plan(new_plan())
    page = planner.page
    page.show_view(plan_view(planner.session, editable=False))
    page.show_part("agenda")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_Plus):
        planner.press(page.agenda.table, key)
    assert planner.session == new_plan()
    assert not page.about.title.isEnabled()
    assert not page.start.isEnabled()


def test_what_is_kept_is_seen_from_its_first_word(qtbot: QtBot) -> None:
    box = QWidget()
    line, other = SavedLine(), QLineEdit()
    for field in (line, other):
        field.setParent(box)
    qtbot.addWidget(box)
    line.show_text("Corvane Packaging and Converting Holding")
    assert line.cursorPosition() == 0
    with qtbot.waitActive(box):
        box.show()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, ", Brinkum")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert (line.cursorPosition(), line.text()[-7:]) == (0, "Brinkum")


def label(planner: Planner, at: int) -> SavedLine:
    """The field of a word of the scale, chosen whole as the tab key does."""
    planner.page.show_part("rules")
    line = planner.page.rules.labels[at]
    line.setFocus()
    line.selectAll()
    return line


def test_a_word_of_the_scale_is_kept_when_the_page_is_left(planner: Planner) -> None:
    planner.type(label(planner, 1), "hardly")
    planner.page.settle()
    assert planner.on_disk.pack.scale.labels[1] == "hardly"


def test_words_of_the_scale_stay_once_somebody_voted(planner: Planner) -> None:
    before = planner.session
    planner.type(label(planner, 1), "hardly")
    asked = Round(id="r", number=1, statements=())
    voted = replace(before, rounds={"r": asked})
    planner.page.show_view(plan_view(voted))
    planner.page.settle()
    for line, said in zip(planner.page.rules.labels, before.pack.scale.labels, strict=True):
        assert line.isReadOnly()
        assert line.text() == said
    assert planner.session == before


def test_a_word_that_was_refused_is_not_for_the_session_opened_next(planner: Planner) -> None:
    line = label(planner, 1)
    planner.page.wished.disconnect(planner.apply)
    planner.type(line, "hardly")
    planner.press(line, Qt.Key.Key_Return)
    assert line.text() == "hardly"
    planner.page.wished.connect(planner.apply)
    about = replace(planner.session.about, id="another")
    planner.page.show_view(plan_view(replace(planner.session, about=about)))
    assert line.text() == planner.session.pack.scale.labels[1]


def test_another_scale_of_the_same_length_has_its_own_numbers(planner: Planner) -> None:
    pack = planner.session.pack
    other = replace(
        pack, scale=replace(pack.scale, low=pack.scale.low - 1, high=pack.scale.high - 1)
    )
    planner.page.show_view(plan_view(replace(planner.session, pack=other)))
    named = [line.accessibleName() for line in planner.page.rules.labels]
    assert named == [f"What {value} is called" for value in other.scale.values]
