"""The table beside the radar as values: one row for each axis, sorted as wished, copied as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.pack import Pack
from itot_workshop.ui.results.cells_text import as_cells
from itot_workshop.ui.results.words import (
    change_word,
    gap_word,
    not_compared_word,
)
from itot_workshop.ui.widgets.numbers import DASH, fixed, percent, signed, whole

Column: TypeAlias = Literal["axis", "score", "IT", "OT", "strip", "gap", "agreement", "n", "change"]
COLUMNS: tuple[Column, ...] = (
    "axis",
    "score",
    "IT",
    "OT",
    "strip",
    "gap",
    "agreement",
    "n",
    "change",
)

translate = QCoreApplication.translate


class Changed(Struct, frozen=True, kw_only=True):
    """What became of an axis since the earlier session; ``why_not`` says why nothing is told."""

    delta: float | None = None
    label: str | None = None
    why_not: str | None = None


class AxisRow(Struct, frozen=True, kw_only=True):
    """One axis in the table. Scores in scale points, agreement from 0 to 1, None where hidden.

    ``place`` is its place on the radar from 0. ``missed`` is how many votes on the axis's
    statements were *can't judge*, None where that is hidden.
    """

    axis: str
    name: str
    place: int
    score: float | None
    basis: str | None
    it: float | None
    ot: float | None
    management: float | None
    gap: float | None
    gap_label: str | None
    agreement: float | None
    agreement_label: str | None
    n: int
    missed: int | None
    change: Changed | None = None


def axis_rows(
    pack: Pack, figures: SessionFigures, changes: Mapping[str, Changed] | None = None
) -> tuple[AxisRow, ...]:
    """The rows of a session in radar order; ``changes`` by axis where there is an earlier one."""
    return tuple(
        _row(pack.axis(axis).name, place, found, (changes or {}).get(axis))
        for place, (axis, found) in enumerate(figures.axes.items())
    )


def sorted_rows(rows: Iterable[AxisRow], column: Column, *, down: bool) -> tuple[AxisRow, ...]:
    """The rows by a column; what is hidden comes last either way, ties stay in radar order.

    Gaps and changes sort by their size without the sign of direction for gaps: the widest gap is
    the one that matters, whoever is ahead.
    """
    if column in ("axis", "strip"):
        return tuple(sorted(rows, key=lambda row: row.place, reverse=down))
    value = _VALUES[column]
    inside = sorted(rows, key=lambda row: row.place)
    known = [row for row in inside if value(row) is not None]
    known.sort(key=lambda row: value(row) or 0.0, reverse=down)
    return (*known, *(row for row in inside if value(row) is None))


def cell(row: AxisRow, column: Column) -> str:
    """What stands in a cell, label included, as it is read aloud, copied and hovered."""
    side = DASH if row.basis != "room" else translate("Results", "room")
    if column == "axis":
        return row.name
    if column == "score":
        return fixed(row.score)
    if column == "IT":
        return fixed(row.it) if row.it is not None else side
    if column == "OT":
        return fixed(row.ot) if row.ot is not None else side
    if column == "gap":
        return _joined(signed(row.gap), gap_word(row.gap_label))
    if column == "agreement":
        return percent(row.agreement)
    if column == "n":
        return whole(row.n)
    if column == "change":
        return _change(row.change)
    return _strip(row)


def head(column: Column, since: str = "") -> str:
    """The title of a column; ``since`` is the earlier session's date."""
    heads = {
        "axis": translate("Results", "Axis"),
        "score": translate("Results", "Score"),
        "IT": translate("Results", "IT"),
        "OT": translate("Results", "OT"),
        "strip": "",
        "gap": translate("Results", "Gap OT − IT"),
        "agreement": translate("Results", "Agree"),
        "n": translate("Results", "n"),
        "change": translate("Results", "Since %1").replace("%1", since),
    }
    return heads[column]


def explanation(column: Column) -> str:
    """What a column says, for whoever hovers over its head."""
    explanations = {
        "axis": translate("Results", "In the order of the radar, clockwise from the top."),
        "score": translate("Results", "Half IT, half OT, whatever the head count."),
        "IT": translate("Results", "Mean of the people from IT."),
        "OT": translate("Results", "Mean of the people from OT."),
        "strip": translate("Results", "IT, OT and management on the scale."),
        "gap": translate("Results", "OT minus IT. A plus: OT rates it higher."),
        "agreement": translate("Results", "How close all votes lie: 100% if all are equal."),
        "n": translate("Results", "How many people are behind the figures."),
        "change": translate("Results", "Change of the score, and how sure it is."),
    }
    return explanations[column]


def as_text(rows: Sequence[AxisRow], since: str = "") -> str:
    """The table as a spreadsheet takes it: numbers plain, every column with a head of its own."""
    columns: list[str] = [head(it) for it in ("axis", "score", "IT", "OT", "gap")]
    columns += [translate("Results", "Gap in words"), translate("Results", "Agreement"), head("n")]
    compared = any(row.change for row in rows)
    if compared:
        columns += [head("change", since), translate("Results", "Change in words")]
    lines = [columns]
    for row in rows:
        cells = [row.name, *(fixed(it) for it in (row.score, row.it, row.ot))]
        cells += [signed(row.gap), gap_word(row.gap_label), percent(row.agreement), whole(row.n)]
        if compared:
            change = row.change or Changed()
            cells += [signed(change.delta), change_word(change.label)]
        lines.append(cells)
    return as_cells(lines)


def remarks(rows: Sequence[AxisRow], side_min: int) -> tuple[str, ...]:
    """Sentences below the table: what is missing on the radar and why, once for all axes of which
    it is so; who could not judge.
    """
    said = list(_hidden([row for row in rows if row.basis != "balanced"], side_min))
    missed = [f"{row.name} {whole(row.missed)}" for row in rows if row.missed]
    if missed:
        listed = translate("Results", ", ").join(missed)
        said.append(translate("Results", "Answers “can’t judge”: %1.").replace("%1", listed))
    return tuple(said)


def _row(name: str, place: int, found: AxisFigures, change: Changed | None) -> AxisRow:
    return AxisRow(
        axis=found.axis,
        name=name,
        place=place,
        score=found.score,
        basis=found.basis,
        it=found.mean_of("IT"),
        ot=found.mean_of("OT"),
        management=found.mean_of("MGT"),
        gap=found.gap,
        gap_label=found.gap_label,
        agreement=found.consensus,
        agreement_label=found.consensus_label,
        n=found.n_room,
        missed=_cant_judge(found),
        change=change,
    )


def _cant_judge(found: AxisFigures) -> int | None:
    counts = [it.cant_judge for it in found.statements.values()]
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _joined(figure: str, word: str) -> str:
    return f"{figure} {word}" if word else figure


def _change(change: Changed | None) -> str:
    if change is None:
        return ""
    if change.delta is None:
        return not_compared_word(change.why_not)
    return _joined(signed(change.delta), change_word(change.label))


def _strip(row: AxisRow) -> str:
    parts = [("IT", row.it), ("OT", row.ot), (translate("Results", "management"), row.management)]
    return ", ".join(f"{name} {fixed(value)}" for name, value in parts if value is not None)


def _hidden(rows: Sequence[AxisRow], side_min: int) -> Iterator[str]:
    """Why axes are not shown by side, or not at all, in the order of the rows."""
    names: dict[str, list[str]] = {}
    for row in rows:
        names.setdefault(_why_hidden(row), []).append(row.name)
    for said, those in names.items():
        listed = translate("Results", ", ").join(those)
        yield said.replace("%2", whole(side_min)).replace("%1", listed)


def _why_hidden(row: AxisRow) -> str:
    if row.basis == "room":
        return translate(
            "Results",
            "%1: the room as a whole. Fewer than %2 in IT or in OT could judge, so the sides are "
            "not shown apart and nobody can be singled out.",
        )
    if row.n or row.missed:
        return translate(
            "Results", "%1: left open on the radar. Too few could judge to show a figure."
        )
    return translate("Results", "%1: left open on the radar. Nobody has voted.")


_VALUES: Mapping[Column, Callable[[AxisRow], float | None]] = {
    "score": lambda row: row.score,
    "IT": lambda row: row.it,
    "OT": lambda row: row.ot,
    "gap": lambda row: None if row.gap is None else abs(row.gap),
    "agreement": lambda row: row.agreement,
    "n": lambda row: float(row.n),
    "change": lambda row: row.change.delta if row.change else None,
}
