"""What is written down in the common-ground exercise: pairs, what stays apart, moves, own cards."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from itot_workshop.domain.changes import CardsPlaced, NoteEdited, NotesTaken
from itot_workshop.domain.common_ground import Placement
from itot_workshop.domain.notes import Action, Note
from itot_workshop.ui.console.board_view import PAIR, BoardView, CardLine, PairLine
from itot_workshop.ui.console.words import state_name, tr
from itot_workshop.ui.sheets.form import choices, field, kept_field, side_by_side
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.parts import hairline, holder, words


class Form(QWidget):
    """A column of fields; ``wished`` carries the change that what was typed comes to."""

    wished = Signal(object)

    def __init__(self, kit: Kit, view: BoardView) -> None:
        super().__init__()
        self._kit = kit
        self._view = view
        self.setLayout(kit.column(*self.parts(), gap="m"))

    def parts(self) -> Iterable[QWidget]:
        """The fields, from top to bottom."""
        raise NotImplementedError

    def keep(self, card: Placement) -> None:
        """Wish for a card as it is now."""
        self.wished.emit(CardsPlaced(cards=(card,)))


class PairsForm(Form):
    """One sentence for each pair of contrasts that is on the table."""

    def parts(self) -> Iterable[QWidget]:
        """A field for each pair."""
        if not self._view.pairs:
            yield words(tr("None of the pairs A to D is on the table."), "muted")
        for line in self._view.pairs:
            made = kept_field(line.note.text if line.note else "", tr("What did it cost us last?"))
            made.setProperty("pair", line)
            made.editingFinished.connect(self._on_said)
            name = f"{line.pair}  {tr(' and ').join(line.cards)}"
            yield field(self._kit, name, made)

    def _on_said(self) -> None:
        sender = self.sender()
        if not isinstance(sender, QLineEdit):
            return
        line: PairLine = sender.property("pair")
        text = sender.text().strip()
        if line.note is not None and text and text != line.note.text:
            self.wished.emit(NoteEdited(note=replace(line.note, text=text)))
        elif line.note is None and text:
            note = Note(
                id="",
                text=text,
                kind="example",
                side="both",
                step=self._view.step,
                about=f"{PAIR}{line.pair}",
            )
            self.wished.emit(NotesTaken(notes=(note,)))


class ApartForm(Form):
    """Which cards must never move to the middle, and why."""

    def parts(self) -> Iterable[QWidget]:
        """A switch for each card that is not common; a reason for those that stay apart."""
        for line in self._view.lines:
            if line.card.agreed == "common" and not line.card.keep_apart:
                continue
            box = QCheckBox(line.text.replace("&", "&&"))
            box.setAccessibleName(tr("Stays apart: %1").replace("%1", line.text))
            box.setChecked(line.card.keep_apart)
            box.setProperty("line", line)
            box.clicked.connect(self._on_switched)
            yield box
            if line.card.keep_apart:
                yield self._reason(line, box)

    def _reason(self, line: CardLine, box: QCheckBox) -> QWidget:
        """The field of a reason, below the words of its box."""
        made = kept_field(line.card.reason, tr("Why: safety, validation, age, law?"))
        made.setAccessibleName(tr("Why it stays apart: %1").replace("%1", line.text))
        made.setProperty("line", line)
        made.editingFinished.connect(self._on_reason)
        row = self._kit.row(gap="")
        row.addSpacing(words_at(box))
        row.addWidget(made, 1)
        return holder(row)

    def _on_switched(self) -> None:
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            line: CardLine = sender.property("line")
            self.keep(replace(line.card, keep_apart=sender.isChecked()))

    def _on_reason(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            line: CardLine = sender.property("line")
            if sender.text().strip() != line.card.reason:
                self.keep(replace(line.card, reason=sender.text().strip()))


class MovesForm(Form):
    """At most a few cards for the middle, each with a barrier and an owner on each side."""

    def parts(self) -> Iterable[QWidget]:
        """The cards that may move, what is planned on top."""
        moving = [line for line in self._view.lines if _moves(line)]
        for line in moving:
            yield self._planned(line)
            yield hairline()
        if len(moving) >= self._view.most_moves:
            most = str(self._view.most_moves)
            yield words(tr("%1 moves are enough until next time.").replace("%1", most), "muted")
        if moving:
            yield words(self._view.closing, "lead", wrap=True)
        if len(moving) >= self._view.most_moves:
            return
        yield words(tr("Which card next?"), "strong")
        for line in self._view.lines:
            free = line.card.agreed != "common" and not line.card.keep_apart
            if free and not _moves(line):
                yield self._offer(line)

    def _offer(self, line: CardLine) -> QWidget:
        box = self._box(line)
        hint = words(line.move, "muted", wrap=True)
        row = self._kit.row(box, gap="l")
        row.addWidget(hint, 1)
        return holder(row)

    def _box(self, line: CardLine) -> QCheckBox:
        box = QCheckBox(line.short.replace("&", "&&"))
        box.setAccessibleName(tr("Move into the middle: %1").replace("%1", line.text))
        box.setChecked(_moves(line))
        box.setProperty("line", line)
        box.clicked.connect(self._on_switched)
        return box

    def _planned(self, line: CardLine) -> QWidget:
        kit, view = self._kit, self._view
        barrier = kept_field(line.card.barrier, tr("What is in the way?"))
        barrier.setProperty("line", line)
        barrier.editingFinished.connect(self._on_barrier)
        owners = [
            self._owner(line, "owner_it", line.card.owner_it, view.owners["IT"]),
            self._owner(line, "owner_ot", line.card.owner_ot, view.owners["OT"]),
        ]
        fields = side_by_side(
            kit,
            field(kit, tr("Barrier to remove"), barrier),
            field(kit, tr("Owner in IT"), owners[0]),
            field(kit, tr("Owner in OT"), owners[1]),
        )
        fields.setStretch(0, 2)  # a barrier is a sentence, an owner is a name
        barrier.setAccessibleName(tr("Barrier: %1").replace("%1", line.short))
        owners[0].setAccessibleName(tr("Owner in IT: %1").replace("%1", line.short))
        owners[1].setAccessibleName(tr("Owner in OT: %1").replace("%1", line.short))
        made = kit.column(self._box(line), holder(fields), gap="s")
        if line.action is not None:
            made.addWidget(words(action_words(line.action), "caption", wrap=True))
        return holder(made)

    def _owner(self, line: CardLine, name: str, chosen: str, people: tuple[str, ...]) -> QComboBox:
        known = people if not chosen or chosen in people else (chosen, *people)
        made = choices([("", tr("nobody yet")), *((it, it) for it in known)], chosen)
        made.setProperty("line", line)
        made.setObjectName(name)
        made.activated.connect(self._on_owner)
        return made

    def _on_switched(self) -> None:
        sender = self.sender()
        if isinstance(sender, QCheckBox):
            card = sender.property("line").card
            self.keep(replace(card, target="common" if sender.isChecked() else card.agreed))

    def _on_barrier(self) -> None:
        sender = self.sender()
        if isinstance(sender, QLineEdit):
            line: CardLine = sender.property("line")
            if sender.text().strip() != line.card.barrier:
                self.keep(replace(line.card, barrier=sender.text().strip()))

    def _on_owner(self) -> None:
        sender = self.sender()
        if isinstance(sender, QComboBox):
            line: CardLine = sender.property("line")
            if sender.objectName() == "owner_it":
                self.keep(replace(line.card, owner_it=str(sender.currentData())))
            else:
                self.keep(replace(line.card, owner_ot=str(sender.currentData())))


def words_at(box: QCheckBox) -> int:
    """How far from its beginning the words of a box begin, in pixels."""
    box.ensurePolished()
    option = QStyleOptionButton()
    box.initStyleOption(option)
    option.direction = Qt.LayoutDirection.LeftToRight
    option.rect = QRect(QPoint(), box.sizeHint())
    part = QStyle.SubElement.SE_CheckBoxContents
    return box.style().subElementRect(part, option, box).left()


def _moves(line: CardLine) -> bool:
    return line.card.target == "common" and line.card.agreed != "common"


def action_words(action: Action) -> str:
    """Which action a card is brought into the middle by, and what became of it."""
    if action.origin is None or action.state == "open":
        return tr("Action: %1").replace("%1", action.text)
    said = tr("Its action is reviewed as %2: %1").replace("%2", state_name(action.state).lower())
    return said.replace("%1", action.text)
