"""The script for fresh machines, with a made-up machine in place of pip, apt and Qt."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

import pytest

ROOT = Path(__file__).resolve().parents[1]
Answer: TypeAlias = tuple[int, str, str]


class Machine:
    """A computer that notes every command it is asked to run, and answers as told."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.environments: list[dict[str, str] | None] = []
        self.answers: dict[str, Answer] = {}

    def run(self, command: list[Any], **how: Any) -> subprocess.CompletedProcess[str]:
        words = [str(word) for word in command]
        self.commands.append(words)
        self.environments.append(how.get("env"))
        line = " ".join(words)
        code, out, errors = next(
            (answer for part, answer in self.answers.items() if part in line), (0, "", "")
        )
        return subprocess.CompletedProcess(words, code, out, errors)

    def asked(self, part: str) -> list[str]:
        return [line for line in map(" ".join, self.commands) if part in line]


def without(*modules: str) -> Callable[[str], object | None]:
    """A Python that has every module but these."""
    return lambda name: None if name in modules else object()


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def workshop(tmp_path: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as it stands, beside a project of its own, on a Linux without a display."""
    spec = importlib.util.spec_from_file_location("workshop", ROOT / "workshop.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    environment = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "ENV": environment,
        "PYTHON": environment / "bin/python",
        "STAMP": environment / "workshop.json",
        "UNPACKED": environment / "system",
        "EXAMPLES": tmp_path / "sessions/examples",
    }.items():
        monkeypatch.setattr(module, name, value)
    (tmp_path / "requirements").mkdir()
    (tmp_path / module.RUN).write_text("run 1")
    (tmp_path / module.DEV).write_text("dev 1")
    monkeypatch.setattr(module.subprocess, "run", machine.run)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(module.importlib.util, "find_spec", without())
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "LD_LIBRARY_PATH", "PYTHONPATH"):
        monkeypatch.delenv(variable, raising=False)
    return module


@pytest.fixture
def ready(workshop: ModuleType) -> ModuleType:
    """The same with a finished `.venv` for running the app."""
    workshop.PYTHON.parent.mkdir(parents=True)
    workshop.PYTHON.touch()
    digest = workshop.digest(workshop.RUN)
    workshop.write_stamp(
        {"python": os.path.realpath(workshop.PYTHON), workshop.RUN: digest, "libraries": digest}
    )
    return workshop


# --- the second time ------------------------------------------------------------------------


def test_a_finished_environment_is_used_as_it_is(ready: ModuleType, machine: Machine) -> None:
    assert ready.main(["run", "list", "--json"]) == 0
    assert machine.asked("") == [f"{ready.PYTHON} -P -m itot_workshop list --json"]


def test_the_app_finds_the_package_from_any_folder(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/theirs")
    ready.main(["run", "list"])
    environment = machine.environments[-1]
    assert environment is not None
    assert environment["PYTHONPATH"] == os.pathsep.join([str(ready.ROOT), "/theirs"])


def test_what_python_compiles_is_kept_in_the_environment_where_it_may_not_lie_beside_the_code(
    workshop: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"):
        monkeypatch.delenv(variable, raising=False)
    assert "PYTHONPYCACHEPREFIX" not in workshop.child_environment()
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    environment = workshop.child_environment()
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert Path(environment["PYTHONPYCACHEPREFIX"]).parent == workshop.ENV
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "/theirs")
    assert workshop.child_environment()["PYTHONPYCACHEPREFIX"] == "/theirs"
    assert "LD_LIBRARY_PATH" not in environment


def test_the_exit_code_of_the_app_is_passed_on(ready: ModuleType, machine: Machine) -> None:
    machine.answers["itot_workshop"] = (2, "", "")
    assert ready.main(["run", "nonsense"]) == 2


def test_a_changed_lock_is_installed_and_remembered(ready: ModuleType, machine: Machine) -> None:
    (ready.ROOT / ready.RUN).write_text("run 2")
    ready.main(["run", "list"])
    (install,) = machine.asked(" install ")
    assert "--require-hashes" in install
    assert ready.read_stamp()[ready.RUN] == ready.digest(ready.RUN)
    before = len(machine.commands)
    ready.main(["run", "list"])
    assert len(machine.commands) == before + 1


def test_what_the_tests_need_covers_the_app(ready: ModuleType, machine: Machine) -> None:
    assert ready.main(["test", "-k", "radar"]) == 0
    assert ready.DEV in machine.asked(" install ")[0]
    assert machine.commands[-1][-2:] == ["-k", "radar"]
    assert ready.read_stamp()[ready.RUN] == ready.digest(ready.RUN)
    ready.main(["run", "list"])
    assert len(machine.asked(" install ")) == 1


# --- half done, foreign, or refused ---------------------------------------------------------


def test_a_half_made_environment_is_made_again(
    workshop: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (workshop.ENV / "lib").mkdir(parents=True)
    workshop.write_stamp({})
    workshop.make_environment()
    assert not (workshop.ENV / "lib").exists()
    assert "half done" in capsys.readouterr().err
    assert machine.asked("-m venv --without-pip")


def test_an_environment_whose_python_has_gone_is_made_again(ready: ModuleType) -> None:
    ready.PYTHON.unlink()
    assert ready.read_stamp() == {}


def test_an_environment_of_somebody_else_is_left_alone(
    workshop: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    (workshop.ENV / "theirs").mkdir(parents=True)
    assert workshop.main(["run"]) == 1
    assert (workshop.ENV / "theirs").exists()
    assert machine.commands == []
    assert "left alone" in capsys.readouterr().err


def test_a_refused_install_leaves_a_working_environment_working(
    ready: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers[" install "] = (1, "", "WARNING: Retrying after NewConnectionError\nERROR: no")
    assert ready.main(["test"]) == 1
    assert "no connection" in capsys.readouterr().err
    assert ready.main(["run", "list"]) == 0


def test_an_interrupted_install_counts_as_half_done(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(command: list[str], **how: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ready.subprocess, "run", interrupt)
    assert ready.main(["test"]) == 130
    assert ready.read_stamp() == {}


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [
        ("WARNING: Retrying … Temporary failure in name resolution", "no connection"),
        ("ERROR: HTTPSConnectionPool: Read timed out.", "no connection"),
        ("note\nERROR: No matching distribution found for numpy==9\n", "for numpy==9"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE", "DO NOT MATCH"),
        ("out of luck", "out of luck"),
    ],
)
def test_pip_s_complaint_becomes_a_sentence(
    workshop: ModuleType, errors: str, sentence: str
) -> None:
    assert sentence in workshop.explain_pip(errors)


def test_a_helper_that_fails_is_quoted_with_its_last_word(
    workshop: ModuleType, machine: Machine
) -> None:
    machine.answers["venv"] = (1, "", "first\nthe disk is full\n")
    with pytest.raises(workshop.Stop, match=r"Making .* failed[\s\S]*the disk is full"):
        workshop.make_environment()


def test_trouble_with_files_is_told_in_a_sentence(
    ready: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    (ready.ROOT / ready.RUN).unlink()
    assert ready.main(["run"]) == 1
    said = capsys.readouterr().err
    assert "run.txt" in said
    assert "Traceback" not in said


def test_a_python_too_old_is_told_so(
    workshop: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert workshop.main(["run"]) == 1
    assert "Python 3.11 or newer" in capsys.readouterr().err


# --- pip ------------------------------------------------------------------------------------


def test_pip_of_the_environment_is_used_where_there_is_one(
    workshop: ModuleType,
) -> None:
    assert workshop.pip_command() == [str(workshop.PYTHON), "-m", "pip"]


def test_the_system_s_pip_is_borrowed_and_works_on_the_environment_only(
    workshop: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workshop.importlib.util, "find_spec", without("ensurepip"))
    monkeypatch.setattr(workshop.importlib.metadata, "version", lambda name: "23.0.1")
    command = workshop.pip_command()
    assert command == [sys.executable, "-m", "pip", "--python", str(workshop.PYTHON)]


@pytest.mark.parametrize("version", ["20.3.4", "22.3.1"])
def test_a_pip_that_cannot_work_elsewhere_is_not_borrowed(
    workshop: ModuleType, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(workshop.importlib.util, "find_spec", without("ensurepip"))
    monkeypatch.setattr(workshop.importlib.metadata, "version", lambda name: version)
    with pytest.raises(workshop.Stop, match="python3-venv"):
        workshop.pip_command()


def test_no_pip_at_all_is_told(workshop: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop.importlib.util, "find_spec", without("ensurepip", "pip"))
    with pytest.raises(workshop.Stop, match="python3-venv"):
        workshop.pip_command()


# --- Qt's shared libraries ------------------------------------------------------------------

LDD = """\
/x/QtWidgets.abi3.so:
\tlinux-vdso.so.1 (0x00007ffd)
\tlibEGL.so.1 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""
PLAN = """\
NOTE: only a rehearsal
'http://mirror/libglib.deb' libglib2.0-0_2.74.6-2+deb12u7_amd64.deb 1 SHA256:a
'http://mirror/libx11-6_2%3a1.8.4_amd64.deb' libx11-6_2%3a1.8.4_amd64.deb 2 SHA256:b
'http://mirror/libllvm15_15.0.6_amd64.deb' libllvm15_15.0.6_amd64.deb 3 SHA256:c
"""


def test_what_the_loader_misses_is_read_once_each(workshop: ModuleType) -> None:
    assert workshop.not_found(LDD) == {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert workshop.not_found("\tnot a dynamic executable\n") == set()


def test_packages_are_named_with_their_versions_and_without_drivers(workshop: ModuleType) -> None:
    assert workshop.packages_to_fetch(PLAN) == [
        "libglib2.0-0=2.74.6-2+deb12u7",
        "libx11-6=2:1.8.4",
    ]


def test_no_system_deps_prints_the_line_and_touches_nothing(
    ready: ModuleType, machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers["ldd"] = (0, LDD, "")
    assert ready.main(["run", "--no-system-deps", "list"]) == 1
    said = capsys.readouterr().err
    assert f"sudo {ready.APT_INSTALL}\n" in said
    assert "libEGL.so.1, libxcb-cursor.so.0" in said
    assert not machine.asked("apt-get")


def test_no_system_deps_with_all_libraries_there_goes_on(
    ready: ModuleType, machine: Machine
) -> None:
    assert ready.main(["--no-system-deps", "run", "list"]) == 0
    assert machine.commands[-1][-1] == "list"


def test_root_installs_with_apt_and_says_what_still_misses(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready.os, "geteuid", lambda: 0)
    monkeypatch.setattr(ready.shutil, "which", lambda name: f"/usr/bin/{name}")
    machine.answers["ldd"] = (0, LDD, "")
    with pytest.raises(ready.Stop, match=r"still misses libEGL\.so\.1"):
        ready.provide_libraries()
    assert machine.asked("apt-get") == ["apt-get update", ready.APT_INSTALL]


def test_a_plain_user_gets_them_unpacked_beside_the_packages(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready.UNPACKED.mkdir()
    machine.answers["--print-uris"] = (0, PLAN, "")
    ready.unpack_libraries()
    (download,) = machine.asked(" download ")
    assert download.endswith("download libglib2.0-0=2.74.6-2+deb12u7 libx11-6=2:1.8.4")
    assert all("Dir::State=" in line for line in machine.asked("apt-get"))
    assert str(ready.UNPACKED) in (ready.UNPACKED / "fonts.conf").read_text()


def test_the_app_is_pointed_at_unpacked_libraries(ready: ModuleType) -> None:
    libraries = ready.UNPACKED / "usr/lib/x86_64-linux-gnu"
    libraries.mkdir(parents=True)
    path = ready.child_environment()["LD_LIBRARY_PATH"].split(os.pathsep)
    assert path[0] == str(libraries)
    assert "" not in path


def test_a_system_without_apt_is_told_what_misses(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready.shutil, "which", lambda name: None)
    machine.answers["ldd"] = (0, LDD, "")
    with pytest.raises(ready.Stop, match=r"lacks: libEGL\.so\.1, libxcb"):
        ready.provide_libraries()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_need_no_libraries(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    stamp = ready.read_stamp()
    del stamp["libraries"]
    ready.write_stamp(stamp)
    assert ready.main(["run", "list"]) == 0
    assert not machine.asked("ldd")


# --- with and without a display -------------------------------------------------------------


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_app_is_opened(
    ready: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, ":0")
    assert ready.main(["run"]) == 0
    assert machine.asked("") == [f"{ready.PYTHON} -P -m itot_workshop"]


@pytest.mark.parametrize(("platform", "shown"), [("linux", False), ("win32", True)])
def test_only_a_linux_can_lack_a_display(
    workshop: ModuleType, monkeypatch: pytest.MonkeyPatch, platform: str, shown: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert workshop.has_display() is shown


def test_without_a_display_the_rehearsal_is_played(
    ready: ModuleType, machine: Machine, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers["rehearse --help"] = (0, "--template T --participants N --to DIR", "")
    assert ready.main(["run"]) == 0
    result = home / "ITOT Workshop" / "rehearsal"
    assert machine.asked("")[-1].endswith(f"rehearse --to {result}")
    assert str(result) in capsys.readouterr().err
    environment = machine.environments[-1]
    assert environment is not None
    assert environment["QT_QPA_PLATFORM"] == "offscreen"


def test_without_display_and_rehearsal_the_examples_are_compared(
    ready: ModuleType, machine: Machine, home: Path
) -> None:
    machine.answers["rehearse --help"] = (0, "usage: itot-workshop [FILE]", "")
    ready.EXAMPLES.mkdir(parents=True)
    for name in ("b.itot", "a.itot"):
        (ready.EXAMPLES / name).touch()
    assert ready.main(["run"]) == 0
    words = machine.commands[-1]
    assert [Path(word).name for word in words[-5:]] == [
        "export",
        "a.itot",
        "b.itot",
        "--to",
        "comparison.html",
    ]
    assert words[-1] == str(home / "ITOT Workshop" / "comparison.html")


def test_a_home_that_cannot_be_written_is_replaced_by_the_temporary_folder(
    ready: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "gone"))
    monkeypatch.setattr(ready.tempfile, "gettempdir", lambda: str(tmp_path))
    assert ready.output_folder() == tmp_path / "ITOT Workshop"


# --- the words of the command ---------------------------------------------------------------


def test_help_names_every_command(workshop: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        workshop.parse(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert all(f"workshop.py {name}" in shown for name in workshop.COMMANDS)


@pytest.mark.parametrize("arguments", [[], ["fly"]])
def test_a_command_that_is_not_there_is_wrong_use(
    workshop: ModuleType, arguments: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        workshop.main(arguments)
    assert left.value.code == 2


def test_the_option_for_libraries_may_stand_anywhere(workshop: ModuleType) -> None:
    for words in (["--no-system-deps", "test", "-x"], ["test", "-x", "--no-system-deps"]):
        wanted = workshop.parse(words)
        assert wanted.no_system_deps
        assert wanted.arguments == ["-x"]
    assert not workshop.parse(["test", "-x"]).no_system_deps


def test_help_after_a_command_is_the_command_s_own(workshop: ModuleType) -> None:
    assert workshop.parse(["run", "--help"]).arguments == ["--help"]


def test_the_stamp_is_plain_to_read(ready: ModuleType) -> None:
    assert json.loads(ready.STAMP.read_text())["python"] == os.path.realpath(ready.PYTHON)


def test_an_earlier_rehearsal_is_kept(workshop: ModuleType, tmp_path: Path) -> None:
    assert workshop.free_folder(tmp_path, "rehearsal") == tmp_path / "rehearsal"
    (tmp_path / "rehearsal").mkdir()
    (tmp_path / "rehearsal-2").mkdir()
    assert workshop.free_folder(tmp_path, "rehearsal") == tmp_path / "rehearsal-3"
