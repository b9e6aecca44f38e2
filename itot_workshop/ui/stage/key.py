"""The key of a radar on the stage: whose line or marker is which."""

from __future__ import annotations

from collections.abc import Iterable

from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.widgets.names import seat_name

_SIZE, _BETWEEN = 1.1, 1.5


def draw_key(pen: Pen, seats: Iterable[Seat | None], left: float, top: float) -> float:
    """Write the seats beside their signs, None for the room as a whole; gives where that ends."""
    x, middle = left, top + pen.line_height(_SIZE) / 2
    for seat in seats:
        name = seat_name(seat) if seat is not None else tr("the room as a whole")
        x += pen.sample(pen.series(seat), x, middle) + 0.5 * pen.u
        pen.write((name,), x, top, _SIZE)
        x += _BETWEEN * pen.u + pen.measure(name, _SIZE)
    return x
