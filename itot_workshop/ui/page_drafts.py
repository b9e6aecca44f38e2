"""The drafts of a session's pages: notes and actions in the results, people in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QObject

from itot_workshop.domain.session import Session
from itot_workshop.storage.drafts import Drafts
from itot_workshop.ui.draft_keeper import DraftKeeper
from itot_workshop.ui.session_view import SessionView
from itot_workshop.ui.sheets.writing_flow import WritingFlow

if TYPE_CHECKING:
    from itot_workshop.ui.plan.people_page import PeoplePage
    from itot_workshop.ui.results.axis_page import AxisPage

translate = QCoreApplication.translate


class PageDrafts(DraftKeeper):
    """Looks after the lines for notes on axes, the form of an action on one, and the line for
    people in the plan. What was left waits until its page is built.
    """

    def __init__(self, view: SessionView, writing: WritingFlow, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._writing = view, writing
        self._waiting = Drafts()
        self._axis: AxisPage | None = None
        self._people: PeoplePage | None = None
        view.place_changed.connect(self._on_place)
        writing.edited.connect(self.on_typed)

    def now(self, beside: Drafts) -> Drafts:
        """What stands half typed on the pages."""
        axes = self._axis.half_typed(self._session) if self._axis is not None else {}
        entry = self._people.half_typed(self._session) if self._people is not None else ""
        return replace(
            beside,
            axes={**self._waiting.axes, **axes},
            entry=entry or self._waiting.entry,
            form=self._writing.half_filled(),
        )

    def put_back(self, left: Drafts, session: Session) -> str:
        """Let everything stand in its line again; the form opens when it is asked for."""
        form = None if left.form is None or left.form.id in session.actions else left.form
        self._waiting = left
        self._writing.put_back(form)
        if self._axis is not None:
            self._look_after_axis(self._axis)
        self._on_place()
        said = []
        if left.axes or left.entry:
            said.append(
                translate("Session", "What was typed and not entered stands in its line again.")
            )
        if form is not None:
            said.append(
                translate(
                    "Session",
                    "The action that was being filled in on an axis opens again with A there.",
                )
            )
        return " ".join(said)

    def drop(self) -> None:
        """The session is put away, and with it what waited for its pages."""
        super().drop()
        self._waiting = Drafts()
        self._writing.put_back(None)

    def _on_place(self) -> None:
        """Put back what belongs to the page in sight, and look after it from now on."""
        if self._view.place == "axis":
            self._look_after_axis(self._view.axis)
        elif self._view.place == "plan":
            self._look_after_people(self._view.plan.people)

    def _look_after_axis(self, page: AxisPage) -> None:
        if self._axis is None:
            self._axis = page
            page.note.textChanged.connect(self.on_typed)
        axes, self._waiting = self._waiting.axes, replace(self._waiting, axes={})
        page.put_back(self._session, axes)

    def _look_after_people(self, page: PeoplePage) -> None:
        if self._people is None:
            self._people = page
            page.entry.textChanged.connect(self.on_typed)
        entry, self._waiting = self._waiting.entry, replace(self._waiting, entry="")
        page.put_back(self._session, entry)
