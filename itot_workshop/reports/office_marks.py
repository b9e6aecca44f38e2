"""How office files tell the sides apart: by colour, by a sign in the text, by a marker and line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct

from itot_workshop.reports.document import Cell, Dots, Mark, Row, Tone

Marker: TypeAlias = Literal["circle", "square", "triangle", "x", "diamond", "none"]
LineKind: TypeAlias = Literal["solid", "dash", "round_dot", "none"]


class MarkLook(Struct, frozen=True, kw_only=True):
    """A side's colour role, the sign that stands for it in a line of text, and its series."""

    role: str
    sign: str
    marker: Marker
    line: LineKind


MARKS: dict[Mark, MarkLook] = {
    "IT": MarkLook(role="it", sign="●", marker="circle", line="solid"),
    "OT": MarkLook(role="ot", sign="■", marker="square", line="dash"),
    "MGT": MarkLook(role="mgt", sign="▲", marker="triangle", line="none"),
    "OTHER": MarkLook(role="other", sign="✕", marker="x", line="none"),
    "both": MarkLook(role="common", sign="◆", marker="diamond", line="solid"),
    "room": MarkLook(role="faint", sign="●", marker="diamond", line="none"),
    "before": MarkLook(role="before", sign="–", marker="none", line="solid"),
    "older": MarkLook(role="before", sign="···", marker="none", line="round_dot"),
}

TONES: dict[Tone, str] = {
    "": "text",
    "strong": "text",
    "muted": "muted",
    "good": "ok",
    "warn": "warn",
    "bad": "danger",
}
"""The colour role of a tone."""

_MOST_SIGNS = 6


def are_many(rows: Iterable[Row]) -> bool:
    """Whether a table has dots that are better counted, which then holds for all of them."""
    return any(dots.count > _MOST_SIGNS for row in rows for cell in row.cells for dots in cell.dots)


def signs(dots: Dots, many: bool) -> str:
    """A sign for each vote; of many, their number and one sign."""
    sign = MARKS[dots.mark].sign
    return f"{dots.count} {sign}" if many else sign * dots.count


def ground(cell: Cell) -> tuple[str, str] | None:
    """The colour roles of a cell's ground and of the words on it, where its score has a band."""
    if not cell.band:
        return None
    return (f"band{cell.band}", f"on_band{cell.band}" if cell.band > 2 else "text")
