"""What the booth is told of a session: its open round, its seats, and nothing of any ballot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.people import Participant, Seat
from itot_workshop.domain.session import Session
from itot_workshop.ui.booth.asked import matter_of, typed_seat
from tests.domain.helpers.demo import demo_session
from tests.ui.booth.helpers.rooms import matter, voting

TWELVE: tuple[Seat, ...] = ("IT",) * 12


def with_people(*people: Participant) -> Session:
    return replace(voting(), people={person.id: person for person in people})


def leads(session: Session) -> list[tuple[int, str, str]]:
    found = matter_of(session)
    assert found is not None
    return [(person.number, person.lead, person.words) for person in found.seated]


def test_without_an_open_vote_of_ballots_there_is_no_booth() -> None:
    assert matter_of(demo_session("S3")) is None
    assert matter_of(voting(("lea1",), mode="tally")) is None


def test_statements_stand_with_their_axis_in_the_order_of_the_round() -> None:
    found = matter(("gol1", "lea2"))
    pack = demo_session("S1").pack
    assert [asked.id for asked in found.statements] == ["gol1", "lea2"]
    assert [asked.text for asked in found.statements] == [
        pack.statement("gol1").text,
        pack.statement("lea2").text,
    ]
    assert found.statements[1].axis == pack.axis("leadership").name
    assert (found.low, len(found.labels)) == (1, 5)


def test_a_trial_has_a_statement_without_axis_and_asks_for_no_code() -> None:
    found = matter_of(voting(("lea1",), kind="trial"))
    assert found is not None
    assert found.statements[0].axis == ""
    assert found.statements[0].text == demo_session("S1").pack.text("trial-statement")
    assert (found.code, matter(("lea1",)).code) == (False, True)


def test_people_without_anything_are_numbered_through_the_room() -> None:
    assert leads(voting()) == [(at, str(at), "") for at in range(1, 7)]


def test_codes_number_people_and_never_stand_beside_names() -> None:
    session = with_people(
        Participant(id="a", seat="OT", code="c07", role="Instruments", position=0),
        Participant(id="b", seat="IT", code="c02", name="Ann Miller", position=1),
    )
    assert leads(session) == [(2, "2", "Ann Miller"), (7, "c07", "Instruments")]


def test_beside_people_without_a_code_codes_are_words_and_keep_their_number() -> None:
    session = with_people(
        Participant(id="a", seat="OT", code="c7", position=0),
        Participant(id="b", seat="IT", name="Ann Miller", role="ERP", position=1),
    )
    assert leads(session) == [(2, "2", "Ann Miller, ERP"), (7, "7", "c7")]


def test_who_is_not_here_has_no_key_and_changes_nobodys_number() -> None:
    session = voting()
    gone = replace(session.people["p2"], here=False)
    session = replace(session, people={**session.people, "p2": gone})
    assert [number for number, *_ in leads(session)] == [1, 3, 4, 5, 6]


def test_the_tick_tells_that_somebody_voted() -> None:
    found = matter(voted=("p2",))
    assert [person.id for person in found.seated if person.voted] == ["p2"]
    assert found.voted == 1


@pytest.mark.parametrize(
    ("typed", "person", "only"),
    [
        ("3", "p3", True),
        ("1", "p1", False),
        ("12", "p12", True),
        ("0", None, False),
        ("03", "p3", True),
        ("13", None, True),
        ("", None, False),
    ],
)
def test_typed_digits_mean_a_seat(typed: str, person: str | None, only: bool) -> None:
    found = matter_of(voting(seats=TWELVE))
    assert found is not None
    seated, alone = typed_seat(typed, found.seated)
    assert (seated.id if seated else None, alone) == (person, only)


@given(st.integers(1, 40), st.data())
def test_every_seat_can_be_typed(count: int, data: st.DataObject) -> None:
    found = matter_of(voting(seats=TWELVE[:1] * count))
    assert found is not None
    wanted = data.draw(st.sampled_from(found.seated))
    for end in range(1, len(str(wanted.number))):
        _, only = typed_seat(str(wanted.number)[:end], found.seated)
        assert not only
    assert typed_seat(str(wanted.number), found.seated)[0] == wanted
