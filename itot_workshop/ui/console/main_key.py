"""The console's one main key, which means something else as soon as it was pressed."""

from __future__ import annotations

from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.second_press import SecondPress


class MainKey:
    """Does the main action of a desk, once where its key is pressed twice at a stroke.

    What can be walked back may follow at any pace; only a deed that lasts, and that the key did
    not mean before, waits until no double press can have meant the deed before it.
    """

    def __init__(self, desk: ConsoleDesk) -> None:
        self._desk = desk
        self._second = SecondPress(desk.clock.now)
        self._done: MainAction | None = None

    def press(self) -> None:
        """Do what the key means now, unless that press was the second of two."""
        meant = self._desk.main()
        if self._done is not None and meant.lasts and meant.differs(self._done):
            if not self._second.is_due:
                return
        self._desk.act()
        self._done = meant
        self._second.begin()
