"""The result of one statement as the room may see it: piles, medians, distance, one prompt.

Made from what ``disclosure`` lets through of revealed rounds (``docs/method.md``, on a reveal).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from itot_workshop.domain.audience_views import Median, Pile, Reveal
from itot_workshop.domain.audience_views import Round as RoundView
from itot_workshop.domain.disclosure import limits
from itot_workshop.domain.figures import Histogram, StatementFigures
from itot_workshop.domain.pack import GapReading, Scale, Statement
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.results import statement_figures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.scoring import agreement, consensus_label, mean, median
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round


def reveal(session: Session, statement: Statement) -> Reveal | None:
    """All revealed rounds on a statement, or None while there is none."""
    rounds = [
        _round(session, round_, statement)
        for round_ in revealed_rounds(session)
        if statement.id in round_.statements
    ]
    shown = tuple(view for view in rounds if view is not None)
    if not shown:
        return None
    asked = session.pack.form_statements(session.about.form)
    return Reveal(
        axis=session.pack.axis(statement.axis).name,
        statement=statement.text,
        number=asked.index(statement) + 1 if statement in asked else 0,
        count=len(asked),
        low=session.pack.scale.low,
        labels=session.pack.scale.labels,
        reversed=statement.key == -1,
        rounds=shown,
        smallest=_smallest(session),
        prompts=_prompts(session, statement, shown[-1]),
        trial=False,
        others=tuple(other.text for other in asked if other != statement),
    )


def _smallest(session: Session) -> int:
    """From how many votes on a side the sides are shown apart."""
    least = limits(session)
    return max(least.split, least.side)


def revealed_rounds(session: Session) -> list[Round]:
    """The rounds of statements whose results the room has seen, in order."""
    rounds = [
        r for r in session.rounds.values() if r.kind == "statements" and r.state == "revealed"
    ]
    return sorted(rounds, key=lambda round_: round_.number)


def trial_reveal(session: Session, round_: Round, text: str) -> Reveal:
    """The spread of a trial vote: the whole room on one pile, never by side.

    Of too few votes none is shown in a trial either; made-up ones stand in for them.
    """
    scale = session.pack.scale
    ballots = (it for it in session.ballots.values() if it.round == round_.id)
    votes = [vote for ballot in ballots for vote in ballot.answers.values()]
    counts, blank = tuple(votes.count(value) for value in scale.values), votes.count(None)
    for tally in session.tallies.values():
        if tally.round == round_.id:
            counts = tuple(a + b for a, b in zip(counts, tally.counts, strict=True))
            blank += tally.cant_judge
    least = limits(session).room
    enough = sum(counts) >= least
    example = None if enough else _room(session, round_, _made_up(scale, least), 0)
    return Reveal(
        axis="",
        statement=text,
        number=0,
        count=0,
        low=scale.low,
        labels=scale.labels,
        reversed=False,
        rounds=(_room(session, round_, counts if enough else None, blank),),
        smallest=_smallest(session),
        prompts=(),
        trial=True,
        example=example,
    )


def _made_up(scale: Scale, count: int) -> Histogram:
    """So many votes that nobody gave, around a score above the middle."""
    scores = range(len(scale.values))
    near = sorted(scores, key=lambda at: abs(at - 0.6 * len(scale.values)))[:4]
    given = Counter(near[at % len(near)] for at in range(count))
    return tuple(given[at] for at in scores)


def _round(session: Session, round_: Round, statement: Statement) -> RoundView | None:
    figures = statement_figures(session, round_.id).get(statement.id)
    if figures is None:
        return None
    if figures.by_side is None:
        room = _room(session, round_, figures.histogram, figures.cant_judge or 0)
        return replace(room, few=figures.few, perhaps=figures.perhaps)
    return _sides(session, round_, figures)


def _room(session: Session, round_: Round, counts: Histogram | None, blank: int) -> RoundView:
    if counts is None:
        return RoundView(
            number=round_.number,
            piles=(),
            medians=(),
            apart=None,
            agreement=None,
            agreement_label=None,
            management=None,
            cant_judge=0,
            hidden="votes",
        )
    votes = _votes(counts, session.pack.scale)
    shared = agreement(votes, session.pack.scale)
    return RoundView(
        number=round_.number,
        piles=(Pile(seat=None, counts=counts),),
        medians=(Median(seat=None, value=median(votes)),),
        apart=None,
        agreement=shared,
        agreement_label=consensus_label(shared, session.pack.thresholds),
        management=None,
        cant_judge=blank,
        hidden="sides",
    )


def _sides(session: Session, round_: Round, figures: StatementFigures) -> RoundView:
    scale, apart = session.pack.scale, figures.by_side or {}
    by_seat = {seat: _votes(votes.histogram, scale) for seat, votes in apart.items()}
    everybody = [vote for votes in by_seat.values() for vote in votes]
    it, ot = (median(by_seat[side]) for side in SIDES)
    shared = agreement(everybody, scale)
    managers = by_seat.get("MGT")
    return RoundView(
        number=round_.number,
        piles=tuple(Pile(seat=side, counts=apart[side].histogram) for side in SIDES),
        medians=(Median(seat="IT", value=it), Median(seat="OT", value=ot)),
        apart=abs(ot - it),
        agreement=shared,
        agreement_label=consensus_label(shared, session.pack.thresholds),
        management=mean(managers) if managers else None,
        cant_judge=figures.cant_judge or 0,
        hidden="",
        few=figures.few,
    )


def _votes(counts: Histogram, scale: Scale) -> list[float]:
    return [float(v) for v, n in zip(scale.values, counts, strict=True) for _ in range(n)]


def _prompts(
    session: Session, statement: Statement, shown: RoundView
) -> tuple[tuple[Seat | None, str], ...]:
    """One prompt that fits: both sides asked in turn, or the room as a whole."""
    if shown.hidden == "votes":
        return ()
    thresholds = session.pack.thresholds
    if shown.apart is not None and shown.apart >= thresholds.gap_large and statement.ask_worse:
        it, ot = (m.value * statement.key for m in shown.medians)
        worse: Seat = "IT" if it < ot else "OT"
        better: Seat = "OT" if worse == "IT" else "IT"
        return ((worse, statement.ask_worse), (better, statement.ask_better))
    reading = _reading(session.pack.gap_readings, statement, shown, session)
    return ((None, reading.prompt),) if reading is not None and reading.prompt else ()


def _reading(
    readings: Sequence[GapReading], statement: Statement, shown: RoundView, session: Session
) -> GapReading | None:
    """The reading that fits: by the medians' distance, agreement inside, and the mean as score.

    Each side counts half in the mean. A median of 3 alone would call 2, 2, 3, 3, 3 a thing that
    works.
    """
    scale, thresholds = session.pack.scale, session.pack.thresholds
    gap = "large" if (shown.apart or 0) >= thresholds.gap_large else "close"
    piles = [_votes(pile.counts, scale) for pile in shown.piles]
    inside = min(agreement(votes, scale) for votes in piles)
    agree = "high" if consensus_label(inside, thresholds) == "high" else "low"
    middle = mean([mean(votes) for votes in piles])
    level = middle if statement.key == 1 else scale.low + scale.high - middle
    score = "low" if round_half_away(level, 2) < thresholds.score_low else "high"
    for reading in readings:
        if (reading.gap, reading.agreement) == (gap, agree) and reading.score in ("any", score):
            return reading
    return None
