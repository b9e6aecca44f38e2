from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain.comparison import compare_all
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.json import compare, show, write_json

AXIS = (
    "k n_room basis score gap gap_label consensus consensus_label room_mean se management_gap sides"
    " mode statements"
).split()
BOARD = (
    "placed common share target_share keep_apart reachable_share contested contested_share"
    " technical_share organisational_share"
).split()


@pytest.fixture(scope="module")
def shown(demo: dict[str, Session]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(write_json(show(demo["S1"], session_figures(demo["S1"]))))
    return answer


@pytest.fixture(scope="module")
def compared(demo: dict[str, Session]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(write_json(compare(compare_all(demo.values()))))
    return answer


def test_the_parts_of_the_answer(shown: dict[str, Any]) -> None:
    assert (
        list(shown)
        == (
            "session people dimensions overall talk_list common_ground model_choice actions notes"
        ).split()
    )
    assert (
        list(shown["session"])
        == ("id title organisation site date state template form pack follows").split()
    )
    assert shown["session"]["pack"] == {"id": "itot-core", "version": "1.0.0"}
    assert shown["people"] == {"IT": 5, "OT": 6, "MGT": 3, "OTHER": 0}


def test_the_talk_list_is_what_the_facilitator_made_of_it(demo: dict[str, Session]) -> None:
    first = demo["S1"]
    chosen = replace(first, about=replace(first.about, talk=("", "goals")))
    assert show(chosen, session_figures(chosen))["talk_list"] == ["results", "goals", "technology"]


def test_an_axis(shown: dict[str, Any]) -> None:
    leadership = shown["dimensions"]["leadership"]
    assert list(leadership) == AXIS
    assert leadership["score"] == pytest.approx(2.7278, abs=1e-4)
    assert leadership["sides"]["IT"] == {
        "n": 5,
        "mean": pytest.approx(2.7333, abs=1e-4),
        "consensus": pytest.approx(0.9333, abs=1e-4),
    }
    assert list(leadership["statements"]["lea1"]) == ["n", "cant_judge", "histogram", "by_side"]
    assert leadership["statements"]["lea1"]["by_side"]["IT"] == {
        "n": 5,
        "histogram": [0, 5, 0, 0, 0],
    }


def test_the_board_and_the_model(shown: dict[str, Any]) -> None:
    assert list(shown["common_ground"]) == BOARD
    assert shown["common_ground"]["reachable_share"] == pytest.approx(4 / 19)
    choice = shown["model_choice"]
    assert (
        list(choice)
        == ("weights fit ranking margin_pct too_close warnings fragile_weights chosen").split()
    )
    assert choice["fit"]["facilitation"] == {
        "points": 25,
        "max": 30,
        "pct": pytest.approx(83.3333, abs=1e-4),
    }
    assert choice["margin_pct"] == pytest.approx(23.3333, abs=1e-4)
    assert choice["ranking"][0] == choice["chosen"] == "facilitation"


def test_a_warning_names_its_rule(demo: dict[str, Session]) -> None:
    answer: Any = show(demo["S3"], session_figures(demo["S3"]))
    assert answer["model_choice"]["warnings"] == [{"model": "product_teams", "rule": "K8 <= 1"}]
    assert ["K1", -1] in answer["model_choice"]["fragile_weights"]


def test_actions_and_notes(shown: dict[str, Any]) -> None:
    first = shown["actions"][0]
    assert list(first) == ["id", "text", "owner", "partner", "due", "dimension", "state"]
    assert (first["owner"], first["due"], first["state"]) == ("c05", "2025-03-07", "open")
    assert list(shown["notes"][0]) == ["id", "step", "dimension", "side", "kind", "text"]
    assert shown["notes"][0]["dimension"] is None


def test_a_session_without_anything_has_nulls(demo: dict[str, Session]) -> None:
    bare = Session(about=demo["S1"].about, pack=demo["S1"].pack)
    answer: Any = show(bare, session_figures(bare))
    assert answer["common_ground"] is None
    assert answer["model_choice"] is None
    assert answer["actions"] == answer["notes"] == answer["talk_list"] == []
    assert answer["overall"] == {
        "score": None,
        "dimensions": 0,
        "mean_abs_gap": None,
        "consensus": None,
    }
    axis = answer["dimensions"]["goals"]
    assert (axis["n_room"], axis["mode"], axis["score"], axis["sides"]) == (0, None, None, {})


def test_the_parts_of_a_comparison(compared: dict[str, Any]) -> None:
    assert list(compared) == ["sessions", "pairs"]
    assert [pair["before"] for pair in compared["pairs"]] == [
        compared["sessions"][0],
        compared["sessions"][1],
        compared["sessions"][0],
    ]
    first = compared["pairs"][0]
    assert (
        list(first)
        == (
            "before after dimensions comparable_dimensions overall_delta composition common_ground"
            " actions"
        ).split()
    )
    assert (
        list(first["dimensions"]["leadership"])
        == (
            "delta se label statements gap_before gap_after gap_abs_change not_compared returning_n"
            " returning_delta"
        ).split()
    )
    assert first["dimensions"]["leadership"]["delta"] == pytest.approx(0.1056, abs=1e-4)
    assert first["overall_delta"] == pytest.approx(0.2854, abs=1e-4)
    assert first["composition"]["returning"] == 12
    assert first["actions"] == {
        "done": 3,
        "partly": 1,
        "missed": 1,
        "dropped": 0,
        "moved": 0,
        "open": 0,
    }
    assert first["common_ground"] == {
        "same_items": 20,
        "share_before": pytest.approx(0.2),
        "share_after": pytest.approx(0.3),
        "reached": ["t10", "o17"],
        "missed": ["o05"],
        "unplanned_gain": [],
        "slipped_back": [],
        "new_items": ["t12", "o14"],
    }


def test_without_codes_nobody_is_known_to_have_come_back(demo: dict[str, Session]) -> None:
    def nameless(session: Session) -> Session:
        ballots = {i: replace(b, returning="") for i, b in session.ballots.items()}
        return replace(session, ballots=ballots)

    answer: Any = compare(compare_all([nameless(demo["S1"]), nameless(demo["S2"])]))
    assert answer["pairs"][0]["composition"]["returning"] is None
