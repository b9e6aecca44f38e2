"""Choosing a seat by typing its number."""

from __future__ import annotations

from itot_workshop.ui.booth.asked import Matter, Seated, typed_seat
from itot_workshop.ui.booth.who import WhoPage


class SeatDigits:
    """The digits of a seat's number typed so far, which the page of seats shows."""

    def __init__(self, page: WhoPage) -> None:
        self._page = page
        self._matter: Matter | None = None
        self.typed = ""

    def start(self, matter: Matter | None) -> None:
        """Begin anew, with these seats."""
        self._matter = matter
        self.typed = ""

    def add(self, digit: str) -> str:
        """The person whose number this makes as soon as no other can be meant; "" till then."""
        typed = self.typed + digit
        person, only = typed_seat(typed, self._seated())
        if person is not None and only:
            return person.id
        unknown = person is None and only and bool(typed.strip("0"))
        self.typed = "" if unknown else typed
        self._page.show_typed(self.typed, unknown=typed if unknown else "")
        return ""

    def rub(self) -> None:
        """Take the last digit back."""
        self.typed = self.typed[:-1]
        self._page.show_typed(self.typed)

    def taken(self) -> str:
        """The person whose number was typed, "" if it is nobody's."""
        person, _ = typed_seat(self.typed, self._seated())
        return person.id if person is not None else ""

    def _seated(self) -> tuple[Seated, ...]:
        return self._matter.seated if self._matter is not None else ()
