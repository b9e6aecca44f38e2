"""Everything around a running workshop: console, stage, booth, and the ways out of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication

from itot_workshop.domain.audience_choice import choice_of
from itot_workshop.domain.changes import BallotCast
from itot_workshop.domain.rules_votes import open_round
from itot_workshop.domain.timebox import steps_in_order
from itot_workshop.live.clock import Clock
from itot_workshop.live.workshop import Workshop
from itot_workshop.storage.drafts import DraftFile
from itot_workshop.storage.last_shown import ShownFile
from itot_workshop.ui.console.live import LiveConsole
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.rehearsal_flow import MadeUpRoom
from itot_workshop.ui.session_desk import SessionDesk
from itot_workshop.ui.session_view import SessionView
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.votes_flow import VotesFlow
from itot_workshop.ui.stage.projector import Projector
from itot_workshop.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from itot_workshop.ui.booth.window import BoothWindow


class LiveRoom(QObject):
    """Runs the session of a desk: one at a time, on console, stage and booth."""

    def __init__(
        self,
        kit: Kit,
        actions: Mapping[str, QAction],
        opener: SheetOpener,
        ask: FileQuestions,
        desk: SessionDesk,
        view: SessionView,
        votes: VotesFlow,
        projector: Projector,
    ) -> None:
        super().__init__(desk)
        self._kit = kit
        self._ask = ask
        self._desk = desk
        self._view = view
        self._votes = votes
        self._workshop: Workshop | None = None
        self._made_up: MadeUpRoom | None = None
        self._refusal = ""
        self.booth: BoothWindow | None = None
        clock = Clock(parent=self)
        self.console = LiveConsole(
            kit, actions, opener, clock=clock, new_id=new_id, projector=projector, parent=self
        )
        view.put_live(self.console.page)
        self._wire()

    def start(self, workshop: Workshop) -> None:
        """Show the console of a workshop, started if it was not on it already.

        One that is running, gone on with after an interruption perhaps, has its stage at once.
        """
        if self._workshop is not workshop:
            self._workshop = workshop
            self._made_up = None
            workshop.refused.connect(self._on_refused)
            workshop.save_failed.connect(self._on_refused)
            workshop.changed.connect(self._on_changed)
            local, id_ = self._desk.library.keeping.local, workshop.session.id
            drafts, shown = DraftFile(local, id_), ShownFile(local, id_)
            self.console.start(workshop, self._desk.followed(), drafts, shown)
            if workshop.session.about.state == "running":
                self.console.window.come_beside()
        self._view.show_live()

    def begin(self) -> None:
        """Go to the first step, unless the workshop is at one already; the room sees it."""
        desk = self.console.desk
        if desk is not None and not desk.session.about.step:
            steps = steps_in_order(desk.session)
            if steps:
                desk.enter(steps[0].id)
                self.console.window.come_beside()

    def stop(self) -> None:
        """Put booth, stage and console away."""
        self.close_booth()
        if self._workshop is not None:
            self.console.stop()
            self._workshop = None

    def open_booth(self) -> None:
        """Let people vote one after the other, where the console is now."""
        workshop = self._workshop
        if workshop is None or open_round(workshop.session) is None:
            return
        if self.booth is None:
            from itot_workshop.ui.booth.window import BoothWindow

            self.booth = BoothWindow(self._kit.theme, public=self._is_public())
            self.booth.ballot_ready.connect(self._cast)
            self.booth.left.connect(self.close_booth)
        self.booth.booth.show_session(workshop.session)
        self.booth.show_on(self.console.page.screen())

    def close_booth(self) -> None:
        """Take the booth away; whoever stood at it is forgotten."""
        if self.booth is None:
            return
        self.booth.close()
        self.booth.deleteLater()
        self.booth = None
        self.console.page.refresh()
        if not self.console.window.come_forward():
            self.console.page.activateWindow()
            self.console.page.take_focus(main=True)

    def _is_public(self) -> bool:
        """Whether the room can see the screen on which the booth will stand."""
        return len(QGuiApplication.screens()) == 1 and self.console.window.is_up

    def _wire(self) -> None:
        console, deeds = self.console, self.console.deeds
        deeds.booth_wished.connect(self.open_booth)
        deeds.import_wished.connect(self._votes.start)
        deeds.made_up_wished.connect(self._make_up)
        deeds.results_wished.connect(self._show_results)
        deeds.charter_wished.connect(self._show_charter)
        console.copy_wished.connect(self._save_copy)
        console.back_wished.connect(self._view.closed)
        self._desk.closing.connect(self.stop)

    def _cast(self, change: BallotCast) -> None:
        if self._workshop is None or self.booth is None:
            return
        self._refusal = ""
        if self._workshop.apply(change):
            self.booth.booth.accepted()
        else:
            self.booth.booth.refused(self._refusal)

    def _make_up(self) -> None:
        """Let made-up people vote, in a rehearsal alone."""
        workshop = self._workshop
        if workshop is None or not workshop.session.about.rehearsal:
            return
        if self._made_up is None:
            self._made_up = MadeUpRoom(workshop.session)
        self._made_up.vote(workshop)

    def _on_refused(self, sentence: str) -> None:
        self._refusal = sentence

    def _on_changed(self, _change: object) -> None:
        if self.booth is not None and self._workshop is not None:
            self.booth.booth.show_session(self._workshop.session)

    def _show_results(self) -> None:
        self._view.show_page("results" if self._desk.has_votes() else "plan")

    def _show_charter(self) -> None:
        """Show the charter; of a model that was just chosen it is begun first."""
        session = self._desk.session
        chosen = choice_of(session).chosen if session is not None else ""
        if session is not None and chosen:
            if not any(charter.model == chosen for charter in session.charters.values()):
                self._view.begin_charter(chosen)
        self._view.show_page("charter")

    def _save_copy(self) -> None:
        path = self._desk.path
        if path is not None:
            title, kinds = self.tr("Save a copy elsewhere"), self.tr("Sessions (%1)")
            start = Path.home() / path.name
            self._ask.new_file(title, kinds.replace("%1", "*.itot"), start, self._keep_copy)

    def _keep_copy(self, files: tuple[Path, ...]) -> None:
        self._desk.save_copy(files[0])
