"""The key of before and after on the scale: a sample of each sign with what it means, and how to
read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from itot_workshop.charts.dumbbell import HIGH, PAST
from itot_workshop.charts.dumbbell_paint import (
    draw_band,
    draw_now,
    draw_then,
    draw_whisker,
)
from itot_workshop.charts.shapes import Box, Point
from itot_workshop.domain.audience_compare_views import BandLine, ChangeBands
from itot_workshop.ui.stage.key import in_rows
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.numbers import fixed, head_day, whole

_BETWEEN, _BEHIND = 1.0, 0.5
"""Between two entries, and between a sample and its words, in u."""

_ONE = 0.05
"""Scores nearer to each other than this have marks in each other."""

Sign: TypeAlias = Literal["then", "now", "same", "band", "whisker", ""]

_WIDE: dict[Sign, float] = {
    "then": 0.7,
    "now": 0.6,
    "same": 1.0,
    "band": 1.5,
    "whisker": 1.5,
    "": 0.0,
}
"""How wide the samples are, in sizes of the words."""


class Sample(NamedTuple):
    """What a sign means; without one, how to read them all."""

    words: str
    sign: Sign = ""


def samples_of(view: ChangeBands, *, back: bool) -> tuple[Sample, ...]:
    """What a page says of its signs, with the change of those who came ``back``."""
    banded = any(it.reach for it in view.lines)
    limit = fixed(view.least)
    found = [
        Sample(head_day(view.first, view.last), "then"),
        Sample(head_day(view.last, view.first), "now"),
    ]
    if any(_are_one(it) for it in view.lines):
        found.append(Sample(tr("both days in one place"), "same"))
    if banded:
        found.append(Sample(tr("may come from who was there"), "band"))
    found.append(Sample(tr("less than {least}").format(least=limit), "whisker"))
    if any(it.line.label for it in view.lines):
        found.append(Sample(_clear(limit, banded=banded)))
    if back:
        found.append(Sample(tr("Same people: there on both days.")))
    return (*found, *_shared(view))


def _are_one(it: BandLine) -> bool:
    """Whether the marks of both days lie in each other."""
    return None not in (it.before, it.after) and abs((it.after or 0) - (it.before or 0)) < _ONE


def key_rows(pen: Pen, key: Sequence[Sample], size: float) -> tuple[tuple[Sample, ...], ...]:
    """The samples on as many lines as they need; words too long for a line are broken."""

    def wide(it: Sample) -> float:
        return _words_begin(pen, it, size) + pen.measure(it.words, size)

    whole_words = [
        Sample(line, it.sign if not at else "")
        for it in key
        for at, line in enumerate(
            pen.filled(it.words, size, pen.inner - _words_begin(pen, it, size))
        )
    ]
    return tuple(tuple(row) for row in in_rows(whole_words, wide, pen.inner, _BETWEEN * pen.u))


def draw_samples(pen: Pen, rows: Sequence[Sequence[Sample]], top: float, size: float) -> None:
    """Draw the samples with their words, line by line from ``top`` down."""
    for row in rows:
        x, middle = pen.left, top + pen.line_height(size) / 2
        for it in row:
            _draw_sign(pen, it.sign, x, middle, size)
            x += _words_begin(pen, it, size)
            pen.write((it.words,), x, top, size, role="stage_muted")
            x += pen.measure(it.words, size) + _BETWEEN * pen.u
        top += pen.line_height(size)


def _words_begin(pen: Pen, it: Sample, size: float) -> float:
    """How far behind the left end of a sample its words begin, in pixels."""
    return (_WIDE[it.sign] * size + _BEHIND) * pen.u if it.sign else 0.0


def _draw_sign(pen: Pen, sign: Sign, x: float, middle: float, size: float) -> None:
    em = size * pen.u
    width = _WIDE[sign] * em
    left = pen.at(x, width)
    place, ends = Point(left + width / 2, middle), (left, left + width)
    if sign == "then":
        draw_then(pen.painter, place, em, pen.look)
    elif sign == "now":
        draw_now(pen.painter, place, em, pen.look)
    elif sign == "same":
        draw_then(pen.painter, place, em, pen.look, around=True)
        draw_now(pen.painter, place, em, pen.look, halo=True)
    elif sign == "band":
        high = HIGH * em
        draw_band(pen.painter, Box(left, middle - high, left + width, middle + high), pen.look)
    elif sign == "whisker":
        high = (HIGH + PAST) * em
        draw_whisker(pen.painter, ends, middle, high, em, pen.look, stage=True)


def _clear(limit: str, *, banded: bool) -> str:
    """What a clear change is; there is no grey that it must leave where no band has a width."""
    if banded:
        return tr("A clear change reaches the end of both.")
    return tr("A clear change is {least} or more.").format(least=limit)


def _shared(view: ChangeBands) -> list[Sample]:
    """Which axes are compared on fewer statements than were asked."""
    found: dict[tuple[int, int], list[str]] = {}
    for it in view.lines:
        if it.shared is not None:
            found.setdefault(it.shared, []).append(it.line.name)
    said = tr("{axes}: compared on {n} of {all} statements.")
    return [
        Sample(said.format(axes=tr(", ").join(names), n=whole(n), all=whole(of)))
        for (n, of), names in found.items()
    ]
