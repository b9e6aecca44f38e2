"""Another file is chosen, or one that is damaged: what is open stays, and no figure is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.domain.succession import after
from itot_workshop.storage import file_format
from itot_workshop.storage.errors import NotSaved
from itot_workshop.storage.opening import find_session
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.session_room import SessionRoom
from tests.flows.conftest import CTRL, SHIFT, Facilitator


@pytest.fixture
def planned(at_work: Facilitator) -> Facilitator:
    """A new session with its plan in sight."""
    at_work.press(Qt.Key.Key_N, CTRL)
    at_work.press(Qt.Key.Key_Return)
    return at_work


def room_of(at: Facilitator) -> SessionRoom:
    assert at.window.room is not None
    return at.window.room


def key_of(at: Facilitator, title: str) -> str:
    return next(row.key for row in at.window.home.list.shown() if row.title == title)


def spoil_ballots(path: Path) -> None:
    """Break some of the ballots of a file, so that the others can still be salvaged."""
    data = path.read_bytes()
    start = data.find(b"\n") + 1
    for name, (length, _) in file_format.read_head(data).tables.items():
        if name == "ballots":
            middle = start + length // 3
            data = data[:middle] + b"#" * (length // 2) + data[middle + length // 2 :]
        start += length + 2
    path.write_bytes(data)


def test_a_damaged_earlier_session_gives_no_figures_until_it_was_opened(
    with_examples: Facilitator,
) -> None:
    at, window = with_examples, with_examples.window
    first, second = (key_of(at, title) for title in ("First follow-up", "Second follow-up"))
    spoil_ballots(Path(first))
    window.open_session(second)
    assert room_of(at).desk.earlier is None
    assert "An earlier session is not shown" in at.told
    window.go_home()
    window.home.list.model.choose([first, second])
    window._compare()
    assert window.place == "library"
    assert "figures from it could be wrong" in at.told
    room_of(at).export_files((Path(first),))
    window.home.go_to(first)
    at.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert window.sheets.sheet is None, "neither exported nor followed up"
    window.open_session(first)
    assert "was damaged" in at.told
    window.go_home()
    window.open_session(second)
    assert room_of(at).desk.earlier is not None


def test_a_chain_that_bites_its_tail_is_compared_all_the_same(with_examples: Facilitator) -> None:
    at, window = with_examples, with_examples.window
    first, second = (key_of(at, title) for title in ("First follow-up", "Second follow-up"))
    library = window.library.library
    later, earlier = (find_session(Path(it), library.keeping).session for it in (second, first))
    around = replace(earlier.about, follows=later.id)
    library.change(Path(first), [AboutEdited(about=around)])
    window.home.list.model.choose([second, key_of(at, "Alignment workshop")])
    window._compare()
    assert window.place == "compare"


def test_a_file_that_cannot_be_read_leaves_the_open_session_open(
    planned: Facilitator, tmp_path: Path
) -> None:
    at, room = planned, room_of(planned)
    broken = tmp_path / "broken.itot"
    broken.write_bytes(b"no session")
    own = room.desk.path
    for chosen in (broken, own):
        assert chosen is not None
        at.will_choose(chosen)
        at.press(Qt.Key.Key_O, CTRL)
        assert at.window.place == "plan"
        assert room.desk.path == own
    room.view.plan.about.organisation.setFocus()
    at.type("Corvane")
    at.press(Qt.Key.Key_Return)
    assert room.desk.session is not None
    assert room.desk.session.about.organisation == "Corvane"
    at.will_choose(broken)
    at.press(Qt.Key.Key_O, CTRL)
    assert at.told.startswith("This is not a session")


def test_what_goes_wrong_on_leaving_is_told_in_the_library(
    planned: Facilitator, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, desk = planned, room_of(planned).desk
    assert desk.session is not None
    desk.apply(AboutEdited(about=replace(desk.session.about, organisation="Corvane")))

    close = SessionFile.close

    def fail(file: SessionFile) -> tuple[str, ...]:
        close(file)
        raise NotSaved("The file could not be renewed.")

    with monkeypatch.context() as patch:
        patch.setattr(SessionFile, "close", fail)
        at.press(Qt.Key.Key_Escape)
    assert at.window.place == "library"
    assert at.told == "The file could not be renewed."
    at.window.open_session(at.window.home.list.shown()[0].key)
    with monkeypatch.context() as patch:
        patch.setattr(SessionFile, "close", fail)
        assert not at.window.close(), "it is read before the window goes"
    assert at.told == "The file could not be renewed."
    assert at.window.close()


def test_a_rehearsal_that_is_left_for_another_session_offers_no_undo_there(
    planned: Facilitator,
) -> None:
    at, room = planned, room_of(planned)
    plan = room.desk.path
    room.view.plan.rail.rehearse.click()
    at.window.open_session(str(plan))
    assert at.told.endswith("is over and in the library’s bin.")
    assert at.window.banner.offers() == ""


def test_the_list_changes_and_takes_back_one_field_of_a_session_and_no_other(
    planned: Facilitator, library: Path
) -> None:
    at, window = planned, planned.window
    at.press(Qt.Key.Key_Escape)
    file = next(library.glob("*.itot"))
    window.library.rename(str(file), "Renamed")
    opened = SessionFile.open(file, window.library.library.keeping)
    about = replace(opened.session.about, organisation="Corvane", purpose="typed at the end")
    opened.file.commit(after(opened.session, AboutEdited(about=about)).edits)
    opened.file._lock = None  # the program dies here, and only its journal has what was typed
    window.library.archive(str(file))
    for _ in range(2):
        at.press(Qt.Key.Key_Z, CTRL)
    kept = find_session(file, window.library.library.keeping).session.about
    assert kept == replace(about, title="Pulse check")
