"""Which cards the board begins with, ticked while the workshop is planned."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from itot_workshop.domain.changes import CardsPlaced
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.pack import BoardKind
from itot_workshop.domain.session import Session
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.plan.words import tr
from itot_workshop.ui.sheets.form import text_field
from itot_workshop.ui.widgets.elided import plain_tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, holder, words

_LONGEST = 30
"""How many signs of a card's name stand beside its tick; all of them are told on hover."""


class Offered(Struct, frozen=True, kw_only=True):
    """A card as it would lie on the board, and whether it does."""

    card: Placement
    name: str
    text: str
    chosen: bool
    core: bool = False


class CardChoice(QWidget):
    """Shows the cards of a session's board; ``wished`` carries those that come or go."""

    wished = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._boxes: dict[str, QCheckBox] = {}
        self._cards: list[Offered] = []
        self._said = words("", wrap=True)
        self._lists = kit.column(gap="m")
        self._core = kit.button(tr("Take the cards for a short round"), "board")
        self._core.clicked.connect(self._on_core)
        self._own: dict[BoardKind, QLineEdit] = {}
        self._lines = kit.column(gap="xs")
        names: tuple[tuple[BoardKind, str], ...] = (
            ("technical", tr("A technical card of the room’s own")),
            ("organisational", tr("An organisational card of the room’s own")),
        )
        for kind, name in names:
            made = text_field("", name)
            made.setAccessibleName(name)
            made.setObjectName(kind)
            made.returnPressed.connect(self._on_own)
            self._own[kind] = made
            self._lines.addWidget(made)
        head = words(tr("Cards on the board"), "caption")
        own = holder(self._lines)
        self.setLayout(
            kit.column(head, self._said, holder(kit.row(self._core, 1)), self._lists, own, gap="s")
        )

    def show_session(self, session: Session, *, editable: bool) -> None:
        """Show what is chosen; once tables place cards, the exercise itself changes them."""
        cards = list(offered_cards(session))
        free = editable and session.about.board in ("choose", "update")
        if [it.card.id for it in cards] != [it.card.id for it in self._cards]:
            self._build(cards)
        self._cards = cards
        for offered in cards:
            self._boxes[offered.card.id].setChecked(offered.chosen)
            self._boxes[offered.card.id].setEnabled(free)
        chosen = sum(it.chosen for it in cards)
        said = tr("%1 chosen; 16 to 20 fill the time well.")
        self._said.setText(said.replace("%1", whole(chosen)))
        self._core.setVisible(free and not chosen)
        for made in self._own.values():
            made.setVisible(free)

    def _build(self, cards: list[Offered]) -> None:
        """Lay a tick for each card, the two rows of the board one below the other."""
        empty(self._lists)
        self._boxes = {}
        kinds = (("technical", tr("Technical")), ("organisational", tr("Organisational")))
        for kind, name in kinds:
            column = self._kit.column(gap="")
            for offered in cards:
                if offered.card.kind == kind:
                    column.addWidget(self._box(offered))
            self._lists.addWidget(words(name, "strong"))
            self._lists.addLayout(column)

    def _box(self, offered: Offered) -> QCheckBox:
        name = offered.name if len(offered.name) <= _LONGEST else offered.name[:_LONGEST] + "…"
        made = QCheckBox(name.replace("&", "&&"))
        made.setAccessibleName(offered.text)
        made.setToolTip(plain_tip(offered.text))
        made.setObjectName(offered.card.id)
        made.clicked.connect(self._on_box)
        self._boxes[offered.card.id] = made
        return made

    def _on_box(self) -> None:
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            card = next(it.card for it in self._cards if it.card.id == sender.objectName())
            self.wished.emit(CardsPlaced(cards=(replace(card, not_here=not sender.isChecked()),)))

    def _on_core(self) -> None:
        core = tuple(replace(it.card, not_here=False) for it in self._cards if it.core)
        if core:
            self.wished.emit(CardsPlaced(cards=core))

    def _on_own(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QLineEdit) or not sender.text().strip():
            return
        kind: BoardKind = "technical" if sender.objectName() == "technical" else "organisational"
        position = max((it.card.position for it in self._cards), default=-1) + 1
        text = sender.text().strip()
        card = Placement(id=new_id(), kind=kind, position=position, text=text)
        self.wished.emit(CardsPlaced(cards=(card,)))
        if any(it.card.id == card.id for it in self._cards):
            sender.clear()


def offered_cards(session: Session) -> Iterator[Offered]:
    """The pack's cards in its order, those that have not come yet too; then the room's own."""
    for at, item in enumerate(session.pack.items):
        there = session.board.get(item.id)
        card = there or Placement(id=item.id, kind=item.kind, position=at)
        yield Offered(
            card=card,
            name=item.short or item.text,
            text=item.text,
            chosen=there is not None and not there.not_here,
            core=item.core,
        )
    known = {item.id for item in session.pack.items}
    own = (card for card in session.board.values() if card.id not in known)
    for card in sorted(own, key=lambda card: (card.position, card.id)):
        yield Offered(
            card=card, name=card.short or card.text, text=card.text, chosen=not card.not_here
        )
