"""Rounding as people do it on paper: halves go away from zero (``docs/method.md``, rounding).

Figures are kept in full precision. They are rounded only where they are shown, and where a word
is chosen for them: the word then fits the number that stands beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

GUARD = 1e-9
"""Binary noise this small never decides: 2.805 is shown as 2.81, whatever its last bit says."""


def round_half_away(value: float, digits: int = 0) -> float:
    """``value`` at ``digits`` decimals, halves away from zero; never minus zero."""
    factor = 10.0**digits
    units = math.floor(abs(value) * factor + 0.5 + GUARD)
    return math.copysign(units / factor, value) if units else 0.0


def decimals(value: float, bounds: Iterable[float]) -> int:
    """How many decimals a figure needs beside a word: one, but two where one alone would show it on
    the other side of a bound at which words change: 2.97, not 3.0, in a band that ends below 3.
    """
    one, two = round_half_away(value, 1), round_half_away(value, 2)
    return 2 if any((one >= bound) != (two >= bound) for bound in bounds) else 1


def reaches(value: float, limit: float) -> bool:
    """Whether ``value`` is at least ``limit``, binary noise aside."""
    return value >= limit - GUARD
