"""The sheets of the console: the form of an action, and who is here."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from itot_workshop.domain.changes import ActionRemoved, Change, PeopleAdded
from itot_workshop.domain.notes import Action
from itot_workshop.domain.people import Participant
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.ui.console.action_sheet import WIDTH as ACTION_WIDTH
from itot_workshop.ui.console.action_sheet import ActionSheet
from itot_workshop.ui.console.desk import ConsoleDesk
from itot_workshop.ui.console.dots_sheet import WIDTH as DOTS_WIDTH
from itot_workshop.ui.console.dots_sheet import DotsSheet
from itot_workshop.ui.console.find import Hit
from itot_workshop.ui.console.find_sheet import WIDTH as FIND_WIDTH
from itot_workshop.ui.console.find_sheet import FindSheet
from itot_workshop.ui.console.guide_sheet import WIDTH as GUIDE_WIDTH
from itot_workshop.ui.console.guide_sheet import GuideSheet
from itot_workshop.ui.console.people_sheet import WIDTH as PEOPLE_WIDTH
from itot_workshop.ui.console.people_sheet import PeopleSheet
from itot_workshop.ui.console.turnout import has_answers
from itot_workshop.ui.console.words import tr
from itot_workshop.ui.sheets.careful import WIDTH as CAREFUL_WIDTH
from itot_workshop.ui.sheets.careful import CarefulSheet
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.widgets.kit import Kit


class LiveSheets(QObject):
    """Opens the sheets on a desk; ``done`` says that one was filled in and is gone.

    ``found`` carries the :class:`Hit` that somebody wants to go to, ``edited`` says that the form
    of an action, or the line for newcomers, holds something else.
    """

    done = Signal()
    found = Signal(object)
    edited = Signal()

    def __init__(self, kit: Kit, sheets: SheetOpener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kit = kit
        self._sheets = sheets
        self._desk: ConsoleDesk | None = None
        self._people: PeopleSheet | None = None
        self._half: Action | None = None
        self._newcomer: Participant | None = None
        self._form: ActionSheet | None = None
        sheets.changed.connect(self.edited)

    def use(self, desk: ConsoleDesk | None) -> None:
        """Work on another desk from now on, or on none."""
        self._desk = desk
        self._people = None
        self._half = self._newcomer = None

    def put_back(self, half: Action | None, newcomer: Participant | None = None) -> None:
        """Hold an action that was half filled in, and somebody half added, until their sheets are
        opened.
        """
        self._half, self._newcomer = half, newcomer

    def half_added(self) -> Participant | None:
        """Who stands half typed in the line for newcomers, or waits for that; None for nobody."""
        sheet = self._people
        if sheet is None or self._sheets.sheet is not sheet:
            return self._newcomer
        return sheet.newcomer()

    def half_filled(self) -> Action | None:
        """The action that is being filled in, or waits for that; None where none is."""
        sheet, desk = self._form, self._desk
        if desk is None or sheet is None or self._sheets.sheet is not sheet:
            return self._half
        action = sheet.action()
        return None if action == desk.session.actions.get(action.id) else action

    def _resumed(self, action: Action) -> Action:
        """The half filled form in place of the one that was asked for, if it is the same one."""
        half, desk = self._half, self._desk
        if half is None or desk is None:
            return action
        known = desk.session.actions
        if half.id == action.id or (action.id not in known and half.id not in known):
            self._half = None
            return half
        return action

    def new_action(self, note: str = "") -> None:
        """Fill in an action, begun from a note or from nothing."""
        if self._desk is not None:
            action = self._desk.new_action(note)
            action = action if note else self._resumed(action)
            self._show(ActionSheet(self._kit, self._desk.session, action, new=True))

    def begin_action(self, action: Action) -> None:
        """Fill in an action that was proposed."""
        if self._desk is not None:
            begun = replace(action, id=self._desk.new_id())
            self._show(ActionSheet(self._kit, self._desk.session, begun, new=True))

    def open_action(self, action: str) -> None:
        """Change an action that was agreed."""
        if self._desk is not None and action in self._desk.session.actions:
            found = self._resumed(self._desk.session.actions[action])
            self._show(ActionSheet(self._kit, self._desk.session, found, new=False))

    def choose_dots(self) -> None:
        """Choose what is given dots, and open the vote."""
        if self._desk is not None:
            sheet = DotsSheet(self._kit, self._desk.session)
            sheet.opened.connect(self._open_dots)
            self._sheets.open(sheet, DOTS_WIDTH)

    def find(self) -> None:
        """Find a step, a note or an action and go there."""
        if self._desk is not None:
            sheet = FindSheet(self._kit, self._desk.session)
            sheet.chosen.connect(self._on_found)
            self._sheets.open(sheet, FIND_WIDTH)

    def guide(self) -> None:
        """Look up what to say and what words mean."""
        if self._desk is not None:
            self._sheets.open(GuideSheet(self._kit, self._desk.session.pack), GUIDE_WIDTH)

    def call_off(self) -> None:
        """Call the open vote off; once somebody has voted that is asked first."""
        round_ = open_round(self._desk.session) if self._desk is not None else None
        if self._desk is None or round_ is None:
            return
        if not has_answers(self._desk.session, round_):
            self._desk.call_off()
            return
        sheet = CarefulSheet(
            self._kit,
            tr("Call this vote off?"),
            tr(
                "Some have voted already. What they have answered is destroyed and cannot be"
                " brought back; they would vote once more."
            ),
            stay=tr("Keep it open"),
            go=tr("Call it off"),
        )
        sheet.meant.connect(self._on_called_off)
        self._sheets.open(sheet, CAREFUL_WIDTH)

    def show_maps(self) -> None:
        """Show both maps of the board while cards are left to place: asked first."""
        sheet = CarefulSheet(
            self._kit,
            tr("Show both maps already?"),
            tr(
                "Not all cards are placed. From the maps no way leads back to the tables;"
                " what is left would be settled by the room."
            ),
            stay=tr("Keep placing"),
            go=tr("Show both maps"),
        )
        sheet.meant.connect(self._on_maps)
        self._sheets.open(sheet, CAREFUL_WIDTH)

    def open_people(self) -> None:
        """Say who is here."""
        if self._desk is None:
            return
        self._people = PeopleSheet(self._kit, self._desk.session)
        self._people.wished.connect(self._carry_people)
        self._people.removal_wished.connect(self._desk.remove_person)
        self._people.edited.connect(self.edited)
        self._people.destroyed.connect(self._on_people_gone)
        self._sheets.open(self._people, PEOPLE_WIDTH)
        newcomer, self._newcomer = self._newcomer, None
        if newcomer is not None:
            self._people.put_back(newcomer)

    def _carry_people(self, change: Change) -> None:
        """Change the roster; where that is not kept the sheet shows again what is."""
        if self._desk is None or self._people is None:
            return
        if not self._desk.carry(change):
            self._people.show_session(self._desk.session)
            return
        self._people.show_trouble("")
        if isinstance(change, PeopleAdded):
            self._people.clear_name()

    def refresh(self) -> None:
        """Show what has changed on the sheet that is open."""
        if self._people is not None and self._desk is not None:
            if self._sheets.sheet is self._people:
                self._people.show_session(self._desk.session)
            else:
                self._people = None

    def _show(self, sheet: ActionSheet) -> None:
        self._form = sheet
        sheet.written.connect(self._keep)
        sheet.edited.connect(self.edited)
        sheet.removal_wished.connect(self._remove)
        self._sheets.open(sheet, ACTION_WIDTH)
        sheet.what.setFocus()

    def _on_found(self, hit: Hit) -> None:
        self._sheets.close()
        self.done.emit()
        self.found.emit(hit)

    def _on_called_off(self) -> None:
        self._sheets.close()
        self.done.emit()
        if self._desk is not None:
            self._desk.call_off()

    def _on_maps(self) -> None:
        self._sheets.close()
        self.done.emit()
        if self._desk is not None:
            self._desk.act()

    def _open_dots(self, items: tuple[str, ...], dots: int) -> None:
        self._sheets.close()
        self.done.emit()
        if self._desk is not None:
            self._desk.votes.ask_dots(items, dots)

    def _keep(self, action: Action) -> None:
        if self._desk is not None and self._desk.keep_action(action):
            self._sheets.close()
            self.done.emit()

    def _remove(self, action: str) -> None:
        if self._desk is not None and self._desk.apply(ActionRemoved(action=action)):
            self._sheets.close()
            self.done.emit()

    def _on_people_gone(self) -> None:
        self._people = None
