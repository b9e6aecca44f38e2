"""Open office files in LibreOffice, and see that nothing of them is lost.

    python -m benchmarks.opened
    python -m benchmarks.opened --plant   every file is cut short; this has to be noticed

The three example sessions and their comparison, as they are and with a hostile text in every field,
are written as DOCX, PPTX and XLSX. LibreOffice opens each and saves it in its own format, which is
read back: every text of the file must be in it. LibreOffice refuses a damaged file when there is
nobody to be asked about a repair. Without LibreOffice nothing is said.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication  # noqa: E402

from benchmarks.results import Result, report  # noqa: E402
from itot_workshop.domain.session import Session  # noqa: E402
from itot_workshop.reports.drawn import draw  # noqa: E402
from itot_workshop.reports.formats import Format  # noqa: E402
from tests.reports.hostile import TEXTS, poisoned  # noqa: E402
from tools.make_examples import examples  # noqa: E402

RESOURCES = ROOT / "resources"
OPENS: dict[Format, str] = {"docx": "odt", "pptx": "odp", "xlsx": "ods"}
PARTS = re.compile(r"word/document\.xml|ppt/slides/slide\d+\.xml|xl/sharedStrings\.xml")
TEXT = re.compile(r"\{.*(wordprocessingml|drawingml|spreadsheetml).*\}t$")
NUMBER = "‹#›"
"""What stands on a slide where its number will be."""

HOSTILE = (0, 5, 10, 12, 20)
MINUTES = 5


def files() -> Iterator[tuple[str, bytes]]:
    """Every file that is opened, with its name."""
    sessions = examples()
    every: list[tuple[str, Sequence[Session], Session | None]] = [
        ("S1", [sessions["S1"]], None),
        ("S2", [sessions["S2"]], sessions["S1"]),
        ("S3", [sessions["S3"]], sessions["S2"]),
        ("comparison", list(sessions.values()), None),
    ]
    every += [
        (f"hostile-{at}", [poisoned(sessions["S3"], TEXTS[at])], sessions["S2"]) for at in HOSTILE
    ]
    for name, told, before in every:
        for format_ in OPENS:
            yield f"{name}.{format_}", draw(told, format_, RESOURCES, before)


def texts_in(content: bytes) -> Iterator[str]:
    """The runs of text that an office file shows, without their blanks."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in filter(PARTS.fullmatch, file.namelist()):
            for element in ET.fromstring(file.read(name)).iter():
                if TEXT.match(element.tag) and element.text and element.text != NUMBER:
                    yield squeezed(element.text)


def squeezed(text: str) -> str:
    """A text without blanks; LibreOffice writes several of them in its own way."""
    return "".join(text.split())


def opened(content: bytes) -> str:
    """All that LibreOffice has kept of a file, in one, without blanks."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return squeezed("".join(ET.fromstring(file.read("content.xml")).itertext()))


def convert(folder: Path, office: str, kind: str) -> None:
    """Let LibreOffice open all files of a kind and save them in its own format."""
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            OPENS[kind],  # type: ignore[index]
            "--outdir",
            str(folder),
            *map(str, sorted(folder.glob(f"*.{kind}"))),
        ],
        capture_output=True,
        check=False,
        timeout=60 * MINUTES,
    )


def wrong_in(folder: Path, written: dict[str, bytes]) -> Iterator[str]:
    """What did not come back as it was written."""
    for name, content in written.items():
        stem, _, kind = name.rpartition(".")
        own = folder / f"{stem}.{OPENS[kind]}"  # type: ignore[index]
        if not own.exists():
            yield f"{name} was not opened"
            continue
        kept = opened(own.read_bytes())
        lost = [text for text in texts_in(content) if text not in kept]
        if lost:
            yield f"{name} lost {len(lost)} texts, such as {lost[0][:60]!r}"


def main() -> int:
    """Write, open, compare; 1 if a file was not opened or lost a text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--plant", action="store_true", help="cut every file short")
    args = parser.parse_args()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice is not installed, so nothing is said")
        return 0
    running = QGuiApplication([])
    written = dict(files())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in written.items():
            (folder / name).write_bytes(content[: len(content) // 2] if args.plant else content)
        for kind in OPENS:
            convert(folder, office, kind)
        wrong = list(wrong_in(folder, written))
    for fault in wrong:
        print(f"WRONG {fault}")
    del running
    what = f"of {len(written)} office files not opened whole by LibreOffice"
    return report(Result(what=what, found=len(wrong), goal=0))


if __name__ == "__main__":
    sys.exit(main())
