"""A follow-up by keys: from a session in the list to the file of the next one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from itot_workshop.domain.planning import CARRIED
from itot_workshop.domain.session import Session
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.sheets.new_workshop import NewWorkshopSheet
from tests.flows.conftest import CTRL, SHIFT, Facilitator


def session_in(at: Facilitator, path: Path) -> Session:
    return find_session(path, at.window.library.library.keeping).session


def test_a_follow_up_is_planned_from_key_to_file(with_examples: Facilitator, library: Path) -> None:
    at = with_examples
    before = {path.name for path in library.glob("*.itot")}
    row = at.window.home.list.table.current()
    assert row is not None
    last = session_in(at, Path(row.key))
    at.press(Qt.Key.Key_N, CTRL | SHIFT)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    assert sheet.title.text() == "Follow-up"
    assert sheet.organisation.text() == last.about.organisation
    at.type("Third follow-up")
    at.press(Qt.Key.Key_Return)

    assert at.window.place == "plan"
    (made,) = [path for path in library.glob("*.itot") if path.name not in before]
    session = session_in(at, made)
    assert session.about.title == "Third follow-up"
    assert session.about.state == "planned"
    assert session.about.follows == last.id
    assert session.about.form == last.about.form
    assert session.pack.template(session.about.template).follow_up
    assert sorted(p.code for p in session.people.values()) == sorted(
        p.code for p in last.people.values()
    )
    left = [action.text for action in last.actions.values() if action.state in CARRIED]
    assert sorted(action.text for action in session.actions.values()) == sorted(left)
    assert len(session.board) == len(last.board)
    assert not session.rounds
    assert not session.ballots
    at.press(Qt.Key.Key_Escape)
    assert "Third follow-up" in at.titles


def test_the_company_of_a_follow_up_can_be_put_right(
    with_examples: Facilitator, library: Path
) -> None:
    at = with_examples
    before = set(library.glob("*.itot"))
    at.press(Qt.Key.Key_N, CTRL | SHIFT)
    sheet = at.window.sheets.sheet
    assert isinstance(sheet, NewWorkshopSheet)
    sheet.organisation.setText("Halvorn Dairies")
    sheet.site.clear()
    sheet.agreed.emit()
    (made,) = set(library.glob("*.itot")) - before
    about = session_in(at, made).about
    assert (about.organisation, about.site) == ("Halvorn Dairies", "")


def test_a_damaged_file_has_no_follow_up(with_examples: Facilitator, library: Path) -> None:
    at = with_examples
    (library / "broken.itot").write_text("{", encoding="utf-8")
    at.window.library.refresh()
    table = at.window.home.list.table
    table.go_to(at.window.home.list.model.place_of(str(library / "broken.itot")))
    at.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert at.window.sheets.sheet is None


def test_an_empty_library_has_nothing_to_follow(at_work: Facilitator) -> None:
    at_work.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert at_work.window.sheets.sheet is None
