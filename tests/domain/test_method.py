"""The method's page: its tables say what the program says, its headings are those cited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.comparison import compare
from itot_workshop.domain.figures import AxisFigures
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.pack import Form, Thresholds
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.domain.scoring import person_score
from itot_workshop.domain.session import Session
from tests.domain.helpers.demo import NAMES, ROOT, core_pack, demo_session
from tests.domain.helpers.rooms import EIGHT, Cast, Given, session_of, with_ballots

PAGE = (ROOT / "docs" / "method.md").read_text("utf-8")
Row = dict[str, str]


def tables(section: str) -> list[list[Row]]:
    """The tables of a section, each a list of rows by column head."""
    text = PAGE.split(f"\n## {section}\n")[1].split("\n## ")[0]
    found = []
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        head, _, *rows = [
            [cell.strip() for cell in line.split("|")[1:-1]] for line in block.splitlines()
        ]
        found.append([dict(zip(head, row, strict=True)) for row in rows])
    return found


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")[1:-1]]


def told(cell: str) -> float | None:
    """The number a cell shows; a share for per cent, None for a dash."""
    if cell in ("", "–"):
        return None
    number = float(cell.replace("−", "-").removesuffix("%"))
    return round(number / 100, 6) if cell.endswith("%") else number


def at(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round_half_away(value, digits)


def voted(rows: list[Row], form: Form) -> Session:
    """A session from a table of votes."""
    ids = [head for head in rows[0] if re.fullmatch(r"[a-z]{3}\d", head)]
    cast: list[Cast] = [
        (row["seat"], {id_: int(row[id_]) if row[id_] else None for id_ in ids}) for row in rows
    ]
    return with_ballots(session_of(form=form), cast, ids)


def assert_axis(row: Row, axis: AxisFigures) -> None:
    it, ot = axis.sides["IT"], axis.sides["OT"]
    shown = {
        "n IT": it.n,
        "n OT": ot.n,
        "mean IT": it.mean,
        "mean OT": ot.mean,
        "score": axis.score,
        "gap": axis.gap,
        "agreement": axis.consensus,
        "agreement IT": it.consensus,
        "agreement OT": ot.consensus,
        "SE": axis.se,
        "room mean": axis.room_mean,
    }
    for head in shown.keys() & row.keys():
        assert told(row[head]) == at(shown[head]), head
    assert row.get("basis", axis.basis) == axis.basis
    assert row.get("word", axis.gap_label) in (axis.gap_label, "–")


def test_worked_example_a() -> None:
    votes, results = tables("Worked example A")
    figures = session_figures(voted(votes, "full"))
    for row in results:
        assert_axis(row, figures.axes[row["axis"]])
    for row in votes:
        answers: Given = {h: int(v) if v else None for h, v in row.items() if h[-1].isdigit()}
        for axis in ("leadership", "processes"):
            statements = EIGHT.statements_of(axis, "full")
            score = person_score({**answers}, statements, EIGHT.scale, 1.5)
            assert told(row[axis]) == at(score)


def test_worked_example_b() -> None:
    first, second, *results, changes = tables("Worked example B")
    before, after = voted(first, "short"), voted(second, "short")
    for number, session in enumerate((before, after), start=1):
        axes, rows = session_figures(session).axes, results[number - 1]
        assert [row[f"session {number}"] for row in rows] == list(axes)
        for row in rows:
            assert_axis(row, axes[row[f"session {number}"]])
    pair = compare(before, after)
    assert [row["change"] for row in changes] == list(pair.axes)
    for row in changes:
        assert_change(row, pair.axes[row["change"]])


def assert_change(row: Row, change: AxisChange) -> None:
    assert change.before is not None
    assert change.after is not None
    assert told(row["SE before"]) == at(change.before.se)
    assert told(row["SE now"]) == at(change.after.se)
    assert told(row["Δ"]) == at(change.delta)
    assert told(row["SE of change"]) == at(change.se)
    assert told(row["gap change"]) == at(change.gap_abs_change)
    assert row["word"] == (change.label or "–")


def test_the_demo_company() -> None:
    (rows,) = tables("The demo company")
    sessions = [demo_session(name) for name in NAMES]
    figures = [session_figures(session) for session in sessions]
    pair = compare(sessions[0], sessions[2])
    assert [row["axis"] for row in rows] == list(figures[0].axes)
    for row in rows:
        for number, of in enumerate(figures, start=1):
            axis = of.axes[row["axis"]]
            shown = [axis.sides["IT"].mean, axis.sides["OT"].mean, axis.score, axis.gap]
            heads = [f"IT {number}", f"OT {number}", f"score {number}", f"gap {number}"]
            assert [told(row[head]) for head in heads] == [at(value, 2) for value in shown]
        change = pair.axes[row["axis"]]
        assert (told(row["change 1–3"]), row["word"]) == (at(change.delta, 2), change.label)


@pytest.mark.parametrize("number", [0, 1])
def test_model_fit(number: int) -> None:
    rows = tables("Model fit")[number]
    given = re.findall(r"\*Example \d\.\* Weights [^:]*?:? ?((?:\d, )+\d)", PAGE)[number]
    weights = {f"K{k}": int(w) for k, w in enumerate(given.split(", "), start=1)}
    fits = weigh(ModelChoice(id="choice", weights=weights), core_pack()).fits
    assert [(row["model"], int(row["points"])) for row in rows] == [
        (fit.model, fit.points) for fit in fits
    ]
    assert [told(row["fit"]) for row in rows] == [
        pytest.approx(round_half_away(fit.pct or 0, 1) / 100) for fit in fits
    ]


def test_the_bands_are_the_packs() -> None:
    (rows,) = tables("Score bands")
    wanted = [(f"{band.start:.2f}", band.name, band.wording) for band in core_pack().bands]
    assert [(r["score"][:4], r["name"], r["words in the report"]) for r in rows] == wanted


def test_the_thresholds_are_the_programs() -> None:
    (rows,) = tables("Thresholds")
    values = {row["threshold"]: row["value"] for row in rows}
    limits = Thresholds()
    assert core_pack().thresholds == limits
    for name, value in (
        ("smallest seat", limits.side_min),
        ("smallest room", limits.room_min),
        ("smallest split", limits.split_min),
        ("shared axes", limits.shared_axes),
        ("noise", limits.noise_factor),
        ("weights", limits.weight_gap),
        ("model fit", limits.fit_margin),
        ("management", limits.management_marked),
    ):
        assert float(values[name].split()[0]) == value
    assert values["gap"] == f"{limits.gap_noticeable:.2f} noticeable, {limits.gap_large:.2f} large"
    assert values["agreement"] == (
        f"{limits.consensus_high:.0%} high, {limits.consensus_medium:.0%} medium".replace("%", " %")
    )
    assert (
        values["change"]
        == f"{limits.change_clear:.2f} clear, {limits.change_possible:.2f} possible"
    )


def test_every_heading_that_the_code_cites_is_there() -> None:
    headings = {head.casefold() for head in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)}
    cited: dict[str, str] = {}
    for path in sorted((ROOT / "itot_workshop").rglob("*.py")):
        text = re.sub(r"\s+", " ", path.read_text("utf-8"))
        for head in re.findall(r"``docs/method\.md``, \"?([A-Za-z][a-z ]*[a-z])", text):
            cited[head.casefold()] = str(Path(path).relative_to(ROOT))
    assert len(cited) > 10
    assert {head: where for head, where in cited.items() if head not in headings} == {}
