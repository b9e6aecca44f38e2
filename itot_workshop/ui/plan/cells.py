"""What the tables of the plan draw into their cells, beside words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from itot_workshop.domain.people import Seat
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import SEAT_SERIES, draw_marker
from itot_workshop.ui.widgets.names import seat_name

_TINTS = {"IT": "it_tint", "OT": "ot_tint", "MGT": "mgt_tint", "OTHER": "other_tint"}


def draw_icon(
    painter: QPainter, kit: Kit, name: str, role: str, rect: QRect, *, height: int = 0
) -> None:
    """An icon in the middle of a rectangle."""
    size = height or kit.px(kit.look.size.icon)
    ratio = painter.device().devicePixelRatio()
    picture = kit.icons.pixmap(name, role, size, ratio)
    shape = picture.deviceIndependentSize()
    x = rect.center().x() - shape.width() / 2
    y = rect.center().y() - shape.height() / 2
    painter.drawPixmap(round(x), round(y), picture)


def draw_box(painter: QPainter, kit: Kit, rect: QRect, ground: str, edge: str = "") -> None:
    """A rounded box."""
    painter.setPen(QPen(kit.ink.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(kit.ink.colour(ground))
    radius = kit.look.size.radius
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def draw_chip(painter: QPainter, kit: Kit, seat: Seat, rect: QRect) -> None:
    """A seat's chip at the beginning of a rectangle: its marker and its name."""
    ink = kit.ink
    box = QRect(rect)
    box.setHeight(min(rect.height(), ink.line("small") + 2 * kit.space("xs")))
    box.moveCenter(rect.center())
    box.setWidth(min(rect.width(), chip_width(kit, seat)))
    right = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    if right:
        box.moveRight(rect.right())
    else:
        box.moveLeft(rect.left())
    draw_box(painter, kit, box, _TINTS[seat])
    em, pad = ink.line("small"), kit.space("s")
    at = box.right() - pad - em / 2 if right else box.left() + pad + em / 2
    draw_marker(painter, SEAT_SERIES[seat], at, box.center().y() + 1, em * 0.9, kit.look)
    shift = round(em + pad + kit.space("xs"))
    text = box.adjusted(pad, 0, -shift, 0) if right else box.adjusted(shift, 0, -pad, 0)
    ink.write(painter, text, seat_name(seat), step="small", semibold=True)


def chip_width(kit: Kit, seat: Seat) -> int:
    """How wide a seat's chip is."""
    ink = kit.ink
    words = ink.width(seat_name(seat), "small", semibold=True)
    return ink.line("small") + 2 * kit.space("s") + kit.space("xs") + words + 2
