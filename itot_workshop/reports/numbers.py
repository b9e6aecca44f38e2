"""Figures as they are read: rounded once, with a true minus, a sign where it matters."""

from __future__ import annotations

from collections.abc import Callable

from itot_workshop.domain.rounding import round_half_away

DASH = "–"
MINUS = "\u2212"


class Figure(str):
    """A figure that was worked out, so that no typed text like it is taken for one."""

    __slots__ = ()


def score(value: float) -> Figure:
    """A score or a distance, two decimals: 3.27."""
    return _figure(f"{round_half_away(value, 2):.2f}")


def signed(value: float) -> Figure:
    """A gap or a change with its sign: +0.44, −0.66, 0.00."""
    rounded = round_half_away(value, 2)
    return _figure(f"{rounded:+.2f}" if rounded else "0.00")


def percent(share: float) -> Figure:
    """Agreement in whole per cent: 71%."""
    return _figure(f"{round_half_away(100 * share):.0f}%")


def share(part: float) -> Figure:
    """A share or a model's fit with one decimal: 40.9%."""
    return _figure(points(100 * part) + "%")


def points(value: float) -> Figure:
    """Percentage points or a count that need not be whole, one decimal: 23.3."""
    return _figure(f"{round_half_away(value, 1):.1f}")


def amount(value: float) -> Figure:
    """A number somebody entered, with no more decimals than it needs: 8, 1.18."""
    return _figure(f"{round_half_away(value, 2):.2f}".rstrip("0").rstrip("."))


def shown(value: float | None, how: Callable[[float], str]) -> str:
    """The figure, or a dash where it is hidden or undefined."""
    return DASH if value is None else how(value)


def _figure(text: str) -> Figure:
    return Figure(text.replace("-", MINUS))
