from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itot_workshop.domain.model_choice import ModelChoice, fit_table, weigh, weights_apart
from itot_workshop.domain.rounding import round_half_away
from tests.domain.helpers.demo import core_pack

CRITERIA = [f"K{at}" for at in range(1, 9)]
weights = st.fixed_dictionaries(dict.fromkeys(CRITERIA, st.integers(0, 3)))


def choice(*values: int, extensions: bool = True) -> ModelChoice:
    given_ = dict(zip(CRITERIA, values, strict=True))
    return ModelChoice(id="choice", weights=given_, extensions=extensions)


FIRST = choice(2, 1, 1, 3, 0, 1, 2, 0)
THIRD = choice(1, 3, 2, 1, 3, 2, 1, 1)


def ranked(chosen: ModelChoice) -> dict[str, tuple[int, float]]:
    return {
        fit.model: (fit.points, round_half_away(fit.pct or 0.0, 1))
        for fit in weigh(chosen, core_pack()).fits
    }


def test_the_first_worked_example_is_robust() -> None:
    assert list(ranked(FIRST).items()) == [
        ("facilitation", (25, 83.3)),
        ("central_digital", (18, 60.0)),
        ("temp_team", (17, 56.7)),
        ("product_teams", (11, 36.7)),
        ("single_sided", (8, 26.7)),
        ("silos", (7, 23.3)),
    ]
    weighed = weigh(FIRST, core_pack())
    assert {fit.most for fit in weighed.fits} == {30}
    assert weighed.lead == pytest.approx(70 / 3)
    assert (weighed.too_close, weighed.fragile, weighed.edited) == (False, (), False)


def test_the_second_worked_example_is_too_close_to_call() -> None:
    assert list(ranked(THIRD).items()) == [
        ("temp_team", (31, 73.8)),
        ("product_teams", (30, 71.4)),
        ("central_digital", (27, 64.3)),
        ("facilitation", (22, 52.4)),
        ("single_sided", (16, 38.1)),
        ("silos", (3, 7.1)),
    ]
    weighed = weigh(THIRD, core_pack())
    assert weighed.lead == pytest.approx(100 / 42)
    assert weighed.too_close
    assert weighed.fragile == (
        ("K1", -1),
        ("K2", -1),
        ("K3", 1),
        ("K4", -1),
        ("K6", 1),
        ("K7", -1),
        ("K8", 1),
    )
    assert [(gate.model, gate.criterion) for gate in weighed.warnings] == [("product_teams", "K8")]


def test_at_equal_weights_four_models_start_level() -> None:
    points = {model: points for model, (points, _) in ranked(choice(*[1] * 8)).items()}
    assert points == {
        "temp_team": 16,
        "facilitation": 15,
        "central_digital": 15,
        "product_teams": 15,
        "single_sided": 7,
        "silos": 3,
    }


def test_without_any_weight_nothing_is_ranked() -> None:
    weighed = weigh(choice(*[0] * 8), core_pack())
    assert weighed.ranking == ()
    assert all(fit.pct is None for fit in weighed.fits)
    assert (weighed.lead, weighed.too_close, weighed.fragile) == (None, False, ())


def test_weights_not_given_are_the_packs_own() -> None:
    weighed = weigh(ModelChoice(id="choice", weights={"K1": 3}), core_pack())
    assert weighed.weights == {"K1": 3} | dict.fromkeys(CRITERIA[1:], 1)


def test_the_models_beyond_the_source_can_be_left_out() -> None:
    weighed = weigh(choice(1, 3, 2, 1, 3, 2, 1, 1, extensions=False), core_pack())
    assert weighed.ranking == ("temp_team", "facilitation")
    assert not weighed.too_close
    assert weighed.warnings == ()


def test_an_edited_cell_counts_and_is_said() -> None:
    edited = ModelChoice(id="choice", weights=FIRST.weights, edited_fit={"facilitation": {"K1": 0}})
    assert fit_table(edited, core_pack())["facilitation"]["K1"] == 0
    assert ranked(edited)["facilitation"][0] == 19
    assert weigh(edited, core_pack()).edited


def test_warnings_follow_the_weights() -> None:
    warned = {(g.model, g.criterion) for g in weigh(choice(*[0] * 8), core_pack()).warnings}
    assert warned == {
        ("facilitation", "K6"),
        ("temp_team", "K5"),
        ("temp_team", "K2"),
        ("product_teams", "K8"),
    }
    warned = {(g.model, g.criterion) for g in weigh(choice(*[3] * 8), core_pack()).warnings}
    assert warned == {
        ("facilitation", "K3"),
        ("central_digital", "K4"),
        ("product_teams", "K4"),
    }


def test_weights_two_apart_are_talked_about_first() -> None:
    voted = ModelChoice(
        id="choice",
        by_it={"K1": 3.0, "K2": 1.0, "K3": 2.5, "K4": 0.0},
        by_ot={"K1": 1.0, "K2": 2.5, "K3": 0.5},
    )
    assert weights_apart(voted, core_pack()) == ("K1", "K3")


@given(weights)
def test_ranking_and_lead_fit_the_points(given_: dict[str, int]) -> None:
    weighed = weigh(ModelChoice(id="choice", weights=given_), core_pack())
    points = [fit.points for fit in weighed.fits]
    assert points == sorted(points, reverse=True)
    for fit in weighed.fits:
        assert fit.points == sum(given_[c] * value for c, value in fit.values.items())
        assert fit.pct is None or 0 <= fit.pct <= 100
    assert weighed.lead is None or weighed.lead >= 0


@given(weights)
def test_a_step_is_fragile_exactly_if_the_leader_is_then_not_alone(given_: dict[str, int]) -> None:
    pack = core_pack()
    weighed = weigh(ModelChoice(id="choice", weights=given_), pack)
    if weighed.lead is None:
        return
    leader = weighed.fits[0].model
    for criterion, weight in given_.items():
        for step in (-1, 1):
            if not 0 <= weight + step <= 3:
                continue
            moved = weigh(
                ModelChoice(id="choice", weights={**given_, criterion: weight + step}), pack
            )
            first, second = moved.fits[:2]
            alone = first.model == leader and first.points > second.points
            assert ((criterion, step) in weighed.fragile) == (not alone)
