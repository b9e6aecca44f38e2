"""A statement of the instrument as the room sees it while it is voted on, before any result."""

from __future__ import annotations

from msgspec.structs import replace

from itot_workshop.domain import audience_views as views
from itot_workshop.domain.audience_rounds import hands_counted, turnout
from itot_workshop.domain.audience_views import AudienceView
from itot_workshop.domain.pack import Statement
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round


def unrevealed_round(session: Session, statement: Statement) -> Round | None:
    """The last round on a statement where it is closed and the room has not seen its result."""
    asked = (r for r in session.rounds.values() if r.kind == "statements")
    rounds = [r for r in asked if statement.id in r.statements]
    last = max(rounds, key=lambda round_: round_.number, default=None)
    return last if last is not None and last.state == "closed" else None


def booth_open(session: Session, round_: Round) -> AudienceView:
    """The turnout alone: people vote one after the other, elsewhere."""
    return views.BoothOpen(
        title=" · ".join(_axis_names(session, round_)),
        question=session.pack.scale.question,
        statements=len(round_.statements),
        turnout=turnout(session, round_),
    )


def _axis_names(session: Session, round_: Round) -> list[str]:
    if round_.kind == "trial":
        return []
    asked = {s.axis for s in session.pack.statements if s.id in round_.statements}
    names = [axis.name for axis in session.pack.axes if axis.id in asked]
    return names if len(names) == 1 else []


def statement_asked(
    session: Session, statement: Statement | None, round_: Round | None
) -> AudienceView:
    """A statement, or the trial's without one, with how its round stands."""
    pack = session.pack
    hands = round_ is not None and round_.mode == "tally"
    asked = pack.form_statements(session.about.form) if statement is not None else ()
    return replace(
        _wording(session, statement),
        turnout=None if round_ is None or hands else turnout(session, round_),
        trial=round_ is not None and round_.kind == "trial",
        open=round_ is not None and round_.state == "open",
        closed=round_ is not None and round_.state == "closed",
        hands=() if round_ is None else hands_counted(session, round_, round_.statements[0]),
        others=tuple(_wording(session, other) for other in asked if other != statement),
    )


def _wording(session: Session, statement: Statement | None) -> views.Ask:
    """A statement and its scale, before there is a round on it."""
    pack = session.pack
    scale, asked = pack.scale, pack.form_statements(session.about.form)
    axis = pack.axis(statement.axis) if statement is not None else None
    anchored = statement is not None and statement.key == 1 and axis is not None
    return views.Ask(
        axis=axis.name if axis is not None else "",
        question=scale.question,
        statement=statement.text if statement is not None else pack.text_or("trial-statement"),
        number=asked.index(statement) + 1 if statement is not None and statement in asked else 0,
        count=len(asked) if statement is not None else 0,
        low=scale.low,
        labels=scale.labels,
        abstain=scale.abstain,
        anchor_low=axis.anchor_low_stage if anchored and axis else "",
        anchor_high=axis.anchor_high_stage if anchored and axis else "",
        turnout=None,
        trial=False,
        open=False,
    )
