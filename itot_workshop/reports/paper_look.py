"""The sizes of paper and of what stands on it, read from ``resources/theme/print.toml``."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from itot_workshop.charts.look import Look, read_look
from itot_workshop.reports.formats import Paper


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A sheet of paper and its margins above and below the text, in millimetres."""

    width: float
    height: float
    top: float
    bottom: float


class RadarPlace(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The room of a radar with its words in points, ``whole`` by ``low`` where names need more
    than ``width``, ``small`` by ``flat`` among others; ``cover`` is its width on the cover in mm.
    """

    width: float
    height: float
    whole: float
    low: float
    small: float
    flat: float
    cover: float


class Print(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Sizes in print: type in points, places in millimetres."""

    type: dict[str, int | float | str]
    page: dict[str, float]
    chart: dict[str, float]
    radar: RadarPlace
    handout: dict[str, float]
    paper: dict[Paper, Sheet]

    @property
    def small(self) -> float:
        """The size of the smallest words, in points."""
        return float(self.type["small"])


class PaperLook(Struct, frozen=True, kw_only=True):
    """All that paper takes from the look: the light one's colours and marks, and its own sizes."""

    look: Look
    print: Print


def read_paper_look(theme: Path) -> PaperLook:
    """Read the look of paper from the theme folder; raises as ``read_look`` does."""
    sizes = msgspec.toml.decode((theme / "print.toml").read_bytes(), type=Print)
    return PaperLook(look=read_look(theme, "light"), print=sizes)
