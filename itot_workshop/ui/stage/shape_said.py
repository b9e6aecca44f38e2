"""What is said below a table beside the radar: what of it is not told, and the whole session."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.audience_views import Radar
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shape_words import why_not
from itot_workshop.ui.widgets.numbers import fixed, percent, signed, whole

_BETWEEN = 1.6
"""Between figures of the session, in u."""


def write_overall(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> None:
    """The session in three figures, those of them that there are, where there is room."""
    named = [
        (None if view.overall is None else fixed(view.overall), tr("overall")),
        (None if view.mean_gap is None else fixed(view.mean_gap), tr("mean gap")),
        (None if view.agreement is None else percent(view.agreement), tr("agreement")),
    ]
    since = view.since
    if since is not None and since.delta is not None:
        on = tr("change, on {n} axes").format(n=whole(since.on))
        named[1:2] = [(signed(since.delta), on)]
    if top + pen.line_height(2.4) + pen.line_height(1.1) > bottom:
        return
    told = [(figure, name) for figure, name in named if figure is not None]
    room, sizes = pen.right - left, (2.4, 1.1)
    widths = _widths(pen, told, *sizes)
    apart = _BETWEEN * pen.u
    if sum(widths) + apart * (len(told) - 1) > room:
        sizes = (2.0, 1.0)
        widths = _widths(pen, told, *sizes)
    steps = [max(room / 3, width + apart) for width in widths]
    if sum(steps[:-1]) + sum(widths[-1:]) > room:
        apart = (room - sum(widths)) / max(1, len(told) - 1)
        steps = [width + apart for width in widths]
    x = left
    for (figure, name), step in zip(told, steps, strict=True):
        end = pen.write((figure,), x, top, sizes[0], semibold=True)
        pen.write((name,), x, end, sizes[1], role="stage_muted")
        x += step


def _widths(pen: Pen, told: Sequence[tuple[str, str]], large: float, small: float) -> list[float]:
    """How wide each figure is with its name below it."""
    return [
        max(pen.measure(figure, large, semibold=True), pen.measure(name, small))
        for figure, name in told
    ]


def write_remark(pen: Pen, view: Radar, left: float, top: float, bottom: float) -> float:
    """What of the axes is not told, and why; gives where that ends."""
    text = why_not(view)
    if not text:
        return top
    lines = pen.filled(text, 1.0, pen.right - left - 2 * pen.u)
    height = len(lines) * pen.line_height(1.0) + pen.u
    if top + height <= bottom:
        pen.fill(left, top, pen.right - left, height, "ink_tint")
        pen.fill(left, top, 0.28 * pen.u, height, "ink", 0)
        pen.write(lines, left + pen.u, top + 0.5 * pen.u, 1.0)
    return top + height + 0.6 * pen.u
