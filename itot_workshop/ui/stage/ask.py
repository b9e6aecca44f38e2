"""A statement while it is voted on: the question, the scale as a line, and how many have voted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from itot_workshop.charts.look import Look
from itot_workshop.domain.audience_choice_views import SideHands
from itot_workshop.domain.audience_views import Ask, BoothOpen, Turnout
from itot_workshop.ui.stage.pen import Align, Pen, tr
from itot_workshop.ui.widgets.names import seat_name

_SIZES = (
    (1.4, 2.4, 1.0),
    *((1.2, size, 0.7) for size in (2.4, 2.1)),
    *((1.2, size, 0.5) for size in (2.1, 1.8, 1.6)),
    *((1.0, size, 0.3) for size in (1.6, 1.5, 1.4, 1.3, 1.2)),
)
"""Sizes of question and statement in u, and the share of the air around them that is kept."""


_LEAST = 1.6
"""From this size on a statement may have more than three lines, in u."""

_FOOT = 4.4
"""How high the foot is with the turnout or the hands in it, in u."""

_MARK = 1.3
"""From a side's marker to its words, in u."""

_APART = 1.2
"""Between two words of the scale that stand on one line, in u."""


def paint_ask(pen: Pen, view: Ask) -> None:
    """Draw the statement with its scale, anchors where it has any, and the turnout."""
    place = tr("Statement {number} of {count}").format(number=view.number, count=view.count)
    top = pen.head(tr("Trial vote") if view.trial else view.axis, place if view.count else "")
    low = view.turnout is None and not view.hands
    foot = pen.bottom - (3.6 if low else _FOOT) * pen.u
    scale = _scale_height(pen, view)
    small, size, gap = _sizes(pen.look, pen.width, pen.height, _asked(view))
    asked = pen.balanced(view.question, small, pen.inner)
    lines = pen.balanced(view.statement, size, pen.inner, semibold=True)
    top = pen.write(asked, pen.left, top + gap * pen.u, small, role="stage_muted")
    top = pen.write(lines, pen.left, top + 0.4 * gap * pen.u, size, semibold=True)
    _scale(pen, view, top + max(0.1 * pen.u, (foot - top - scale) * 0.5))
    pen.rule(foot)
    if view.turnout is not None:
        paint_turnout(pen, view.turnout, foot + 0.5 * pen.u)
    elif view.hands:
        pen.write((_hint(view),), pen.left, foot + 0.4 * pen.u, 1.4, role="stage_muted")
        _hands(pen, view.hands, foot + 2.4 * pen.u)
    else:
        pen.write((_hint(view),), pen.left, foot + 1.1 * pen.u, 1.4, role="stage_muted")


def _asked(view: Ask) -> frozenset[Ask]:
    """All that is asked, as it stands before anybody has voted."""
    bare = replace(view, turnout=None, open=False, closed=False, trial=False, hands=(), others=())
    return frozenset((bare, *view.others))


@lru_cache(maxsize=16)
def _sizes(
    look: Look, width: float, height: float, asked: frozenset[Ask]
) -> tuple[float, float, float]:
    """The largest sizes in which each of the statements leaves its scale and the foot their room.

    Kept for each size of the stage: all of a form is looked at for each of its statements.
    """
    pen = Pen(QPainter(), width, height, look)
    for sizes in _SIZES:
        if all(_fits(pen, view, sizes) for view in asked):
            break
    return sizes


def _fits(pen: Pen, view: Ask, sizes: tuple[float, float, float]) -> bool:
    small, size, gap = sizes
    lines = pen.balanced(view.statement, size, pen.inner, semibold=True)
    if len(lines) > (3 if size > _LEAST else 4):
        return False
    end = pen.top + pen.line_height(1.2) + 1.4 * gap * pen.u
    end += len(pen.balanced(view.question, small, pen.inner)) * pen.line_height(small)
    end += len(lines) * pen.line_height(size) + 1.2 * gap * pen.u
    return end + _scale_height(pen, view) <= pen.bottom - _FOOT * pen.u


def _hint(view: Ask) -> str:
    """What the room does now, where no turnout counts it."""
    if view.closed:
        return tr("The hands are counted. The result comes next.")
    return tr("Hands up on three, two, one.") if view.open else tr("Read it first. No talking.")


def _hands(pen: Pen, hands: Sequence[SideHands], top: float) -> None:
    """How many hands are counted of each side, the one that is counted now underlined."""
    gap, lead = 1.6 * pen.u, tr("Counted")
    for size in (1.4, 1.3, 1.2, 1.1, 1.0):
        widths = [_MARK * pen.u + pen.measure(hands_words(it), size, semibold=True) for it in hands]
        start = pen.measure(lead, size) + gap
        if start + sum(widths) + gap * (len(hands) - 1) <= pen.inner:
            break
    x, line = pen.left + start, pen.line_height(size)
    pen.write((lead,), pen.left, top, size, role="stage_muted")
    for it, width in zip(hands, widths, strict=True):
        pen.mark(it.seat, x + 0.45 * pen.u, top + line / 2, 0.8 * pen.u)
        role = "text" if it.now else "stage_muted"
        pen.write((hands_words(it),), x + _MARK * pen.u, top, size, role=role, semibold=it.now)
        if it.now:
            pen.fill(x + _MARK * pen.u, top + line, width - _MARK * pen.u, 0.16 * pen.u, "ink", 0)
        x += width + gap


def hands_words(hands: SideHands) -> str:
    """How many hands of a side are counted."""
    said = tr("{side} {counted} of {of}")
    return said.format(side=seat_name(hands.seat), counted=hands.counted, of=hands.of)


def _scale(pen: Pen, view: Ask, top: float) -> None:
    count = len(view.labels)
    inset = 0.45 * pen.u
    line = top + 3.4 * pen.u
    pen.stroke(pen.left + inset, line, pen.right - inset, line, "stage_line", 0.09)
    label_top = line + 0.9 * pen.u
    labels = _labels(pen, view)
    for at, label in enumerate(labels):
        align: Align = "left" if at == 0 else "right" if at == count - 1 else "centre"
        dot = pen.left + inset + (pen.inner - 2 * inset) * at / (count - 1)
        x = pen.left if at == 0 else pen.right if at == count - 1 else dot
        pen.write((str(view.low + at),), x, top, 2.0, semibold=True, align=align)
        pen.dot(dot, line, 0.62 * pen.u, filled=True)
        pen.write(label, x, label_top, 1.1, align=align)
    depth = max(map(len, labels))
    anchors = label_top + depth * pen.line_height(1.1) + 0.35 * pen.u
    low, high = _anchors(pen, view)
    pen.write(low, pen.left, anchors, 1.1, role="stage_muted")
    pen.write(high, pen.right, anchors, 1.1, role="stage_muted", align="right")


def _labels(pen: Pen, view: Ask) -> list[tuple[str, ...]]:
    """What stands below the numbers: on one line if all do so beside each other, else broken."""
    each = pen.inner / (len(view.labels) - 1)
    wide = [pen.measure(label, 1.1) for label in view.labels]
    reach = [wide[0], *(width / 2 for width in wide[1:-1]), wide[-1]]
    if all(sum(pair) + _APART * pen.u <= each for pair in pairwise(reach)):
        return [(label,) for label in view.labels]
    return [pen.balanced(label, 1.1, each * 0.6) for label in view.labels]


def _anchors(pen: Pen, view: Ask) -> tuple[tuple[str, ...], tuple[str, ...]]:
    width = pen.inner * (0.36 if pen.wide else 0.46)
    low = pen.balanced(view.anchor_low, 1.1, width) if view.anchor_low else ()
    high = pen.balanced(view.anchor_high, 1.1, width) if view.anchor_high else ()
    return low, high


def _scale_height(pen: Pen, view: Ask) -> float:
    """How high the scale is with its labels and anchors, in pixels."""
    labels = max(map(len, _labels(pen, view)))
    anchors = max(len(lines) for lines in _anchors(pen, view))
    return (4.3 + 0.35 + 0.3) * pen.u + (labels + anchors) * pen.line_height(1.1)


def paint_turnout(pen: Pen, turnout: Turnout, top: float) -> None:
    """Draw how many have voted: the figure, and a dot for everybody who is here."""
    figure = str(turnout.voted)
    pen.write((figure,), pen.left, top, 3.2, semibold=True)
    x = pen.left + pen.measure(figure, 3.2, semibold=True) + 0.6 * pen.u
    words = turnout_words(turnout)
    pen.write_beside(words, x, (top, 3.2), 1.6)
    start = x + pen.measure(words, 1.6) + 1.8 * pen.u
    step = min(1.05 * pen.u, (pen.right - start) / max(1, turnout.of))
    if step > 0.3 * pen.u:
        for at in range(turnout.of):
            x = start + step * (at + 0.5)
            pen.dot(x, top + 2.65 * pen.u, 0.72 * step, filled=at < turnout.voted)


def turnout_words(turnout: Turnout) -> str:
    """The words that follow the number of those who have voted."""
    return tr("of %n have voted", turnout.of)


def paint_booth(pen: Pen, view: BoothOpen) -> None:
    """Draw the turnout large: the booth stands elsewhere, and nobody's answers appear here."""
    top = pen.title(view.title or tr("The booth is open"))
    text = tr("One after the other, alone. Your answers never appear here.")
    pen.write(pen.balanced(text, 1.4, pen.inner), pen.left, top, 1.4, role="stage_muted")
    figure = str(view.turnout.voted)
    middle = pen.height * 0.40
    pen.write((figure,), pen.left, middle, 7.0, semibold=True)
    x = pen.left + pen.measure(figure, 7.0, semibold=True) + 1.0 * pen.u
    pen.write_beside(turnout_words(view.turnout), x, (middle, 7.0), 2.2)
    _bars(pen, view.turnout, middle + 9.6 * pen.u)
    foot = pen.bottom - pen.line_height(1.2)
    count = tr("Statements: %n", view.statements)
    pen.write((count,), pen.left, foot, 1.2, role="stage_muted")
    text = tr("Results come when the round is closed.")
    pen.write((text,), pen.right, foot, 1.2, role="stage_muted", align="right")


def _bars(pen: Pen, turnout: Turnout, top: float) -> None:
    count = max(1, turnout.of)
    gap = min(0.6 * pen.u, pen.inner / count * 0.2)
    width = (pen.inner - gap * (count - 1)) / count
    bars = [
        QRectF(pen.left + at * (width + gap), top, width, 0.9 * pen.u) for at in range(turnout.of)
    ]
    pen.fill_all(bars[: turnout.voted], "ink", 0.1)
    pen.fill_all(bars[turnout.voted :], "stage_line", 0.1)
