"""Which page of a long list the room sees, and what turns it or holds it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame

from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.elided import tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import words


class StagePages(QFrame):
    """Back, the page, on, and whether it stays; away where the stage shows one page alone."""

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        back, on = tr("Page before on the stage"), tr("Next page on the stage")
        self.back = kit.button("", "chevron-left", "link", name=back, key=_key("page-back"))
        self.on = kit.button("", "chevron-right", "link", name=on, key=_key("page-on"))
        self.hold = kit.button("", "pause", "link")
        pairs = ((self.back, "page-back"), (self.on, "page-on"), (self.hold, "page-hold"))
        for button, id_ in pairs:
            button.clicked.connect(actions[id_].trigger)
        quiet_focus(self.back, self.on, self.hold)
        self.page = words("", "caption")
        self.setLayout(kit.row(self.back, self.page, self.on, 1, self.hold, gap="xs"))
        self.hide()

    def show_page(self, page: int, pages: int, *, held: bool) -> None:
        """Say which page of how many is shown, and whether it stays."""
        said = tr("Page %1 of %2").replace("%1", whole(page)).replace("%2", whole(pages))
        self.page.setText(said)
        dress(self.hold, self._kit.icons, "play" if held else "pause", "text")
        does = tr("Let pages of the stage turn") if held else tr("Hold this page on the stage")
        self.hold.setAccessibleName(does)
        self.hold.setToolTip(tip(f"{does} ({_key('page-hold')})"))
        self.setVisible(pages > 1)


def _key(id_: str) -> str:
    """The key of a command, as it is called here."""
    return keys_of(command(id_))[0]
