"""The words of small charts over time: what became of each axis, why not, and what signs mean."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from itot_workshop.domain.audience_compare_views import ChangeLine
from itot_workshop.domain.audience_time_views import AxisOverTime, OverTime, TimePoint
from itot_workshop.ui.charts.trends import apart_words
from itot_workshop.ui.stage.compare_words import change_words, listed
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import month_year, signed

SIZE, AFTER_FIGURE = 1.1, 0.7
"""The size of what is said of an axis, and how far behind its figure that begins, in u."""


class Told(NamedTuple):
    """What is said of an axis, in full and in less room."""

    full: str
    short: str


def told_of(pen: Pen, view: OverTime, width: float) -> Mapping[str, str]:
    """What is said of the axes of all pages, by axis: of all that are compared, and of all that are
    not, in full, or of all in less room.
    """
    found = {it.axis: _told(it, view.dates) for it in view.every}
    said = dict[str, str]()
    for compared in (True, False):
        group = [it for it in view.every if (it.delta is not None) == compared]
        in_full = all(
            _figure_width(pen, it) + pen.measure(found[it.axis].full, SIZE) <= width for it in group
        )
        said |= {it.axis: found[it.axis].full if in_full else found[it.axis].short for it in group}
    return said


def signs_of(
    view: OverTime, axes: Sequence[AxisOverTime], said: Mapping[str, str], *, steps: bool
) -> Iterator[str]:
    """What the figures and signs of these axes are, and gaps of which nothing is ``said`` above
    them; what is said of arrows is so without any.
    """
    if any(axis.delta is not None for axis in axes):
        months = month_year(view.dates)
        figure = tr("Figure under the name: change {first} to {last}.")
        yield figure.format(first=months[0], last=months[-1])
    if steps:
        yield tr("Arrows: only clear changes from one session to the next.")
    if open_ := apart_words(axes, view.every):
        yield open_
    untold = [it for axis in axes for it in _untold(axis, said[axis.axis], view.dates)]
    if any(point.room is not None for point in untold):
        yield tr("Room: too few votes on one side.")
    gaps = {point.unseen for point in untold if point.room is None}
    if gaps == {"votes"}:
        yield tr("A day without markers: too few votes.")
    elif gaps:
        yield tr("A day without markers: too few votes, or not asked.")


def _untold(axis: AxisOverTime, said: str, dates: Sequence[datetime.date]) -> Sequence[TimePoint]:
    """The days without figures of the sides of which it is not said why beside their axis."""
    in_full = said == _told(axis, dates).full
    if axis.delta is None:
        ends = (axis.points[0], axis.points[-1])
        inner = [point for point in axis.points[1:-1] if point.unseen]
        return inner if in_full else [*inner, *(it for it in ends if it.unseen == "one side")]
    return () if in_full else [point for point in axis.points if point.unseen]


def _told(axis: AxisOverTime, dates: Sequence[datetime.date]) -> Told:
    if axis.delta is None:
        return _why(axis, dates)
    short = change_words(_line(axis))
    inner = [day for day, point in enumerate(axis.points) if point.unseen]
    if not inner:
        return Told(short, short)
    why = _of_days(axis, inner, dates)
    return Told(tr("{change}; {why}").format(change=short, why=why) if short else why, short)


def _why(axis: AxisOverTime, dates: Sequence[datetime.date]) -> Told:
    """Why the first and the last day are not compared."""
    last = len(dates) - 1
    ends = [day for day in (0, last) if axis.points[day].unseen]
    if ends:
        return Told(
            _of_days(axis, ends, dates, in_full=True), _of_days(axis, ends, dates, in_full=False)
        )
    short = tr("not compared")
    if axis.not_compared != "too few shared statements":
        return Told(short, short)
    return Told(tr("not compared: other statements"), tr("other statements"))


def _of_days(
    axis: AxisOverTime,
    days: Sequence[int],
    dates: Sequence[datetime.date],
    *,
    in_full: bool = False,
) -> str:
    """Why the sides are not shown on some days; where not for the same reason, on the first."""
    reasons = {
        "one side": tr("too few votes on one side") if in_full else tr("too few votes"),
        "votes": tr("too few votes"),
        "not asked": tr("not asked"),
        "other scale": tr("other scale"),
    }
    months = month_year(dates)
    why = axis.points[days[0]].unseen
    same = [months[day] for day in days if axis.points[day].unseen == why]
    return tr("{days}: {why}").format(days=listed(same), why=reasons[why])


def _figure_width(pen: Pen, axis: AxisOverTime) -> float:
    if axis.delta is None:
        return 0.0
    return pen.measure(signed(axis.delta), SIZE, semibold=True) + AFTER_FIGURE * pen.u


def _line(axis: AxisOverTime) -> ChangeLine:
    return ChangeLine(
        name=axis.name,
        delta=axis.delta,
        label=axis.label,
        it=(None, None),
        ot=(None, None),
        gap=None,
        not_compared=None,
    )
