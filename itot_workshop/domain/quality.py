"""Hints about the votes themselves, for the facilitator only (``docs/method.md``, quality hints).

They count ballots and name nobody, are kept back in rooms too small for figures, and change
nothing: a vote can only be corrected by its owner until the results are shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from itot_workshop.domain.counting import AxisVotes, session_votes
from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.pack import Pack, Statement
from itot_workshop.domain.rounding import reaches
from itot_workshop.domain.scoring import mean, recode
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers, Ballot


class Misread(Struct, frozen=True, kw_only=True):
    """An axis whose problem statement may have been misread: by how many of how many people."""

    axis: str
    statements: tuple[str, ...]
    people: int
    of: int


class QualityHints(Struct, frozen=True, kw_only=True):
    """What to look at again. ``ballots`` are those in which the whole form was asked.

    ``straight`` of them have the same score on every statement, ``blank`` of them more empty
    answers than the share allows. ``empty`` are statements that too many could not judge.
    """

    ballots: int
    straight: int
    blank: int
    empty: tuple[str, ...]
    misread: tuple[Misread, ...]


def quality_hints(session: Session) -> QualityHints | None:
    """The hints of a session; None where too few people voted for any to be shown."""
    votes, pack = session_votes(session), session.pack
    room = limits(session).room
    whole = _whole_ballots(session, votes)
    misread = [_misread(axis, pack, room) for axis in votes.values()]
    empty = [id_ for axis in votes.values() for id_ in _empty(axis, pack, room)]
    shown = whole if len(whole) >= room else []
    if not shown and not empty and not any(misread):
        return None
    form = pack.form_statements(session.about.form)
    return QualityHints(
        ballots=len(shown),
        straight=sum(_is_straight(ballot.answers, form) for ballot in shown),
        blank=sum(_is_blank(ballot.answers, form, pack) for ballot in shown),
        empty=tuple(empty),
        misread=tuple(found for found in misread if found is not None),
    )


def _whole_ballots(session: Session, votes: Mapping[str, AxisVotes]) -> list[Ballot]:
    """Counting ballots of a round that asked the whole form of several statements."""
    form = {s.id for s in session.pack.form_statements(session.about.form)}
    whole = {r.id for r in session.rounds.values() if form.issubset(r.statements)}
    found = {b.id: b for axis in votes.values() for b in axis.ballots if b.round in whole}
    return list(found.values()) if len(form) > 1 else []


def _is_straight(answers: Answers, form: Sequence[Statement]) -> bool:
    given = {answers.get(statement.id) for statement in form}
    return len(given) == 1 and None not in given


def _is_blank(answers: Answers, form: Sequence[Statement], pack: Pack) -> bool:
    blank = sum(answers.get(statement.id) is None for statement in form)
    return _is_more(blank / len(form), pack.thresholds.empty_share)


def _empty(votes: AxisVotes, pack: Pack, room: int) -> list[str]:
    if votes.mode != "ballot" or len(votes.ballots) < room:
        return []
    counts = {s.id: sum(b.answers.get(s.id) is None for b in votes.ballots) for s in votes.asked}
    share = pack.thresholds.empty_share
    return [id_ for id_, blank in counts.items() if _is_more(blank / len(votes.ballots), share)]


def _misread(votes: AxisVotes, pack: Pack, room: int) -> Misread | None:
    """Whether too many answered problem and other statements as if they asked the same."""
    if votes.mode != "ballot":
        return None
    turned = [s for s in votes.asked if s.key == -1]
    plain = [s for s in votes.asked if s.key == 1]
    found = [_distance(ballot.answers, plain, turned, pack) for ballot in votes.ballots]
    of = [distance for distance in found if distance is not None]
    far = sum(reaches(distance, pack.thresholds.misread_distance) for distance in of)
    if len(of) < max(room, 1) or not _is_more(far / len(of), pack.thresholds.misread_share):
        return None
    return Misread(axis=votes.axis, statements=tuple(s.id for s in turned), people=far, of=len(of))


def _distance(
    answers: Answers, plain: Sequence[Statement], turned: Sequence[Statement], pack: Pack
) -> float | None:
    """How far a person's problem statements, turned round, lie from the other statements."""
    groups = [
        [
            float(recode(vote, statement, pack.scale))
            for statement in statements
            if (vote := answers.get(statement.id)) is not None
        ]
        for statements in (plain, turned)
    ]
    return abs(mean(groups[0]) - mean(groups[1])) if all(groups) else None


def _is_more(share: float, limit: float) -> bool:
    return not reaches(limit, share)
