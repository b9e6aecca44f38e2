"""Every figure of every format is that of ``show --json`` and ``compare --json``.

PDF draws votes as dots and a PNG and SVG draw the radar alone; slides leave out the board's and the
models' figures. Beyond that no format leaves any figure out.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pptx
import pytest
from PySide6.QtGui import QGuiApplication

from itot_workshop.domain.session import Session
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.export import write
from itot_workshop.reports.formats import Format, Layout
from itot_workshop.reports.numbers import percent, points, score, share, shown, signed
from itot_workshop.reports.sheets import Sheet
from itot_workshop.reports.sheets_worded import worded
from itot_workshop.reports.words import Words
from tests.reports.office import sheets_in
from tests.reports.paper import squeezed
from tests.reports.told import told

Answer: TypeAlias = dict[str, Any]

_TOLD: tuple[Format, ...] = ("pdf", "html", "docx", "md", "pptx")
_LEFT_OUT = ("session", "date", "title")
"""What every row of one session repeats: a workbook says it on its first sheet."""


def run(*cells: str) -> str:
    return squeezed("".join(cells))


def answer_of(sessions: Sequence[Session], resources: Path) -> Answer:
    answer: Answer = json.loads(write(sessions, "json", resources))
    return answer


def overview(answer: Answer, session: Session, words: Words) -> Iterator[str]:
    """What stands side by side in the overview: of each axis, and of the session."""
    for axis, figures in answer["dimensions"].items():
        sides = figures["sides"]
        means = [shown(sides.get(seat, {}).get("mean"), score) for seat in ("IT", "OT")]
        gap = words.name_of("gap_labels", figures["gap_label"])
        yield run(*means, shown(figures["gap"], signed), gap, shown(figures["consensus"], percent))
        yield run(session.pack.axis(axis).name, shown(figures["score"], score))
    whole = answer["overall"]
    yield run(score(whole["mean_abs_gap"]), "mean", percent(whole["consensus"]))


def exercises(answer: Answer) -> Iterator[str]:
    """The board's shares and the fit of the models, the best first."""
    ground, choice = answer["common_ground"], answer["model_choice"]
    yield from (share(ground[name]) for name in ("share", "target_share"))
    if choice is not None:
        fits = sorted((fit["pct"] for fit in choice["fit"].values()), reverse=True)
        yield run(*(f"{points(fit)}%" for fit in fits))


def votes(answer: Answer, format_: Format) -> Iterator[str]:
    """The votes on each statement, where the sides may be told apart."""
    for axis in answer["dimensions"].values():
        for statement in axis["statements"].values():
            if statement["by_side"]:
                sides = [statement["by_side"][seat]["histogram"] for seat in ("IT", "OT")]
                yield run(*(_pile(pile, format_) for pile in zip(*sides, strict=True)))


def _pile(pile: tuple[int, int], format_: Format) -> str:
    if format_ == "docx":
        return "".join(sign * n for sign, n in zip("●■", pile, strict=True))
    seats = zip(("IT", "OT"), pile, strict=True)
    return ", ".join(f"{n} {seat}" for seat, n in seats if n)


@pytest.mark.parametrize("name", ["S1", "S2", "S3"])
def test_a_summary_tells_the_figures_of_the_answer(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path, words: Words, name: str
) -> None:
    session = demo[name]
    answer = answer_of([session], resources)
    for format_ in _TOLD:
        text = told(draw([session], format_, resources), format_)
        wanted = list(overview(answer, session, words))
        wanted += exercises(answer) if format_ != "pptx" else ()
        wanted += votes(answer, format_) if format_ in ("html", "md", "docx") else ()
        assert len(wanted) > 16
        assert [row for row in wanted if row not in text] == [], format_


def test_a_comparison_tells_the_figures_of_the_answer(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path, words: Words
) -> None:
    sessions = list(demo.values())
    answer = answer_of(sessions, resources)
    whole = answer["pairs"][-1]
    for format_ in _TOLD:
        text = told(draw(sessions, format_, resources), format_)
        for axis, change in whole["dimensions"].items():
            name = sessions[-1].pack.axis(axis).name
            scores = [answer_of([one], resources)["dimensions"][axis]["score"] for one in sessions]
            label = words.name_of("change_labels", change["label"])
            assert run(name, *map(score, scores), signed(change["delta"]), label) in text, format_
        assert run(signed(whole["overall_delta"])) in text
        if format_ != "pptx":
            for pair in answer["pairs"][:-1]:
                assert share(pair["common_ground"]["share_after"]) in text


def same(cell: str, exact: float | None, factor: float = 1, within: float = 0.00501) -> bool:
    """Whether a cell holds a figure as sheets round it; an empty cell is a hidden one."""
    return cell == "" if exact is None else abs(float(cell) - factor * exact) <= within


def test_a_table_holds_every_figure_of_the_answer(
    demo: dict[str, Session], resources: Path, words: Words
) -> None:
    for session in demo.values():
        rows = read(write([session], "csv", resources))
        cells = sheets_in(write([session], "xlsx", resources))["Figures"]
        table = Sheet(name="", head=tuple(rows[0]), rows=tuple(tuple(row.values()) for row in rows))
        shown_rows = worded(table.without(_LEFT_OUT), words).rows
        assert [as_values(line) for line in cells[1:]] == [
            as_values(str(cell) for cell in row) for row in shown_rows
        ]
        for axis, figures in answer_of([session], resources)["dimensions"].items():
            mine = [row for row in rows if row["axis"] == axis]
            assert _axis_is(mine, figures)


def as_values(cells: Iterable[str]) -> list[float | str]:
    """A row of cells, figures as such, without the empty ones at its end."""
    told_ = " ".join(cell.replace(" ", "_") or "-" for cell in cells).rstrip(" -").split()
    return [float(cell) if re.fullmatch(r"-?[\d.]+", cell) else cell for cell in told_]


def _axis_is(rows: list[dict[str, str]], figures: Answer) -> bool:
    whole = next(row for row in rows if row["seat"] == "all" and not row["statement"])
    named = {"score": "score", "gap": "gap", "standard_error": "se", "mean": "room_mean"}
    named["management_gap"] = "management_gap"
    assert all(same(whole[column], figures[name]) for column, name in named.items())
    assert same(whole["agreement_percent"], figures["consensus"], 100, 0.0501)
    assert whole["people"] == str(figures["n_room"])
    for seat, side in figures["sides"].items():
        row = next(row for row in rows if row["seat"] == seat and not row["statement"])
        assert same(row["mean"], side["mean"])
        assert same(row["agreement_percent"], side["consensus"], 100, 0.0501)
        assert row["people"] == str(side["n"])
    for id_, statement in figures["statements"].items():
        piles = {"all": statement, **(statement["by_side"] or {})}
        mine = {row["seat"]: row for row in rows if row["statement"] == id_}
        assert set(mine) == set(piles)
        assert mine["all"]["cant_judge"] == str(statement["cant_judge"])
        for seat, pile in piles.items():
            assert mine[seat]["people"] == str(pile["n"])
            counts = [value for name, value in mine[seat].items() if name.startswith("votes_")]
            assert [int(count) for count in counts if count] == (pile["histogram"] or [])
    return True


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_of_changes_holds_every_figure_of_the_answer(
    demo: dict[str, Session], resources: Path
) -> None:
    sessions = list(demo.values())
    rows = read(write(sessions, "csv", resources))
    for pair in answer_of(sessions, resources)["pairs"]:
        for axis, change in pair["dimensions"].items():
            row = next(
                row
                for row in rows
                if (row["before"], row["after"], row["axis"])
                == (pair["before"], pair["after"], axis)
            )
            named = {
                "change": "delta",
                "standard_error": "se",
                "gap_before": "gap_before",
                "gap_after": "gap_after",
                "gap_change": "gap_abs_change",
                "returning_change": "returning_delta",
            }
            assert all(same(row[column], change[name]) for column, name in named.items())
            assert row["label"] == (change["label"] or "")
            assert row["statements"] == str(change["statements"])


def test_charts_that_can_be_edited_hold_the_figures_of_the_answer(
    demo: dict[str, Session], resources: Path
) -> None:
    session = demo["S3"]
    axes = answer_of([session], resources)["dimensions"].values()
    deck = pptx.Presentation(io.BytesIO(write([session], "pptx", resources)))
    charts = [s.chart for slide in deck.slides for s in slide.shapes if s.has_chart]
    plotted = {series.name: list(series.values) for series in charts[0].plots[0].series}
    for seat, name in (("IT", "IT"), ("OT", "OT"), ("MGT", "Management")):
        means = [axis["sides"][seat]["mean"] for axis in axes]
        assert plotted[name] == pytest.approx(means, abs=0.0051)
    rows = sheets_in(write([session], "xlsx", resources))["Radar"]
    assert [float(row[rows[0].index("OT")]) for row in rows[1 : len(plotted["OT"]) + 1]] == (
        plotted["OT"]
    )


def test_a_summary_in_another_language_tells_the_same_figures(
    demo: dict[str, Session], resources: Path
) -> None:
    session = demo["S3"]
    english, german = (
        write([session], "md", resources, demo["S2"], Layout(language=language)).decode("utf-8")
        for language in ("en", "de")
    )
    assert figures_in(german.replace("\u00a0%", "%")) == figures_in(english)
    assert "Die Abstimmung liegt bei 3,22" in german
    assert write([session], "csv", resources, layout=Layout(language="de")) == write(
        [session], "csv", resources
    )


def figures_in(text: str) -> list[str]:
    """Every figure of the tables, in their order, whatever its decimal sign."""
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [
        cell.strip(" *").replace(",", ".")
        for row in rows
        for cell in row.split("|")
        if re.fullmatch(r"[ *]*[+−]?\d+([.,]\d+)?%?[ *]*", cell)
    ]
