"""Made-up rooms for hypothesis: any mix of seats, keys, abstentions and small groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from itot_workshop.domain.pack import Key
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers
from tests.domain.helpers.rooms import one_axis, session_of, with_ballots, with_hands

Cast = tuple[Seat, Answers]

seats: st.SearchStrategy[Seat] = st.sampled_from(
    ("IT", "IT", "IT", "OT", "OT", "OT", "OT", "MGT", "OTHER")
)
keys: st.SearchStrategy[list[Key]] = st.lists(st.sampled_from((1, -1)), min_size=1, max_size=4)


@st.composite
def ballots(draw: st.DrawFn, ids: Sequence[str], most: int = 16, high: int = 5) -> list[Cast]:
    """Ballots on these statements; some rooms never skip one, some skip many."""
    skips = draw(st.sampled_from((0, 0, 1, 3)))
    vote = st.sampled_from((*range(1, high + 1), *([None] * skips)))
    answers = st.fixed_dictionaries(dict.fromkeys(ids, vote))
    return draw(st.lists(st.tuples(seats, answers), max_size=most))


@st.composite
def ballot_sessions(draw: st.DrawFn, /, most: int = 16, **about: int) -> Session:
    """A session with one axis and one round of ballots on it."""
    pack = one_axis(draw(keys))
    ids = [s.id for s in pack.statements]
    return with_ballots(session_of(pack, "full", **about), draw(ballots(ids, most)), ids)


@st.composite
def hand_sessions(draw: st.DrawFn, /, **about: int) -> Session:
    """A session with one axis on which hands were counted."""
    pack = one_axis(draw(keys))
    there = draw(st.lists(st.sampled_from(("IT", "OT", "MGT", "OTHER")), unique=True, min_size=1))
    counts = st.tuples(*[st.sampled_from((0, 0, 1, 1, 2, 3))] * 5)
    shown: Mapping[str, Mapping[str, Sequence[int]]] = {
        s.id: {seat: draw(counts) for seat in there} for s in pack.statements
    }
    return with_hands(session_of(pack, "full", **about), shown)


limits_raised = st.fixed_dictionaries(
    {
        "side_min": st.sampled_from((0, 4, 5, 6)),
        "room_min": st.sampled_from((0, 6, 8, 12)),
        "split_min": st.sampled_from((0, 6, 8)),
    }
)
