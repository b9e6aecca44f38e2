"""Sessions by axes, as the room sees them: sites by name, sessions by date, and no ranking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from itot_workshop.domain.audience_time_views import HeatCell, HeatMap, HeatRow, HeatSite
from itot_workshop.domain.audience_unlike import unlike_in
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import Course
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.hints import band
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.paging import spans, with_others
from itot_workshop.domain.people import Seat
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import were_there

AXES_A_PAGE, AXES_OF_MANY, MANY_SESSIONS = 10, 8, 7
"""More rows than these cannot be read from the back of a room; fewer from so many sessions on, as
narrow cells are higher.
"""


def heat_map(found: Sequence[Course]) -> HeatMap:
    """Every session's own figures; what changed is told within a site alone."""
    axes = {a.id: a for course in found for session in course.sessions for a in session.pack.axes}
    pack = found[-1].sessions[-1].pack
    return HeatMap(
        ids=tuple(axes),
        axes=tuple(axis.name for axis in axes.values()),
        shorts=tuple(axis.short or axis.name for axis in axes.values()),
        sites=tuple(
            HeatSite(place=course.place, rows=tuple(_rows(course, tuple(axes)))) for course in found
        ),
        bands=tuple((it.start, it.name) for it in pack.bands),
        large=pack.thresholds.gap_large,
        low=pack.scale.low,
        high=pack.scale.high,
        unlike=unlike_in(found),
    )


def heat_pages(found: Sequence[Course]) -> tuple[HeatMap, ...]:
    """The map on as many pages as keep its rows high enough for a room."""
    whole = heat_map(found)
    many = sum(len(course.sessions) for course in found) >= MANY_SESSIONS
    pages = spans(len(whole.ids), AXES_OF_MANY if many else AXES_A_PAGE)
    return with_others(
        replace(
            whole,
            ids=whole.ids[start:end],
            axes=whole.axes[start:end],
            shorts=whole.shorts[start:end],
            sites=tuple(_cut(site, start, end) for site in whole.sites),
            page=page,
            pages=len(pages),
        )
        for page, (start, end) in enumerate(pages, 1)
    )


def _cut(site: HeatSite, start: int, end: int) -> HeatSite:
    rows = tuple(replace(row, cells=row.cells[start:end]) for row in site.rows)
    return replace(site, rows=rows)


def _rows(course: Course, axes: Sequence[str]) -> list[HeatRow]:
    before: list[Comparison | None] = [None, *course.steps]
    return [
        _row(session, figures, axes, step)
        for session, figures, step in zip(course.sessions, course.figures, before, strict=True)
    ]


def _row(
    session: Session, figures: SessionFigures, axes: Sequence[str], step: Comparison | None
) -> HeatRow:
    counts = were_there(session)
    form = session.pack.form_statements(session.about.form)
    return HeatRow(
        date=session.about.date,
        high=session.pack.scale.high,
        it=counts["IT"],
        ot=counts["OT"],
        others=counts["MGT"] + counts["OTHER"],
        cells=tuple(
            _cell(figures.axes.get(axis), session.pack, _moved(step, axis)) for axis in axes
        ),
        overall=figures.overall.score,
        on=figures.overall.axes,
        asked=len({statement.axis for statement in form}),
        single=len(form) == len({statement.axis for statement in form}),
    )


def _cell(figures: AxisFigures | None, pack: Pack, moved: Literal["", "up", "down"]) -> HeatCell:
    if figures is None:
        return HeatCell(asked=False)
    found = band(figures.score, pack.bands) if figures.score is not None else None
    return HeatCell(
        score=figures.score,
        basis=figures.basis,
        band=pack.bands.index(found) if found is not None else 0,
        moved=moved,
        lower=_lower(figures),
    )


def _lower(figures: AxisFigures) -> Seat | None:
    """The side that stands lower where the gap is large."""
    if figures.gap is None or figures.gap_label != "large":
        return None
    return "OT" if figures.gap < 0 else "IT"


def _moved(step: Comparison | None, axis: str) -> Literal["", "up", "down"]:
    change = step.axes.get(axis) if step is not None else None
    if change is None or change.delta is None or change.label != "clear":
        return ""
    return "down" if round_half_away(change.delta, 2) < 0 else "up"
