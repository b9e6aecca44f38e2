"""One axis in depth as one value: its figures, its statements with every round, what was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from itot_workshop.domain.figures import AxisFigures, SessionFigures, StatementFigures
from itot_workshop.domain.hints import axis_readings, band, gap_read
from itot_workshop.domain.notes import Note
from itot_workshop.domain.pack import Pack, Statement
from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.results import statement_figures
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Round
from itot_workshop.storage.file_names import file_name
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.results.view import Earlier, changes_of
from itot_workshop.ui.results.words import agreement_word, change_word, gap_word
from itot_workshop.ui.widgets.numbers import (
    day_of,
    fixed,
    month_of,
    percent,
    short_date,
    signed,
    whole,
)
from itot_workshop.ui.widgets.plural import plural


class AxisFigure(Struct, frozen=True, kw_only=True):
    """A figure of the axis with its label; ``side`` is whose it is, where it is one side's."""

    name: str
    figure: str
    word: str = ""
    side: Seat | None = None


class RoundVotes(Struct, frozen=True, kw_only=True):
    """The votes of one round on one statement, in the order in which they are drawn.

    ``values`` are the scores from left to right, turned round for a problem statement. ``it`` and
    ``ot`` are votes by side; without them ``room`` is one pile, and where that is None too few
    voted. ``aside`` counts votes of seats beside the two sides; those of the seats ``few`` are left
    out, those of ``perhaps`` may be.
    """

    number: int
    values: tuple[int, ...]
    it: tuple[int, ...] | None
    ot: tuple[int, ...] | None
    room: tuple[int, ...] | None
    cant_judge: int | None
    aside: int = 0
    few: tuple[Seat, ...] = ()
    perhaps: tuple[Seat, ...] = ()


class StatementView(Struct, frozen=True, kw_only=True):
    """A statement with its votes; ``turned`` marks a problem statement.

    ``said`` are the means of the sides by round, the last one first.
    """

    text: str
    turned: bool
    rounds: tuple[RoundVotes, ...]
    said: tuple[str, ...] = ()


class NoteLine(Struct, frozen=True, kw_only=True):
    """Something that was said: when, by which side, the words."""

    when: str
    side: str
    text: str


class AxisView(Struct, frozen=True, kw_only=True):
    """What the page of one axis shows. ``neighbours`` are the axes before and after it.

    ``session`` says which session it is, ``file`` begins the names of files made of it.
    """

    session: str
    file: str
    axis: str
    name: str
    question: str
    place: str
    neighbours: tuple[tuple[str, str], tuple[str, str]]
    figures: tuple[AxisFigure, ...]
    marks: AxisFigures
    before: float | None
    low: int
    high: int
    ends: tuple[str, str]
    anchors: tuple[str, str]
    statements: tuple[StatementView, ...]
    reading: str
    move: str
    readings: tuple[str, ...]
    notes: tuple[NoteLine, ...]
    questions: tuple[str, ...]
    agreed: tuple[NoteLine, ...]
    next_steps: tuple[str, ...]


def axis_view(
    session: Session, figures: SessionFigures, axis: str, earlier: Earlier | None = None
) -> AxisView:
    """Everything the page shows of one axis; KeyError if the session's pack does not have it."""
    pack, content, found = session.pack, session.pack.axis(axis), figures.axes[axis]
    read = gap_read(found, pack)
    before = earlier.figures.axes.get(axis) if earlier else None
    labels = pack.scale.labels
    about = session.about
    where = (about.title, about.organisation, short_date(about.date))
    return AxisView(
        session=" · ".join(part for part in where if part),
        file=Path(file_name(about)).stem,
        axis=axis,
        name=content.name,
        question=content.question,
        place=_place(pack, axis),
        neighbours=_neighbours(pack, axis),
        figures=_figures(session, figures, axis, earlier),
        marks=found,
        before=before.score if before and before.basis == "balanced" else None,
        low=pack.scale.low,
        high=pack.scale.high,
        ends=(labels[0], labels[-1]) if labels else ("", ""),
        anchors=(content.anchor_low, content.anchor_high),
        statements=_statements(session, axis),
        reading=read.words if read else "",
        move=read.reading.move if read else "",
        readings=tuple(reading.text for reading in axis_readings(found, pack)),
        notes=tuple(_notes(session, axis, earlier)),
        questions=content.questions,
        agreed=tuple(_actions(session, axis)),
        next_steps=content.next_steps,
    )


def _place(pack: Pack, axis: str) -> str:
    ids = [it.id for it in pack.axes]
    said = translate("Results", "%1 of %2").replace("%1", whole(ids.index(axis) + 1))
    return said.replace("%2", whole(len(ids)))


def _neighbours(pack: Pack, axis: str) -> tuple[tuple[str, str], tuple[str, str]]:
    ids = [it.id for it in pack.axes]
    at = ids.index(axis)
    one, other = pack.axes[at - 1], pack.axes[(at + 1) % len(ids)]
    return (one.id, one.name), (other.id, other.name)


def _figures(
    session: Session, figures: SessionFigures, axis: str, earlier: Earlier | None
) -> tuple[AxisFigure, ...]:
    found, pack = figures.axes[axis], session.pack
    reached = None if found.score is None else band(found.score, pack.bands)
    score = AxisFigure(
        name=translate("Results", "Score"),
        figure=fixed(found.score),
        word=reached.name if reached else "",
    )
    rest = [
        AxisFigure(
            name=translate("Results", "Gap OT − IT"),
            figure=signed(found.gap),
            word=gap_word(found.gap_label),
        ),
        AxisFigure(
            name=translate("Results", "Agreement"),
            figure=percent(found.consensus),
            word=agreement_word(found.consensus_label),
        ),
    ]
    sides = [_side(found, seat) for seat in SIDES if seat in found.sides]
    inside = [_inside(found, seat) for seat in SIDES if seat in found.sides]
    return (score, *sides, *rest, *inside, *_since(session, figures, axis, earlier))


def _side(found: AxisFigures, seat: Seat) -> AxisFigure:
    people = plural("Results", found.sides[seat].n, "1 person", "%n people")
    return AxisFigure(name=seat, figure=fixed(found.sides[seat].mean), word=people, side=seat)


def _inside(found: AxisFigures, seat: Seat) -> AxisFigure:
    name = translate("Results", "Inside %1").replace("%1", seat)
    return AxisFigure(name=name, figure=percent(found.sides[seat].consensus), side=seat)


def _since(
    session: Session, figures: SessionFigures, axis: str, earlier: Earlier | None
) -> list[AxisFigure]:
    change = changes_of(earlier, figures).get(axis)
    if earlier is None or change is None or change.delta is None:
        return []
    day = day_of(earlier.session.about.date, session.about.date)
    name = translate("Results", "Since %1").replace("%1", day)
    return [AxisFigure(name=name, figure=signed(change.delta), word=change_word(change.label))]


def _statements(session: Session, axis: str) -> tuple[StatementView, ...]:
    rounds = sorted(session.rounds.values(), key=lambda round_: round_.number)
    closed = [it for it in rounds if it.kind == "statements" and it.state != "open"]
    votes = {it.id: statement_figures(session, it.id) for it in closed}
    return tuple(
        _statement(session, statement, tuple(_rounds(session, statement, closed, votes)))
        for statement in session.pack.statements_of(axis, session.about.form)
    )


def _statement(
    session: Session, statement: Statement, rounds: tuple[RoundVotes, ...]
) -> StatementView:
    return StatementView(
        text=statement.text,
        turned=statement.key == -1,
        rounds=rounds,
        said=tuple(_means(rounds, session.pack.scale.low)),
    )


def _means(rounds: Sequence[RoundVotes], low: int) -> Iterator[str]:
    """Where the sides stood in the last two rounds, as far as their votes are shown apart."""
    for votes in reversed(rounds[-2:]):
        if votes.it is None or votes.ot is None:
            continue
        it, ot = _mean_of(votes.it, low), _mean_of(votes.ot, low)
        said = translate("Results", "IT %1, OT %2, gap %3")
        if votes.number != rounds[-1].number:
            said = translate("Results", "Round %4: IT %1, OT %2, gap %3")
            said = said.replace("%4", whole(votes.number))
        said = said.replace("%1", fixed(it, 1)).replace("%2", fixed(ot, 1))
        yield said.replace("%3", signed(ot - it, 1))


def _mean_of(counts: Sequence[int], low: int) -> float:
    """The mean of votes from left to right, with problem statements turned: right is better."""
    return low + sum(at * count for at, count in enumerate(counts)) / sum(counts)


def _rounds(
    session: Session,
    statement: Statement,
    rounds: Iterable[Round],
    votes: dict[str, dict[str, StatementFigures]],
) -> Iterable[RoundVotes]:
    asked = [it for it in rounds if statement.id in votes[it.id]]
    for number, round_ in enumerate(asked, 1):
        yield _votes(session, statement, number, votes[round_.id][statement.id])


def _votes(
    session: Session, statement: Statement, number: int, found: StatementFigures
) -> RoundVotes:
    """One round's votes from left to right; outward stays better, so problems are turned."""
    way = statement.key
    sides = found.by_side or {}
    split = all(seat in sides for seat in SIDES)
    return RoundVotes(
        number=number,
        values=tuple(session.pack.scale.values)[::way],
        it=sides["IT"].histogram[::way] if split else None,
        ot=sides["OT"].histogram[::way] if split else None,
        room=found.histogram[::way] if found.histogram and not split else None,
        cant_judge=found.cant_judge,
        aside=sum(it.n for seat, it in sides.items() if seat not in SIDES) if split else 0,
        few=found.few,
        perhaps=found.perhaps,
    )


def _notes(session: Session, axis: str, earlier: Earlier | None) -> Iterable[NoteLine]:
    """Notes on the axis, those of today first."""
    sessions = [session, *([earlier.session] if earlier else [])]
    for it in sessions:
        when = month_of(it.about.date) if earlier else ""
        for note in _on(it, axis):
            yield NoteLine(when=when, side=note.side, text=note.text)


def _on(session: Session, axis: str) -> list[Note]:
    notes = [note for note in session.notes.values() if note.axis == axis]
    return sorted(notes, key=lambda note: note.position)


def _actions(session: Session, axis: str) -> Iterable[NoteLine]:
    actions = [action for action in session.actions.values() if action.axis == axis]
    for action in sorted(actions, key=lambda it: it.position):
        who = translate("Results", "%1 with %2") if action.partner else "%1"
        who = who.replace("%1", action.owner).replace("%2", action.partner)
        due = short_date(action.due) if action.due else ""
        said = ", ".join(part for part in (who, due) if part)
        when = translate("Results", "Agreed: %1").replace("%1", said) if said else ""
        yield NoteLine(when=when, side="", text=action.text)
