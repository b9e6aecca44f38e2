"""The common ground then and now on the stage: its share, and what became of cards, worst first."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_since_views import GroundOverTime
from itot_workshop.ui.charts.trends import ground_trend
from itot_workshop.ui.stage.over_time import draw_chart
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import day_of, percent, whole

_SHARE, _CARDS, _HEAD = 1.3, 1.25, 1.05
"""The sizes of the share, of cards and of the heads of their lists, in u."""
_INSIDE, _BETWEEN = 0.7, 0.5
"""Above and below the words of a list, and between lists, in u."""
_FEW = 4
"""So many days leave room in a narrow chart to call its last target one."""
_LONGEST = 4
"""So many lines a list takes at most whose cards have no line each."""


def paint_ground(pen: Pen, view: GroundOverTime) -> None:
    """Draw the share through the sessions, and what became of the cards."""
    last = view.points[-1]
    top = pen.title(tr("Common ground"))
    said = tr("{common} of {placed} cards belong to both sides: {share}").format(
        common=whole(last.common), placed=whole(last.placed), share=percent(last.share)
    )
    split = pen.left + 0.46 * pen.inner
    column = split + (2.0 if pen.wide else 1.1) * pen.u
    line, free = top, pen.left + pen.measure(said, _SHARE) + pen.u
    top = pen.write(pen.filled(said, _SHARE, pen.inner), pen.left, top, _SHARE, role="stage_muted")
    top, told = top + 0.8 * pen.u, _told(view)
    first = _since(pen, view, Box(column, line, pen.right, top), free) if told else top
    under = _write_under(pen, view, Box(pen.left, top, split, pen.bottom), column)
    foot = under - 0.4 * pen.u
    trend = ground_trend(view.points, named=pen.wide or len(view.points) <= _FEW)
    draw_chart(pen, trend, Box(pen.left, top, split, foot))
    _paint_lists(pen, told, Box(column, first, pen.right, foot))


class _Told(Struct, frozen=True, kw_only=True):
    """Cards of which the same became, and what that is; ``slipped`` if they slipped back."""

    title: str
    cards: Sequence[str]
    slipped: bool = False


def _told(view: GroundOverTime) -> list[_Told]:
    """The lists that have cards, the worst first."""
    lists = (
        _Told(title=tr("Slipped back, was common"), cards=view.slipped_back, slipped=True),
        _Told(title=tr("Missed, planned to be common"), cards=view.missed),
        _Told(title=tr("Became common as planned"), cards=view.reached),
        _Told(title=tr("Became common without a plan"), cards=view.unplanned),
        _Told(title=tr("New and common"), cards=view.new_common),
        _Told(title=tr("New, not common"), cards=view.new),
    )
    return [it for it in lists if it.cards]


def _since(pen: Pen, view: GroundOverTime, line: Box, free: float) -> float:
    """Write over the lists from which day on they count: in the line above them where that is
    ``free`` from there on, else below it; gives where they begin.
    """
    said = (tr("Since {day}").format(day=_days(view)[0]),)
    if line.left < free:
        end = pen.write(said, line.left, line.bottom, _HEAD, role="stage_muted")
        return end + 0.3 * pen.u
    top = line.top + (pen.line_height(_SHARE) - pen.line_height(_HEAD)) / 2
    pen.write(said, line.left, top, _HEAD, role="stage_muted")
    return line.bottom


def _write_under(pen: Pen, view: GroundOverTime, left: Box, column: float) -> float:
    """Write what open diamonds are and how the cards of both days fared, each in its column; gives
    where that begins.
    """
    aimed = any(point.target is not None for point in view.points[:-1])
    target = tr("Open diamonds: the target set the session before") if aimed else ""
    texts = ((target, left.left, left.width), (_same(view), column, pen.right - column))
    told = [(pen.filled(text, 1.0, width), x) for text, x, width in texts if text]
    top = left.bottom - max(len(lines) for lines, _ in told) * pen.line_height(1.0)
    for lines, x in told:
        pen.write(lines, x, top, 1.0, role="stage_muted")
    return top


def _same(view: GroundOverTime) -> str:
    """The share on the first and on the last day, of the cards that both have."""
    first, last = _days(view)
    said = tr("Of the {n} cards of both days: {before} common on {first}, {after} on {last}")
    return said.format(
        n=whole(view.same_cards),
        before=percent(view.same_before),
        after=percent(view.same_after),
        first=first,
        last=last,
    )


def _days(view: GroundOverTime) -> tuple[str, str]:
    """The first day and the last, never without the day of the month."""
    first, last = view.points[0].date, view.points[-1].date
    return day_of(first, last), day_of(last, first)


class _List(Struct, frozen=True, kw_only=True):
    """What became of some cards, in lines below a head."""

    head: str
    lines: tuple[str, ...]
    slipped: bool


def _paint_lists(pen: Pen, lists: Sequence[_Told], box: Box) -> None:
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


def _set(pen: Pen, lists: Sequence[_Told], box: Box) -> list[_List]:
    """A line for every card where all have room, else the cards of a list behind each other: a
    line for each list, then more in turn while all lists fit.
    """
    found = [_list(it, _one_each(pen, it, box.width)) for it in lists]
    if _fit(pen, found, box):
        return found
    most = [1] * len(lists)
    for _ in range(_LONGEST - 1):
        for at in range(len(lists)):
            more = [lines + (at == here) for here, lines in enumerate(most)]
            if _fit(pen, _behind(pen, lists, box, more), box):
                most = more
    return _behind(pen, lists, box, most)


def _behind(pen: Pen, lists: Sequence[_Told], box: Box, most: Sequence[int]) -> list[_List]:
    """The lists with at most so many lines each."""
    return [
        _list(it, _in_a_row(pen, it, box.width, limit))
        for it, limit in zip(lists, most, strict=True)
    ]


def _list(told: _Told, lines: tuple[str, ...]) -> _List:
    head = f"{told.title} · {whole(len(told.cards))}"
    return _List(head=head, lines=lines, slipped=told.slipped)


def _one_each(pen: Pen, told: _Told, width: float) -> tuple[str, ...]:
    room, bold = _room(pen, told, width), told.slipped
    return tuple(
        line for card in told.cards for line in pen.balanced(card, _CARDS, room, semibold=bold)
    )


def _in_a_row(pen: Pen, told: _Told, width: float, most: int) -> tuple[str, ...]:
    """Cards behind each other in at most so many lines."""
    sign, room = tr("; ").rstrip(), _room(pen, told, width)
    return pen.in_parts(told.cards, sign, _CARDS, room, most=most, semibold=told.slipped)


def _room(pen: Pen, told: _Told, width: float) -> float:
    """The width of a list, without the edges of a ground where it has one."""
    return width - (1.8 * pen.u if told.slipped else 0.0)


def _height(pen: Pen, it: _List) -> float:
    words = len(it.lines) * pen.line_height(_CARDS) + pen.line_height(_HEAD)
    return words + _INSIDE * pen.u


def _fit(pen: Pen, lists: Sequence[_List], box: Box) -> bool:
    """Whether all lists are as high as the box at most."""
    between = _BETWEEN * pen.u
    return sum(_height(pen, it) + between for it in lists) - between <= box.height
