"""The tab key walks a page as it is read, also where parts came later than their neighbours."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from itot_workshop.ui.widgets.parts import in_tab_order


def tab_as_laid(page: QWidget) -> None:
    """Let Tab walk all that takes the keyboard in the order in which it is laid out."""
    stops = list(_stops(page))
    if stops:
        in_tab_order(stops[0], stops[1:])


def _stops(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() is not Qt.FocusPolicy.NoFocus:
        yield part
    inside = part.layout()
    scrolled = part.widget() if isinstance(part, QScrollArea) else None
    if scrolled is not None:
        yield from _stops(scrolled)
    elif inside is not None:
        yield from _stops_in(inside)
    else:  # such as the head of a table
        nearest = Qt.FindChildOption.FindDirectChildrenOnly
        for child in part.findChildren(QWidget, options=nearest):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield child


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        part, below = (item.widget(), item.layout()) if item is not None else (None, None)
        if part is not None:
            yield from _stops(part)
        elif below is not None:
            yield from _stops_in(below)
