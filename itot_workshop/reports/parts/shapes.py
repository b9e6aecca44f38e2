"""Each session's own shape as a small radar, where they do not lie over each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from itot_workshop.charts.letters import letter_of
from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack_instrument import FEWEST_AXES
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import Mark, Radar, Radars
from itot_workshop.reports.numbers import score, shown
from itot_workshop.reports.run import Run, axes_of
from itot_workshop.reports.words import Words


class Named(NamedTuple):
    """A session with its figures, and what it is called above its shape."""

    name: str
    session: Session
    figures: SessionFigures


def shapes_of(run: Run) -> Radars | None:
    """The shapes of the sessions of a site."""
    told = zip(run.names, run.sessions, run.figures, strict=True)
    return shapes(run.words, [Named(*one) for one in told])


def shapes(words: Words, told: Sequence[Named]) -> Radars | None:
    """IT and OT of every session on its own scale; None below three axes, which have no shape."""
    if any(len(it.session.pack.axes) < FEWEST_AXES for it in told):
        return None
    axes = axes_of(it.session.pack for it in sorted(told, key=_day))
    letters = {axis.id: letter_of(at) for at, axis in enumerate(axes, 1)}
    key = (
        words.say("comparison.shape_key", letter=letters[axis.id], axis=axis.name) for axis in axes
    )
    charts = tuple(_shape(words, it, letters) for it in told)
    found = {entry: None for chart in charts for entry in chart.legend}
    return Radars(
        title=words.say("comparison.shapes"),
        charts=charts,
        legend=tuple(found),
        caption=words.say("comparison.shapes_key", key=words.say("lists.comma").join(key)),
    )


def spoken(words: Words, name: str, axis: AxisFigures) -> str:
    """What a radar shows of an axis: both sides, the room as a whole, or nothing."""
    if axis.basis == "balanced":
        it, ot = (shown(axis.mean_of(side), score) for side in SIDES)
        return words.say("picture.radar_axis", axis=name, it=it, ot=ot)
    if axis.score is not None:
        return words.say("picture.radar_room", axis=name, score=score(axis.score))
    return words.say("picture.radar_hidden", axis=name)


def _day(told: Named) -> tuple[object, str]:
    return told.session.about.date, told.session.id


def _shape(words: Words, told: Named, letters: Mapping[str, str]) -> Radar:
    scale, overall = told.session.pack.scale, told.figures.overall.score
    named = words.say("comparison.shape_of", name=told.name, score=shown(overall, score))
    alt = (spoken(words, told.session.pack.axis(id_).name, it) for id_, it in _axes(told))
    return Radar(
        axes=tuple((id_, letters[id_]) for id_, _ in _axes(told)),
        low=scale.low,
        high=scale.high,
        figures=told.figures,
        alt=" ".join(f"{axis}." for axis in alt),
        title=told.name if overall is None else named,
        small=True,
        legend=tuple(_legend(words, told.figures.axes.values())),
    )


def _axes(told: Named) -> Iterable[tuple[str, AxisFigures]]:
    return told.figures.axes.items()


def _legend(words: Words, axes: Iterable[AxisFigures]) -> Iterator[tuple[Mark, str]]:
    """The marks that occur."""
    bases = {axis.basis for axis in axes}
    if "balanced" in bases:
        yield from ((side, words.name_of("sides", side)) for side in SIDES)
    if "room" in bases:
        yield "both", words.say("axes.score_room")
