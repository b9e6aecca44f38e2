"""The one main action, for every state a workshop can be in."""

from __future__ import annotations

from itertools import pairwise

import pytest
from msgspec.structs import replace

from itot_workshop.domain import changes
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.changes import Change
from itot_workshop.domain.notes import Action
from itot_workshop.domain.people import Participant
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import talk_of
from itot_workshop.domain.voting import Ballot, Way
from itot_workshop.live.spotlight import spotlight_for, vote_spotlight
from itot_workshop.ui.console.blocks import Size, blocks, current_block, next_block, size_for
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.offers import offers
from itot_workshop.ui.console.step_plan import main_action
from tests.domain.helpers.course import made, round_of
from tests.domain.helpers.demo import demo_session
from tests.ui.console.helpers.desks import planned

SIZE: Size = "axis"


def at(session: Session, source: str, *then: Change) -> Session:
    """The session when it has come to a step of its template."""
    step = next(s.id for s in session.agenda.values() if s.source == source)
    return made(session, changes.StepEntered(step=step, at=0.0), *then)


def act(session: Session, spotlight: Spotlight | None = None, size: Size = SIZE) -> MainAction:
    step = session.agenda.get(session.about.step)
    usual = spotlight_for(session, step) if step is not None else Spotlight()
    return main_action(session, spotlight or usual, size)


def form(session: Session) -> tuple[str, ...]:
    return tuple(s.id for s in session.pack.form_statements(session.about.form))


def voted(session: Session, statements: tuple[str, ...], id_: str = "r1") -> Session:
    """The session after everybody has voted on these statements, not revealed yet."""
    step = session.about.step
    session = made(session, changes.RoundOpened(round=round_of(id_, statements, step=step)))
    ballots = []
    for number, person in enumerate(session.people.values()):
        vote = 4 if person.seat == "IT" else 2
        answers: dict[str, int | None] = dict.fromkeys(statements, vote)
        cast = changes.BallotCast(round=id_, person=person.id, answers=answers)
        session = made(session, cast)
        ballots.append(Ballot(id=f"{id_}{number}", round=id_, seat=person.seat, answers=answers))
    return made(session, changes.RoundClosed(round=id_, ballots=tuple(ballots)))


def revealed(session: Session, statements: tuple[str, ...], id_: str = "r1") -> Session:
    return made(voted(session, statements, id_), changes.RoundRevealed(round=id_))


def test_before_the_start_it_starts_with_the_first_step() -> None:
    session = planned()
    found = act(session)
    assert (found.deed, found.enabled) == ("enter", True)
    assert session.agenda[found.target].source == "opening"


def test_without_a_step_there_is_nothing_to_start() -> None:
    session = planned()
    steps = [changes.StepEdited(step=replace(s, off=True)) for s in session.agenda.values()]
    assert not act(made(session, *steps)).enabled


def test_talk_leads_on() -> None:
    session = at(planned(), "opening")
    found = act(session)
    assert (found.deed, session.agenda[found.target].source) == ("enter", "how-we-vote")


def test_the_trial_vote_is_opened_closed_revealed_and_left() -> None:
    session = at(planned(), "how-we-vote")
    assert act(session).deed == "trial"
    trial = round_of("t", form(session)[:1], kind="trial", step=session.about.step)
    session = made(session, changes.RoundOpened(round=trial))
    assert (act(session).deed, act(session).enabled) == ("close", False)
    answers: dict[str, int | None] = {form(session)[0]: 4}
    session = made(session, changes.BallotCast(round="t", person="p0", answers=answers))
    assert act(session).enabled
    ballot = Ballot(id="b", round="t", seat="IT", answers=answers)
    session = made(session, changes.RoundClosed(round="t", ballots=(ballot,)))
    assert (act(session).deed, act(session).target) == ("reveal", "t")
    session = made(session, changes.RoundRevealed(round="t"))
    assert (act(session).deed, session.agenda[act(session).target].source) == ("enter", "vote")


def test_a_trial_at_the_step_of_the_vote_is_deleted_before_the_vote() -> None:
    session = at(planned("half-day-210"), "vote")
    assert "trial" in {offer.deed for offer in offers(session, Spotlight(), "all")}
    trial = round_of("t", form(session)[:1], kind="trial", step=session.about.step)
    session = made(session, changes.RoundOpened(round=trial))
    session = made(session, changes.RoundClosed(round="t", ballots=()))
    assert act(session).deed == "reveal"
    session = made(session, changes.RoundRevealed(round="t"))
    assert (act(session).deed, offers(session, Spotlight(), "all")) == ("end-trial", ())
    session = made(session, changes.RoundDropped(round="t"))
    assert act(session).deed == "open"


def test_a_vote_goes_from_open_to_the_next_axis() -> None:
    session = at(planned(), "vote")
    first, second = form(session)[:2]
    assert (act(session).deed, act(session).target) == ("open", first)
    session = made(
        session,
        changes.RoundOpened(round=round_of("r1", (first,), step=session.about.step)),
        changes.BallotCast(round="r1", person="p0", answers={first: 3}),
    )
    found = act(session)
    assert (found.deed, found.target, found.lead) == ("close", "r1", "13 still to vote")
    assert found.more == "5\u00a0IT, 6\u00a0OT, 2\u00a0Management"
    session = at(planned(), "vote")
    session = voted(session, (first,))
    shown = vote_spotlight(session, first)
    assert (act(session, shown).deed, act(session, shown).target) == ("reveal", "r1")
    session = revealed(at(planned(), "vote"), (first,))
    found = act(session, shown)
    assert (found.deed, found.target, found.label) == ("show", second, "Next axis")


def test_of_a_block_every_statement_is_shown_in_turn() -> None:
    session = at(planned(), "vote")
    all_ = form(session)
    session = revealed(session, all_)
    for this, following in pairwise(all_):
        found = act(session, vote_spotlight(session, this), "all")
        assert (found.deed, found.target, found.label) == ("show", following, "Next statement")
    assert act(session, vote_spotlight(session, all_[-1]), "all").deed == "enter"


@pytest.mark.parametrize("way", ["booth", "hands"])
def test_nobody_here_means_no_vote_but_a_question_who_is(way: Way) -> None:
    session = at(planned(way=way), "vote")
    away = [changes.PersonEdited(person=replace(p, here=False)) for p in session.people.values()]
    found = act(made(session, *away))
    assert (found.deed, found.enabled) == ("people", True)


def test_nobody_on_the_roster_means_no_trial_vote_either() -> None:
    session = replace(planned(), people={})
    trial = next(s.id for s in session.agenda.values() if s.source == "how-we-vote")
    found = act(made(session, changes.StepEntered(step=trial, at=0.0)))
    assert (found.deed, found.lead) == ("people", "Nobody is here yet")


def test_paper_is_imported() -> None:
    assert act(at(planned(way="paper"), "vote")).deed == "import"


def test_an_open_vote_calls_back_from_another_step() -> None:
    session = at(planned(), "vote")
    vote = session.about.step
    opened = changes.RoundOpened(round=round_of("r1", form(session)[:1], step=vote))
    session = at(made(session, opened), "actions")
    assert (act(session).deed, act(session).target) == ("enter", vote)


def test_the_reveal_step_reveals_then_shows_the_table_then_the_managers() -> None:
    third = Participant(id="p14", seat="MGT", position=14)
    many = made(planned(), changes.PeopleAdded(people=(third,)))
    session = at(voted(at(many, "vote"), form(many)), "first-look")
    assert (act(session).deed, act(session).target) == ("reveal", "")
    session = made(session, changes.RoundRevealed(round="r1"))
    assert act(session).deed == "table"
    last = act(session, Spotlight(screen="radar", table=True, management=False))
    assert last.look == Spotlight(screen="radar", table=True)
    assert act(session, last.look).deed == "enter"


def test_managers_too_few_for_markers_are_not_promised() -> None:
    session = at(revealed(at(planned(), "vote"), form(planned())), "first-look")
    table = Spotlight(screen="radar", table=True, management=False)
    assert act(session, table).deed == "enter"


def test_without_votes_the_reveal_step_leads_on() -> None:
    assert act(at(planned(), "first-look")).deed == "enter"


def test_two_axes_are_talked_about() -> None:
    session = at(revealed(at(planned(), "vote"), form(planned())), "two-axes")
    found = act(session)
    assert found.deed == "axis"
    second = Spotlight(screen="axis", subject=found.target)
    first = spotlight_for(session, session.agenda[session.about.step]).subject
    assert main_action(session, second, SIZE, talked=(first, found.target)).deed == "enter"


def test_the_second_axis_comes_also_where_the_first_one_has_left_the_head_of_the_list() -> None:
    session = at(revealed(at(planned(), "vote"), form(planned())), "two-axes")
    axes = talk_of(session).axes
    third = Spotlight(screen="axis", subject=axes[2])
    found = main_action(session, third, SIZE, talked=(axes[2],))
    assert (found.deed, found.target) == ("axis", axes[0])
    chosen = main_action(session, third, SIZE, talked=(axes[0], axes[2]))
    assert chosen.deed == "enter"


def test_a_follow_up_talks_about_an_axis_that_rose_and_one_that_fell() -> None:
    then, now = (demo_session(name) for name in ("S2", "S3"))
    shown = {id_: replace(it, state="revealed") for id_, it in now.rounds.items()}
    plan = planned("follow-up-90")
    about = replace(plan.about, date=now.about.date)
    session = replace(plan, about=about, rounds=shown, ballots=now.ballots)
    session = at(session, "mover-stayer")
    first = spotlight_for(session, session.agenda[session.about.step], (then,))
    assert first == Spotlight(screen="axis", subject="results")
    found = main_action(session, first, SIZE, earlier=(then,))
    assert (found.deed, found.target) == ("axis", "goals")
    second = Spotlight(screen="axis", subject="goals", page=1)
    assert found.look == second, "of the one that fell the second question is asked"
    talked = ("results", "goals")
    assert main_action(session, second, SIZE, earlier=(then,), talked=talked).deed == "enter"


def test_a_card_shows_its_three_views() -> None:
    session = at(planned(), "one-card")
    spotlight = spotlight_for(session, session.agenda[session.about.step])
    assert [act(session, replace(spotlight, page=n)).deed for n in range(3)] == [
        "page",
        "page",
        "enter",
    ]


def test_actions_begin_with_the_first_and_lead_on_with_one() -> None:
    session = at(planned(), "actions")
    assert act(session).deed == "action"
    agreed = changes.ActionsAgreed(actions=(Action(id="a", text="Repair the dashboard"),))
    assert act(made(session, agreed)).deed == "enter"


def test_the_last_step_finishes_and_then_there_are_results() -> None:
    session = at(planned(), "close")
    assert act(session).deed == "finish"
    assert act(made(session, changes.WorkshopFinished(at=1.0))).deed == "results"


@pytest.mark.parametrize("template", ["pulse-60", "half-day-210", "follow-up-90"])
@pytest.mark.parametrize("way", ["booth", "hands", "paper"])
def test_every_step_of_every_agenda_has_something_to_do(template: str, way: Way) -> None:
    session = planned(template, way)
    for step in session.agenda.values():
        there = made(session, changes.StepEntered(step=step.id, at=0.0))
        found = main_action(there, spotlight_for(there, step), size_for(way, None))
        assert found.label
        assert found.enabled


def test_hands_are_counted_one_statement_at_a_time() -> None:
    assert size_for("hands", "all") == "statement"
    assert size_for("booth", None) == "all"
    assert size_for("booth", "axis") == "axis"


@pytest.mark.parametrize("size", ["statement", "axis", "all"])
def test_blocks_hold_every_statement_once_in_order(size: Size) -> None:
    session = planned("half-day-210")
    found = blocks(session, size)
    assert tuple(s for block in found for s in block.statements) == form(session)
    assert len(found) == {"statement": 24, "axis": 8, "all": 1}[size]


def test_what_was_voted_on_keeps_its_block() -> None:
    session = voted(at(planned("half-day-210"), "vote"), ("lea1", "lea2", "lea3"))
    first, *rest = blocks(session, "all")
    assert (first.statements, first.round is not None) == (("lea1", "lea2", "lea3"), True)
    assert [len(block.statements) for block in rest] == [21]
    assert next_block(session, first, "all") == rest[0]
    assert next_block(session, rest[0], "all") is None
    assert current_block(session, Spotlight(screen="vote", subject="lea2"), "all") == first


def test_further_deeds_fit_the_moment() -> None:
    session = at(planned(), "vote")
    first = form(session)[:1]
    shown = vote_spotlight(session, first[0])
    assert offers(session, shown, SIZE) == ()
    opened = changes.RoundOpened(round=round_of("r1", first, way="booth"))
    deeds = [it.deed for it in offers(made(session, opened), shown, SIZE)]
    assert deeds == ["booth", "call-off"]
    deeds = [it.deed for it in offers(voted(session, first), shown, SIZE)]
    assert deeds == ["skip", "vote-again"]
    deeds = [it.deed for it in offers(revealed(session, first), shown, SIZE)]
    assert deeds == ["vote-again"]


def test_then_and_now_are_walked_page_by_page_before_going_on() -> None:
    session = at(planned("follow-up-90"), "compare")
    first = main_action(session, Spotlight(screen="radar"), "axis", 3)
    assert first.look == Spotlight(screen="compare")
    second = main_action(session, Spotlight(screen="compare"), "axis", 3)
    assert second.look == Spotlight(screen="compare", page=1)
    last = main_action(session, Spotlight(screen="compare", page=2), "axis", 3)
    assert last.deed == "enter"
    assert main_action(session, Spotlight(screen="radar"), "axis", 0).deed == "enter"
