"""The wheel stands on its own: installed in an empty environment, it finds all it brings along."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, cwd: Path = ROOT, **variables: str) -> str:
    environment = {**os.environ, **variables}
    environment.pop("PYTHONPATH", None)  # the checkout must not help
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a source archive, as a publisher would."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel; the libraries it needs are lent."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", environment)
    folder = environment / ("Scripts" if os.name == "nt" else "bin")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(folder / "python", "-c", ask).strip())
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    run(folder / "python", "-m", "installer", wheel)
    return folder


@pytest.fixture
def anywhere(tmp_path: Path) -> Path:
    """A folder that has nothing to do with the checkout."""
    return Path(tmp_path.anchor)


def test_it_is_the_installed_program_that_runs(programs: Path, anywhere: Path) -> None:
    where = run(
        programs / "python", "-c", "import itot_workshop as i; print(i.__file__)", cwd=anywhere
    )
    assert programs.parent in Path(where.strip()).parents


def test_the_content_packs_come_along(programs: Path, anywhere: Path) -> None:
    packs = json.loads(run(programs / "itot-workshop", "packs", "--json", cwd=anywhere))
    assert "itot-core" in json.dumps(packs)


def test_the_library_starts_empty(programs: Path, anywhere: Path, tmp_path: Path) -> None:
    library = str(tmp_path / "library")
    listed = run(programs / "itot-workshop", "--library", library, "list", "--json", cwd=anywhere)
    assert json.loads(listed) == {"sessions": []}


def test_the_example_sessions_come_along(programs: Path, anywhere: Path) -> None:
    ask = "from itot_workshop.paths import examples; print(examples())"
    folder = Path(run(programs / "python", "-c", ask, cwd=anywhere).strip())
    examples = sorted(folder.glob("*.itot"))
    assert len(examples) == 3
    for example in examples:
        shown = json.loads(run(programs / "itot-workshop", "show", example, "--json", cwd=anywhere))
        assert shown["overall"]["dimensions"] == 8


def test_what_lies_in_the_checkout_lies_in_the_wheel(programs: Path, anywhere: Path) -> None:
    ask = "from itot_workshop.paths import resources; print(resources())"
    installed = Path(run(programs / "python", "-c", ask, cwd=anywhere).strip())
    expected = {path.relative_to(ROOT / "resources") for path in (ROOT / "resources").rglob("*")}
    assert {path.relative_to(installed) for path in installed.rglob("*")} == expected
