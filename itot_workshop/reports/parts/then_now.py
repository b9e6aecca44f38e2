"""The first page of a comparison: who was there, the shapes, what fell and rose, what is apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from itot_workshop.domain.audience_shapes import drawn_points, may_share
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import board_measures
from itot_workshop.domain.comparison import levels
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import (
    Block,
    Callout,
    Cell,
    Column,
    Mark,
    Pair,
    Paragraph,
    Radar,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.numbers import percent, score, share, shown, signed
from itot_workshop.reports.parts.shapes import shapes_of
from itot_workshop.reports.run import Run, on_axes

_FEW = 6


def then_and_now(run: Run) -> Section:
    """The chapter *Then and now*."""
    return Section(id="then", title=run.words.say("comparison.then"), blocks=tuple(_blocks(run)))


def _blocks(run: Run) -> Iterator[Block]:
    yield _sessions(run)
    yield from _alike(run)
    yield Paragraph(text=_lead(run), style="lead")
    told = (_fell(run), _rose(run), _gaps(run))
    if run.whole.overlay:
        yield Pair(left=(radar(run),), right=told)
    else:
        yield from told
    own = None if may_share(run.course) else shapes_of(run)
    if own is not None:
        yield own


def _lead(run: Run) -> str:
    words, delta = run.words, run.whole.overall_delta
    if delta is None:
        return words.say("comparison.no_lead")
    on, scores = on_axes(words, run.whole), levels(run.whole, run.figures[0], run.figures[-1])
    if scores is None:
        return words.say("comparison.change_lead_alone", change=signed(delta), axes=on)
    before, after = scores
    moved = round_half_away(delta, 2)
    way = "rose" if moved > 0 else "fell" if moved < 0 else "same"
    return words.say(
        f"comparison.{way}_lead",
        before=score(before),
        after=score(after),
        change=signed(delta),
        axes=on,
    )


def radar(run: Run) -> Radar:
    """The balanced shape of the last session over those before it, as far as they compare: up to
    three where they may share a picture, else the first and the last.
    """
    words, scale = run.words, run.pack.scale
    changes = run.whole.axes
    both = [axis for axis in run.pack.axes if changes[axis.id].is_in_both]
    drawn = range(len(run.sessions)) if may_share(run.course) else (0, len(run.sessions) - 1)
    names = [run.names[at] for at in drawn]
    shapes = _shapes(run, drawn)
    marks: tuple[Mark, ...] = ("both", "before", "older")
    return Radar(
        axes=tuple((axis.id, axis.name) for axis in both),
        short=tuple(axis.short or axis.name for axis in both),
        low=scale.low,
        high=scale.high,
        figures=shapes[-1],
        before=shapes[:-1],
        balanced=True,
        title=words.say("comparison.radar", first=words.names(names[:-1]), last=names[-1]),
        alt=" ".join(f"{_spoken(run, axis, shapes, drawn)}." for axis in changes),
        legend=tuple(zip(marks, reversed(names), strict=False)),
        caption=words.say("picture.radar_scale", low=scale.low, high=scale.high),
    )


def _shapes(run: Run, drawn: Sequence[int]) -> tuple[SessionFigures, ...]:
    """The figures of the sessions that are drawn, on the axes that are compared."""
    points = {
        it.axis: drawn_points(it, run.whole.axes[it.axis], len(drawn))
        for it in run.course.axes
        if it.axis in run.whole.axes
    }
    return tuple(
        replace(
            run.figures[at],
            axes={axis: it for axis, found in points.items() if (it := found[place]) is not None},
        )
        for place, at in enumerate(drawn)
    )


def _spoken(run: Run, axis: str, shapes: Sequence[SessionFigures], drawn: Sequence[int]) -> str:
    """The scores of an axis, the latest first."""
    words, name = run.words, run.axis_name(axis)
    found = [
        (figures.axes.get(axis), run.times[at]) for figures, at in zip(shapes, drawn, strict=True)
    ]
    (now, _), *before = reversed(found)
    if now is None:
        return words.say("picture.radar_hidden", axis=name)
    then = [
        words.say("comparison.radar_then", score=shown(it.score, score), time=time)
        for it, time in before
        if it is not None
    ]
    told = "; ".join((words.figure(shown(now.score, score)), *then))
    return words.say("comparison.radar_axis", axis=name, scores=told)


def _fell(run: Run) -> Paragraph:
    return _moved(run, "fell", lambda delta: delta < 0)


def _rose(run: Run) -> Paragraph:
    return _moved(run, "rose", lambda delta: delta > 0)


def _moved(run: Run, name: str, wanted: Callable[[float], bool]) -> Paragraph:
    words = run.words
    moved = [
        (abs(change.delta), change.axis)
        for change in run.whole.axes.values()
        if change.label == "clear" and change.delta is not None and wanted(change.delta)
    ]
    moved.sort(key=lambda pair: -pair[0])
    axes = [
        words.say("comparison.fell_axis", axis=run.axis_name(axis), change=score(delta))
        for delta, axis in moved
    ]
    text = words.say("comparison.fell_list", axes=words.names(axes))
    if not axes:
        text = words.say(f"comparison.nothing_{name}")
    return Paragraph(label=words.say(f"comparison.{name}"), text=text)


def _gaps(run: Run) -> Paragraph:
    """Gaps that are large now or were, the widest first."""
    limit = run.pack.thresholds.gap_large
    gaps = [
        (change, abs(change.gap_before), abs(change.gap_after))
        for change in run.whole.axes.values()
        if change.gap_before is not None and change.gap_after is not None
    ]
    wide = [g for g in gaps if round_half_away(max(g[1], g[2]), 2) >= limit]
    wide.sort(key=lambda gap: -gap[2])
    told = [_gap(run, change, before, after, limit) for change, before, after in wide]
    words = run.words
    text = " ".join(told) if told else words.say("comparison.no_gaps")
    return Paragraph(label=words.say("comparison.not_closed"), text=text)


def _gap(run: Run, change: AxisChange, before: float, after: float, limit: float) -> str:
    if round_half_away(after, 2) < limit:
        name = "gap_closed"
    elif round_half_away(before, 2) < limit:
        name = "gap_opened"
    else:
        name = "gap_stays"
    return run.words.say(
        f"comparison.{name}",
        axis=run.axis_name(change.axis),
        before=score(before),
        after=score(after),
        time=run.times[0],
    )


def _sessions(run: Run) -> Table:
    words, scale = run.words, run.pack.scale
    used = _used(run)
    seats = ", ".join(words.name_of("seats", seat) for seat in used)
    say = words.say
    rows: list[tuple[str, list[Cell]]] = [
        (say("comparison.date"), [Cell(text=words.short_date(s.about.date)) for s in run.sessions]),
        (say("comparison.people", seats=seats), [_seats(run, at) for at in _each(run)]),
        (say("comparison.returning"), [_returning(run, at) for at in _each(run)]),
        (
            say("comparison.alignment", low=scale.low, high=scale.high),
            [Cell(text=shown(f.overall.score, score), tone="strong") for f in run.figures],
        ),
        (
            say("comparison.mean_gap"),
            [Cell(text=shown(f.overall.mean_abs_gap, score)) for f in run.figures],
        ),
        (
            say("comparison.agreement"),
            [Cell(text=shown(f.overall.consensus, percent)) for f in run.figures],
        ),
        (say("comparison.ground"), [_ground(run, session) for session in run.sessions]),
    ]
    return Table(
        caption=say("comparison.sessions"),
        columns=(
            Column(title=say("comparison.session"), quiet=True),
            *(Column(title=name, kind="number") for name in _heads(run)),
        ),
        rows=tuple(
            Row(cells=(Cell(text=name), *cells))
            for name, cells in rows
            if any(cell.text for cell in cells)
        ),
    )


def _each(run: Run) -> range:
    return range(len(run.sessions))


def _counts(run: Run, at: int) -> dict[Seat, int]:
    composition = run.steps[max(0, at - 1)].composition
    return composition.after if at else composition.before


def _heads(run: Run) -> tuple[str, ...]:
    """Many sessions stand under short names, which no column breaks."""
    return run.names if len(run.sessions) <= _FEW else run.short


def _used(run: Run) -> list[Seat]:
    """The seats on which anybody sat in any session."""
    return [seat for seat in SEATS if any(_counts(run, at)[seat] for at in _each(run))]


def _seats(run: Run, at: int) -> Cell:
    counts = _counts(run, at)
    return Cell(text=", ".join(str(counts[seat]) for seat in _used(run)))


def _returning(run: Run, at: int) -> Cell:
    if not at or not run.steps[at - 1].composition.codes_used:
        return Cell()
    composition = run.steps[at - 1].composition
    everybody = sum(composition.after.values())
    return Cell(
        text=run.words.say("comparison.returning_of", n=composition.returning, all=everybody)
    )


def _ground(run: Run, session: Session) -> Cell:
    board = board_measures(told_cards(session))
    if board is None or board.share is None:
        return Cell()
    return Cell(
        text=share(board.share),
        detail=run.words.say("comparison.share_of", n=board.common, all=board.placed),
    )


def _alike(run: Run) -> Iterator[Block]:
    """What to mind when reading: other packs, other forms, axes that cannot be compared."""
    words, points = run.words, list(_differences(run))
    if points:
        yield Callout(title=words.say("comparison.unlike"), points=tuple(points), tone="")
    else:
        yield Paragraph(text=words.say("comparison.alike"), style="note")


def _differences(run: Run) -> Iterator[str]:
    words, gaps = run.words, {"before": run.names[0], "after": run.names[-1]}
    heads = [session.pack.pack for session in run.sessions]
    if len({head.id for head in heads}) > 1:
        yield words.say("comparison.other_pack", **gaps)
    if len({session.about.form for session in run.sessions}) > 1:
        yield words.say("comparison.other_form", **gaps)
    if run.whole.other_language:
        yield words.say("comparison.other_language", **gaps)
    compared = [change for change in run.whole.axes.values() if change.delta is not None]
    if any(change.statements == 1 for change in compared):
        yield words.say("comparison.one_statement")
    for change in run.whole.axes.values():
        name = run.axis_name(change.axis)
        if change.not_compared is not None:
            reason = words.name_of("not_compared", change.not_compared)
            yield words.say("comparison.axis_not_compared", axis=name, reason=reason)
        elif change.statements < change.of:
            yield words.say(
                "comparison.fewer_statements", axis=name, n=change.statements, all=change.of
            )
