"""The plan in the real window: what is typed last is kept, whatever is pressed next."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from itot_workshop.domain.session import Session
from itot_workshop.storage.errors import NotSaved
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile
from tests.flows.conftest import CTRL, SHIFT, Facilitator


@pytest.fixture
def planned(at_work: Facilitator) -> Facilitator:
    """A new planned session, opened."""
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.press(Qt.Key.Key_Return)
    return at_work


def kept(at: Facilitator, library: Path) -> Session:
    file = next(library.glob("*.itot"))
    return find_session(file, at.window.library.library.keeping).session


@pytest.mark.parametrize("leave", ["escape", "new", "close"])
def test_what_was_typed_last_is_kept(planned: Facilitator, library: Path, leave: str) -> None:
    at = planned
    at.type("Corvane Packaging")
    if leave == "escape":
        at.press(Qt.Key.Key_Escape)
    elif leave == "new":
        at.press(Qt.Key.Key_N, CTRL)
    else:
        at.window.close()
    assert kept(at, library).about.organisation == "Corvane Packaging"


def test_the_scale_has_the_rooms_own_words(planned: Facilitator, library: Path) -> None:
    at = planned
    assert at.window.room is not None
    plan = at.window.room.view.plan
    plan.show_part("rules")
    line = plan.rules.labels[1]
    line.setFocus()
    line.selectAll()
    at.type("hardly")
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Escape)
    assert kept(at, library).pack.scale.labels[1] == "hardly"


def test_changes_are_taken_back_and_done_again_by_key(planned: Facilitator, library: Path) -> None:
    at = planned
    assert at.window.room is not None
    plan = at.window.room.view.plan
    plan.show_part("agenda")
    plan.take_focus()
    before = kept(at, library)
    at.press(Qt.Key.Key_Delete)
    after = kept(at, library)
    assert len(after.agenda) == len(before.agenda) - 1
    at.press(Qt.Key.Key_Z, CTRL)
    assert (kept(at, library), at.told) == (before, "")
    at.press(Qt.Key.Key_Z, CTRL)
    assert at.told.startswith("There is nothing to take back.")
    at.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert kept(at, library) == after


def test_a_plan_that_cannot_be_saved_says_so_and_keeps_what_was_typed(
    planned: Facilitator, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = planned
    room = at.window.room
    assert room is not None

    def fail(*_: object) -> None:
        raise NotSaved("The disk is full.")

    about = room.view.plan.about
    with monkeypatch.context() as broken:
        broken.setattr(SessionFile, "commit", fail)
        about.organisation.setFocus()
        at.type("Corvane Packaging")
        at.press(Qt.Key.Key_Return)
        assert at.told == "The disk is full."
        assert room.view.bar.saved() == "not saved"
        assert about.organisation.text() == "Corvane Packaging"
    at.type("!")
    at.press(Qt.Key.Key_Return)
    assert room.view.bar.saved() == "saved ✓"
    at.press(Qt.Key.Key_Escape)
    assert kept(at, library).about.organisation == "Corvane Packaging!"


def test_a_running_workshop_whose_door_stays_shut_is_shown_as_it_is(
    planned: Facilitator, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = planned
    at.press(Qt.Key.Key_Escape)
    plan, of = kept(at, library), at.window.library.library
    about = replace(plan.about, id="runs", title="Under way", state="running")
    made = of.create(replace(plan, about=about)).file
    made.close()
    other = next(it.path for it in of.entries() if it.id == plan.id)

    def fail(_file: SessionFile) -> None:
        raise NotSaved("The disk is full.")

    monkeypatch.setattr(SessionFile, "prepare", fail)
    for path, title in (
        (made.path, about.title),
        (other, plan.about.title),
        (made.path, about.title),
    ):
        at.window.open_session(str(path))
        assert at.window.room is not None
        assert at.window.place == "plan"
        shown = at.window.room.view.plan.about.title.text()
        assert shown == title == at.window.room.title
        assert ("The disk is full." in at.told) == (path == made.path)
        at.window.go_home()
