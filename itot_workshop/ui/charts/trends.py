"""Trends as screens show them: axes over time and the common ground, with days in words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from itot_workshop.charts.trend import day_places
from itot_workshop.charts.trend_values import Trend, TrendLine, TrendSeries, TrendStep
from itot_workshop.domain.audience_since_views import GroundPoint
from itot_workshop.domain.audience_time_views import AxisOverTime
from itot_workshop.ui.widgets.numbers import fixed, month_year, percent, signed, whole

_QUARTERS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)


def axis_trend(
    axis: AxisOverTime,
    dates: Sequence[datetime.date],
    low: int,
    high: int,
    *,
    steps: bool = False,
) -> Trend:
    """One axis on the scale: IT, OT and both together, the last values beside.

    With ``steps`` the clear changes since the day before are written below the days.
    """
    it, ot, both, room = (
        QCoreApplication.translate("Charts", "IT"),
        QCoreApplication.translate("Charts", "OT"),
        QCoreApplication.translate("Charts", "both"),
        QCoreApplication.translate("Charts", "Room"),
    )
    points = axis.points
    named: tuple[tuple[TrendSeries, tuple[float | None, ...], str], ...] = (
        ("room", tuple(point.room for point in points), f"{room} "),
        ("together", tuple(point.balanced for point in points), f"{both} "),
        ("it", tuple(point.it for point in points), f"{it} "),
        ("ot", tuple(point.ot for point in points), f"{ot} "),
    )
    return Trend(
        lines=tuple(
            TrendLine(
                series=series,
                values=values,
                runs=axis.runs,
                end=_end(values, before),
                brief=_end(values, ""),
                hollow=tuple(day for day, point in enumerate(points) if point.apart),
            )
            for series, values, before in named
            if any(value is not None for value in values)
        ),
        days=days_of(dates),
        low=low,
        high=high,
        figures=tuple((float(value), whole(value)) for value in range(low, high + 1)),
        steps=tuple(_steps(axis.steps)) if steps else None,
    )


def any_steps(axes: Sequence[AxisOverTime]) -> bool:
    """Whether steps have anything to say: of two days the whole change is the only one."""
    return any(step is not None for axis in axes if len(axis.steps) > 2 for step in axis.steps)


def apart_words(axes: Sequence[AxisOverTime], every: Sequence[AxisOverTime] = ()) -> str:
    """What open markers are, where these axes have points that stand apart from their lines; the
    same for ``every`` axis beside them.
    """
    if not any(point.apart for axis in axes for point in axis.points):
        return ""
    points = [point for axis in (*axes, *every) for point in axis.points if point.apart]
    if all(point.fewer for point in points):
        return QCoreApplication.translate(
            "Charts", "Open markers: fewer statements asked, not comparable with the line."
        )
    return QCoreApplication.translate(
        "Charts", "Open markers: other statements asked, not comparable with the line."
    )


def _steps(steps: Sequence[float | None]) -> Iterator[TrendStep]:
    """Arrows are for clear changes, with as many decimals as the whole change has."""
    for day, step in enumerate(steps):
        if step is not None:
            yield TrendStep(day=day, arrow="↓" if step < 0 else "↑", figure=signed(step))


def ground_trend(points: Sequence[GroundPoint], *, named: bool = True) -> Trend:
    """The share of common ground, and the target each session set for the next one, from there on.

    The last target says that it is one if it is ``named``, else both ends have their marker.
    """
    aimed = (None, *(point.target for point in points[:-1]))
    target = QCoreApplication.translate("Charts", "target %1") if named else "%1"
    values = tuple(point.share for point in points)
    shares = [it for it in (*values, *aimed) if it is not None]
    top = next(line for line in _QUARTERS if line >= min(1.0, max(shares, default=0.0) + 0.05))
    lines = [line for line in _QUARTERS if line <= max(top, 0.4)]
    each = tuple(range(len(points)))
    return Trend(
        lines=(
            TrendLine(
                series="before",
                values=aimed,
                runs=_known(aimed),
                hollow=each,
                end="" if aimed[-1] is None else target.replace("%1", percent(aimed[-1])),
                signed=not named,
            ),
            TrendLine(
                series="balanced",
                values=values,
                runs=_known(values),
                end=percent(points[-1].share),
                signed=not named,
            ),
        ),
        days=days_of([point.date for point in points]),
        low=0.0,
        high=lines[-1],
        figures=tuple((line, percent(line)) for line in lines),
    )


def _known(values: Sequence[float | None]) -> tuple[tuple[int, ...], ...]:
    """Days in a row that have a value: one that is missing is a gap in the line."""
    days = groupby(range(len(values)), lambda day: values[day] is None)
    return tuple(tuple(run) for missing, run in days if not missing)


def days_of(dates: Sequence[datetime.date]) -> tuple[tuple[float, str], ...]:
    """Days with their places; the month alone where every day has one of its own."""
    places = day_places([float(date.toordinal()) for date in dates])
    return tuple(zip(places, month_year(dates), strict=True))


def _end(values: Sequence[float | None], before: str) -> str:
    """The value of the last day; nothing stands beside a day on which it is hidden."""
    return "" if values[-1] is None else f"{before}{fixed(values[-1], 1)}"
