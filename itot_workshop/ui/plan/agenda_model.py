"""The steps of an agenda as a table reads them."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, get_args

from PySide6.QtCore import Signal

from itot_workshop.ui.plan.agenda_view import StepRow
from itot_workshop.ui.plan.plan_model import PlanModel
from itot_workshop.ui.plan.words import minutes_word, tr

StepColumn: TypeAlias = Literal["handle", "time", "step", "minutes", "switch", "more"]
STEP_COLUMNS: tuple[StepColumn, ...] = get_args(StepColumn)
_TYPED: tuple[StepColumn, ...] = ("step", "minutes")


class AgendaModel(PlanModel[StepRow]):
    """Rows of steps; ``titled`` and ``timed`` carry what was typed into a cell, with the step."""

    titled = Signal(str, str)
    timed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__(STEP_COLUMNS, _TYPED)

    def spoken(self, row: StepRow) -> str:
        """A step as somebody hears it."""
        return spoken(row)

    def typed_in(self, row: StepRow, column: str) -> object:
        """Its minutes or its title."""
        return row.minutes if column == "minutes" else row.title

    def tell_typed(self, row: StepRow, column: str, value: Any) -> None:
        """Minutes or a title were typed."""
        if column == "minutes":
            self.timed.emit(row.id, int(value))
        else:
            self.titled.emit(row.id, str(value))


def spoken(row: StepRow) -> str:
    """A step as somebody hears it."""
    state = tr("switched off") if row.off else ""
    parts = (row.starts, row.title, minutes_word(row.minutes), state or row.remark)
    return ", ".join(part for part in parts if part)
