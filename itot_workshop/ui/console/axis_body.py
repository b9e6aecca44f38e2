"""One axis in depth: its figures, every statement with its dots, what to ask, what else to take."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from itot_workshop.domain.audience import Spotlight, seen
from itot_workshop.domain.audience_radar import is_voted
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import talk_of
from itot_workshop.domain.voting import Way
from itot_workshop.ui.console.beside import SideBySide
from itot_workshop.ui.console.blocks import Size
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.hint_words import hint_lines
from itot_workshop.ui.console.result_parts import (
    OtherQuestion,
    TalkList,
    ask_well,
    figure_row,
    hint_well,
    no_results,
    statement_results,
)
from itot_workshop.ui.console.result_view import (
    AxisResult,
    TalkRow,
    all_axes,
    axis_result,
    since_last,
    talk_rows,
)
from itot_workshop.ui.console.stage_in_sight import OnStage
from itot_workshop.ui.console.way_button import WayButton
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.widgets.parts import hairline, holder, words


class AxisBodyView(Struct, frozen=True, kw_only=True):
    """What the body shows; ``result`` is None while no axis is talked about, ``asked`` is its
    question on the stage, from 0. ``voted`` says that the room has seen the end of a vote,
    ``since`` what became of the axis since the last session.
    """

    result: AxisResult | None
    asked: int
    voted: bool
    since: str
    talk: tuple[TalkRow, ...]
    others: tuple[TalkRow, ...]
    hints: tuple[str, ...]
    way: Way


class AxisBody(Body):
    """Shows the axis that the spotlight is on; ``wished`` carries another way to vote too."""

    @property
    def is_result(self) -> bool:
        """Whether there is an axis to show."""
        return isinstance(self._shown, AxisBodyView) and self._shown.result is not None

    def on_stage(self) -> OnStage | None:
        """The axis; another one is read from its top."""
        shown = self._shown.result if isinstance(self._shown, AxisBodyView) else None
        return OnStage(shown.axis) if shown is not None else None

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The axis with its results, and the talk list beside it."""
        axes = {axis.id for axis in session.pack.axes}
        shown = spotlight.subject if spotlight.subject in axes else ""
        talk = talk_of(session, self.earlier)
        result = axis_result(session, shown) if shown else None
        last = len(result.questions) - 1 if result is not None else 0
        return AxisBodyView(
            result=result,
            asked=max(0, min(spotlight.page, last)),
            voted=is_voted(seen(session)),
            since=since_last(talk, shown),
            talk=talk_rows(session, talk),
            others=all_axes(session, talk),
            hints=hint_lines(session),
            way=session.about.way,
        )

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """Figures on top, dots at the left, questions and talk list at the right."""
        assert isinstance(view, AxisBodyView)
        kit = self._kit
        if view.result is None:
            lead = tr("Nothing has been revealed yet. Vote first, or take an axis to talk about.")
            if view.voted:
                lead = tr("Too few votes to show any figures. Take an axis to talk about.")
            return (no_results(kit, lead, voted=view.voted), self._talk(view, ""))
        result = view.result
        shown = [it for _, it in result.reveals]
        left = kit.column(*statement_results(kit, shown), 1, gap="l")
        right = self._right(view, result)
        return (
            self._head(view, result.name),
            self._said(result.sentence, view.since),
            figure_row(kit, result.figures),
            hairline(),
            SideBySide(kit, left, right),
        )

    def _head(self, view: AxisBodyView, name: str) -> QWidget:
        """The axis, and how it would be voted on again."""
        way = WayButton(self._kit, view.way, None)
        way.wished.connect(self.wished)
        line = self._kit.row(gap="m")
        line.addWidget(heading(self._kit, name), 1)
        line.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        return holder(line)

    def _said(self, sentence: str, since: str) -> QWidget:
        """What the figures say, and how they stood before."""
        said = [words(sentence, "read", wrap=True)]
        said += [words(since, "muted", wrap=True)] if since else []
        return holder(self._kit.column(*said, gap="xs"))

    def _right(self, view: AxisBodyView, result: AxisResult) -> QBoxLayout:
        kit = self._kit
        column = kit.column(gap="l")
        ask = ask_well(kit, result, "", view.asked)
        if ask is not None:
            column.addWidget(ask)
        for at, line in enumerate(result.questions):
            if at != view.asked:
                other = OtherQuestion(kit, result.axis, at, line)
                other.wished.connect(self.wished)
                column.addWidget(other)
        if result.readings:
            read = [words(line, "muted", wrap=True) for line in result.readings]
            head = words(tr("How to read it"), "caption")
            column.addWidget(holder(kit.column(head, *read, gap="xs")))
        column.addWidget(self._talk(view, result.axis))
        hint = hint_well(kit, view.hints)
        if hint is not None:
            column.addWidget(hint)
        column.addStretch(1)
        return column

    def _talk(self, view: AxisBodyView, chosen: str) -> TalkList:
        made = TalkList(self._kit, view.talk, view.others, chosen)
        made.wished.connect(self.wished)
        return made
