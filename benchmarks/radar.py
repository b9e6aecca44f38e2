"""How fast a radar is drawn again, beside plain QPainter calls and matplotlib's polar axes.

    python -m benchmarks.radar

Ten axes, 2 to 50 outlines, the values other each time, as while a shape grows. matplotlib takes
part where it is installed (``pip install matplotlib``); nothing in the program needs it. Prints
middle times and ratios of one run. The plain drawing is what somebody would write for
exactly this picture: the same web, lines, markers and words, and no care for anything else.
"""

from __future__ import annotations

import importlib
import math
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QPainter, QPen, QPolygonF  # noqa: E402

from benchmarks.results import Result, report  # noqa: E402
from itot_workshop.charts.look import Look, read_look  # noqa: E402
from itot_workshop.charts.radar import (  # noqa: E402
    Radar,
    RadarAxis,
    RadarGeometry,
    radar_geometry,
    with_values,
)
from itot_workshop.charts.radar_paint import draw_radar  # noqa: E402
from itot_workshop.charts.render import to_image, to_svg  # noqa: E402
from itot_workshop.charts.text import chart_font, console_text, font_measure  # noqa: E402

AXES, SIDE, TEXT = 10, 640, 14.0
OVERLAYS = (2, 5, 10, 50)
RUNS, SLOW_RUNS = 151, 41
PLAIN_GOAL, MATPLOTLIB_GOAL, SVG_GOAL = 1.25, 4.0, 2.0

Values = Sequence[Sequence[float]]


def values(overlays: int, turn: int) -> Values:
    """The outlines of one moment, from 1 to 5; IT and OT are the last two."""
    return [
        [3 + 2 * math.sin(turn / 7 + line * 0.9 + axis) for axis in range(AXES)]
        for line in range(overlays)
    ]


def radar_of(lines: Values) -> Radar:
    """The same as a radar: IT, OT, and earlier sessions behind them."""
    axes = tuple(
        RadarAxis(
            label=f"Axis number {axis}",
            it=lines[-1][axis],
            ot=lines[-2][axis],
            before=tuple(line[axis] for line in lines[:-2]),
        )
        for axis in range(AXES)
    )
    return Radar(axes=axes)


class Plain:
    """The picture drawn by hand, in the place and look of the program's own."""

    def __init__(self, geometry: RadarGeometry, look: Look) -> None:
        self.frame, self.look = geometry.frame, look
        text = console_text(look, TEXT)
        self.font = chart_font(text, "label", look)
        self.small = chart_font(text, "ring", look)
        self.figures = geometry.figures

    def draw(self, painter: QPainter, lines: Values) -> None:
        colour, em = self.look.colour, self.frame.em
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour.line), max(1.0, 0.055 * em)))
        for ring in (2, 3, 4, 5):
            points = [self.at(axis, ring) for axis in range(AXES)]
            painter.drawPolyline(QPolygonF([*points, points[0]]))
        for axis in range(AXES):
            painter.drawLine(QPointF(*self.frame.centre), self.at(axis, 5))
        painter.setFont(self.small)
        painter.setPen(QColor(colour.muted))
        for figure in self.figures:
            painter.drawText(QPointF(*figure.at), figure.text)
        grey, older = QPen(QColor(colour.before), 0.09 * em), QPen(QColor(colour.before), 0.12 * em)
        older.setDashPattern([1.0, 1.6])
        it, ot = QPen(QColor(colour.it), 0.12 * em), QPen(QColor(colour.ot), 0.12 * em)
        ot.setDashPattern([3.0, 2.2])
        for pen in (older, ot):
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for pen in (grey, older, it, ot):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        behind = [*(older for _ in lines[3:]), grey][: len(lines) - 2]
        order = zip(lines, (*behind, ot, it), strict=True)
        for line, pen in order:
            painter.setPen(pen)
            painter.drawPolygon(QPolygonF([self.at(at, value) for at, value in enumerate(line)]))
        self._mark(painter, lines)
        painter.setFont(self.font)
        painter.setPen(QColor(colour.text))
        for label in self.frame.labels:
            for row in label.lines:
                painter.drawText(QPointF(*row.at), row.text)

    def _mark(self, painter: QPainter, lines: Values) -> None:
        colour, half = self.look.colour, 0.31 * self.frame.em
        painter.setPen(QPen(QColor(colour.surface), 0.1 * self.frame.em))
        painter.setBrush(QBrush(QColor(colour.ot)))
        for axis, value in enumerate(lines[-2]):
            at = self.at(axis, value)
            painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
        painter.setBrush(QBrush(QColor(colour.it)))
        for axis, value in enumerate(lines[-1]):
            painter.drawEllipse(self.at(axis, value), half, half)

    def at(self, axis: int, value: float) -> QPointF:
        angle = 2 * math.pi * axis / AXES
        out = self.frame.radius * (value - 1) / 4
        centre = self.frame.centre
        return QPointF(centre.x + out * math.sin(angle), centre.y - out * math.cos(angle))


class Ours:
    """The program's own drawing, laid out once, as its item on a page does it."""

    def __init__(self, lines: Values, look: Look) -> None:
        self.text, self.look = console_text(look, TEXT), look
        measure = font_measure(self.text, look)
        radar = radar_of(lines)
        self.geometry = radar_geometry(radar, SIDE, SIDE, self.text, look.chart, measure)

    def draw(self, painter: QPainter, lines: Values) -> None:
        moved = with_values(self.geometry, radar_of(lines), self.look.chart)
        draw_radar(painter, moved, self.text, self.look)


def matplotlib_redraw(overlays: int) -> Callable[[Values], object] | None:
    """What draws the same lines again on polar axes; None where matplotlib is not installed."""
    try:
        importlib.import_module("matplotlib").use("agg")
    except ImportError:
        return None
    pyplot = importlib.import_module("matplotlib.pyplot")
    angles = [2 * math.pi * axis / AXES for axis in range(AXES + 1)]
    figure, polar = pyplot.subplots(
        figsize=(SIDE / 100, SIDE / 100), dpi=100, subplot_kw={"projection": "polar"}
    )
    polar.set_ylim(1, 5)
    polar.set_xticks(angles[:-1], [f"Axis number {axis}" for axis in range(AXES)])
    styles = ["0.5"] * (overlays - 2) + ["C1", "C0"]
    marks = [""] * (overlays - 2) + ["s", "o"]
    drawn = [
        polar.plot(angles, [3] * len(angles), color=style, marker=mark)[0]
        for style, mark in zip(styles, marks, strict=True)
    ]

    def redraw(lines: Values) -> None:
        for shown, line in zip(drawn, lines, strict=True):
            shown.set_ydata([*line, line[0]])
        figure.canvas.draw()

    return redraw


def in_turns(*rivals: Callable[[int], object], runs: int = RUNS) -> list[list[float]]:
    """The processor times of each rival in milliseconds, in turns so that none is favoured."""
    times: list[list[float]] = [[] for _ in rivals]
    for turn in range(runs):
        pairs = list(zip(times, rivals, strict=True))
        for taken, do in pairs if turn % 2 else reversed(pairs):
            start = time.thread_time()
            do(turn)
            taken.append(1000 * (time.thread_time() - start))
    return times


def ratio(times: list[float], peer: list[float]) -> float:
    """How many times as long as its peer one takes: the middle of what single turns say."""
    return statistics.median(own / other for own, other in zip(times, peer, strict=True))


def main() -> int:
    """Measure and print; 1 if a goal is missed."""
    app = QGuiApplication.instance() or QGuiApplication([])
    look = read_look(ROOT / "resources" / "theme", "light")
    found = [result for overlays in OVERLAYS for result in _measured(overlays, look)]
    del app
    return report(*found)


def _measured(overlays: int, look: Look) -> Iterator[Result]:
    """Measure one number of outlines."""
    ours = Ours(values(overlays, 0), look)
    plain = Plain(ours.geometry, look)
    peer = matplotlib_redraw(overlays)

    def image(rival: Ours | Plain, turn: int) -> object:
        return to_image(partial(rival.draw, lines=values(overlays, turn)), SIDE, SIDE)

    def svg(rival: Ours | Plain, turn: int) -> object:
        draw = partial(rival.draw, lines=values(overlays, turn))
        return to_svg(draw, SIDE, SIDE, title="Radar", description="")

    own, by_hand = in_turns(partial(image, ours), partial(image, plain))
    svgs = in_turns(partial(svg, ours), partial(svg, plain))
    print(f"{overlays} outlines: {statistics.median(own):.2f} ms")
    again, file = f"{overlays} outlines drawn again", f"{overlays} outlines as SVG"
    yield Result(what=again, beside="QPainter by hand", found=ratio(own, by_hand), goal=PLAIN_GOAL)
    yield Result(what=file, beside="QSvgGenerator by hand", found=ratio(*svgs), goal=SVG_GOAL)
    if peer is not None:
        redraw = peer
        rivals = (lambda turn: redraw(values(overlays, turn)), partial(image, ours))
        other, own = in_turns(*rivals, runs=SLOW_RUNS)
        faster, goal = ratio(other, own), MATPLOTLIB_GOAL if overlays <= 10 else None
        what = f"{again}, times faster"
        yield Result(what=what, beside="matplotlib", found=faster, goal=goal, at_least=True)


if __name__ == "__main__":
    sys.exit(main())
