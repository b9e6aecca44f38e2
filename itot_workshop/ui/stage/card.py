"""A card on the stage, in its three views: symptoms with dots, the story, questions and moves."""

from __future__ import annotations

from itot_workshop.domain.audience_views import CardColumn, CardPage
from itot_workshop.ui.stage.grid import grid_of, paint_grid
from itot_workshop.ui.stage.pen import Pen, tr

_TITLE = (3.0, 2.4, 2.0)
_MEASURE = 54
"""How wide the lines of a story are at most, in u."""


def paint_card(pen: Pen, view: CardPage) -> None:
    """Draw one view of a card. Where room is scarce the gist gives way to what people mark."""
    lines, size = pen.fitted(
        view.title, _TITLE if pen.wide else _TITLE[1:], pen.inner, 2, semibold=True
    )
    top = pen.write(lines, pen.left, _kind(pen, view), size, semibold=True)
    gist = pen.balanced(view.gist, 1.4 if pen.wide else 1.2, pen.inner)
    if view.page == "symptoms":
        _symptoms(pen, view, top, gist)
        return
    top = pen.write(gist, pen.left, top, 1.4 if pen.wide else 1.2) + 0.9 * pen.u
    if view.page == "story":
        _story(pen, view, top)
    else:
        _questions(pen, view, top)


def _kind(pen: Pen, view: CardPage) -> float:
    """What sort of card it is and what is asked, above the title of a card that is marked."""
    names = {"anti-pattern": tr("Anti-pattern"), "pattern": tr("Pattern")}
    if not pen.wide or not view.ask or view.kind not in names:
        return pen.top
    return pen.head(names[view.kind], view.ask)


def _symptoms(pen: Pen, view: CardPage, top: float, gist: tuple[str, ...]) -> None:
    columns, size = view.columns, 1.4 if pen.wide else 1.2
    if not columns:
        pen.write(gist, pen.left, top, size)
        return
    below = top + len(gist) * pen.line_height(size) + 0.9 * pen.u
    least = grid_of(pen, columns, 0)
    width, gap = least.width, least.gap
    heads = max(_head_height(pen, column, width) for column in columns) + 0.75 * pen.u
    if least.height <= pen.bottom - below - heads:
        pen.write(gist, pen.left, top, size)
        top = below
    end = top
    for at, column in enumerate(columns):
        end = max(end, _head(pen, column, pen.left + at * (width + gap), top, width))
    for at in range(len(columns)):
        x = pen.left + at * (width + gap)
        pen.rule(end, left=x, right=x + width)
    top = end + 0.45 * pen.u
    paint_grid(pen, columns, grid_of(pen, columns, pen.bottom - top), top)


def _head(pen: Pen, column: CardColumn, x: float, top: float, width: float) -> float:
    if column.seat is not None:
        pen.mark(column.seat, x + 0.45 * pen.u, top + pen.line_height(1.3) / 2, 0.85 * pen.u)
    lines, size, shift = _head_lines(pen, column, width)
    return pen.write(lines, x + shift, top, size, semibold=True) + 0.3 * pen.u


def _head_lines(pen: Pen, column: CardColumn, width: float) -> tuple[tuple[str, ...], float, float]:
    """The lines of a column's title, their size, and how far a side's marker shifts them."""
    shift = 1.3 * pen.u if column.seat is not None else 0.0
    lines, size = pen.fitted(column.head, (1.3, 1.15, 1.0), width - shift, 2, semibold=True)
    return lines, size, shift


def _head_height(pen: Pen, column: CardColumn, width: float) -> float:
    lines, size, _ = _head_lines(pen, column, width)
    return len(lines) * pen.line_height(size)


def _story(pen: Pen, view: CardPage, top: float) -> None:
    width = min(pen.inner, _MEASURE * pen.u)
    if view.story_title:
        top = pen.write((view.story_title,), pen.left, top, 1.8, semibold=True) + 0.4 * pen.u
    foot = _effects(pen, view, top)
    for times in (1.6, 1.45, 1.3, 1.2, 1.1, 1.0):
        lines = pen.filled(view.story, times, width)
        if top + len(lines) * pen.line_height(times) <= foot or times == 1.0:
            break
    pen.write(lines, pen.left, top, times)


def _effects(pen: Pen, view: CardPage, top: float) -> float:
    """What comes of it, at the foot where the story leaves room; gives where the story ends."""
    if not view.effects:
        return pen.bottom
    head = tr("What it costs") if view.kind == "anti-pattern" else tr("What it brings")
    lines = pen.filled(view.effects, 1.2, pen.inner)
    high = pen.line_height(1.2) * (len(lines) + 1)
    story = pen.filled(view.story, 1.1, min(pen.inner, _MEASURE * pen.u))
    if top + len(story) * pen.line_height(1.1) > pen.bottom - high - 0.8 * pen.u:
        return pen.bottom
    y = pen.write((head,), pen.left, pen.bottom - high, 1.2, semibold=True)
    pen.write(lines, pen.left, y, 1.2, role="stage_muted")
    return pen.bottom - high - 0.8 * pen.u


def _questions(pen: Pen, view: CardPage, top: float) -> None:
    gap = 2 * pen.u
    parts = [(tr("Ask"), view.questions), (tr("What helps"), view.moves)]
    filled = [(head, lines) for head, lines in parts if lines]
    width = (pen.inner - gap * (len(filled) - 1)) / max(1, len(filled))
    foot = pen.bottom - (2.2 * pen.u if view.closing else 0)
    for at, (head, lines) in enumerate(filled):
        x = pen.left + at * (width + gap)
        y = pen.write((head,), x, top, 1.4, semibold=True) + 0.2 * pen.u
        pen.rule(y, left=x, right=x + width)
        _numbered(pen, lines, x, y + 0.6 * pen.u, width, foot)
    if view.closing:
        pen.write(
            pen.balanced(view.closing, 1.4, pen.inner, semibold=True)[:1],
            pen.left,
            pen.bottom - pen.line_height(1.4),
            1.4,
            semibold=True,
        )


def _numbered(
    pen: Pen, lines: tuple[str, ...], x: float, top: float, width: float, bottom: float
) -> None:
    for times in (1.4, 1.25, 1.1, 1.0):
        wrapped = [pen.filled(line, times, width - 1.6 * pen.u) for line in lines]
        height = sum(len(part) * pen.line_height(times) + 0.5 * pen.u for part in wrapped)
        if top + height <= bottom or times == 1.0:
            break
    for at, part in enumerate(wrapped):
        pen.write((str(at + 1),), x, top, times, role="stage_muted")
        top = pen.write(part, x + 1.6 * pen.u, top, times) + 0.5 * pen.u
