"""One dot for each vote on a statement: IT above the scale, OT below, or the room on one pile."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from itot_workshop.charts.dots_paint import Votes, draw_votes, votes_height
from itot_workshop.charts.shapes import Box
from itot_workshop.charts.text import console_text
from itot_workshop.ui.results.axis_view import RoundVotes
from itot_workshop.ui.results.table import translate
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import whole


def votes_of(votes: RoundVotes, ends: tuple[str, str]) -> Votes:
    """The votes as they are drawn; ``ends`` are the words for the two ends of the scale.

    The scale runs as the votes do: turned round for a problem statement, so that right is better.
    """
    return Votes(
        figures=tuple(whole(value) for value in votes.values),
        it=votes.it,
        ot=votes.ot,
        room=votes.room,
        ends=ends if votes.values[0] < votes.values[-1] else (ends[1], ends[0]),
    )


class VoteDots(QWidget):
    """Draws the votes of one round."""

    def __init__(self, kit: Kit, votes: RoundVotes, ends: tuple[str, str]) -> None:
        super().__init__()
        self._kit = kit
        self._votes = votes_of(votes, ends)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(spoken(votes))

    def sizeHint(self) -> QSize:
        """Two lanes with the scale below, or one."""
        line = self._kit.ink.line("small")
        return QSize(self._kit.px(240), round(votes_height(self._votes, line)))

    def minimumSizeHint(self) -> QSize:
        """Narrow dots are still dots."""
        return QSize(self._kit.px(150), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw scale and dots."""
        painter = QPainter(self)
        look = self._kit.look
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            text = console_text(look, QFontInfo(self.font()).pixelSize())
            draw_votes(painter, self._votes, Box(0, 0, self.width(), self.height()), text, look)
        finally:
            painter.end()


def spoken(votes: RoundVotes) -> str:
    """The votes in words: how many gave each score."""
    named = (
        (translate("Results", "IT"), votes.it),
        (translate("Results", "OT"), votes.ot),
        (translate("Results", "The room"), votes.room),
    )
    said = [f"{name}: {_counted(votes.values, counts)}" for name, counts in named if counts]
    return ". ".join(said) or translate("Results", "Too few votes to show any.")


def _counted(values: tuple[int, ...], counts: tuple[int, ...]) -> str:
    times = translate("Results", "%1 × %2")
    said = [
        times.replace("%1", whole(count)).replace("%2", whole(value))
        for value, count in zip(values, counts, strict=True)
        if count
    ]
    return translate("Results", ", ").join(said)
