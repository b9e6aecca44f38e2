from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.domain.changes import AboutEdited
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from tests.cli.conftest import Run


def test_the_figures_for_people(run: Run, examples: list[Path]) -> None:
    lines = run("show", examples[0]).out.splitlines()
    assert lines[0].startswith("Alignment workshop · Corvane Packaging (fictional)")
    assert lines[1] == "14 people: 5 IT, 6 OT, 3 management"
    table = lines[3:13]
    assert table[0].split() == ["Axis", "Score", "IT", "OT", "Gap", "Mgmt", "Agreement", "People"]
    assert table[-2].split() == (
        [
            "Visible",
            "Results",
            "2.55",
            "3.27",
            "1.83",
            "−1.43",
            "large",
            "2.78",
            "62%",
            "medium",
            "14",
        ]
    )
    assert table[-1].split() == ["Session", "2.60", "0.55", "mean", "70%"]
    assert "Worth talking about: Visible Results, Cooperation Setup, Common Technology." in lines
    assert any(line.startswith("Common ground: 20.0% of 20 cards") for line in lines)


def test_columns_line_up(run: Run, examples: list[Path]) -> None:
    table = run("show", examples[0]).out.splitlines()[3:12]
    places = {line.index(".") for line in table[1:]}
    assert len(places) == 1


def test_a_session_without_votes(run: Run, session: Path) -> None:
    out = run("show", session).out
    assert "Nobody has voted in this session yet" in out
    assert "Nobody is on the list yet" in out


def test_hidden_figures_have_their_reason(run: Run, session: Path, tmp_path: Path) -> None:
    rows = "participant,side,statement,vote\n" + "".join(
        f"{side}{n},{side},{statement},3\n"
        for side, count in (("IT", 2), ("OT", 4))
        for n in range(count)
        for statement in ("res1", "res2")
    )
    sheet = tmp_path / "v.csv"
    sheet.write_text(rows, "utf-8")
    assert run("import-votes", session, sheet).code == 0
    out = run("show", session).out
    assert "3.00*" in out
    assert "* Too few votes on one side, so IT and OT are not shown apart" in out
    axis = run("show", session, "--json").json["dimensions"]["results"]
    assert (axis["basis"], axis["gap"], axis["sides"]["IT"]["mean"]) == ("room", None, None)


def test_the_comparison_for_people(run: Run, examples: list[Path]) -> None:
    out = run("compare", *examples).out
    assert out.count("Axis  ") == 3
    assert "Overall +0.62 on 8 axes." in out
    assert "12 of 13 people came back." in out
    last = out.rpartition("→")[2].splitlines()
    assert last[2].startswith("Shared Goals")


def test_sessions_by_the_beginning_of_their_id(
    run: Run, library: Path, examples: list[Path]
) -> None:
    library.mkdir()
    for example in examples:
        shutil.copy(example, library)
    ids = [entry["id"] for entry in run("list", "--json").json["sessions"]]
    assert run("show", ids[0][:6], "--json").json["session"]["id"] == ids[0]
    assert run("compare", *(id_[:6] for id_ in ids), "--json").json["sessions"] == ids[::-1]


def test_one_session_is_not_compared(run: Run, examples: list[Path]) -> None:
    ended = run("compare", examples[0])
    assert (ended.code, ended.out) == (1, "")
    assert "two different sessions" in ended.err


@pytest.mark.parametrize("content", [b"", b"{}", b"not a session", b"\0" * 100])
def test_what_is_no_session_gets_a_sentence(
    run: Run, library: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "other.itot"
    file.write_bytes(content)
    ended = run("show", file)
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert file.read_bytes() == content


def test_a_title_does_not_command_the_terminal(run: Run, session: Path, home: Path) -> None:
    keeping = Keeping(local=home / "data", today=lambda: datetime.date(2025, 2, 11))
    about = find_session(session, keeping).session.about
    renamed = AboutEdited(about=replace(about, title="a\u202eb\u2066c"))
    Library(session.parent, keeping).change(session, [renamed])
    assert "abc" in run("show", session).out
    assert "abc" in run("list").out
    assert run("show", session, "--json").json["session"]["title"] == "a\u202eb\u2066c"
