"""What is most worth talking about, with the reason in words and a way to begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from itot_workshop.domain.figures import AxisFigures, SessionFigures
from itot_workshop.domain.hints import gap_read, is_management_marked, with_chosen
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.results.table import AxisRow, translate
from itot_workshop.ui.widgets.numbers import fixed, percent, signed


class TalkItem(Struct, frozen=True, kw_only=True):
    """One axis worth talking about: why it was picked, what the figures say, how to begin."""

    axis: str
    name: str
    why: str
    said: str
    move: str


def talk_items(
    pack: Pack, figures: SessionFigures, rows: Sequence[AxisRow]
) -> tuple[TalkItem, ...]:
    """The proposed talk list in words, best first."""
    by_axis = {row.axis: row for row in rows}
    reasons = _reasons(figures, pack)
    return tuple(
        _item(pack, figures.axes[axis], by_axis[axis], reason)
        for axis, reason in zip(figures.proposed, reasons, strict=True)
    )


def other_items(
    pack: Pack, figures: SessionFigures, rows: Sequence[AxisRow]
) -> tuple[TalkItem, ...]:
    """Every axis in words, to take the place of one that was proposed; in radar order."""
    why = translate("Results", "Your choice")
    return tuple(_item(pack, figures.axes[row.axis], row, why) for row in rows)


def with_replaced(
    proposed: Sequence[TalkItem], others: Sequence[TalkItem], replaced: Mapping[int, str]
) -> tuple[TalkItem, ...]:
    """The proposed list with other axes in some places, by place from 0.

    An axis that is put into its own place is as proposed again, and none stands twice.
    """
    by_axis = {item.axis: item for item in others}
    wanted = [replaced.get(at, "") for at in range(len(proposed))]
    axes = with_chosen([item.axis for item in proposed], wanted)
    return tuple(
        item if axis == item.axis else by_axis.get(axis, item)
        for axis, item in zip(axes, proposed, strict=True)
    )


def _reasons(figures: SessionFigures, pack: Pack) -> list[str]:
    """Why each axis of the list was picked. The first is the widest gap only if it is one."""
    lowest = translate("Results", "Lowest score of the rest")
    least = translate("Results", "Lowest agreement of the rest")
    picked = [figures.axes[axis] for axis in figures.proposed]
    if picked and picked[0].gap_label not in (None, "close"):
        reasons = [translate("Results", "Widest gap"), lowest, least]
    else:
        reasons = [translate("Results", "Lowest score"), least]
    if len(reasons) > len(picked) and picked and picked[-1].consensus is None:
        reasons.remove(least)
    return reasons[: len(picked)]


def _item(pack: Pack, found: AxisFigures, row: AxisRow, why: str) -> TalkItem:
    read = gap_read(found, pack)
    parts = [_level(row), _distance(found), _managers(pack, found)]
    if read is not None:
        parts.append(_sentence(read.words))
    return TalkItem(
        axis=found.axis,
        name=row.name,
        why=why,
        said=" ".join(part for part in parts if part),
        move=read.reading.move if read is not None else "",
    )


def _level(row: AxisRow) -> str:
    if row.score is None:
        return ""
    change = row.change
    if change is None or change.delta is None or change.label != "clear":
        return translate("Results", "Score %1.").replace("%1", fixed(row.score))
    fell = translate("Results", "Score %1, clearly down by %2.")
    rose = translate("Results", "Score %1, clearly up by %2.")
    said = fell if change.delta < 0 else rose
    return said.replace("%1", fixed(row.score)).replace("%2", fixed(abs(change.delta)))


def _distance(found: AxisFigures) -> str:
    """How the sides stand to each other, with their own agreement where both have one."""
    if found.gap is None:
        if found.basis == "room":
            return translate("Results", "IT and OT are not shown apart.")
        return ""
    apart = fixed(abs(found.gap))
    if round_half_away(found.gap, 2) == 0:
        said = translate("Results", "IT and OT score alike.")
    elif found.gap_label == "close":
        said = translate("Results", "The sides are close (gap %1).")
        said = said.replace("%1", signed(found.gap))
    elif found.gap < 0:
        said = translate("Results", "OT is %1 below IT.").replace("%1", apart)
    else:
        said = translate("Results", "OT is %1 above IT.").replace("%1", apart)
    inside = [found.sides[seat].consensus for seat in ("IT", "OT") if seat in found.sides]
    if len(inside) < 2 or None in inside:
        return said
    agree = translate("Results", "Agreement inside IT %1, inside OT %2.")
    return f"{said} {agree.replace('%1', percent(inside[0])).replace('%2', percent(inside[1]))}"


def _managers(pack: Pack, found: AxisFigures) -> str:
    gap = found.management_gap
    if gap is None or not is_management_marked(found, pack.thresholds):
        return ""
    higher = translate("Results", "Managers rate it %1 higher than the two sides.")
    lower = translate("Results", "Managers rate it %1 lower than the two sides.")
    return (higher if gap > 0 else lower).replace("%1", fixed(abs(gap)))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."
