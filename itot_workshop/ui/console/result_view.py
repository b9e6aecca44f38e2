"""What the votes on one axis say, as far as the room has seen it: figures, sentence, questions."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.domain.audience import Spotlight, seen
from itot_workshop.domain.audience_views import Reveal
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.hints import axis_readings, band, gap_read
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.reveal import reveal
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import Moved, Talk, axis_spotlight
from itot_workshop.ui.console.turnout_strip import KINDS
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.results.words import agreement_word, gap_word
from itot_workshop.ui.widgets.names import seat_name, way_word
from itot_workshop.ui.widgets.numbers import day_of, fixed, percent, signed


class Figure(Struct, frozen=True, kw_only=True):
    """A large figure with its name and what it means; ``seat`` is whose it is."""

    name: str
    figure: str
    word: str = ""
    seat: Seat | None = None
    kind: str = ""


class TalkRow(Struct, frozen=True, kw_only=True):
    """An axis worth talking about, and why; ``look`` is what the stage shows of it first."""

    axis: str
    name: str
    why: str
    look: Spotlight


class AxisResult(Struct, frozen=True, kw_only=True):
    """One axis after the reveal."""

    axis: str
    name: str
    sentence: str
    figures: tuple[Figure, ...]
    reveals: tuple[tuple[str, Reveal], ...]
    questions: tuple[str, ...]
    readings: tuple[str, ...]


def axis_result(session: Session, axis: str) -> AxisResult:
    """The result of an axis; its figures are left out where nothing may be shown."""
    content = session.pack.axis(axis)
    found = session_figures(seen(session)).axes[axis]
    statements = session.pack.statements_of(axis, session.about.form)
    reveals = ((s.id, reveal(session, s)) for s in statements)
    return AxisResult(
        axis=axis,
        name=content.name,
        sentence=_sentence(found, session.pack),
        figures=_figures(found, session.pack),
        reveals=tuple((id_, it) for id_, it in reveals if it is not None),
        questions=content.questions,
        readings=tuple(reading.text for reading in axis_readings(found, session.pack)),
    )


def talk_rows(session: Session, talk: Talk) -> tuple[TalkRow, ...]:
    """The talk list with its reasons, of what the room has seen."""
    figures = session_figures(seen(session))
    rows = []
    for axis, proposed in zip(talk.axes, talk.proposed, strict=True):
        why = tr("your choice")
        if axis == proposed:
            moved = talk.moved.get(axis)
            why = _moved(moved) if moved is not None else _why(figures, axis)
        name, look = session.pack.axis(axis).name, axis_spotlight(talk, axis)
        rows.append(TalkRow(axis=axis, name=name, why=why, look=look))
    return tuple(rows)


def all_axes(session: Session, talk: Talk) -> tuple[TalkRow, ...]:
    """Every axis with its figures in a line, to take another one than those proposed."""
    figures = session_figures(seen(session))
    return tuple(
        TalkRow(
            axis=axis.id,
            name=axis.name,
            why=_line(figures.axes[axis.id]),
            look=axis_spotlight(talk, axis.id),
        )
        for axis in session.pack.axes
    )


def since_last(talk: Talk, axis: str) -> str:
    """What became of an axis since the last session, in a sentence; empty where nothing is told."""
    change = talk.last.changes.get(axis) if talk.last is not None else None
    if talk.last is None or change is None or change.delta is None:
        return ""
    word = way_word(change.label, down=change.delta < 0)
    said = tr("Since %1: %2, %3.") if word else tr("Since %1: %2.")
    then = day_of(talk.last.since.then, talk.last.since.now)
    said = said.replace("%1", then).replace("%2", signed(change.delta))
    return said.replace("%3", word)


def _moved(moved: Moved) -> str:
    said = {"rose": tr("rose most, %1"), "fell": tr("fell most, %1"), "stayed": tr("steady, %1")}
    return said[moved.way].replace("%1", signed(moved.change.delta))


def _why(figures: SessionFigures, axis: str) -> str:
    found, place = figures.axes[axis], figures.proposed.index(axis)
    apart = found.gap is not None and found.gap_label != "close"
    if place == 0 and apart:
        return tr("widest gap, %1").replace("%1", signed(found.gap))
    first = figures.axes[figures.proposed[0]]
    widest = first.gap is not None and first.gap_label != "close"
    if place == (1 if widest else 0):
        lowest = tr("lowest score of the rest, %1") if place else tr("lowest score, %1")
        return lowest.replace("%1", fixed(found.score))
    return tr("lowest agreement of the rest, %1").replace("%1", percent(found.consensus))


def _line(found: AxisFigures) -> str:
    if found.score is None:
        return tr("no figures yet")
    parts = [tr("score %1").replace("%1", fixed(found.score))]
    if found.gap is not None:
        parts.append(tr("gap %1").replace("%1", signed(found.gap)))
    return tr(", ").join(parts)


def _figures(found: AxisFigures, pack: Pack) -> tuple[Figure, ...]:
    made = []
    for seat in SEATS[:2]:
        made += _seat(found, seat)
    if found.score is not None:
        words = band(found.score, pack.bands)
        name = tr("Balanced") if found.basis == "balanced" else tr("Room")
        word = words.name if words is not None else ""
        made.append(Figure(name=name, figure=fixed(found.score), word=word, kind="common"))
    if found.gap is not None:
        word = gap_word(found.gap_label)
        made.append(Figure(name=tr("Gap"), figure=signed(found.gap), word=word))
    if found.consensus is not None:
        word = agreement_word(found.consensus_label)
        made.append(Figure(name=tr("Agreement"), figure=percent(found.consensus), word=word))
    for figure in _seat(found, "MGT"):
        made.append(figure)
    return tuple(made)


def _seat(found: AxisFigures, seat: Seat) -> list[Figure]:
    side = found.sides.get(seat)
    if side is None or side.mean is None:
        return []
    people = counted(side.n, "1 person", "%n people")
    weight = tr("%1, no weight").replace("%1", people) if seat == "MGT" else people
    figure = fixed(side.mean)
    return [Figure(name=seat_name(seat), figure=figure, word=weight, seat=seat, kind=KINDS[seat])]


def _sentence(found: AxisFigures, pack: Pack) -> str:
    it, ot = found.sides.get("IT"), found.sides.get("OT")
    if found.score is None:
        return tr("Too few votes on this axis to show any figures.")
    if found.gap is None or it is None or ot is None:
        return tr("The sides are not shown apart: too few people could judge.")
    said = {
        "close": tr("IT says %1, OT says %2: close together."),
        "noticeable": tr("IT says %1, OT says %2: a noticeable gap."),
        "large": tr("IT says %1, OT says %2: a large gap."),
    }[found.gap_label or "close"]
    said = said.replace("%1", fixed(it.mean)).replace("%2", fixed(ot.mean))
    read = gap_read(found, pack)
    if read is None:
        return said
    return f"{said} {read.words}" if read.words.endswith((".", "?")) else f"{said} {read.words}."
