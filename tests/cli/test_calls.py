"""How calls are taken apart, and what a wrong one gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itot_workshop import __version__
from itot_workshop.cli import NO_DISPLAY
from itot_workshop.commands.arguments import REHEARSE
from itot_workshop.commands.running import COMMANDS as WITHOUT_WINDOWS
from tests.cli.conftest import Run

COMMANDS = (*WITHOUT_WINDOWS, REHEARSE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    ended = run(command, "--help")
    assert ended.code == 0
    assert f"itot-workshop {command}" in ended.out
    assert "--library DIR" in ended.out
    assert "Exit codes" in ended.out


def test_the_program_names_its_commands(run: Run) -> None:
    ended = run("--help")
    assert ended.code == 0
    assert [command for command in COMMANDS if f"\n    {command}" not in ended.out] == []


def test_no_command_is_promised_that_is_not_there(run: Run) -> None:
    named = set(re.findall(r"`itot-workshop ([a-z-]+)", NO_DISPLAY))
    assert named - {"--help", *COMMANDS} == set()


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"ITOT Workshop {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["new", "--title", "T"],
        ["new", "--title", "T", "--date", "11.2.2025"],
        ["new", "--title", "T", "--date", "2025-02-11", "--form", "long"],
        ["list", "--yaml"],
        ["export", "a.itot"],
        ["export", "a.itot", "--to", "a.html", "--format", "tiff"],
        ["no-such-command"],
        ["--library"],
        ["--no-such-option"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_two(run: Run, library: Path, words: list[str]) -> None:
    ended = run(*words)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err


def test_without_a_display_one_line_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    ended = run()
    assert (ended.code, ended.out) == (2, "")
    assert len(ended.err.splitlines()) == 1
    assert "no display" in ended.err


def test_a_library_may_be_named_before_or_after_the_command(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    new = ("new", "--title", "T", "--date", "2025-01-01")
    assert str(one) in run("--library", one, *new).out
    assert str(other) in run(*new, "--library", other).out
    assert str(other) in run("--library", one, *new, "--library", other).out
    assert len(run("list", "--json", "--library", one).json["sessions"]) == 1


def test_the_environment_names_a_library(run: Run, library: Path) -> None:
    assert str(library) in run("new", "--title", "T", "--date", "2025-01-01").out


def test_a_refusal_is_one_line_beside_the_answer(run: Run, library: Path) -> None:
    ended = run("show", "nothing")
    assert (ended.code, ended.out) == (1, "")
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith("itot-workshop: There is no session “nothing”")


def test_the_windows_open_on_the_named_library_and_file(
    run: Run, session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path | None, Path | None]] = []

    def open_window(library: Path | None, file: Path | None) -> int:
        opened.append((library, file))
        return 0

    monkeypatch.setattr("itot_workshop.app.main", open_window)
    assert run().code == 0
    assert run("--library", session.parent, session).code == 0
    assert opened == [(None, None), (session.parent, session)]
    assert run(session.parent / "missing.itot").code == 2


def test_a_disk_that_fails_gets_a_sentence(
    run: Run, session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr("itot_workshop.commands.house.find_session", fails)
    ended = run("show", session)
    assert (ended.code, ended.out) == (1, "")
    assert "because the disk is full (“somewhere”)" in ended.err
