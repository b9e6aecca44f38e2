"""One axis in depth: figures, scale and anchors, every statement with its votes, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from itot_workshop.ui.charts.picture import PictureWish, Way
from itot_workshop.ui.charts.picture_button import PictureButton
from itot_workshop.ui.commands import command
from itot_workshop.ui.icons import dress
from itot_workshop.ui.results.axis_picture import axis_picture
from itot_workshop.ui.results.axis_scale import AxisScale
from itot_workshop.ui.results.axis_view import AxisView, NoteLine, RoundVotes, StatementView
from itot_workshop.ui.results.sight import AxisSight
from itot_workshop.ui.results.stage_button import StageButton
from itot_workshop.ui.results.vote_dots import VoteDots
from itot_workshop.ui.sheets.form import text_field
from itot_workshop.ui.widgets.banner import Banner, under_banner
from itot_workshop.ui.widgets.figure_strip import FigureStrip
from itot_workshop.ui.widgets.kit import Kit, sheet_of_paper
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.names import seat_names
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import empty, ground, hairline, holder, scrolling, words

_SIDE_BY_SIDE = 1080


class AxisPage(QWidget):
    """Shows an :class:`AxisView`; ``axis_wished`` carries a neighbour's id.

    ``picture_wished`` carries a :class:`PictureWish`, ``note_wished`` axis and words of a note,
    ``action_wished`` the axis of a new action.
    """

    axis_wished = Signal(str)
    results_wished = Signal()
    picture_wished = Signal(object)
    note_wished = Signal(str, str)
    action_wished = Signal(str)

    def __init__(self, kit: Kit, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self._kit = kit
        self._view: AxisView | None = None
        self.results = kit.button(self.tr("Results"), role="quiet", name=self.tr("Back to results"))
        self.results.setProperty("edge", "near")
        self.results.clicked.connect(self.results_wished)
        self.banner = Banner(kit)
        self._name = words("", "title")
        self._question = words("", "muted", wrap=True)
        self._place = words("", "caption")
        self.previous = kit.action_button(actions["previous"], command("previous").icon)
        self.next = kit.action_button(actions["next"], command("next").icon)
        self.stage = StageButton(kit)
        self.pictures = PictureButton(kit)
        self._half: dict[tuple[str, str], str] = {}  # by session and axis
        self._at = ("", "")
        self.note = text_field("", self.tr("Type, then Enter"))
        self.note.setAccessibleName(self.tr("New note on this axis"))
        self.action = kit.button(self.tr("New action…"), "action")
        self._write = self._writing()
        self._left = QVBoxLayout()
        self._right = QVBoxLayout()
        self._sides = kit.row(gap="l")
        self._area = scrolling(self._laid())
        self.setLayout(under_banner(kit, self.banner, self._area))
        self.pictures.wished.connect(self._on_picture)
        self.note.returnPressed.connect(self._on_note)
        self.action.clicked.connect(self.wish_action)

    def show_view(self, view: AxisView, *, of: str = "", editable: bool = True) -> None:
        """Show an axis; in a session that may be changed something can be written down on it.

        A half-typed note waits at its axis, also while another session, ``of`` another id, is open.
        """
        turned = self._view is None or self._at != (of, view.axis)
        if turned:
            self.forget()
        self._view, self._at = view, (of, view.axis)
        self._write.setVisible(editable)
        self._name.setText(view.name)
        self._question.setText(view.question)
        self._place.setText(view.place)
        for button, (_, name) in zip((self.previous, self.next), view.neighbours, strict=True):
            self._kit.name_button(button, name)
        empty(self._left)
        empty(self._right)
        for card in (self._summary(view), self._statements(view)):
            self._left.addWidget(card)
        self._left.addStretch(1)
        for side in self._reading_cards(view):
            self._right.addWidget(side)
        self._right.addStretch(1)
        if turned:
            self.note.setText(self._half.pop(self._at, ""))
            self._area.verticalScrollBar().setValue(0)

    def wish_action(self) -> None:
        """Ask for the form of a new action on this axis."""
        if self._view is not None and not self._write.isHidden():
            self.action_wished.emit(self._view.axis)

    def forget(self) -> None:
        """Another session or axis comes in sight: what was half typed waits where it was typed."""
        if self._view is not None and self.note.text():
            self._half[self._at] = self.note.text()
        self._view = None
        self.note.clear()

    def half_typed(self, of: str) -> dict[str, str]:
        """The half-typed notes of a session by their axes."""
        found = {axis: text for (session, axis), text in self._half.items() if session == of}
        if self._at[0] == of and self.note.text().strip():
            found[self._at[1]] = self.note.text()
        return found

    def put_back(self, of: str, half: Mapping[str, str]) -> None:
        """Let half-typed notes of a session stand at their axes again."""
        for axis, text in half.items():
            if self._at != (of, axis):
                self._half.setdefault((of, axis), text)
            elif not self.note.text():
                self.note.setText(text)

    def begin_note(self) -> None:
        """Put the keys into the field of a new note."""
        self.note.setFocus()

    def step(self, by: int) -> None:
        """Ask for the axis before (-1) or after (1) this one."""
        if self._view is not None:
            self.axis_wished.emit(self._view.neighbours[0 if by < 0 else 1][0])

    def sight(self) -> AxisSight:
        """Which axis the room is to see."""
        return AxisSight(axis=self._view.axis if self._view is not None else "")

    def take_focus(self) -> None:
        """Put the keys on what Space does: show the axis to the room."""
        self.stage.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, else one below the other."""
        super().resizeEvent(event)
        wide = self.width() >= self._kit.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(way)

    def _laid(self) -> QWidget:
        kit = self._kit
        self._left.setSpacing(kit.space("l"))
        self._right.setSpacing(kit.space("l"))
        title = kit.column(
            kit.row(self.results, self._place, 1), self._name, self._question, gap="xs"
        )
        head = kit.row(gap="l")
        head.addLayout(title, 1)
        buttons = (self.previous, self.next, self.pictures, self.stage)
        head.addWidget(holder(kit.flow(*buttons, gap="s")))
        self._sides.addLayout(self._left, 2)
        right = kit.column(self._write, self._right, 1, gap="l")
        self._sides.addLayout(right, 1)
        inside = kit.column(head, self._sides, gap="l", around=("xl", "l"))
        inside.setStretchFactor(self._sides, 1)
        return sheet_of_paper(kit, inside)

    def _writing(self) -> QFrame:
        """The field of a new note and the way to a new action."""
        line = self._kit.row(gap="s")
        line.addWidget(self.note, 1)
        line.addWidget(self.action)
        said = self.tr("b: barrier, i: idea, d: decision, q: question; @it, @ot, @both")
        parts = (words(self.tr("New note"), "lead"), line, words(said, "caption", wrap=True))
        return ground("card", self._kit.column(*parts, around="l"))

    def _on_note(self) -> None:
        typed = self.note.text().strip()
        if self._view is not None and typed:
            self.note_wished.emit(self._view.axis, typed)

    def _on_picture(self, way: Way) -> None:
        if self._view is not None:
            picture = axis_picture(self._view)
            self.picture_wished.emit(PictureWish(way=way, picture=picture))

    def _summary(self, view: AxisView) -> QFrame:
        kit = self._kit
        strip = FigureStrip(kit)
        strip.show_figures((it.name, it.figure, it.word) for it in view.figures)
        low = words(view.anchors[0], "caption", wrap=True)
        high = words(view.anchors[1], "caption", wrap=True)
        line = kit.row(gap="l")
        line.addWidget(low, 3)
        line.addWidget(AxisScale(kit, view), 4)
        line.addWidget(high, 3)
        return ground("card", kit.column(strip, hairline(), line, gap="m", around="l"))

    def _statements(self, view: AxisView) -> QFrame:
        kit = self._kit
        title = words(self.tr("The statements"), "lead")
        parts: list[QWidget] = [title]
        for statement in view.statements:
            parts += [hairline(), self._statement(statement, view)]
        return ground("card", kit.column(*parts, gap="m", around="l"))

    def _statement(self, statement: StatementView, view: AxisView) -> QWidget:
        kit = self._kit
        text = kit.column(words(statement.text, wrap=True), gap="xs")
        if statement.turned:
            sign = words()
            dress(sign, kit.icons, "swap", "muted")
            turned = self.tr("reversed: right is better, in the figures %1 counts as %2")
            turned = turned.replace("%1", whole(view.low)).replace("%2", whole(view.high))
            line = kit.row(sign, gap="xs")
            line.addWidget(words(turned, "caption", wrap=True), 1)
            text.addLayout(line)
        for said in statement.said:
            text.addWidget(words(said, "caption", wrap=True))
        text.addStretch(1)
        sides = kit.row(gap="l")
        sides.addLayout(text, 2)
        last = len(statement.rounds)
        for at, votes in tuple(enumerate(statement.rounds, start=1))[-2:]:
            sides.addWidget(self._round(votes, view, at, last), 2)
        if not statement.rounds:
            sides.addWidget(words(self.tr("Not voted yet."), "muted"), 2)
        return holder(sides)

    def _round(self, votes: RoundVotes, view: AxisView, at: int, last: int) -> QWidget:
        parts: list[QWidget] = []
        if last > 1:
            name = self.tr("Vote %1, which counts") if at == last else self.tr("Vote %1")
            parts.append(words(name.replace("%1", whole(at)), "caption", wrap=True))
        if votes.it is None and votes.room is None:
            parts.append(words(self.tr("Too few votes to show any."), "muted", wrap=True))
        else:
            parts.append(VoteDots(self._kit, votes, view.ends))
        said = self._beside(votes)
        if said:
            parts.append(words(said, "caption", wrap=True))
        made = self._kit.column(*parts, gap="xs")
        made.addStretch(1)
        return holder(made)

    def _beside(self, votes: RoundVotes) -> str:
        """What the dots do not show."""
        said = []
        if votes.it is None and votes.room is not None:
            some = votes.few or votes.perhaps
            pile = self.tr("All sides together.") if some else self.tr("The room as a whole.")
            said.append(pile)
        if votes.cant_judge:
            blank = self.tr("%1 could not judge.")
            said.append(blank.replace("%1", whole(votes.cant_judge)))
        if votes.aside:
            beside = self.tr("%1 more votes from management and others.")
            said.append(beside.replace("%1", whole(votes.aside)))
        if votes.few:
            few = self.tr("Too few for dots: %1.")
            said.append(few.replace("%1", seat_names(votes.few)))
        if votes.perhaps:
            perhaps = self.tr("Perhaps too few for dots: %1.")
            said.append(perhaps.replace("%1", seat_names(votes.perhaps)))
        return " ".join(said)

    def _reading_cards(self, view: AxisView) -> Iterable[QWidget]:
        reading = [it for it in (view.reading, *view.readings) if it]
        if reading or view.move:
            body = [words(it, wrap=True) for it in reading]
            if view.move:
                body.append(words(view.move, "strong", wrap=True))
            yield self._card(self.tr("How to read it"), body)
        if view.notes:
            yield self._card(self.tr("Notes taken"), [self._note(it) for it in view.notes])
        if view.questions:
            asked = [self._line("help", it) for it in view.questions]
            yield self._card(self.tr("Ask"), asked)
        steps: list[QWidget] = [self._note(it) for it in view.agreed]
        steps += [self._line("plus", it, "muted") for it in view.next_steps]
        if steps:
            yield self._card(self.tr("Next steps"), steps)

    def _card(self, title: str, body: Iterable[QWidget]) -> QFrame:
        return ground("card", self._kit.column(words(title, "lead"), *body, gap="s", around="l"))

    def _line(self, icon: str, text: str, role: str = "") -> QWidget:
        sign = words()
        dress(sign, self._kit.icons, icon, "muted", self._kit.look.space.l)
        line = self._kit.row(gap="s")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words(text, role, wrap=True), 1)
        return holder(line)

    def _note(self, note: NoteLine) -> QWidget:
        line = self._kit.row(gap="s")
        for seat, series in SEAT_SERIES.items():
            if note.side == seat:
                mark = Sample(self._kit, series, line=False)
                line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        said = self._kit.column(words(note.text, wrap=True), gap="")
        if note.when:
            said.insertWidget(0, words(note.when, "caption", wrap=True))
        line.addLayout(said, 1)
        return holder(line)
