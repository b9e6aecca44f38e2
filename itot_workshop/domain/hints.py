"""What the figures suggest to a facilitator: what to talk about, how to read it, what to check.

Hints are for the facilitator's eyes and are made only from what may be shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.pack import Thresholds
from itot_workshop.domain.rounding import reaches, round_half_away


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
