"""The stage follows session and clock, goes blank and freezes, and knows what fits a step."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itot_workshop.domain import audience_views as views
from itot_workshop.domain import changes
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.planning import plan_session
from itot_workshop.domain.session import Session
from itot_workshop.live.clock import Clock
from itot_workshop.live.spotlight import (
    Stage,
    proposed_card,
    spotlight_for,
    template_step,
    vote_spotlight,
)
from itot_workshop.live.workshop import Workshop
from tests.domain.helpers.course import DAY, core, ids, made, opened, person, round_of
from tests.live.helpers.fakes import FakeBox, FakeKeeper


def planned(template: str = "half-day-210") -> Session:
    session = plan_session(core(), template, title="Together", date=DAY, new_id=ids("step"))
    people = [person(f"p{at}", "IT" if at % 2 else "OT", position=at) for at in range(6)]
    return made(session, changes.PeopleAdded(people=tuple(people)))


def step_of(session: Session, source: str) -> str:
    return next(s.id for s in session.agenda.values() if s.source == source)


class Desk:
    """A workshop with its stage, and every view that went out."""

    def __init__(self, session: Session) -> None:
        log: list[str] = []
        self.now = 1000.0
        self.clock = Clock(steady=self.read, wall=self.read)
        keeper, box = FakeKeeper(session, log), FakeBox(log)
        self.workshop = Workshop(session, keeper, box, chance=random.Random(1))
        self.stage = Stage(self.workshop, self.clock)
        self.views: list[AudienceView] = []
        self.stage.view_changed.connect(self.views.append)

    def read(self) -> float:
        return self.now

    def turn(self) -> None:
        QApplication.processEvents()
        QApplication.processEvents()

    def enter(self, source: str) -> None:
        session = self.workshop.session
        entered = changes.StepEntered(step=step_of(session, source), at=self.now)
        assert self.workshop.apply(entered)
        self.stage.show_step()
        self.turn()


SCREENS = {
    "opening": views.Welcome,
    "five-differences": views.CardPage,
    "vote": views.Ask,
    "radar": views.Radar,
    "two-axes": views.Radar,
    "mirror": views.CardPage,
    "break": views.Countdown,
    "green-box": views.BoardPlacing,
    "pick-your-model": views.ModelPage,
    "actions": views.Actions,
    "close": views.Closing,
}


@pytest.mark.parametrize("source", SCREENS)
def test_every_step_has_its_screen(source: str) -> None:
    session = planned()
    entered = made(session, changes.StepEntered(step=step_of(session, source), at=0.0))
    step = entered.agenda[entered.about.step]
    view = audience_view(entered, spotlight_for(entered, step), 0.0)
    assert isinstance(view, SCREENS[source])


@pytest.mark.parametrize("template", ["pulse-60", "half-day-210", "follow-up-90"])
def test_the_steps_of_every_agenda_are_found_in_their_own_template(template: str) -> None:
    session = planned(template)
    steps = session.pack.template(template).steps
    assert [template_step(session, step) for step in session.agenda.values()] == list(steps)


def test_how_we_vote_shows_the_rules_until_the_trial() -> None:
    session = planned("pulse-60")
    step = session.agenda[step_of(session, "how-we-vote")]
    assert spotlight_for(session, step).screen == "rules"
    first = session.pack.form_statements("short")[0].id
    trial = changes.RoundOpened(round=round_of("t", (first,), kind="trial"))
    assert spotlight_for(made(session, trial), step).screen == "vote"


def test_the_review_shows_what_became_of_actions() -> None:
    session = planned("follow-up-90")
    found = spotlight_for(session, session.agenda[step_of(session, "last-actions")])
    assert found == Spotlight(screen="actions", review=True)


def test_a_vote_shows_the_open_statement_or_the_first_without_votes() -> None:
    session = planned()
    assert vote_spotlight(session).subject == "lea1"
    assert vote_spotlight(made(session, opened())).subject == "lea1"
    later = changes.RoundOpened(round=round_of("r9", ("tec1", "tec2")))
    assert vote_spotlight(made(session, later)).subject == "tec1"
    dropped = made(session, later)
    assert vote_spotlight(dropped, "gol1").subject == "tec1"


def test_a_card_is_one_the_step_offers() -> None:
    assert proposed_card(planned(), ("P1", "P2")) == "P1"
    assert proposed_card(planned(), ()) == core().cards[0].id


def test_the_stage_follows_the_session_once_a_turn(qtbot: QtBot) -> None:
    desk = Desk(planned())
    desk.enter("vote")
    desk.views.clear()
    assert desk.workshop.apply(opened())
    for at in range(5):
        cast = changes.BallotCast(round="r1", person=f"p{at}", answers={"lea1": 3})
        assert desk.workshop.apply(cast)
    assert desk.views == []
    desk.turn()
    (view,) = desk.views
    assert isinstance(view, views.BoothOpen)
    assert view.turnout == views.Turnout(voted=5, of=6)


def test_only_screens_that_count_time_follow_the_clock(qtbot: QtBot) -> None:
    desk = Desk(planned())
    desk.enter("opening")
    desk.views.clear()
    desk.now += 60
    desk.clock.tick()
    desk.turn()
    assert desk.views == []
    desk.enter("break")
    desk.now += 60
    desk.clock.tick()
    desk.turn()
    view = desk.views[-1]
    assert isinstance(view, views.Countdown)
    assert (view.left, view.ends, view.pause) == (14 * 60, desk.now + 14 * 60, True)
    assert desk.workshop.apply(changes.TimerSet(running=False, at=desk.now))
    desk.turn()
    desk.views.clear()
    desk.now += 60
    desk.clock.tick()
    desk.turn()
    assert desk.views == []


def test_blank_shows_nothing_until_it_is_lifted(qtbot: QtBot) -> None:
    desk = Desk(planned())
    desk.enter("opening")
    desk.stage.set_blank(True)
    desk.turn()
    assert desk.stage.view == views.Blank()
    desk.enter("close")
    assert desk.stage.view == views.Blank()
    desk.stage.set_blank(False)
    desk.turn()
    assert isinstance(desk.stage.view, views.Closing)


def test_frozen_keeps_the_last_view(qtbot: QtBot) -> None:
    desk = Desk(planned())
    desk.enter("opening")
    kept = desk.stage.view
    desk.stage.set_frozen(True)
    desk.enter("close")
    assert desk.stage.view == kept
    desk.stage.set_blank(True)
    desk.turn()
    assert desk.stage.view == views.Blank()
    desk.stage.set_blank(False)
    desk.turn()
    assert desk.stage.view == kept
    desk.stage.set_frozen(False)
    desk.turn()
    assert isinstance(desk.stage.view, views.Closing)


def test_a_state_that_changes_is_told(qtbot: QtBot) -> None:
    desk = Desk(planned())
    told: list[tuple[bool, bool]] = []
    desk.stage.cover_changed.connect(
        lambda: told.append((desk.stage.is_blank, desk.stage.is_frozen))
    )
    desk.stage.set_blank(True)
    desk.stage.set_blank(True)
    desk.stage.set_frozen(True)
    desk.stage.show(desk.stage.spotlight)
    assert told == [(True, False), (True, True)]


def test_a_talk_goes_on_at_the_axis_it_was_left_at_and_knows_those_it_has_had(qtbot: QtBot) -> None:
    desk = Desk(planned())
    desk.enter("two-axes")
    for axis in ("goals", "results", "goals"):
        desk.stage.show(Spotlight(screen="axis", subject=axis))
    had = [desk.stage.talked]
    for source in ("mirror", "two-axes"):
        desk.enter(source)
        had.append(desk.stage.talked)
    assert had == [("goals", "results"), (), ("goals", "results")]
    assert desk.stage.spotlight == Spotlight(screen="axis", subject="goals")
