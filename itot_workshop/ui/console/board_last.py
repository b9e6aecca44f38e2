"""The map of the session before: what is put right on it, and what became of it since."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtWidgets import QPushButton, QWidget

from itot_workshop.domain.board_course import COLUMNS
from itot_workshop.domain.common_ground import Placement
from itot_workshop.ui.console.board_choose import ChooseForm
from itot_workshop.ui.console.board_forms import action_words
from itot_workshop.ui.console.board_map import column_name
from itot_workshop.ui.console.board_view import BoardView, CardLine
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.parts import hairline, holder, words


class LastMapForm(ChooseForm):
    """Where each card stands now; a contested one is placed again by both tables, a new one too."""

    def parts(self) -> Iterable[QWidget]:
        """A line for each card, what was to move or was disputed first; then what may come new."""
        there = [line for line in self._view.lines if line.chosen]
        first = [line for line in there if _is_walked_through(line.card)]
        rest = [line for line in there if line not in first]
        for name, lines in (
            (tr("To look at first: it was to move, or the tables saw it differently"), first),
            (tr("Everything else, confirmed in one go"), rest),
        ):
            if lines:
                yield words(name, "strong", wrap=True)
                yield from map(self._correction, lines)
        yield hairline()
        yield words(tr("New on the board? Both tables place it in silence."), "strong", wrap=True)
        yield from super().parts()

    def offered(self) -> Iterable[CardLine]:
        """The cards of the pack that are not on the board."""
        return (line for line in self._view.lines if not line.chosen)

    def _correction(self, line: CardLine) -> QWidget:
        kit = self._kit
        row = kit.row(gap="s")
        said = f"{line.text} · {tr('new')}" if line.card.was is None else line.text
        text = kit.column(words(said, wrap=True), gap="")
        if line.action is not None:
            text.addWidget(words(action_words(line.action), "caption", wrap=True))
        row.addWidget(holder(text), 1)
        for column in COLUMNS:
            name = column_name(column)
            made = kit.button(name, role="segment", name=f"{name}: {line.text}")
            made.setCheckable(True)
            made.setChecked(line.card.agreed == column)
            made.setProperty("card", replace(line.card, agreed=column))
            quiet_focus(made)
            made.clicked.connect(self._on_card)
            row.addWidget(made)
        again = kit.button(tr("place again"), "again", name=f"{tr('place again')}: {line.text}")
        again.setProperty("card", replace(line.card, agreed=None, by_it=None, by_ot=None))
        again.setEnabled(line.card.agreed is not None)
        quiet_focus(again)
        again.clicked.connect(self._on_card)
        row.addWidget(again)
        away = kit.button(tr("not here"), "close", name=f"{tr('not here')}: {line.text}")
        away.setProperty("card", replace(line.card, not_here=True))
        quiet_focus(away)
        away.clicked.connect(self._on_card)
        row.addWidget(away)
        return holder(row)

    def _on_card(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self.keep(sender.property("card"))


def _is_walked_through(card: Placement) -> bool:
    """Whether the room looks at a card by itself before the rest is confirmed."""
    moving = card.aim is not None and card.aim != card.was
    return moving or card.disputed or card.agreed is None


def became(view: BoardView) -> list[QWidget]:
    """What became of the last map, what slipped back first."""
    names = {line.card.id: line.short for line in view.lines}
    return [
        words(f"{head}: {tr(', ').join(names.get(id_, id_) for id_ in cards)}", kind=kind)
        for head, cards, kind in _told(view)
        if cards
    ]


def _told(view: BoardView) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Heads, cards and look of each line; nothing is missed while the map is looked through."""
    change = view.change
    if change is None:
        return ()
    missed = () if view.phase == "update" else change.missed
    return (
        (tr("Slipped back"), change.slipped_back, "danger"),
        (tr("Reached"), change.reached, "ok"),
        (tr("Missed"), missed, "warn"),
        (tr("Gained without a plan"), change.unplanned_gain, ""),
        (tr("New"), change.new_items, ""),
    )
