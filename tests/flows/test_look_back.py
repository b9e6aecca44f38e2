"""From the running workshop to the comparison with an earlier one, and back by Esc."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from tests.flows.conftest import CTRL, NONE, Facilitator


def place(at: Facilitator) -> str:
    return at.window.place


def begin(at: Facilitator, organisation: str, site: str = "") -> LiveRoom:
    """Start a workshop for a company at once."""
    at.press(Qt.Key.Key_N, CTRL)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    sheet.organisation.setText(organisation)
    sheet.site.setText(site)
    sheet.people.line.setText("4 IT, 4 OT")
    at.press(Qt.Key.Key_Return, CTRL)
    QTest.qWait(0)
    assert at.window.room is not None
    assert at.window.room.live is not None
    return at.window.room.live


def reveal_a_vote(live: LiveRoom) -> None:
    """Everybody votes on the first statements, and the room sees it."""
    desk = live.console.desk
    assert desk is not None
    desk.open_vote()
    live.close_booth()
    round_ = open_round(desk.session)
    assert round_ is not None
    for person in desk.session.people:
        answers: dict[str, int | None] = dict.fromkeys(round_.statements, 3)
        assert desk.apply(BallotCast(round=round_.id, person=person, answers=answers))
    desk.close_vote()
    desk.reveal()
    QTest.qWait(0)


def test_c_compares_with_the_last_session_of_the_company(with_examples: Facilitator) -> None:
    at = with_examples
    row = at.window.home.list.table.current()
    assert row is not None
    live = begin(at, row.organisation.upper(), row.site)
    at.press(Qt.Key.Key_C)
    assert place(at) == "console"
    assert at.told == "There is nothing to compare yet. Reveal a vote first."
    reveal_a_vote(live)
    live.console.page.take_focus()
    at.press(Qt.Key.Key_C)
    assert place(at) == "compare"
    assert at.window.room is not None
    earlier = at.window.room.desk.earlier
    assert earlier is not None
    assert earlier.about.title == row.title
    at.press(Qt.Key.Key_Escape)
    assert place(at) == "console"
    assert live.console.desk is not None
    assert live.console.desk.session.about.state == "running"


def test_a_company_without_an_earlier_session_is_told(with_examples: Facilitator) -> None:
    at = with_examples
    reveal_a_vote(begin(at, "Halvorn Dairies"))
    at.press(Qt.Key.Key_C, NONE)
    assert place(at) == "console"
    assert at.told.startswith("There is no earlier session of this company and site")


def test_c_in_results_says_what_can_be_compared_or_does_it(with_examples: Facilitator) -> None:
    at = with_examples
    row = at.window.home.list.table.current()
    assert row is not None
    reveal_a_vote(begin(at, "Halvorn Dairies"))
    assert at.window.room is not None
    view = at.window.room.view
    for page in ("results", "axis"):
        view.open_axis("leadership") if page == "axis" else view.show_page("results")
        at.press(Qt.Key.Key_C)
        assert place(at) == page
        assert at.window.banner.isVisible()
        assert at.told.startswith("There is no earlier session of this company and site")
    view.show_page("console")
    at.press(Qt.Key.Key_Escape)
    at.window.go_home()
    reveal_a_vote(begin(at, row.organisation, row.site))
    view.show_page("results")
    at.press(Qt.Key.Key_C)
    assert place(at) == "compare"


def test_what_was_told_of_a_session_is_not_told_of_the_next(with_examples: Facilitator) -> None:
    at = with_examples
    later, *_, first = sorted(at.window.home.rows(), key=lambda row: str(row.date), reverse=True)
    at.window.open_session(first.key)
    at.press(Qt.Key.Key_C)
    assert at.told.startswith("There is no earlier session of this company and site")
    at.window.open_session(later.key)
    assert (place(at), at.told) == ("results", "")
