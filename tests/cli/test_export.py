from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from itot_workshop.reports.formats import FORMATS
from itot_workshop.storage import atomic_file, disk
from tests.cli.conftest import Run, state_of
from tests.storage.helpers.faults import held


@pytest.fixture(autouse=True)
def _drawing_board(qapp: QGuiApplication) -> None:
    """The command makes an application of its own where there is none; here all tests share one."""


@pytest.mark.parametrize("format_", FORMATS)
def test_a_summary_and_a_comparison_in_every_format(
    run: Run, library: Path, examples: list[Path], tmp_path: Path, format_: str
) -> None:
    one, many = tmp_path / f"one.{format_}", tmp_path / f"many.{format_}"
    ended = run("export", examples[0], "--to", one)
    assert (ended.code, ended.out) == (0, "")
    assert str(one) in ended.err
    assert run("export", *examples, "--to", many).code == 0
    assert one.stat().st_size > 1000
    assert many.read_bytes() != one.read_bytes()


def test_json_is_what_show_prints(
    run: Run, library: Path, examples: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "a.json"
    run("export", examples[0], "--to", to)
    assert to.read_text("utf-8") == run("show", examples[0], "--json").out
    run("export", *examples, "--to", to)
    assert to.read_text("utf-8") == run("compare", *examples, "--json").out


def test_a_follow_up_is_set_against_the_session_before(
    run: Run, library: Path, examples: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "a.md"
    run("export", examples[2], "--to", to)
    assert "+0.33 since June" in to.read_text("utf-8")
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(examples[2], alone / "a.itot")
    run("export", alone / "a.itot", "--to", to)
    assert "since June" not in to.read_text("utf-8")
    library.mkdir()
    shutil.copy(examples[1], library)
    run("export", alone / "a.itot", "--to", to)
    assert "+0.33 since June" in to.read_text("utf-8")


def test_ballots_are_printed(run: Run, session: Path, tmp_path: Path) -> None:
    to = tmp_path / "ballots.pdf"
    ended = run("export", session, "--to", to, "--handout", "ballots", "--paper", "letter")
    assert (ended.code, ended.out) == (0, "")
    assert to.read_bytes().startswith(b"%PDF")
    wrong = run("export", session, "--to", tmp_path / "ballots.md", "--handout", "ballots")
    assert wrong.code == 2
    assert "one session, as PDF" in wrong.err


def test_one_table_is_named(run: Run, session: Path, tmp_path: Path) -> None:
    to = tmp_path / "votes.csv"
    assert run("export", session, "--to", to, "--table", "votes").code == 0
    assert to.read_text("utf-8-sig").splitlines()[0].endswith("seat,vote")
    ended = run("export", session, "--to", tmp_path / "x.pdf", "--table", "votes")
    assert (ended.code, "holds one table" in ended.err) == (2, True)


def test_another_language_is_named(
    run: Run, library: Path, examples: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "a.md"
    assert run("export", examples[0], "--to", to, "--language", "de").code == 0
    assert "## Das Bild" in to.read_text("utf-8")
    ended = run("export", examples[0], "--to", to, "--language", "xx")
    assert (ended.code, "Name one of en, de." in ended.err) == (2, True)


def test_the_format_may_be_named(
    run: Run, library: Path, examples: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "summary.txt"
    assert run("export", examples[0], "--to", to, "--format", "md").code == 0
    assert to.read_text("utf-8").startswith("# Alignment workshop")


def test_an_export_replaces_an_earlier_one(
    run: Run, library: Path, examples: list[Path], tmp_path: Path
) -> None:
    to = tmp_path / "a.md"
    to.write_text("before", "utf-8")
    assert run("export", examples[0], "--to", to).code == 0
    assert to.read_text("utf-8") != "before"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("a.doc", 2, "does not say which format"),
        ("summary", 2, "does not say which format"),
        ("folder.md", 1, "is a folder"),
        ("missing/a.md", 1, "There is no folder"),
        ("a.itot", 1, "would be taken for a session"),
    ],
)
def test_what_cannot_be_written_leaves_nothing(
    run: Run,
    library: Path,
    examples: list[Path],
    tmp_path: Path,
    name: str,
    code: int,
    reason: str,
) -> None:
    (tmp_path / "folder.md").mkdir()
    before = state_of(tmp_path)
    ended = run("export", examples[0], "--to", tmp_path / name)
    assert (ended.code, ended.out) == (code, "")
    assert reason in ended.err
    assert len(ended.err.splitlines()) == 1
    assert state_of(tmp_path) == before


def test_an_export_never_replaces_a_session(run: Run, session: Path) -> None:
    content = session.read_bytes()
    assert run("export", session, "--to", session, "--format", "md").code == 1
    assert session.read_bytes() == content


def test_a_file_that_another_program_holds(
    run: Run,
    library: Path,
    examples: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    to = tmp_path / "a.md"
    to.write_text("before", "utf-8")

    monkeypatch.setattr(disk, "replace", held)
    monkeypatch.setattr(atomic_file, "PAUSES", ())
    ended = run("export", examples[0], "--to", to)
    assert (ended.code, ended.out) == (1, "")
    assert "held by another program" in ended.err
    assert "under another name" in ended.err
    assert [path.read_text("utf-8") for path in tmp_path.iterdir() if path.is_file()] == ["before"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder we may not write")
def test_a_folder_we_may_not_write(
    run: Run, library: Path, examples: list[Path], tmp_path: Path
) -> None:
    tmp_path.chmod(0o500)
    try:
        ended = run("export", examples[0], "--to", tmp_path / "a.md")
    finally:
        tmp_path.chmod(0o700)
    assert ended.code == 1
    assert "permission" in ended.err


def test_there_is_no_radar_without_votes(run: Run, session: Path, tmp_path: Path) -> None:
    ended = run("export", session, "--to", tmp_path / "a.svg")
    assert ended.code == 1
    assert "nobody has voted yet" in ended.err
    assert run("export", session, "--to", tmp_path / "a.html").code == 0
