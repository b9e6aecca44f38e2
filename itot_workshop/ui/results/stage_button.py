"""The main action of pages that can be shown to the room: show it, turn the page, take it down."""

from __future__ import annotations

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.widgets.keyed_button import KeyedButton
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole


class StageButton(KeyedButton):
    """Says what a click, or Space, does with the stage at this moment."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "", role="main", end=keys_of(command("present"))[0])
        self.takes_enter = False
        self.show_presented(0, 0)

    def show_presented(self, page: int, pages: int) -> None:
        """Say what comes after a ``page`` of several, counted from 1; 0 while none is shown."""
        if not page:
            self.set_words(self.tr("Show on stage"))
        elif page == pages:
            self.set_words(self.tr("Take off the stage"))
        else:
            said = self.tr("Show page %1 of %2")
            said = said.replace("%1", whole(page + 1)).replace("%2", whole(pages))
            self.set_words(said)
