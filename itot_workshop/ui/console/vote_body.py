"""The vote on the console: what is asked, who has voted; after the reveal what it says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.beside import SideBySide
from itot_workshop.ui.console.block_bar import BlockBar
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import heading
from itot_workshop.ui.console.counting_body import FEW, CountingBody
from itot_workshop.ui.console.result_parts import (
    TalkList,
    ask_well,
    figure_row,
    hint_well,
    statement_results,
)
from itot_workshop.ui.console.stage_in_sight import OnStage
from itot_workshop.ui.console.turnout_strip import TurnoutStrip
from itot_workshop.ui.console.vote_view import VoteView, vote_view
from itot_workshop.ui.console.way_button import WayButton
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, together, words


class VoteBody(CountingBody):
    """Shows a :class:`VoteView`; ``wished`` carries another way to vote, by its name."""

    _statement: QWidget | None = None
    _columns: SideBySide | None = None

    @property
    def is_result(self) -> bool:
        """Whether the block at hand has been revealed."""
        return isinstance(self._shown, VoteView) and self._shown.stand == "revealed"

    def on_stage(self) -> OnStage | None:
        """The statement whose dots the room sees; another block is read from its top."""
        view = self._shown
        if not isinstance(view, VoteView):
            return None
        whole = view.results[0].axis if view.results else view.lines[0].statement
        return OnStage(whole, view.subject if view.results else "", self._statement, self._columns)

    def redo(self, view: object) -> None:
        """Make the parts anew, with no statement among them before it is made."""
        self._statement = self._columns = None
        super().redo(view)

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The block at hand."""
        return vote_view(session, spotlight, size, self.earlier)

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """Where in the form, what is asked, and the turnout or the result."""
        kit = self._kit
        if not isinstance(view, VoteView):
            return (heading(kit, tr("Nothing to vote on"), tr("The form asks no statement.")),)
        parts = [self._bar(view)]
        if view.stand == "revealed":
            return (*parts, *self._result(view))
        parts.append(heading(kit, view.title, view.question))
        content = [self._statements(view), hairline(), self._turnout(view)]
        long = view.stand == "open" and len(view.lines) > FEW
        parts += reversed(content) if long else content
        return tuple(parts)

    def _bar(self, view: VoteView) -> QWidget:
        kit = self._kit
        chip = words(_stand_words(view), "chip", kind="ok" if view.stand == "open" else "")
        bar = BlockBar(kit, view.stands, view.place)
        line = kit.row(gap="m")
        line.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if view.place:
            line.addWidget(words(view.place, "muted"))
            line.addWidget(bar)
        line.addStretch(1)
        way = WayButton(kit, view.way, view.size, is_open=view.stand == "open")
        way.wished.connect(self.wished)
        line.addWidget(way)
        return holder(line)

    def _statements(self, view: VoteView) -> QWidget:
        kit = self._kit
        column = kit.column(gap="m" if len(view.lines) <= FEW else "s")
        axis = ""
        for line in view.lines:
            if line.axis and line.axis != axis:
                axis = line.axis
                column.addWidget(words(axis, "caption"))
            many = len(view.lines) > FEW
            number = kit.beside(whole(line.number), "body" if many else "lead")
            number.setMinimumWidth(kit.px(24))
            row = kit.row(gap="s")
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(together(line.text), "" if many else "read", wrap=True), 1)
            column.addLayout(row)
        return holder(column)

    def _turnout(self, view: VoteView) -> QWidget:
        kit = self._kit
        if view.stand != "to come":
            return self.voted(view.turnout)
        strip = TurnoutStrip(kit)
        strip.show_turnout(view.turnout, voting=False)
        here = whole(sum(seat.of for seat in view.turnout))
        line = kit.row(words(here, "display"), words(tr("here"), "read"), 1)
        if view.way == "paper":
            line.addWidget(words(tr("Paper comes in closed, as one round"), "muted"))
        return holder(kit.column(line, strip, gap="l"))

    def _result(self, view: VoteView) -> list[QWidget]:
        kit, result = self._kit, view.results[0]
        parts = [
            heading(kit, result.name),
            words(result.sentence, "read", wrap=True),
            figure_row(kit, result.figures),
            hairline(),
        ]
        rows = statement_results(kit, [reveal for _, reveal in result.reveals])
        shown = zip(result.reveals, rows, strict=True)
        self._statement = next((row for (id_, _), row in shown if id_ == view.subject), None)
        left = kit.column(*rows, 1, gap="l")
        self._columns = SideBySide(kit, left, self._beside(view))
        return [*parts, self._columns]

    def _beside(self, view: VoteView) -> QBoxLayout:
        kit, result = self._kit, view.results[0]
        column = kit.column(gap="l")
        talk = TalkList(kit, view.talk, view.others, result.axis)
        talk.wished.connect(self._on_talk)
        for part in (ask_well(kit, result, view.subject), talk, hint_well(kit, view.hints)):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        return column

    def _on_talk(self, spotlight: Spotlight) -> None:
        self.wished.emit(spotlight)


def _stand_words(view: VoteView) -> str:
    if view.stand == "open":
        return tr("counting hands") if view.hands else tr("round open")
    names = {
        "to come": tr("not voted yet"),
        "closed": tr("round closed"),
        "revealed": tr("revealed"),
    }
    return names[view.stand]
