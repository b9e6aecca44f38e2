"""Whose a note is, as a mark and as a chip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.people import SIDES
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample, SeriesName
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.parts import holder, words

SERIES: dict[NoteSide, SeriesName] = {
    "IT": "it",
    "OT": "ot",
    "MGT": "management",
    "OTHER": "other",
    "both": "balanced",
}
"""The marker of each side."""

KINDS: dict[NoteSide, str] = {
    "IT": "it",
    "OT": "ot",
    "MGT": "mgt",
    "OTHER": "other",
    "both": "common",
}
"""The look of words that say the side."""

_CHIP = 56
"""As wide as a chip is at least, in pixels."""


def side_chip(kit: Kit, side: NoteSide) -> QWidget:
    """The marker of a side before its name, as wide as others of a list."""
    chip = words(seat_name(side), "chip", kind=KINDS[side])
    chip.setMinimumWidth(kit.px(_CHIP))
    row = kit.row(Sample(kit, SERIES[side], line=False), gap="xs")
    row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return holder(row)


def side_head(kit: Kit, text: str) -> QWidget:
    """The head of a column, with the marker of the side that it begins with, if it does."""
    side = next((it for it in SIDES if text.split()[:1] == [seat_name(it)]), None)
    head = words(text, "strong", wrap=True)
    if side is None:
        return head
    row = kit.row(Sample(kit, SERIES[side], line=False), gap="xs")
    row.addWidget(head, 1)
    return holder(row)
