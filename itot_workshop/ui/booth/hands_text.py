"""Counts of hands typed as a line: ``IT: 4 4 3 2``, several sides one after the other."""

from __future__ import annotations

import re

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.pack import Scale
from itot_workshop.domain.people import Seat
from itot_workshop.domain.roster import SeatWords, seat_named
from itot_workshop.domain.session import Refused

MOST_TEXT = 2_000
"""The longest line that can be meant, in characters."""

_SIDE = re.compile(r"([^\W\d_][^:;\n\d]*):")
_NOT_A_HAND = re.compile(r"[^\s,;]+")
_CANT_JUDGE = frozenset("0?")


class TypedHands(Struct, frozen=True, kw_only=True):
    """Hands of one seat in the order typed, None for *can't judge*; no seat means the one at hand.

    A seat that is named without any hand behind it has had its count taken back.
    """

    seat: Seat | None
    hands: tuple[int | None, ...]


def parse_hands(text: str, scale: Scale, words: SeatWords) -> tuple[TypedHands, ...]:
    """What a line counts. Every digit is one hand; 0 or a question mark is *can't judge*.

    Refused when a side is unknown or named twice, or a number is not on the scale.
    """
    if len(text) > MOST_TEXT:
        raise Refused(tr("This line is too long to be a count. Nothing was counted."))
    first, *rest = _SIDE.split(text)
    made = [TypedHands(seat=None, hands=_hands(first, scale))] if first.strip(" ;,\n\t") else []
    for name, said in zip(rest[::2], rest[1::2], strict=True):
        seat = seat_named(name, words)
        if seat is None:
            raise Refused(
                tr("“{name}” is no side here. Write it like “IT: 4 4 3 2”.").format(
                    name=name.strip()
                )
            )
        made.append(TypedHands(seat=seat, hands=_hands(said, scale)))
    named = [found.seat for found in made]
    if len(set(named)) < len(named):
        raise Refused(tr("One side stands twice in this line. Nothing was counted."))
    return tuple(made)


def _hands(said: str, scale: Scale) -> tuple[int | None, ...]:
    return tuple(_hand(sign, scale) for word in _NOT_A_HAND.findall(said) for sign in word)


def _hand(sign: str, scale: Scale) -> int | None:
    if sign.isascii() and sign.isdigit() and int(sign) in scale.values:
        return int(sign)
    if sign in _CANT_JUDGE and scale.abstain:
        return None
    if not scale.abstain:
        raise Refused(
            tr("“{sign}” is not on the scale from {low} to {high}. Nothing was counted.").format(
                sign=sign, low=scale.low, high=scale.high
            )
        )
    raise Refused(
        tr(
            "“{sign}” is not on the scale from {low} to {high}; 0 is “{abstain}”. "
            "Nothing was counted."
        ).format(sign=sign, low=scale.low, high=scale.high, abstain=scale.abstain)
    )


def tr(text: str) -> str:
    """A text of the pad in the reader's language."""
    return QCoreApplication.translate("HandsPad", text)
