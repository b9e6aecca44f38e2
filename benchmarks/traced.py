"""Watch from outside, with strace, that no hostile text makes it touch a file or a network.

    python -m benchmarks.traced
    python -m benchmarks.traced --plant label

Exports and screens are gone through twice in a process that is traced: with harmless texts, so that
everything is loaded, then with texts that name files and addresses in every way that Qt, the
typesetting engine, XML and Markdown know. Between two marks in the trace no name of a file may
stand but the program's own, its resources, fonts and the folder it was given, and no address but of
the computer itself. Where strace is not installed that is said, and Python's audit hooks in
`hostile_exports` and `hostile_screens` are all there is. The exit code is 1 if anything is touched.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QLabel

from benchmarks import hostile_exports, hostile_screens
from benchmarks.hostile_exports import HARMLESS
from benchmarks.results import Result, report
from tests.reports.hostile import filled
from tools.make_examples import examples

_IMAGES = (
    "x<img src='/etc/hostname'><img src=\"file:///etc/passwd\"><img src='http://example.com/p.png'>"
    "<a href='//example.com'>y</a><style>@import url(http://example.com/x.css)</style>"
)
_CALLS = (
    'x #read("/etc/passwd") #image("/etc/hostname") #include "/etc/hostname" '
    '![z](/etc/hostname) {HYPERLINK "http://example.com"} =WEBSERVICE("http://example.com")'
)
_NAMES = (
    'x <?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y; '
    "\\\\example.com\\share\\x ../../../../etc/passwd file:///etc/hostname qrc:/x"
)
NAMING = (_IMAGES, _CALLS, _NAMES)
"""Texts that name files that are there, and addresses."""

BEGIN, END = "/hostile-texts-begin", "/hostile-texts-end"
PARTS = ("exports", "screens")
_NAME = re.compile(r'\b(?!execve)\w+\((?:AT_FDCWD|\d+)?(?:<[^>]*>)?,? ?"((?:[^"\\]|\\.)*)"')
_NET = re.compile(r"\b(?:connect|bind|sendto|sendmsg|socket)\([^)]*AF_INET6?")
_OWN = ("/usr/share/", "/usr/lib", "/usr/local/", "/lib", "/etc/fonts", "/proc/", "/sys/", "/dev/")
_ASKED = ("/etc", "/etc/localtime", "/etc/machine-id", "/var/lib/dbus/machine-id")


def exports(naming: tuple[str, ...]) -> None:
    """Every format with harmless texts, then with hostile ones."""
    sessions = {name: filled(session) for name, session in examples().items()}
    for text in (HARMLESS, *naming):
        mark(text)
        for _name, _check, content in hostile_exports.sinks(f"{text} 1", sessions):
            assert content


def screens(naming: tuple[str, ...]) -> None:
    """Every page and window with harmless texts, then with hostile ones."""
    for text in (HARMLESS, *naming):
        mark(text)
        hostile_screens.run((text,), None)


def mark(text: str) -> None:
    """Leave a mark in the trace once what is loaded is loaded."""
    if text == NAMING[0]:
        Path(BEGIN).exists()


def touched(trace: str, own: tuple[str, ...]) -> Iterator[str]:
    """Names of files and addresses between the marks that are not the program's own."""
    inside = False
    for line in trace.splitlines():
        if BEGIN in line or END in line:
            inside = BEGIN in line
        elif inside and _NET.search(line):
            yield line.partition(" ")[2]
        elif inside and (found := _NAME.search(line)) and not _is_own(found[1], own):
            yield found[1]


def _is_own(name: str, own: tuple[str, ...]) -> bool:
    """Whether a name is the program's own, the way to it, or what systems are asked anyway."""
    ours = (*own, *_OWN)
    way = any(it.startswith(f"{name.rstrip('/')}/") for it in ours)
    return "/" not in name or way or name.startswith(ours) or name in _ASKED


def traced(part: str, plant: str) -> list[str]:
    """What a part of the program touched on account of hostile texts."""
    with tempfile.TemporaryDirectory(prefix="itot-traced-") as name:
        trace = Path(name) / "trace"
        command = [sys.executable, "-m", "benchmarks.traced", "--part", part, "--plant", plant]
        strace = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=%file,%network"]
        done = subprocess.run(
            [*strace, "-o", str(trace), *command],
            cwd=hostile_exports.ROOT,
            env={**os.environ, "TMPDIR": name, "HOME": name, "XDG_CACHE_HOME": name},
            capture_output=True,
            text=True,
            check=False,
        )
        found = trace.read_text(encoding="utf-8", errors="replace") if trace.exists() else ""
        if done.returncode or BEGIN not in found or END not in found:
            return [f"{part} did not come to its end: {done.stderr[-300:]}"]
        fonts = os.environ.get("FONTCONFIG_FILE", name)
        own = (name, str(hostile_exports.ROOT), sys.prefix, sys.base_prefix, fonts)
        return [f"{part}: {it}" for it in dict.fromkeys(touched(found, own))]


def main() -> int:
    """Trace both parts; 1 if anything was touched."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("--plant", choices=("", *hostile_screens.FAULTS), default="")
    asked = parser.parse_args()
    if asked.plant:
        setattr(QLabel, "setText", hostile_screens.FAULTS[asked.plant])  # noqa: B010
    if asked.part:
        app = QApplication([])
        naming = NAMING[:1] if asked.plant else NAMING  # a fault is seen with one of them
        {"exports": exports, "screens": screens}[asked.part](naming)
        Path(END).exists()
        del app
        return 0
    if shutil.which("strace") is None:
        print("strace is not installed, so nothing was traced")
        return 0
    parts = ("screens",) if asked.plant else PARTS
    found = [it for part in parts for it in traced(part, asked.plant)]
    print(*found[:20], sep="\n")
    what = "files and addresses that hostile texts made it touch"
    return report(Result(what=what, found=len(found), goal=0))


if __name__ == "__main__":
    sys.exit(main())
