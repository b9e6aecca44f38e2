from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain.figures import AxisFigures, Overall, SeatFigures, SessionFigures
from itot_workshop.domain.hints import (
    axis_readings,
    band,
    consensus_inside,
    figure_of,
    gap_read,
    is_management_marked,
    patterns,
    suggested_weights,
    talk_list,
    with_chosen,
)
from itot_workshop.domain.pack import Thresholds
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.scoring import gap_label
from tests.domain.helpers.demo import core_pack, demo_session

LIMITS = Thresholds()


def figures(
    axis: str = "leadership",
    score: float | None = 3.0,
    gap: float | None = 0.0,
    consensus: float | None = 0.8,
    inside: tuple[float | None, float | None] = (0.8, 0.8),
    management: float | None = None,
) -> AxisFigures:
    """An axis with these figures and nothing behind them."""
    means: dict[Seat, float | None] = {"IT": None, "OT": None}
    if score is not None and gap is not None:
        means = {"IT": score - gap / 2, "OT": score + gap / 2}
    return AxisFigures(
        axis=axis,
        k=3,
        n_room=10,
        mode="ballot",
        basis=None if score is None else "room" if gap is None else "balanced",
        score=score,
        gap=gap,
        gap_label=None if gap is None else gap_label(gap, LIMITS),
        consensus=consensus,
        consensus_label=None,
        room_mean=score,
        se=None,
        management_gap=management,
        sides={
            "IT": SeatFigures(n=5, mean=means["IT"], consensus=inside[0]),
            "OT": SeatFigures(n=5, mean=means["OT"], consensus=inside[1]),
        },
        statements={},
    )


def session(axes: Mapping[str, AxisFigures] | None = None) -> SessionFigures:
    """Eight axes at 4 with high agreement, but for those given."""
    usual = {a.id: figures(a.id, 4.0) for a in core_pack().axes}
    return SessionFigures(
        axes=usual | dict(axes or {}),
        overall=Overall(score=None, axes=8, mean_abs_gap=None, consensus=None),
        proposed=(),
        talk_list=(),
    )


def found(**axes: AxisFigures) -> dict[str, tuple[str, ...]]:
    return {p.pattern.id: p.axes for p in patterns(core_pack(), session(axes))}


# Talk list


def test_the_talk_list_takes_gap_then_score_then_agreement() -> None:
    axes = [
        figures("a", 4.0, 0.2, 0.9),
        figures("b", 3.0, -1.2, 0.3),
        figures("c", 2.0, 0.4, 0.8),
        figures("d", 3.5, 0.4, 0.5),
    ]
    assert talk_list(axes, LIMITS) == ("b", "c", "d")


def test_a_gap_that_is_not_noticeable_leads_nowhere() -> None:
    axes = [figures("a", 4.0, 0.494, 0.9), figures("b", 3.0, 0.1, 0.8), figures("c", 3.1, 0.1, 0.7)]
    assert talk_list(axes, LIMITS) == ("b", "c")


def test_a_room_score_counts_as_a_low_score() -> None:
    axes = [figures("a", 3.0, 0.6), figures("b", 2.0, None), figures("c", 3.5, None, None)]
    assert talk_list(axes, LIMITS) == ("a", "b")


def test_ties_go_to_the_axis_that_comes_first() -> None:
    axes = [figures("a", 3.0, 0.7), figures("b", 3.0, -0.7), figures("c", 3.0 - 1e-12, 0.1)]
    assert talk_list(axes, LIMITS) == ("a", "b", "c")


def test_hidden_axes_are_not_on_the_talk_list() -> None:
    assert talk_list([figures("a", None, None, None)], LIMITS) == ()


# Words for one axis


@pytest.mark.parametrize(
    ("score", "id_"),
    [
        (1.0, "missing"),
        (1.994, "missing"),
        (1.995, "beginning"),
        (2.81, "beginning"),
        (3.0, "partly"),
        (4.0, "normal"),
        (5.0, "normal"),
    ],
)
def test_band(score: float, id_: str) -> None:
    reached = band(score, core_pack().bands)
    assert reached is not None
    assert reached.id == id_


def test_a_pack_without_bands_has_no_words_for_a_score() -> None:
    assert band(3.0, ()) is None


@pytest.mark.parametrize(
    ("given", "id_", "soft"),
    [
        (figures(gap=1.2, inside=(0.75, 0.9)), "two-views", False),
        (figures(gap=-0.5, inside=(0.9, 0.75)), "two-views", False),
        (figures(gap=1.2, inside=(0.9, 0.74)), "part-of-a-side", True),
        (figures(gap=1.2, inside=(0.49, 0.9)), "part-of-a-side", False),
        (figures(score=2.99, gap=0.2), "shared-problem", False),
        (figures(score=3.0, gap=-0.2), "strength", False),
        (figures(gap=0.2, inside=(0.5, 0.9)), "other-divide", True),
        (figures(gap=0.2, inside=(0.3, 0.9)), "other-divide", False),
    ],
)
def test_gap_and_agreement_together(given: AxisFigures, id_: str, soft: bool) -> None:
    read = gap_read(given, core_pack())
    assert read is not None
    assert read.reading.id == id_
    assert read.words == (read.reading.soft if soft else read.reading.reading)


@pytest.mark.parametrize(
    "given", [figures(gap=None), figures(inside=(None, 0.8)), figures(score=None, gap=None)]
)
def test_hidden_sides_are_not_read(given: AxisFigures) -> None:
    assert gap_read(given, core_pack()) is None


def test_agreement_inside_is_the_lower_of_the_two() -> None:
    assert consensus_inside(figures(inside=(0.9, 0.7))) == 0.7
    assert consensus_inside(figures(inside=(0.9, None))) is None


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (figures(score=4.0, gap=-0.5), {"ot_lower"}),
        (figures(score=4.0, gap=0.5), {"it_lower"}),
        (figures(score=4.0, gap=0.49), set()),
        (figures(score=4.0, management=1.0), {"management_higher"}),
        (figures(score=4.0, management=-1.5), set()),
        (figures(score=4.0, management=0.99), set()),
    ],
)
def test_readings_of_an_axis(given: AxisFigures, wanted: set[str]) -> None:
    assert {reading.when for reading in axis_readings(given, core_pack())} == wanted


def test_both_sides_low_is_read_where_the_pack_has_words_for_it() -> None:
    axis = next(
        a.id for a in core_pack().axes if any(reading.when == "both_low" for reading in a.readings)
    )
    low = {reading.when for reading in axis_readings(figures(axis, 2.5, 0.4), core_pack())}
    assert "both_low" in low
    one = {reading.when for reading in axis_readings(figures(axis, 2.9, 0.4), core_pack())}
    assert "both_low" not in one
    apart = {reading.when for reading in axis_readings(figures(axis, 2.0, 1.2), core_pack())}
    assert "both_low" not in apart, "that both see it alike would be wrong"


def test_management_is_marked_from_one_point_on_either_way() -> None:
    assert is_management_marked(figures(management=-1.0), LIMITS)
    assert is_management_marked(figures(management=0.995), LIMITS)
    assert not is_management_marked(figures(management=0.994), LIMITS)
    assert not is_management_marked(figures(), LIMITS)


def test_conditions_look_at_figures_as_they_are_shown() -> None:
    axis = figures(score=2.4951, gap=-0.996, consensus=0.74996, management=0.9951)
    assert figure_of(axis, "score") == 2.5
    assert figure_of(axis, "gap") == -1.0
    assert figure_of(axis, "gap_abs") == 1.0
    assert figure_of(axis, "consensus") == 0.75
    assert figure_of(axis, "management_gap") == 1.0
    assert figure_of(figures(score=None, gap=None), "gap_abs") is None


# Patterns across axes


@pytest.mark.parametrize(
    ("axes", "pattern"),
    [
        ({"leadership": figures("leadership", 2.9, management=1.0)}, "decree"),
        ({"respect": figures("respect", 2.9)}, "absorbed"),
        ({"respect": figures("respect", 4.0, -1.0)}, "absorbed"),
        (
            {
                "technology": figures("technology", 3.0),
                "processes": figures("processes", 2.4),
                "cooperation": figures("cooperation", 2.4),
            },
            "tools-first",
        ),
        ({"goals": figures("goals", 3.0), "cooperation": figures("cooperation", 2.4)}, "intention"),
        (
            {"cooperation": figures("cooperation", 3.0), "results": figures("results", 2.4)},
            "good-talks",
        ),
        ({"skills": figures("skills", 4.0, 0.4, 0.49)}, "other-line"),
    ],
)
def test_a_pattern_is_found(axes: dict[str, AxisFigures], pattern: str) -> None:
    shown_on = found(**axes)[pattern]
    assert set(shown_on) <= {*axes}


def test_nothing_is_found_where_all_is_well() -> None:
    assert found() == {}


def test_a_hidden_figure_never_makes_a_pattern() -> None:
    assert found(leadership=figures("leadership", 2.9)) == {}
    assert found(cooperation=figures("cooperation", None, None, None)) == {}


def polite(**changed: AxisFigures) -> dict[str, Any]:
    return found(**({a.id: figures(a.id, 3.1) for a in core_pack().axes} | changed))


def test_polite_voting_is_seen_on_all_axes_at_once() -> None:
    assert polite()["polite"] == tuple(axis.id for axis in core_pack().axes)
    assert "polite" not in polite(goals=figures("goals", 3.3))
    assert "polite" not in polite(goals=figures("goals", 3.1, consensus=0.7))
    hidden = {id_: figures(id_, None, None, None) for id_ in ("goals", "skills")}
    assert "polite" in polite(**hidden)
    assert "polite" not in polite(**hidden, respect=figures("respect", None, None, None))


def test_a_pattern_of_single_axes_names_each() -> None:
    axes = {id_: figures(id_, 4.0, 0.1, 0.4) for id_ in ("skills", "results")}
    assert found(**axes)["other-line"] == ("skills", "results")


def test_a_pattern_on_an_axis_the_figures_lack_is_not_found() -> None:
    pack = core_pack()
    without = session()
    axes = {id_: axis for id_, axis in without.axes.items() if id_ != "respect"}
    low = {id_: replace(axis, score=2.0) for id_, axis in axes.items()}
    ids = {p.pattern.id for p in patterns(pack, replace(without, axes=low))}
    assert "absorbed" not in ids


def test_the_demo_companys_first_session() -> None:
    ids = {p.pattern.id for p in patterns(core_pack(), session_figures(demo_session("S1")))}
    assert ids == {"decree"}


def test_weights_are_suggested_where_the_radar_says_something() -> None:
    low = session({"respect": figures("respect", 2.4), "skills": figures("skills", 2.5)})
    suggested = suggested_weights(core_pack(), low)
    assert [criterion.id for criterion in suggested] == ["K1"]
    assert suggested[0].suggestion is not None
    assert (suggested[0].suggestion.low, suggested[0].suggestion.high) == (2, 3)


def test_a_chosen_axis_takes_its_place_and_none_stands_twice() -> None:
    proposed = ("a", "b", "c")
    assert with_chosen(proposed, ()) == proposed
    assert with_chosen(proposed, ("", "x", "")) == ("a", "x", "c")
    assert with_chosen(proposed, ("c", "", "x")) == ("c", "b", "x")
    assert with_chosen(proposed, ("", "a", "")) == proposed
    assert with_chosen(proposed, ("b", "c", "")) == ("b", "a", "c")
    assert with_chosen(proposed, ("b", "c", "c")) == ("b", "a", "c")
