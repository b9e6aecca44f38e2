"""The small parts every page is made of: words, grounds and lines, each said in one call.

What a part looks like stands in the style sheet; here it only says what it is.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QWidget,
)

from itot_workshop.ui.theme import tabular
from itot_workshop.ui.widgets.fold import ScrolledPage
from itot_workshop.ui.widgets.wrapped import WrappedLabel


def words(text: str = "", role: str = "", *, wrap: bool = False, kind: str = "") -> QLabel:
    """A label of plain text; what somebody typed is never read as markup."""
    label = WrappedLabel() if wrap else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    if kind:
        label.setProperty("kind", kind)
    return label


def even_figures(text: str = "", role: str = "", *, kind: str = "") -> QLabel:
    """A label whose figures are all of one width: they line up in a column, and a clock stands."""
    label = words(text, role, kind=kind)
    label.setFont(tabular(label.font()))
    return label


def together(text: str) -> str:
    """A text whose words are not broken behind a slash: IT/OT stays on its line."""
    return text.replace("/", "/\u2060")


def unbroken(text: str) -> str:
    """A text that stays on one line where it has room there: a figure with what it means."""
    return text.replace(" ", "\u00a0")


def ground(part: str, layout: QLayout | None = None, parent: QWidget | None = None) -> QFrame:
    """A frame with the ground of a part: page, card, rail, well, bar, foot, banner."""
    frame = QFrame(parent)
    frame.setProperty("part", part)
    if layout is not None:
        frame.setLayout(layout)
    return frame


def hairline(*, upright: bool = False) -> QFrame:
    """A line between groups."""
    return ground("vline" if upright else "line")


def holder(layout: QLayout) -> QWidget:
    """A widget that is nothing but its layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def scrolling(inside: QWidget, *, sideways: bool = False) -> QScrollArea:
    """A page that scrolls when the window is lower than what stands in it."""
    area = ScrolledPage()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def reach(widget: QWidget) -> None:
    """Put the keyboard on something, in sight: a page scrolls by itself for Tab alone."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def in_tab_order(before: QWidget, stops: Iterable[QWidget]) -> None:
    """Let Tab go from here through these, one after the other, and on as it did."""
    for stop in stops:
        QWidget.setTabOrder(before, stop)
        before = stop


def stops_tab(widget: QWidget) -> bool:
    """Whether the tab key can stop at something."""
    stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(stops) and widget.isEnabled()


def stop_at_checked(group: QButtonGroup) -> None:
    """Let the tab key stop once at a group, at its checked button; arrow keys walk inside."""
    for button in group.buttons():
        _stop_if(button, button.isChecked())
    group.buttonToggled.connect(_stop_if)


def _stop_if(button: QAbstractButton, checked: bool) -> None:
    policy = Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus
    button.setFocusPolicy(policy)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and away."""
    while (item := layout.takeAt(0)) is not None:
        inside, below = item.widget(), item.layout()
        if inside is not None:
            inside.hide()
            inside.deleteLater()
        elif below is not None:
            empty(below)
