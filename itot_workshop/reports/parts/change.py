"""Change by axis: scores of every session, how far each axis moved, and both views over time."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.figures import AxisFigures, mean_in
from itot_workshop.domain.hints import band
from itot_workshop.domain.pack import Axis, Band, Pack
from itot_workshop.domain.people import SIDES
from itot_workshop.reports.document import (
    NUMBERED,
    Block,
    Cell,
    Column,
    Line,
    Paragraph,
    Point,
    Row,
    Section,
    Strip,
    Table,
    Tone,
    Trend,
    Trends,
)
from itot_workshop.reports.numbers import score, shown, signed
from itot_workshop.reports.run import Run, narrow, on_axes

_MANY = 4
"""As many steps need short names over their columns."""


def change(run: Run, *, new_page: bool) -> Section:
    """The chapter *Change by axis*."""
    title = run.words.say("comparison.change")
    return Section(id="change", title=title, blocks=tuple(_blocks(run)), new_page=new_page)


def change_at(run: Run, place: str, number: int) -> Section:
    """The same chapter of one site among several, whose place and ``number`` tell it apart."""
    title = run.words.say("comparison.change_at", place=place)
    id_ = f"change{NUMBERED}{number}"
    return Section(id=id_, title=title, blocks=tuple(_blocks(run)), new_page=True)


def _blocks(run: Run) -> Iterator[Block]:
    limit = score(run.pack.thresholds.change_clear)
    yield Paragraph(
        text=run.words.say("comparison.change_lead", limit=limit),
        drawn=run.words.say("comparison.change_drawn"),
        style="lead",
    )
    yield _table(run)
    if len(run.steps) > 1:
        yield _steps(run)
    yield from _views(run)


def _table(run: Run) -> Table:
    words, say = run.words, run.words.say
    returners = any(change.returning_delta is not None for change in run.changes())
    low, high = _ends(run.changes())
    first = narrow(run.names[0], run.sessions[0], words)
    columns = [Column(title=say("picture.axis"))]
    columns += [Column(title=name, kind="number") for name in run.short]
    columns += [
        Column(title=f"{signed(low)[:-3]} … {signed(high)[:-3]}", kind="strip"),
        Column(title=say("comparison.since", month=first), kind="number"),
        Column(title=say("picture.change_label"), kind="label", quiet=True),
    ]
    if returners:
        columns.append(Column(title=say("comparison.returners"), kind="number"))
    rows = [_row(run, moved, low, high, returners) for moved in run.changes()]
    note = say("comparison.returners_note") if returners else ""
    return Table(
        caption=words.say("comparison.change_table"),
        columns=tuple(columns),
        rows=(*rows, _sum(run, returners)),
        note=note,
    )


def _ends(changes: Sequence[AxisChange]) -> tuple[int, int]:
    """The ends of the line on which changes are drawn, whole numbers."""
    deltas = [change.delta for change in changes if change.delta is not None]
    return min(-1, math.floor(min(deltas, default=0))), max(1, math.ceil(max(deltas, default=0)))


def _row(run: Run, moved: AxisChange, low: int, high: int, returners: bool) -> Row:
    cells = [Cell(text=run.axis_name(moved.axis))]
    for session, figures in zip(run.sessions, run.on(moved.axis), strict=True):
        cells.append(score_cell(session.pack, figures))
    cells.append(Cell(strip=_strip(run, moved, low, high)))
    cells += _change_cells(run, moved)
    if returners:
        cells.append(Cell(text=shown(moved.returning_delta, signed)))
    return Row(cells=tuple(cells))


def score_cell(pack: Pack, figures: AxisFigures | None) -> Cell:
    """A score in the shade of its band; a dash where it may not be shown."""
    if figures is None or figures.score is None:
        return Cell(text=shown(None, score))
    return Cell(text=score(figures.score), band=_band(figures.score, pack.bands))


def _band(value: float, bands: Sequence[Band]) -> int:
    """Which shade a score gets: the number of its band, from 1; the look has four."""
    found = band(value, bands)
    return 0 if found is None else min(4, 1 + list(bands).index(found))


def _strip(run: Run, moved: AxisChange, low: int, high: int) -> Strip | None:
    if moved.delta is None:
        return None
    noise = None
    if moved.se is not None:
        wobble = run.pack.thresholds.noise_factor * moved.se
        noise = (-wobble, wobble)
    points = (Point(value=0.0, mark=""), Point(value=moved.delta, mark="both"))
    return Strip(low=low, high=high, points=points, band=noise, rule=0.0)


def _change_cells(run: Run, moved: AxisChange) -> list[Cell]:
    if moved.delta is None:
        reason = run.words.name_of("not_compared", moved.not_compared or "")
        return [Cell(text=shown(None, signed)), Cell(text=reason, tone="muted")]
    word = run.words.name_of("change_labels", moved.label or "")
    fell = moved.label == "clear" and moved.delta < 0
    tone: Tone = "bad" if fell else "muted" if moved.label == "steady" else ""
    return [Cell(text=signed(moved.delta), tone="strong"), Cell(text=word, tone=tone)]


def _sum(run: Run, returners: bool) -> Row:
    scores = (Cell(text=shown(f.overall.score, score)) for f in run.figures)
    delta = run.whole.overall_delta
    on = on_axes(run.words, run.whole) if delta is not None else ""
    cells = [Cell(text=run.words.say("comparison.overall")), *scores, Cell()]
    cells += [Cell(text=shown(delta, signed)), Cell(text=on, tone="muted")]
    return Row(style="sum", cells=tuple([*cells, Cell()] if returners else cells))


def _steps(run: Run) -> Table:
    """From each session to the next, axis by axis in radar order."""
    words = run.words
    names = run.names if len(run.steps) < _MANY else run.short
    heads = [
        words.say("comparison.pair", before=before, after=after)
        for before, after in pairwise(names)
    ]
    columns = [Column(title=words.say("picture.axis"))]
    for head in heads:
        columns.append(Column(title=head, kind="number"))
        columns.append(Column(title=words.say("picture.change_label"), kind="label", quiet=True))
    rows = []
    for axis in run.axes:
        cells = [Cell(text=axis.name)]
        for step in run.steps:
            moved = step.axes.get(axis.id)
            cells += [Cell(), Cell()] if moved is None else _change_cells(run, moved)
        rows.append(Row(cells=tuple(cells)))
    overall = [Cell(text=words.say("comparison.overall"))]
    for step in run.steps:
        on = on_axes(words, step)
        overall += [Cell(text=shown(step.overall_delta, signed)), Cell(text=on, tone="muted")]
    return Table(
        caption=words.say("comparison.steps"),
        titled=True,
        columns=tuple(columns),
        rows=(*rows, Row(style="sum", cells=tuple(overall))),
    )


def _views(run: Run) -> Iterator[Block]:
    words, scale = run.words, run.pack.scale
    if len({(s.pack.scale.low, s.pack.scale.high) for s in run.sessions}) == 1:
        charts = tuple(_trend(run, axis) for axis in run.axes_shown())
        said = [
            words.say("comparison.views_lead", low=scale.low, high=scale.high, month=run.names[-1])
        ]
        lines = [run.line(axis.id) for axis in run.axes]
        apart = [
            fewer
            for line in lines
            for fewer, alone in zip(line.fewer, line.apart, strict=True)
            if alone
        ]
        if apart:
            said.append(
                words.say("comparison.views_fewer")
                if all(apart)
                else words.say("comparison.views_apart")
            )
        yield Paragraph(label=words.say("comparison.views"), text="", drawn=" ".join(said))
        yield Trends(low=scale.low, high=scale.high, times=run.short, charts=charts)
    yield _both(run)


def _trend(run: Run, axis: Axis) -> Trend:
    found = run.on(axis.id)
    last = found[-1]
    told = [_spoken(run, name, figures) for name, figures in zip(run.names, found, strict=True)]
    return Trend(
        title=axis.name,
        figure=shown(None if last is None else last.gap, signed),
        lines=(
            Line(mark="both", values=tuple(_balanced(figures) for figures in found)),
            *(
                Line(mark=side, values=tuple(mean_in(figures, side) for figures in found))
                for side in SIDES
            ),
        ),
        runs=run.line(axis.id).runs,
        apart=tuple(at for at, alone in enumerate(run.line(axis.id).apart) if alone),
        alt=run.words.say("comparison.views_alt", axis=axis.name, values="; ".join(told)),
    )


def _spoken(run: Run, name: str, figures: AxisFigures | None) -> str:
    it, ot = (mean_in(figures, side) for side in SIDES)
    if it is None or ot is None:
        return run.words.say("comparison.views_none", month=name)
    both = shown(_balanced(figures), score)
    return run.words.say("comparison.views_all", month=name, it=score(it), ot=score(ot), both=both)


def _balanced(figures: AxisFigures | None) -> float | None:
    """Both sides together, each with half of the weight."""
    return figures.score if figures is not None and figures.basis == "balanced" else None


def _both(run: Run) -> Table:
    words = run.words
    columns = [Column(title=words.say("picture.axis"))]
    for name in run.short:
        columns += [
            Column(title=name, detail=words.name_of("sides", side), kind="number") for side in SIDES
        ]
    rows = []
    for axis in run.axes:
        means = [mean_in(figures, side) for figures in run.on(axis.id) for side in SIDES]
        rows.append(Row(cells=(Cell(text=axis.name), *(Cell(text=shown(m, score)) for m in means))))
    return Table(
        caption=words.say("comparison.table"),
        titled=True,
        columns=tuple(columns),
        rows=tuple(rows),
    )
