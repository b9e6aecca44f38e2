"""The roster gives long roles and sites the lines they need, at any size of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from itot_workshop.ui.plan.people_model import PeopleModel
from itot_workshop.ui.plan.people_table import PeopleTable
from itot_workshop.ui.plan.people_view import PersonRow
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.painting import Ink

LONG = "Manufacturing execution systems engineer"
SITE = "Aldersted and Port Elna"


def person(id_: str, name: str, remark: str = "", site: str = "") -> PersonRow:
    return PersonRow(
        id=id_, seat="IT", name=name, remark=remark, site=site, here=True, guessed=False
    )


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is written into cells, and whether all of it fits."""
    found: list[tuple[str, bool]] = []
    write = Ink.write

    def spy(ink: Ink, painter: QPainter, rect: QRect, text: str, **how: object) -> None:
        step = how.get("step", "body")
        semibold = bool(how.get("semibold", False))
        fits = ink.width(text, step, semibold=semibold) - 1 <= rect.width()  # type: ignore[arg-type]
        found.append((text, fits))
        write(ink, painter, rect, text, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(Ink, "write", spy)
    return found


@pytest.fixture
def grown(kit: Kit) -> Iterator[Kit]:
    """Twice the usual text."""
    kit.theme.set_text_percent(200)
    yield kit
    kit.theme.set_text_percent(100)


def table_of(kit: Kit, qtbot: QtBot, wide: int, *rows: PersonRow) -> PeopleTable:
    table = PeopleTable(kit, PeopleModel())
    qtbot.addWidget(table)
    table.resize(wide, 600)
    table.show_rows(rows)
    table.show()
    return table


def test_long_roles_and_sites_are_written_whole(
    grown: Kit, qtbot: QtBot, written: list[tuple[str, bool]]
) -> None:
    rows = (
        person("a", "c01", LONG, SITE),
        person("b", LONG),
        replace(person("c", "c02", "Engineer", "Aldersted"), guessed=True),
    )
    table = table_of(grown, qtbot, 1180, *rows)
    table.grab()
    assert [text for text, fits in written if not fits] == []
    said = " ".join(text for text, _ in written)
    assert said.count("Manufacturing execution systems") == 2
    assert "guessed" in said


def test_rows_stay_low_where_one_line_is_enough(kit: Kit, qtbot: QtBot) -> None:
    table = table_of(kit, qtbot, 900, person("a", "c01", "Shift lead", "Aldersted"))
    assert table.rowHeight(0) == kit.px(kit.look.size.row)
    table.resize(480, 600)
    assert table.rowHeight(0) == kit.px(kit.look.size.row)
    table.show_rows((person("a", "c01", LONG, "Aldersted"),))
    assert table.rowHeight(0) >= kit.px(kit.look.size.row_tall)
