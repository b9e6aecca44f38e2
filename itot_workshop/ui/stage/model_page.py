"""One cooperation model to be read: all that is said of it, in the largest type that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct
from PySide6.QtGui import QPainter

from itot_workshop.charts.look import Look
from itot_workshop.domain.audience_choice_views import ModelPage
from itot_workshop.ui.stage.column_widths import Column, columns, lowest
from itot_workshop.ui.stage.pen import Pen, tr

Points: TypeAlias = tuple[str, tuple[str, ...]]
Words: TypeAlias = tuple[str, ...]

_NAME = (3.0, 2.6, 2.2, 1.9)
_LABEL = 1.2
_SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)


_TOLD = (("aim", "how"), ("aim",), ())
"""What is told below the picture: all, less, nothing."""


class _Setting(Struct, frozen=True):
    """How large the name, the picture and the rest are in u, and how much air is between them.

    ``even`` lists are equally wide; others take the widths in which they are lowest. The label
    stands above the name, or ``beside`` it.
    """

    name: float
    picture: float
    rest: float
    air: float
    even: bool
    beside: bool = False


class _Page(Struct, frozen=True, kw_only=True):
    """A model set in lines."""

    setting: _Setting
    name: Words
    picture: Words
    prose: Words
    lists: tuple[Points, ...]
    columns: tuple[Column, ...]
    foot: tuple[tuple[str, Words], ...]


def paint_model(pen: Pen, view: ModelPage) -> None:
    """Draw one model: its picture in a sentence, what it is for, strengths, limits, conditions."""
    page = _fitting(pen.look, pen.width, pen.height, view)
    size, air = page.setting, page.setting.air * pen.u
    spare = min(max(0.0, pen.bottom - pen.top - _height(pen, page)), 3 * pen.u) / 3
    top = _label(pen, view.label, size)
    top = pen.write(page.name, pen.left, top, size.name, semibold=True)
    top = pen.write(page.picture, pen.left, top, size.picture) + 0.3 * air + spare
    top = pen.write(page.prose, pen.left, top, size.rest, role="stage_muted") + 0.7 * air + spare
    for (head, texts), (left, width) in zip(page.lists, page.columns, strict=True):
        _points(pen, page.setting, head, texts, pen.left + left, top, width)
    _foot(pen, page)


@lru_cache(maxsize=8)
def _fitting(look: Look, width: float, height: float, view: ModelPage) -> _Page:
    """The page in the first setting that holds every model's page, kept for each size of the stage.

    A pack that writes a book tells less of its models.
    """
    pen = Pen(QPainter(), width, height, look)
    room = pen.bottom - pen.top
    for told in _TOLD:
        for setting in _settings(pen):
            page = _set(pen, view, told, setting)
            others = (_set(pen, it, told, setting) for it in view.others)
            if all(_height(pen, it) <= room for it in (page, *others)):
                return page
    return page


def _settings(pen: Pen) -> Iterator[_Setting]:
    """From generous to close: first the type of the rest shrinks, then the name, then the air."""
    names = _NAME if pen.wide else _NAME[2:]
    for rest in _SIZES[:-1]:
        yield _Setting(names[0], rest + 0.2, rest, 1.0, even=True)
    for rest in _SIZES[2:]:
        for name in names[1:]:
            yield _Setting(name, rest + 0.2, rest, 0.6, even=False)
    yield _Setting(names[-1], 1.0, 1.0, 0.4, even=False)
    yield from (_Setting(names[-1], 1.0, 1.0, it, even=False, beside=True) for it in (0.4, 0.1))


def _set(pen: Pen, view: ModelPage, told: Sequence[str], size: _Setting) -> _Page:
    named = (
        (tr("Strengths"), view.strengths),
        (tr("Limits"), view.limits),
        (tr("Needs"), view.conditions),
    )
    lists = tuple((head, texts) for head, texts in named if texts)
    room = pen.inner - (pen.measure(view.label, _LABEL) + pen.u if size.beside else 0.0)
    prose = " ".join(part for part in (getattr(view, name) for name in told) if part)
    return _Page(
        setting=size,
        name=pen.balanced(view.name, size.name, room, semibold=True),
        picture=pen.balanced(view.picture, size.picture, pen.inner),
        prose=pen.filled(prose, size.rest, pen.inner) if prose else (),
        lists=lists,
        columns=_columns(pen, lists, size),
        foot=_foot_lines(pen, view, size.rest),
    )


def _height(pen: Pen, page: _Page) -> float:
    size, air = page.setting, page.setting.air * pen.u
    above = air if size.beside else pen.line_height(_LABEL) + 1.2 * air
    above += len(page.name) * pen.line_height(size.name)
    above += len(page.picture) * pen.line_height(size.picture)
    above += len(page.prose) * pen.line_height(size.rest)
    return above + _lists_height(pen, page.lists, page.columns, size) + _foot_height(pen, page)


def _label(pen: Pen, label: str, size: _Setting) -> float:
    """What sort of model it is; gives where its name begins."""
    if not size.beside:
        return pen.head(label) + 0.2 * size.air * pen.u
    top = pen.top + (pen.line_height(size.name) - pen.line_height(_LABEL)) / 2
    pen.write((label,), pen.right, top, _LABEL, role="stage_muted", align="right")
    return pen.top


def _columns(pen: Pen, lists: Sequence[Points], size: _Setting) -> tuple[Column, ...]:
    """Where the lists stand: equally wide, or as wide as makes the longest one shortest."""

    def height(found: tuple[Column, ...]) -> float:
        return _lists_height(pen, lists, found, size)

    gap = 1.2 * pen.u
    if size.even or not lists:
        return columns(pen.inner, gap, (1,) * len(lists))
    return lowest(pen.inner, gap, len(lists), height)


def _lists_height(
    pen: Pen,
    lists: Sequence[Points],
    columns: Sequence[Column],
    size: _Setting,
) -> float:
    line, gap = pen.line_height(size.rest), _between(pen, size)
    heights = [
        sum(len(pen.filled(text, size.rest, width - pen.u)) * line + gap for text in texts)
        for (_, texts), (_, width) in zip(lists, columns, strict=True)
    ]
    return max(heights, default=0.0) + _head_height(pen, size) * bool(lists)


def _head_height(pen: Pen, size: _Setting) -> float:
    return pen.line_height(max(size.rest, 1.1)) + 0.45 * pen.u


def _between(pen: Pen, size: _Setting) -> float:
    """What is free below each point."""
    return 0.3 * size.air * pen.u


def _points(
    pen: Pen, size: _Setting, head: str, texts: Words, left: float, top: float, width: float
) -> None:
    """A head with its points below."""
    y = pen.write((head,), left, top, max(size.rest, 1.1), semibold=True) + 0.15 * pen.u
    pen.rule(y, left=left, right=left + width)
    y = top + _head_height(pen, size)
    for text in texts:
        middle = y + pen.line_height(size.rest) / 2
        pen.fill(left, middle - 0.065 * pen.u, 0.32 * pen.u, 0.13 * pen.u, "ink", 0)
        lines = pen.filled(text, size.rest, width - pen.u)
        y = pen.write(lines, left + pen.u, y, size.rest) + _between(pen, size)


def _foot_lines(pen: Pen, view: ModelPage, size: float) -> tuple[tuple[str, Words], ...]:
    """How long it takes, and how one sees that it fails, or that it did."""
    named = (
        (tr("Time"), view.time),
        (tr("It has failed when"), view.failure),
        (tr("Early warning"), view.warning),
    )
    told = [(name, text) for name, text in named if text]
    room = pen.inner - _names_width(pen, [name for name, _ in told], size)
    return tuple((name, pen.filled(text, size, room)) for name, text in told)


def _names_width(pen: Pen, names: Sequence[str], size: float) -> float:
    return max((pen.measure(it, size, semibold=True) for it in names), default=0.0) + 1.2 * pen.u


def _foot_height(pen: Pen, page: _Page) -> float:
    """The foot with the rule above it and the air around that."""
    lines = sum(len(lines) for _, lines in page.foot)
    return (lines * pen.line_height(page.setting.rest) + _foot_air(pen, page)) if lines else 0.0


def _foot_air(pen: Pen, page: _Page) -> float:
    return (0.3 + 0.6 * page.setting.air) * pen.u


def _foot(pen: Pen, page: _Page) -> None:
    if not page.foot:
        return
    size = page.setting.rest
    top = pen.bottom - _foot_height(pen, page) + _foot_air(pen, page)
    pen.rule(top - _foot_air(pen, page) / 2)
    left = pen.left + _names_width(pen, [name for name, _ in page.foot], size)
    for name, lines in page.foot:
        pen.write((name,), pen.left, top, size, semibold=True)
        top = pen.write(lines, left, top, size)
