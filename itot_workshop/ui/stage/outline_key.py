"""Which outline is of which day, on the stage: lines with their days, and how to read them."""

from __future__ import annotations

from itot_workshop.charts.look import Series
from itot_workshop.domain.audience_compare_views import Shapes
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, head_day

_SIZE, _APART = 1.1, 1.4


def outlines_legend(pen: Pen, view: Shapes, left: float, top: float, right: float) -> None:
    """Write the days with their overall scores, in one line or one below the other, and what is
    better: at the far end of their line, or below them.
    """
    x, days = left, _days(pen, view)
    below = not _in_one_line(pen, view, right - left)
    for line, said in days:
        start = x + pen.sample(line, x, top + pen.line_height(_SIZE) / 2) + 0.5 * pen.u
        pen.write((said,), start, top, _SIZE)
        if below:
            top += pen.line_height(_SIZE)
        else:
            x = start + pen.measure(said, _SIZE) + _APART * pen.u
    if not below and x + pen.measure(_better(), _SIZE) <= right:
        pen.write((_better(),), right, top, _SIZE, role="stage_muted", align="right")
        return
    top += 0.0 if below else pen.line_height(_SIZE)
    pen.write((_better(),), left, top, _SIZE, role="stage_muted")


def legend_height(pen: Pen, view: Shapes, width: float) -> float:
    """How high the legend is in so much width, in pixels."""
    lines = len(view.dates) + 1
    if _in_one_line(pen, view, width):
        better = _APART * pen.u + pen.measure(_better(), _SIZE)
        lines = 1 if _length(pen, view) + better <= width else 2
    return lines * pen.line_height(_SIZE)


def _better() -> str:
    return tr("Outward is better")


def _in_one_line(pen: Pen, view: Shapes, width: float) -> bool:
    return _length(pen, view) <= width


def _length(pen: Pen, view: Shapes) -> float:
    """How wide the days are in one line."""
    each = (0.5 + _APART + pen.look.chart.mark.legend_line) * pen.u
    return sum(pen.measure(said, _SIZE) + each for _, said in _days(pen, view)) - _APART * pen.u


def _days(pen: Pen, view: Shapes) -> list[tuple[Series, str]]:
    """The line of each session, and what is said of it."""
    series = pen.look.chart.series
    now = {"balanced": series.balanced, "it": series.it, "ot": series.ot}[view.layer]
    lines = (*(series.older for _ in view.dates[2:]), series.before, now)
    said = [head_day(date, *view.dates) for date in view.dates]
    return [
        (line, day if score is None else f"{day} {fixed(score)}")
        for line, day, score in zip(lines, said, view.overall, strict=True)
    ]
