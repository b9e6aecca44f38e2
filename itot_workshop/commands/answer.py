"""How commands speak: the answer to standard output, everything else to standard error.

Typed text is cleaned on its way to a terminal, which would obey the control characters in it.
Signs that the terminal cannot show are replaced by plain ones; JSON is always UTF-8.
"""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import msgspec

from itot_workshop.reports.plain import plain

_PLAIN_SIGNS = {
    "\u2212": "-",
    "–": "-",
    "…": "...",
    "·": "*",
    "“": '"',
    "”": '"',
    "’": "'",
    "→": "->",
}


class Stop(Exception):
    """A command that cannot be done; its text is the one line that says why."""


class WrongUse(Exception):
    """A call that asks for something there is not; its text is the one line that says what."""


def say(lines: Sequence[str]) -> None:
    """Print the answer, a line at a time."""
    _speak(sys.stdout, lines)


def say_json(answer: object) -> None:
    """Print one JSON document, indented, UTF-8."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    print(msgspec.json.format(msgspec.json.encode(answer), indent=2).decode())


def written(path: Path) -> str:
    """A path as a JSON document can hold it; on Linux a file's name can be any bytes."""
    return os.fsencode(path).decode(errors="replace")


def tell(*lines: str) -> None:
    """Say how it goes, or what to mind, without touching the answer."""
    _speak(sys.stderr, [f"itot-workshop: {line}" for line in lines])


def give_up_output() -> None:
    """Send whatever is still to be printed nowhere, so that the end of the program is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _speak(to: TextIO, lines: Sequence[str]) -> None:
    if isinstance(to, io.TextIOWrapper):
        to.reconfigure(errors="itot-plain-signs")
    for line in lines:
        print(plain(line), file=to)


def _plain_sign(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    signs = (_PLAIN_SIGNS.get(sign, "?") for sign in fault.object[fault.start : fault.end])
    return "".join(signs), fault.end


codecs.register_error("itot-plain-signs", _plain_sign)
