"""What the room sees: every screen in every state, and no result before its reveal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Screen, Spotlight, audience_view
from itot_workshop.domain.audience_card import card_pages
from itot_workshop.domain.audience_choice_views import Turnout
from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.notes import DifferenceRating, Mark
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Ballot, Round, RoundState
from tests.domain.helpers.demo import core_pack, demo_session
from tests.domain.helpers.other_votes import with_other_votes
from tests.domain.helpers.rooms import Cast, session_of, with_ballots

SCREENS: tuple[Screen, ...] = get_args(Screen)
SUBJECTS = (
    "",
    "tec1",
    "lea2",
    "AP1",
    "FIVE",
    "technology",
    "weights",
    "dots",
    "marks",
    "worth",
    "temp_team",
    "t10",
)


def with_state(session: Session, state: RoundState) -> Session:
    rounds = {id_: replace(r, state=state) for id_, r in session.rounds.items()}
    return replace(session, rounds=rounds)


def every_view(
    session: Session, *earlier: Session
) -> Iterator[tuple[Spotlight, views.AudienceView]]:
    for screen in SCREENS:
        for subject in SUBJECTS:
            for flag in (False, True):
                spotlight = Spotlight(
                    screen=screen,
                    subject=subject,
                    booth=flag,
                    table=flag,
                    spread=flag,
                    outline="since" if flag else "sides",
                    review=flag,
                    page=3 if flag else 0,
                )
                yield spotlight, audience_view(session, spotlight, 0.0, earlier)


def figures(view: views.AudienceView) -> list[float]:
    """Every figure of a vote that a view holds."""
    if isinstance(view, views.Reveal):
        return [float(count) for r in view.rounds for pile in r.piles for count in pile.counts]
    if isinstance(view, views.Dots):
        return [float(row.dots) for row in view.rows if row.dots is not None]
    if isinstance(view, views.CardPage):
        return [float(line.dots) for column in view.columns for line in column.lines if line.dots]
    if isinstance(view, views.Answers):
        return [*map(float, view.counts or ()), *(1.0 for _ in view.said)]
    if isinstance(view, views.Weights):
        medians = [value for row in view.rows for value in (row.it, row.ot, row.room)]
        return [value for value in medians if value is not None]
    rows: tuple[views.AxisRow, ...] = ()
    whole: tuple[float | None, ...] = ()
    if isinstance(view, views.Radar):
        rows, whole = view.axes, (view.overall, view.mean_gap, view.agreement)
    elif isinstance(view, views.AxisPage):
        rows = (view.row,)
    values = [v for r in rows for v in (r.it, r.ot, r.score, r.management, r.gap, r.agreement)]
    values += [v for r in rows for v in (r.then, r.now, r.change)]
    values += [end for r in rows for reach in (r.it_spread, r.ot_spread) for end in reach or ()]
    return [value for value in (*values, *whole) if value is not None]


def answered_otherwise(session: Session) -> Session:
    """The same session where everybody gave other answers and wrote other sentences."""
    ballots = {
        id_: replace(ballot, answers={
            item: None if vote is None else vote + (1 if vote < 3 else -1)
            for item, vote in ballot.answers.items()
        })
        for id_, ballot in session.ballots.items()
    }  # fmt: skip
    rounds = {
        id_: replace(round_, said=tuple(f"Not that: {text}" for text in round_.said))
        for id_, round_ in session.rounds.items()
    }
    return replace(session, ballots=ballots, rounds=rounds)


@pytest.mark.parametrize("state", ["open", "closed"])
def test_no_screen_depends_on_an_answer_before_the_reveal(state: RoundState) -> None:
    """Statements, weights, dots, symptoms, questions: whatever was said, all screens are alike."""
    session = with_other_votes(with_state(demo_session("S1"), state), state)
    both = every_view(session), every_view(answered_otherwise(session))
    for (spotlight, one), (_, other) in zip(*both, strict=True):
        assert one == other, spotlight
        assert figures(one) == [], spotlight


@pytest.mark.parametrize("phase", ["choose", "update", "it", "ot"])
def test_no_screen_depends_on_what_a_table_has_placed(phase: BoardPhase) -> None:
    """Neither table, nor anybody else, sees a place before both maps are shown."""
    before, session = demo_session("S1"), with_state(demo_session("S2"), "revealed")
    about = replace(session.about, state="running", board=phase)
    placed = [
        replace(session, about=about, board={
            card.id: replace(card, agreed=None, by_it=it, by_ot=None if at % 3 else ot)
            for at, card in enumerate(session.board.values())
        })
        for it, ot in (("it_only", "common"), ("common", "ot_only"))
    ]  # fmt: skip
    for one, other in zip(*(every_view(it, before) for it in placed), strict=True):
        assert one == other


@pytest.mark.parametrize("table", SIDES)
def test_no_screen_depends_on_what_one_table_has_rated(table: Seat) -> None:
    """A difference is seen when both tables have rated it, never one row alone."""
    rated = [
        replace(
            demo_session("S1"),
            differences={
                d.id: DifferenceRating(id=d.id, difference=d.id, table=table, rating=rating,
                                       example=f"It was {rating}")
                for d in core_pack().card("FIVE").differences
            },
        )
        for rating in (1, 5)
    ]  # fmt: skip
    for one, other in zip(*map(every_view, rated), strict=True):
        assert one == other


def test_other_votes_show_their_figures_once_they_are_revealed() -> None:
    session = with_other_votes(with_state(demo_session("S1"), "revealed"), "revealed")
    for subject in ("weights", "dots", "worth"):  # dots on symptoms stand on their card
        view = audience_view(session, Spotlight(screen="round", subject=subject))
        assert figures(view), subject


def test_after_the_reveal_the_radar_has_all_axes() -> None:
    view = audience_view(with_state(demo_session("S1"), "revealed"), Spotlight(screen="radar"))
    assert isinstance(view, views.Radar)
    assert all(axis.score is not None for axis in view.axes)
    assert view.axes[view.order[0]].gap == max(axis.gap or 0 for axis in view.axes)


@pytest.mark.parametrize(("state", "voted"), [("closed", False), ("revealed", True)])
def test_too_few_votes_are_told_from_votes_to_be_revealed(state: RoundState, voted: bool) -> None:
    few = replace(with_state(demo_session("S1"), state), ballots={}, tallies={})
    view = audience_view(few, Spotlight(screen="radar"))
    assert isinstance(view, views.Radar)
    assert all(axis.score is None for axis in view.axes)
    assert view.voted is voted
    one = audience_view(few, Spotlight(screen="axis", subject=few.pack.axes[0].id))
    assert isinstance(one, views.AxisPage)
    assert one.voted is voted


def test_a_gap_has_no_sign_on_the_stage() -> None:
    view = audience_view(with_state(demo_session("S1"), "revealed"), Spotlight(screen="radar"))
    assert isinstance(view, views.Radar)
    assert all(axis.gap is not None and axis.gap >= 0 for axis in view.axes)


def test_a_closed_vote_again_shows_its_turnout_and_from_its_reveal_both_rounds() -> None:
    session = with_state(demo_session("S1"), "revealed")
    again = Round(id="again", number=99, statements=("tec1",), state="closed")
    seats = [person.seat for person in session.people.values() if person.seat in SIDES]
    ballots = {
        f"a{at}": Ballot(id=f"a{at}", round="again", seat=seat, answers={"tec1": 5})
        for at, seat in enumerate(seats)
    }
    closed = replace(
        session,
        rounds={**session.rounds, "again": again},
        ballots={**session.ballots, **ballots},
    )
    waiting = audience_view(closed, Spotlight(screen="vote", subject="tec1"))
    assert isinstance(waiting, views.Ask)
    assert waiting.closed
    assert waiting.turnout == Turnout(voted=11, of=14)
    rounds = {**closed.rounds, "again": replace(again, state="revealed")}
    shown = audience_view(replace(closed, rounds=rounds), Spotlight(screen="vote", subject="tec1"))
    assert isinstance(shown, views.Reveal)
    assert [round_.number for round_ in shown.rounds] == [1, 99]
    assert [m.value for m in shown.rounds[-1].medians] == [5.0, 5.0]


def test_an_open_round_shows_its_turnout_and_nothing_of_the_answers() -> None:
    session = demo_session("S1")
    people = sorted(session.people)[:7]
    round_ = Round(id="x", number=9, statements=("tec1", "tec2"), voted=tuple(people))
    opened = replace(session, rounds={**session.rounds, "x": round_})
    view = audience_view(opened, Spotlight(screen="vote"))
    assert isinstance(view, views.Ask)
    assert view.turnout == views.Turnout(voted=7, of=14)
    booth = audience_view(opened, Spotlight(screen="vote", booth=True))
    assert isinstance(booth, views.BoothOpen)
    assert booth.turnout == view.turnout


def test_anchors_stand_only_with_positive_statements() -> None:
    session = replace(demo_session("S1"), rounds={}, ballots={})
    positive = audience_view(session, Spotlight(screen="vote", subject="lea1"))
    problem = audience_view(session, Spotlight(screen="vote", subject="lea2"))
    assert isinstance(positive, views.Ask)
    assert isinstance(problem, views.Ask)
    assert positive.anchor_low
    assert positive.anchor_high
    assert (problem.anchor_low, problem.anchor_high) == ("", "")


def test_small_sides_are_one_pile() -> None:
    session = with_state(demo_session("S1"), "revealed")
    few = {
        id_: ballot
        for at, (id_, ballot) in enumerate(session.ballots.items())
        if ballot.seat != "IT" or at % 2
    }
    view = audience_view(replace(session, ballots=few), Spotlight(screen="vote", subject="res2"))
    assert isinstance(view, views.Reveal)
    assert [pile.seat for pile in view.rounds[-1].piles] == [None]
    assert view.rounds[-1].hidden == "sides"
    assert view.rounds[-1].management is None


def test_a_reveal_names_seats_of_few_people_whatever_they_could_judge() -> None:
    cast: list[Cast] = [("IT", {"lea1": 4}), ("OT", {"lea1": 2})] * 5
    many: list[Cast] = [("MGT", {"lea1": vote}) for vote in (3, 3, 3, 3, None)]
    few: list[Cast] = [("OTHER", {"lea1": vote}) for vote in (1, None)]
    session = with_ballots(session_of(core_pack()), [*cast, *many, *few], state="revealed")
    view = audience_view(session, Spotlight(screen="vote", subject="lea1"))
    assert isinstance(view, views.Reveal)
    assert view.rounds[-1].management is None
    assert view.rounds[-1].few == ("OTHER",), "nothing tells that one manager could not judge"


def test_one_pile_beside_sides_that_are_shown_names_who_is_not_in_it() -> None:
    cast: list[Cast] = [("IT", {"lea1": 4}), ("OT", {"lea1": 2})] * 4
    session = with_ballots(
        session_of(core_pack(), "short"), [*cast, ("OTHER", {"lea1": None})], state="revealed"
    )
    view = audience_view(session, Spotlight(screen="vote", subject="lea1"))
    assert isinstance(view, views.Reveal)
    last = view.rounds[-1]
    assert (last.hidden, sum(last.piles[0].counts), last.few) == ("sides", 8, ("OTHER",))


def test_a_reveal_asks_the_lower_side_first() -> None:
    view = audience_view(
        with_state(demo_session("S1"), "revealed"), Spotlight(screen="vote", subject="res2")
    )
    assert isinstance(view, views.Reveal)
    assert [median.value for median in view.rounds[-1].medians] == [4.0, 2.0]
    assert view.rounds[-1].apart == 2.0
    assert [seat for seat, _ in view.prompts] == ["OT", "IT"]


def test_agreement_is_read_inside_the_sides_and_the_smallest_split_is_the_true_one() -> None:
    """Each side is of one mind, so the room's low agreement says nothing beside the gap."""
    bare = tuple(replace(s, ask_worse="", ask_better="") for s in core_pack().statements)
    pack = replace(core_pack(), statements=bare)
    cast: list[Cast] = [("IT", {"lea1": 5}), ("OT", {"lea1": 1})]
    session = with_ballots(session_of(pack, side_min=8), cast * 8, state="revealed")
    view = audience_view(session, Spotlight(screen="vote", subject="lea1"))
    assert isinstance(view, views.Reveal)
    assert view.smallest == 8
    (reading,) = (it for it in pack.gap_readings if (it.gap, it.agreement) == ("large", "high"))
    assert view.prompts == ((None, reading.prompt),)


@pytest.mark.parametrize(
    ("statement", "votes", "score"),
    [
        ("lea1", (2, 2, 3, 3, 3, 3), "low"),
        ("lea1", (3, 3, 3, 3, 4), "high"),
        ("lea2", (3, 3, 3, 4, 4), "low"),
    ],
)
def test_a_room_of_one_mind_hears_that_it_works_only_of_a_mean_that_is_not_low(
    statement: str, votes: tuple[int, ...], score: str
) -> None:
    cast: list[Cast] = [("IT", {statement: vote}) for vote in votes]
    session = with_ballots(session_of(core_pack()), cast, state="revealed")
    view = audience_view(session, Spotlight(screen="vote", subject=statement))
    assert isinstance(view, views.Reveal)
    assert [median.value for median in view.rounds[-1].medians] == [3.0]
    wanted = ("close", "high", score)
    readings = session.pack.gap_readings
    (reading,) = (it for it in readings if (it.gap, it.agreement, it.score) == wanted)
    assert view.prompts == ((None, reading.prompt),)


def test_a_trial_is_shown_as_one_pile_and_only_when_revealed() -> None:
    session = replace(demo_session("S1"), rounds={}, ballots={})
    trial = Round(id="t", number=1, statements=("trial",), kind="trial", state="closed")
    ballots = {
        f"b{at}": Ballot(id=f"b{at}", round="t", seat="IT", answers={"trial": vote})
        for at, vote in enumerate((1, 2, 3, 4, 5, 1, None, None))
    }
    closed = replace(session, rounds={"t": trial}, ballots=ballots)
    assert figures(audience_view(closed, Spotlight(screen="vote"))) == []
    shown = replace(closed, rounds={"t": replace(trial, state="revealed")})
    view = audience_view(shown, Spotlight(screen="vote"))
    assert isinstance(view, views.Reveal)
    assert view.trial
    assert sum(view.rounds[0].piles[0].counts) == 6
    assert view.rounds[0].cant_judge == 2
    few = {id_: ballot for id_, ballot in ballots.items() if id_ not in ("b0", "b1", "b2")}
    hidden = audience_view(replace(shown, ballots=few), Spotlight(screen="vote"))
    assert isinstance(hidden, views.Reveal)
    assert (hidden.rounds[0].piles, hidden.rounds[0].cant_judge) == ((), 0)
    assert view.example is None
    assert hidden.example is not None
    (made_up,) = hidden.example.piles
    assert (made_up.seat, sum(made_up.counts)) == (None, 5)
    none = audience_view(replace(shown, ballots={}), Spotlight(screen="vote"))
    assert isinstance(none, views.Reveal)
    assert none.example == hidden.example


def test_marks_are_counted_on_their_symptom() -> None:
    mark = Mark(id="m", card="AP1", audience="it", symptom=1, dots=4)
    session = replace(demo_session("S1"), marks={"m": mark})
    view = audience_view(session, Spotlight(screen="card", subject="AP1"))
    assert isinstance(view, views.CardPage)
    dots = {column.seat: [line.dots for line in column.lines] for column in view.columns}
    assert dots["IT"] == [0, 4, 0, 0]
    assert sum(dots["OT"]) == 0


@settings(max_examples=8)
@given(st.integers(0, 2**32 - 1))
def test_no_script_and_no_roster_reach_the_stage(seed: int) -> None:
    session = demo_session("S1")
    states: tuple[RoundState, ...] = ("closed", "revealed")
    session = with_state(session, states[seed % 2])
    names = {
        id_: replace(person, name=f"Person-{seed}-{at}", code="")
        for at, (id_, person) in enumerate(session.people.items())
    }
    session = replace(session, people=names)
    scripts = {line.text for t in core_pack().templates for s in t.steps for line in s.script}
    for _, view in every_view(session):
        said = set(_texts(msgspec.to_builtins(view)))
        assert not said & scripts
        assert not any("Person-" in text for text in said)


def _texts(plain: Any) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for part in plain.values():
            yield from _texts(part)
    elif isinstance(plain, (list, tuple)):
        for part in plain:
            yield from _texts(part)


PLACES = st.sampled_from(COLUMNS)


@settings(max_examples=10)
@given(st.data(), st.sampled_from(("it", "ot")))
def test_no_view_tells_where_a_table_put_a_card_before_both_maps_are_seen(
    data: st.DataObject, phase: BoardPhase
) -> None:
    session = demo_session("S1")
    about = replace(session.about, board=phase)

    def placed() -> Session:
        """The demo's cards, all placed by IT and half of them by OT, anywhere."""
        cards = {
            id_: replace(
                card,
                by_it=data.draw(PLACES),
                by_ot=data.draw(PLACES) if at % 2 else None,
                agreed=None,
                target=None,
            )
            for at, (id_, card) in enumerate(session.board.items())
        }
        return replace(session, about=about, board=cards)

    assert list(every_view(placed())) == list(every_view(placed()))


def test_a_card_shows_only_the_views_it_has_something_for() -> None:
    session = demo_session("S1")
    whole = core_pack().card("AP1")
    assert card_pages(whole) == ("symptoms", "story", "questions")
    for card in core_pack().cards:
        for page in range(4):
            view = audience_view(session, Spotlight(screen="card", subject=card.id, page=page))
            if isinstance(view, views.CardPage):
                assert not set(card.exercise) & {view.story, *view.questions}
            else:
                assert card.differences


def test_a_radar_names_its_site_only_beside_others() -> None:
    own, before = (
        replace(it, about=replace(it.about, organisation="Corvane", site="Aldersted"))
        for it in (demo_session("S3"), demo_session("S2"))
    )

    def place(*others: Session) -> str:
        view = audience_view(own, Spotlight(screen="radar"), 0.0, others)
        assert isinstance(view, views.Radar)
        return view.place

    there = replace(before.about, id="other", site="Port Elna", follows=None)
    elsewhere = replace(before, about=there)
    abroad = replace(before, about=replace(there, id="third", organisation="Other company"))
    assert place() == place(before) == ""
    assert place(before, elsewhere) == "Aldersted"
    assert place(before, abroad) == "Corvane"
    assert place(before, elsewhere, abroad) == "Corvane · Aldersted"
