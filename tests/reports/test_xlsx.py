from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.domain.session import Session
from itot_workshop.reports.export import sheets_of, write
from itot_workshop.reports.formats import Layout
from itot_workshop.reports.plain import plain
from itot_workshop.reports.words import Words
from tests.reports.hostile import TEXTS, poisoned
from tests.reports.office import Cells, links_out, parts_of, sheets_in


def column(cells: Cells, head: str) -> list[str]:
    at = cells[0].index(head)
    return [row[at] if at < len(row) else "" for row in cells[1:]]


def test_a_summary_has_a_sheet_for_each_kind(demo: dict[str, Session], resources: Path) -> None:
    sheets = sheets_in(write([demo["S3"]], "xlsx", resources, demo["S2"]))
    assert list(sheets) == ["About", "Radar", "Figures", "Changes", "Votes", "Notes", "Actions"]
    assert sheets["About"][0][0] == "Second follow-up"
    assert "Session" not in sheets["Figures"][0]


def test_every_figure_is_that_of_the_json_answer(demo: dict[str, Session], resources: Path) -> None:
    told = json.loads(write([demo["S3"]], "json", resources))["dimensions"]
    figures = sheets_in(write([demo["S3"]], "xlsx", resources))["Figures"]
    axes, seats = column(figures, "Axis, short"), column(figures, "Seat")
    for name, field in (("Score", "score"), ("Gap", "gap"), ("Standard error", "se")):
        values = column(figures, name)
        for axis, exact in told.items():
            at = next(i for i, a in enumerate(axes) if a == axis and seats[i] == "all")
            assert float(values[at]) == pytest.approx(exact[field], abs=0.0051)


def test_a_comparison_says_what_changed(demo: dict[str, Session], resources: Path) -> None:
    sheets = sheets_in(write(list(demo.values()), "xlsx", resources))
    assert list(sheets) == ["About", "Radar", "Changes", "Votes", "Notes", "Actions"]
    assert len(set(column(sheets["Votes"], "Date"))) == 3
    radar = sheets["Radar"]
    assert radar[0] == ["Axis", "November", "June", "February"]


def test_the_radar_is_a_chart_that_can_be_edited(demo: dict[str, Session], resources: Path) -> None:
    parts = parts_of(write([demo["S3"]], "xlsx", resources, demo["S2"]))
    chart = parts["xl/charts/chart1.xml"].decode("utf-8")
    assert "c:radarChart" in chart
    assert chart.count("<c:ser>") == 4


def test_the_same_session_gives_the_same_bytes(demo: dict[str, Session], resources: Path) -> None:
    assert write([demo["S1"]], "xlsx", resources) == write([demo["S1"]], "xlsx", resources)


def test_cells_are_in_the_language_of_their_heads(
    demo: dict[str, Session], resources: Path
) -> None:
    layout = Layout(language="de")
    sheets = sheets_in(write([demo["S3"]], "xlsx", resources, demo["S2"], layout))
    assert set(column(sheets["Werte"], "Platz")) == {"alle", "IT", "OT", "Leitung", ""}
    assert set(column(sheets["Werte"], "Größe des Abstands")) == {"nah", "spürbar", "groß", ""}
    assert set(column(sheets["Stimmen"], "Problemaussage")) == {"ja", "nein"}
    assert set(column(sheets["Maßnahmen"], "Stand")) == {"Erledigt", "Offen"}
    assert "Beobachtung" in column(sheets["Notizen"], "Art")


def test_heads_and_sheets_have_words(demo: dict[str, Session], words: Words) -> None:
    for chosen in ([demo["S1"]], list(demo.values())):
        for sheet in sheets_of(chosen):
            assert words.name_of("sheets", sheet.name)
            for name in sheet.head:
                assert name.startswith("votes_") or words.name_of("heads", name), name


@pytest.mark.parametrize("text", ["=1+1", "http://example.com", "x\u202ey\x00z", TEXTS[4]])
def test_text_stays_text(demo: dict[str, Session], resources: Path, text: str) -> None:
    content = write([poisoned(demo["S3"], text)], "xlsx", resources)
    parts = parts_of(content)
    assert links_out(parts) == []
    assert not any("hyperlink" in name for name in parts)
    notes = sheets_in(content)["Notes"]
    assert set(column(notes, "Note")) == {plain(text)}


def test_a_text_longer_than_a_cell_is_cut(demo: dict[str, Session], resources: Path) -> None:
    note = next(iter(demo["S3"].notes.values()))
    session = Session(
        about=demo["S3"].about,
        pack=demo["S3"].pack,
        notes={note.id: type(note)(id=note.id, text="x" * 40_000)},
    )
    told = sheets_in(write([session], "xlsx", resources))["Notes"]
    assert {len(text) for text in column(told, "Note")} == {32_767}


def test_sessions_of_different_sites_have_figures_and_no_change(
    demo: dict[str, Session], resources: Path
) -> None:
    about = replace(demo["S3"].about, organisation="Elsewhere", follows=None)
    sheets = sheets_in(write([demo["S1"], replace(demo["S3"], about=about)], "xlsx", resources))
    assert "Changes" not in sheets
    figures = sheets["Figures"]
    titles = set(column(figures, "Title"))
    assert titles == {demo["S1"].about.title, demo["S3"].about.title}
