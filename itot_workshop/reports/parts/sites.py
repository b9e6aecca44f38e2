"""Sessions of several sites side by side: no before and after, no ranking."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.courses import Course
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import SEATS
from itot_workshop.domain.session import Session, oldest_first
from itot_workshop.domain.turnout import were_there
from itot_workshop.reports.document import Cell, Column, Paragraph, Row, Section, Table
from itot_workshop.reports.numbers import percent, score, shown
from itot_workshop.reports.parts.change import score_cell
from itot_workshop.reports.parts.shapes import Named, shapes
from itot_workshop.reports.run import axes_of
from itot_workshop.reports.words import Words


def sites(words: Words, found: Sequence[Course]) -> Section:
    """The chapter *Site by site*: who was there, and every session's own scores."""
    sessions = [
        (course.place, session, figures)
        for course in found
        for session, figures in zip(course.sessions, course.figures, strict=True)
    ]
    one = len({it.about.organisation for _, it, _ in sessions}) == 1
    own = shapes(
        words, [Named(_name(words, place, it, short=one), it, f) for place, it, f in sessions]
    )
    return Section(
        id="sites",
        title=words.say("comparison.sites"),
        blocks=(
            Paragraph(text=words.say("comparison.sites_lead"), style="lead"),
            _who(words, sessions),
            _scores(words, sessions),
            *((own,) if own is not None else ()),
        ),
    )


def _name(words: Words, place: str, session: Session, *, short: bool) -> str:
    """Where and when; within one organisation its site is enough."""
    place = session.about.site if short and session.about.site else place
    day = words.short_date(session.about.date)
    return words.say("comparison.at_site", place=place, date=day)


def _who(words: Words, sessions: Sequence[tuple[str, Session, SessionFigures]]) -> Table:
    """The sessions by site and date, numbered as the scores below name them."""
    say = words.say
    used = [seat for seat in SEATS if any(were_there(it)[seat] for _, it, _ in sessions)]
    seats = ", ".join(words.name_of("seats", seat) for seat in used)
    rows = []
    for at, (place, session, figures) in enumerate(sessions, 1):
        counts = were_there(session)
        overall = figures.overall
        cells = (
            Cell(text=f"{at}. {place}"),
            Cell(text=words.short_date(session.about.date)),
            Cell(text=", ".join(str(counts[seat]) for seat in used)),
            Cell(text=shown(overall.score, score), tone="strong"),
            Cell(text=shown(overall.mean_abs_gap, score)),
            Cell(text=shown(overall.consensus, percent)),
        )
        rows.append(Row(cells=cells))
    scale = _packs(sessions)[-1].scale
    return Table(
        caption=say("comparison.sessions"),
        columns=(
            Column(title=say("comparison.session")),
            Column(title=say("comparison.date"), kind="number"),
            Column(title=say("comparison.people", seats=seats), kind="number"),
            Column(
                title=say("comparison.alignment", low=scale.low, high=scale.high), kind="number"
            ),
            Column(title=say("comparison.mean_gap"), kind="number"),
            Column(title=say("comparison.agreement"), kind="number"),
        ),
        rows=tuple(rows),
    )


def _scores(words: Words, sessions: Sequence[tuple[str, Session, SessionFigures]]) -> Table:
    """Axes by sessions; a session that did not ask about an axis has no score there."""
    columns = [Column(title=words.say("picture.axis"))]
    columns += [Column(title=str(at), kind="number") for at in range(1, len(sessions) + 1)]
    rows = [
        Row(
            cells=(
                Cell(text=axis.name),
                *(score_cell(it.pack, figures.axes.get(axis.id)) for _, it, figures in sessions),
            )
        )
        for axis in axes_of(_packs(sessions))
    ]
    caption = words.say("comparison.sites_scores")
    return Table(caption=caption, columns=tuple(columns), rows=tuple(rows))


def _packs(sessions: Sequence[tuple[str, Session, SessionFigures]]) -> list[Pack]:
    """The content of the sessions by date: that of the latest gives the words."""
    return [it.pack for it in oldest_first(it for _, it, _ in sessions)]
