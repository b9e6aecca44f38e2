"""Whether the votes of a session fit its rounds and its content pack.

A file whose every byte is in order may still have been made up. What figures are made from is
looked at before a file from somebody else comes into the library; all else in a session is text.
"""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.asked import counted_of, scale_of
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.rules_votes import check_answers
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.voting import Round
from itot_workshop.storage.errors import Damaged


def check_votes(session: Session) -> None:
    """Refuse a session whose votes cannot have been given in it.

    Raises:
        Damaged: saying what does not fit.
    """
    for fault in _faults(session):
        raise Damaged(
            f"The file cannot be used: {fault}. It was left as it is; ask for the file again."
        )


def _faults(session: Session) -> Iterator[str]:
    yield from _content_faults(session)
    yield from _ballot_faults(session)
    yield from _tally_faults(session)


def _content_faults(session: Session) -> Iterator[str]:
    pack = session.pack
    if not 0 < pack.scale.high - pack.scale.low <= 100:
        yield "its scale has no use"
    axes = {axis.id for axis in pack.axes}
    if any(statement.axis not in axes for statement in pack.statements):
        yield "a statement belongs to no axis"
    models = {model.id for model in pack.models}
    if any(fit.model not in models for fit in pack.fit):
        yield "a fit belongs to no cooperation model"
    known = {statement.id for statement in pack.statements}
    for round_ in session.rounds.values():
        if round_.kind == "statements" and not known.issuperset(round_.statements):
            yield "a round asks for statements that its content pack does not have"
        if not _has_scale(pack, round_):
            yield "a round asks what its content pack does not have"


def _ballot_faults(session: Session) -> Iterator[str]:
    for ballot in session.ballots.values():
        round_ = session.rounds.get(ballot.round)
        if round_ is None or round_.mode != "ballot":
            yield "a ballot belongs to no round"
            return
        try:
            check_answers(session, round_, ballot.answers)
        except Refused:
            yield "a ballot answers what was not asked, or off the scale"


def _has_scale(pack: Pack, round_: Round) -> bool:
    try:
        scale_of(pack, round_)
    except KeyError:
        return False
    return True


def _tally_faults(session: Session) -> Iterator[str]:
    for tally in session.tallies.values():
        round_ = session.rounds.get(tally.round)
        if round_ is None or round_.mode != "tally" or tally.statement not in round_.statements:
            yield "a hand count belongs to no round"
            return
        values = counted_of(session.pack, round_)
        if len(tally.counts) != values or min((*tally.counts, tally.cant_judge)) < 0:
            yield "a hand count does not fit the scale"
