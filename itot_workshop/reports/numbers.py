"""Figures as they are read: rounded once, with a true minus, a sign where it matters."""

from __future__ import annotations

from collections.abc import Callable

from itot_workshop.domain.rounding import round_half_away

DASH = "–"
MINUS = "\u2212"


def score(value: float) -> str:
    """A score or a distance, two decimals: 3.27."""
    return f"{round_half_away(value, 2):.2f}".replace("-", MINUS)


def signed(value: float) -> str:
    """A gap or a change with its sign: +0.44, −0.66, 0.00."""
    rounded = round_half_away(value, 2)
    return f"{rounded:+.2f}".replace("-", MINUS) if rounded else "0.00"


def percent(share: float) -> str:
    """Agreement in whole per cent: 71%."""
    return f"{round_half_away(100 * share):.0f}%"


def share(part: float) -> str:
    """A share or a model's fit with one decimal: 40.9%."""
    return points(100 * part) + "%"


def points(value: float) -> str:
    """Percentage points or a count that need not be whole, one decimal: 23.3."""
    return f"{round_half_away(value, 1):.1f}".replace("-", MINUS)


def amount(value: float) -> str:
    """A number somebody entered, with no more decimals than it needs: 8, 1.18."""
    return f"{round_half_away(value, 2):.2f}".rstrip("0").rstrip(".").replace("-", MINUS)


def shown(value: float | None, how: Callable[[float], str]) -> str:
    """The figure, or a dash where it is hidden or undefined."""
    return DASH if value is None else how(value)
