"""`rehearse` plays on the real windows and leaves session, pictures and summaries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from itot_workshop import app
from itot_workshop.reports.formats import FORMATS
from itot_workshop.storage.packs import load_pack
from tests.cli.conftest import ROOT, Run

CONSOLE, STAGE = (800, 500), (480, 270)
PICTURE = re.compile(
    r"(console|stage|booth)-(\d\d)-([a-z0-9-]+?)(?:-(\d+|who|ask|review|thanks))?\.png"
)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Small pictures, so that they are quickly drawn; the look comes off again."""
    before = qapp.palette(), qapp.font()
    monkeypatch.setattr(
        app, "perform", partial(app.perform, console=(CONSOLE,), stage=(STAGE,), booth=(CONSOLE,))
    )
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(before[0])
    qapp.setFont(before[1])


def steps_of(template: str) -> list[str]:
    pack = load_pack([ROOT / "resources" / "packs"], "itot-core")
    return [step.id for step in pack.template(template).steps]


def pictures(folder: Path, window: str) -> dict[int, str]:
    """The steps of which there are pictures of a window."""
    found = [PICTURE.fullmatch(path.name) for path in folder.glob("*.png")]
    return {int(it[2]): it[3] for it in found if it and it[1] == window}


def test_a_pulse_check_is_played_and_kept(
    run: Run, library: Path, tmp_path: Path, small: None
) -> None:
    folder = tmp_path / "new" / "rehearsal"
    ended = run("rehearse", "--template", "pulse-60", "--participants", 4, "--to", folder)
    assert ended.code == 0, ended.err
    (session,) = folder.glob("*.itot")
    assert ended.out == f"{session}\n"
    assert "Step 3: vote." in ended.err
    assert "propagateSizeHints" not in ended.err

    steps = dict(enumerate(steps_of("pulse-60"), 1))
    assert pictures(folder, "console") == pictures(folder, "stage") == steps
    assert pictures(folder, "booth").items() <= steps.items()
    assert {"booth-03-vote-who.png", "booth-03-vote-ask.png"} <= {p.name for p in folder.iterdir()}
    sizes = {"console": CONSOLE, "stage": STAGE, "booth": CONSOLE}
    for path in folder.glob("*-*.png"):
        image = QImage(str(path))
        assert (image.width(), image.height()) == sizes[path.name.partition("-")[0]]
        assert len(colours(image)) > 3, path.name

    drawn = set(FORMATS) - {"png", "svg"}  # four people have no radar that may be shown
    assert {p.name for p in folder.glob("summary.*")} == {f"summary.{f}" for f in drawn}
    assert "Left out “summary.png”. There is no radar to draw" in ended.err
    figures = run("show", session, "--json").json
    assert figures["session"]["state"] == "finished"
    assert figures["people"] == {"IT": 2, "OT": 2, "MGT": 0, "OTHER": 0}
    assert (folder / "summary.json").read_text("utf-8").startswith("{")
    assert run("check", session).code == 0
    assert not library.exists()


def colours(image: QImage) -> set[int]:
    """Some of the colours of a picture."""
    return {
        image.pixel(x, y) for x in range(0, image.width(), 11) for y in range(0, image.height(), 7)
    }


def test_a_folder_with_something_in_it_is_refused(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    ended = run("rehearse", "--to", tmp_path)
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert "is not empty, so nothing was rehearsed" in ended.err
    ended = run("rehearse", "--to", tmp_path / "mine.txt")
    assert (ended.code, "is a file" in ended.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["mine.txt"]


def test_a_template_there_is_not_leaves_no_folder(run: Run, library: Path, tmp_path: Path) -> None:
    ended = run("rehearse", "--template", "none", "--to", tmp_path / "new")
    assert (ended.code, "has no agenda “none”" in ended.err) == (1, True)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("people", ["3", "21", "many", "-5"])
def test_a_room_is_neither_tiny_nor_a_crowd(run: Run, tmp_path: Path, people: str) -> None:
    ended = run("rehearse", "--participants", people, "--to", tmp_path / "new")
    assert (ended.code, ended.out) == (2, "")
