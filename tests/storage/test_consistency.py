from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from itot_workshop.domain.pack import Fit
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Tally
from itot_workshop.storage.consistency import check_votes
from itot_workshop.storage.errors import Damaged
from tests.storage.helpers.sessions import PACK, SCALE, small_session

SMALL = small_session()
BALLOT, ROUND = SMALL.ballots["b1"], SMALL.rounds["r1"]
HANDS = replace(ROUND, id="r2", mode="tally")
TALLY = Tally(id="t", round="r2", seat="OT", statement="one1", counts=(0, 1, 2, 0, 0))
FIT = Fit(model="gone", criterion="K1", value=1, reason="")


def session(**changes: Any) -> Session:
    return replace(SMALL, **changes)


def counted(**changes: Any) -> Session:
    return session(rounds={"r1": ROUND, "r2": HANDS}, tallies={"t": replace(TALLY, **changes)})


def test_votes_that_fit_are_fine() -> None:
    check_votes(SMALL)
    check_votes(counted())
    check_votes(session(ballots={"b1": replace(BALLOT, answers={"one1": None})}))


@pytest.mark.parametrize(
    ("made_up", "words"),
    [
        (session(ballots={"b1": replace(BALLOT, round="r9")}), "no round"),
        (session(rounds={"r1": replace(ROUND, mode="tally")}), "no round"),
        (session(ballots={"b1": replace(BALLOT, answers={"one1": 6})}), "scale"),
        (session(ballots={"b1": replace(BALLOT, answers={"two": 1})}), "not asked"),
        (session(rounds={"r1": replace(ROUND, statements=("x1",))}), "content pack"),
        (session(pack=replace(PACK, scale=replace(SCALE, low=5))), "scale"),
        (session(pack=replace(PACK, axes=())), "no axis"),
        (session(pack=replace(PACK, fit=(FIT,))), "no cooperation model"),
        (counted(round="r1"), "no round"),
        (counted(statement="two"), "no round"),
        (counted(counts=(1, 2)), "scale"),
        (counted(counts=(0, 0, 0, 0, -1)), "scale"),
        (counted(cant_judge=-1), "scale"),
    ],
)
def test_made_up_votes_are_refused(made_up: Session, words: str) -> None:
    with pytest.raises(Damaged, match=words):
        check_votes(made_up)
