"""A card on the stage, in its three views: symptoms with dots, the story, questions and moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.audience_views import CardPage
from itot_workshop.ui.stage.column_widths import Column, lowest
from itot_workshop.ui.stage.grid import Grid, grid_of, paint_grid
from itot_workshop.ui.stage.pen import Pen, tr

_MEASURE = 54
"""How wide the lines of a story are at most, in u."""

_KIND = 1.2
"""The size of what is asked, and of what sort of card it is, in u."""

_WIDE, _NARROW = (2.4, 1.2, 1.2), (1.8, 1.1, 1.2)
"""Sizes of title, gist and question of each of a card's views, in u."""

_TEXT = (1.4, 1.3, 1.2, 1.1, 1.0)
"""Sizes of a story, and of questions, below heads that are no smaller, in u."""

_UNDER = 0.6
"""Between the head and what is marked, in u."""

_SIZES = (1.0, 0.85, 0.7)
"""How large the head is beside its usual size; only cards that write books need less than all."""

_Words: TypeAlias = tuple[tuple[str, ...], float]


_READ = 1.15
"""The size of what a card sets side by side above steps, unless they have room only above less."""

_STEPS = (1.4, 1.3, 1.2)
"""Sizes of the steps below it, in u."""


class _Foot(Struct, frozen=True, kw_only=True):
    """What is done with a card, and the last word on it, in lines of one size; and how high."""

    steps: tuple[tuple[str, ...], ...]
    closing: tuple[str, ...]
    times: float
    height: float


class _Head(Struct, frozen=True, kw_only=True):
    """Title, gist and question in lines with their sizes; what sort of card it is, and how high."""

    kind: str
    parts: tuple[_Words, ...]
    height: float


def paint_card(pen: Pen, view: CardPage) -> None:
    """Draw one view of a card; the head of all of them has one size."""
    symptoms = view if view.page == "symptoms" else next(iter(view.others), view)
    shrunk, grid, foot = _fitting(pen, symptoms)
    top = _paint_head(pen, _head(pen, view, shrunk))
    if view.page == "story":
        _story(pen, view, top + 0.9 * pen.u)
    elif view.page == "questions":
        _questions(pen, view, top + 0.9 * pen.u)
    elif grid is not None:
        paint_grid(pen, view.columns, grid, top + _UNDER * pen.u)
        _paint_foot(pen, foot)


def _fitting(pen: Pen, view: CardPage) -> tuple[float, Grid | None, _Foot]:
    """How large the head of a card is, so that all that is marked fits below it, that grid, and
    what has room below it.
    """
    grid, bare = None, _foot(pen, (), "")
    whole, short = _foot(pen, view.steps, view.closing), _foot(pen, view.steps, "")
    for foot, least in ((whole, _READ), (whole, 1.0), (short, 1.0)):
        room = _room(pen, view, 1.0) - foot.height
        if foot.steps and view.columns and room > 0:
            grid = grid_of(pen, view.columns, room, marked=bool(view.ask))
            if grid.height <= room + 1 and grid.times >= least:
                return 1.0, grid, foot
    for shrunk in _SIZES:
        room = _room(pen, view, shrunk)
        grid = grid_of(pen, view.columns, room, marked=bool(view.ask)) if view.columns else None
        if grid is None or grid.height <= room + 1:
            break
    return shrunk, grid, bare


def _room(pen: Pen, view: CardPage, shrunk: float) -> float:
    """How high the page is below a head that is shrunk so much."""
    return pen.bottom - pen.top - _head(pen, view, shrunk).height - _UNDER * pen.u


def _foot(pen: Pen, steps: Sequence[str], closing: str) -> _Foot:
    """What stands below a grid, in the largest type in which each step has a line of its own."""
    for times in _STEPS:
        lines = tuple(pen.filled(step, times, pen.inner - 1.6 * pen.u) for step in steps)
        if all(len(part) == 1 for part in lines):
            break
    last = pen.balanced(closing, times, pen.inner, semibold=True) if closing else ()
    high = sum(map(len, (*lines, last))) * pen.line_height(times)
    air = 0.2 * len(lines) + (1.4 if lines else 0.0) + (0.5 if last else 0.0)
    return _Foot(steps=lines, closing=last, times=times, height=high + air * pen.u)


def _paint_foot(pen: Pen, foot: _Foot) -> None:
    """Draw what is done with a card at the foot of the page."""
    if not foot.steps:
        return
    top = pen.bottom - foot.height + 0.6 * pen.u
    pen.rule(top)
    top += 0.8 * pen.u
    for at, lines in enumerate(foot.steps):
        pen.write((str(at + 1),), pen.left, top, foot.times, role="stage_muted")
        top = pen.write(lines, pen.left + 1.6 * pen.u, top, foot.times) + 0.2 * pen.u
    pen.write(foot.closing, pen.left, top + 0.5 * pen.u, foot.times, semibold=True)


def _head(pen: Pen, view: CardPage, shrunk: float) -> _Head:
    """The head with words ``shrunk`` to this share of their size, but not below one u."""
    names = {"anti-pattern": tr("Anti-pattern"), "pattern": tr("Pattern")}
    kind = names.get(view.kind, "")
    room = pen.inner - (pen.measure(kind, _KIND) + 2 * pen.u if kind else 0)
    title, gist, ask = (max(1.0, shrunk * size) for size in (_WIDE if pen.wide else _NARROW))
    parts = [
        (pen.balanced(view.title, title, room, semibold=True), title),
        (pen.balanced(view.gist, gist, pen.inner), gist),
    ]
    if view.ask:
        parts.append((pen.balanced(view.ask, ask, pen.inner, semibold=True), ask))
    height = sum(len(lines) * pen.line_height(size) for lines, size in parts)
    return _Head(kind=kind, parts=tuple(parts), height=height)


def _paint_head(pen: Pen, head: _Head) -> float:
    """Draw the head; gives where it ends."""
    if head.kind:
        y = pen.top + (pen.line_height(head.parts[0][1]) - pen.line_height(_KIND)) / 2
        pen.write((head.kind,), pen.right, y, _KIND, role="stage_muted", align="right")
    top = pen.top
    for at, (lines, size) in enumerate(head.parts):
        top = pen.write(lines, pen.left, top, size, semibold=at != 1)
    return top


def _story(pen: Pen, view: CardPage, top: float) -> None:
    width = min(pen.inner, _MEASURE * pen.u)
    if view.story_title:
        top = pen.write((view.story_title,), pen.left, top, 1.5, semibold=True) + 0.4 * pen.u
    foot = _effects(pen, view, top)
    for times in _TEXT:
        lines = pen.filled(view.story, times, width)
        if top + len(lines) * pen.line_height(times) <= foot or times == _TEXT[-1]:
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
    """Questions and what helps side by side, both in the largest type in which both fit."""
    parts = [(tr("Ask"), view.questions), (tr("What helps"), view.moves)]
    filled = [(head, lines) for head, lines in parts if lines]
    closing, size = pen.fitted(view.closing, (1.4, 1.3, 1.2), pen.inner, 2, semibold=True)
    foot = pen.bottom
    if view.closing:
        foot -= len(closing) * pen.line_height(size) + 0.4 * pen.u
        pen.write(closing, pen.left, foot + 0.4 * pen.u, size, semibold=True)
    if not filled:
        return
    under = top + pen.line_height(1.4) + 0.8 * pen.u
    found, times = _side_by_side(pen, [lines for _, lines in filled], foot - under)
    for (head, lines), (left, width) in zip(filled, found, strict=True):
        x = pen.left + left
        y = pen.write((head,), x, top, 1.4, semibold=True) + 0.2 * pen.u
        pen.rule(y, left=x, right=x + width)
        _numbered(pen, lines, x, under, width, times)


def _side_by_side(
    pen: Pen, lists: Sequence[Sequence[str]], room: float
) -> tuple[tuple[Column, ...], float]:
    """Where lists lie, and the largest type in which the longest one keeps to a height."""
    for times in _TEXT:

        def height(found: Sequence[Column], times: float = times) -> float:
            pairs = zip(lists, found, strict=True)
            return max(_list_height(pen, lines, width, times) for lines, (_, width) in pairs)

        found = lowest(pen.inner, 2 * pen.u, len(lists), height)
        if height(found) <= room:
            break
    return found, times


def _list_height(pen: Pen, lines: Sequence[str], width: float, times: float) -> float:
    wrapped = (pen.filled(line, times, width - 1.6 * pen.u) for line in lines)
    return sum(len(part) * pen.line_height(times) + 0.5 * pen.u for part in wrapped)


def _numbered(
    pen: Pen, lines: Sequence[str], x: float, top: float, width: float, times: float
) -> None:
    for at, line in enumerate(lines):
        pen.write((str(at + 1),), x, top, times, role="stage_muted")
        part = pen.filled(line, times, width - 1.6 * pen.u)
        top = pen.write(part, x + 1.6 * pen.u, top, times) + 0.5 * pen.u
