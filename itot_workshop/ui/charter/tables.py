"""The fields of a charter that are tables: sponsors, people, goals, what will be seen, talents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from itot_workshop.domain.charter import Charter, Member, SharedGoal, Sponsor, VisibleChange
from itot_workshop.domain.pack import CharterField, CharterForm
from itot_workshop.domain.people import SIDES
from itot_workshop.ui.charter.editor import Editor
from itot_workshop.ui.charter.rows import Cells, ColumnOf, RowsEditor
from itot_workshop.ui.charter.words import tr
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.names import seat_name


def _table(
    kit: Kit,
    field: CharterField,
    columns: Sequence[ColumnOf],
    rows: Sequence[Cells],
    read: Callable[[Charter, tuple[Cells, ...]], Charter],
    *,
    empty: Cells | None = None,
    add: str = "",
) -> Editor:
    table = RowsEditor(kit, field.name, columns, rows, empty=empty, add=add)

    def put(into: Charter) -> Charter:
        return read(into, table.rows())

    made = Editor(kit, table, put)
    table.changed.connect(made.changed)
    return made


def sponsors(kit: Kit, charter: Charter, field: CharterField, _form: CharterForm) -> Editor:
    """One of each side; more that a charter holds already stay."""
    known = {sponsor.side: sponsor for sponsor in charter.sponsors}
    rows = [
        (seat_name(side), known[side].who, known[side].confirmed)
        if side in known
        else (seat_name(side), "", False)
        for side in SIDES
    ]

    def read(into: Charter, rows: tuple[Cells, ...]) -> Charter:
        others = tuple(sponsor for sponsor in charter.sponsors if sponsor.side not in SIDES)
        made = (
            Sponsor(side=side, who=str(who), confirmed=bool(confirmed))
            for side, (_, who, confirmed) in zip(SIDES, rows, strict=True)
        )
        return replace(into, sponsors=(*(it for it in made if it.who), *others))

    columns = (
        ColumnOf(title=tr("Side"), kind="label"),
        ColumnOf(title=tr("Who"), kind="text", stretch=1),
        ColumnOf(title=tr("Confirmed"), kind="check"),
    )
    return _table(kit, field, columns, rows, read)


def members(kit: Kit, charter: Charter, field: CharterField, form: CharterForm) -> Editor:
    """A team with what it gives up and where it returns to, or liaisons without."""
    team = any(other.id == "end" for other in form.fields)
    rows: list[Cells] = [
        (m.who, m.side, m.share, m.volunteer, m.agreed, m.returns_to)
        if team
        else (m.who, m.side, m.share, m.agreed)
        for m in charter.members
    ]

    def read(into: Charter, rows: tuple[Cells, ...]) -> Charter:
        known = {member.who: member for member in charter.members}
        made = (_member(row, known.get(str(row[0])), team=team) for row in rows if row[0])
        return replace(into, members=tuple(made))

    agreed = tr("Line manager agreed") if team else tr("Home team agreed")
    columns = [
        ColumnOf(title=tr("Who"), kind="text", stretch=3),
        ColumnOf(title=tr("Side"), kind="side"),
        ColumnOf(title=tr("Share of time"), kind="share"),
        ColumnOf(title=agreed, kind="check"),
    ]
    if team:
        columns.insert(3, ColumnOf(title=tr("Volunteer"), kind="check"))
        columns.append(ColumnOf(title=tr("Returns to"), kind="text", stretch=2))
    empty: Cells = ("", "IT", 0.5, True, True, "") if team else ("", "IT", 0.1, True)
    return _table(kit, field, columns, rows, read, empty=empty, add=tr("Add a person"))


def _member(row: Cells, known: Member | None, *, team: bool) -> Member:
    """A person of a row; what the form does not ask for stays as it was known."""
    who, side, share = str(row[0]), row[1], float(str(row[2]))
    if known is not None and round(100 * known.share) == round(100 * share):
        share = known.share
    member = replace(
        known or Member(who=who, side="IT", share=share),
        who=who,
        side="OT" if side == "OT" else "IT",
        share=share,
        agreed=bool(row[-2] if team else row[-1]),
    )
    if not team:
        return member
    return replace(member, volunteer=bool(row[3]), returns_to=str(row[5]))


def goals(kit: Kit, charter: Charter, field: CharterField, _form: CharterForm) -> Editor:
    """Goals with their owners and the projects they cover."""
    rows = [
        (goal.goal, goal.owner_it, goal.owner_ot, ", ".join(str(at + 1) for at in goal.projects))
        for goal in charter.goals
    ]

    def read(into: Charter, rows: tuple[Cells, ...]) -> Charter:
        made = (
            SharedGoal(
                goal=str(goal),
                owner_it=str(it),
                owner_ot=str(ot),
                projects=_numbers(str(covers)),
            )
            for goal, it, ot, covers in rows
            if goal
        )
        return replace(into, goals=tuple(made))

    columns = (
        ColumnOf(title=tr("Goal, with a number"), kind="text", stretch=4),
        ColumnOf(title=tr("IT owner"), kind="text", stretch=1),
        ColumnOf(title=tr("OT owner"), kind="text", stretch=1),
        ColumnOf(title=tr("Covers projects (1, 2 …)"), kind="text", stretch=1),
    )
    empty: Cells = ("", "", "", "")
    return _table(kit, field, columns, rows, read, empty=empty, add=tr("Add a goal"))


def _numbers(text: str) -> tuple[int, ...]:
    """Places in the list of projects from what was typed, counted from 0."""
    found = (part for part in text.replace(";", ",").split(",") if part.strip().isdecimal())
    return tuple(int(part) - 1 for part in found if 0 < int(part) < 100)


def visible(kit: Kit, charter: Charter, field: CharterField, _form: CharterForm) -> Editor:
    """What somebody will see, who checks it, and what was seen."""
    rows = [(it.text, it.checked_by, it.seen) for it in charter.visible]

    def read(into: Charter, rows: tuple[Cells, ...]) -> Charter:
        made = (
            VisibleChange(text=str(text), checked_by=str(by), seen=seen)  # type: ignore[arg-type]
            for text, by, seen in rows
            if text
        )
        return replace(into, visible=tuple(made))

    columns = (
        ColumnOf(title=tr("Somebody walking through the plant sees …"), kind="text", stretch=4),
        ColumnOf(title=tr("Checked by"), kind="text", stretch=1),
        ColumnOf(title=tr("At the end"), kind="seen"),
    )
    return _table(kit, field, columns, rows, read, empty=("", "", ""), add=tr("Add a sentence"))


def talents(kit: Kit, charter: Charter, field: CharterField, form: CharterForm) -> Editor:
    """Who brings each talent."""
    rows = [(talent, charter.talents.get(talent, "")) for talent in form.talents]

    def read(into: Charter, rows: tuple[Cells, ...]) -> Charter:
        talents = {str(talent): str(who) for talent, who in rows if who}
        return replace(into, talents=talents)

    columns = (
        ColumnOf(title=tr("Talent"), kind="label", stretch=1),
        ColumnOf(title=tr("Who brings it, or is on call"), kind="text", stretch=2),
    )
    return _table(kit, field, columns, rows, read)
