"""Picking a model by keys: both worked examples figure by figure, from vote to decision."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain import changes
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_choice import weighed_before
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.notes import Note
from itot_workshop.ui.console.action_candidates import candidates
from itot_workshop.ui.console.model_cells import FitScale, TermCell, WeightCell
from itot_workshop.ui.console.model_decision import DecisionForm
from itot_workshop.ui.console.model_notes import conditions_said
from itot_workshop.ui.console.model_view import model_view
from itot_workshop.ui.stage.ranking import first_in
from itot_workshop.ui.stage.ranking import lead_words as told_on_stage
from itot_workshop.ui.widgets.numbers import short_date
from tests.domain.helpers.course import core
from tests.domain.helpers.demo import demo_session
from tests.ui.console.helpers.desks import Room, open_round_id, planned

Shown = TypeVar("Shown", bound=QWidget)

CRITERIA = tuple(criterion.id for criterion in core().criteria)

EXAMPLES = {
    "first": (
        (2, 1, 1, 3, 0, 1, 2, 0),
        {
            "Facilitation": (25, 83.3),
            "Central digital team": (18, 60.0),
            "Temporary team": (17, 56.7),
            "Product teams": (11, 36.7),
            "Single-sided teams": (8, 26.7),
            "Separate silos": (7, 23.3),
        },
        (23.3, False, 0, {"Central digital team", "Temporary team", "Product teams"}),
    ),
    "second": (
        (1, 3, 2, 1, 3, 2, 1, 1),
        {
            "Temporary team": (31, 73.8),
            "Product teams": (30, 71.4),
            "Central digital team": (27, 64.3),
            "Facilitation": (22, 52.4),
            "Single-sided teams": (16, 38.1),
            "Separate silos": (3, 7.1),
        },
        (2.4, True, 7, {"Product teams"}),
    ),
}


def at_model(qtbot: QtBot) -> Room:
    room = Room(qtbot, planned("half-day-210"))
    room.space()
    step = next(s for s in room.session.agenda.values() if s.kind == "model")
    room.desk.enter(step.id)
    room.turn()
    return room


def test_the_console_shows_the_page_of_the_other_models_that_the_stage_shows(qtbot: QtBot) -> None:
    room = at_model(qtbot)

    def told() -> set[str]:
        found = {it.text() for it in room.page.area.findChildren(QLabel) if it.isVisible()}
        return found & {"Strengths", "Fits when", "Early warning"}

    for name, page, heads in (
        ("The others", 0, {"Strengths"}),
        ("When they fit", 1, {"Fits when", "Early warning"}),
    ):
        keys = room.page.area.findChildren(QPushButton)
        next(it for it in keys if it.text() == name and it.isVisible()).click()
        room.turn()
        assert room.desk.spotlight == Spotlight(screen="models", page=page)
        assert told() == heads
        assert chosen_page(room) == name
    room.desk.show(Spotlight(screen="models"))
    room.turn()
    assert room.space() == "look"
    assert (told(), chosen_page(room)) == ({"Fits when", "Early warning"}, "When they fit")


def chosen_page(room: Room) -> str:
    keys = room.page.area.findChildren(QPushButton)
    (chosen,) = (
        it.text() for it in keys if it.isChecked() and it.accessibleName().startswith("Stage: ")
    )
    return chosen


def weigh_in(room: Room, it: dict[str, int], ot: dict[str, int] | None = None) -> None:
    round_ = open_round_id(room.session)
    for id_, person in room.session.people.items():
        said = ot if ot is not None and person.seat == "OT" else it
        answers: dict[str, int | None] = dict(said)
        cast = changes.BallotCast(round=round_, person=id_, answers=answers)
        assert room.workshop.apply(cast)
    room.turn()


def to_weights(room: Room) -> None:
    shown = [room.desk.stage.view]
    while room.desk.main().deed == "look":
        room.space()
        shown.append(room.desk.stage.view)
    pages = [view.name for view in shown if isinstance(view, views.ModelPage)]
    assert pages == ["Facilitation", "Temporary central project team"]
    assert isinstance(shown[-1], views.Models)
    assert room.space() == "weights"


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_worked_example_from_the_vote_to_the_ranking(qtbot: QtBot, name: str) -> None:
    weights, figures, (lead, close, fragile, warned) = EXAMPLES[name]
    room = at_model(qtbot)
    to_weights(room)
    weigh_in(room, dict(zip(CRITERIA, weights, strict=True)))
    assert room.space() == "close"
    assert room.space() == "reveal"
    shown = room.desk.stage.view
    assert isinstance(shown, views.Weights)
    assert [row.settled for row in shown.rows] == list(weights)
    assert room.space() == "look"
    ranking = room.desk.stage.view
    assert isinstance(ranking, views.Ranking)
    assert ranking.most == 3 * sum(weights)
    found = {
        " ".join(model.name.split()): (model.points, round(model.pct or 0, 1))
        for model in ranking.models
    }
    assert found == figures
    assert list(found) == list(figures)
    assert round(ranking.lead or 0, 1) == lead
    assert (ranking.too_close, len(ranking.fragile)) == (close, fragile)
    assert {" ".join(m.name.split()) for m in ranking.models if m.warned} == warned
    terms = [cell for cell in room.page.findChildren(TermCell) if cell.isVisible()]
    assert len(terms) == 48


def test_sides_far_apart_are_settled_by_a_digit_and_undone(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    to_weights(room)
    same = dict.fromkeys(CRITERIA, 1)
    weigh_in(room, {**same, "K5": 3}, {**same, "K5": 0})
    room.space()
    room.space()
    shown = room.desk.stage.view
    assert isinstance(shown, views.Weights)
    assert [row.name for row in shown.rows if row.apart] == ["People can be freed"]
    assert said_of_the_lead(room) == (True, False)
    cell = next(c for c in room.page.findChildren(WeightCell) if "freed" in c.accessibleName())
    QTest.keyClick(cell, Qt.Key.Key_3)
    room.turn()
    (choice,) = room.session.model_choice.values()
    assert choice.weights["K5"] == 3
    assert said_of_the_lead(room) == (False, True)
    room.live.undo()
    room.turn()
    (choice,) = room.session.model_choice.values()
    assert "K5" not in choice.weights
    assert (choice.by_it["K5"], choice.by_ot["K5"]) == (3.0, 0.0)


def said_of_the_lead(room: Room) -> tuple[bool, bool]:
    """Whether a weight is told that counts before it is settled, and how firm the lead is."""
    said = " ".join(it.text() for it in room.page.findChildren(QLabel) if it.isVisible())
    firm = ("Robust", "depends on", "Lead is shared if")
    return "Until it is settled, K5 counts as" in said, any(it in said for it in firm)


def shown(room: Room, kind: type[Shown], name: str) -> Shown:
    """The part in sight that is called so."""
    found = (part for part in room.page.findChildren(kind) if part.accessibleName() == name)
    return next(part for part in found if part.isVisible())


def test_weights_fit_a_small_window_and_are_reached_sideways_with_large_text(
    qtbot: QtBot,
) -> None:
    room = at_model(qtbot)
    room.top.resize(1280, 720)
    room.stack.resize(1280, 720)
    room.desk.show(replace(room.desk.spotlight, screen="ranking", subject=""))
    place = room.page.area.currentWidget()
    assert isinstance(place, QScrollArea)
    for percent, beyond in ((100, False), (200, True)):
        room.theme.set_text_percent(percent)
        room.turn()
        assert (place.horizontalScrollBar().maximum() > 0) == beyond, percent


def test_the_lines_behind_the_bars_say_what_they_stand_for(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    room.desk.show(replace(room.desk.spotlight, screen="ranking", subject=""))
    room.turn()
    scale = room.page.findChild(FitScale)
    assert isinstance(scale, FitScale)
    seen = []
    for wide in range(20, 400):
        scale.resize(wide, scale.sizeHint().height())
        places = scale.shown()
        assert all(scale.rect().contains(place) for _, place in places)
        assert all(a.right() < b.left() for (_, a), (_, b) in pairwise(places))
        seen.append([at for at, _ in places])
    told = [[], [0, 100], [0, 50, 100], [0, 25, 50, 75, 100]]
    assert [it for it, _ in groupby(seen)] == told
    texts = [it.text() for it in room.page.findChildren(QLabel)]
    assert "Shaded: within 5 percentage points of the first." in texts


def test_the_leader_is_tested_and_the_room_decides(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    weights = dict(zip(CRITERIA, EXAMPLES["first"][0], strict=True))
    room.workshop.apply(changes.ModelChosen(choice=ModelChoice(id="choice", weights=weights)))
    room.desk.show(replace(room.desk.spotlight, screen="ranking", subject=""))
    room.turn()
    assert room.space() == "look"
    line = shown(room, QLineEdit, "A reason why it has failed")
    line.setText("Nobody had the hours")
    shown(room, QPushButton, "Keep the reason: OT").click()
    room.turn()
    (note,) = room.session.notes.values()
    assert (note.side, note.kind, note.about) == ("OT", "barrier", "model:facilitation")
    prompt = room.desk.stage.view
    assert isinstance(prompt, views.Prompt)
    assert prompt.lines == ("Nobody had the hours",)
    assert room.space() == "look"
    form = next(f for f in room.page.findChildren(DecisionForm) if f.isVisible())
    form.model.setCurrentIndex(form.model.findData("facilitation"))
    form.model.activated.emit(form.model.currentIndex())
    room.turn()
    (choice,) = room.session.model_choice.values()
    assert choice.chosen == "facilitation"
    assert choice.draft_due is not None
    assert (choice.draft_due - room.session.about.date).days == 14
    decided = room.desk.stage.view
    assert isinstance(decided, views.Decision)
    assert decided.model == "Facilitation"
    shown(room, QPushButton, "Thumb down: one more").click()
    room.turn()
    said = shown(room, QLineEdit, "What would have to change")
    said.setText("Hours in writing")
    said.returnPressed.emit()
    room.turn()
    condition = list(room.session.notes.values())[-1]
    assert (condition.text, condition.kind, condition.about) == (
        "Hours in writing",
        "idea",
        "consent:facilitation",
    )
    labels = {label.text() for label in room.page.findChildren(QLabel) if label.isVisible()}
    assert {"1 of 14 who are here", "Hours in writing"} <= labels
    said = shown(room, QLineEdit, "What would have to change")
    said.setText("A sponsor")
    shown(room, QPushButton, "Thumb up: one more").click()
    room.turn()
    assert list(room.session.notes.values())[-1].text == "A sponsor", "a click loses no words"
    (choice,) = room.session.model_choice.values()
    assert (choice.thumbs_up, choice.thumbs_down) == (1, 1)
    room.live.page.take_focus()
    assert room.space() == "enter"


def test_an_idea_about_a_model_is_no_condition_of_living_with_it(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    chosen = ModelChoice(id="choice", chosen="facilitation")
    room.workshop.apply(changes.ModelChosen(choice=chosen))
    idea = Note(id="n", text="Two at first", kind="idea", about="model:facilitation")
    room.workshop.apply(changes.NotesTaken(notes=(idea,)))
    assert conditions_said(room.session, "facilitation") == ()
    assert "Two at first" in {it.action.text for it in candidates(room.session)}


def test_an_edited_fit_is_marked_and_taken_back(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    room.desk.show(replace(room.desk.spotlight, screen="ranking", subject=""))
    room.turn()
    body = room.live.page.area.body()
    body._on_fitted("silos", "K1", 2)  # type: ignore[attr-defined]
    room.turn()
    (choice,) = room.session.model_choice.values()
    assert choice.edited_fit == {"silos": {"K1": 2}}
    assert weigh(choice, room.session.pack).edited
    view = room.desk.stage.view
    assert isinstance(view, views.Ranking)
    assert view.edited
    body._on_fitted("silos", "K1", 0)  # type: ignore[attr-defined]
    room.turn()
    (choice,) = room.session.model_choice.values()
    assert choice.edited_fit == {}


def test_weights_of_an_earlier_session_are_told_beside_todays_and_never_before(
    qtbot: QtBot,
) -> None:
    before = demo_session("S1")
    last = next(iter(before.model_choice.values())).weights
    assert weighed_before((before, demo_session("S2"))) == before
    room = at_model(qtbot)
    room.page.area.know((before,))
    said = f"On {short_date(before.about.date)}"
    room.desk.show(Spotlight(screen="ranking"))
    room.turn()
    assert said not in {label.text() for label in room.page.findChildren(QLabel)}
    weights = {"K1": 3, "K2": 0}
    room.workshop.apply(changes.ModelChosen(choice=ModelChoice(id="choice", weights=weights)))
    room.turn()
    assert said in {label.text() for label in room.page.findChildren(QLabel) if label.isVisible()}
    view = model_view(room.session, room.desk.spotlight, before)
    assert view is not None
    told = {column.id: column.last for column in view.columns if column.last is not None}
    assert told == {id_: last[id_] for id_ in weights}
    (choice,) = room.session.model_choice.values()
    assert choice.weights == weights, "nothing of it becomes a vote"


def test_a_shared_first_place_is_no_lead_that_could_be_lost(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    room.desk.show(Spotlight(screen="ranking"))
    for numbers, led in ((EXAMPLES["second"][0], True), ((1, 2, 2, 2, 3, 2, 1, 2), False)):
        choice = ModelChoice(id="choice", weights=dict(zip(CRITERIA, numbers, strict=True)))
        room.workshop.apply(changes.ModelChosen(choice=choice))
        room.turn()
        view, labels = room.desk.stage.view, room.page.findChildren(QLabel)
        assert isinstance(view, views.Ranking)
        said = " ".join([told_on_stage(view), *(it.text() for it in labels if it.isVisible())])
        assert ("share the first place" in said) is not led
        assert ("The lead depends on" in said) is led
        assert ("Lead is shared if" in said) is led
        assert first_in(view) == (1 if led else 2)


def test_weights_without_a_vote_say_why_they_show_no_medians(qtbot: QtBot) -> None:
    room = at_model(qtbot)
    room.desk.stage.show(Spotlight(screen="ranking"))
    room.turn()
    said = [label.text() for label in room.page.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("No medians") for text in said)
