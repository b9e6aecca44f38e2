"""What became of what was agreed, on the stage: common ground and models, the worst news first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_since_views import (
    GroundOverTime,
    ModelOn,
    ModelsOverTime,
)
from itot_workshop.ui.charts.trends import ground_trend
from itot_workshop.ui.stage.over_time import draw_chart
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, long_date, percent, whole

MOST_DAYS = 3
"""The stage has room for what was agreed on the last few days; the page has them all."""


def paint_ground(pen: Pen, view: GroundOverTime) -> None:
    """Draw the share through the sessions, and what became of the cards."""
    last = view.points[-1]
    top = pen.title(tr("Common ground"))
    said = tr("{common} of {placed} cards in play are common, {share}").format(
        common=whole(last.common), placed=whole(last.placed), share=percent(last.share)
    )
    top = pen.write(pen.filled(said, 1.3, pen.inner), pen.left, top, 1.3, role="stage_muted")
    top += 0.8 * pen.u
    foot = pen.bottom - 2 * pen.u
    split = pen.left + pen.inner * (0.46 if pen.wide else 0.42)
    draw_chart(pen, ground_trend(view.points), Box(pen.left, top, split, foot))
    pen.write(
        (tr("Open diamonds: the target that was set"),),
        pen.left,
        foot + 0.4 * pen.u,
        1.0,
        role="stage_muted",
    )
    lists = (
        (tr("Slipped back"), view.slipped_back),
        (tr("Missed"), view.missed),
        (tr("Reached"), view.reached),
        (tr("Gained without a plan"), view.unplanned),
        (tr("New on the board"), view.new),
    )
    box = Box(split + 2 * pen.u, top, pen.right, pen.bottom - 2 * pen.u)
    _lists(pen, [(title, cards) for title, cards in lists if cards], box)
    same = tr("On the same {n} cards: {before}, then {after}").format(
        n=whole(view.same_cards), before=percent(view.same_before), after=percent(view.same_after)
    )
    pen.write((same,), pen.right, foot + 0.4 * pen.u, 1.0, role="stage_muted", align="right")


def _lists(pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box) -> None:
    """Each list under its title; what slipped back on the ground of danger."""
    slipped = tr("Slipped back")
    y = box.top
    for title, cards in lists:
        bad = title == slipped
        left = box.left + (pen.u if bad else 0)
        width = box.right - left - (0.8 * pen.u if bad else 0)
        text = tr(", ").join(cards)
        room = int((box.bottom - y) / pen.line_height(1.25)) - 2
        if room < 1:
            return
        lines = pen.cut(pen.filled(text, 1.25, width), min(4, room), 1.25, width)
        height = (len(lines) * pen.line_height(1.25)) + pen.line_height(1.05) + 0.7 * pen.u
        if bad:
            pen.fill(box.left, y, box.width, height, "danger_tint")
            pen.fill(box.left, y, 0.28 * pen.u, height, "danger", 0)
        head = f"{title} · {whole(len(cards))}"
        top = pen.write((head,), left, y + 0.3 * pen.u, 1.05, role="text" if bad else "stage_muted")
        pen.write(lines, left, top, 1.25, semibold=bad)
        y += height + 0.5 * pen.u


def paint_models(pen: Pen, view: ModelsOverTime) -> None:
    """Draw which cooperation models were chosen, one below the other."""
    y = pen.title(tr("Cooperation model")) + 0.8 * pen.u
    for day in view.days[-MOST_DAYS:]:
        pen.rule(y)
        when = day_of(day.date, view.days[-1].date)
        top = pen.write((when,), pen.left, y + 0.6 * pen.u, 1.3, role="stage_muted")
        lines, size = pen.fitted(day.name, (2.2, 1.8, 1.5), pen.inner, 2, semibold=True)
        top = pen.write(lines, pen.left, top, size, semibold=True)
        if day.reason:
            most = 2 if len(view.days) < MOST_DAYS or day is view.days[-1] else 1
            reason = pen.cut(pen.filled(day.reason, 1.3, pen.inner), most, 1.3, pen.inner)
            top = pen.write(reason, pen.left, top + 0.2 * pen.u, 1.3)
        for said in _facts(day, view):
            lines = pen.cut(pen.filled(said, 1.2, pen.inner), 1, 1.2, pen.inner)
            top = pen.write(lines, pen.left, top + 0.2 * pen.u, 1.2, role="stage_muted")
        y = top + pen.u
    pen.rule(y)


def _facts(day: ModelOn, view: ModelsOverTime) -> Iterator[str]:
    """How long the model lasts, and whether what limits it was over the line."""
    if day.months is not None and day.end is not None:
        said = tr("For a month, until {day}")
        if day.months != 1:
            said = tr("For {n} months, until {day}")
        yield said.format(n=whole(day.months), day=long_date(day.end))
    if day.crossed:
        last = view.days[-1].date
        days = tr(", ").join(day_of(it, last) for it in day.crossed)
        yield tr("{watched}: over the line on {days}").format(watched=day.watched, days=days)
