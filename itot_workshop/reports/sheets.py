"""Figures as plain sheets for spreadsheets: one row for each group of votes, or for each change.

Only what may be shown is in them, counted and averaged; no row belongs to a person.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import Comparison, SideBySide
from itot_workshop.domain.figures import AxisFigures, Histogram, StatementFigures, mean_in
from itot_workshop.domain.figures import SessionFigures as Figures
from itot_workshop.domain.people import SEATS, SIDES
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session

Value: TypeAlias = str | int | float | datetime.date | None


class Sheet(Struct, frozen=True, kw_only=True):
    """A table of values under a head of column names; None is an empty cell."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def without(self, names: Collection[str]) -> Sheet:
        """The sheet without these columns."""
        kept = [at for at, name in enumerate(self.head) if name not in names]
        rows = tuple(tuple(row[at] for at in kept) for row in self.rows)
        return Sheet(name=self.name, head=tuple(self.head[at] for at in kept), rows=rows)


_FIGURES = (
    "session",
    "date",
    "title",
    "axis",
    "axis_name",
    "statement",
    "statement_text",
    "problem_statement",
    "seat",
    "people",
    "cant_judge",
    "score",
    "basis",
    "mean",
    "gap",
    "gap_label",
    "agreement_percent",
    "agreement_label",
    "standard_error",
    "management_gap",
)


def figures_sheet(sessions: Sequence[tuple[Session, Figures]]) -> Sheet:
    """All figures of sessions: axes for all seats, by seat, their statements; then the whole."""
    values = sorted({value for session, _ in sessions for value in session.pack.scale.values})
    head = (*_FIGURES, *_votes(values))
    rows = (row for session, figures in sessions for row in _session_rows(session, figures))
    return Sheet(
        name="figures",
        head=head,
        rows=tuple(tuple(row.get(column) for column in head) for row in rows),
    )


def _session_rows(session: Session, figures: Figures) -> Iterator[dict[str, Value]]:
    for axis in figures.axes.values():
        yield from _axis_rows(session, axis)
    if figures.axes:
        yield _overall_row(session, figures)


def _overall_row(session: Session, figures: Figures) -> dict[str, Value]:
    """The session as a whole; its gap is the mean of the axes' gaps, without their signs."""
    whole = figures.overall
    return {
        "session": session.id,
        "date": session.about.date,
        "title": session.about.title,
        "axis": "all",
        "score": two(whole.score),
        "gap": two(whole.mean_abs_gap),
        "agreement_percent": percent(whole.consensus),
    }


def _votes(values: Iterable[int]) -> tuple[str, ...]:
    return tuple(f"votes_{value}" for value in values)


def _axis_rows(session: Session, axis: AxisFigures) -> Iterator[dict[str, Value]]:
    names: dict[str, Value] = {
        "session": session.id,
        "date": session.about.date,
        "title": session.about.title,
        "axis": axis.axis,
        "axis_name": session.pack.axis(axis.axis).name,
    }
    yield {
        **names,
        "seat": "all",
        "people": axis.n_room,
        "score": two(axis.score),
        "basis": axis.basis,
        "mean": two(axis.room_mean),
        "gap": two(axis.gap),
        "gap_label": axis.gap_label,
        "agreement_percent": percent(axis.consensus),
        "agreement_label": axis.consensus_label,
        "standard_error": two(axis.se),
        "management_gap": two(axis.management_gap),
    }
    for seat in SEATS:
        if seat in axis.sides:
            side = axis.sides[seat]
            yield {
                **names,
                "seat": seat,
                "people": side.n,
                "mean": two(side.mean),
                "agreement_percent": percent(side.consensus),
            }
    for votes in axis.statements.values():
        yield from _statement_rows(session, names, votes)


def _statement_rows(
    session: Session, names: dict[str, Value], votes: StatementFigures
) -> Iterator[dict[str, Value]]:
    statement = session.pack.statement(votes.statement)
    said: dict[str, Value] = {
        **names,
        "statement": statement.id,
        "statement_text": statement.text,
        "problem_statement": "yes" if statement.key == -1 else "no",
    }
    values = session.pack.scale.values
    yield {
        **said,
        "seat": "all",
        "people": votes.n,
        "cant_judge": votes.cant_judge,
        **_counts(values, votes.histogram),
    }
    for seat, side in (votes.by_side or {}).items():
        yield {**said, "seat": seat, "people": side.n, **_counts(values, side.histogram)}


def _counts(values: range, histogram: Histogram | None) -> dict[str, Value]:
    if histogram is None:
        return {}
    return dict(zip(_votes(values), histogram, strict=True))


_CHANGES = (
    "before",
    "before_date",
    "after",
    "after_date",
    "axis",
    "axis_name",
    "score_before",
    "score_after",
    "change",
    "label",
    "standard_error",
    "statements",
    "not_compared",
    "it_before",
    "it_after",
    "ot_before",
    "ot_after",
    "gap_before",
    "gap_after",
    "gap_change",
    "agreement_percent_before",
    "agreement_percent_after",
    "returning_change",
)


def changes_sheet(sessions: dict[str, Session], side: SideBySide) -> Sheet:
    """All changes of a comparison: each pair of sessions axis by axis, then overall."""
    rows = (row for pair in side.pairs for row in _pair_rows(sessions, pair, side))
    return Sheet(
        name="changes",
        head=_CHANGES,
        rows=tuple(tuple(row.get(column) for column in _CHANGES) for row in rows),
    )


def _pair_rows(
    sessions: dict[str, Session], pair: Comparison, side: SideBySide
) -> Iterator[dict[str, Value]]:
    before, after = sessions[pair.before], sessions[pair.after]
    names: dict[str, Value] = {
        "before": before.id,
        "before_date": before.about.date,
        "after": after.id,
        "after_date": after.about.date,
    }
    known = {axis.id: axis.name for axis in (*before.pack.axes, *after.pack.axes)}
    for axis, change in pair.axes.items():
        yield {**names, "axis": axis, "axis_name": known[axis], **_change_row(change)}
    overall = (side.figures[pair.before].overall, side.figures[pair.after].overall)
    yield {
        **names,
        "axis": "all",
        "score_before": two(overall[0].score),
        "score_after": two(overall[1].score),
        "change": two(pair.overall_delta),
        "agreement_percent_before": percent(overall[0].consensus),
        "agreement_percent_after": percent(overall[1].consensus),
    }


def _change_row(change: AxisChange) -> dict[str, Value]:
    it, ot = SIDES
    return {
        "score_before": two(change.before.score if change.before else None),
        "score_after": two(change.after.score if change.after else None),
        "change": two(change.delta),
        "label": change.label,
        "standard_error": two(change.se),
        "statements": change.statements,
        "not_compared": change.not_compared,
        "it_before": two(mean_in(change.before, it)),
        "it_after": two(mean_in(change.after, it)),
        "ot_before": two(mean_in(change.before, ot)),
        "ot_after": two(mean_in(change.after, ot)),
        "gap_before": two(change.gap_before),
        "gap_after": two(change.gap_after),
        "gap_change": two(change.gap_abs_change),
        "agreement_percent_before": percent(change.before.consensus if change.before else None),
        "agreement_percent_after": percent(change.after.consensus if change.after else None),
        "returning_change": two(change.returning_delta),
    }


def two(value: float | None) -> float | None:
    """A figure as sheets give it: two decimals."""
    return None if value is None else round_half_away(value, 2)


def percent(share: float | None) -> float | None:
    """Agreement in per cent with one decimal, as sheets give it."""
    return None if share is None else round_half_away(100 * share, 1)
