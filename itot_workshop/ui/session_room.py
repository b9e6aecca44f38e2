"""Everything around an open session: its desk, its pages, export and votes from paper.

Importing this module brings the pages and the figures along, which takes its time: the window does
so when the first session is opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from itot_workshop.domain.sites import is_same_site
from itot_workshop.storage.drafts import DraftFile
from itot_workshop.storage.library import Library
from itot_workshop.ui.charts.picture_flow import PictureFlow
from itot_workshop.ui.file_questions import FileQuestions
from itot_workshop.ui.library.told import Told
from itot_workshop.ui.live_room import LiveRoom
from itot_workshop.ui.page_drafts import PageDrafts
from itot_workshop.ui.presenting import Presenting
from itot_workshop.ui.rehearsal_flow import RehearsalFlow
from itot_workshop.ui.session_desk import SessionDesk
from itot_workshop.ui.session_view import SessionView, Tab
from itot_workshop.ui.sheets.opener import SheetOpener
from itot_workshop.ui.sheets.settings_flow import SettingsFlow
from itot_workshop.ui.sheets.votes_flow import VotesFlow
from itot_workshop.ui.sheets.writing_flow import WritingFlow
from itot_workshop.ui.stage.projector import Projector
from itot_workshop.ui.widgets.kit import Kit

if TYPE_CHECKING:
    from itot_workshop.ui.sheets.export_flow import ExportFlow
    from itot_workshop.ui.sheets.export_wish import ExportWish


class SessionRoom(QObject):
    """What the window asks for when it is about sessions; ``told`` carries a Told.

    ``closed`` says that the library is wished for, ``place_changed`` that another page is in sight,
    ``others_wished`` that other sessions are to be chosen than those compared.
    """

    told = Signal(object)
    closed = Signal()
    place_changed = Signal()
    others_wished = Signal()

    def __init__(
        self,
        kit: Kit,
        actions: Mapping[str, QAction],
        opener: SheetOpener,
        ask: FileQuestions,
        library: Library,
        resources: Path,
    ) -> None:
        super().__init__(opener)
        self.desk = SessionDesk(library, self)
        self.view = SessionView(kit, actions, self.desk)
        self._resources = resources
        self.votes = VotesFlow(kit, opener, ask, self.desk)
        self.rehearsals = RehearsalFlow(self.desk, self)
        self.pictures = PictureFlow(kit.theme, ask, self.view)
        self.writing = WritingFlow(kit, opener, self.desk)
        self.desk.closing.connect(self.view.forget_told)
        self.drafts = PageDrafts(self.view, self.writing, self)
        self.drafts.told.connect(self._on_unkept)
        self.desk.closing.connect(self.drafts.drop)
        for teller in (self.desk, self.votes, self.rehearsals, self.pictures):
            teller.told.connect(self.told)
        self._opener, self._ask = opener, ask
        self._kit, self._actions = kit, actions
        self.projector = Projector(kit.theme, self.view, self)
        self.presenting = Presenting(self.projector, self.view, actions, self)
        self.desk.closing.connect(self.projector.end)
        self.live: LiveRoom | None = None
        self._setting: SettingsFlow | None = None
        self.view.picture_wished.connect(self.pictures.carry_out)
        self.view.note_wished.connect(self.writing.take_note)
        self.writing.taken.connect(self._clear_note)
        self.desk.closing.connect(self._forget_notes)
        self.view.action_wished.connect(self.writing.new_action)
        actions["axis-note"].triggered.connect(self._begin_note)
        actions["axis-action"].triggered.connect(self._wish_action)
        actions["look-back"].triggered.connect(self._look_back)
        self.view.live_wished.connect(self._go_live)
        self.view.start_wished.connect(self.begin)
        self.view.rehearse_wished.connect(self._rehearse)
        self.view.closed.connect(self.closed)
        self.view.others_wished.connect(self.others_wished)
        self.view.place_changed.connect(self.place_changed)

    @cached_property
    def exports(self) -> ExportFlow:
        """What exports sessions, with its sheet; built for the first export."""
        from itot_workshop.ui.sheets.export_flow import ExportFlow
        from itot_workshop.ui.sheets.export_memory import remembered

        made = ExportFlow(self._kit, self._opener, self._ask, self._resources)
        made.told.connect(self.told)
        if self._setting is not None:
            made.last = remembered(self._setting.settings, made.last)
        made.chosen.connect(self._keep_export)
        return made

    @property
    def title(self) -> str:
        """What is open."""
        session = self.desk.session
        return session.about.title if session else ""

    def _go_live(self) -> None:
        """Run the workshop on the console; the room for it is built when it is entered first."""
        door = self.desk.door()
        if door is None:
            return
        if self.live is None:
            self.live = LiveRoom(
                self._kit,
                self._actions,
                self._opener,
                self._ask,
                self.desk,
                self.view,
                self.votes,
                self.projector,
            )
            self.live.console.deeds.compare_wished.connect(self._look_back)
        self.live.start(door)

    def put_away(self) -> None:
        """Put the session and all windows around it away, at the end of the program."""
        if "exports" in self.__dict__:
            self.exports.stop()
        self.desk.close()
        if self.live is not None:
            self.live.stop()
        self.projector.dispose()

    def begin(self) -> None:
        """Carry the plan out: the console, at the first step."""
        self._go_live()
        if self.live is not None and self.view.place == "console":
            self.live.begin()

    def _look_back(self) -> None:
        """Show what has changed since earlier sessions, or say why that cannot be."""
        why = self.desk.look_back()
        if why:
            self.view.banner.tell(why, "info")
        else:
            self.view.show_page("compare")

    def _begin_note(self) -> None:
        self.view.axis.begin_note()

    def _clear_note(self) -> None:
        """Make room for another note on an axis: the last one is kept."""
        self.view.axis.note.clear()

    def _forget_notes(self) -> None:
        if "axis" in self.view.__dict__:
            self.view.axis.forget()

    def _wish_action(self) -> None:
        self.view.axis.wish_action()

    def _rehearse(self) -> None:
        """Carry a copy of the plan out, with made-up people."""
        self.view.settle()
        path = self.rehearsals.make()
        if path is not None and self.open(path):
            self.begin()

    def open(self, path: Path, tab: Tab | None = None) -> bool:
        """Open a session on its results, its plan, or a page that is named."""
        if not self.desk.open(path):
            return False
        self.view.start(tab)
        self._resume()
        return True

    def compare(self, paths: tuple[Path, ...]) -> bool:
        """Open the latest of some sessions, set against the earliest."""
        if not self.desk.open_pair(paths):
            return False
        if self.desk.comparison() is None:
            self.desk.close()
            return False
        self.view.start("compare")
        self._resume()
        return True

    def _resume(self) -> None:
        """Put back what was half typed on the pages when the program ended; it is told once."""
        session = self.desk.session
        if session is None or self.desk.read_only or self.drafts.looks_after(session.id):
            return
        said = self.drafts.use(DraftFile(self.desk.library.keeping.local, session.id), session)
        told = self.view.banner.text()
        if said and said not in told:
            self.view.banner.tell(" ".join(it for it in (told, said) if it), "info")

    def _on_unkept(self, sentence: str) -> None:
        self.told.emit(Told(text=sentence, good=False))

    def remember_exports(self, setting: SettingsFlow) -> None:
        """Let exports begin with the choices of the last one, and keep those of the next."""
        self._setting = setting

    def _keep_export(self, wish: ExportWish) -> None:
        from itot_workshop.ui.sheets.export_memory import kept

        if self._setting is not None:
            self._setting.keep(kept(self._setting.settings, wish))

    def export_files(self, paths: tuple[Path, ...]) -> None:
        """Export sessions of the library."""
        self.exports.start_files(self.desk.library, paths)

    def export(self) -> None:
        """Export what is in sight: the open session, its charter, or all that are compared."""
        from itot_workshop.ui.exporting import Exported

        self.view.settle()
        session, earlier, path = self.desk.session, self.desk.earlier, self.desk.path
        if session is None or path is None:
            return
        if self.view.place == "compare" and len(self.desk.compared()) > 1:
            what = Exported(sessions=self.desk.compared(), files=(path,))
        else:
            before = earlier if earlier and is_same_site(earlier, session) else None
            what = Exported(sessions=(session,), files=(path,), before=before)
        only = "charter" if self.view.place == "charter" else ""
        self.exports.start(self.desk.library, what, only)
