"""The common-ground exercise on the console: its phases on top, the one at hand below."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.changes import BoardPhaseSet, CardsPlaced
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.pack import Column
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.board_choose import ChooseForm
from itot_workshop.ui.console.board_forms import ApartForm, Form, MovesForm, PairsForm
from itot_workshop.ui.console.board_head import BoardHead
from itot_workshop.ui.console.board_last import LastMapForm, became
from itot_workshop.ui.console.board_map import BoardMap
from itot_workshop.ui.console.board_placing import Placing
from itot_workshop.ui.console.board_settle import SettleCard
from itot_workshop.ui.console.board_view import TABLES, BoardView, CardLine, board_view
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.main_action import MainAction
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import narrow
from itot_workshop.ui.widgets.parts import ground, words

_DIGITS: Mapping[int, Column] = {
    Qt.Key.Key_1.value: "it_only",
    Qt.Key.Key_2.value: "common",
    Qt.Key.Key_3.value: "ot_only",
}


class BoardBody(Body):
    """Shows a :class:`BoardView`; ``wished`` carries phases, cards and spotlights.

    A table starts at a cover, so that nobody sees what the one before it did; which card comes
    next after some were put off is known here alone.
    """

    wide = True
    _card = ""
    _now = 0.0
    _since: float | None = None
    _settling: SettleCard | None = None

    def show_state(self, session: Session, spotlight: Spotlight, size: Size) -> None:
        """Show the exercise; another phase begins with its cover."""
        if session.about.board != getattr(self, "_phase", None):
            self._phase: BoardPhase = session.about.board
            self._started = False
            self._card, self._since = "", None
            self._put_off: list[str] = []
            self._settling = None
        self._session = session
        super().show_state(session, spotlight, size)

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The exercise as it stands."""
        view = board_view(session, spotlight)
        if view.phase in TABLES and view.left:
            view = replace(view, current=self._next(view))
        return (view, self._started)

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """The phases, and what belongs to the one at hand."""
        assert isinstance(view, tuple)
        board: BoardView = view[0]
        self._board = board
        self._settling = None
        shown: Mapping[BoardPhase, Callable[[BoardView], list[QWidget]]] = {
            "choose": self._choose,
            "update": self._update,
            "it": self._placing,
            "ot": self._placing,
            "reveal": self._revealed,
            "settle": self._settle,
            "pairs": self._pairs,
            "apart": self._apart,
            "moves": self._moves,
        }
        head = BoardHead(self._kit, board)
        head.chosen.connect(self._on_phase)
        self.ways = head
        return (head, *shown[board.phase](board))

    @property
    def is_shared(self) -> bool:
        """A table places its cards on this screen."""
        return self._board.phase in TABLES and self._started and bool(self._board.left)

    def main_now(self, action: MainAction) -> MainAction:
        """A table that has started goes on by its own keys; the next step waits for its cards."""
        if action.deed != "place" or not self._started:
            return action
        return replace(action, label=tr("Placing"), enabled=False)

    def take_key(self, event: QKeyEvent) -> bool:
        """1, 2 and 3 put the card at hand into a column, 0 puts it off, K and X set it apart.

        A key that is held does so once.
        """
        if event.isAutoRepeat():
            return False
        if self._board.phase == "settle" and self._settling is not None:
            deeds = {Qt.Key.Key_K: self._settling.keep_apart, Qt.Key.Key_X: self._settling.not_here}
            if event.key() in deeds:
                deeds[Qt.Key(event.key())]()
                return True
        column = _DIGITS.get(int(event.key()))
        if column is not None and self._takes_columns():
            self._put(column)
            return True
        if event.key() == Qt.Key.Key_0 and self._board.phase in TABLES and self._started:
            self._skip()
            return True
        return False

    def show_time(self, now: float) -> None:
        """Let the time of the card that is settled go on."""
        self._now = now
        if self._settling is not None:
            self._since = now if self._since is None else self._since
            self._settling.show_seconds(now - self._since)

    def _takes_columns(self) -> bool:
        phase = self._board.phase
        if self._board.current is None:
            return False
        return phase == "settle" or (phase in TABLES and self._started)

    def _next(self, view: BoardView) -> CardLine:
        """The first card that was not put off, else the one that was put off first."""
        order = [*(it for it in view.left if it.card.id not in self._put_off)]
        if order:
            return order[0]
        by_id = {line.card.id: line for line in view.left}
        return next(by_id[id_] for id_ in self._put_off if id_ in by_id)

    # The phases

    def _choose(self, view: BoardView) -> list[QWidget]:
        lead = tr("Choose 16 to 20 cards; both tables place the same ones.")
        return [words(lead, "muted", wrap=True), self._form(ChooseForm(self._kit, view))]

    def _update(self, view: BoardView) -> list[QWidget]:
        lead = tr(
            "Start from the last map. Put right what has moved, and let both tables place again "
            "what is contested; everything else is confirmed in one go."
        )
        form = self._form(LastMapForm(self._kit, view))
        return [words(lead, "muted", wrap=True), *became(view), form]

    def _placing(self, view: BoardView) -> list[QWidget]:
        made = Placing(self._kit, view, started=self._started)
        made.started.connect(self.start)
        made.skipped.connect(self._skip)
        made.picked.connect(self._on_column)
        return [made]

    def _revealed(self, view: BoardView) -> list[QWidget]:
        lead = tr("Where do we agree? Where does each side think it owns it? Where does neither?")
        return [words(lead, "lead", wrap=True), self._map(view), *_traps(view)]

    def _settle(self, view: BoardView) -> list[QWidget]:
        parts: list[QWidget] = []
        if view.current is not None:
            parts.append(ground("well", self._kit.column(self._talked_about(view.current))))
        return [*parts, self._map(view), *_traps(view)]

    def _talked_about(self, line: CardLine) -> SettleCard:
        """The card at hand; its time goes on while the same card is talked about."""
        if line.card.id != self._card:
            self._card, self._since = line.card.id, None
        made = SettleCard(self._kit, line)
        made.picked.connect(self._on_column)
        made.kept.connect(self._on_kept)
        made.show_seconds(0 if self._since is None else self._now - self._since)
        self._settling = made
        return made

    def _pairs(self, view: BoardView) -> list[QWidget]:
        lead = tr("What did this contrast cost us last time? Where do the two meet already?")
        return [heading(self._kit, lead), self._written(PairsForm(self._kit, view))]

    def _apart(self, view: BoardView) -> list[QWidget]:
        lead = tr("Which cards must never move to the middle, and why?")
        return [heading(self._kit, lead), self._written(ApartForm(self._kit, view))]

    def _moves(self, view: BoardView) -> list[QWidget]:
        lead = tr("Which cards come into the middle until we meet again?")
        return [
            *became(view),
            heading(self._kit, lead),
            self._form(MovesForm(self._kit, view)),
        ]

    def _form(self, form: Form) -> Form:
        form.wished.connect(self.wished)
        return form

    def _written(self, form: Form) -> QWidget:
        """A form for sentences, in which no field is longer than a sentence is read in."""
        return narrow(self._kit, self._form(form))

    def _map(self, view: BoardView) -> BoardMap:
        made = BoardMap(self._kit, view)
        made.dropped.connect(self._on_dropped)
        made.chosen.connect(self._on_chosen)
        return made

    # Wishes

    def _on_phase(self, name: str) -> None:
        phase = next(it for it in self._board.phases if it == name)
        self.wished.emit(BoardPhaseSet(phase=phase))

    def _on_column(self, column: str) -> None:
        self._put(next(it for it in COLUMNS if it == column))

    def _on_chosen(self, card: str) -> None:
        self.wished.emit(Spotlight(screen="board", subject=card))
        if self._board.phase == "reveal":
            self.wished.emit(BoardPhaseSet(phase="settle"))

    def _on_dropped(self, card: str, column: str) -> None:
        self._settled(self._session.board[card], next(it for it in COLUMNS if it == column))

    def _put(self, column: Column) -> None:
        """Where the table at work puts its card, or where the room settles one."""
        current = self._board.current
        if current is None:
            return
        card = self._session.board[current.card.id]
        if self._board.phase == "it":
            self.wished.emit(CardsPlaced(cards=(replace(card, by_it=column),)))
        elif self._board.phase == "ot":
            self.wished.emit(CardsPlaced(cards=(replace(card, by_ot=column),)))
        else:
            self._settled(card, column)

    def _settled(self, card: Placement, column: Column) -> None:
        self._kept(replace(card, agreed=column))

    def _on_kept(self, card: object) -> None:
        assert isinstance(card, Placement)
        self._kept(card)

    def _kept(self, card: Placement) -> None:
        """A card as it is now; what is settled, or not here at all, makes room for the next."""
        self.wished.emit(CardsPlaced(cards=(card,)))
        if card.agreed is None and not card.not_here:
            return
        left = [id_ for id_ in self._board.unsettled if id_ != card.id]
        if self._board.phase == "settle" and card.id in self._board.unsettled:
            self.wished.emit(Spotlight(screen="board", subject=left[0] if left else ""))

    def start(self) -> None:
        """The table has come: uncover its cards."""
        if not self._started:
            self._started = True
            self.redo((self._board, True))
            self.shared_changed.emit()

    def _skip(self) -> None:
        current = self._board.current
        if current is not None:
            self._put_off = [
                *(it for it in self._put_off if it != current.card.id),
                current.card.id,
            ]
            self._board = replace(self._board, current=self._next(self._board))
            self.redo((self._board, True))


def _traps(view: BoardView) -> list[QWidget]:
    """What may go wrong in the talk and what to say then, for the facilitator alone."""
    if not view.traps:
        return []
    said = [words(text, "muted", wrap=True) for text in view.traps]
    return [words(tr("When the talk gets stuck"), "strong"), *said]
