"""The worked examples of the method, to the last printed digit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.pack import Form
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session
from tests.domain.helpers.rooms import session_of, with_ballots, with_people

EXAMPLES: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "worked_examples.json").read_text("utf-8")
)


def _session(room: dict[str, Any], form: Form) -> Session:
    ballots = [(room["people"][who], answers) for who, answers in room["ballots"].items()]
    session = with_ballots(session_of(form=form), ballots)
    return with_people(session, room["people"].values())


A = _session(EXAMPLES["A"], "full")
B1 = _session(EXAMPLES["B"]["session1"], "short")
B2 = _session(EXAMPLES["B"]["session2"], "short")
WANTED = [
    pytest.param(session, axis, wanted, id=f"{name}-{axis}")
    for name, session, axes in [
        ("A", A, EXAMPLES["A"]["expected"]),
        ("B1", B1, EXAMPLES["B"]["expected"]["session1"]["dims"]),
        ("B2", B2, EXAMPLES["B"]["expected"]["session2"]["dims"]),
    ]
    for axis, wanted in axes.items()
]


def printed(value: float | None) -> float | None:
    return None if value is None else round_half_away(value, 4)


@pytest.mark.parametrize(("session", "axis", "wanted"), WANTED)
def test_axis(session: Session, axis: str, wanted: dict[str, Any]) -> None:
    figures: AxisFigures = session_figures(session).axes[axis]
    assert figures.k == wanted["k"]
    assert figures.n_room == wanted["n_room"]
    assert figures.basis == wanted["basis"]
    for name in ("score", "gap", "consensus", "room_mean", "se", "management_gap"):
        assert printed(getattr(figures, name)) == wanted.get(name), name
    sides = {
        seat: {"n": of.n, "mean": printed(of.mean), "consensus": printed(of.consensus)}
        for seat, of in figures.sides.items()
    }
    assert sides == wanted["sides"]


@pytest.mark.parametrize(("session", "name"), [(B1, "session1"), (B2, "session2")])
def test_overall(session: Session, name: str) -> None:
    wanted = EXAMPLES["B"]["expected"][name]["overall"]
    overall = session_figures(session).overall
    assert overall.axes == wanted["dims"]
    for figure in ("score", "mean_abs_gap", "consensus"):
        value = getattr(overall, figure)
        # Some are printed with half-even rounding; both roundings are within half a digit.
        assert value == pytest.approx(wanted[figure], abs=0.5e-4 + 1e-9), figure


def test_overall_needs_enough_axes() -> None:
    overall = session_figures(A).overall
    assert overall.axes == 1
    assert (overall.score, overall.mean_abs_gap, overall.consensus) == (None, None, None)


def test_talk_lists() -> None:
    assert list(session_figures(B1).talk_list) == EXAMPLES["B"]["expected"]["talk_list_1"]
    assert list(session_figures(B2).talk_list) == EXAMPLES["B"]["expected"]["talk_list_2"]
