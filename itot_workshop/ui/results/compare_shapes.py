"""The shapes of a comparison: up to three over each other, else a radar to a session."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.radar_grid import RadarCell
from itot_workshop.charts.radar_values import Layer, Radar, RadarAxis
from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.audience_shapes import OVERLAY, may_share, outlines
from itot_workshop.domain.audience_unlike import unlike_in
from itot_workshop.domain.courses import Course
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.domain.session import Session
from itot_workshop.ui.charts.outlines import outline_axis
from itot_workshop.ui.results.compare_words import (
    how_to_read,
    key_sentence,
    layer_word,
    said_of,
    translate,
)
from itot_workshop.ui.results.shape import radar_of
from itot_workshop.ui.results.sight import Which
from itot_workshop.ui.widgets.numbers import fixed, head_day, short_date


class ShapesView(Struct, frozen=True, kw_only=True):
    """The pictures for each choice of ``Which``, in the order in which it is offered.

    ``days`` are those of shapes over each other, oldest first; empty where each has its own radar.
    ``key`` names the axes of radars that are too small for names and have letters instead, and
    ``notes`` are what else is to be read (``how_to_read``).
    """

    pictures: tuple[tuple[Which, tuple[RadarCell, ...]], ...]
    days: tuple[str, ...]
    key: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class _Called(NamedTuple):
    """What stands at an axis: its name, or a letter for it."""

    label: str
    lettered: bool


def shapes_view(found: Sequence[Course]) -> ShapesView | None:
    """One picture where all may share it, else one for each session; None below three axes."""
    if any(len(session.pack.axes) < FEWEST_AXES for it in found for session in it.sessions):
        return None
    if len(found) == 1 and may_share(found[0]):
        course = found[0]
        dates = [session.about.date for session in course.sessions]
        assert course.whole, "sessions that share a picture have a first and a last"
        drawn = [outlines(course, course.whole, layer) for layer in views.LAYERS]
        axes = [axis for it in drawn for axis in it.axes]
        noted = (
            ("fell", any(axis.fell for axis in axes)),
            ("gaps", any(value is None for axis in axes for value in axis.values)),
        )
        return ShapesView(
            pictures=tuple((it.layer, (_over(it),)) for it in drawn),
            days=tuple(head_day(session.about.date, *dates) for session in course.sessions),
            notes=tuple(note for note, there in noted if there),
        )
    figures = [it for course in found for of in course.figures for it in of.axes.values()]
    sides: tuple[Which, ...] = ("sides",) if any(it.basis == "balanced" for it in figures) else ()
    apart: tuple[Which, ...] = (*sides, "balanced")
    sessions = [session for course in found for session in course.sessions]
    names = {a.id: a.short or a.name for session in sessions for a in session.pack.axes}
    called = {id_: _Called(name, lettered=False) for id_, name in names.items()}
    if len(sessions) > OVERLAY:
        called = {id_: _Called(letter_of(at), lettered=True) for at, id_ in enumerate(names, 1)}
    unlike = unlike_in(found)
    fewer = unlike.fewer if unlike is not None else ()
    return ShapesView(
        pictures=tuple((it, tuple(_each(found, it, called, fewer))) for it in apart),
        days=(),
        notes=("fewer",) if fewer else (),
        key=tuple(
            f"{it.label}\u00a0=\u00a0{names[id_]}" for id_, it in called.items() if it.lettered
        ),
    )


def _over(drawn: views.Shapes) -> RadarCell:
    """The last session with the earlier ones behind it."""
    days = [head_day(date, *drawn.dates) for date in drawn.dates]
    said = [said_of(it.name, list(zip(days, it.told, strict=True))) for it in drawn.axes]
    return RadarCell(
        titles=(),
        radar=Radar(
            axes=tuple(outline_axis(it, drawn.layer, it.name) for it in drawn.axes),
            low=drawn.low,
            high=drawn.high,
            layers=frozenset(("before", drawn.layer)),
        ),
        axes=tuple(it.axis for it in drawn.axes),
        said=tuple(said),
    )


def how_shapes_are_read(shapes: ShapesView) -> str:
    """How to read the pictures, and what the letters of their axes are."""
    said = (how_to_read("shapes"), *map(how_to_read, shapes.notes))
    return " ".join((*said, *((key_sentence(shapes.key),) if shapes.key else ())))


def _layer_of(axis: RadarAxis, layer: Layer) -> float | None:
    value: float | None = getattr(axis, layer)
    return value


def _each(
    found: Sequence[Course],
    which: Which,
    called: Mapping[str, _Called],
    fewer: Collection[datetime.date],
) -> Iterator[RadarCell]:
    """Every session with its own figures, by site and date; the overall scores of days that asked
    ``fewer`` statements have an asterisk.
    """
    for course in found:
        for session, figures in zip(course.sessions, course.figures, strict=True):
            place = course.place if len(found) > 1 else ""
            star = "*" if session.about.date in fewer else ""
            yield _own(session, figures, which, place, called, star)


def _own(
    session: Session,
    figures: SessionFigures,
    which: Which,
    place: str,
    called: Mapping[str, _Called],
    star: str,
) -> RadarCell:
    layers: frozenset[Layer] = (
        frozenset(("it", "ot", "room")) if which == "sides" else frozenset(("balanced", "room"))
    )
    full = radar_of(session.pack, figures, None)
    ids = tuple(figures.axes)
    axes = tuple(
        replace(
            axis,
            label=called[id_].label,
            lettered=called[id_].lettered,
            short="",
            caption="",
            note="",
            before=(),
            spreads=(),
        )
        for id_, axis in zip(ids, full.axes, strict=True)
    )
    score = figures.overall.score
    overall = "" if score is None else translate("Results", "overall %1")
    when = (short_date(session.about.date), overall.replace("%1", fixed(score) + star))
    places = (place,) if place else ()
    titles = (*places, " · ".join(part for part in when if part))
    shown: tuple[Layer, ...] = ("it", "ot", "balanced", "room")
    return RadarCell(
        titles=titles,
        radar=replace(full, axes=axes, layers=layers),
        axes=ids,
        said=tuple(
            said_of(
                ", ".join((*places, short_date(session.about.date), session.pack.axis(id_).name)),
                [(layer_word(it), _layer_of(axis, it)) for it in shown if it in layers],
            )
            for id_, axis in zip(ids, axes, strict=True)
        ),
    )
