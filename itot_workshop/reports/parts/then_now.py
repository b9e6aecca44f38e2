"""The first page of a comparison: who was there, the shapes, what fell and rose, what is apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from itot_workshop.domain.audience_shapes import drawn_points, may_share
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import levels
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.reports.document import (
    Block,
    Mark,
    Pair,
    Paragraph,
    Radar,
    Section,
)
from itot_workshop.reports.numbers import score, shown, signed
from itot_workshop.reports.parts.composition import who_was_there
from itot_workshop.reports.parts.shapes import shapes_of
from itot_workshop.reports.run import Run, on_axes


def then_and_now(run: Run) -> Section:
    """The chapter *Then and now*."""
    return Section(id="then", title=run.words.say("comparison.then"), blocks=tuple(_blocks(run)))


def _blocks(run: Run) -> Iterator[Block]:
    yield from who_was_there(run)
    yield Paragraph(text=_lead(run), style="lead")
    moved = (_fell(run), _rose(run)) if run.whole.comparable else ()
    told = (*moved, *_gaps(run))
    if run.whole.overlay and run.whole.comparable:
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
        if it is not None and it.basis == "balanced"
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


def _gaps(run: Run) -> Iterator[Paragraph]:
    """Gaps that are large now or were, the widest first; nothing where no gap is known."""
    limit, words = run.pack.thresholds.gap_large, run.words
    known = [
        change
        for change in run.whole.axes.values()
        if change.is_in_both and change.not_compared != "other scale"
        if change.gap_before is not None or change.gap_after is not None
    ]
    wide = [it for it in known if round_half_away(max(_sizes(it)), 2) >= limit]
    wide.sort(key=lambda change: [-size for size in reversed(_sizes(change))])
    if known:
        told = " ".join(_gap(run, change, limit) for change in wide)
        text = told or words.say("comparison.no_gaps")
        yield Paragraph(label=words.say("comparison.not_closed"), text=text)


def _sizes(change: AxisChange) -> tuple[float, float]:
    """How wide the gap was and is; 0 where it is not shown."""
    return abs(change.gap_before or 0.0), abs(change.gap_after or 0.0)


def _gap(run: Run, change: AxisChange, limit: float) -> str:
    before, after = _sizes(change)
    if change.gap_after is None:
        name = "gap_hidden_now"
    elif change.gap_before is None:
        name = "gap_hidden_then"
    elif round_half_away(after, 2) < limit:
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
