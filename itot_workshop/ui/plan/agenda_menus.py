"""The menus of the agenda: other templates, steps of the pack, what can be done with a step."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from itot_workshop.domain.pack import Pack, TemplateStep
from itot_workshop.ui.commands import command, keys_of
from itot_workshop.ui.icons import dress
from itot_workshop.ui.plan.words import hours, minutes_word, tr
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.kit import Kit

_COMMANDS = (
    ("title", "edit", "plan-edit", 0),
    ("up", "arrow-up", "plan-move", 0),
    ("down", "arrow-down", "plan-move", 1),
    ("switch", "", "plan-switch", 0),
    ("copy", "copy", "plan-copy", 0),
    ("remove", "bin", "plan-remove", 0),
)
"""What can be done with a step: its icon, and which key of which command does it."""


class AgendaMenus(QObject):
    """Opens menus at a point; the signals carry what was picked.

    ``template_picked`` carries a template's id, ``step_picked`` the ids of a template and its
    step, ``done`` the name of a command and the step it is for.
    """

    template_picked = Signal(str)
    step_picked = Signal(str, str)
    done = Signal(str, str)

    def __init__(self, kit: Kit, over: QWidget) -> None:
        super().__init__(over)
        self._kit = kit
        self._over = over

    def templates(self, pack: Pack, now: str, at: QPoint) -> QMenu:
        """Ask for another template."""
        menu = self._menu()
        for template in pack.templates:
            text = f"{template.title}, {hours(template.minutes)}"
            action = self._add(menu, text, ("template", template.id))
            action.setCheckable(True)
            action.setChecked(template.id == now)
        menu.triggered.connect(self._on_picked)
        menu.popup(at)
        return menu

    def steps(self, pack: Pack, at: QPoint) -> QMenu:
        """Ask for a step of the pack's templates."""
        menu = self._menu()
        for template in pack.templates:
            inside = menu.addMenu(_plain(template.title))
            inside.setToolTipsVisible(False)
            for step in template.steps:
                self._add(inside, _named(step), ("step", template.id, step.id))
        menu.triggered.connect(self._on_picked)
        menu.popup(at)
        return menu

    def step(self, step: str, *, off: bool, at: QPoint) -> QMenu:
        """Ask what to do with a step."""
        menu = self._menu()
        for name, icon, id_, which in _COMMANDS:
            text = f"{_label(name, off=off)}\t{keys_of(command(id_))[which]}"
            action = self._add(menu, text, ("done", name, step))
            if icon:
                dress(action, self._kit.icons, icon)
        menu.triggered.connect(self._on_picked)
        menu.popup(at)
        return menu

    def _menu(self) -> QMenu:
        menu = QMenu(self._over)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add(self, menu: QMenu, text: str, data: tuple[str, ...]) -> QAction:
        action = menu.addAction(_plain(text))
        action.setData(list(data))
        return action

    def _on_picked(self, action: QAction) -> None:
        kind, *values = action.data()
        if kind == "template":
            self.template_picked.emit(values[0])
        elif kind == "step":
            self.step_picked.emit(values[0], values[1])
        else:
            self.done.emit(values[0], values[1])


def _named(step: TemplateStep) -> str:
    return filled(tr("%1, %2"), step.title, minutes_word(step.minutes))


def _plain(text: str) -> str:
    """A text without hidden shortcuts."""
    return text.replace("&", "&&")


def _label(name: str, *, off: bool) -> str:
    labels = {
        "title": tr("Rename"),
        "up": tr("Move up"),
        "down": tr("Move down"),
        "switch": tr("Switch on") if off else tr("Switch off"),
        "copy": tr("Duplicate"),
        "remove": tr("Remove"),
    }
    return labels[name]
