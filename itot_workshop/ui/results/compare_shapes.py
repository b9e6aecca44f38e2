"""The shapes of a comparison: up to three over each other, else a radar to a session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.radar_grid import RadarCell
from itot_workshop.charts.radar_values import FEWEST_AXES, Layer, Radar, RadarAxis
from itot_workshop.domain.audience_shapes import OVERLAY, may_share
from itot_workshop.domain.courses import AxisCourse, Course
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from itot_workshop.ui.results.compare_words import layer_word, said_of, translate
from itot_workshop.ui.results.shape import radar_of
from itot_workshop.ui.widgets.numbers import fixed, head_day, short_date, whole

Which: TypeAlias = Literal["balanced", "it", "ot", "sides"]

_SEATS: dict[str, Seat] = {"it": "IT", "ot": "OT"}


class ShapesView(Struct, frozen=True, kw_only=True):
    """The pictures for each choice of ``Which``, in the order in which it is offered.

    ``days`` are those of shapes over each other, oldest first; empty where each has its own radar.
    ``key`` names the axes of radars that are too small for names and have numbers instead.
    """

    pictures: tuple[tuple[Which, tuple[RadarCell, ...]], ...]
    days: tuple[str, ...]
    key: tuple[str, ...] = ()


def shapes_view(found: Sequence[Course]) -> ShapesView | None:
    """One picture where all may share it, else one for each session; None below three axes."""
    if any(len(session.pack.axes) < FEWEST_AXES for it in found for session in it.sessions):
        return None
    if len(found) == 1 and may_share(found[0]):
        course = found[0]
        last = course.sessions[-1].about.date
        choices: tuple[Which, ...] = ("balanced", "it", "ot")
        return ShapesView(
            pictures=tuple((it, (_over(course, it),)) for it in choices),
            days=tuple(head_day(session.about.date, last) for session in course.sessions),
        )
    apart: tuple[Which, ...] = ("sides", "balanced")
    sessions = [session for course in found for session in course.sessions]
    names = {a.id: a.short or a.name for session in sessions for a in session.pack.axes}
    numbered = len(sessions) > OVERLAY
    labels = {id_: whole(at) for at, id_ in enumerate(names, 1)} if numbered else names
    return ShapesView(
        pictures=tuple((it, tuple(_each(found, it, labels))) for it in apart),
        days=(),
        key=tuple(f"{labels[id_]} {name}" for id_, name in names.items()) if numbered else (),
    )


def _over(course: Course, which: Which) -> RadarCell:
    """The last session with the earlier ones behind it, on the axes of its pack."""
    own = {axis.id for axis in course.sessions[-1].pack.axes}
    axes = [axis for axis in course.axes if axis.axis in own]
    last = course.sessions[-1].about.date
    days = [head_day(session.about.date, last) for session in course.sessions]
    scale = course.sessions[-1].pack.scale
    layer: Layer = "balanced" if which == "sides" else which
    drawn = [_over_axis(axis, course, layer) for axis in axes]
    said = [
        said_of(of.name, list(zip(days, (*axis.before, _layer_of(axis, layer)), strict=True)))
        for of, axis in zip(axes, drawn, strict=True)
    ]
    return RadarCell(
        titles=(),
        radar=Radar(
            axes=tuple(drawn),
            low=scale.low,
            high=scale.high,
            layers=frozenset(("before", layer)),
        ),
        axes=tuple(axis.axis for axis in axes),
        said=tuple(said),
    )


def _over_axis(axis: AxisCourse, course: Course, layer: Layer) -> RadarAxis:
    change = course.whole.axes[axis.axis] if course.whole is not None else None
    compared = change is not None and change.delta is not None
    values = [_value(it, layer) if compared else None for it in axis.points]
    clear = layer == "balanced" and change is not None and change.label == "clear"
    fell = clear and change is not None and (change.delta or 0) < 0
    return RadarAxis(
        label=f"↓ {axis.name}" if fell else axis.name,
        it=values[-1] if layer == "it" else None,
        ot=values[-1] if layer == "ot" else None,
        balanced=values[-1] if layer == "balanced" else None,
        before=tuple(values[:-1]),
        note="" if compared else translate("Results", "not compared"),
        tone="fell" if fell else "plain",
    )


def _value(figures: AxisFigures | None, layer: Layer) -> float | None:
    if figures is None or figures.basis != "balanced":
        return None
    if layer == "balanced":
        return figures.score
    side = figures.sides.get(_SEATS[layer])
    return side.mean if side is not None else None


def _layer_of(axis: RadarAxis, layer: Layer) -> float | None:
    value: float | None = getattr(axis, layer)
    return value


def _each(found: Sequence[Course], which: Which, labels: Mapping[str, str]) -> Iterator[RadarCell]:
    """Every session with its own figures, by site and date."""
    for course in found:
        for session, figures in zip(course.sessions, course.figures, strict=True):
            place = course.place if len(found) > 1 else ""
            yield _own(session, figures, which, place, labels)


def _own(
    session: Session,
    figures: SessionFigures,
    which: Which,
    place: str,
    labels: Mapping[str, str],
) -> RadarCell:
    layers: frozenset[Layer] = (
        frozenset(("it", "ot", "room")) if which == "sides" else frozenset(("balanced", "room"))
    )
    full = radar_of(session.pack, figures, None)
    ids = tuple(figures.axes)
    axes = tuple(
        replace(axis, label=labels[id_], caption="", note="", before=(), spreads=())
        for id_, axis in zip(ids, full.axes, strict=True)
    )
    score = figures.overall.score
    overall = "" if score is None else translate("Results", "overall %1")
    when = (short_date(session.about.date), overall.replace("%1", fixed(score)))
    titles = (place, " · ".join(part for part in when if part))
    shown: tuple[Layer, ...] = ("it", "ot", "balanced", "room")
    return RadarCell(
        titles=tuple(title for title in titles if title),
        radar=replace(full, axes=axes, layers=layers),
        axes=ids,
        said=tuple(
            said_of(
                f"{short_date(session.about.date)}, {session.pack.axis(id_).name}",
                [(layer_word(it), _layer_of(axis, it)) for it in shown if it in layers],
            )
            for id_, axis in zip(ids, axes, strict=True)
        ),
    )
