"""The result of a statement: one dot per vote, medians, how far apart, how much we agree."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLocale

from itot_workshop.charts.dots import column_centres, dot_size, place_on_scale, stacks
from itot_workshop.charts.look import Look
from itot_workshop.charts.shapes import Box
from itot_workshop.domain.audience_views import Pile, Reveal, Round
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.stage.column import Part, paint_column
from itot_workshop.ui.stage.lines import Lines
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name, seat_names
from itot_workshop.ui.widgets.numbers import percent

_AGREEMENT = {"high": "agreement: high", "medium": "agreement: medium", "low": "agreement: low"}


def paint_reveal(pen: Pen, view: Reveal) -> None:
    """Draw the last revealed round, with where the sides stood in the round before it.

    Until the pen's ``progress`` is 1 the votes are still turning over, and nothing is told yet.
    """
    place = tr("Statement {number} of {count}").format(number=view.number, count=view.count)
    top = pen.head(tr("Trial vote") if view.trial else view.axis, place if view.count else "")
    size = _size(pen.look, pen.height, pen.inner, frozenset((view.statement, *view.others)))
    lines = pen.balanced(view.statement, size, pen.inner, semibold=True)
    top = pen.write(lines, pen.left, top + 0.2 * pen.u, size, semibold=True) + 0.6 * pen.u
    foot = pen.bottom - _prompt_height(pen, view)
    shown = view.rounds[-1]
    if view.example is not None:
        shown = view.example
        top = _stands_in(pen, shown, top)
    elif shown.hidden == "votes":
        _prompt(pen, view, foot)
        _too_few(pen, top + 2 * pen.u)
        return
    side = (13.8 if pen.wide else 11.6) * pen.u
    box = Box(pen.left, top, pen.right - side - 1.6 * pen.u, foot - 0.8 * pen.u)
    _dots(pen, view, shown, box)
    if pen.progress == 1.0:
        _prompt(pen, view, foot)
        beside = Box(pen.right - side, top + 0.1 * pen.u, pen.right, foot - 0.6 * pen.u)
        paint_column(pen, (*_figures(pen, shown), *_remarks(view, shown)), beside)


@lru_cache(maxsize=16)
def _size(look: Look, height: float, width: float, statements: frozenset[str]) -> float:
    """The largest size in which none of these has more than two lines, kept as they are many."""
    ruler, sizes = Lines(look, height), (2.2, 1.9, 1.6)
    return min(ruler.fitted(it, sizes, width, 2, semibold=True)[1] for it in statements)


def _too_few(pen: Pen, top: float) -> None:
    text = tr("Too few votes: nothing is shown, so that nobody can be recognised.")
    pen.write(pen.balanced(text, 1.8, pen.inner * 0.8), pen.left, top, 1.8)


def _stands_in(pen: Pen, example: Round, top: float) -> float:
    """Why the room sees made-up votes instead of its own; gives where that ends."""
    least = sum(sum(pile.counts) for pile in example.piles)
    text = tr("Fewer than {count} votes: none is shown, so that nobody can be recognised.")
    lines = pen.balanced(text.format(count=least), 1.4, pen.inner, semibold=True)
    top = pen.write(lines, pen.left, top, 1.4, semibold=True)
    text = tr("This is how {count} look. They are made up; nobody here gave them.")
    lines = pen.balanced(text.format(count=least), 1.2, pen.inner)
    return pen.write(lines, pen.left, top + 0.2 * pen.u, 1.2, role="stage_muted") + 0.6 * pen.u


def _dots(pen: Pen, view: Reveal, shown: Round, box: Box) -> None:
    strip = 3.2 * pen.u
    words = 1.9 * pen.u
    split = len(shown.piles) > 1
    middle = (box.top + box.bottom - strip) / 2 if split else box.bottom - strip
    up = Box(box.left, box.top + words, box.right, middle - 0.15 * pen.u)
    down = Box(box.left, middle + strip + 0.15 * pen.u, box.right, box.bottom - words)
    centres = column_centres(box, len(view.labels))
    for x in centres:
        pen.stroke(x, up.top, x, down.bottom if split else middle, "stage_line", 0.045)
    _strip(pen, view, shown, Box(box.left, middle, box.right, middle + strip), centres)
    lanes = [up, down] if split else [up]
    counts = [pile.counts for pile in shown.piles]
    diameter, columns = dot_size(lanes, counts, 1.5 * pen.u, 0.8 * pen.u)
    for lane, pile, upward in zip(lanes, shown.piles, (True, False), strict=False):
        placed = stacks(lane, pile.counts, diameter, columns, up=upward)
        for dot in placed.dots:
            if shown is view.example:
                pen.dot(dot.x, dot.y, diameter, filled=False)
            else:
                pen.vote(pile.seat, dot.x, dot.y, diameter)
        if pen.progress == 1.0:
            _median(pen, view, shown, pile, centres, lane, upward)


def _strip(pen: Pen, view: Reveal, shown: Round, box: Box, centres: tuple[float, ...]) -> None:
    """The number band, with a pill between the medians of the sides."""
    told = pen.progress == 1.0
    pen.fill(box.left, box.top, box.width, box.height, "sunken")
    if told and shown.apart is not None:
        ends = sorted(place_on_scale(centres, view.low, m.value) for m in shown.medians)
        reach = 0.75 * pen.u
        pen.fill(
            ends[0] - reach,
            box.top + 0.2 * pen.u,
            ends[1] - ends[0] + 2 * reach,
            1.4 * pen.u,
            "stage_line",
            0.7,
        )
    for at, x in enumerate(centres):
        pen.write(
            (str(view.low + at),), x, box.top + 0.1 * pen.u, 1.3, semibold=True, align="centre"
        )
    label_top = box.top + 1.68 * pen.u
    inset = 0.5 * pen.u
    pen.write((view.labels[0],), box.left + inset, label_top, 1.0, role="stage_muted")
    pen.write(
        (view.labels[-1],), box.right - inset, label_top, 1.0, role="stage_muted", align="right"
    )
    if told and shown.management is not None:
        pen.mark("MGT", place_on_scale(centres, view.low, shown.management), box.top, 0.9 * pen.u)


def _median(
    pen: Pen,
    view: Reveal,
    shown: Round,
    pile: Pile,
    centres: tuple[float, ...],
    lane: Box,
    upward: bool,
) -> None:
    median = next((m for m in shown.medians if m.seat == pile.seat), None)
    if median is None:
        return
    name = tr("Room") if pile.seat is None else seat_name(pile.seat)
    words = tr("{side} median {value}").format(side=name, value=number(median.value))
    size = 1.2
    width = pen.measure(words, size, semibold=True) + 1.3 * pen.u
    x = place_on_scale(centres, view.low, median.value) - width / 2
    x = min(max(x, lane.left), lane.right - width)
    top = lane.top - 1.75 * pen.u if upward else lane.bottom + 0.2 * pen.u
    middle = top + pen.line_height(size) / 2
    pen.mark(pile.seat, x + 0.45 * pen.u, middle, 0.8 * pen.u)
    pen.write((words,), x + 1.2 * pen.u, top, size, semibold=True)


def _figures(pen: Pen, shown: Round) -> list[Part]:
    """How far the medians are apart, and how much the room agrees."""
    parts = []
    large, small = (1.8, 1.1) if pen.wide else (1.5, 1.0)
    if shown.apart is not None:
        said = tr("between the medians") if shown.apart else tr("of both sides")
        parts.append(Part(text=apart_words(shown.apart), size=large, semibold=True))
        parts.append(Part(text=said, size=small, role="stage_muted", gap=0.9))
    if shown.agreement is not None and shown.agreement_label is not None:
        text = percent(shown.agreement)
        label = tr(_AGREEMENT[shown.agreement_label])
        parts.append(Part(text=text, size=large, semibold=True))
        parts.append(Part(text=label, size=small, role="stage_muted", gap=0.5))
        parts.append(Part(share=shown.agreement, gap=0.9))
    return parts


def _remarks(view: Reveal, shown: Round) -> list[Part]:
    """What has to be said so that the picture is read rightly."""
    remarks = []
    if shown.hidden == "sides" or view.trial:
        text = tr("All sides together")
        remarks.append(Part(text=text, size=1.2, semibold=True, marked=True, gap=0.1))
    if view.example is not None:
        text = tr("From {count} votes on each side IT stands above the numbers, OT below.")
        remarks.append(_remark(text.format(count=view.smallest)))
    if view.trial:
        remarks.append(_remark(tr("A trial counts for nothing and is deleted.")))
    elif shown.hidden == "sides":
        text = tr("Below {count} votes on a side, single dots could be traced.")
        remarks.append(_remark(text.format(count=view.smallest)))
    if len(view.rounds) > 1:
        remarks += _before(view)
    if shown.cant_judge:
        remarks.append(_remark(tr("Could not judge: %n", shown.cant_judge)))
    if view.reversed:
        remarks.append(_remark(tr("A problem statement: low is good here.")))
    if shown.few:
        text = tr("Too few for dots: {seats}.")
        remarks.append(_remark(text.format(seats=seat_names(shown.few))))
    if shown.perhaps:
        text = tr("Perhaps too few for dots: {seats}.")
        remarks.append(_remark(text.format(seats=seat_names(shown.perhaps))))
    return remarks


def _remark(text: str) -> Part:
    return Part(text=text, role="stage_muted", gap=0.4)


def _before(view: Reveal) -> list[Part]:
    """The round before: its medians on a line as long as the column, and in words."""
    round_, reach = view.rounds[-2], len(view.labels) - 1
    if round_.hidden == "votes":
        return [_remark(tr("The round before had too few votes to show."))]
    if round_.apart is not None:
        text = tr("Round before: {apart}").format(apart=apart_words(round_.apart))
    else:
        value = number(round_.medians[0].value)
        text = tr("Round before: room median {value}").format(value=value)
    marks = tuple((m.seat, (m.value - view.low) / reach) for m in round_.medians)
    return [Part(text=text, role="stage_muted", gap=0.1), Part(marks=marks, gap=0.4)]


def _asked(pen: Pen) -> float:
    """The size of what the sides are asked, in u: a narrow page leaves the dots more room."""
    return 1.4 if pen.wide else 1.2


def _prompt_height(pen: Pen, view: Reveal) -> float:
    lines = len(_prompt_lines(pen, view))
    return (lines * pen.line_height(_asked(pen)) + 1.2 * pen.u) * bool(view.prompts)


def _prompt(pen: Pen, view: Reveal, top: float) -> None:
    lines = _prompt_lines(pen, view)
    if not lines:
        return
    height = pen.bottom - top
    pen.fill(pen.left, top, pen.inner, height, "sunken")
    pen.fill(pen.left, top, 0.28 * pen.u, height, "ink", 0.0)
    pen.write(lines, pen.left + 1.1 * pen.u, top + 0.6 * pen.u, _asked(pen), semibold=True)


def _prompt_lines(pen: Pen, view: Reveal) -> tuple[str, ...]:
    said: list[str] = []
    for at, (seat, text) in enumerate(view.prompts):
        if seat is None:
            said.append(text)
        else:
            form = tr("{side} first: {text}") if at == 0 else tr("{side} next: {text}")
            said.append(form.format(side=seat_name(seat), text=text))
    size, width = _asked(pen), pen.inner - 2.2 * pen.u
    return tuple(line for text in said for line in pen.balanced(text, size, width, semibold=True))


def apart_words(apart: float) -> str:
    """How far the medians stand apart, in words."""
    if apart == 0:
        return tr("Same median")
    if apart == 1:
        return tr("1 point apart")
    return tr("{value} points apart").format(value=number(apart))


def number(value: float) -> str:
    """A median: whole, or with one decimal."""
    digits = 0 if float(value).is_integer() else 1
    return QLocale().toString(round_half_away(value, digits), "f", digits)
