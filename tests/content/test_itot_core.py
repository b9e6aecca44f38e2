"""The content pack that comes with the app says all it has to, in the room there is for it."""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from itot_workshop.domain.pack import MODULES, Pack, Value
from itot_workshop.domain.pack_findings import KeyPath, walk
from itot_workshop.storage.packs import read_pack

CORE = Path(__file__).parents[2] / "resources/packs/itot-core"
DATA = Path(__file__).parent / "data"
PACK = read_pack(CORE)


def table(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


def test_scale_and_axes_are_those_of_the_instrument() -> None:
    instrument = table("instrument")
    head, labels = instrument["pack"], instrument["scale_labels"]
    assert (PACK.pack.id, PACK.pack.version) == (head["id"], head["version"])
    assert PACK.pack.language == head["language"]
    assert (PACK.scale.low, PACK.scale.high) == (head["scale_min"], head["scale_max"])
    assert PACK.scale.labels == tuple(labels[str(value)] for value in PACK.scale.values)
    assert PACK.scale.abstain == labels[""]
    assert [(axis.id, axis.name) for axis in PACK.axes] == [
        (axis["id"], axis["name"]) for axis in instrument["dimensions"]
    ]


def test_statements_are_those_of_the_instrument() -> None:
    assert [
        {
            "id": s.id,
            "dim": s.axis,
            "key": s.key,
            "short": s.short,
            "rev": s.revision,
            "text": s.text,
        }
        for s in PACK.statements
    ] == table("instrument")["statements"]


def test_the_short_form_asks_one_positive_statement_for_each_axis() -> None:
    short = PACK.form_statements("short")
    assert [s.id for s in short] == [
        "lea1", "gol1", "rsp2", "skl1", "prc1", "tec1", "cop1", "res1"
    ]  # fmt: skip
    assert [s.axis for s in short] == [axis.id for axis in PACK.axes]
    assert {s.key for s in short} == {1}


def test_each_axis_has_three_statements_one_of_them_a_problem() -> None:
    places = []
    for axis in PACK.axes:
        keys = [s.key for s in PACK.statements_of(axis.id, "full")]
        assert sorted(keys) == [-1, 1, 1]
        places.append(keys.index(-1))
    assert len(set(places)) > 1


def test_no_problem_statement_makes_anybody_disagree_with_a_not() -> None:
    problems = " ".join(s.text.lower() for s in PACK.statements if s.key == -1).split()
    assert not {"not", "no", "never", "nobody", "nothing", "without"} & set(problems)


def test_items_are_those_of_the_board() -> None:
    assert [
        {
            "id": item.id,
            "kind": item.kind,
            "core": item.core,
            "pair": item.pair or None,
            "text": item.text,
            "usual": item.usual,
        }
        for item in PACK.items
    ] == table("common_ground_items")["items"]
    assert Counter(item.pair for item in PACK.items if item.pair) == dict.fromkeys("ABCD", 2)
    assert 16 <= sum(item.core for item in PACK.items) <= 20


def test_models_criteria_fit_and_gates_are_those_of_the_choice() -> None:
    choice = table("models")
    assert [{"id": m.id, "name": m.name, "origin": m.origin} for m in PACK.models] == (
        choice["models"]
    )
    assert [
        {"id": k.id, "name": k.name, "text": k.text, "default": k.default, "radar": k.axis or None}
        for k in PACK.criteria
    ] == choice["criteria"]
    assert {(f.model, f.criterion): f.value for f in PACK.fit} == {
        (model, criterion): value
        for model, row in choice["fit"].items()
        for criterion, value in row.items()
    }
    assert [
        {"model": g.model, "if": f"{g.criterion} {g.test} {g.weight}", "warn": g.text}
        for g in PACK.gates
    ] == choice["gates"]


def test_at_equal_weights_the_four_serious_models_start_level() -> None:
    sums = Counter[str]()
    for fit in PACK.fit:
        sums[fit.model] += fit.value
    assert sums == {
        "facilitation": 15,
        "temp_team": 16,
        "silos": 3,
        "single_sided": 7,
        "central_digital": 15,
        "product_teams": 15,
    }


def test_nothing_is_missing() -> None:
    counts = {name: len(getattr(PACK, name)) for name in ("axes", "statements", "cards", "items")}
    assert counts == {"axes": 8, "statements": 24, "cards": 7, "items": 36}
    assert Counter(model.origin for model in PACK.models) == {"core": 2, "extension": 4}
    assert Counter(card.kind for card in PACK.cards) == {
        "anti-pattern": 2,
        "pattern": 2,
        "support": 3,
    }
    assert (len(PACK.criteria), len(PACK.fit), len(PACK.gates)) == (8, 48, 7)
    assert (len(PACK.templates), len(PACK.charters), len(PACK.bands)) == (3, 3, 4)
    assert (len(PACK.house_rules), len(PACK.rescue_lines)) == (10, 8)
    assert (len(PACK.patterns), len(PACK.gap_readings), len(PACK.glossary)) == (7, 5, 59)
    assert len(PACK.ideas) == 69


def test_each_axis_has_readings_questions_and_next_steps() -> None:
    for axis in PACK.axes:
        assert {"ot_lower", "it_lower"} <= {reading.when for reading in axis.readings}
        assert (len(axis.questions), len(axis.next_steps)) == (2, 2)


def test_each_pattern_and_anti_pattern_fills_a_page() -> None:
    for card in PACK.cards:
        if card.kind == "support":
            continue
        columns = (card.symptoms_ot, card.symptoms_it, card.symptoms_mgt)
        assert [len(column) for column in columns] == [4, 4, 4]
        assert (len(card.heads), len(card.questions), len(card.counter_moves)) == (3, 3, 4)
        assert card.is_not
        assert card.effects
        assert card.vignette_title
        assert len(card.vignette.split()) > 70
    assert len(PACK.card("FIVE").differences) == 5
    assert len(PACK.card("LEAD2").contrasts) == 6
    assert PACK.card("STR").closing.startswith("We do not pick a winner.")


MINUTES = {
    "pulse-60": [5, 3, 10, 7, 15, 6, 10, 4],
    "half-day-210": [10, 15, 20, 10, 25, 20, 15, 40, 30, 17, 8],
    "follow-up-90": [5, 15, 15, 15, 15, 10, 5, 7, 3],
}
ELASTIC = {"pulse-60": [5], "half-day-210": [5], "follow-up-90": [5]}


@pytest.mark.parametrize("name", MINUTES)
def test_agendas_have_their_steps_and_minutes(name: str) -> None:
    template = PACK.template(name)
    assert [step.minutes for step in template.steps] == MINUTES[name]
    assert template.minutes == sum(MINUTES[name]) == int(name.rpartition("-")[2])
    elastic = [number for number, step in enumerate(template.steps, 1) if step.elastic]
    assert elastic == ELASTIC[name]
    for step in template.steps:
        assert step.script
        assert all((step.purpose, step.stage, step.people, step.captured, step.short))


def test_agendas_differ_in_form_and_number_of_actions() -> None:
    assert [
        (t.id, t.form, t.follow_up, t.actions_limit, t.carried_limit) for t in PACK.templates
    ] == [
        ("pulse-60", "short", False, 3, 0),
        ("half-day-210", "full", False, 5, 0),
        ("follow-up-90", "full", True, 3, 5),
    ]


def test_every_part_of_the_app_is_opened_by_some_step() -> None:
    opened = {step.module for template in PACK.templates for step in template.steps}
    assert opened == set(MODULES)


def test_exercises_fit_into_their_step() -> None:
    assert PACK.board is not None
    assert PACK.choice is not None
    steps = {step.id: step.minutes for step in PACK.template("half-day-210").steps}
    assert PACK.board.steps[-1].end == steps["green-box"]
    assert PACK.choice.steps[-1].end == steps["pick-your-model"]
    assert [len(PACK.board.tests), PACK.board.target_moves, PACK.board.own_cards] == [3, 3, 8]


def test_charters_ask_for_what_must_be_in_them() -> None:
    def required(model: str) -> set[str]:
        return {field.id for field in PACK.charter_form(model).fields if field.required}

    assert {"sponsors", "scope_in", "strategy"} <= required("facilitation")
    assert {"start", "end", "key_projects", "sponsors"} <= required("temp_team")
    assert PACK.charter_form("product_teams").model == "*"
    watch = [(line.test, line.value) for line in PACK.charter_form("facilitation").watch]
    assert watch == [(">", 8), (">", 1), (">", 2), (">=", 3)]
    assert len(PACK.charter_form("temp_team").talents) == 6


def test_charters_hold_against_the_right_numbers() -> None:
    checks = {
        check.id: (check.level, check.value)
        for field in PACK.charter_form("temp_team").fields
        for check in field.checks
    }
    expected: dict[str, tuple[str, float]] = {
        "end_early": ("warn", 12),
        "end_late": ("block", 24),
        "balance_warn": ("warn", 0.4),
        "balance_block": ("block", 0.3),
        "projects_many": ("warn", 3),
        "momentum": ("warn", 0.5),
    }
    assert {name: checks[name] for name in expected} == expected


def test_thresholds_are_those_of_the_method() -> None:
    limits = PACK.thresholds
    assert (limits.side_min, limits.room_min, limits.split_min) == (3, 5, 5)
    assert (limits.gap_noticeable, limits.gap_large) == (0.5, 1.0)
    assert (limits.consensus_medium, limits.consensus_high) == (0.5, 0.75)
    assert (limits.change_possible, limits.change_clear) == (0.3, 0.5)
    assert [band.start for band in PACK.bands] == [1, 2, 3, 4]


def named(pack: Pack, name: str) -> Value:
    """An element by its name: table, id, and inside it a step, a field or a difference."""
    first, *rest = name.split("/")
    found: Any = getattr(pack, first)
    for key in rest:
        parts = found if isinstance(found, tuple) else inner(found)
        found = next(part for part in parts if called(part) == key.replace("_", " ")
                     or called(part) == key)  # fmt: skip
    assert isinstance(found, Value)
    return found


def inner(value: Value) -> tuple[Value, ...]:
    return next(
        getattr(value, name)
        for name in ("steps", "fields", "differences")
        if getattr(value, name, ())
    )


def called(value: Any) -> str:
    if hasattr(value, "criterion"):
        return f"{value.model}:{value.criterion}"
    names = ("id", "term", "model", "title")
    return str(next(getattr(value, name) for name in names if hasattr(value, name)))


FIDELITY = [
    line.split() for line in (DATA / "fidelity.txt").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("row", FIDELITY, ids=[row[0] for row in FIDELITY])
def test_an_idea_is_carried_where_it_was_promised(row: list[str]) -> None:
    idea, *places = row
    assert places
    for place in places:
        assert idea in getattr(named(PACK, place), "trace", ()), place


def test_every_idea_is_carried_and_no_other() -> None:
    carried: dict[str, list[object]] = {idea.id: [] for idea in PACK.ideas}
    for path, value in walk(PACK):
        for idea in getattr(value, "trace", ()):
            carried.setdefault(idea, []).append(path)
    assert list(carried) == [f"S{number:02}" for number in range(1, 70)]
    assert [row[0] for row in FIDELITY] == list(carried)
    assert [idea for idea, paths in carried.items() if not paths] == []


STAGE_ROOM: dict[tuple[str, str], int] = {
    ("BoardItem", "short"): 20,
    ("Card", "gist_stage"): 95,
    ("Axis", "anchor_low_stage"): 95,
    ("Axis", "anchor_high_stage"): 95,
    ("Gate", "short"): 60,
}


def test_stage_texts_fit_and_differ_from_nothing() -> None:
    seen = Counter[tuple[str, str]]()
    for _, value in walk(PACK):
        for (kind, field), room in STAGE_ROOM.items():
            if type(value).__name__ == kind:
                text = getattr(value, field)
                assert 0 < len(text) <= room, text
                seen[kind, field] += 1
    assert set(seen) == set(STAGE_ROOM)
    for model in PACK.models:
        lines = model.short.split("\n")
        assert len(lines) <= 2
        assert all(0 < len(line) <= 12 for line in lines)
    assert len({item.short for item in PACK.items}) == len(PACK.items)


def test_axes_and_criteria_have_one_word_of_their_own() -> None:
    for group in (PACK.axes, PACK.criteria):
        shorts = [element.short for element in group]
        assert len(set(shorts)) == len(shorts) == 8
        assert all(len(short.split()) == 1 for short in shorts)


def sentences() -> list[tuple[KeyPath, str]]:
    return [
        ((*path, name), text)
        for path, value in walk(PACK)
        for name in value.__struct_fields__
        if isinstance(text := getattr(value, name), str)
    ]


def test_quotation_marks_are_set_in_pairs_and_nobody_shouts() -> None:
    for path, text in sentences():
        assert '"' not in text, path
        assert text.count("“") == text.count("”"), path
        assert text == text.strip(), path
        assert "  " not in text, path
        assert "!" not in text, path


def test_reading_it_is_quick() -> None:
    read_pack(CORE)
    started = time.process_time()
    read_pack(CORE)
    assert time.process_time() - started < 0.5
