"""The course of the booth: who votes, statement by statement, review, cast, and all forgotten.

A value and its transitions, without screen or clock. What one person has answered is in the value
from their first answer to the moment their ballot is accepted, and at no other time: whoever comes
next, or the same person again, begins with nothing. An event that has no meaning on the present
page changes nothing.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.voting import Answers
from itot_workshop.ui.booth.asked import Matter

Page: TypeAlias = Literal["who", "afresh", "ask", "review", "sent", "thanks", "closed"]
Notice: TypeAlias = Literal["", "idle", "gone"]


class Booth(Struct, frozen=True, kw_only=True):
    """Where the booth stands. ``at`` counts statements from 0.

    ``dots`` is what a voter has to give out, 0 where statements are answered one by one; then
    ``answers`` holds the dots of each. ``blank`` says that one may leave an answer open.
    ``changing`` is on while one answer is given anew from the review. ``sentence`` is why a ballot
    was refused, ``notice`` why the screen was cleared without a ballot.
    """

    round: str = ""
    statements: tuple[str, ...] = ()
    scores: tuple[int, ...] = ()
    people: frozenset[str] = frozenset()
    voted: frozenset[str] = frozenset()
    page: Page = "closed"
    person: str = ""
    dots: int = 0
    blank: bool = True
    at: int = 0
    answers: Answers = field(default_factory=dict)
    changing: bool = False
    sentence: str = ""
    notice: Notice = ""


def told(booth: Booth, matter: Matter | None) -> Booth:
    """The booth after the session has moved on: a round opened or closed, people came or voted.

    A voter whose round is gone, or who is no longer here, is forgotten.
    """
    if matter is None:
        return Booth()
    here = frozenset(person.id for person in matter.seated)
    known = replace(
        booth if booth.round == matter.round else Booth(page="who"),
        round=matter.round,
        statements=tuple(statement.id for statement in matter.statements),
        scores=matter.scores,
        dots=matter.dots,
        blank=bool(matter.abstain),
        people=here,
        voted=frozenset(person.id for person in matter.seated if person.voted),
    )
    if known.person and known.person not in here:
        return _cleared(known, "who", "gone")
    return known


def choose(booth: Booth, person: str) -> Booth:
    """Somebody takes their seat; who has voted before is asked whether to vote afresh."""
    if booth.page != "who" or person not in booth.people:
        return booth
    fresh = _cleared(booth, "afresh" if person in booth.voted else "ask")
    return replace(fresh, person=person)


def vote_afresh(booth: Booth) -> Booth:
    """Yes, vote again: from the first statement, and nothing of the earlier ballot is known."""
    return replace(booth, page="ask") if booth.page == "afresh" else booth


def answer(booth: Booth, score: int | None) -> Booth:
    """A score, or None for *can't judge*; then comes the next statement, in the end the review."""
    if booth.page != "ask" or booth.dots or not _may_answer(booth, score):
        return booth
    answers = {**booth.answers, booth.statements[booth.at]: score}
    after = replace(booth, answers=answers)
    if booth.changing or booth.at + 1 == len(booth.statements):
        return replace(after, page="review", changing=False)
    return replace(after, at=booth.at + 1)


def _may_answer(booth: Booth, score: int | None) -> bool:
    return booth.blank if score is None else score in booth.scores


def dot(booth: Booth, at: int, by: int = 1) -> Booth:
    """One dot more for something (1), or one taken back (-1), as far as there are any."""
    if booth.page != "ask" or not booth.dots or not 0 <= at < len(booth.statements):
        return booth
    given = booth.answers.get(booth.statements[at]) or 0
    if given + by < 0 or by > left(booth):
        return booth
    return replace(booth, answers={**booth.answers, booth.statements[at]: given + by}, at=at)


def undot(booth: Booth) -> Booth:
    """The dot that was given last is taken back; of an earlier one if that has none by now."""
    has = [at for at, id_ in enumerate(booth.statements) if booth.answers.get(id_)]
    if not has:
        return booth
    return dot(booth, booth.at if booth.at in has else has[-1], -1)


def left(booth: Booth) -> int:
    """How many dots the voter still has."""
    return booth.dots - sum(given or 0 for given in booth.answers.values())


def back(booth: Booth) -> Booth:
    """One page back: from the first statement out of the booth, from a change to the review."""
    if booth.page == "review":
        return replace(booth, page="ask", at=len(booth.statements) - 1, changing=True, sentence="")
    if booth.page == "ask" and booth.changing:
        return replace(booth, page="review", changing=False)
    if booth.page == "ask" and booth.at and not booth.dots:
        return replace(booth, at=booth.at - 1)
    return leave(booth)


def change(booth: Booth, at: int) -> Booth:
    """One answer is to be given anew; until it is, the one given before stands."""
    if booth.page != "review" or not 0 <= at < len(booth.statements):
        return booth
    return replace(booth, page="ask", at=at, changing=True, sentence="")


def cast(booth: Booth, returning: str = "", sentence: str = "") -> tuple[Booth, BallotCast | None]:
    """The ballot goes out, and the booth waits to hear of it.

    ``returning`` is a code's token, ``sentence`` what was written beside the answers. Dots are
    cast from the page on which they are given, once one is given; the others may be kept.
    """
    giving = booth.page == "ask" and booth.dots > 0 and left(booth) < booth.dots
    if booth.page != "review" and not giving:
        return booth, None
    answers = {id_: booth.answers.get(id_, 0) for id_ in booth.statements}
    wish = BallotCast(
        round=booth.round,
        person=booth.person,
        answers=answers,
        returning=returning,
        sentence=sentence,
    )
    return replace(booth, page="sent", sentence=""), wish


def accepted(booth: Booth) -> Booth:
    """The ballot is in; everything said is forgotten."""
    return _cleared(booth, "thanks") if booth.page == "sent" else booth


def refused(booth: Booth, sentence: str) -> Booth:
    """The ballot is not in; the voter reads why and can cast it again."""
    page: Page = "ask" if booth.dots else "review"
    return replace(booth, page=page, sentence=sentence) if booth.page == "sent" else booth


def next_person(booth: Booth) -> Booth:
    """Whoever comes next starts."""
    return _cleared(booth, "who") if booth.page == "thanks" else booth


def is_complete(booth: Booth) -> bool:
    """Whether the last ballot has just come in: the booth waits for the facilitator."""
    return booth.page == "thanks" and booth.people <= booth.voted


def leave(booth: Booth) -> Booth:
    """The voter goes without casting; everything said is forgotten."""
    return _cleared(booth, "who") if booth.page in ("afresh", "ask", "review") else booth


def idle(booth: Booth) -> Booth:
    """Nobody has touched the booth for long: what was said is forgotten and the screen cleared."""
    if booth.page in ("afresh", "ask", "review"):
        return _cleared(booth, "who", "idle" if booth.answers else "")
    return booth if is_complete(booth) else next_person(booth)


def _cleared(booth: Booth, page: Page, notice: Notice = "") -> Booth:
    return Booth(
        round=booth.round,
        statements=booth.statements,
        scores=booth.scores,
        dots=booth.dots,
        blank=booth.blank,
        people=booth.people,
        voted=booth.voted,
        page=page,
        notice=notice,
    )
