"""Showing results to the room outside a running step: Space puts them on the stage, then turns.

What is shown are audience views that the page in sight gives (``SessionView``'s
``stage_pages``); a page that has none cannot be shown.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication

from itot_workshop.ui.results.stage_button import StageButton
from itot_workshop.ui.session_view import SessionView
from itot_workshop.ui.stage.projector import Projector

_KEYS = ("present", "present-back")


class Presenting(QObject):
    """Connects the page in sight with the projector, and the stage's keys with both."""

    def __init__(
        self,
        projector: Projector,
        view: SessionView,
        actions: Mapping[str, QAction],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._projector = projector
        self._view = view
        self._actions = actions
        actions["present"].triggered.connect(self._on_space)
        actions["present-back"].triggered.connect(self._go_back)
        projector.window.key_pressed.connect(self._on_stage_key)
        projector.page_changed.connect(self._on_page)
        view.stage_wished.connect(self.go_on)
        view.place_changed.connect(self._follow)
        view.shown_anew.connect(self._renew)

    def go_on(self) -> None:
        """Show the page in sight on the stage, or turn to what comes next there."""
        if self._projector.presents:
            self._projector.turn(1)
        else:
            self._projector.present(*self._view.stage_pages())

    def _on_space(self) -> None:
        """Space presses the button that has the keyboard, and shows the page otherwise."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and not isinstance(focused, StageButton):
            focused.click()
        else:
            self.go_on()

    def _go_back(self) -> None:
        self._projector.turn(-1)

    def _follow(self) -> None:
        """Another page in sight takes the stage over from the one before, or leaves it."""
        if self._projector.presents:
            shown = self._view.stage_pages()
            if shown.pages:
                self._projector.present(*shown)
            else:
                self._projector.end()

    def _renew(self) -> None:
        if self._projector.presents:
            self._projector.renew(self._view.stage_pages().pages)

    def _on_page(self) -> None:
        self._view.show_presented(*self._projector.shown)

    def _on_stage_key(self, event: QKeyEvent) -> None:
        """Space and Backspace on the stage do what they do on the page in sight."""
        pressed = QKeySequence(event.keyCombination())
        for id_ in _KEYS:
            action = self._actions[id_]
            if action.isEnabled() and pressed in action.shortcuts():
                action.trigger()
                return
