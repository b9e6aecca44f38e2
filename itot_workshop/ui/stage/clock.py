"""Time on the stage: how much of it is left, large enough to be read from any seat."""

from __future__ import annotations

from itot_workshop.domain.audience_views import Countdown
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import time_of_day

_FIGURES = 11.5
_BAR = 0.4


def paint_countdown(pen: Pen, view: Countdown) -> None:
    """Draw the time that is left with a bar of what is used; past zero it says how much over."""
    top = pen.title(view.title)
    bar = pen.bottom - _BAR * pen.u
    seconds = int(abs(view.left))
    text = f"{seconds // 60}:{seconds % 60:02d}"
    words = _words(view)
    lines, times = pen.fitted(words, (1.8, 1.5, 1.3), pen.inner, 2) if words else ((), 1.8)
    figures = pen.line_height(_FIGURES)
    y = top + (bar - top - figures - len(lines) * pen.line_height(times)) / 2
    pen.write((text,), pen.width / 2, y, _FIGURES, semibold=True, align="centre", even=True)
    pen.write(lines, pen.width / 2, y + figures, times, role="stage_muted", align="centre")
    pen.fill(pen.left, bar, pen.inner, _BAR * pen.u, "stage_line", 0.1)
    used = 1.0 if view.left <= 0 or view.box <= 0 else 1 - view.left / view.box
    if used > 0:
        pen.fill(pen.left, bar, pen.inner * used, _BAR * pen.u, "ink", 0.1)


def _words(view: Countdown) -> str:
    """What the figures cannot say: that they count up, stand still, or when people meet again."""
    if view.left < 0:
        return tr("over time")
    if not view.running or view.ends is None:
        return tr("paused")
    if not view.pause:
        return ""
    time = time_of_day(view.ends)
    if view.following:
        return tr("At {time} we go on with: {step}").format(time=time, step=view.following)
    return tr("We go on at {time}").format(time=time)
