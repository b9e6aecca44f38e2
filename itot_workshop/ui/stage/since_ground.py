"""The common ground then and now on the stage: its share, and what became of cards, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_since_views import GroundOverTime
from itot_workshop.ui.charts.trends import ground_trend
from itot_workshop.ui.stage.lines import LEADING
from itot_workshop.ui.stage.over_time import draw_chart
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, head_day, percent, short_date, whole

_SHARE, _CARDS, _HEAD = 1.3, 1.25, 1.05
"""The sizes of the share, of cards and of the heads of their lists, in u."""
_INSIDE, _BETWEEN = 0.7, 0.5
"""Above and below the words of a list, and between lists, in u."""
_LONGEST = 4
"""So many lines a list takes at most whose cards have no line each."""


def paint_ground(pen: Pen, view: GroundOverTime) -> None:
    """Draw the share through the sessions, and what became of the cards."""
    last = view.points[-1]
    top = pen.title(tr("Common ground"))
    said = tr("{common} of {placed} cards in play are common, {share}").format(
        common=whole(last.common), placed=whole(last.placed), share=percent(last.share)
    )
    split = pen.left + pen.inner * (0.46 if pen.wide else 0.42)
    column = split + 2 * pen.u
    line, free = top, pen.left + pen.measure(said, _SHARE) + pen.u
    top = pen.write(pen.filled(said, _SHARE, pen.inner), pen.left, top, _SHARE, role="stage_muted")
    top, told = top + 0.8 * pen.u, _told(view)
    first = _since(pen, view, Box(column, line, pen.right, top), free) if told else top
    target = tr("Open diamonds: the target that was set")
    long, short = (_same(view, days) for days in _days(view))
    beside = pen.left + pen.measure(target, 1.0) + pen.u <= column
    under = pen.bottom - 1.6 * pen.u
    foot = under - (0.4 if beside else 0.4 + LEADING) * pen.u
    draw_chart(pen, ground_trend(view.points), Box(pen.left, top, split, foot))
    pen.write((target,), pen.left, foot + 0.4 * pen.u, 1.0, role="stage_muted")
    same = long if not beside or pen.measure(long, 1.0) <= pen.right - column else short
    left = min(column, pen.right - pen.measure(same, 1.0))
    pen.write((same,), left if beside else pen.left, under, 1.0, role="stage_muted")
    _lists(pen, told, Box(column, first, pen.right, foot))


def _told(view: GroundOverTime) -> list[tuple[str, Sequence[str]]]:
    """The lists that have cards, the worst first."""
    lists = (
        (tr("Slipped back"), view.slipped_back),
        (tr("Missed"), view.missed),
        (tr("Reached"), view.reached),
        (tr("Gained without a plan"), view.unplanned),
        (tr("New and common"), view.new_common),
        (tr("New, not common"), view.new),
    )
    return [(title, cards) for title, cards in lists if cards]


def _since(pen: Pen, view: GroundOverTime, line: Box, free: float) -> float:
    """Write from which day on the lists count: in the line over them that is ``free`` from there
    on, else below it; gives where they begin.
    """
    since = tr("Since {day}").format(day=_days(view)[0][0])
    right = line.right - pen.measure(since, _HEAD)
    if right < free:
        end = pen.write((since,), line.left, line.bottom, _HEAD, role="stage_muted")
        return end + 0.3 * pen.u
    left = line.left if free <= line.left else right
    top = line.top + (pen.line_height(_SHARE) - pen.line_height(_HEAD)) / 2
    pen.write((since,), left, top, _HEAD, role="stage_muted")
    return line.bottom


def _same(view: GroundOverTime, days: tuple[str, str]) -> str:
    """The share on the first and the last of these days, of the cards that both have."""
    return tr("The same {n} cards: {before} on {first}, {after} on {last}").format(
        n=whole(view.same_cards),
        before=percent(view.same_before),
        after=percent(view.same_after),
        first=days[0],
        last=days[1],
    )


def _days(view: GroundOverTime) -> tuple[tuple[str, str], tuple[str, str]]:
    """The first day and the last, in long and in short, never without the day of the month."""
    first, last = view.points[0].date, view.points[-1].date
    long = (day_of(first, last), day_of(last, first))
    if long[0] == short_date(first):
        return long, long
    return long, (head_day(first, last), head_day(last, first))


class _List(Struct, frozen=True, kw_only=True):
    """What became of some cards, in lines below a head."""

    head: str
    lines: tuple[str, ...]
    slipped: bool


def _lists(pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box) -> None:
    """Each list under its title; what slipped back on the ground of danger."""
    y = box.top
    for it in _set(pen, lists, box):
        left = box.left + (pen.u if it.slipped else 0)
        height = _height(pen, it)
        if it.slipped:
            pen.fill(box.left, y, box.width, height, "danger_tint")
            pen.fill(box.left, y, 0.28 * pen.u, height, "danger", 0)
        role, top = "text" if it.slipped else "stage_muted", y + 0.3 * pen.u
        top = pen.write((it.head,), left, top, _HEAD, role=role)
        pen.write(it.lines, left, top, _CARDS, semibold=it.slipped)
        y += height + _BETWEEN * pen.u


def _set(pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box) -> list[_List]:
    """A line for every card where all have room, else the cards of a list behind each other: a
    line for each list, then more in turn while all lists fit.
    """
    found = [_list(title, cards, _one_each(pen, cards, box.width)) for title, cards in lists]
    if _fit(pen, found, box):
        return found
    most = [1] * len(lists)
    for _ in range(_LONGEST - 1):
        for at in range(len(lists)):
            more = [lines + (at == here) for here, lines in enumerate(most)]
            if _fit(pen, _behind(pen, lists, box, more), box):
                most = more
    return _behind(pen, lists, box, most)


def _behind(
    pen: Pen, lists: Sequence[tuple[str, Sequence[str]]], box: Box, most: Sequence[int]
) -> list[_List]:
    """The lists with at most so many lines each."""
    return [
        _list(title, cards, _in_a_row(pen, cards, box.width, limit))
        for (title, cards), limit in zip(lists, most, strict=True)
    ]


def _list(title: str, cards: Sequence[str], lines: tuple[str, ...]) -> _List:
    head = f"{title} · {whole(len(cards))}"
    return _List(head=head, lines=lines, slipped=title == tr("Slipped back"))


def _one_each(pen: Pen, cards: Sequence[str], width: float) -> tuple[str, ...]:
    room = _room(pen, width)
    return tuple(line for card in cards for line in pen.balanced(card, _CARDS, room, semibold=True))


def _in_a_row(pen: Pen, cards: Sequence[str], width: float, most: int) -> tuple[str, ...]:
    """Cards behind each other in at most so many lines."""
    sign, room = tr("; ").rstrip(), _room(pen, width)
    return pen.in_parts(cards, sign, _CARDS, room, most=most, semibold=True)


def _room(pen: Pen, width: float) -> float:
    """The width of a list without the edges of a ground."""
    return width - 1.8 * pen.u


def _height(pen: Pen, it: _List) -> float:
    words = len(it.lines) * pen.line_height(_CARDS) + pen.line_height(_HEAD)
    return words + _INSIDE * pen.u


def _fit(pen: Pen, lists: Sequence[_List], box: Box) -> bool:
    """Whether all lists are as high as the box at most."""
    between = _BETWEEN * pen.u
    return sum(_height(pen, it) + between for it in lists) - between <= box.height
