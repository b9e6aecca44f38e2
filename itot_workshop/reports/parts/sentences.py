"""Three short answers for a reader in a hurry: what is strong, what divides, what was agreed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.reports.document import Paragraph
from itot_workshop.reports.material import Material
from itot_workshop.reports.numbers import score, signed


def strong(material: Material) -> Paragraph:
    """The strongest axis, how it reads, and what has clearly risen."""
    words = material.words
    scored = [axis for axis in material.figures.axes.values() if axis.score is not None]
    if not scored:
        return _paragraph(material, "strong", words.say("picture.nothing_strong"), "")
    best = max(scored, key=lambda axis: axis.score or 0.0)
    name = "picture.strongest" if len(scored) > 1 else "picture.strongest_alone"
    lead = words.say(name, axis=material.axis_name(best.axis), score=score(best.score or 0.0))
    parts = [f"{band.wording}." if (band := material.band(best.score)) else ""]
    parts.append(_clearly(material, "rose", up=True))
    return _paragraph(material, "strong", lead, _joined(parts))


def divides(material: Material) -> Paragraph:
    """The widest gap, other large ones, what fell, and where managers see it another way."""
    axes = list(material.figures.axes.values())
    lead, more = _gaps(material, axes)
    more += [_unseen(material, axes), _clearly(material, "fell", up=False)]
    more += [_managers(material, axes)]
    return _paragraph(material, "divides", lead, _joined(more))


def agreed(material: Material) -> Paragraph:
    """The model, the actions with the first date, and when the room meets again."""
    lead = _model(material)
    actions = _actions(material, bool(lead))
    day = material.session.about.next_date
    meets = material.words.say("picture.next", date=material.words.date(day)) if day else ""
    if not lead:
        lead, actions = actions, ""
    return _paragraph(material, "agreed", lead, _joined([actions, meets]))


def _paragraph(material: Material, which: str, lead: str, text: str) -> Paragraph:
    return Paragraph(label=material.words.say(f"picture.{which}"), lead=lead, text=text)


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)


def _gaps(material: Material, axes: Sequence[AxisFigures]) -> tuple[str, list[str]]:
    words, limit = material.words, material.session.pack.thresholds.gap_noticeable
    apart = sorted(
        (axis for axis in axes if axis.gap is not None), key=lambda axis: -abs(axis.gap or 0.0)
    )
    if not apart:
        return words.say("picture.not_apart"), []
    widest = apart[0]
    if widest.gap_label == "close":
        return words.say("picture.no_gap", limit=score(limit)), []
    lead = words.say(
        "picture.widest",
        axis=material.axis_name(widest.axis),
        it=score(widest.sides["IT"].mean or 0.0),
        ot=score(widest.sides["OT"].mean or 0.0),
    )
    others = [axis for axis in apart[1:] if axis.gap_label == "large"]
    also = words.say(
        "picture.also_large",
        n=len(others),
        axes=words.names([material.axis_name(axis.axis) for axis in others]),
        gaps=words.names([score(abs(axis.gap or 0.0)) for axis in others]),
    )
    return lead, [_widest(material, widest), also if others else ""]


def _widest(material: Material, axis: AxisFigures) -> str:
    since, gap = material.since, score(abs(axis.gap or 0.0))
    before = None if since is None else since.gap(axis.axis)
    if since is None or before is None:
        return material.words.say("picture.widest_gap", gap=gap)
    then = score(abs(before))
    name = "picture.widest_gap_still" if then == gap else "picture.widest_gap_since"
    return material.words.say(name, gap=gap, before=then, time=since.time)


def _unseen(material: Material, axes: Sequence[AxisFigures]) -> str:
    """Which axes the sides are not shown apart on, if on others they are."""
    hidden = [material.axis_name(axis.axis) for axis in axes if axis.n_room and axis.gap is None]
    if not hidden or len(hidden) == sum(1 for axis in axes if axis.n_room):
        return ""
    words = material.words
    return words.say("picture.not_apart_on", n=len(hidden), axes=words.names(hidden))


def _clearly(material: Material, which: str, *, up: bool) -> str:
    since, words = material.since, material.words
    if since is None:
        return ""
    moved = [(axis, delta) for axis, delta in since.clear() if (delta > 0) == up]
    if not moved:
        return ""
    return words.say(
        f"picture.{which}",
        n=len(moved),
        axes=words.names([material.axis_name(axis) for axis, _ in moved]),
        changes=words.names([signed(delta) for _, delta in moved]),
        month=since.name,
    )


def _managers(material: Material, axes: Sequence[AxisFigures]) -> str:
    limit = material.session.pack.thresholds.management_marked
    gaps = [(axis, axis.management_gap) for axis in axes if axis.management_gap is not None]
    if not gaps:
        return ""
    axis, gap = max(gaps, key=lambda pair: abs(pair[1]))
    if round_half_away(abs(gap), 2) < limit:
        return ""
    which = "picture.managers_higher" if gap > 0 else "picture.managers_lower"
    return material.words.say(which, axis=material.axis_name(axis.axis), gap=score(abs(gap)))


def _model(material: Material) -> str:
    choice = material.choice
    if choice is None or not choice.chosen:
        return ""
    model = material.model_name(choice.chosen)
    charter = material.charter_of(choice.chosen)
    if charter is not None and charter.end is not None:
        end = material.words.date(charter.end)
        return material.words.say("picture.chosen_until", model=model, date=end)
    return material.words.say("picture.chosen", model=model)


def _actions(material: Material, with_model: bool) -> str:
    words, own = material.words, material.own_actions
    if not own:
        return words.say("picture.no_actions")
    days = sorted(action.due for action in own if action.due)
    if not days:
        return words.say("picture.actions_undated", n=len(own))
    name = "picture.actions" if with_model else "picture.actions_alone"
    return words.say(name, n=len(own), date=words.date(days[0]))
