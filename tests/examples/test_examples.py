"""The example sessions are what the tables say, open, compare, and give the known figures."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from itot_workshop.domain.charter_checks import charter_checks
from itot_workshop.domain.comparison import compare_all
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import returning_token
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session
from tools import make_examples

FOLDER = Path(__file__).resolve().parents[2] / "sessions" / "examples"

AXES = "leadership goals respect skills processes technology cooperation results".split()
# IT, OT, score and gap of every axis, in radar order.
FIGURES = {
    "S1": """2.73 2.72 2.73 -0.01  2.93 2.94 2.94 0.01  3.27 2.78 3.02 -0.49  2.60 2.50 2.55 -0.10
        2.67 1.86 2.26 -0.81  3.43 2.11 2.77 -1.32  2.13 1.89 2.01 -0.24  3.27 1.83 2.55 -1.43""",
    "S2": """3.08 2.58 2.83 -0.50  3.17 2.67 2.92 -0.50  3.25 2.89 3.07 -0.36  3.00 3.17 3.08 0.17
        2.67 2.33 2.50 -0.33  3.75 2.31 3.03 -1.44  3.42 3.28 3.35 -0.14  2.75 1.93 2.34 -0.82""",
    "S3": """3.27 3.28 3.27 0.01  2.40 2.11 2.26 -0.29  3.47 3.28 3.37 -0.19  3.53 3.44 3.49 -0.09
        3.20 2.94 3.07 -0.26  4.00 2.56 3.28 -1.44  4.07 3.50 3.78 -0.57  3.25 3.22 3.24 -0.03""",
}
OVERALL = {"S1": (2.60, 0.55, 0.701), "S2": (2.89, 0.53, 0.736), "S3": (3.22, 0.36, 0.746)}
TALK = {
    "S1": ("results", "cooperation", "technology"),
    "S2": ("technology", "results", "leadership"),
    "S3": ("technology", "goals", "leadership"),
}
NEAR = 0.005 + 1e-9


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Session]:
    """The three sessions as their files hold them."""
    local = tmp_path_factory.mktemp("local")
    keeping = Keeping(local=local, today=lambda: datetime.date(2026, 1, 1))
    files = sorted(FOLDER.glob("*.itot"))
    found = [find_session(file, keeping, salvaging=False) for file in files]
    assert [one.notes for one in found] == [()] * 3
    return dict(zip(("S1", "S2", "S3"), (one.session for one in found), strict=True))


def test_the_files_are_what_the_tables_make(tmp_path: Path) -> None:
    for made in make_examples.make(tmp_path):
        kept = FOLDER / made.name
        assert made.read_bytes() == kept.read_bytes(), (
            f"{kept.name} is not what its tables make; run python -m tools.make_examples"
        )


def test_the_files_hold_the_sessions_of_the_tables(opened: dict[str, Session]) -> None:
    assert opened == make_examples.examples()


@pytest.mark.parametrize("name", FIGURES)
def test_the_figures_of_every_axis(opened: dict[str, Session], name: str) -> None:
    numbers = [float(number) for number in FIGURES[name].split()]
    figures = session_figures(opened[name])
    for at, axis in enumerate(AXES):
        found = figures.axes[axis]
        told = (found.sides["IT"].mean, found.sides["OT"].mean, found.score, found.gap)
        assert told == pytest.approx(numbers[4 * at : 4 * at + 4], abs=NEAR)
    overall = figures.overall
    told_overall = (overall.score, overall.mean_abs_gap, overall.consensus)
    assert told_overall == pytest.approx(OVERALL[name], abs=NEAR)
    assert figures.talk_list == TALK[name]


def test_the_sessions_follow_each_other(opened: dict[str, Session]) -> None:
    first, second, third = opened.values()
    assert (first.about.follows, second.about.follows) == (None, first.id)
    assert third.about.follows == second.id
    assert {session.about.state for session in opened.values()} == {"finished"}
    assert all(step.state == "done" for s in opened.values() for step in s.agenda.values())


def test_the_change_from_first_to_last(opened: dict[str, Session]) -> None:
    whole = compare_all(opened.values()).pairs[-1]
    labels = {axis: change.label for axis, change in whole.axes.items()}
    assert labels == {axis: "possible" if axis == "respect" else "clear" for axis in AXES}
    assert whole.overall_delta == pytest.approx(0.62, abs=NEAR)


def test_no_name_and_no_code_leads_to_a_ballot(opened: dict[str, Session]) -> None:
    for session in opened.values():
        tokens = {ballot.returning for ballot in session.ballots.values()}
        assert not tokens & {returning_token(p.code) for p in session.people.values()}
        assert not any(person.name for person in session.people.values())
        seats = [person.seat for person in session.people.values()]
        assert seats != [ballot.seat for ballot in session.ballots.values()]


def test_the_charters(opened: dict[str, Session]) -> None:
    third = opened["S3"]
    by_model = {charter.model: charter for charter in third.charters.values()}
    assert set(by_model) == {"facilitation", "temp_team"}
    assert by_model["facilitation"].signed == datetime.date(2025, 4, 11)
    assert len(by_model["facilitation"].watch) == 8
    team = by_model["temp_team"]
    assert (team.signed, team.end) == (None, datetime.date(2027, 4, 12))
    results = charter_checks(team, third.pack.charter_form("temp_team"))
    assert not [result for result in results if result.state == "block"]
    assert {"project_covered", "manager_agreed", "not_volunteer"} <= {
        result.check for result in results if result.state == "warn"
    }
