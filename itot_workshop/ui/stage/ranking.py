"""The ranking of the models with every term of every sum, and what is to be said about the lead."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QPointF
from PySide6.QtGui import QColor, QPolygonF

from itot_workshop.domain.audience_choice_views import RankedModel, Ranking
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import percent

_TITLES = (2.6, 2.2, 1.8, 1.5)
_SETTINGS = (*((title, 1.1) for title in _TITLES), (_TITLES[-1], 1.0))
"""Sizes of the title at most, and of what is said of models, in u: smaller while rows are low."""

_ROW = 1.45
"""The least height of a row of terms that keeps its words off the rules, in u."""

_RULED = 1.35
"""Rows lower than that, in u, have no rules: these would strike their words."""

_MOST_WARNINGS = 4
_MOST_NAMED = 3
"""Weights on which the lead depends, or that are not settled, are named; more are counted."""
_MOST_NARROW = 4
"""Models with a column on a narrow stage; a column is dropped before the type shrinks."""


def paint_ranking(pen: Pen, view: Ranking) -> None:
    """Draw the table of terms, the sums under it, and the sentence about the lead."""
    further = () if pen.wide else view.models[_MOST_NARROW:]
    if further:
        view = replace(view, models=view.models[:_MOST_NARROW])
    weights = pen.left + _names_room(pen, view)
    columns = _columns(pen, view, weights)
    sums = 3.9 * pen.u
    rest = pen.filled(_rest_words(further), 1.0, pen.inner) if further else ()
    for most, note in _SETTINGS:
        said = _said_height(pen, view, note) + pen.line_height(1.0) * len(rest)
        sizes = [size for size in _TITLES if size <= most]
        lines, size = pen.fitted(view.title, sizes, pen.inner, 1, semibold=True)
        top = pen.top + len(lines) * pen.line_height(size) + 0.4 * pen.u
        head = top + _heads_height(pen, view)
        row = (pen.bottom - said - sums - head) / max(len(view.criteria), 1)
        if row >= _ROW * pen.u:
            break
    row = min(row, 2.0 * pen.u)
    pen.write(lines, pen.left, pen.top, size, semibold=True)
    if leaders := first_in(view):
        wide = _step(pen, view, weights)
        height = head - top + row * len(view.criteria) + sums
        x, over = columns[0] - wide + 0.6 * pen.u, wide * leaders - 0.1 * pen.u
        pen.fill(x, top, over, height, "sunken")
    _heads(pen, view, weights, columns, head)
    for at, (name, weight) in enumerate(view.criteria):
        y = head + at * row
        if at == 0 or row >= _RULED * pen.u:
            pen.rule(y)
        _row(pen, view, at, name, weight, y, row, weights, columns)
    y = head + row * len(view.criteria)
    pen.stroke(pen.left, y, pen.right, y, "text", 0.08)
    _sums(pen, view, columns, y + 0.3 * pen.u)
    _said(pen, view, pen.bottom - said, note)
    foot = pen.bottom - pen.line_height(1.0) * len(rest)
    pen.write(rest, pen.left, foot, 1.0, role="stage_muted")


def first_in(view: Ranking) -> int:
    """How many models are first, side by side; none where nothing ranks them."""
    if view.lead is None:
        return 0
    return sum(model.points == view.models[0].points for model in view.models)


def _rest_words(models: Sequence[RankedModel]) -> str:
    """The models that have no column, with how well they fit."""
    named = (f"{' '.join(model.name.split())} {fit_words(model)}" for model in models)
    return tr("Further down: {models}.").format(models=tr(", ").join(named))


def _names_room(pen: Pen, view: Ranking) -> float:
    """From the margin to the weights' right edge, as wide as the names of the criteria need."""
    least, most = (0.225, 0.34) if pen.wide else (0.31, 0.37)
    size = 1.15 if pen.wide else 1.0
    wide = max((pen.measure(name, size) for name, _ in view.criteria), default=0.0) + 2.2 * pen.u
    return min(max(wide, least * pen.inner), most * pen.inner)


def _columns(pen: Pen, view: Ranking, weights: float) -> list[float]:
    """The right edges of the models' columns."""
    step = _step(pen, view, weights)
    return [weights + 0.8 * pen.u + step * (at + 1) - 0.4 * pen.u for at in range(len(view.models))]


def _step(pen: Pen, view: Ranking, weights: float) -> float:
    """How wide a model's column is."""
    return (pen.right - weights - 0.8 * pen.u) / max(len(view.models), 1)


def _heads_height(pen: Pen, view: Ranking) -> float:
    """How high the models' names are, with what sort they are."""
    step = _step(pen, view, pen.left + _names_room(pen, view))
    lines = _most_lines(pen, view, step) + any(model.core for model in view.models)
    return lines * pen.line_height(_head_size(pen)) + 0.2 * pen.u


def _most_lines(pen: Pen, view: Ranking, step: float) -> int:
    """How many lines the longest of the models' names has."""
    return max((len(_name_lines(pen, model, step)) for model in view.models), default=1)


def _name_lines(pen: Pen, model: RankedModel, step: float) -> tuple[str, ...]:
    """A model's name as its pack breaks it, broken anew where a column is too narrow for that."""
    size, room = _head_size(pen), step - 0.5 * pen.u
    lines = tuple(model.name.split("\n"))
    if all(pen.measure(line, size, semibold=True) <= room for line in lines):
        return lines
    return pen.balanced(" ".join(lines), size, room, semibold=True)


def _head_size(pen: Pen) -> float:
    return 1.05 if pen.wide else 1.0


def _heads(pen: Pen, view: Ranking, weights: float, columns: list[float], bottom: float) -> None:
    size = _head_size(pen)
    base = bottom - pen.line_height(size) - 0.2 * pen.u
    pen.write((tr("Our situation"),), pen.left, base, size, role="stage_muted")
    pen.write((tr("Weight"),), weights, base, size, role="stage_muted", align="right")
    step = _step(pen, view, weights)
    above = base - _most_lines(pen, view, step) * pen.line_height(size)
    for model, right in zip(view.models, columns, strict=True):
        lines = _name_lines(pen, model, step)
        top = base - (len(lines) - 1) * pen.line_height(size)
        pen.write(lines, right, top, size, semibold=True, align="right")
        if model.core:
            pen.write((view.core_label,), right, above, size, role="stage_muted", align="right")


def _row(
    pen: Pen,
    view: Ranking,
    at: int,
    name: str,
    weight: int,
    top: float,
    height: float,
    weights: float,
    columns: list[float],
) -> None:
    size = 1.15 if pen.wide and height >= _ROW * pen.u else 1.0
    y = top + (height - pen.line_height(size)) / 2
    role = "text" if weight else "stage_muted"
    room = weights - pen.left - 1.2 * pen.u
    lines = pen.cut(pen.filled(name, size, room), 1, size, room)
    pen.write(lines, pen.left, y, size, role=role)
    pen.write((str(weight),), weights, y, size, role=role, semibold=bool(weight), align="right")
    for model, right in zip(view.models, columns, strict=True):
        term = weight * model.fits[at]
        pen.write(
            (str(term),), right, y, size, role="text" if term else "stage_muted",
            semibold=bool(term), align="right", even=True,
        )  # fmt: skip
        if weight:
            text = tr("{weight} × {fit}").format(weight=weight, fit=model.fits[at])
            x = right - 1.7 * pen.u
            pen.write((text,), x, y, size, role="stage_muted", align="right", even=True)


def _sums(pen: Pen, view: Ranking, columns: list[float], top: float) -> None:
    pen.write((tr("Sum"),), pen.left, top, 1.4, semibold=True)
    most = tr("of at most {points} points").format(points=view.most)
    pen.write((most,), pen.left, top + 1.8 * pen.u, 1.0, role="stage_muted")
    for model, right in zip(view.models, columns, strict=True):
        text = fit_words(model)
        pen.write((text,), right, top, 1.5, semibold=True, align="right")
        if model.warned:
            x = right - pen.measure(text, 1.5, semibold=True) - 0.9 * pen.u
            sign(pen, x, top + pen.line_height(1.5) / 2, 0.95 * pen.u)
        points = tr("%n points", model.points)
        pen.write((points,), right, top + 1.8 * pen.u, 1.0, role="stage_muted", align="right")


def fit_words(model: RankedModel) -> str:
    """How well a model fits, in whole per cent."""
    return percent(None if model.pct is None else model.pct / 100)


def lead_words(view: Ranking) -> str:
    """The sentence about the lead, and how firm it is once all weights are settled."""
    return f"{_first_words(view)} {_firm_words(view)}".rstrip()


def _first_words(view: Ranking) -> str:
    if view.lead is None or not view.models:
        return tr("All weights are 0: nothing ranks the models.")
    name, *others = (" ".join(model.name.split()) for model in view.models[: first_in(view)])
    if not view.lead:
        said = tr("{name} and {second} share the first place.")
        return said.format(name=tr(", ").join((name, *others[:-1])), second=others[-1])
    points = QLocale().toString(round_half_away(view.lead, 1), "f", 1)
    if view.too_close:
        said = tr("Too close to call: {points} percentage points lie between the first two.")
    else:
        said = tr("{name} leads by {points} percentage points.")
    return said.format(name=name, points=points)


def _firm_words(view: Ranking) -> str:
    if view.unsettled:
        few = tr("Not settled yet: {names}.")
        many = tr("{count} of {all} weights are not settled yet.")
        return _named(few, many, view.unsettled, len(view.criteria))
    if not view.lead:
        return ""
    if not view.fragile:
        return tr("No single weight, moved by one, changes that.")
    few = tr("The lead depends on: {names}.")
    many = tr("The lead depends on {count} of {all} weights.")
    return _named(few, many, view.fragile, len(view.criteria))


def _named(few: str, many: str, names: Sequence[str], all_: int) -> str:
    """A sentence that names weights, or counts them where they are many."""
    if len(names) > _MOST_NAMED:
        return many.format(count=len(names), all=all_)
    return few.format(names=tr(", ").join(names))


def _lead_lines(pen: Pen, view: Ranking) -> tuple[tuple[str, ...], float]:
    sizes = (1.4, 1.3, 1.2, 1.1, 1.0) if pen.wide else (1.2, 1.1, 1.0)
    return pen.fitted(lead_words(view), sizes, pen.inner, 2, semibold=True)


def _said_height(pen: Pen, view: Ranking, note: float) -> float:
    lines, size = _lead_lines(pen, view)
    notes = sum(len(text) for _, text in _warnings(pen, view, note)) + bool(view.edited)
    return len(lines) * pen.line_height(size) + notes * pen.line_height(note) + 0.6 * pen.u


def _said(pen: Pen, view: Ranking, top: float, note: float) -> None:
    lines, size = _lead_lines(pen, view)
    top = pen.write(lines, pen.left, top + 0.3 * pen.u, size, semibold=True) + 0.2 * pen.u
    wide = _names_width(pen, view, note)
    for name, shown in _warnings(pen, view, note):
        sign(pen, pen.left + 0.5 * pen.u, top + pen.line_height(note) / 2, 0.85 * pen.u)
        pen.write((name,), pen.left + 1.5 * pen.u, top, note, semibold=True)
        top = pen.write(shown, pen.left + 2.4 * pen.u + wide, top, note)
    if view.edited:
        pen.write((view.edited,), pen.left, top, 1.0, role="stage_muted")


def _names_width(pen: Pen, view: Ranking, note: float) -> float:
    named = view.warnings[:_MOST_WARNINGS]
    return max((pen.measure(name, note, semibold=True) for name, _ in named), default=0.0)


def _warnings(pen: Pen, view: Ranking, note: float) -> list[tuple[str, tuple[str, ...]]]:
    """What is to be said about models: whole where it fits two lines, on one if there are many."""
    named = view.warnings[:_MOST_WARNINGS]
    room = pen.inner - 2.4 * pen.u - _names_width(pen, view, note)
    most = 2 if len(named) < _MOST_WARNINGS else 1
    return [(name, pen.cut(pen.filled(text, note, room), most, note, room)) for name, text in named]


def sign(pen: Pen, x: float, y: float, size: float) -> None:
    """A triangle that warns, its middle at a point."""
    half = size / 2
    corners = [(0.0, -half), (half * 1.1, half * 0.85), (-half * 1.1, half * 0.85)]
    triangle = QPolygonF([QPointF(pen.at(x) + dx, y + dy) for dx, dy in corners])
    painter, colour = pen.painter, QColor(pen.look.colour.warn)
    edge = painter.pen()
    edge.setColor(colour)
    edge.setWidthF(max(1.0, 0.1 * pen.u))
    painter.setPen(edge)
    painter.setBrush(QColor(pen.look.colour.surface))
    painter.drawPolygon(triangle)
    pen.stroke(x, y - 0.18 * size, x, y + 0.14 * size, "warn", 0.12)
    pen.stroke(x, y + 0.22 * size, x, y + 0.32 * size, "warn", 0.12)
