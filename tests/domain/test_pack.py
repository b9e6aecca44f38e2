from __future__ import annotations

import tomllib
from typing import Any

import msgspec
import pytest

from itot_workshop.domain.pack import (
    Band,
    CharterField,
    CharterForm,
    Condition,
    Criterion,
    Fit,
    Gate,
    GuideStep,
    Model,
    ModelGuide,
    Pack,
    Pattern,
    Statement,
    Suggestion,
    Term,
    Text,
    Thresholds,
)
from itot_workshop.domain.pack_check import check
from itot_workshop.domain.pack_findings import walk
from tests.storage.helpers.packs import SMALL

SOUND = msgspec.convert(tomllib.loads(SMALL), Pack)


def but(**changes: Any) -> Pack:
    """The small sound pack with some of its parts changed."""
    return msgspec.structs.replace(SOUND, **changes)


def findings(pack: Pack) -> list[tuple[str, str]]:
    return [(".".join(map(str, found.path)), found.reason) for found in check(pack)]


def a_model(name: str = "bridge") -> Model:
    return Model(id=name, name="Bridge", short="Bridge", origin="core", picture="A bridge")


def a_criterion(name: str = "K1", **more: Any) -> Criterion:
    return Criterion(id=name, name="Trust", short="Trust", text="Trust is thin.", **more)


def a_choice() -> ModelGuide:
    words = ("none", "little", "some", "much")
    return ModelGuide(purpose="Choose", say="Choose.", weights=words, fits=words, steps=())


def with_models(**changes: Any) -> Pack:
    parts: dict[str, Any] = {
        "choice": a_choice(),
        "models": (a_model(),),
        "criteria": (a_criterion(),),
        "fit": (Fit(model="bridge", criterion="K1", value=3, reason="its purpose"),),
    }
    return but(**(parts | changes))


def test_a_sound_pack_has_no_findings() -> None:
    assert findings(SOUND) == []
    assert findings(with_models()) == []


def test_scores_are_the_whole_numbers_of_the_scale() -> None:
    assert list(SOUND.scale.values) == [1, 2, 3]


def test_forms_ask_their_statements_in_order() -> None:
    extra = Statement(id="one2", axis="one", key=-1, short=False, revision=1, text="Trouble.")
    pack = but(statements=(SOUND.statements[0], extra, *SOUND.statements[1:]))
    assert [s.id for s in pack.form_statements("full")] == ["one1", "one2", "two1", "three1"]
    assert [s.id for s in pack.form_statements("short")] == ["one1", "two1", "three1"]
    assert [s.id for s in pack.statements_of("one", "full")] == ["one1", "one2"]
    assert [s.id for s in pack.statements_of("one", "short")] == ["one1"]


def test_elements_are_found_by_id() -> None:
    pack = with_models(texts=(Text(id="start", text="Welcome"),))
    assert pack.axis("two").name == "Axis two"
    assert pack.statement("two1").axis == "two"
    assert pack.model("bridge").name == "Bridge"
    assert pack.template("short-talk").minutes == 15
    assert (pack.text("start"), pack.text_or("end", "Bye"), pack.text_or("end")) == (
        "Welcome",
        "Bye",
        "",
    )
    for look_up in (pack.axis, pack.card, pack.item, pack.charter_form, pack.text):
        with pytest.raises(KeyError):
            look_up("none")


def test_a_model_without_a_charter_of_its_own_takes_the_plain_one() -> None:
    name = CharterField(id="name", name="Name", help="Its name")
    own, plain = CharterForm(model="bridge", fields=(name,)), CharterForm(model="*", fields=(name,))
    pack = with_models(charters=(plain, own))
    assert findings(pack) == []
    assert pack.charter_form("bridge") is own
    assert pack.charter_form("other") is plain


def test_every_value_of_a_pack_is_walked_once_with_its_path() -> None:
    walked = list(walk(SOUND))
    assert walked[0] == ((), SOUND)
    assert (("templates", 0, "steps", 1), SOUND.templates[0].steps[1]) in walked
    assert len({path for path, _ in walked}) == len(walked)


def test_terms_stand_once_whatever_their_capitals() -> None:
    terms = (Term(term="Gap", meaning="A"), Term(term="gap", meaning="B"))
    assert findings(but(glossary=terms)) == [("glossary.1.term", "“gap” is there already")]


def test_thresholds_rise() -> None:
    limits = Thresholds(gap_noticeable=1.5, consensus_medium=-0.5)
    assert findings(but(thresholds=limits)) == [
        ("thresholds.consensus_medium", "may not be below 0"),
        ("thresholds.gap_noticeable", "may not be higher than gap_large"),
    ]


def test_smallest_groups_may_be_raised() -> None:
    assert findings(but(thresholds=Thresholds(side_min=4, room_min=8, split_min=9))) == []


def test_bands_rise_from_the_lowest_score() -> None:
    bands = tuple(Band(id=f"b{at}", start=at, name="b", wording="B") for at in (1, 3, 2))
    assert findings(but(bands=bands)) == [
        ("bands.2.start", "bands rise; this one begins at 2, the one before at 3")
    ]


def pattern(*conditions: Condition, **more: Any) -> Pattern:
    return Pattern(id="p", pattern="Seen", reading="Meant", conditions=conditions, **more)


def test_conditions_name_their_axis_or_leave_it_to_the_scope() -> None:
    named = Condition(axis="one", figure="score", test="<", value=2.5)
    open_ = Condition(figure="score", test="<", value=2.5)
    assert findings(but(patterns=(pattern(named),))) == []
    assert findings(but(patterns=(pattern(open_, scope="each"),))) == []
    assert findings(but(patterns=(pattern(open_),))) == [
        ("patterns.0.conditions.0.axis", "is missing: say which axis is tested")
    ]
    assert findings(but(patterns=(pattern(named, scope="every"),))) == [
        (
            "patterns.0.conditions.0.axis",
            "has no place here: the scope already says which axes are tested",
        )
    ]
    assert findings(but(patterns=(pattern(),))) == [
        ("patterns.0.conditions", "is empty, so the pattern would never be found")
    ]


def test_references_of_a_pattern_are_answered() -> None:
    condition = Condition(axis="four", figure="score", test="<", value=2.5)
    lost = pattern(condition, cards=("C",), models=("m",), rules=("r",), opens=("door",))
    assert findings(but(patterns=(lost,))) == [
        ("patterns.0.cards.0", "names “C”, which is not an id in cards"),
        ("patterns.0.models.0", "names “m”, which is not an id in models"),
        ("patterns.0.rules.0", "names “r”, which is not an id in house_rules"),
        ("patterns.0.conditions.0.axis", "names “four”, which is not an id in axes"),
        ("patterns.0.opens.0", "“door” is none of green-box, pick-model"),
    ]


def test_models_need_a_guide_criteria_and_a_whole_fit_table() -> None:
    assert findings(with_models(choice=None)) == [("choice", "is missing: models need it")]
    assert findings(with_models(criteria=(), fit=())) == [
        ("criteria", "is missing: models need it")
    ]
    assert findings(with_models(fit=())) == [("fit", "“bridge” against “K1” is missing")]
    twice = (Fit(model="bridge", criterion="K1", value=1, reason="r"),) * 2
    assert findings(with_models(fit=twice)) == [("fit.1", "“bridge” against “K1” is there already")]


def test_grades_go_from_0_to_3() -> None:
    when = Condition(axis="one", figure="score", test="<", value=2.5)
    heavy = a_criterion(default=4, suggestion=Suggestion(when=when, low=3, high=2))
    fit = Fit(model="bridge", criterion="K1", value=-1, reason="r")
    gate = Gate(model="bridge", criterion="K1", test=">=", weight=9, text="T", short="S")
    assert findings(with_models(criteria=(heavy,), fit=(fit,), gates=(gate,))) == [
        ("criteria.0.suggestion.low", "is above high"),
        ("criteria.0.default", "is 4; it goes from 0 to 3"),
        ("fit.0.value", "is -1; it goes from 0 to 3"),
        ("gates.0.weight", "is 9; it goes from 0 to 3"),
    ]


def test_the_parts_of_an_exercise_follow_each_other() -> None:
    steps = tuple(
        GuideStep(start=start, end=end, title="T", say="S") for start, end in ((0, 4), (5, 5))
    )
    choice = msgspec.structs.replace(a_choice(), steps=steps, weights=("none", "much"))
    assert findings(with_models(choice=choice)) == [
        ("choice.steps.1.end", "has to lie after the start"),
        ("choice.steps.1.start", "is minute 5, but the step before ends at minute 4"),
        ("choice.weights", "has 2 words for the grades 0 to 3"),
    ]


def test_an_agenda_has_steps() -> None:
    empty = msgspec.structs.replace(SOUND.templates[0], steps=(), minutes=0)
    assert findings(but(templates=(empty,))) == [
        ("templates.0.steps", "is empty: an agenda has at least one step")
    ]
    assert findings(but(templates=())) == [("templates", "there is no agenda to start from")]


def test_a_charter_asks_only_for_what_a_charter_has() -> None:
    lost = CharterField(id="colour", name="Colour", help="Which?")
    forms = tuple(CharterForm(model=model, fields=()) for model in ("*", "*", "ferry"))
    known = [name for name, _ in findings(with_models(charters=forms))]
    assert known == ["charters.2.model", "charters.1.model"]
    odd = findings(with_models(charters=(CharterForm(model="*", fields=(lost,)),)))
    assert odd[0][0] == "charters.0.fields.0.id"
    assert odd[0][1].startswith("“colour” is none of end, goals, growth, ")


@pytest.mark.parametrize("short", ["One line far too long", "a\nb\nc", "Fits\nnot so well at all"])
def test_a_model_name_fits_on_two_lines(short: str) -> None:
    model = msgspec.structs.replace(a_model(), short=short)
    assert findings(with_models(models=(model,))) == [
        ("models.0.short", "does not fit on 2 lines of 12 characters")
    ]


@pytest.mark.parametrize("odd", ["\x00", "\x1b", "\x7f", "\x85", "\ud800", "\t"])
def test_texts_hold_nothing_that_a_screen_can_not_show(odd: str) -> None:
    text = Text(id="t", text=f"a{odd}b")
    assert findings(but(texts=(text,))) == [
        (
            "texts.0.text",
            f"holds the control character U+{ord(odd):04X}, which no screen can show",
        )
    ]


def test_lists_have_an_end() -> None:
    terms = tuple(Term(term=f"t{number}", meaning="m") for number in range(501))
    assert findings(but(glossary=terms)) == [("glossary", "has 501 entries; there is room for 500")]
