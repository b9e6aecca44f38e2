"""The parts that show results: figures, dots, what to ask next, what to talk about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QSizePolicy, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_views import Pile, Reveal, Round
from itot_workshop.ui.console.body import heading
from itot_workshop.ui.console.laid_button import LaidButton, quiet_focus
from itot_workshop.ui.console.result_view import AxisResult, Figure, TalkRow
from itot_workshop.ui.console.reveal_dots import RevealDots
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.icons import dress
from itot_workshop.ui.widgets.elided import ElidedLabel, tip
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, Sample
from itot_workshop.ui.widgets.names import seat_name, seat_names
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import ground, holder, together, words


def figure_row(kit: Kit, figures: Iterable[Figure]) -> QWidget:
    """Large figures side by side, each below its name and above its word."""
    flow = kit.flow(gap="l", row_gap="m")
    for figure in figures:
        head = kit.row(gap="s")
        if figure.seat is not None:
            head.addWidget(Sample(kit, SEAT_SERIES[figure.seat], line=False))
        elif figure.kind:
            head.addWidget(Sample(kit, "balanced", line=False))
        head.addWidget(words(figure.name, "strong" if figure.kind else "caption", kind=figure.kind))
        head.addStretch(1)
        head.addStrut(kit.ink.line() + 1)  # a label is a pixel higher than the line in it
        column = kit.column(head, words(figure.figure, "figure"), gap="")
        column.addWidget(words(figure.word, "caption"))
        made = holder(column)
        made.setMinimumWidth(kit.px(92))
        made.setAccessibleName(" ".join(p for p in (figure.name, figure.figure, figure.word) if p))
        flow.addWidget(made)
    return holder(flow)


def no_results(kit: Kit, lead: str, *, voted: bool) -> QWidget:
    """What stands in for results: there are none yet, or none that may be shown."""
    return heading(kit, tr("No results to show") if voted else tr("No results yet"), lead)


def statement_results(kit: Kit, reveals: Sequence[Reveal]) -> list[QWidget]:
    """Statements with the dots of their rounds, in one size for all."""
    piles = [pile for reveal in reveals for round_ in reveal.rounds for pile in round_.piles]
    return [_statement_result(kit, reveal, piles) for reveal in reveals]


def _statement_result(kit: Kit, reveal: Reveal, beside: Sequence[Pile]) -> QWidget:
    """A statement with the dots of its rounds, the last one first."""
    head = kit.row(gap="s")
    if reveal.number:
        number = kit.beside(whole(reveal.number))
        number.setMinimumWidth(kit.px(20))
        head.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(words(together(reveal.statement), wrap=True), 1)
    column = kit.column(head, gap="s")
    last = len(reveal.rounds)
    for at, round_ in reversed(tuple(enumerate(reveal.rounds, start=1))):
        if last > 1:
            name = tr("Vote %1, which counts") if at == last else tr("Vote %1")
            column.addWidget(words(name.replace("%1", whole(at)), "caption"))
        if round_.piles:
            column.addWidget(RevealDots(kit, round_, reveal.low, reveal.labels, beside))
        said = _aside(reveal, round_)
        if said:
            sign = QLabel()
            held_back = round_.hidden and not reveal.trial
            dress(sign, kit.icons, "lock" if held_back else "info", "muted")
            line = kit.row(sign, gap="s")
            line.addWidget(words(said, "caption", wrap=True), 1)
            column.addLayout(line)
    return holder(column)


def _aside(reveal: Reveal, round_: Round) -> str:
    parts = []
    if round_.hidden == "votes":
        parts.append(tr("Too few votes to show any."))
        if reveal.example is not None:
            parts.append(tr("The room sees made-up votes instead, and is told so."))
    elif round_.hidden == "sides" and not reveal.trial:
        least = whole(reveal.smallest)
        said = tr("Not split by side: fewer than %1 on a side could judge.")
        parts.append(said.replace("%1", least))
    if round_.cant_judge:
        parts.append(counted(round_.cant_judge, "1 person can’t judge.", "%n people can’t judge."))
    if reveal.reversed:
        parts.append(tr("A problem statement: a low vote is good."))
    if round_.few:
        said = tr("Too few for dots: %1.")
        parts.append(said.replace("%1", seat_names(round_.few)))
    if round_.perhaps:
        said = tr("Perhaps too few for dots: %1.")
        parts.append(said.replace("%1", seat_names(round_.perhaps)))
    return " ".join(parts)


def ask_well(kit: Kit, result: AxisResult, subject: str, asked: int = 0) -> QFrame | None:
    """What to ask next: the prompt of the statement at hand, else the question ``asked`` of the
    axis, counted from 0.
    """
    shown = [reveal for id_, reveal in result.reveals if id_ == subject]
    prompts = shown[0].prompts if shown else ()
    lines = [
        tr("%1: “%2”").replace("%1", seat_name(seat)).replace("%2", text) if seat else text
        for seat, text in prompts
    ] or list(result.questions[asked : asked + 1])
    if not lines:
        return None
    sign = QLabel()
    dress(sign, kit.icons, "note", "text")
    about = shown[0].number if prompts else 0
    title = tr("Ask next on statement %1").replace("%1", whole(about)) if about else tr("Ask next")
    head = kit.row(sign, gap="s")
    head.addWidget(words(title, "strong", wrap=True), 1)
    parts: list[QWidget] = [holder(head), words(lines[0], "read", wrap=True)]
    parts += [words(line, "muted", wrap=True) for line in lines[1:]]
    return ground("well", kit.column(*parts, gap="s", around="l"))


class OtherQuestion(LaidButton):
    """A question of an axis that is not on the stage; ``wished`` carries the spotlight that puts it
    there.
    """

    wished = Signal(object)

    def __init__(self, kit: Kit, axis: str, at: int, line: str) -> None:
        sign, said = QLabel(), kit.row(gap="s")
        dress(sign, kit.icons, "stage", "muted")
        said.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(words(line, "muted", wrap=True), 1)
        super().__init__(kit, kit.column(1, said, 1, gap=""))
        self._look = Spotlight(screen="axis", subject=axis, page=at)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(tr("Show on the stage: %1").replace("%1", line))
        self.setToolTip(tip(tr("Show this question on the stage")))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.wished.emit(self._look)


def hint_well(kit: Kit, lines: tuple[str, ...]) -> QFrame | None:
    """Hints that only the facilitator sees."""
    if not lines:
        return None
    sign = QLabel()
    dress(sign, kit.icons, "lock", "muted")
    head = kit.row(sign, words(tr("For you only"), "strong"), 1, gap="s")
    texts = [words(line, "muted", wrap=True) for line in lines]
    return ground("well", kit.column(holder(head), *texts, gap="s", around="l"))


class TalkList(QWidget):
    """The axes worth talking about; ``wished`` carries the spotlight that shows one of them.

    Any other axis can take the place of the proposed ones.
    """

    wished = Signal(object)

    def __init__(
        self, kit: Kit, rows: tuple[TalkRow, ...], others: tuple[TalkRow, ...], chosen: str
    ) -> None:
        super().__init__()
        self._buttons: dict[LaidButton, Spotlight] = {}
        replace_ = kit.button(tr("Another axis…"))
        quiet_focus(replace_)
        self._menu = QMenu(replace_)
        for row in others:
            entry = self._menu.addAction(f"{row.name}  ({row.why})")
            entry.setData(row.look)
        self._menu.triggered.connect(self._on_menu)
        replace_.setMenu(self._menu)
        self.head = holder(kit.row(words(tr("Talk list"), "strong"), 1, replace_))
        column = kit.column(self.head, gap="xs")
        shown = rows
        if chosen and chosen not in {row.axis for row in rows}:
            shown = (*rows, *(row for row in others if row.axis == chosen))
        for at, row in enumerate(shown):
            column.addWidget(self._button(kit, at + 1, row, chosen))
        self.setLayout(column)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _button(self, kit: Kit, number: int, row: TalkRow, chosen: str) -> LaidButton:
        why = words(row.why, "caption", wrap=True)
        lines = kit.column(ElidedLabel(row.name, "strong"), why, gap="")
        place = words(whole(number), "caption")
        place.setMinimumWidth(kit.px(12))
        inside = kit.row(place, gap="m", around=("m", "xs"))
        inside.addLayout(lines, 1)
        made = LaidButton(kit, inside, "rail")
        made.setCheckable(True)
        made.setChecked(row.axis == chosen)
        made.setAccessibleName(f"{row.name}, {row.why}")
        made.clicked.connect(self._on_clicked)
        self._buttons[made] = row.look
        return made

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, LaidButton):
            self.wished.emit(self._buttons[button])

    def _on_menu(self, entry: object) -> None:
        self.wished.emit(entry.data())  # type: ignore[attr-defined]
