"""Made-up people play every template to its end, the same way for the same seed."""

from __future__ import annotations

import datetime
import random
from collections import Counter
from functools import cache
from typing import NamedTuple

import pytest

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import BoothOpen, Reveal
from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.common_ground import (
    BoardChange,
    BoardMeasures,
    board_measures,
    change_since_last,
)
from itot_workshop.domain.people import SIDES, seat_counts
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rules_content import crossing
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.talk import talk_of
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.live.rehearsal import play
from itot_workshop.live.rehearsal_people import later, opinions, seats_for
from itot_workshop.live.rehearsal_plan import (
    BETWEEN,
    earlier_template,
    ids,
    plan_rehearsal,
    plan_rehearsed_follow_up,
)
from itot_workshop.live.rehearsal_troupe import Moment, Troupe
from itot_workshop.live.workshop import Workshop
from itot_workshop.reports.json import show
from tests.domain.helpers.demo import core_pack
from tests.live.helpers.fakes import FakeBox, FakeKeeper
from tests.live.helpers.walk import texts

PULSE, HALF_DAY, FOLLOW_UP = "pulse-60", "half-day-210", "follow-up-90"
TEMPLATES = (PULSE, HALF_DAY, FOLLOW_UP)
DATE = datetime.date(2026, 1, 13)
ROOMS = (4, 5, 8, 14, 20)


class Played(NamedTuple):
    """A session that was played, its moments, and the session as it stood at each of them."""

    session: Session
    moments: tuple[Moment, ...]
    stood: tuple[Session, ...]


def troupe_for(
    session: Session, seed: int, box: FakeBox | None = None, earlier: tuple[Session, ...] = ()
) -> Troupe:
    chance = random.Random(seed)
    workshop = Workshop(session, FakeKeeper(session, []), box or FakeBox([]), chance=chance)
    return Troupe(workshop, opinions(session.pack, chance), chance=chance, earlier=earlier)


def play_out(troupe: Troupe) -> Played:
    seen = [(moment, troupe.session) for moment in play(troupe)]
    return Played(troupe.session, tuple(m for m, _ in seen), tuple(s for _, s in seen))


@cache
def played(template: str, people: int = 14, seed: int = 1) -> Played:
    pack, new_id = core_pack(), ids(random.Random(seed))
    earlier = earlier_template(pack, template)
    if earlier is None:
        known: tuple[Session, ...] = ()
        planned = plan_rehearsal(pack, template, people, DATE, new_id)
    else:
        first = plan_rehearsal(pack, earlier, people, DATE - BETWEEN, new_id)
        before = play_out(troupe_for(first, seed)).session
        known = (before,)
        planned = plan_rehearsed_follow_up(before, template, DATE, new_id)
    return play_out(troupe_for(planned, seed, earlier=known))


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_same_seed_gives_the_same_session(template: str) -> None:
    once = played(template)
    played.cache_clear()
    again = played(template)
    assert again.session == once.session
    assert again.moments == once.moments
    assert show(again.session, session_figures(again.session)) == show(
        once.session, session_figures(once.session)
    )


def test_another_seed_gives_another_session() -> None:
    one, other = played(PULSE, seed=1).session, played(PULSE, seed=2).session
    assert one.id != other.id
    assert session_figures(one) != session_figures(other)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_step_is_visited_and_its_time_taken(template: str) -> None:
    session, moments, stood = played(template)
    steps = steps_in_order(session)
    assert {moment.number for moment in moments} == set(range(1, len(steps) + 1))
    assert all(step.state == "done" and step.spent > 0 for step in steps)
    for moment, then in zip(moments, stood, strict=True):
        step = then.agenda[then.about.step]
        assert (steps[moment.number - 1].id, moment.name) == (step.id, step.source)
    assert [moment.at for moment in moments] == sorted(moment.at for moment in moments)
    assert session.about.state == "finished"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_rehearsal_is_marked_and_starts_in_the_morning(template: str) -> None:
    session, moments, _ = played(template)
    first = datetime.datetime.fromtimestamp(moments[0].at).astimezone()
    assert session.about.rehearsal
    assert (first.date(), first.hour) == (DATE, 9)
    assert session.about.starts == "09:00"


@pytest.mark.parametrize("template", TEMPLATES)
def test_everybody_votes_on_everything_and_one_axis_twice(template: str) -> None:
    session = played(template).session
    asked = {s.id for s in session.pack.form_statements(session.about.form)}
    rounds = sorted(session.rounds.values(), key=lambda r: r.number)
    others = [r for r in rounds if r.kind != "statements"]
    assert {"question", "dots"} <= {r.kind for r in others}
    cast = Counter(ballot.round for ballot in session.ballots.values())
    assert all(cast[r.id] == len(session.people) for r in others)
    rounds = [r for r in rounds if r.kind == "statements"]
    assert all(r.state == "revealed" for r in rounds)
    assert {s for r in rounds for s in r.statements} == asked
    assert all(cast[r.id] == len(session.people) for r in rounds)
    kept = [b for b in session.ballots.values() if b.round in {r.id for r in rounds}]
    assert len(kept) == len(rounds) * len(session.people)
    (again,) = [r for r in rounds if r.again_of]
    assert again.statements == session.rounds[again.again_of].statements
    by_seat = Counter(ballot.seat for ballot in kept)
    there = seat_counts(session.people.values())
    assert by_seat == {seat: n * len(rounds) for seat, n in there.items() if n}


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_trial_was_shown_and_is_gone(template: str) -> None:
    stood = played(template).stood
    trials = {r.state for then in stood for r in then.rounds.values() if r.kind == "trial"}
    assert trials == (set() if template == FOLLOW_UP else {"open", "revealed"})


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_stage_shows_turnouts_before_results(template: str) -> None:
    _, moments, stood = played(template)
    views = [
        audience_view(then, moment.spotlight, moment.at)
        for moment, then in zip(moments, stood, strict=True)
    ]
    booths = [view.turnout for view in views if isinstance(view, BoothOpen)]
    results = [view for view in views if isinstance(view, Reveal) and not view.trial]
    assert all(0 < turnout.voted < turnout.of for turnout in booths)
    assert {len(view.rounds) for view in results} == {1, 2}


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_kind_of_thing_is_written_down(template: str) -> None:
    session = played(template).session
    kinds = {note.kind for note in session.notes.values()}
    assert {"observation", "example", "barrier", "idea", "question", "word"} <= kinds
    assert {"IT", "OT", "both"} <= {note.side for note in session.notes.values()}
    assert any(note.parked for note in session.notes.values())
    assert session.about.next_date is not None
    new = [action for action in session.actions.values() if action.origin is None]
    assert len(new) == session.pack.template(template).actions_limit
    assert all(crossing(action) and action.due for action in new)


def questions(session: Session) -> set[str]:
    return {r.statements[0] for r in session.rounds.values() if r.kind == "question"}


def test_a_pulse_check_has_its_exercises() -> None:
    session = played(PULSE).session
    assert questions(session) == {"check-in", "check-out", "worth"}
    (alone,) = [r for r in session.rounds.values() if r.kind == "marks"]
    assert len({mark.card for mark in session.marks.values()}) == 1
    given = [b.answers for b in session.ballots.values() if b.round == alone.id]
    assert sum(mark.dots for mark in session.marks.values()) == sum(
        dots or 0 for answers in given for dots in answers.values()
    )


def test_the_half_day_has_its_exercises() -> None:
    session = played(HALF_DAY).session
    differences = {d.id for card in session.pack.cards for d in card.differences}
    rated = {(rating.difference, rating.table) for rating in session.differences.values()}
    assert rated == {(id_, side) for id_ in differences for side in SIDES}
    assert all(rating.example for rating in session.differences.values())
    assert any(rating.helps_most for rating in session.differences.values())
    assert any(rating.costs_most for rating in session.differences.values())
    assert any(mark.dots for mark in session.marks.values())
    board = board_measures(session.board.values())
    assert board is not None
    assert 16 <= board.placed <= 20
    assert (board.keep_apart, board.target - board.common) == (1, 3)
    assert board.contested > 0
    cards = session.board.values()
    assert sum(card.not_here for card in cards) == 1
    assert session.pack.board is not None
    assert {card.reason for card in cards if card.keep_apart} <= set(session.pack.board.apart)
    moves = {c.id: c for c in cards if c.target == "common" != c.agreed}
    assert all(c.barrier and c.owner_it and c.owner_ot for c in moves.values())
    actions = [a for a in session.actions.values() if a.card]
    assert {a.card for a in actions} == set(moves)
    assert all(
        {a.owner, a.partner} == {moves[a.card].owner_it, moves[a.card].owner_ot} for a in actions
    )
    (choice,) = session.model_choice.values()
    assert choice.chosen
    assert choice.reason
    assert choice.drafter
    assert choice.draft_due
    assert choice.thumbs_up + choice.thumbs_sideways + choice.thumbs_down == len(session.people)
    assert set(choice.weights) == set(choice.by_it) == set(choice.by_ot)
    assert questions(session) == {"check-in", "check-out", "worth"}
    assert {"weights", "dots"} <= {r.kind for r in session.rounds.values()}
    kinds = {card.id: card.kind for card in session.pack.cards}
    assert {kinds[m.card] for m in session.marks.values()} == {"anti-pattern", "pattern"}
    about = {note.about for note in session.notes.values()}
    pairs = {f"pair:{name}" for name in "ABCD"}
    assert about >= {
        "card:STR",
        "card:LEAD2",
        f"model:{choice.chosen}",
        *pairs,
    }
    (charter,) = session.charters.values()
    assert (charter.model, charter.signed) == (choice.chosen, None)
    assert charter.sponsors
    assert charter.members


def test_a_follow_up_looks_at_every_page_that_sets_it_against_the_session_before() -> None:
    _, moments, _ = played(FOLLOW_UP)
    compared = [moment for moment in moments if moment.spotlight.screen == "compare"]
    assert {moment.name for moment in compared} == {"compare"}
    assert [moment.spotlight.page for moment in compared] == list(range(len(compared)))
    assert len(compared) > 2


def test_a_follow_up_reviews_what_was_agreed_and_goes_on_from_the_last_board() -> None:
    session = played(FOLLOW_UP).session
    carried = [action for action in session.actions.values() if action.origin]
    assert {action.state for action in carried} >= {"done", "partly", "missed", "dropped"}
    reasons = {f"reason-{a.reason}" for a in carried if a.state != "done"}
    assert reasons <= {text.id for text in session.pack.texts}
    assert all(a.due and a.due > DATE for a in carried if a.state in ("partly", "missed"))
    assert session.about.follows == carried[0].origin.session  # type: ignore[union-attr]
    board, change = (of(session.board.values()) for of in (board_measures, change_since_last))
    assert isinstance(board, BoardMeasures)
    assert board.target > board.common > 0
    assert isinstance(change, BoardChange)
    assert change.slipped_back
    new = [session.board[id_] for id_ in change.new_items]
    assert new
    assert all(card.by_it and card.by_ot and card.agreed for card in new)
    assert {a.card for a in session.actions.values() if a.card and a.origin is None}
    assert questions(session) == {"check-in", "check-out", "worth"}
    (charter,) = session.charters.values()
    assert {change.seen for change in charter.visible} & {"seen", "partly"} or charter.watch


@pytest.mark.parametrize("template", TEMPLATES)
def test_all_that_is_said_comes_from_the_pack(template: str) -> None:
    session = played(template).session
    pack = set(texts(session.pack.__class__.__struct_fields__))
    pack |= set(texts([_plain(getattr(session.pack, name)) for name in pack]))
    moves = {f"{item.short}: {item.move}" for item in session.pack.items}
    said = {note.text for note in session.notes.values()}
    said -= {
        f"{capture.label}: {text}"
        for card in session.pack.cards
        for capture in card.captures
        for line in card.contrasts
        for text in (line.left, line.right)
    }
    said |= {t for a in session.actions.values() for t in (a.done_when, a.remark) if t}
    said |= {a.text for a in session.actions.values()} - moves
    said |= {choice.reason for choice in session.model_choice.values()}
    said |= {rating.example for rating in session.differences.values()}
    said |= {t for card in session.board.values() for t in (card.barrier, card.reason) if t}
    assert said - pack == set()


def _plain(value: object) -> object:
    """Structs as lists of what is in them."""
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    fields = getattr(value, "__struct_fields__", ())
    return [_plain(getattr(value, name)) for name in fields] if fields else value


@pytest.mark.parametrize("people", ROOMS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_rooms_of_every_size_come_to_the_end(template: str, people: int) -> None:
    session = played(template, people, seed=people).session
    figures = session_figures(session)
    assert len(session.people) == people
    shown = [axis.score for axis in figures.axes.values() if axis.score is not None]
    assert bool(shown) == (people >= session.pack.thresholds.room_min)


def test_the_sides_see_things_differently_and_managers_brighter() -> None:
    gaps, brighter = [], []
    for seed in range(1, 9):
        for axis in session_figures(played(HALF_DAY, 20, seed).session).axes.values():
            gaps.append(axis.gap)
            brighter.append(axis.management_gap)
    found = [gap for gap in gaps if gap is not None]
    assert any(gap > 0.5 for gap in found)
    assert any(gap < -0.5 for gap in found)
    assert any(abs(gap) < 0.5 for gap in found)
    above = [gap for gap in brighter if gap is not None]
    assert sum(above) / len(above) > 0.2


def test_some_cannot_judge_and_the_whole_scale_is_used() -> None:
    session = played(HALF_DAY, 20).session
    asked = {r.id for r in session.rounds.values() if r.kind == "statements"}
    ballots = [ballot for ballot in session.ballots.values() if ballot.round in asked]
    votes = Counter(vote for ballot in ballots for vote in ballot.answers.values())
    assert set(votes) == {None, *session.pack.scale.values}
    assert 0 < votes[None] < 0.2 * votes.total()


def test_later_opinions_have_moved_a_little() -> None:
    chance = random.Random(1)
    before = opinions(core_pack(), chance)
    after = later(before, chance)
    assert after != before
    assert all(
        abs(after.axes[axis][seat] - level) < 0.4
        for axis, levels in before.axes.items()
        for seat, level in levels.items()
    )


@pytest.mark.parametrize("people", range(4, 21))
def test_both_sides_have_their_seats(people: int) -> None:
    seats = Counter(seats_for(people))
    assert seats.total() == people
    assert seats["IT"] >= 2
    assert 0 <= seats["OT"] - seats["IT"] <= 1


def test_what_is_refused_ends_the_play_with_its_sentence() -> None:
    planned = plan_rehearsal(core_pack(), PULSE, 6, DATE, ids(random.Random(1)))
    troupe = troupe_for(planned, 1)
    (first, *_) = planned.people.values()
    troupe.cast = lambda ballot: troupe.workshop.apply(
        BallotCast(round="none", person=first.id, answers=ballot.answers)
    )
    with pytest.raises(Refused, match="no longer there"):
        list(play(troupe))


def test_a_template_there_is_not_is_refused() -> None:
    assert earlier_template(core_pack(), "none") is None
    with pytest.raises(Refused, match="no agenda “none”"):
        plan_rehearsal(core_pack(), "none", 6, DATE, ids(random.Random(1)))


def test_moments_show_what_fits_the_step() -> None:
    moments = played(PULSE).moments
    assert moments[0].spotlight == Spotlight(screen="welcome")
    screens = {moment.spotlight.screen for moment in moments}
    assert {"welcome", "rules", "agenda", "vote", "radar", "axis", "card", "actions"} <= screens
    assert moments[-2].spotlight.screen == "closing"


@pytest.mark.parametrize("template", [PULSE, HALF_DAY])
def test_the_second_axis_is_what_the_talk_list_offers_after_the_first_was_voted_on_again(
    template: str,
) -> None:
    _, moments, stood = played(template)
    looks = ((it.spotlight, then) for it, then in zip(moments, stood, strict=True))
    talked = [(look.subject, then) for look, then in looks if look.screen == "axis"]
    first = talked[0][0]
    second, then = next(it for it in talked if it[0] != first)
    assert any(round_.again_of for round_ in then.rounds.values())
    assert second == next(axis for axis in talk_of(then).axes if axis != first)
