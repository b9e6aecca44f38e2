"""Rounds that do not ask the instrument: weights, dots, one question."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.asked import asked, may_be_asked, scale_of
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import Answers, Ask, BoothOpen, CardPage, Dots, Weights
from itot_workshop.domain.card_marks import symptoms
from itot_workshop.domain.counting import closed_votes
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Mark, Note
from itot_workshop.domain.people import Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.round_results import dots_given, spread_of, weight_medians
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Ballot, Round, Tally
from tests.domain.helpers.course import ballot, core, made, opened, paper, refusal, room

CRITERIA = tuple(criterion.id for criterion in core().criteria)
SYMPTOMS = tuple(it.id for it in symptoms(core().card("AP1")))
ITEMS = ("note:n1", "action:a1", "note:n2")


Cast = tuple[Seat, dict[str, int | None]]


def with_ideas() -> Session:
    notes = tuple(Note(id=id_, text=f"Idea {id_}", kind="idea") for id_ in ("n1", "n2"))
    action = Action(id="a1", text="Swap a day")
    return made(
        room(),
        changes.NotesTaken(notes=notes),
        changes.ActionsAgreed(actions=(action,)),
    )


def dots(**values: Any) -> changes.Change:
    return opened(**{"statements": ITEMS, "kind": "dots", "dots": 3, **values})


def weights(**values: Any) -> changes.Change:
    return opened(**{"statements": CRITERIA, "kind": "weights", **values})


def on_card(**values: Any) -> changes.Change:
    return opened(**{"statements": SYMPTOMS, "kind": "marks", **values})


def question(id_: str = "worth", **values: Any) -> changes.Change:
    return opened(statements=(id_,), kind="question", **values)


def voted(session: Session, *cast: Cast, said: Any = ()) -> Session:
    """The open round closed with these ballots, and shown."""
    (round_,) = (r for r in session.rounds.values() if r.state == "open")
    ballots = {
        f"b{at}": Ballot(id=f"b{at}", round=round_.id, seat=seat, answers=answers)
        for at, (seat, answers) in enumerate(cast)
    }
    shut = replace(round_, state="closed", said=tuple(said))
    closed = replace(session, rounds={**session.rounds, round_.id: shut}, ballots=ballots)
    return made(closed, changes.RoundRevealed(round=round_.id))


def shown(session: Session, **values: Any) -> object:
    return audience_view(session, Spotlight(screen="round", subject="r1", **values))


def every(weight: int) -> dict[str, int | None]:
    return dict.fromkeys(CRITERIA, weight)


@pytest.mark.parametrize(
    ("change", "fragment"),
    [
        (dots(statements=("note:n1",)), "two at least"),
        (dots(statements=("note:n1", "note:gone")), "no longer there"),
        (dots(dots=0), "1 to 9 dots"),
        (dots(dots=10), "1 to 9 dots"),
        (weights(statements=("K1", "K99")), "no longer there"),
        (weights(dots=2), "dots, and in a vote on dots only"),
        (question("nobody"), "no longer there"),
        (on_card(mode="tally"), "on the card itself"),
        (on_card(statements=("AP1:it:9",)), "no longer there"),
        (question(said=("Fine",)), "without anything said"),
        (opened(statements=("worth", "check-in"), kind="question"), "One question"),
    ],
)
def test_what_cannot_be_asked(change: changes.Change, fragment: str) -> None:
    assert fragment in refusal(with_ideas(), change)


@pytest.mark.parametrize(
    ("opening", "answers", "fragment"),
    [
        (weights(), {"K1": 4}, "whole number from 0 to 3"),
        (weights(), {"K1": None}, "whole number from 0 to 3"),
        (dots(), {"note:n1": 2, "note:n2": 2}, "has 3 dots"),
        (dots(), {"note:n1": -1}, "whole number from 0 to 3"),
        (on_card(), {SYMPTOMS[0]: 4}, "from 0 to 3"),
        (question(), {"worth": 6}, "whole number from 1 to 5"),
        (question(), {"lea1": 3}, "not being voted on"),
    ],
)
def test_what_cannot_be_answered(
    opening: changes.Change, answers: dict[str, int | None], fragment: str
) -> None:
    assert fragment in refusal(made(with_ideas(), opening), ballot("it1", answers))


def test_a_sentence_is_taken_where_one_is_asked_for() -> None:
    session = made(with_ideas(), question())
    cast = changes.BallotCast(
        round="r1", person="it1", answers={"worth": 4}, sentence="Start earlier."
    )
    assert made(session, cast).rounds["r1"].voted == ("it1",)
    elsewhere = changes.BallotCast(
        round="r1", person="it1", answers={"check-in": 4}, sentence="No."
    )
    assert "takes no sentences" in refusal(made(room(), question("check-in")), elsewhere)
    beside = replace(paper(), answers={"worth": 4}, sentence="No.")
    one = replace(session, rounds={"r1": replace(session.rounds["r1"], voted=("it1",))})
    assert "kept apart" in refusal(one, changes.RoundClosed(round="r1", ballots=(beside,)))


def test_what_people_are_giving_dots_to_stays() -> None:
    session = made(with_ideas(), dots())
    assert "giving dots" in refusal(session, changes.NoteRemoved(note="n1"))
    assert "giving dots" in refusal(session, changes.ActionRemoved(action="a1"))
    shut = made(session, changes.RoundClosed(round="r1"))
    gone = made(shut, changes.NoteRemoved(note="n1"))
    assert [item.id for item in asked(gone, gone.rounds["r1"]).items] == ["action:a1", "note:n2"]


def test_dots_counted_by_hand_are_the_rooms() -> None:
    session = made(with_ideas(), dots(way="hands", mode="tally"))
    count = Tally(id="t", round="r1", seat=None, statement="note:n2", counts=(7,))
    counted = made(session, changes.HandsCounted(tally=count), changes.RoundClosed(round="r1"))
    assert "other vote" in refusal(session, changes.HandsCounted(tally=replace(count, seat="IT")))
    assert dots_given(counted, counted.rounds["r1"]) == (
        ("note:n2", 7),
        ("note:n1", 0),
        ("action:a1", 0),
    )


def test_other_votes_leave_the_instrument_alone() -> None:
    cast: list[Cast] = [("IT", every(2)), ("OT", every(3))] * 4
    session = voted(made(with_ideas(), weights()), *cast)
    assert closed_votes(session).rounds == ()
    assert session_figures(session) == session_figures(room())
    form = replace(session.about, form="short" if session.about.form == "full" else "full")
    assert made(session, changes.AboutEdited(about=form)).about.form == form.form


def test_medians_go_into_the_choice_and_close_ones_are_settled() -> None:
    it, ot = every(1), {**every(1), "K5": 3, "K2": 2}
    cast: list[Cast] = [*[("IT", it)] * 3, *[("OT", ot)] * 4]  # type: ignore[list-item]
    session = voted(made(room(), weights()), *cast)
    (choice,) = session.model_choice.values()
    assert choice.by_it == dict.fromkeys(CRITERIA, 1.0)
    assert choice.by_ot == {**dict.fromkeys(CRITERIA, 1.0), "K5": 3.0, "K2": 2.0}
    settled = {id_: 2 if id_ == "K2" else 1 for id_ in CRITERIA if id_ != "K5"}
    assert choice.weights == settled
    view = shown(session)
    assert isinstance(view, Weights)
    assert [row.apart for row in view.rows] == [id_ == "K5" for id_ in CRITERIA]


def test_a_vote_too_small_to_be_shown_leaves_settled_weights_as_they_were() -> None:
    settled = ModelChoice(id="c", weights={"K2": 3}, by_it={"K1": 3.0}, by_ot={"K1": 3.0})
    session = made(room(), changes.ModelChosen(choice=settled), weights())
    few: list[Cast] = [("IT", every(0)), ("OT", every(0))]
    session = voted(session, *few, *few)
    assert session.model_choice == {"c": settled}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("IT", "OT", "MGT", "OTHER")),
            st.fixed_dictionaries(dict.fromkeys(CRITERIA, st.integers(0, 3))),
        ),
        max_size=12,
    )
)
def test_small_groups_show_no_medians_and_nothing_stands_beside_sides(cast: Any) -> None:
    session = voted(made(room(), weights()), *cast)
    seats = [seat for seat, _ in cast]
    both = min(seats.count("IT"), seats.count("OT")) >= 3
    for found in weight_medians(session, session.rounds["r1"]):
        assert ((found.it is not None), (found.ot is not None)) == (both, both)
        assert (found.room is not None) == (not both and len(cast) >= 5)


@given(st.lists(st.integers(1, 5), max_size=9))
def test_one_pile_of_answers_from_the_smallest_room_on(votes: list[int]) -> None:
    cast: list[Cast] = [("IT", {"worth": vote}) for vote in votes]
    session = voted(made(room(), question()), *cast, said=["More of it."] if votes else [])
    found = spread_of(session, session.rounds["r1"])
    if len(votes) < 5:
        assert (found.counts, found.said) == (None, ())
    else:
        assert found.counts == tuple(votes.count(score) for score in range(1, 6))
        assert found.said == ("More of it.",)


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 3).filter(lambda t: sum(t) <= 3), max_size=9))
def test_dots_add_up_and_are_hidden_in_small_rooms(given_: list[tuple[int, int, int]]) -> None:
    cast: list[Cast] = [("OT", dict(zip(ITEMS, dots_, strict=True))) for dots_ in given_]
    session = voted(made(with_ideas(), dots()), *cast)
    found = dots_given(session, session.rounds["r1"])
    if len(given_) < 5:
        assert found is None
        return
    assert found is not None
    assert sum(number for _, number in found) == sum(map(sum, given_))
    assert [number for _, number in found] == sorted((n for _, n in found), reverse=True)


@pytest.mark.parametrize("people", [4, 5])
def test_dots_on_symptoms_stand_on_their_card_once_enough_have_given_them(people: int) -> None:
    """They take the place of what was counted openly before; too few change nothing."""
    before = Mark(id="k", card="AP1", audience="it", symptom=0, dots=2)
    counted = made(with_ideas(), changes.MarksSet(marks=(before,)), on_card())
    cast: Cast = ("OT", {id_: 3 if id_ == "AP1:it:0" else 1 for id_ in SYMPTOMS})
    session = voted(counted, *[cast] * people)
    marks = {(m.audience, m.symptom): m.dots for m in session.marks.values()}
    view = shown(session)
    if people == 4:
        assert session.marks == {"k": before}
        assert isinstance(view, Dots)
        assert view.hidden
        assert all(row.dots is None for row in view.rows)
    else:
        assert session.marks["k"].dots == 15
        assert sorted(marks.values()) == [5] * (len(SYMPTOMS) - 1) + [15]
        assert isinstance(view, CardPage)
        assert [line.dots for line in view.columns[1].lines] == [15, 5, 5, 5]


@pytest.mark.parametrize(
    ("opening", "kinds"),
    [
        (weights(), (BoothOpen, Ask)),
        (dots(), (Dots, Dots)),
        (on_card(), (BoothOpen, Ask)),
        (question(), (Ask, Ask)),
    ],
)
def test_the_room_sees_what_is_asked_and_no_answer(
    opening: changes.Change, kinds: tuple[type, type]
) -> None:
    session = made(with_ideas(), opening)
    booth, plain = shown(session, booth=True), shown(session)
    assert (type(booth), type(plain)) == kinds
    shut = made(session, changes.RoundClosed(round="r1"))
    for view in (booth, plain, shown(shut), shown(shut, booth=True)):
        assert not isinstance(view, (Answers, Weights))
        assert not isinstance(view, Dots) or all(row.dots is None for row in view.rows)


def test_scales_are_those_of_what_is_asked() -> None:
    session = with_ideas()
    kinds: tuple[tuple[Any, tuple[str, ...], tuple[int, int]], ...] = (
        ("statements", ("lea1",), (1, 5)),
        ("weights", CRITERIA, (0, 3)),
        ("dots", ITEMS, (0, 4)),
        ("marks", SYMPTOMS, (0, 3)),
        ("question", ("check-in",), (1, 4)),
    )
    for kind, ids, (low, high) in kinds:
        round_ = Round(id="x", number=1, statements=ids, kind=kind, dots=4)
        scale = scale_of(session.pack, round_)
        assert (scale.low, scale.high) == (low, high)
        assert len(scale.labels) == len(scale.values)
        assert set(ids) <= may_be_asked(session, kind)
