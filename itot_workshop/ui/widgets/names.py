"""What seats, sides, changes and ways to vote are called, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.notes import NoteSide
from itot_workshop.domain.people import Seat
from itot_workshop.domain.voting import Way

translate = QCoreApplication.translate

WAYS: tuple[Way, ...] = ("booth", "hands", "paper")
"""The ways to vote that can be chosen, in the order in which they are offered."""

WAY_ICONS: Mapping[Way, str] = {
    "booth": "booth",
    "hands": "hand",
    "paper": "paper",
    "phones": "phone",
}
"""The icon of each way to vote."""


def seat_name(seat: Seat | NoteSide) -> str:
    """What a seat or the side of a note is called; empty for no side."""
    names = {
        "IT": translate("Names", "IT"),
        "OT": translate("Names", "OT"),
        "MGT": translate("Names", "Management"),
        "OTHER": translate("Names", "Other"),
        "both": translate("Names", "Both"),
    }
    return names.get(seat, "")


def seat_names(seats: Iterable[Seat]) -> str:
    """What these seats are called, one after the other."""
    return translate("Names", ", ").join(map(seat_name, seats))


def way_word(label: str | None, *, down: bool) -> str:
    """What became of an axis, in two words; empty without a band of wobble."""
    words = {
        ("clear", True): translate("Names", "clearly down"),
        ("clear", False): translate("Names", "clearly up"),
        ("possible", True): translate("Names", "possibly down"),
        ("possible", False): translate("Names", "possibly up"),
        ("steady", True): translate("Names", "steady"),
        ("steady", False): translate("Names", "steady"),
    }
    return words.get((label or "", down), "")


def way_name(way: Way) -> str:
    """What a way to vote is called."""
    names = {
        "booth": translate("Names", "Booth"),
        "hands": translate("Names", "Show of hands"),
        "paper": translate("Names", "Paper"),
        "phones": translate("Names", "Phones"),
    }
    return names[way]
