"""Words with the arrow of a fall in them, which has its colour wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itot_workshop.ui.stage.pen import Align, Pen

_FELL = "↓"


def write_arrows(
    pen: Pen,
    lines: Sequence[str],
    x: float,
    top: float,
    times: float,
    *,
    role: str = "text",
    semibold: bool = False,
    align: Align = "left",
    even: bool = False,
) -> float:
    """Write lines as ``Pen.write`` does, each arrow down in the colour of danger."""
    for line in lines:
        wide = pen.measure(line, times, semibold=semibold, even=even)
        left = x - (wide if align == "right" else 0.0 if align == "left" else wide / 2)
        for before, part in _parts(line):
            start = left + pen.measure(before, times, semibold=semibold, even=even)
            shown = "danger" if part == _FELL else role
            pen.write((part,), start, top, times, role=shown, semibold=semibold, even=even)
        top += pen.line_height(times)
    return top


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """What is written in one colour, each part behind what stands before it."""
    start = 0
    for at, sign in enumerate(f"{line}{_FELL}"):
        if sign == _FELL:
            part = line[start:at]
            if part.strip():
                blank = len(part) - len(part.lstrip())
                yield line[: start + blank], part.strip()
            if at < len(line):
                yield line[:at], _FELL
            start = at + 1
