"""A vote of another kind on the console: dots, one question, weights while they are voted on."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from itot_workshop.domain.audience import Spotlight
from itot_workshop.domain.audience_views import Answers, Dots
from itot_workshop.domain.changes import HandsCounted
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Tally
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import heading
from itot_workshop.ui.console.counting_body import FEW, CountingBody
from itot_workshop.ui.console.dot_keys import DotKeys
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.round_plan import shown_round
from itot_workshop.ui.console.round_view import RoundLine, RoundView, round_view
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import way_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

_DOT, _STEP, _LESS = 10, 14, 30
"""A dot, the distance of two, and the room of a count before them, in pixels of usual text."""
_WIDEST, _SPECK, _DIGIT = 20, 3, 9
"""So many dots take their full room and more share it; from how narrow on they are one bar; how
much more room the third figure of a count takes and each after it."""


class RoundBody(CountingBody):
    """Shows a :class:`RoundView`; ``wished`` carries dots counted by hand, by keys too."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._keys = self.dot_keys = DotKeys(self)
        self._keys.given.connect(self._on_key)

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The vote on the stage, or the one begun at this step."""
        round_ = shown_round(session, spotlight)
        return round_view(session, round_) if round_ is not None else None

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """How it stands, what is asked, and the turnout or the result."""
        kit, codes = self._kit, _codes(view)
        lines = view.lines if isinstance(view, RoundView) and codes else ()
        counts = [line.count for line in lines if line.count is not None]
        dots = tuple(count.counts[0] for count in counts)
        self._keys.use(counts[0].round if counts else "", codes, dots)
        if not isinstance(view, RoundView):
            return (heading(kit, tr("Nothing to vote on")),)
        keys = _by_keys() if codes else ""
        lead = " ".join(part for part in (view.question, view.note, keys) if part)
        parts = [self._bar(view), heading(kit, view.title, lead)]
        if isinstance(view.result, Dots):
            return (*parts, hairline(), *self._dots(view.result))
        if isinstance(view.result, Answers):
            return (*parts, hairline(), *self._answers(view.result))
        content = [self._lines(view)] if view.lines else []
        content += [self.voted(view.turnout)] if view.turnout else []
        if view.state == "open" and len(view.lines) > FEW:
            content.reverse()
        for part in content:
            parts += [hairline(), part]
        return tuple(parts)

    def _bar(self, view: RoundView) -> QWidget:
        names = {
            "open": tr("counting hands") if view.hands else tr("round open"),
            "closed": tr("round closed"),
            "revealed": tr("revealed"),
        }
        chip = words(names[view.state], "chip", kind="ok" if view.state == "open" else "")
        line = self._kit.row(chip, words(way_name(view.way), "muted"), 1, gap="m")
        return holder(line)

    def _lines(self, view: RoundView) -> QWidget:
        column = self._kit.column(gap="s")
        for at, line in enumerate(view.lines, start=1):
            column.addWidget(self._line(at, line))
        return holder(column)

    def _line(self, at: int, line: RoundLine) -> QWidget:
        kit = self._kit
        number = kit.beside(whole(at))
        number.setMinimumWidth(kit.px(24))
        row = kit.row(gap="s")
        at_side = Qt.AlignmentFlag.AlignTop
        if line.count is not None:  # its keys make the row higher than its words
            at_side = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(number, 0, at_side)
        said = f"{line.head}: {line.text}" if line.head else line.text
        row.addWidget(words(said, wrap=True), 1)
        if line.count is not None:
            self._add_count(row, line, line.count)
        return holder(row)

    def _add_count(self, row: object, line: RoundLine, count: Tally) -> None:
        """A dot less, the number, a dot more."""
        kit = self._kit
        figure = words(whole(count.counts[0]), "strong")
        figure.setMinimumWidth(kit.px(28))
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for icon, name, by in (("minus", tr("One dot less: %1"), -1), ("plus", tr("A dot: %1"), 1)):
            made = kit.button("", icon, name=name.replace("%1", line.text))
            made.setProperty("count", count)
            made.setProperty("by", by)
            made.setEnabled(by > 0 or count.counts[0] > 0)
            quiet_focus(made)
            made.clicked.connect(self._on_count)
            row.addWidget(made)  # type: ignore[attr-defined]
            if by < 0:
                row.addWidget(figure)  # type: ignore[attr-defined]

    def _on_count(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._count(sender.property("count"), int(sender.property("by")))

    def _on_key(self, at: int, by: int) -> None:
        view = self._shown
        count = view.lines[at].count if isinstance(view, RoundView) else None
        if count is not None:
            self._count(count, by)

    def _count(self, count: Tally, by: int) -> None:
        number = max(0, count.counts[0] + by)
        self.wished.emit(HandsCounted(tally=replace(count, counts=(number,))))

    def _dots(self, view: Dots) -> list[QWidget]:
        if view.hidden:
            return [words(_few(), "muted", wrap=True)]
        rows: list[QWidget] = []
        most = max((row.dots or 0 for row in view.rows), default=0)
        for row in view.rows:
            line = self._kit.row(DotLine(self._kit, row.dots or 0, most), gap="m")
            line.addWidget(words(row.text, wrap=True), 1)
            rows.append(holder(line))
        return rows

    def _answers(self, view: Answers) -> list[QWidget]:
        if view.counts is None:
            return [words(_few(), "muted", wrap=True)]
        kit = self._kit
        rows: list[QWidget] = []
        most = max(view.counts, default=0)
        for at, (label, count) in enumerate(zip(view.labels, view.counts, strict=True)):
            number, name = words(whole(view.low + at)), words(label)
            number.setMinimumWidth(kit.px(12))
            name.setMinimumWidth(kit.px(140))
            said = kit.row(number, name, gap="s")
            rows.append(holder(kit.row(said, DotLine(kit, count, most), 1, gap="m")))
        if view.said:
            rows += [hairline(), words(tr("What people wrote"), "strong")]
            rows += [words(sentence, wrap=True) for sentence in view.said]
        return rows


class DotLine(QWidget):
    """A count and as many dots, as wide as the ``most`` of a list need."""

    def __init__(self, kit: Kit, dots: int, most: int) -> None:
        super().__init__()
        self._kit = kit
        self._dots = dots
        self._most = max(10, most)
        self.setAccessibleName(whole(dots))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for the longest row of its list, or for ten; many dots get smaller."""
        kit = self._kit
        wide = self._less() + round(self._most * self._step())
        return QSize(kit.px(wide), kit.ink.line("lead"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the count and the dots, as one bar where nobody could count them."""
        painter, kit = QPainter(self), self._kit
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = self.rect()
            room.setWidth(kit.px(self._less() - _DOT))
            far = Qt.AlignmentFlag.AlignRight
            kit.ink.write(painter, room, whole(self._dots), semibold=bool(self._dots), at=far)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(kit.ink.colour("ink"))
            self._paint_dots(painter, kit.px(self._less()), self.height() / 2)
        finally:
            painter.end()

    def _paint_dots(self, painter: QPainter, left: float, middle: float) -> None:
        step = self._step()
        apart = step * self._kit.px(100) / 100
        dot = apart * _DOT / _STEP
        if step < _SPECK:
            high = self._kit.px(_DOT) / 2
            painter.drawRect(QRectF(left, middle - high / 2, self._dots * apart, high))
            return
        for at in range(self._dots):
            painter.drawEllipse(QRectF(left + at * apart, middle - dot / 2, dot, dot))

    def _step(self) -> float:
        """The distance of two dots in pixels of usual text."""
        return _STEP * min(1.0, _WIDEST / self._most)

    def _less(self) -> int:
        return _LESS + _DIGIT * max(0, len(whole(self._most)) - 2)


def _codes(view: object) -> tuple[str, ...]:
    """The numbers of things whose dots are counted by hand, all with as many digits."""
    lines = view.lines if isinstance(view, RoundView) and view.state == "open" else ()
    if not all(line.count is not None for line in lines):
        return ()
    digits = len(str(len(lines)))
    return tuple(f"{number:0{digits}d}" for number in range(1, len(lines) + 1))


def _by_keys() -> str:
    return tr("By keys: its number gives a thing a dot, Backspace takes the last one back.")


def _few() -> str:
    return tr("Too few have voted to show anything: somebody’s vote could be guessed.")
