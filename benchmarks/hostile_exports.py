"""Put hostile texts into every field of a session and its pack, and write every format with them.

    python -m benchmarks.hostile_exports
    python -m benchmarks.hostile_exports --every 4   only every fourth text
    python -m benchmarks.hostile_exports --to DIR    keep the office files of some to look at

No format may take a text for markup, a formula, a field or a link, nor change its shape; nothing
may be opened for writing, nothing read outside the program, its resources and the fonts, nothing
sent. Python's audit hooks watch for that; the typesetting engine, which they do not see, is watched
by `strace -f -e trace=network,openat`. The exit code is 1 if anything else happens.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import re
import sys
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from string import ascii_letters
from typing import TypeAlias

from msgspec.structs import replace
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from benchmarks.results import Result, report
from itot_workshop.domain.session import Session
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.formats import FORMATS, HANDOUTS, TABLES, Format, Handout, Layout
from itot_workshop.reports.office_look import read_office
from itot_workshop.reports.printed import print_handouts
from tests.reports.hostile import MORE, TEXTS, filled, poisoned
from tools.make_examples import examples

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
HARMLESS = "x 1"
RESHAPED = "another shape"
"""Long names may lay a page out anew; then a harmless text as long and wide has to do the same."""
LONG = 1000
OFFICE: tuple[Format, ...] = ("docx", "pptx", "xlsx")

Shape: TypeAlias = object
Check: TypeAlias = Callable[[bytes], Shape]


class Watch:
    """Notes down what Python opens, starts or sends while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        python = (sys.prefix, sys.base_prefix, sys.pycache_prefix or sys.prefix)
        allowed = (*python, ROOT, "/usr/share/fonts", "/usr/lib", "/etc/fonts")
        self._allowed = tuple(str(place) for place in allowed)
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "webbrowser.")):
            self.seen.append(event)
        elif event == "open" and isinstance(args[0], (str, bytes)):
            path, mode = os.fsdecode(args[0]), str(args[1] or "r")
            if set(mode) & set("wax+") or not path.startswith(self._allowed):
                self.seen.append(f"open {path} {mode}")


class Tags(HTMLParser):
    """The tags of a page with the names of their attributes; links may lead into it alone."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag down."""
        self.found.append((tag, *(name for name, _ in attrs)))
        for name, value in attrs:
            leads = name in ("href", "src", "xlink:href") and not (value or "").startswith("#")
            if name.startswith("on") or leads or tag == "script":
                raise ValueError(f"<{tag} {name}={value!r}>")


def of_page(content: bytes) -> Shape:
    """A page's tags, without its drawings, whose labels break into lines by their length."""
    told = re.sub(r'(?s)<div class="in-(light|dark)".*?</svg></div>', "", content.decode("utf-8"))
    tags = Tags()
    tags.feed(told)
    return tags.found


def of_markdown(content: bytes) -> Shape:
    """What Markdown sees: the signs that are not escaped, how a line begins, what is a link."""
    lines = []
    for line in content.decode("utf-8").splitlines():
        bare = re.sub(r"\\[!-/:-@\[-`{-~]", "e", line)
        begins = re.match(r"[ >]*((?:[-+*]|#+) |\d+[.)] |---|===|```|\|)?", bare)
        links = re.findall(r"(?i)www\.|https?://|mailto:|\S@\S", bare)
        signs = re.sub(r"[^`*\[\]<>|~&$]", "", bare)
        lines.append((begins.group() if begins else "", signs, *links))
    return lines


def of_table(content: bytes) -> Shape:
    """Rows and columns of a CSV; a text that a spreadsheet would run is none."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    for cell in (cell for row in rows[1:] for cell in row):
        if cell.lstrip()[:1] in set("=@+＝＋－＠") or (
            cell.startswith("-") and not _is_number(cell)
        ):
            raise ValueError(f"a formula: {cell[:40]!r}")
    return [len(row) for row in rows]


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-[\d.]+", cell) is not None


def of_answer(content: bytes) -> Shape:
    """The keys of a JSON answer."""

    def keys(value: object) -> object:
        if isinstance(value, dict):
            return {name: keys(one) for name, one in value.items()}
        return [keys(one) for one in value] if isinstance(value, list) else None

    return keys(json.loads(content))


def of_drawing(content: bytes) -> Shape:
    """The kinds of elements of an SVG, none of which fetches or runs anything."""
    kinds = {element.tag.rpartition("}")[2] for element in ET.fromstring(content).iter()}
    if kinds & {"script", "image", "a", "foreignObject", "use"}:
        raise ValueError(f"{kinds}")
    return None


def of_office(content: bytes) -> Shape:
    """The parts of an office file, all well-formed, with no field, formula or link outside."""
    shape: list[tuple[str, int]] = []
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        for name in file.namelist():
            part = file.read(name)
            if name.endswith((".xml", ".rels")):
                tags = [element.tag.rpartition("}")[2] for element in ET.fromstring(part).iter()]
                if set(tags) & {"instrText", "fldSimple", "hlinkClick", "hyperlink"} - _own(name):
                    raise ValueError(f"a field or link in {name}")
                if name.startswith("xl/worksheets") and "f" in tags:
                    raise ValueError(f"a formula in {name}")
                shape.append((name, tags.count("tbl") + tags.count("row") + tags.count("tr")))
            if b'TargetMode="External"' in part:
                raise ValueError(f"a link outside in {name}")
    return shape


def of_slides(content: bytes) -> Shape:
    """As any office file; how many slides there are depends on how long the texts are."""
    of_office(content)
    return None


def _own(name: str) -> set[str]:
    """Fields that the writer itself makes: the number of a page."""
    return {"instrText", "fldSimple"} if "footer" in name or "header" in name else set()


def of_paper(content: bytes) -> Shape:
    """A PDF can be read whole and has no link outside, action, script or file in it."""
    paper = PdfReader(io.BytesIO(content))
    for sign in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/GoToR", b"/SubmitForm"):
        if sign in content:
            raise ValueError(sign.decode())
    for page in paper.pages:  # their words are not asked for: those of coloured signs take minutes
        contents = page.get_contents()
        if contents is not None:
            contents.get_data()
    return None


CHECKS: Mapping[str, Check] = {
    "html": of_page,
    "md": of_markdown,
    "csv": of_table,
    "json": of_answer,
    "svg": of_drawing,
    "png": lambda content: content[:4],
    "pdf": of_paper,
    "docx": of_office,
    "xlsx": of_office,
    "pptx": of_slides,
}


def sinks(text: str, sessions: Mapping[str, Session]) -> Iterator[tuple[str, str, bytes]]:
    """Everything that can be written: its name, the check it has to stand, its bytes.

    Of long texts no comparison and no handout, which take long; a PDF cuts what pages do not hold.
    """
    latest, before = (poisoned(sessions[name], text) for name in ("S3", "S2"))
    yield from light(latest, before)
    yield "pdf", "pdf", draw([latest], "pdf", RESOURCES, before)
    if len(text) >= LONG:
        return
    for format_ in FORMATS:
        yield f"comparison.{format_}", format_, draw([before, latest], format_, RESOURCES)
    for kind in HANDOUTS:
        yield f"{kind}.pdf", "pdf", _handout(latest, kind)


def light(session: Session, before: Session) -> Iterator[tuple[str, str, bytes]]:
    """The files that take little time: every format but the PDF, every table."""
    for format_ in FORMATS:
        if format_ not in ("csv", "pdf"):
            yield format_, format_, draw([session], format_, RESOURCES, before)
    for table in TABLES:
        layout = Layout(table=table)
        yield f"{table}.csv", "csv", draw([session], "csv", RESOURCES, before, layout)


def _handout(session: Session, kind: Handout) -> bytes:
    few = replace(session, people=dict(list(session.people.items())[:2]))
    return print_handouts(few, kind, RESOURCES).content


def wrong_in(
    files: Iterable[tuple[str, str, bytes]], shapes: Mapping[str, Shape], watch: Watch
) -> Iterator[str]:
    """What is wrong with files, or with what was done to make them; shapes are held by name."""
    watch.seen.clear()
    watch.on = True
    for name, check, content in files:
        try:
            shape = CHECKS[check](content)
        except (ValueError, ET.ParseError) as error:
            yield f"{name}: {error}"
            continue
        if name in shapes and shape != shapes[name]:
            yield f"{name}: {RESHAPED}"
    watch.on = False
    yield from watch.seen


def main() -> int:
    """Go through all texts; 1 if anything was taken for more than a text."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--to", metavar="DIR", type=Path, help="keep office files there")
    parser.add_argument("--every", metavar="N", type=int, default=1, help="only every n-th text")
    args = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QGuiApplication([])
    sessions = {name: filled(session) for name, session in examples().items()}
    watch, wrong, texts = Watch(), 0, (*TEXTS, *MORE)[:: args.every]
    shapes = shapes_with(HARMLESS, sessions)
    for at, text in enumerate(texts):
        whole = f"{text} 1" if len(text) < LONG else text  # charters ask for a figure
        like = shapes if len(text) < 400 else {}  # longer ones break into further lines
        faults = list(wrong_in(sinks(whole, sessions), like, watch))
        for twin in (as_wide(whole), re.sub(r"[^\s\d]", "x", whole)):
            if not any(fault.endswith(RESHAPED) for fault in faults):
                break
            faults = list(wrong_in(sinks(whole, sessions), shapes_with(twin, sessions), watch))
        for fault in faults:
            wrong += 1
            print(f"WRONG {text[:30]!r} {fault}", flush=True)
        print(f"text {at + 1} of {len(texts)}, {wrong} faults", file=sys.stderr, flush=True)
        if args.to and at % 7 == 0:
            keep(args.to, f"text-{at:02}", poisoned(sessions["S3"], text))
    del running
    what = f"faults with {len(texts)} hostile texts in {len(shapes)} files each"
    return report(Result(what=what, found=wrong, goal=0))


def as_wide(text: str) -> str:
    """A harmless text as wide: tables are parted by the width of their words."""
    measure = read_office(RESOURCES / "theme").measure

    def like(sign: str) -> str:
        if sign.isspace() or sign.isdigit():
            return sign
        return min(ascii_letters, key=lambda it: abs(measure.width(it) - measure.width(sign)))

    return "".join(like(sign) for sign in text)


def shapes_with(text: str, sessions: Mapping[str, Session]) -> dict[str, Shape]:
    """The shape of every file in which nothing but this text was typed."""
    return {name: CHECKS[check](content) for name, check, content in sinks(text, sessions)}


def keep(folder: Path, name: str, session: Session) -> None:
    """Keep the office files of a session, to be opened by other programs."""
    folder.mkdir(parents=True, exist_ok=True)
    for format_ in OFFICE:
        (folder / f"{name}.{format_}").write_bytes(draw([session], format_, RESOURCES))


if __name__ == "__main__":
    sys.exit(main())
