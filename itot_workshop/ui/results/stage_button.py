"""The main action of pages that can be shown to the room: show it, turn the page, take it down."""

from __future__ import annotations

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit


class StageButton(KeyedButton):
    """Says what a click, or Space, does with the stage at this moment."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "", role="main", end=keys_of(command("present"))[0])
        self.show_presented(on=False, last=False)

    def show_presented(self, *, on: bool, last: bool) -> None:
        """Say what comes next."""
        if not on:
            self.set_words(self.tr("Show on stage"))
        elif last:
            self.set_words(self.tr("Take off the stage"))
        else:
            self.set_words(self.tr("Next page on stage"))
