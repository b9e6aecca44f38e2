from __future__ import annotations

from itot_workshop.domain.quality import Misread, quality_hints
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import demo_session
from tests.domain.helpers.rooms import EIGHT, Cast, Given, session_of, with_ballots, with_hands

ALL = [s.id for s in EIGHT.statements]


def voted(*answers: Given) -> Session:
    """A full-form session, the people on the sides in turn."""
    cast: list[Cast] = [("IT" if at % 2 else "OT", given) for at, given in enumerate(answers)]
    return with_ballots(session_of(), cast, ALL)


def careful(vote: int = 4, **changed: int | None) -> Given:
    """Somebody who answers problem statements the other way round."""
    return {s.id: vote if s.key == 1 else 6 - vote for s in EIGHT.statements} | changed


def test_careful_votes_give_no_hint() -> None:
    hints = quality_hints(voted(*[careful()] * 6))
    assert hints is not None
    assert (hints.ballots, hints.straight, hints.blank) == (6, 0, 0)
    assert (hints.empty, hints.misread) == ((), ())


def test_the_same_score_everywhere_is_counted() -> None:
    straight = dict.fromkeys(ALL, 3)
    almost = {**straight, "res3": 4}
    blank = dict.fromkeys(ALL, None)
    hints = quality_hints(voted(straight, straight, almost, blank, careful(), careful()))
    assert hints is not None
    assert (hints.straight, hints.blank) == (2, 1)


def test_more_than_a_third_left_empty_is_counted() -> None:
    eight = {**careful(), **dict.fromkeys(ALL[:8], None)}
    nine = {**careful(), **dict.fromkeys(ALL[:9], None)}
    hints = quality_hints(voted(eight, nine, *[careful()] * 4))
    assert hints is not None
    assert hints.blank == 1
    assert hints.empty == ()


def test_a_statement_that_many_cannot_judge_is_named() -> None:
    hints = quality_hints(voted(*[careful(lea1=None)] * 3, *[careful()] * 3))
    assert hints is not None
    assert hints.empty == ("lea1",)


def test_an_axis_read_against_the_grain_is_named() -> None:
    """Three of eight give a problem statement the score of its neighbours."""
    misread = careful(5, lea2=5)
    hints = quality_hints(voted(*[misread] * 3, *[careful()] * 5))
    assert hints is not None
    assert hints.misread == (Misread(axis="leadership", statements=("lea2",), people=3, of=8),)
    hints = quality_hints(voted(*[misread] * 2, *[careful()] * 4))
    assert hints is not None
    assert hints.misread == ()


def test_two_points_are_far_enough_to_be_misread() -> None:
    near = careful(4, lea2=3)
    far = careful(4, lea2=4)
    assert _misread(near) == ()
    assert _misread(far) == ("leadership",)


def _misread(given: Given) -> tuple[str, ...]:
    hints = quality_hints(voted(*[given] * 5))
    assert hints is not None
    return tuple(found.axis for found in hints.misread)


def test_whoever_left_one_kind_empty_is_not_asked_about_it() -> None:
    assert _misread(careful(5, lea2=None)) == ()


def test_a_small_room_gets_no_hints() -> None:
    assert quality_hints(voted(*[dict.fromkeys(ALL, 3)] * 4)) is None
    assert quality_hints(session_of()) is None


def test_hands_get_no_hints() -> None:
    hands = {id_: {"IT": (0, 0, 9, 0, 0)} for id_ in ALL}
    assert quality_hints(with_hands(session_of(), hands)) is None


def test_ballots_of_single_axes_say_nothing_about_the_whole() -> None:
    session = session_of()
    for axis in EIGHT.axes:
        ids = [s.id for s in EIGHT.statements if s.axis == axis.id]
        session = with_ballots(session, [("IT", dict.fromkeys(ids, 3))] * 6, ids)
    assert quality_hints(session) is None


def test_the_demo_companys_votes_are_sound() -> None:
    hints = quality_hints(demo_session("S1"))
    assert hints is not None
    assert (hints.ballots, hints.straight, hints.blank) == (14, 0, 0)
