"""What the figures suggest to a facilitator: what to talk about and how to read it.

Everything here is made from figures that may be shown; what it says in words comes from the pack.
Hints about the votes themselves stand in ``quality``.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack import (
    Band,
    Comparison,
    Condition,
    Criterion,
    Figure,
    GapReading,
    Pack,
    Pattern,
    Reading,
    Thresholds,
)
from itot_workshop.domain.people import SIDES
from itot_workshop.domain.rounding import reaches, round_half_away

_TESTS: Mapping[Comparison, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class PatternFound(Struct, frozen=True, kw_only=True):
    """A pattern of the pack that the figures show, and the axes it shows on."""

    pattern: Pattern
    axes: tuple[str, ...]


class GapRead(Struct, frozen=True, kw_only=True):
    """What gap and agreement of an axis say together, in the words that fit how sure it is."""

    reading: GapReading
    words: str


def talk_list(axes: Iterable[AxisFigures], thresholds: Thresholds) -> tuple[str, ...]:
    """Up to three axis ids worth talking about (``docs/method.md``, talk list).

    The widest gap if it is at least noticeable, the lowest score among the rest, the lowest
    agreement among the rest; on a tie the axis that comes first. ``axes`` are in radar order.
    """
    left = list(axes)
    chosen: list[str] = []
    for worth in (_apart(thresholds), _low_score, _low_agreement):
        rated = [(value, axis) for axis in left if (value := worth(axis)) is not None]
        if rated:
            most = max(value for value, _ in rated)
            first = next(axis for value, axis in rated if reaches(value, most))
            chosen.append(first.axis)
            left.remove(first)
    return tuple(chosen)


def with_chosen(proposed: Sequence[str], chosen: Sequence[str]) -> tuple[str, ...]:
    """The proposed axes with those that the facilitator chose in some places; "" is as proposed.

    No axis stands twice: a choice that would make one is left as proposed, and what is proposed
    gives way to the next that is free.
    """
    wanted = [axis or "" for axis in chosen][: len(proposed)]
    wanted += [""] * (len(proposed) - len(wanted))
    found: list[str] = []
    for at, axis in enumerate(proposed):
        others = [*found, *(wanted[it] or proposed[it] for it in range(at + 1, len(proposed)))]
        free = next(it for it in (axis, *proposed) if it not in found)
        found.append(wanted[at] if wanted[at] and wanted[at] not in others else free)
    return tuple(found)


def _apart(thresholds: Thresholds) -> Callable[[AxisFigures], float | None]:
    def apart(axis: AxisFigures) -> float | None:
        if axis.gap is None or round_half_away(abs(axis.gap), 2) < thresholds.gap_noticeable:
            return None
        return abs(axis.gap)

    return apart


def _low_score(axis: AxisFigures) -> float | None:
    return None if axis.score is None else -axis.score


def _low_agreement(axis: AxisFigures) -> float | None:
    return None if axis.consensus is None else -axis.consensus


def band(score: float, bands: Sequence[Band]) -> Band | None:
    """The words for a score: the last band it reaches as it is shown; None in a pack without."""
    shown = round_half_away(score, 2)
    reached = [band_ for band_ in bands if shown >= band_.start]
    return reached[-1] if reached else None


def consensus_inside(axis: AxisFigures) -> float | None:
    """The agreement inside the sides: the lower of the two."""
    inside = [axis.sides[side].consensus for side in SIDES if side in axis.sides]
    known = [value for value in inside if value is not None]
    return min(known) if len(known) == len(SIDES) else None


def is_management_marked(axis: AxisFigures, thresholds: Thresholds) -> bool:
    """Whether managers see an axis so differently from the two sides that it is marked."""
    if axis.management_gap is None:
        return False
    return round_half_away(abs(axis.management_gap), 2) >= thresholds.management_marked


def figure_of(axis: AxisFigures, figure: Figure) -> float | None:
    """A figure as a condition tests it: rounded as labels are; None where it is not shown."""
    values: dict[Figure, float | None] = {
        "score": axis.score,
        "gap": axis.gap,
        "gap_abs": None if axis.gap is None else abs(axis.gap),
        "consensus": axis.consensus,
        "consensus_inside": consensus_inside(axis),
        "management_gap": axis.management_gap,
    }
    value = values[figure]
    if value is None:
        return None
    return round_half_away(value, 4 if figure.startswith("consensus") else 2)


def holds(condition: Condition, axis: AxisFigures) -> bool:
    """Whether a condition holds on an axis; never where its figure is not shown."""
    value = figure_of(axis, condition.figure)
    return value is not None and _TESTS[condition.test](value, condition.value)


def patterns(pack: Pack, figures: SessionFigures) -> tuple[PatternFound, ...]:
    """The pack's patterns that the figures show (``docs/method.md``, patterns across axes)."""
    found = []
    for pattern in pack.patterns:
        axes = _axes_showing(pattern, figures, pack.thresholds)
        if axes:
            found.append(PatternFound(pattern=pattern, axes=axes))
    return tuple(found)


def _axes_showing(
    pattern: Pattern, figures: SessionFigures, thresholds: Thresholds
) -> tuple[str, ...]:
    joined = all if pattern.match == "all" else any
    if pattern.scope == "named":
        tests = [c.axis in figures.axes and _on_named(c, figures) for c in pattern.conditions]
        named = tuple(dict.fromkeys(condition.axis for condition in pattern.conditions))
        return named if joined(tests) else ()
    showing = tuple(
        id_
        for id_, axis in figures.axes.items()
        if joined(holds(condition, axis) for condition in pattern.conditions)
    )
    if pattern.scope == "each":
        return showing
    valued = [id_ for id_, axis in figures.axes.items() if axis.score is not None]
    enough = reaches(len(valued), thresholds.session_share * len(figures.axes))
    return showing if valued and enough and set(showing) == set(valued) else ()


def _on_named(condition: Condition, figures: SessionFigures) -> bool:
    return holds(condition, figures.axes[condition.axis])


def gap_read(axis: AxisFigures, pack: Pack) -> GapRead | None:
    """What gap and agreement say together (``docs/method.md``, reading gap and agreement)."""
    inside = figure_of(axis, "consensus_inside")
    score = figure_of(axis, "score")
    if axis.gap_label is None or inside is None or score is None:
        return None
    thresholds = pack.thresholds
    gap = "close" if axis.gap_label == "close" else "large"
    agreement = "high" if inside >= thresholds.consensus_high else "low"
    level = "low" if score < thresholds.score_low else "high"
    for reading in pack.gap_readings:
        if (reading.gap, reading.agreement) == (gap, agreement) and reading.score in ("any", level):
            softly = agreement == "low" and inside >= thresholds.consensus_medium
            words = reading.soft if softly and reading.soft else reading.reading
            return GapRead(reading=reading, words=words)
    return None


def axis_readings(axis: AxisFigures, pack: Pack) -> tuple[Reading, ...]:
    """What the figures of an axis may mean, of the readings the pack has for it."""
    thresholds = pack.thresholds
    apart = axis.gap is not None and axis.gap_label != "close"
    means = [axis.sides[side].mean for side in SIDES if side in axis.sides]
    low = [m is not None and round_half_away(m, 2) < thresholds.score_low for m in means]
    now = {
        "ot_lower": apart and axis.gap is not None and axis.gap < 0,
        "it_lower": apart and axis.gap is not None and axis.gap > 0,
        "management_higher": is_management_marked(axis, thresholds)
        and axis.management_gap is not None
        and axis.management_gap > 0,
        "both_low": axis.gap_label == "close" and len(low) == len(SIDES) and all(low),
    }
    return tuple(reading for reading in pack.axis(axis.axis).readings if now[reading.when])


def suggested_weights(pack: Pack, figures: SessionFigures) -> tuple[Criterion, ...]:
    """Criteria of the model choice for which the radar suggests weights (``suggestion``)."""
    return tuple(
        criterion
        for criterion in pack.criteria
        if criterion.suggestion is not None
        and criterion.suggestion.when.axis in figures.axes
        and _on_named(criterion.suggestion.when, figures)
    )
