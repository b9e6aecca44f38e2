"""What the room sees of the differences between the sides, once both tables have rated them."""

from __future__ import annotations

from msgspec import Struct


class DifferenceRow(Struct, frozen=True, kw_only=True):
    """One difference. Ratings are there for both sides or for neither; so are examples.

    ``management`` is the rating of a table of managers; ``helps`` and ``costs`` are what the room
    said of it.
    """

    name: str
    it: int | None = None
    ot: int | None = None
    management: int | None = None
    it_example: str = ""
    ot_example: str = ""
    helps: bool = False
    costs: bool = False


class Differences(Struct, frozen=True, kw_only=True):
    """How far apart both tables see each difference, from ``low`` (much alike) up to ``high``."""

    title: str
    rows: tuple[DifferenceRow, ...]
    low: int
    high: int
    alike: str = ""
    apart: str = ""
    ask: str = ""
