from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject

from itot_workshop.domain.session import About
from itot_workshop.storage.headline import AxisHeadline, Headline
from itot_workshop.storage.library import SessionEntry
from itot_workshop.ui.library.entries import library_row
from itot_workshop.ui.library.rows import COLUMNS, LibraryRow, State
from itot_workshop.ui.library.selection import selection
from itot_workshop.ui.library.words import (
    column_word,
    length_word,
    spoken,
    state_word,
    summary_words,
    when_word,
)

TODAY = datetime.date(2025, 11, 25)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, ""), (60, "60 minutes"), (90, "90 minutes"), (210, "3.5 hours"), (240, "4 hours")],
)
def test_lengths_are_said_as_people_say_them(minutes: int, said: str) -> None:
    assert length_word(minutes) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (7, "in 7 days"),
        (-1, "yesterday"),
        (-3, "3 days ago"),
    ],
)
def test_a_planned_day_is_so_far_off(days: int, said: str) -> None:
    assert when_word(TODAY + datetime.timedelta(days), TODAY) == said


@pytest.mark.parametrize(
    ("sessions", "places", "said"),
    [
        (0, 0, "0 sessions"),
        (1, 1, "1 session at 1 organisation"),
        (6, 3, "6 sessions at 3 organisations"),
    ],
)
def test_the_list_says_what_it_holds(sessions: int, places: int, said: str) -> None:
    assert summary_words(sessions, places) == said


def entry(**about: object) -> SessionEntry:
    head = About(id="x", title="Pulse check", date=TODAY, **about)  # type: ignore[arg-type]
    axes = tuple(AxisHeadline(axis=str(at), label=str(at), it=2.0, ot=3.0) for at in range(8))
    headline = Headline(
        people={"IT": 4, "OT": 5, "MGT": 0, "OTHER": 0},
        minutes=60,
        score=3.2,
        band="partly in place",
        mean_abs_gap=0.6,
        gap_label="noticeable",
        axes=axes,
    )
    return SessionEntry(folder=Path(), name="x.itot", about=head, headline=headline)


def test_a_sound_file_becomes_a_row_with_a_radar() -> None:
    row = library_row(entry(organisation="Tarnwick Water", state="finished"))
    assert (row.state, row.score, row.gap_label) == ("finished", 3.2, "noticeable")
    assert row.radar is not None
    assert len(row.radar.axes) == 8
    assert not row.radar.labels


def test_a_damaged_file_is_listed_with_its_sentence() -> None:
    broken = SessionEntry(folder=Path(), name="broken.itot", fault="It ends in the middle.")
    row = library_row(broken)
    assert (row.title, row.state, row.fault) == (
        "broken.itot",
        "damaged",
        "It ends in the middle.",
    )


def test_an_interrupted_session_says_that_nothing_is_lost() -> None:
    plain = entry(state="running")
    row = library_row(replace(plain, interrupted=True, stopped=True))
    assert row.state == "interrupted"
    assert "The program stopped" in row.note
    assert "Nothing that was saved is lost" in row.note


def test_a_workshop_that_was_left_says_nothing_of_a_program_that_stopped() -> None:
    row = library_row(replace(entry(state="running"), interrupted=True))
    assert row.state == "interrupted"
    assert row.note == "The workshop was left while it was running. Nothing is lost."


def test_a_session_without_a_headline_has_no_radar() -> None:
    bare = SessionEntry(folder=Path(), name="x.itot", about=entry().about)
    assert library_row(bare).radar is None


def test_every_cell_can_be_read_aloud() -> None:
    row = library_row(entry(organisation="Tarnwick Water", site="Eastmere"))
    said = {column: spoken(row, column) for column in COLUMNS}
    assert said["session"] == "Pulse check, Tarnwick Water, Eastmere"
    assert said["people"] == "4 IT, 5 OT"
    assert said["alignment"] == "3.20 partly in place"
    assert said["gap"] == "0.60 noticeable"
    assert all(said[column] for column in COLUMNS if column != "choice")


@pytest.mark.parametrize("state", ["interrupted", "open", "planned", "finished", "damaged"])
def test_every_state_has_a_word(qapp: QObject, state: str) -> None:
    assert state_word(state)  # type: ignore[arg-type]


def test_heads_of_columns_that_sort_have_words() -> None:
    assert [it for it in COLUMNS if not column_word(it)] == ["choice", "radar"]


def chosen(key: str, day: datetime.date) -> LibraryRow:
    return LibraryRow(key=key, title="Pulse check", organisation="Corvane", date=day)


def test_nothing_chosen_says_nothing() -> None:
    assert selection(()).title == ""


def test_one_chosen_session_asks_for_another() -> None:
    said = selection([chosen("a", TODAY)])
    assert said.title == "1 chosen: Corvane, 25 Nov 2025"
    assert not said.comparable


@pytest.mark.parametrize(
    ("state", "said"), [("planned", "not voted yet"), ("finished", "no score")]
)
def test_a_session_without_a_score_says_why(state: State, said: str) -> None:
    assert spoken(replace(chosen("a", TODAY), state=state), "alignment") == said


def test_organisations_too_many_to_be_named_are_counted() -> None:
    rows = [replace(chosen(name, TODAY), organisation=name) for name in "abcd"]
    assert selection(rows).title == "4 chosen: 4 organisations, 25 Nov and 25 Nov 2025"
    assert selection(rows[:3]).title.startswith("3 chosen: a, b, c, ")


def test_sessions_that_cannot_be_compared_say_why() -> None:
    rows = [chosen("a", TODAY), chosen("b", TODAY - datetime.timedelta(days=100))]
    said = selection(rows, "A rehearsal has made-up votes.")
    assert said.detail == "A rehearsal has made-up votes."
    assert not said.comparable
