"""The plan's rows, words and wishes, without a screen."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import Change, PersonEdited, StepEdited, StepMoved
from itot_workshop.domain.people import Participant
from itot_workshop.domain.plan_checks import Fit, fit, numbers
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.succession import after
from itot_workshop.ui.plan import agenda_wishes, people_wishes
from itot_workshop.ui.plan.agenda_model import spoken
from itot_workshop.ui.plan.agenda_view import agenda_view, changes_of, step_view
from itot_workshop.ui.plan.people_view import people_view
from itot_workshop.ui.plan.rules_page import trial_words
from itot_workshop.ui.plan.view import plan_view
from itot_workshop.ui.plan.words import fit_words, hours, listed, numbers_words
from itot_workshop.ui.widgets.filling import filled
from tests.domain.helpers.course import ids, person
from tests.ui.plan.conftest import new_plan


def done(session: Session, *changes: Change | None) -> Session:
    for change in changes:
        assert change is not None
        session = after(session, change).session
    return session


def about(session: Session, **values: object) -> Session:
    return replace(session, about=replace(session.about, **values))


def step_at(session: Session, place: int) -> str:
    return agenda_view(session).rows[place].id


def states(session: Session) -> dict[str, tuple[str, bool]]:
    view = plan_view(session)
    return {it.part: (it.state, it.good) for it in view.parts}


def test_the_rail_says_how_each_part_stands() -> None:
    session = new_plan()
    assert states(session) == {
        "about": ("4 things missing", False),
        "agenda": ("1 h", True),
        "people": ("nobody yet", False),
        "rules": ("secret, in the booth", True),
    }
    said = about(session, organisation="Corvane", facilitator="Mara", starts="09:00", until="09:50")
    peopled = done(said, people_wishes.add(said, "6 IT, 7 OT", ids()))
    assert states(about(peopled, way="hands")) == {
        "about": ("complete", True),
        "agenda": ("10 min too long", False),
        "people": ("13 people", True),
        "rules": ("open, by show of hands", True),
    }
    assert states(about(peopled, until="10:00"))["agenda"] == ("ends 10:00, fits", True)


def test_rows_have_clock_times_and_steps_that_are_off_take_none() -> None:
    session = about(new_plan(), starts="09:00")
    off = done(session, agenda_wishes.switch(session, step_at(session, 1)))
    rows = agenda_view(off).rows
    assert [row.starts for row in rows[:3]] == ["09:00", "", "09:05"]
    assert spoken(rows[1]) == "How we vote, 3 min, switched off"
    assert [segment.at for segment in agenda_view(off).segments[:2]] == [0, 5]
    assert agenda_view(new_plan()).rows[1].starts == "+0:05"


def test_what_differs_from_the_template_is_counted() -> None:
    session = new_plan()
    assert changes_of(session) == 0
    first, second = step_at(session, 0), step_at(session, 1)
    off = done(session, agenda_wishes.switch(session, first))
    moved = done(session, agenda_wishes.move(session, first, 3))
    both = done(off, agenda_wishes.duplicate(off, second, ids("d")))
    assert (changes_of(off), changes_of(moved), changes_of(both)) == (1, 1, 2)
    assert agenda_view(both).origin == "From the template “Pulse check”, 2 changes."
    gone = done(session, agenda_wishes.remove(first))
    assert agenda_view(gone).origin == "From the template “Pulse check”, one change."


def test_steps_say_what_is_done_in_them() -> None:
    remarks = {row.title: row.remark for row in agenda_view(new_plan("half-day-210")).rows}
    assert remarks["Five differences"] == "card “Five differences”"
    assert remarks["Silent vote"] == "24 statements, 8 axes"
    assert remarks["Green box"].endswith("cards")


def test_an_empty_agenda_says_so() -> None:
    bare = replace(new_plan(), agenda={})
    assert agenda_view(bare).origin == "No steps yet."
    assert states(bare)["agenda"] == ("no steps", False)


def test_a_step_of_the_pack_brings_its_script_and_ones_own_its_purpose() -> None:
    session = new_plan()
    shown = step_view(session, step_at(session, 0))
    assert shown is not None
    assert shown.lines
    own = done(session, agenda_wishes.add_own(session, "", ids("own")))
    mine = step_view(own, "own1")
    assert mine is not None
    assert (mine.own, mine.lines, mine.chip) == (True, (), "your own step")
    assert agenda_view(own).rows[-2].id == "own1"
    assert step_view(session, "gone") is None


def test_wishes_that_change_nothing_are_none() -> None:
    session = new_plan()
    step = step_at(session, 0)
    title = session.agenda[step].title
    assert agenda_wishes.move(session, step, -1) is None
    assert agenda_wishes.reword(session, step, f" {title} ") is None
    assert agenda_wishes.reword(session, step, " ") is None
    assert agenda_wishes.set_minutes(session, step, 5) is None
    assert agenda_wishes.explain(session, step, "") is None
    least = done(session, agenda_wishes.lengthen(session, step, -90))
    assert least.agenda[step].minutes == 1
    moved = agenda_wishes.move(session, step, 99)
    assert moved == StepMoved(step=step, position=len(session.agenda) - 1)


def test_what_is_proposed_makes_the_plan_fit() -> None:
    session = about(new_plan(), starts="09:00", until="09:55")
    changes = agenda_wishes.take(session, fit(session).takes)
    assert all(isinstance(change, StepEdited) for change in changes)
    assert fit(done(session, *changes)).over == 0


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        ("6 IT, 7 OT, 1 other", {"IT": 6, "OT": 7, "OTHER": 1}),
        ("OT, shift supervisor, Port Elna", {"OT": 1}),
        ("IT\tERP analyst\nOT\tProcess engineer", {"IT": 1, "OT": 1}),
        ("Plant manager", {"MGT": 1}),
    ],
)
def test_people_are_read_from_a_line_or_a_paste(text: str, seats: dict[str, int]) -> None:
    session = new_plan()
    peopled = done(session, people_wishes.add(session, text, ids("p")))
    assert {seat: n for seat, n in people_view(peopled).counts if n} == seats


def test_a_line_of_numbers_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refused, match="could not be read"):
        people_wishes.add(new_plan(), "6 somewhere", ids())
    assert people_wishes.add(new_plan(), " \n ", ids()) is None


def seated(*people: Participant) -> Session:
    session = new_plan()
    return replace(session, people={it.id: it for it in people})


def test_a_name_and_a_code_never_stand_together() -> None:
    session = seated(person("a", code="c05"))
    change = people_wishes.name(session, "a", "Ada")
    assert change is not None
    with pytest.raises(Refused, match="never stand together"):
        after(session, change)
    assert people_view(done(session, people_wishes.name(session, "a", "c06"))).rows[0].name == "c06"


def test_a_role_alone_is_reworded_and_a_name_leaves_the_role() -> None:
    roles = seated(person("a", role="ERP analyst"), person("b", name="Bo", role="Lead"))
    assert people_wishes.name(roles, "a", "Data analyst") == PersonEdited(
        person=person("a", role="Data analyst")
    )
    renamed = people_view(done(roles, people_wishes.name(roles, "b", "Ben"))).rows[1]
    assert (renamed.name, renamed.remark) == ("Ben", "Lead")


def test_a_seat_that_is_set_is_no_longer_guessed() -> None:
    session = seated(person("a", "OT", guessed=True), person("b"))
    assert any("guessed" in warning for warning in people_view(session).warnings)
    assert people_wishes.seat(session, "b", "IT") is None
    looked = done(session, people_wishes.seat(session, "a", "OT"))
    assert not any("guessed" in warning for warning in people_view(looked).warnings)


def peopled(**seats: int) -> Session:
    people = [person(f"{seat}{at}", seat) for seat, n in seats.items() for at in range(n)]
    return seated(*people)


@pytest.mark.parametrize(
    ("seats", "said"),
    [
        ({}, "Nobody is on the roster yet"),
        ({"IT": 2, "OT": 2}, "Fewer than 5 people"),
        ({"IT": 2, "OT": 5}, "whole room: IT needs 3 people"),
        ({"IT": 3, "OT": 6}, "Dots per side need 5 in IT. One “can’t judge” in IT hides its view."),
        ({"IT": 5, "OT": 6}, "Dots per side need 5: one “can’t judge” in IT hides them."),
        ({"IT": 9, "OT": 9}, "own figures (3) and dots per side (5)."),
    ],
)
def test_one_line_says_what_the_numbers_allow(seats: dict[str, int], said: str) -> None:
    assert said in numbers_words(numbers(peopled(**seats)))


def test_a_single_seat_is_warned_about_with_a_proposal() -> None:
    warnings = people_view(peopled(IT=5, OT=1, MGT=1)).warnings
    assert "show of hands" in warnings[0]
    assert "vote with IT or OT" in warnings[1]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Fit(total=60, starts=540, ends=600, until=590, over=10), "ends 10:00, 10 minutes too"),
        (Fit(total=60, starts=540, ends=600, until=599, over=1), "ends 10:00, 1 minute too long."),
        (Fit(total=60, starts=540, ends=600, until=600, over=0), "nothing to spare"),
        (Fit(total=60, starts=540, ends=600, until=615, over=-15), "15 minutes to spare"),
        (Fit(total=60, starts=540, ends=600), "ends 10:00. Say under About how long"),
        (Fit(total=60), "Say under About when you start"),
        (Fit(total=60, starts=540, ends=600, until=480, turned=True), "before the workshop starts"),
    ],
)
def test_whether_it_fits_is_said_in_a_sentence(found: Fit, said: str) -> None:
    assert said in " ".join(fit_words(found))


def test_a_vote_without_people_is_told() -> None:
    session = new_plan()
    assert "nobody to cast one" in agenda_view(session).faults[0]
    assert agenda_view(done(session, people_wishes.add(session, "6 IT, 7 OT", ids()))).faults == ()


def test_the_trial_vote_is_found_in_the_agenda() -> None:
    assert "How we vote" in trial_words(new_plan())
    assert "at any step" in trial_words(new_plan("half-day-210"))


def test_typed_words_are_never_filled_in_twice() -> None:
    assert filled("%1 and %2", "%2", "b") == "%2 and b"
    assert filled("100 % of %1", "it") == "100 % of it"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert [hours(it) for it in (45, 60, 210)] == ["45 min", "1 h", "3 h 30 min"]
