from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from itot_workshop.storage import lock


def lock_files(local: Path) -> list[Path]:
    return list((local / "locks").iterdir())


def test_only_one_holds_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.itot"
    assert not lock.in_use(tmp_path, path)
    held, refusal = lock.take(tmp_path, path)
    assert held is not None
    assert refusal == ""
    assert lock.in_use(tmp_path, path)
    again, refusal = lock.take(tmp_path, path)
    assert again is None
    assert "another window" in refusal
    other, _ = lock.take(tmp_path, tmp_path / "b.itot")
    assert other is not None
    other.unlock()
    held.unlock()
    assert not lock.in_use(tmp_path, path)


def test_the_lock_of_a_program_that_died_is_taken_over(tmp_path: Path) -> None:
    program = (
        "import os, sys, pathlib; from itot_workshop.storage import lock; "
        "held = lock.take(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])); "
        "assert held[0] is not None; os._exit(0)"
    )
    path = tmp_path / "a.itot"
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", program, tmp_path, path], cwd=root, check=True)
    assert lock_files(tmp_path)
    held, _ = lock.take(tmp_path, path)
    assert held is not None
    held.unlock()


def test_a_lock_that_names_nobody_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "a.itot"
    held, _ = lock.take(tmp_path, path)
    assert held is not None
    (file,) = lock_files(tmp_path)
    held.unlock()
    file.write_bytes(b"")  # its program died before it had written its name down
    held, refusal = lock.take(tmp_path, path)
    assert held is not None, refusal
    held.unlock()


def test_a_place_where_nothing_can_be_reserved_is_told(tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("in the way")
    held, refusal = lock.take(tmp_path / "blocked" / "local", tmp_path / "a.itot")
    assert held is None
    assert "reading only" in refusal
    assert [path.name for path in tmp_path.iterdir()] == ["blocked"]
