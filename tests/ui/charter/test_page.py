"""A charter is begun, filled in by keys, checked as one goes, signed, and looked at again."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_charter import charter_page
from itot_workshop.domain.changes import CharterWritten
from itot_workshop.domain.charter import Charter, Member, VisibleChange, balance
from itot_workshop.domain.charter_begun import begun
from itot_workshop.domain.session import Session
from itot_workshop.ui.charter.drawn import balance_words
from itot_workshop.ui.charter.editors import Prose
from itot_workshop.ui.charter.page import CharterPage
from itot_workshop.ui.charter.view import charter_view
from itot_workshop.ui.theme import Theme
from itot_workshop.ui.widgets.day_field import DayField
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.pause import PAUSE_MS
from tests.domain.helpers.course import DAY, core, made, room
from tests.ui.console.helpers.desks import ROOT, Room, planned


@pytest.fixture
def page(qtbot: QtBot) -> CharterPage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    pictures = Path(os.environ["ITOT_WORKSHOP_DATA"]) / "pictures"
    theme = Theme(app, resources=ROOT / "resources", pictures=pictures)
    shown = CharterPage(Kit(theme))
    qtbot.addWidget(shown)
    return shown


class Keeper:
    """Keeps what a page writes, as the session's desk does."""

    def __init__(self, page: CharterPage, session: Session) -> None:
        self.page, self.session = page, session
        page.wished.connect(self.keep)
        self.show()

    def keep(self, change: CharterWritten) -> None:
        self.session = made(self.session, change)
        self.show()

    def show(self) -> None:
        self.page.show_view(charter_view(self.session, "", editable=True))

    @property
    def charter(self) -> Charter:
        (charter,) = self.session.charters.values()
        return charter


def charter_of(model: str) -> Charter:
    return begun(core(), model, id_="c", session="s", date=DAY)


def named(page: CharterPage, name: str) -> list[QLineEdit]:
    return [edit for edit in page.findChildren(QLineEdit) if edit.accessibleName() == name]


def test_a_charter_begins_with_the_defaults_of_its_form() -> None:
    charter = charter_of("facilitation")
    assert charter.review_months == 3
    assert charter.scope_out[0] == "Approve"
    assert charter_of("silos").scope_out == ()


@pytest.mark.parametrize("model", ["facilitation", "temp_team", "silos"])
def test_every_form_is_filled_in_and_nothing_is_lost(page: CharterPage, model: str) -> None:
    session = made(room(), CharterWritten(charter=charter_of(model)))
    keeper = Keeper(page, session)
    page.settle()
    assert keeper.charter == charter_of(model), "what nobody touched stays as it was"
    (edit,) = named(page, next(f.name for f in core().charter_form(model).fields if f.id == "name"))
    edit.setText("Corvane bridge")
    edit.editingFinished.emit()
    assert keeper.charter.name == "Corvane bridge"
    for edit in page.findChildren(QLineEdit):
        assert edit.accessibleName() or edit.objectName().startswith("qt_")


def test_people_are_added_and_the_balance_follows(page: CharterPage) -> None:
    keeper = Keeper(page, made(room(), CharterWritten(charter=charter_of("temp_team"))))
    add = next(b for b in page.findChildren(QPushButton) if b.accessibleName() == "Add a person")
    for who, side in (("c16", 0), ("c09", 1)):
        add.click()
        edit = named(page, "Roster: Who")[-1]
        sides = [b for b in page.findChildren(QComboBox) if b.accessibleName() == "Roster: Side"]
        sides[-1].setCurrentIndex(side)
        QTest.keyClicks(edit, who)
        edit.editingFinished.emit()
    assert [(m.who, m.side, m.share) for m in keeper.charter.members] == [
        ("c16", "IT", 0.5),
        ("c09", "OT", 0.5),
    ]
    found = balance(keeper.charter.members)
    assert found is not None
    assert found.smaller_share == 0.5
    assert "50.0%" in balance_words(keeper.charter)


def test_an_empty_handover_asks_for_each_project_and_each_person(page: CharterPage) -> None:
    who = Member(who="c16", side="IT", share=0.5)
    asked = replace(charter_of("temp_team"), key_projects=("Scrap dashboard",), members=(who,))
    keeper = Keeper(page, made(room(), CharterWritten(charter=asked)))
    fields = {edit.accessibleName(): edit for edit in page.findChildren(Prose)}
    edit, projects = fields["Handover"], fields["Key projects"]
    assert edit.placeholderText().splitlines() == [
        "Scrap dashboard: who runs it, who pays, who is on call",
        "c16: back on which day, how many hours to pass on what was learned",
    ]
    low = edit.height()
    projects.setPlainText("Scrap dashboard\nPatch window\nSpare parts\nAlarms\nBackups")
    page.settle()
    assert len(keeper.charter.key_projects) == 5
    assert edit.placeholderText().splitlines()[1].startswith("Patch window: who runs it")
    assert edit.height() > low, "all that is asked for is in sight"


def test_the_midpoint_is_proposed_half_way(page: CharterPage) -> None:
    keeper = Keeper(page, made(room(), CharterWritten(charter=charter_of("temp_team"))))
    days = {d.accessibleName(): d for d in page.findChildren(DayField)}
    for name, day in (("Start", datetime.date(2026, 2, 1)), ("End", datetime.date(2027, 8, 1))):
        days[name].put_day(day)
        days[name].editingFinished.emit()
    assert keeper.charter.midpoint == datetime.date(2026, 11, 1)
    days["Midpoint review"].put_day(None)
    days["Midpoint review"].editingFinished.emit()
    assert keeper.charter.midpoint is None, "what was taken away stays away"


def test_only_a_charter_that_nothing_blocks_is_signed(page: CharterPage) -> None:
    session = made(room(), CharterWritten(charter=charter_of("temp_team")))
    Keeper(page, session)
    sign = next(b for b in page.findChildren(QPushButton) if "Sign" in b.accessibleName())
    assert not sign.isEnabled()


def test_undo_from_elsewhere_shows_the_form_anew(page: CharterPage) -> None:
    charter = charter_of("facilitation")
    keeper = Keeper(page, made(room(), CharterWritten(charter=replace(charter, name="First"))))
    keeper.keep(CharterWritten(charter=replace(charter, name="Second")))
    assert named(page, "Name and date")[-1].text() == "Second"


def at_check(qtbot: QtBot, charter: Charter) -> Room:
    at = Room(qtbot, replace(planned("follow-up-90"), charters={"c": charter}))
    at.space()
    step = next(s for s in at.session.agenda.values() if s.source == "charter-check")
    at.desk.enter(step.id)
    at.turn()
    return at


def test_a_review_reads_the_watch_and_warns(qtbot: QtBot) -> None:
    at = at_check(qtbot, charter_of("facilitation"))
    spin = next(
        s for s in at.page.findChildren(QDoubleSpinBox)
        if "hours used" in s.accessibleName() and s.isVisible()
    )  # fmt: skip
    spin.setValue(118)
    spin.editingFinished.emit()
    at.turn()
    (value,) = at.session.charters["c"].watch
    assert (value.indicator, value.value, value.session) == ("hours_used", 1.18, at.session.id)
    view = at.desk.stage.view
    assert isinstance(view, views.CharterPage)
    assert [(line.value, line.good) for line in view.lines if line.value] == [(1.18, False)]
    at.live.undo()
    assert at.session.charters["c"].watch == ()


def test_less_than_half_seen_warns_of_lost_momentum(qtbot: QtBot) -> None:
    seen = ("seen", "not_seen", "not_seen")
    promises = tuple(VisibleChange(text=f"Sees {at}", seen="") for at in range(3))
    at = at_check(qtbot, replace(charter_of("temp_team"), visible=promises))
    for place, found in enumerate(seen):
        box = next(
            b for b in at.page.findChildren(QComboBox)
            if b.accessibleName() == f"Sees {place}" and b.isVisible()
        )  # fmt: skip
        box.setCurrentIndex(box.findData(found))
        box.activated.emit(box.currentIndex())
        at.turn()
    view = at.desk.stage.view
    assert isinstance(view, views.CharterPage)
    assert any("momentum" in text for text in view.warnings)


@pytest.mark.parametrize(
    ("end", "midpoint", "asked", "warned"),
    [
        (400, 200, "Keep, change", False),
        (200, -30, "Half-way", False),
        (20, -200, "Half-way", True),
        (-5, -200, "The end is here", True),
    ],
)
def test_the_question_and_the_momentum_go_by_the_teams_time(
    end: int, midpoint: int, asked: str, warned: bool
) -> None:
    promises = tuple(VisibleChange(text=f"Sees {at}", seen="not_seen") for at in range(3))
    day = room().about.date
    charter = replace(
        charter_of("temp_team"),
        visible=promises,
        end=day + datetime.timedelta(days=end),
        midpoint=day + datetime.timedelta(days=midpoint),
    )
    view = charter_page(room(), charter)
    assert view.ask.startswith(asked)
    assert any("momentum" in text for text in view.warnings) == warned


def test_the_choice_is_reopened_from_the_check(qtbot: QtBot) -> None:
    at = at_check(qtbot, charter_of("facilitation"))
    again = next(b for b in at.page.findChildren(QPushButton) if "Reopen" in b.accessibleName())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    at.turn()
    assert isinstance(at.desk.stage.view, views.ModelPage)
    at.desk.show(Spotlight(screen="ranking"))
    at.turn()
    assert at.space() == "weights", "without weights there is nothing to rank"


def test_what_was_chosen_is_kept_by_a_decision(qtbot: QtBot) -> None:
    at = at_check(qtbot, charter_of("facilitation"))
    names = [b.accessibleName() for b in at.page.findChildren(QPushButton) if b.isVisible()]
    assert "Keep it" in names
    keep = next(b for b in at.page.findChildren(QPushButton) if b.accessibleName() == "Keep it")
    QTest.mouseClick(keep, Qt.MouseButton.LeftButton)
    at.turn()
    (note,) = at.session.notes.values()
    assert (note.kind, note.side, note.step) == ("decision", "both", at.session.about.step)
    assert note.text.startswith("We keep what we chose: ")
    names = [b.accessibleName() for b in at.page.findChildren(QPushButton) if b.isVisible()]
    assert "Keep it" not in names
    labels = [label.text() for label in at.page.findChildren(QLabel) if label.isVisible()]
    assert f"Decided: {note.text}" in labels


def test_what_is_typed_is_kept_after_a_pause_while_the_field_has_the_keys(
    page: CharterPage, qtbot: QtBot
) -> None:
    keeper = Keeper(page, made(planned(), CharterWritten(charter=charter_of("facilitation"))))
    page.show()
    qtbot.waitExposed(page)
    text, before = page.findChildren(Prose)[0], keeper.charter
    text.setFocus()
    QTest.keyClicks(text, "Nobody waits alone ")
    assert keeper.charter == before
    qtbot.waitUntil(lambda: keeper.charter != before, timeout=20 * PAUSE_MS)
    assert "Nobody waits alone" in str(keeper.charter)
    assert QApplication.focusWidget() is text
    assert text.toPlainText().endswith("alone ")


def test_a_click_on_the_head_that_leaves_a_field_counts(page: CharterPage) -> None:
    charter = charter_of("facilitation")
    keeper = Keeper(page, made(room(), CharterWritten(charter=charter)))
    page.show()
    field = next(it for it in page.findChildren(QLineEdit) if it.isVisible())
    field.setFocus()
    QTest.keyClicks(field, "x")
    paper = next(it for it in page.findChildren(QPushButton) if "Print" in it.accessibleName())
    wished: list[bool] = []
    page.print_wished.connect(lambda: wished.append(True))
    QTest.mousePress(paper, Qt.MouseButton.LeftButton)
    field.editingFinished.emit()  # as the press takes the keys from it
    QApplication.processEvents()
    assert paper.isVisible(), "it does not go from under the hand"
    QTest.mouseRelease(paper, Qt.MouseButton.LeftButton)
    assert wished == [True]
    assert keeper.charter != charter, "and the field was kept"


def test_what_could_not_be_kept_stays_in_the_form_when_something_else_changes(
    page: CharterPage,
) -> None:
    session = made(room(), CharterWritten(charter=charter_of("facilitation")))
    page.show_view(charter_view(session, "", editable=True))
    field = next(it for it in page.findChildren(QLineEdit) if it.accessibleName())
    field.setText("refused")
    field.editingFinished.emit()
    about = replace(session.about, purpose="something else")
    page.show_view(charter_view(replace(session, about=about), "", editable=True))
    assert any(it.text() == "refused" for it in page.findChildren(QLineEdit))
    assert field.isVisibleTo(page)
