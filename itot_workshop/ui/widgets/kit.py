"""What pages are put together with: the look's spaces, icons and fonts in one hand.

A page is handed the kit and asks it for rows, columns and buttons, so that no distance stands in
the code: spaces are named by their step on the scale (xs, s, m, l, xl, xxl, xxxl).
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from itot_workshop.charts.look import Look
from itot_workshop.ui.icons import Icons, dress
from itot_workshop.ui.theme import Step, Theme
from itot_workshop.ui.widgets.elided import tip
from itot_workshop.ui.widgets.flow import FlowLayout
from itot_workshop.ui.widgets.painting import Ink
from itot_workshop.ui.widgets.parts import holder, words
from itot_workshop.ui.widgets.push_button import PushButton

Gap: TypeAlias = Literal["", "xs", "s", "m", "l", "xl", "xxl", "xxxl"]
Around: TypeAlias = Gap | tuple[Gap, Gap] | tuple[Gap, Gap, Gap, Gap]
Item: TypeAlias = QWidget | QLayout | int

_APART = "\u2009"
"""Keeps a button's words a little further from its icon than Qt does."""

_WIDEST, _SENTENCE = 1960, 1080
_ICON_ROLES = {"main": "on_ink", "quiet": "muted", "danger": "danger"}


class Kit:
    """Hands out layouts and buttons in the spaces and icons of the look."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.ink = Ink(theme)

    @property
    def look(self) -> Look:
        """The look that is on."""
        return self.theme.look

    @property
    def icons(self) -> Icons:
        """The icons in the colours of the look."""
        return self.theme.icons

    def space(self, gap: Gap) -> int:
        """A step of the scale of spaces in pixels; the empty step is none."""
        pixels: int = getattr(self.look.space, gap) if gap else 0
        return pixels

    def px(self, pixels: float) -> int:
        """A size that grows with the text."""
        return self.ink.px(pixels)

    def row(self, *items: Item, gap: Gap = "s", around: Around = "") -> QBoxLayout:
        """Items side by side; a number is a stretch of that weight.

        ``around`` is the margin: one step, (sideways, up and down), or (left, top, right, bottom).
        """
        return self._filled(QHBoxLayout(), items, gap, around)

    def column(self, *items: Item, gap: Gap = "s", around: Around = "") -> QBoxLayout:
        """Items one below the other; a number is a stretch of that weight."""
        return self._filled(QVBoxLayout(), items, gap, around)

    def flow(self, *items: QWidget, gap: Gap = "l", row_gap: Gap = "s") -> FlowLayout:
        """Items like words on a line."""
        layout = FlowLayout(gap=self.space(gap), row_gap=self.space(row_gap))
        for item in items:
            layout.addWidget(item)
        return layout

    def margins(self, layout: QLayout, around: Around) -> None:
        """Set the margin around a layout."""
        left, top, right, bottom = _four(around)
        layout.setContentsMargins(
            self.space(left), self.space(top), self.space(right), self.space(bottom)
        )

    def button(
        self, text: str, icon: str = "", role: str = "", *, name: str = "", key: str = ""
    ) -> QPushButton:
        """A button; ``name`` is what a screen reader says where the text alone would not do."""
        made = PushButton()
        made.setProperty("role", role)
        if icon:
            dress(made, self.icons, icon, _ICON_ROLES.get(role, "text"))
        self.name_button(made, text, name)
        made.setToolTip(tip(f"{name or text} ({key})" if key else name))
        return made

    def name_button(self, button: QPushButton, text: str, name: str = "") -> None:
        """Let a button say something; what somebody typed has no hidden shortcuts in it."""
        plain = text.replace("&", "&&")
        button.setText(f"{_APART}{plain}" if plain and not button.icon().isNull() else plain)
        button.setAccessibleName(name or text)

    def beside(self, text: str, step: Step = "body") -> QLabel:
        """A small word before a larger text of this step, on the line of its first words."""
        made = words(text, "caption")
        made.setContentsMargins(0, self.ink.drop(step), 0, 0)
        return made

    def action_button(self, action: QAction, icon: str = "", role: str = "") -> QPushButton:
        """A button that does what an action does and rests when the action rests.

        Its tip tells the ``key`` that the action has as a property, as people call it.
        """
        made = self.button(action.text(), icon, role, key=str(action.property("key") or ""))
        made.clicked.connect(action.trigger)
        action.enabledChanged.connect(made.setEnabled)
        made.setEnabled(action.isEnabled())
        return made

    def _filled(
        self, layout: QBoxLayout, items: tuple[Item, ...], gap: Gap, around: Around
    ) -> QBoxLayout:
        self.margins(layout, around)
        layout.setSpacing(self.space(gap))
        for item in items:
            if isinstance(item, int):
                layout.addStretch(item)
            elif isinstance(item, QLayout):
                layout.addLayout(item)
            else:
                layout.addWidget(item)
        return layout


def sheet_of_paper(kit: Kit, layout: QLayout) -> QWidget:
    """A page that is no wider than can be read; in wider windows it stands in the middle."""
    made = _Sheet()
    made.setLayout(layout)
    made.setMaximumWidth(kit.px(_WIDEST))
    return made


class _Sheet(QWidget):
    """A page that is as high as its width asks for.

    The height that its words would need in the narrowest room would leave a hole in a wider one.
    """

    def minimumSizeHint(self) -> QSize:
        """The width of its parts; the height follows from the width it gets."""
        return QSize(super().minimumSizeHint().width(), 0)


def narrow(kit: Kit, part: QWidget, most: int = _SENTENCE) -> QWidget:
    """A part that is no wider than this many pixels at 100%, at the beginning of its line.

    Without a number it is as wide as a field for a sentence is at most.
    """
    part.setMaximumWidth(kit.px(most))
    line = kit.row(gap="")
    line.addWidget(part, 1)
    line.addStretch(0)
    return holder(line)


def _four(around: Around) -> tuple[Gap, Gap, Gap, Gap]:
    if isinstance(around, str):
        return (around, around, around, around)
    if len(around) == 2:
        return (around[0], around[1], around[0], around[1])
    return around
