"""Exports every format and handout onto a disk that is full, and onto one that may not be written.

    python -m benchmarks.full_disk

Mounts a file system of a few kilobytes (Linux, root). On it lies an earlier export of every name;
afterwards each must be there unchanged, with nothing beside it, and a sentence must have been said.
Both ways of writing are tried: the command line replaces a file, the window never does.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from benchmarks.results import Result, report
from itot_workshop.cli import main as command
from itot_workshop.domain.session import Session
from itot_workshop.reports.formats import FORMATS, HANDOUTS
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from itot_workshop.storage.opening import find_session
from itot_workshop.ui.exporting import Exported, tables_of, write_all
from itot_workshop.ui.sheets.export_wish import ExportWish, Wanted, file_names

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = max((ROOT / "sessions" / "examples").glob("*.itot"))
WANTED: tuple[Wanted, ...] = (*FORMATS, "itot", *HANDOUTS)


@contextmanager
def disk(*, read_only: bool) -> Iterator[Path]:
    """A folder on a disk of 64 kB: full to the last page, or not to be written to."""
    with tempfile.TemporaryDirectory(prefix="itot-workshop-full-") as place:
        folder = Path(place)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], check=True)
        try:
            for name in WANTED:
                (folder / f"a.{name}").write_text("before")
            if read_only:
                subprocess.run(["mount", "-o", "remount,ro", place], check=True)
            else:
                fill(folder / "filling")
            yield folder
        finally:
            subprocess.run(["umount", place], check=True)


def fill(path: Path) -> None:
    """Write until nothing more goes onto the disk."""
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
    except OSError:
        return


def seen(folder: Path) -> dict[str, bytes]:
    """Every file of the folder with its content."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def commanded(folder: Path) -> Iterator[tuple[str, bool]]:
    """Whether the command line refused, for every format and handout."""
    for name in (*FORMATS, *HANDOUTS):
        words = ["export", str(EXAMPLE), "--to", str(folder / f"a.{name}")]
        words += ["--format", "pdf", "--handout", name] if name in HANDOUTS else []
        yield f"command {name}", command(words) == 1


def written(folder: Path, session: Session, library: Library) -> Iterator[tuple[str, bool]]:
    """Whether the window's writer refused with a sentence, for everything it can write."""
    what = Exported(sessions=(session,), files=(EXAMPLE,))
    wish = ExportWish(formats=(), folder=folder, stem="new")
    for name in WANTED:
        try:
            write_all(what, wish, name, library, ROOT / "resources")
        except StorageError as error:
            yield f"window {name}", "could not be saved because" in str(error)
        else:
            yield f"window {file_names('new', name, tables_of(what))}", False


def main() -> int:
    """Try both disks; 1 if anything was lost, left behind or not said."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QGuiApplication([])
    wrong = 0
    exports = 0
    with tempfile.TemporaryDirectory() as local:
        os.environ["ITOT_WORKSHOP_LIBRARY"] = local
        keeping = Keeping(local=Path(local), today=lambda: datetime.date(2025, 11, 11))
        session = find_session(EXAMPLE, keeping).session
        library = Library(Path(local), keeping)
        for read_only in (False, True):
            with disk(read_only=read_only) as folder:
                before = seen(folder)
                tried: list[tuple[str, bool]] = [*commanded(folder)]
                tried += written(folder, session, library)
                wrong += sum(_told(name, refused) for name, refused in tried)
                wrong += _told("the folder is as it was", seen(folder) == before)
                exports += len(tried)
    del running
    what = f"faults in {exports} exports onto a full and a read-only disk"
    return report(Result(what=what, found=wrong, goal=0))


def _told(name: str, right: bool) -> int:
    if not right:
        print(f"WRONG: {name}")
    return not right


if __name__ == "__main__":
    sys.exit(main())
