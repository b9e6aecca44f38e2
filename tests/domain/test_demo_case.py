"""The demo company's three sessions: every figure its story tells."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain.comparison import compare, compare_all
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import NAMES, demo_session

# axis: per session IT mean, OT mean, score, gap; then the change from first to last and its word.
TABLE: dict[str, tuple[tuple[tuple[float, float, float, float], ...], float, str]] = {
    "leadership": (
        ((2.73, 2.72, 2.73, -0.01), (3.08, 2.58, 2.83, -0.50), (3.27, 3.28, 3.27, 0.01)),
        0.54,
        "clear",
    ),
    "goals": (
        ((2.93, 2.94, 2.94, 0.01), (3.17, 2.67, 2.92, -0.50), (2.40, 2.11, 2.26, -0.29)),
        -0.68,
        "clear",
    ),
    "respect": (
        ((3.27, 2.78, 3.02, -0.49), (3.25, 2.89, 3.07, -0.36), (3.47, 3.28, 3.37, -0.19)),
        0.35,
        "possible",
    ),
    "skills": (
        ((2.60, 2.50, 2.55, -0.10), (3.00, 3.17, 3.08, 0.17), (3.53, 3.44, 3.49, -0.09)),
        0.94,
        "clear",
    ),
    "processes": (
        ((2.67, 1.86, 2.26, -0.81), (2.67, 2.33, 2.50, -0.33), (3.20, 2.94, 3.07, -0.26)),
        0.81,
        "clear",
    ),
    "technology": (
        ((3.43, 2.11, 2.77, -1.32), (3.75, 2.31, 3.03, -1.44), (4.00, 2.56, 3.28, -1.44)),
        0.51,
        "clear",
    ),
    "cooperation": (
        ((2.13, 1.89, 2.01, -0.24), (3.42, 3.28, 3.35, -0.14), (4.07, 3.50, 3.78, -0.57)),
        1.77,
        "clear",
    ),
    "results": (
        ((3.27, 1.83, 2.55, -1.43), (2.75, 1.93, 2.34, -0.82), (3.25, 3.22, 3.24, -0.03)),
        0.69,
        "clear",
    ),
}


def near(value: float) -> object:
    return pytest.approx(value, abs=0.005 + 1e-9)


@pytest.mark.parametrize("at", range(3), ids=NAMES)
@pytest.mark.parametrize("axis", TABLE)
def test_axis(axis: str, at: int) -> None:
    figures = session_figures(demo_session(NAMES[at])).axes[axis]
    it, ot, score, gap = TABLE[axis][0][at]
    assert figures.sides["IT"].mean == near(it)
    assert figures.sides["OT"].mean == near(ot)
    assert figures.score == near(score)
    assert figures.gap == near(gap)


@pytest.mark.parametrize(
    ("name", "score", "gap", "agreement", "managers"),
    [
        ("S1", 2.60, 0.55, 70.1, 1.05),
        ("S2", 2.89, 0.53, 73.6, 1.17),
        ("S3", 3.22, 0.36, 74.6, 0.62),
    ],
)
def test_session(name: str, score: float, gap: float, agreement: float, managers: float) -> None:
    figures = session_figures(demo_session(name))
    assert figures.overall.axes == 8
    assert figures.overall.score == near(score)
    assert figures.overall.mean_abs_gap == near(gap)
    assert figures.overall.consensus is not None
    assert round_half_away(100 * figures.overall.consensus, 1) == agreement
    assert figures.axes["leadership"].management_gap == near(managers)


@pytest.mark.parametrize(("name", "score"), [("S1", 2.49), ("S2", 2.85), ("S3", 3.12)])
def test_on_the_short_form_alone(name: str, score: float) -> None:
    session = demo_session(name)
    short = replace(session, about=replace(session.about, form="short"))
    assert session_figures(short).overall.score == near(score)


def test_talk_lists() -> None:
    lists = {name: session_figures(demo_session(name)).talk_list for name in NAMES}
    assert lists == {
        "S1": ("results", "cooperation", "technology"),
        "S2": ("technology", "results", "leadership"),
        "S3": ("technology", "goals", "leadership"),
    }


@pytest.mark.parametrize("axis", TABLE)
def test_change_from_first_to_last(axis: str) -> None:
    _, delta, label = TABLE[axis]
    change = compare(demo_session("S1"), demo_session("S3")).axes[axis]
    assert (change.not_compared, change.statements, change.of) == (None, 3, 3)
    assert change.delta == near(delta)
    assert change.label == label


def test_overall_change_and_what_is_shown_first() -> None:
    pair = compare(demo_session("S1"), demo_session("S3"))
    assert pair.comparable == 8
    assert pair.overall_delta == near(0.62)
    assert pair.order[0] == "goals"
    assert pair.order[-1] == "respect"
    assert (pair.overlay, pair.other_language) == (True, False)


@pytest.mark.parametrize(
    ("before", "after", "clear"),
    [
        ("S1", "S2", {"skills": 0.53, "cooperation": 1.34}),
        ("S2", "S3", {"goals": -0.66, "processes": 0.57, "results": 0.89}),
    ],
)
def test_clear_changes(before: str, after: str, clear: dict[str, float]) -> None:
    axes = compare(demo_session(before), demo_session(after)).axes
    found = {axis: change.delta for axis, change in axes.items() if change.label == "clear"}
    assert found == {axis: near(delta) for axis, delta in clear.items()}


def test_who_was_there_and_came_back() -> None:
    first = compare(demo_session("S1"), demo_session("S2"))
    before: dict[Seat, int] = {"IT": 5, "OT": 6, "MGT": 3, "OTHER": 0}
    assert first.composition.before == before
    assert first.composition.after == {**before, "IT": 4}
    assert (first.composition.returning, first.composition.codes_used) == (12, True)
    leadership = first.axes["leadership"]
    assert leadership.delta is not None
    assert leadership.se is not None
    assert round_half_away(leadership.delta, 4) == 0.1056
    assert round_half_away(leadership.se, 4) == 0.1742
    assert leadership.returning_n == {"IT": 4, "OT": 5}
    assert leadership.returning_delta is not None
    assert round_half_away(leadership.returning_delta, 4) == 0.1417


def test_what_became_of_what_was_agreed() -> None:
    sessions: list[Session] = [demo_session(name) for name in NAMES]
    pairs = compare_all(reversed(sessions)).pairs
    assert [(pair.before, pair.after) for pair in pairs] == [
        ("S1", "S2"),
        ("S2", "S3"),
        ("S1", "S3"),
    ]
    first = {"done": 3, "partly": 1, "missed": 1, "dropped": 0, "moved": 0, "open": 0}
    assert pairs[0].actions == first
    assert pairs[2].actions == first
    # The five from the first session were looked at in the second, and were over then.
    assert pairs[1].actions == {**dict.fromkeys(first, 0), "done": 3}
