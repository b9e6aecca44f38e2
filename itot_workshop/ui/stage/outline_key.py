"""Which outline is of which day, on the stage: lines with their days, and how to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itot_workshop.charts.look import Series
from itot_workshop.domain.audience_compare_views import Shapes
from itot_workshop.ui.stage.arrows import write_arrows
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, head_day

_SIZE, _APART = 1.1, 1.4
_HIDES = 0.03
"""Lines of values that are nearer than this to each other are seen as one."""


def outlines_legend(
    pen: Pen,
    view: Shapes,
    left: float,
    top: float,
    right: float,
    signs: Sequence[str] = (),
    *,
    better: bool = True,
) -> None:
    """Write the days, in one line or one below the other, and what is better, if it does not stand
    elsewhere: at the far end of their line, or below them, with what ``signs`` are.
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
    told = (*signs, outward_is_better()) if better else (*signs,)
    beside = tr(" · ").join(told)
    if not below and x + pen.measure(beside, _SIZE) <= right:
        write_arrows(pen, (beside,), right, top, _SIZE, role="stage_muted", align="right")
        return
    top += 0.0 if below else pen.line_height(_SIZE)
    lines = _in_lines(pen, told, right - left)
    write_arrows(pen, lines, left, top, _SIZE, role="stage_muted")


def legend_height(
    pen: Pen, view: Shapes, width: float, signs: Sequence[str] = (), *, better: bool = True
) -> float:
    """How high the legend is in so much width, in pixels."""
    told = (*signs, outward_is_better()) if better else (*signs,)
    below, lines = len(_in_lines(pen, told, width)), len(view.dates)
    if _in_one_line(pen, view, width):
        beside = _APART * pen.u + pen.measure(tr(" · ").join(told), _SIZE)
        lines, below = 1, 0 if _length(pen, view) + beside <= width else below
    return (lines + below) * pen.line_height(_SIZE)


def signs_of(view: Shapes) -> tuple[str, ...]:
    """The overall scores, what an arrow at a name is, which lines lie unseen, and why a line has a
    gap and a figure is missing.
    """
    reasons = {
        "too few votes": tr("“–”: too few votes"),
        "other statements": tr("“–”: other statements"),
        "not asked": tr("“–”: not asked"),
    }
    found = {gap for it in view.axes for gap in it.gaps}
    missing = (words for gap, words in reasons.items() if gap in found)
    return (*overall_signs(view), *_fell(view), *unseen_signs(view), *missing)


def overall_signs(view: Shapes) -> tuple[str, ...]:
    """The overall scores, oldest first, where they may be told."""
    if None in view.overall:
        return ()
    return (tr("overall {scores}").format(scores=tr(" → ").join(map(fixed, view.overall))),)


def _fell(view: Shapes) -> Iterator[str]:
    """What an arrow at a name is."""
    if any(it.fell for it in view.axes):
        first = head_day(view.dates[0], *view.dates)
        yield tr("↓ clearly down since {day}").format(day=first)


def unseen_signs(view: Shapes) -> tuple[str, ...]:
    """Which lines lie unseen under that of a later day."""
    return tuple(_unseen(view))


def _unseen(view: Shapes) -> Iterator[str]:
    days = [head_day(date, *view.dates) for date in view.dates]
    shapes = list(zip(*(it.values for it in view.axes), strict=True))
    covers = [_cover(shapes, at) for at in range(len(shapes))]
    for cover in dict.fromkeys(covers):
        under = [day for at, day in enumerate(days) if covers[at] == cover != at]
        if under:
            yield same_as(under, days[cover])


def _cover(shapes: Sequence[Sequence[float | None]], at: int) -> int:
    """The last shape under which one lies, else itself."""
    later = range(len(shapes) - 1, at, -1)
    return next((it for it in later if is_covered(shapes[at], shapes[it])), at)


def same_as(under: Sequence[str], day: str) -> str:
    """That the lines of days lie unseen under that of another."""
    return tr("{days}: same as {day}").format(days=tr(", ").join(under), day=day)


def is_covered(shape: Sequence[float | None], other: Sequence[float | None]) -> bool:
    """Whether an outline lies under the other one wherever it goes."""
    pairs = [(one, two) for one, two in zip(shape, other, strict=True) if one is not None]
    return bool(pairs) and all(two is not None and abs(one - two) < _HIDES for one, two in pairs)


def outward_is_better() -> str:
    """How to read an outline."""
    return tr("Outward is better")


def _in_lines(pen: Pen, told: Sequence[str], width: float) -> tuple[str, ...]:
    return pen.in_parts(told, " ·", _SIZE, width) if told else ()


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
    before = series.older if view.ends else series.before
    lines = (*(series.older for _ in view.dates[2:]), before, now)
    days = [head_day(date, *view.dates) for date in view.dates]
    return list(zip(lines, days, strict=True))
