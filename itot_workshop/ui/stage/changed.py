"""What has changed, on the stage: what clearly fell first, then every other axis by its group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_compare_views import (
    Apart,
    ChangeLine,
    FarApart,
    WhatChanged,
)
from itot_workshop.ui.stage.change_blocks import LARGER, TYPES, Block
from itot_workshop.ui.stage.change_columns import (
    Content,
    draw_columns,
    draw_stack,
    fits,
    stacks_of,
)
from itot_workshop.ui.stage.compare_shapes import draw_outlines, labels_for
from itot_workshop.ui.stage.compare_words import (
    GROUPS,
    arrow_of,
    group_of,
    group_title,
    paged_title,
    reason_words,
    short_span_of,
    span_of,
)
from itot_workshop.ui.stage.outline_key import legend_height, outlines_legend, unseen_signs
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import fixed, signed, whole

_FELL, _UNDER = "clear down", 1.25
"""The group of what clearly fell; the size of what stands under the title, in u."""


def paint_what_changed(pen: Pen, view: WhatChanged) -> None:
    """Draw the list beside the radar; where both do not fit, the list alone."""
    pages = [_listed(it, _before(view, it)) for it in (view, *view.others)]
    if _beside_radar(pen, view, pages[0]):
        return
    top = _title(pen, view, pen.inner)
    draw_columns(pen, pages, Box(pen.left, top, pen.right, pen.bottom))


def paint_apart(pen: Pen, view: FarApart) -> None:
    """Draw whose views lay or lie far apart, then and now."""
    top = pen.title(tr("Far apart, then and now"))
    span = (span_of(view.first, view.last),)
    top = pen.write(span, pen.left, top, 1.25, role="stage_muted") + 0.6 * pen.u
    listed = Content((), _apart_blocks(view))
    draw_columns(pen, [listed], Box(pen.left, top, pen.right, pen.bottom))


def _before(view: WhatChanged, page: WhatChanged) -> frozenset[str]:
    """The groups on pages before one of all pages."""
    earlier = (it for it in (view, *view.others) if it.page < page.page)
    return frozenset(group_of(line) for it in earlier for line in it.lines)


def _listed(view: WhatChanged, begun: frozenset[str]) -> Content:
    fell = tuple(line for line in view.lines if group_of(line) == _FELL)
    return Content(fell, _blocks_of(view, begun))


def _blocks_of(view: WhatChanged, begun: frozenset[str]) -> tuple[Block, ...]:
    """The groups below what clearly fell, in the order of showing, those that ``begun`` on a page
    before as going on; then who is far apart.
    """
    blocks = []
    for group in GROUPS:
        lines = [line for line in view.lines if group_of(line) == group]
        if lines and group != _FELL:
            rows = tuple((line.name, arrow_of(line), _figure(line)) for line in lines)
            title = group_title(group, begun=group in begun)
            blocks.append(Block(title=title, rows=rows, strong=group == "clear up"))
    return (*blocks, *_apart_blocks(view.apart))


def _apart_blocks(view: FarApart) -> tuple[Block, ...]:
    titles = {
        "gaps": _gaps_title(view),
        "gaps_then": tr("Gaps that were large"),
        "narrowed": tr("Gaps no longer large"),
        "managers": _managers_title(it[2] for it in view.managers),
        "managers_then": _managers_then_title(it[1] for it in view.managers_then),
        "nearer": _nearer_title(it[1] for it in view.nearer),
    }
    return tuple(
        Block(title=titles[part], rows=tuple((it[0], "", _then_now(it, write)) for it in rows))
        for part, rows in view.parts.items()
        for write in (signed if _both_ways(rows) else _size,)
        if rows
    )


def _gaps_title(view: FarApart) -> str:
    """That the sides are far apart, and which of them rates higher where that is one."""
    if view.higher is None:
        return tr("Large gaps between the sides")
    return tr("Large gaps, {side} rates higher").format(side=seat_name(view.higher))


def _managers_title(distances: Iterable[float | None]) -> str:
    """On which side of both sides the managers are that are far from them."""
    titles = (
        tr("Managers far above both sides"),
        tr("Managers far below both sides"),
        tr("Managers far off: above +, below −"),
    )
    return titles[_way(distances)]


def _managers_then_title(distances: Iterable[float | None]) -> str:
    """The same of those that were far from them."""
    titles = (
        tr("Managers were far above both"),
        tr("Managers were far below both"),
        tr("Managers were far off: above +, below −"),
    )
    return titles[_way(distances)]


def _nearer_title(distances: Iterable[float | None]) -> str:
    """The same of those that were and are not any more."""
    titles = (
        tr("Managers no longer far above both"),
        tr("Managers no longer far below both"),
        tr("Managers no longer far: above +, below −"),
    )
    return titles[_way(distances)]


def _way(distances: Iterable[float | None]) -> int:
    """0 where all of them are above, 1 where all are below, else 2."""
    found = {(it or 0.0) < 0 for it in distances}
    return 2 if len(found) > 1 else int(True in found)


def _both_ways(rows: Sequence[Apart]) -> bool:
    """Whether distances are above the sides here and below them there."""
    found = [it for apart in rows for it in apart[1:] if it is not None]
    return any(it > 0 for it in found) and any(it < 0 for it in found)


def _size(value: float | None) -> str:
    return fixed(None if value is None else abs(value))


def _then_now(apart: Apart, write: Callable[[float | None], str]) -> str:
    then, now = (tr("not shown") if it is None else write(it) for it in apart[1:])
    return f"{then} → {now}"


def _figure(line: ChangeLine) -> str:
    return reason_words(line) if line.delta is None else signed(line.delta)


def _title(pen: Pen, view: WhatChanged, width: float) -> float:
    """Write the title, and below it the days, in short where that saves a line, and what changed on
    the whole; that stands beside the title where it would take a line more. Gives where it ends.
    """
    title = paged_title(tr("What has changed"), view.page, view.pages)
    lines, size = pen.fitted(title, (3.0, 2.4, 2.0), width, 2, semibold=True)
    top = pen.write(lines, pen.left, pen.top, size, semibold=True)
    overall, said = _overall(view), list[str]()
    if view.came is not None:
        same = tr("{came} of {people} people the same")
        said.append(same.format(came=whole(view.came), people=whole(view.people)))
    if view.single:
        said.append(tr("compared on 1 statement per axis"))
    days = span_of(view.first, view.last), short_span_of(view.first, view.last)
    under, alone = (
        min((pen.in_parts((it, *parts), " ·", _UNDER, width - 0.4 * pen.u) for it in days), key=len)
        for parts in ((*overall, *said), said)
    )
    free = width - pen.measure(lines[-1], size, semibold=True) - 2 * pen.u
    if len(under) > len(alone) and pen.measure("".join(overall), _UNDER) <= free:
        under, baseline = alone, top - pen.line_height(_UNDER) - 0.4 * pen.u
        pen.write(overall, pen.left + width, baseline, _UNDER, role="stage_muted", align="right")
    return pen.write(under, pen.left, top + 0.1 * pen.u, _UNDER, role="stage_muted") + 0.6 * pen.u


def _overall(view: WhatChanged) -> tuple[str, ...]:
    """What changed on the whole, with the scores then and now where that is their difference."""
    if view.overall_delta is None:
        return ()
    change = signed(view.overall_delta)
    if view.overall is None:
        return (tr("overall change {change} on {n} axes").format(change=change, n=whole(view.on)),)
    then, now = (fixed(it) for it in view.overall)
    return (tr("overall {then} → {now}, {change}").format(then=then, now=now, change=change),)


def _beside_radar(pen: Pen, view: WhatChanged, listed: Content) -> bool:
    """Draw the list beside the radar, where both have room; says whether."""
    if view.shapes is None or not pen.wide or view.pages > 1:
        return False
    width = pen.inner * 0.54
    split = pen.left + width
    column = Box(split + 1.2 * pen.u, pen.top, pen.right, pen.bottom)
    ways = (stacks_of(pen, [listed], column.width, type_) for type_ in (*LARGER, *TYPES))
    stacks = (way[0] for way in ways if way is not None)
    stack = next((it for it in stacks if fits(pen, it, column)), None)
    signs = unseen_signs(view.shapes)
    foot = pen.bottom - legend_height(pen, view.shapes, width - 1.5 * pen.u, signs)
    around = Box(pen.left, pen.top + 7 * pen.u, split - pen.u, foot - 0.8 * pen.u)
    labels = labels_for(pen, view.shapes, around) if stack is not None else None
    if labels is None or stack is None:
        return False
    top = _title(pen, view, width)
    place = Box(pen.left, top, split - pen.u, foot - 0.8 * pen.u)
    draw_outlines(pen, view.shapes, place, labels)
    outlines_legend(pen, view.shapes, pen.left, foot, split - 1.5 * pen.u, signs)
    draw_stack(pen, stack, column)
    return True
