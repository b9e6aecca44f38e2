"""The code is formatted, linted and typed; the lock files fit what the project asks for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LOCKS = (ROOT / "requirements/run.txt", ROOT / "requirements/dev.txt")


def check(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def locked(lock: Path) -> dict[str, set[str]]:
    """The versions of each package in a lock file."""
    versions: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^ ]+)", lock.read_text("utf-8"), re.MULTILINE):
        versions.setdefault(canonicalize_name(name), set()).add(version)
    return versions


def wanted(lock: Path) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = list(project["project"]["dependencies"])
    if lock.name == "dev.txt":
        names += project["dependency-groups"]["dev"]
    return [Requirement(name) for name in names]


def test_the_code_is_linted() -> None:
    check("ruff", "check", "--quiet")


def test_the_code_is_formatted() -> None:
    check("ruff", "format", "--check", "--quiet")


@pytest.mark.long
def test_every_type_holds() -> None:
    check("mypy")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_the_lock_holds_what_the_project_asks_for(lock: Path) -> None:
    versions = locked(lock)
    for requirement in wanted(lock):
        found = versions.get(canonicalize_name(requirement.name), set())
        assert found, f"{requirement} is not locked: run `python3 workshop.py lock`"
        assert all(requirement.specifier.contains(version) for version in found), requirement


def test_what_is_tested_is_what_is_run() -> None:
    run, dev = (locked(lock) for lock in LOCKS)
    assert run.items() <= dev.items()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[\w.-]+==)", text)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
