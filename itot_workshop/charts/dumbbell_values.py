"""What a chart of dumbbells is made from: axes with names and figures, in groups, on one scale."""

from __future__ import annotations

from msgspec import Struct

from itot_workshop.charts.dumbbell import Dumbbell, Scale


class DumbbellRow(Struct, frozen=True, kw_only=True):
    """An axis with its figure and how sure that is; ``strong`` rows are the clear ones. An
    ``arrow`` stands before the figure, in a column of its own.
    """

    axis: str
    name: str
    dumbbell: Dumbbell
    figure: str
    word: str
    strong: bool
    arrow: str = ""


class DumbbellGroup(Struct, frozen=True, kw_only=True):
    """Axes that have something in common; those that ``fell`` are titled in danger's colour."""

    title: str
    rows: tuple[DumbbellRow, ...]
    fell: bool = False


class DumbbellChart(Struct, frozen=True, kw_only=True):
    """Everything that is drawn.

    ``heads`` stand over the figures and over the words of all rows, which are figures, too, where
    they have a head, and ``over`` above both heads. With ``above`` names stand above the scale.
    ``others`` are the rows of other pages, which share their columns with this one.
    """

    scale: Scale
    figures: tuple[str, ...]
    groups: tuple[DumbbellGroup, ...]
    heads: tuple[str, str] = ("", "")
    over: str = ""
    above: bool = False
    others: tuple[DumbbellRow, ...] = ()

    @property
    def rows(self) -> tuple[DumbbellRow, ...]:
        """The rows of all groups."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def every(self) -> tuple[DumbbellRow, ...]:
        """The rows of all groups and of other pages."""
        return (*self.rows, *self.others)
