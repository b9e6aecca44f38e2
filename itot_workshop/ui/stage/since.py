"""What became of what was agreed, on the stage: common ground and actions, the worst news first."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import (
    ActionsOn,
    ActionsOverTime,
    ActionThen,
    GroundOverTime,
    ModelsOverTime,
)
from itot_workshop.domain.notes import ActionState
from itot_workshop.ui.charts.trends import ground_trend
from itot_workshop.ui.stage.compare_words import state_words
from itot_workshop.ui.stage.over_time import draw_chart
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, head_day, percent, whole

_STATES: tuple[ActionState, ...] = ("done", "partly", "missed", "dropped", "moved", "open")
_MOST_DAYS = 3
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


def paint_actions_over_time(pen: Pen, view: ActionsOverTime) -> None:
    """Draw what was agreed on each day and what became of it."""
    top = pen.title(tr("Actions, then and now")) + 0.4 * pen.u
    days = view.days[-_MOST_DAYS:]
    boxes = _side_by_side(pen, len(days), top) if pen.wide else _stacked(pen, days, top)
    size = next((it for it in (1.15, 1.0) if _all_whole(pen, days, boxes, it)), 1.0)
    for day, box in zip(days, boxes, strict=True):
        title = head_day(day.date, view.days[-1].date)
        y = box.top + pen.line_height(1.2) + 0.2 * pen.u
        pen.write((_head(title, day.actions),), box.left, box.top, 1.2, role="stage_muted")
        pen.rule(y, left=box.left, right=box.right)
        for action, place in zip(day.actions, _places(pen, day, box), strict=True):
            _action(pen, action, place, size)


def _side_by_side(pen: Pen, number: int, top: float) -> list[Box]:
    gap = 1.6 * pen.u
    width = (pen.inner - gap * (number - 1)) / number
    lefts = [pen.left + at * (width + gap) for at in range(number)]
    return [Box(left, top, left + width, pen.bottom) for left in lefts]


def _stacked(pen: Pen, days: Sequence[ActionsOn], top: float) -> list[Box]:
    """One below the other, each as high as it has actions, with a line more for its head."""
    line = (pen.bottom - top) / sum(len(day.actions) + 1 for day in days)
    boxes = []
    for day in days:
        bottom = top + line * (len(day.actions) + 1)
        boxes.append(Box(pen.left, top, pen.right, bottom))
        top = bottom
    return boxes


def _places(pen: Pen, day: ActionsOn, box: Box) -> list[Box]:
    start = box.top + pen.line_height(1.2) + 0.5 * pen.u
    each = min(6.6 * pen.u, (box.bottom - start) / len(day.actions))
    tops = [start + at * each for at in range(len(day.actions))]
    return [Box(box.left, top, box.right, top + each) for top in tops]


def _all_whole(pen: Pen, days: Sequence[ActionsOn], boxes: Sequence[Box], size: float) -> bool:
    """Whether every action can be read whole in this size."""
    return all(
        len(pen.filled(action.text, size, _text_width(pen, place))) <= _most_lines(pen, place, size)
        for day, box in zip(days, boxes, strict=True)
        for action, place in zip(day.actions, _places(pen, day, box), strict=True)
    )


def _text_width(pen: Pen, box: Box) -> float:
    return box.width - (5.5 * pen.u if _is_wide(pen, box) else 0)


def _most_lines(pen: Pen, box: Box, size: float) -> int:
    below = 0.0 if _is_wide(pen, box) else pen.line_height(1.0)
    return max(1, int((box.height - below) / pen.line_height(size)))


def _is_wide(pen: Pen, box: Box) -> bool:
    """Whether the state stands beside the action, else it stands below."""
    return box.width >= 24 * pen.u


def _head(title: str, actions: Sequence[ActionThen]) -> str:
    states = [action.state for action in actions]
    counted = [f"{whole(states.count(it))} {state_words(it)}" for it in _STATES if it in states]
    return f"{title}: {tr(', ').join(counted)}"


def _action(pen: Pen, action: ActionThen, box: Box, size: float) -> None:
    state = state_words(action.state)
    if action.state == "open" and action.due is not None:
        state = tr("by {day}").format(day=head_day(action.due, action.due))
    width = _text_width(pen, box)
    lines = pen.cut(pen.filled(action.text, size, width), _most_lines(pen, box, size), size, width)
    end = pen.write(lines, box.left, box.top, size)
    loud = action.state in ("missed", "partly")
    if _is_wide(pen, box):
        pen.write((state,), box.right, box.top, size, semibold=loud, align="right")
    else:
        role = "text" if loud else "stage_muted"
        pen.write((state,), box.left, end, 1.0, semibold=loud, role=role)


def paint_models(pen: Pen, view: ModelsOverTime) -> None:
    """Draw which cooperation models were chosen, one below the other."""
    y = pen.title(tr("Cooperation model")) + 0.8 * pen.u
    for day in view.days[-_MOST_DAYS:]:
        pen.rule(y)
        when = day_of(day.date, view.days[-1].date)
        top = pen.write((when,), pen.left, y + 0.6 * pen.u, 1.3, role="stage_muted")
        lines, size = pen.fitted(day.name, (2.2, 1.8, 1.5), pen.inner, 2, semibold=True)
        top = pen.write(lines, pen.left, top, size, semibold=True)
        if day.reason:
            reason = pen.cut(pen.filled(day.reason, 1.3, pen.inner), 2, 1.3, pen.inner)
            top = pen.write(reason, pen.left, top + 0.2 * pen.u, 1.3)
        y = top + pen.u
    pen.rule(y)
