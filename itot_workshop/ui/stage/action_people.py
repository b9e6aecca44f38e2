"""Owner and partner of an action below its words, where their names are too long for columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from itot_workshop.domain.audience_views import ActionRow
from itot_workshop.domain.people import Seat
from itot_workshop.ui.stage.pen import Pen, tr

_MARK = 1.1
"""How far a side's marker shifts the name behind it, in u."""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody's part in an action, and the name in lines."""

    part: str
    seat: Seat | None
    lines: tuple[str, ...]


def any_too_long(pen: Pen, rows: Sequence[ActionRow], width: float) -> bool:
    """Whether a name needs more than two lines of a column in the smallest type."""
    names = [name for row in rows for name in (row.owner, row.partner) if name]
    return any(len(pen.balanced(name, 1.0, width - _MARK * pen.u)) > 2 for name in names)


def people_of(pen: Pen, row: ActionRow, width: float, size: float) -> tuple[Person, ...]:
    """Those who do an action, each on lines of their own."""
    parts: tuple[tuple[str, str, Seat | None], ...] = (
        (tr("Owner"), row.owner, row.owner_seat),
        (tr("Partner"), row.partner, row.partner_seat),
    )
    room = width - _indent(pen, size) - _MARK * pen.u
    return tuple(
        Person(part=part, seat=seat, lines=pen.filled(who or tr("open"), size, room))
        for part, who, seat in parts
    )


def paint_people(pen: Pen, people: Sequence[Person], left: float, top: float, size: float) -> float:
    """Draw them one below the other; gives where they end."""
    for person in people:
        pen.write((person.part,), left, top, size, role="stage_muted")
        x = left + _indent(pen, size)
        if person.seat is not None:
            pen.mark(person.seat, x + 0.4 * pen.u, top + pen.line_height(size) / 2, 0.75 * pen.u)
            x += _MARK * pen.u
        top = pen.write(person.lines, x, top, size)
    return top


def _indent(pen: Pen, size: float) -> float:
    return max(pen.measure(part, size) for part in (tr("Owner"), tr("Partner"))) + 0.8 * pen.u
