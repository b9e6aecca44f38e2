"""What the chapters of a summary are made from: a session, its figures, and the one before it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Protocol, TypeVar

from msgspec import Struct

from itot_workshop.domain.agenda import AgendaStep
from itot_workshop.domain.axis_change import ChangeLabel
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.charter import Charter
from itot_workshop.domain.common_ground import BoardMeasures, Placement, board_measures
from itot_workshop.domain.comparison import Comparison, compare
from itot_workshop.domain.disclosure import Limits, limits
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.hints import band
from itot_workshop.domain.model_choice import ModelChoice
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Axis, Band, Model
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.run import names_of, narrow, short_names, times_of
from itot_workshop.reports.words import Words


class Since(Struct, frozen=True, kw_only=True):
    """The session before, and what has changed since.

    ``name`` and ``now`` tell the two sessions apart, ``time`` says when something was so before;
    ``narrow`` names it over a narrow column, ``short`` both under a chart, the earlier first.
    """

    session: Session
    figures: SessionFigures
    comparison: Comparison
    name: str
    narrow: str
    time: str
    now: str
    short: tuple[str, ...]

    @property
    def overall(self) -> float | None:
        """The change of alignment on the axes that can be compared."""
        return self.comparison.overall_delta

    @property
    def compared(self) -> int:
        """On how many axes."""
        return self.comparison.comparable

    @property
    def board(self) -> BoardMeasures | None:
        """The measures of the board as it was."""
        return board_measures(self.cards)

    @property
    def cards(self) -> tuple[Placement, ...]:
        """The board as it was."""
        return told_cards(self.session)

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was said then, parked notes left out."""
        notes = _by_position(self.session.notes.values())
        return tuple(note for note in notes if not note.parked)

    def change(self, axis: str) -> tuple[float | None, ChangeLabel | None]:
        """The change of an axis and its label; None where it cannot be compared."""
        found = self.comparison.axes.get(axis)
        return (None, None) if found is None else (found.delta, found.label)

    def clear(self) -> list[tuple[str, float]]:
        """The axes that have changed clearly, in radar order."""
        changes = self.comparison.axes.values()
        return [(c.axis, c.delta) for c in changes if c.label == "clear" and c.delta is not None]

    def score(self, axis: str) -> float | None:
        """The balanced score then, on the statements that are compared."""
        found = self.comparison.axes.get(axis)
        before = None if found is None or found.delta is None else found.before
        return None if before is None else before.score

    def sides(self, axis: str) -> tuple[float, ...] | None:
        """The means of IT and OT then, on the statements that are compared; None if hidden."""
        found = self.comparison.axes.get(axis)
        before = None if found is None or found.delta is None else found.before
        if before is None or before.gap is None:
            return None
        means = tuple(before.sides[side].mean for side in SIDES if side in before.sides)
        told = tuple(mean for mean in means if mean is not None)
        return told if len(told) == len(SIDES) else None

    def gap(self, axis: str) -> float | None:
        """The gap then, on the statements that are compared."""
        found = self.comparison.axes.get(axis)
        return None if found is None or found.delta is None else found.gap_before


class Material(Struct, frozen=True, kw_only=True):
    """A session made ready for its summary."""

    session: Session
    figures: SessionFigures
    words: Words
    limits: Limits
    since: Since | None = None

    @property
    def voted(self) -> bool:
        """Whether any vote counts, if only one of people who could not judge."""
        return any(axis.mode is not None for axis in self.figures.axes.values())

    @property
    def board(self) -> BoardMeasures | None:
        """The measures of the common-ground board; None if it was not used."""
        return board_measures(self.cards)

    @property
    def cards(self) -> tuple[Placement, ...]:
        """The board's cards in order."""
        return told_cards(self.session)

    @property
    def choice(self) -> ModelChoice | None:
        """The model choice of the session, if it made one."""
        return next(iter(self.session.model_choice.values()), None)

    @property
    def charters(self) -> tuple[Charter, ...]:
        """The charters, that of the chosen model first, then by id."""
        chosen = "" if self.choice is None else self.choice.chosen
        written = self.session.charters.values()
        return tuple(sorted(written, key=lambda c: (c.model != chosen, c.id)))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order in which they were taken."""
        return _by_position(self.session.notes.values())

    @property
    def agenda(self) -> tuple[AgendaStep, ...]:
        """The steps in order."""
        return _by_position(self.session.agenda.values())

    @property
    def own_actions(self) -> tuple[Action, ...]:
        """What was agreed in this session, the first due first."""
        return _by_due(a for a in self.session.actions.values() if a.origin is None)

    @property
    def carried_actions(self) -> tuple[Action, ...]:
        """What was agreed before and looked at in this session."""
        return _by_position(a for a in self.session.actions.values() if a.origin is not None)

    def axis_name(self, axis: str) -> str:
        """The name of an axis, of this session's pack or of the one before."""
        packs = [self.session.pack] + ([self.since.session.pack] if self.since else [])
        return name_in([axis_ for pack in packs for axis_ in pack.axes], axis)

    def model_name(self, model: str) -> str:
        """The name of a cooperation model."""
        return name_in(self.session.pack.models, model)

    def charter_of(self, model: str) -> Charter | None:
        """The charter of a model, if one was begun."""
        return next((c for c in self.charters if c.model == model), None)

    def card_text(self, card: str) -> str:
        """What stands on a card of the board."""
        return card_text(self.session, card)

    def card_name(self, card: str) -> str:
        """A card of the board in few words."""
        return card_name(self.session, card)

    def band(self, score: float | None) -> Band | None:
        """The words for a score."""
        return None if score is None else band(score, self.session.pack.bands)

    def side_mean(self, axis: AxisFigures, seat: Seat) -> float | None:
        """A seat's mean on an axis; None where it is hidden or nobody sits there."""
        return axis.sides[seat].mean if seat in axis.sides else None


def material_of(session: Session, words: Words, before: Session | None = None) -> Material:
    """A session made ready for its summary, with what has changed since ``before``.

    A rehearsal's made-up votes are never set against real ones.
    """
    since = None
    if before is not None and before.about.rehearsal == session.about.rehearsal:
        since = _since(before, session, words)
    return Material(
        session=session,
        figures=session_figures(session),
        words=words,
        limits=limits(session),
        since=since,
    )


def _since(before: Session, session: Session, words: Words) -> Since:
    both = (before, session)
    name, now = names_of(both, words)
    return Since(
        session=before,
        figures=session_figures(before),
        comparison=compare(before, session),
        name=name,
        narrow=narrow(name, before, words),
        time=times_of(both, words)[0],
        now=now,
        short=short_names(both, words),
    )


def name_in(named: Iterable[Axis | Model], wanted: str) -> str:
    """The name of this id, or the id where a pack does not know it."""
    return next((one.name for one in named if one.id == wanted), wanted)


def card_text(session: Session, card: str) -> str:
    """What stands on a card: its own text, else the pack's."""
    placed = session.board.get(card)
    if placed is not None and placed.text:
        return placed.text
    return next((item.text for item in session.pack.items if item.id == card), card)


def card_name(session: Session, card: str) -> str:
    """A card in few words: its own short text, else the pack's, else all that stands on it."""
    placed = session.board.get(card)
    if placed is not None and (placed.short or placed.text):
        return placed.short or placed.text
    return next((item.short for item in session.pack.items if item.id == card), card)


class _Placed(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def position(self) -> int: ...


_Ordered = TypeVar("_Ordered", bound=_Placed)


def _by_position(values: Iterable[_Ordered]) -> tuple[_Ordered, ...]:
    return tuple(sorted(values, key=lambda value: (value.position, value.id)))


def _by_due(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The first due first, those without a day last."""
    return tuple(sorted(actions, key=lambda a: (a.due or datetime.date.max, a.position, a.id)))
