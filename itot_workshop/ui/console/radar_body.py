"""The shape of the room's view on the console: every axis in figures, and what the stage shows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from itot_workshop.domain.audience import Spotlight, seen, shown
from itot_workshop.domain.audience_last import last_behind
from itot_workshop.domain.audience_radar import has_managers, is_voted
from itot_workshop.domain.audience_views import Outline, RowOrder
from itot_workshop.domain.session import Session
from itot_workshop.domain.talk import talk_of
from itot_workshop.ui.console.beside import SideBySide
from itot_workshop.ui.console.blocks import Size, unrevealed
from itot_workshop.ui.console.body import Body, heading
from itot_workshop.ui.console.compare_choices import PageChoice, page_choices
from itot_workshop.ui.console.hint_words import hint_lines
from itot_workshop.ui.console.laid_button import quiet_focus
from itot_workshop.ui.console.radar_table import RadarTable, radar_table, table_of
from itot_workshop.ui.console.result_parts import TalkList, hint_well, no_results
from itot_workshop.ui.console.result_view import TalkRow, all_axes, talk_rows
from itot_workshop.ui.console.since_table import SinceTable, since_of, since_table
from itot_workshop.ui.console.turnout import SeatTurnout, turnout_of
from itot_workshop.ui.console.words import counted, tr
from itot_workshop.ui.widgets.flow import FlowLayout
from itot_workshop.ui.widgets.numbers import day_of, whole
from itot_workshop.ui.widgets.parts import hairline, holder, words

_OUTLINES: Mapping[str, Outline] = {
    "sides": "sides",
    "it": "it",
    "ot": "ot",
    "together": "together",
    "since": "since",
}
_ORDERS: Mapping[str, RowOrder] = {"gap": "gap", "score": "score", "agreement": "agreement"}


class WaitingLine(Struct, frozen=True, kw_only=True):
    """A closed round that the room has not seen: on what, how many statements, who has voted."""

    name: str
    statements: int
    turnout: tuple[SeatTurnout, ...]


class RadarBodyView(Struct, frozen=True, kw_only=True):
    """What the body shows; ``hidden`` rounds wait for the reveal, ``managers`` have markers.

    ``since`` is the day of the session whose shape may lie behind this one's, empty without one;
    ``pages`` are those of then and now while they are on the stage, ``changed`` the figures to
    them; ``voted`` says that the room has seen the end of a vote.
    """

    spotlight: Spotlight
    table: RadarTable
    hidden: tuple[WaitingLine, ...]
    managers: bool
    voted: bool
    since: str
    pages: tuple[PageChoice, ...]
    changed: SinceTable | None
    talk: tuple[TalkRow, ...]
    others: tuple[TalkRow, ...]
    hints: tuple[str, ...]


class RadarBody(Body):
    """Shows the figures as the stage sorts them, and lets it show radar, table or managers; both
    sides, one of them, both together, or these with the last session behind them.
    """

    def view_of(self, session: Session, spotlight: Spotlight, size: Size) -> object:
        """The figures of what the room has seen."""
        pages = page_choices(session, self.earlier, spotlight)
        talk = talk_of(session, self.earlier)
        return RadarBodyView(
            spotlight=spotlight,
            table=table_of(session, spotlight, self.earlier),
            hidden=_waiting(session),
            managers=has_managers(seen(session)),
            voted=is_voted(seen(session)),
            since=self._since(session),
            pages=pages,
            changed=since_of(session, self.earlier) if pages else None,
            talk=talk_rows(session, talk),
            others=all_axes(session, talk),
            hints=hint_lines(session),
        )

    def parts_of(self, view: object) -> tuple[QWidget, ...]:
        """What the stage shows on top, the table below, talk list and hints beside it."""
        assert isinstance(view, RadarBodyView)
        kit = self._kit
        if view.hidden:
            number = len(view.hidden)
            lead = counted(
                number, "1 closed round is still hidden.", "%n closed rounds are hidden."
            )
            return (
                heading(kit, tr("Ready for the reveal"), lead),
                hairline(),
                self._waiting(view.hidden),
            )
        if not any(line.word for line in view.table.lines):
            lead = tr("There are no votes to show yet. Go back to the vote, or import paper.")
            if view.voted:
                lead = tr("Too few votes: nothing is shown, so that nobody can be recognised.")
            return (no_results(kit, lead, voted=view.voted),)
        column = kit.column(gap="l")
        talk = TalkList(kit, view.talk, view.others, "")
        talk.wished.connect(self.wished)
        for part in (talk, hint_well(kit, view.hints)):
            if part is not None:
                column.addWidget(part)
        column.addStretch(1)
        choices = [self._pages(view)] if view.pages else [self._choices(view)]
        if view.table.by_side and not view.pages:
            choices.append(self._shapes(view))
        high = talk.head.sizeHint().height()
        changed = view.changed
        if changed is not None:
            table = since_table(kit, changed, high)
        else:
            table = radar_table(kit, view.table, high, self._on_choice)
        left = kit.column(table, 1, gap="m")
        lead = tr("Single axes and the distance between the sides.")
        if not view.table.by_side:
            lead = tr("Single axes of the room as a whole: too few votes to show the sides apart.")
        return (
            self._then_and_now(view) if view.pages else heading(kit, tr("Where we stand"), lead),
            holder(kit.column(*choices, gap="s")),
            hairline(),
            SideBySide(kit, left, column),
        )

    def _waiting(self, lines: tuple[WaitingLine, ...]) -> QWidget:
        """What was voted on, and how many did; nothing of what they said."""
        kit = self._kit
        grid = QGridLayout()
        kit.margins(grid, "")
        grid.setHorizontalSpacing(kit.space("xl"))
        grid.setVerticalSpacing(kit.space("s"))
        grid.setColumnStretch(3, 1)
        for row, line in enumerate(lines):
            asked = counted(line.statements, "1 statement", "%n statements")
            voted = sum(seat.voted for seat in line.turnout)
            here = sum(seat.of for seat in line.turnout)
            said = tr("%1 of %2 have voted").replace("%1", whole(voted))
            grid.addWidget(words(line.name), row, 0)
            grid.addWidget(words(asked, "muted"), row, 1)
            grid.addWidget(words(said.replace("%2", whole(here)), "muted"), row, 2)
        return holder(grid)

    def _choices(self, view: RadarBodyView) -> QWidget:
        kit, spotlight = self._kit, view.spotlight
        on_radar = spotlight.screen == "radar"
        flow = kit.flow(gap="s")
        if spotlight.screen == "compare":
            flow.addWidget(self._choice("compare", tr("Then and now"), checked=True))
        for name, text, checked in (
            ("radar", tr("Radar"), on_radar and not spotlight.table),
            ("table", tr("Radar and table"), on_radar and spotlight.table),
            ("management", tr("Managers"), on_radar and spotlight.management),
            ("spread", tr("Spread"), on_radar and spotlight.spread),
        ):
            if name != "management" or view.managers:
                flow.addWidget(self._choice(name, text, checked=checked))
        return self._choices_of(tr("On the stage"), flow)

    def _choices_of(self, text: str, flow: FlowLayout) -> QWidget:
        """Choices behind what they are about, which is as wide as that of the other lines."""
        made = words(text, "caption")
        heads = (tr("On the stage"), tr("Shapes"))
        made.setMinimumWidth(max(self._kit.ink.width(head, "small") for head in heads))
        made.setMinimumHeight(self._kit.px(self._kit.look.size.row))
        line = self._kit.row(gap="s")
        line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(flow, 1)
        return holder(line)

    def _then_and_now(self, view: RadarBodyView) -> QWidget:
        """What the stage shows now, and beside it what leads back to the radar."""
        title = words(tr("Then and now"), "title")
        flow = self._kit.flow(title, gap="s")
        title.setMinimumWidth(title.sizeHint().width() + self._kit.space("m"))
        radar = self._choice("radar", tr("Radar"), checked=False)
        flow.addWidget(holder(self._kit.row(words(tr("Back to"), "caption"), radar, gap="s")))
        flow.addWidget(self._choice("table", tr("Radar and table"), checked=False))
        return holder(flow)

    def _pages(self, view: RadarBodyView) -> QWidget:
        """The pages of then and now, each a click away."""
        flow = self._kit.flow(gap="xs")
        for it in view.pages:
            flow.addWidget(self._choice(str(it.page), it.name, checked=it.here))
        return holder(flow)

    def _shapes(self, view: RadarBodyView) -> QWidget:
        """Which shapes the stage shows."""
        spotlight = view.spotlight
        on_radar = spotlight.screen == "radar"
        flow = self._kit.flow(gap="s")
        behind = tr("Both, %1 behind in grey").replace("%1", view.since)
        for outline, text in (
            ("sides", tr("IT and OT")),
            ("it", tr("IT alone")),
            ("ot", tr("OT alone")),
            ("together", tr("Both together")),
            ("since", behind),
        ):
            if outline != "since" or view.since:
                checked = on_radar and spotlight.outline == outline
                flow.addWidget(self._choice(outline, text, checked=checked))
        return self._choices_of(tr("Shapes"), flow)

    def _since(self, session: Session) -> str:
        """The day of the session before, where its shape may be seen beside this one's."""
        last = last_behind(seen(session), [shown(it) for it in self.earlier])
        return "" if last is None else day_of(last.since.then, last.since.now)

    def _choice(self, name: str, text: str, *, checked: bool) -> QPushButton:
        made = self._kit.button(text, role="segment", name=tr("Stage: %1").replace("%1", text))
        made.setObjectName(name)
        made.setCheckable(True)
        made.setChecked(checked)
        quiet_focus(made)
        made.clicked.connect(self._on_choice)
        return made

    def _on_choice(self) -> None:
        sender = self.sender()
        view = self._shown
        if not isinstance(sender, QPushButton) or not isinstance(view, RadarBodyView):
            return
        plain = Spotlight(screen="radar", management=False)
        now = view.spotlight if view.spotlight.screen == "radar" else plain
        name = sender.objectName()
        if name == "management":
            self.wished.emit(replace(now, management=not now.management))
        elif name == "spread":
            self.wished.emit(replace(now, spread=not now.spread))
        elif name.isdecimal():
            self.wished.emit(replace(view.spotlight, page=int(name)))
        elif name in _OUTLINES:
            self.wished.emit(replace(now, outline=_OUTLINES[name]))
        elif name in _ORDERS:
            self.wished.emit(replace(now, order=_ORDERS[name]))
        elif name != "compare":
            self.wished.emit(replace(now, table=name == "table"))
        sender.setChecked(True)


def _waiting(session: Session) -> tuple[WaitingLine, ...]:
    pack = session.pack
    axes = {statement.id: statement.axis for statement in pack.statements}
    names = {axis.id: axis.name for axis in pack.axes}
    return tuple(
        WaitingLine(
            name=_on([names[axes[id_]] for id_ in round_.statements]),
            statements=len(round_.statements),
            turnout=turnout_of(session, round_),
        )
        for round_ in unrevealed(session)
    )


def _on(names: list[str]) -> str:
    """What a round is on: its axis, or how many axes there are."""
    found = tuple(dict.fromkeys(names))
    return found[0] if len(found) == 1 else tr("%1 axes").replace("%1", whole(len(found)))
