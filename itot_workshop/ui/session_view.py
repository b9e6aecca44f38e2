"""The pages of one session below one bar, each built when it is entered first.

Later pages plug in with a line in the table of tabs and a door of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from itot_workshop.domain.about import About
from itot_workshop.domain.audience import shown
from itot_workshop.domain.changes import AboutEdited, CharterWritten
from itot_workshop.domain.charter_begun import begun
from itot_workshop.ui.charter.view import charter_view, has_charter
from itot_workshop.ui.commands import Place
from itot_workshop.ui.ids import new_id
from itot_workshop.ui.plan.view import plan_view
from itot_workshop.ui.results.exercises import differences_views, map_view
from itot_workshop.ui.results.told import told_views
from itot_workshop.ui.session_desk import SessionDesk
from itot_workshop.ui.stage_pages import StagePages
from itot_workshop.ui.widgets.banner import Banner
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.numbers import long_date
from itot_workshop.ui.widgets.session_bar import SessionBar

if TYPE_CHECKING:
    from itot_workshop.ui.charter.page import CharterPage
    from itot_workshop.ui.console.page import ConsolePage
    from itot_workshop.ui.plan.page import PlanPage
    from itot_workshop.ui.results.axis_page import AxisPage
    from itot_workshop.ui.results.compare_page import ComparePage
    from itot_workshop.ui.results.page import ResultsPage

Page: TypeAlias = "PlanPage | ResultsPage | AxisPage | ComparePage | ConsolePage | CharterPage"
Charted = TypeVar("Charted", "ResultsPage", "AxisPage", "ComparePage")
Tab: TypeAlias = Literal["plan", "console", "results", "charter", "compare"]


class SessionView(QWidget):
    """Shows what the desk has open; ``closed`` says that the library is wished for.

    ``place_changed`` says that another page is in sight, ``start_wished`` and ``rehearse_wished``
    that the plan is to be carried out or played, ``live_wished`` that the console is to be shown;
    it is plugged in with ``put_live`` when it is wished first. ``stage_wished`` says that the page
    in sight is to be shown to the room, ``shown_anew`` that what it shows has changed.
    ``picture_wished`` carries a :class:`PictureWish`, ``others_wished`` says that other sessions
    are to be compared. ``note_wished`` carries an axis and a sentence, ``action_wished`` an axis.
    """

    closed = Signal()
    live_wished = Signal()
    start_wished = Signal()
    rehearse_wished = Signal()
    place_changed = Signal()
    stage_wished = Signal()
    shown_anew = Signal()
    picture_wished = Signal(object)
    others_wished = Signal()
    note_wished = Signal(str, str)
    action_wished = Signal(str)

    def __init__(self, kit: Kit, actions: Mapping[str, QAction], desk: SessionDesk) -> None:
        super().__init__()
        self._desk = desk
        self.bar = SessionBar(kit)
        self._kit, self._actions = kit, actions
        self._presented = (0, 0)
        self._charter = ""
        self._pages = QStackedWidget()
        self._place: Place = "plan"
        self._axis = ""
        self._came_from: Literal["results", "compare"] = "results"
        self._all: dict[Place, Page] = {}
        for name, text in self._tabs():
            self.bar.add_tab(name, text)
        self.setLayout(kit.column(self.bar, self._pages, gap=""))
        self._wire()

    @cached_property
    def plan(self) -> PlanPage:
        """The plan of the workshop."""
        from itot_workshop.ui.plan.page import PlanPage

        made = PlanPage(self._kit, self._actions)
        made.wished.connect(self._desk.apply)
        made.undo_wished.connect(self._desk.undo)
        made.redo_wished.connect(self._desk.redo)
        made.start_wished.connect(self.start_wished)
        made.rehearse_wished.connect(self.rehearse_wished)
        self._plug("plan", made)
        return made

    @cached_property
    def results(self) -> ResultsPage:
        """The results, for the room too."""
        from itot_workshop.ui.results.page import ResultsPage

        made = self._charted("results", ResultsPage(self._kit, self._actions))
        made.talk_wished.connect(self._keep_talk)
        made.look_changed.connect(self.shown_anew)
        return made

    @cached_property
    def compare(self) -> ComparePage:
        """Sessions side by side, for the room too."""
        from itot_workshop.ui.results.compare_page import ComparePage

        made = self._charted("compare", ComparePage(self._kit, self._actions))
        made.others_wished.connect(self.others_wished)
        return made

    @cached_property
    def axis(self) -> AxisPage:
        """One axis with its statements, for the room too."""
        from itot_workshop.ui.results.axis_page import AxisPage

        made = self._charted("axis", AxisPage(self._kit, self._actions))
        made.results_wished.connect(self.back)
        made.note_wished.connect(self.note_wished)
        made.action_wished.connect(self.action_wished)
        return made

    @cached_property
    def charter(self) -> CharterPage:
        """The charter that is being written."""
        from itot_workshop.ui.charter.page import CharterPage

        made = CharterPage(self._kit)
        made.wished.connect(self._desk.apply)
        made.begun.connect(self.begin_charter)
        made.chosen.connect(self._open_charter)
        made.print_wished.connect(self._actions["export"].trigger)
        self._plug("charter", made)
        return made

    @property
    def place(self) -> Place:
        """Which page is in sight."""
        return self._place

    @property
    def banner(self) -> Banner:
        """Where the page in sight tells what happened."""
        return self._page(self._place).banner

    def start(self, tab: Tab | None = None) -> None:
        """Show what has just been opened: the running workshop, its results, or else its plan."""
        self._show_bar()
        session = self._desk.session
        running = session is not None and session.about.state == "running"
        usual: Tab = "results" if self._desk.has_votes() else "plan"
        wanted = tab or ("console" if running and not self._desk.read_only else usual)
        runs = wanted != "console" or self._desk.door() is not None
        self.show_page(wanted if runs else usual)

    def put_live(self, page: ConsolePage) -> None:
        """Plug the console in."""
        self._plug("console", page)

    def refresh(self) -> None:
        """Show the session as it is now, on the page that is in sight."""
        self._show_bar()
        self._fill(self._place)
        self.shown_anew.emit()

    def _show_bar(self) -> None:
        """Show which session is open, how it is kept, and which pages it has."""
        session = self._desk.session
        if session is None:
            return
        about = session.about
        place = " · ".join(part for part in (about.organisation, long_date(about.date)) if part)
        self.bar.show_session(about.title, place)
        self._show_saved()
        voted = self._desk.has_votes()
        self.bar.offer("console", offered=not self._desk.read_only)
        self.bar.offer("results", offered=voted)
        self.bar.offer("charter", offered=has_charter(session))
        self.bar.offer("compare", offered=voted and self._desk.earlier is not None)

    def _show_saved(self) -> None:
        said = self.tr("saved ✓") if self._desk.saved else self.tr("not saved")
        self.bar.show_saved("" if self._desk.read_only else said, good=self._desk.saved)

    def _show_unkept(self) -> None:
        """Something was not kept: show what is; a charter keeps what is being written."""
        (self._show_saved if self._place == "charter" else self.refresh)()

    def stage_pages(self) -> StagePages:
        """What of the page in sight the room may see; nothing of the facilitator's own pages."""
        if self._place not in ("results", "axis", "compare"):
            return StagePages()
        return self._desk.stage_pages(getattr(self, self._place).sight())

    def show_presented(self, page: int, pages: int) -> None:
        """Let the main action say whether it shows something, turns, or takes it down."""
        self._presented = (page, pages)
        for place in ("results", "axis", "compare"):
            if place in self._all:
                getattr(self, place).stage.show_presented(page, pages)

    def show_page(self, place: Place) -> None:
        """Put a page in sight; the console as soon as the workshop is ready to run."""
        if place == "console":
            self.live_wished.emit()
        else:
            self._show(place)

    def show_live(self) -> None:
        """Put the console in sight, which has a head of its own."""
        self._show("console")

    def _show(self, place: Place) -> None:
        self._fill(place)
        self._place = place
        self.bar.setVisible(place != "console")
        page = self._page(place)
        self._pages.setCurrentWidget(page)
        self.bar.show_tab("results" if place == "axis" else place)
        self.place_changed.emit()
        page.take_focus()

    def take_focus(self) -> None:
        """Put the keys where the page in sight wants them."""
        self._all[self._place].take_focus()

    def open_axis(self, axis: str) -> None:
        """Put an axis of the open session in sight; one that only others have stays where it is."""
        session = self._desk.session
        if session is None or all(axis != it.id for it in session.pack.axes):
            return
        if self._place == "compare" or self._place == "results":
            self._came_from = self._place
        self._axis = axis
        self.show_page("axis")

    def back(self) -> None:
        """From an axis to where it was opened, to the console while a workshop runs, else home."""
        if self._place == "axis":
            self.show_page(self._came_from)
            self.results.table.reach(self._axis)
        elif self._place != "console" and self.running() is not None:
            self.show_page("console")
        else:
            self.closed.emit()  # what is being typed is kept as the session is put away

    def running(self) -> About | None:
        """What is about the workshop that runs, which its console's own way out alone leaves."""
        session = self._desk.session
        if session is None or "console" not in self._all or self._desk.read_only:
            return None
        return session.about if session.about.state == "running" else None

    def settle(self) -> None:
        """Keep what is being typed, before the session is put away."""
        if "plan" in self._all:
            self.plan.settle()
        if self._place == "charter":
            self.charter.settle()

    def forget_told(self) -> None:
        """Another session comes: what was told of this one is told no more."""
        for page in self._all.values():
            page.banner.hide()

    def copy(self) -> None:
        """Copy the table in sight."""
        (self.compare if self._place == "compare" else self.results).copy()

    def _tabs(self) -> tuple[tuple[Tab, str], ...]:
        return (
            ("plan", self.tr("Plan")),
            ("console", self.tr("Live")),
            ("results", self.tr("Results")),
            ("charter", self.tr("Charter")),
            ("compare", self.tr("Compare")),
        )

    def _fill(self, place: Place) -> None:
        """Hand a page what it shows."""
        session = self._desk.session
        if session is None:
            return
        editable = not self._desk.read_only
        if place == "plan":
            self.plan.show_view(plan_view(session, editable=editable))
        elif place == "results" and (results := self._desk.results()) is not None:
            self.results.show_view(results)
            told = told_views(shown(session))
            self.results.show_exercises(map_view(session), differences_views(session), told)
        elif place == "axis" and (axis := self._desk.axis(self._axis)) is not None:
            self.axis.show_view(axis, of=session.id, editable=editable)
        elif place == "charter":
            self.charter.show_view(charter_view(session, self._charter, editable=editable))
        elif place == "compare" and (found := self._desk.comparison()) is not None:
            self.compare.show_view(found)

    def begin_charter(self, model: str) -> None:
        """Begin the charter of a model, with the defaults of its form."""
        session = self._desk.session
        if session is not None:
            id_, date = new_id(), session.about.date
            charter = begun(session.pack, model, id_=id_, session=session.id, date=date)
            self._desk.apply(CharterWritten(charter=charter))

    def _keep_talk(self, talk: tuple[str, ...]) -> None:
        """Keep which axes the facilitator put into the talk list."""
        session = self._desk.session
        if session is not None and not self._desk.read_only:
            chosen = talk if any(talk) else ()
            self._desk.apply(AboutEdited(about=replace(session.about, talk=chosen)))

    def _open_charter(self, charter: str) -> None:
        self._charter = charter
        self.show_page("charter")

    def _page(self, place: Place) -> Page:
        """A page, built if it is entered for the first time; the console is plugged in."""
        if place not in self._all:
            getattr(self, place)
        return self._all[place]

    def _plug(self, place: Place, page: Page) -> None:
        self._all[place] = page
        self._pages.addWidget(page)

    def _charted(self, place: Place, page: Charted) -> Charted:
        """Plug in a page with charts, which can leave the program or be shown to the room."""
        page.picture_wished.connect(self.picture_wished)
        page.axis_wished.connect(self.open_axis)
        page.stage.clicked.connect(self.stage_wished)
        page.stage.show_presented(*self._presented)
        self._plug(place, page)
        return page

    def _wire(self) -> None:
        self.bar.back_wished.connect(self.closed)
        self.bar.tab_wished.connect(self.show_page)
        self._desk.closing.connect(self.settle)
        self._desk.changed.connect(self.refresh)
        self._desk.kept_changed.connect(self._show_unkept)
