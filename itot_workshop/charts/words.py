"""Numbers as charts write them: rounded like on paper, with a true minus, never minus zero."""

from __future__ import annotations

from itot_workshop.domain.rounding import round_half_away

MINUS = "\u2212"
BETWEEN_FIGURES = "  "
"""Two blanks: where a caption may be broken into lines."""


def number(value: float, digits: int, decimal: str = ".") -> str:
    """Write a figure with so many decimals, such as ``3.3``; ``decimal`` is the language's sign."""
    rounded = round_half_away(value, digits)
    written = f"{abs(rounded):.{digits}f}".replace(".", decimal)
    return MINUS + written if rounded < 0 else written


def signed(value: float, digits: int, decimal: str = ".") -> str:
    """Write a difference with its sign, such as ``+0.57`` or ``−0.66``; zero has none."""
    plus = "+" if round_half_away(value, digits) > 0 else ""
    return plus + number(value, digits, decimal)


def caption(score: float, gap: float | None, gap_word: str, decimal: str = ".") -> str:
    """Write the figures under a label, such as ``3.3  gap −0.6``, one decimal each."""
    shown = number(score, 1, decimal)
    if gap is None:
        return shown
    return f"{shown}{BETWEEN_FIGURES}{gap_word} {signed(gap, 1, decimal)}"
