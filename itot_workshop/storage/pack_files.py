"""The files of a content pack, read with care: a pack comes from somebody, by mail or by stick."""

from __future__ import annotations

import os
import re
import stat
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from itot_workshop.storage.errors import reason

LARGEST_FILE = 1_000_000
LARGEST_FOLDER = 4_000_000
MOST_FILES = 200
DEEPEST_KEY = 12
LONGEST_TOLD = 300

_KEY_PART = r"""(?>[\w-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-])(?:{_KEY_PART}[ \t]*+\.[ \t]*+){{{DEEPEST_KEY}}}")


class Fault(Struct, frozen=True):
    """What is wrong in a pack: in which file, under which key (counted from 0), and why.

    ``file`` is given from the pack's folder, with slashes; ``.`` is the folder itself. ``key`` is
    empty where the whole file is meant. ``about`` is the id of the element, if it has one.
    """

    file: str
    key: str
    reason: str
    about: str = ""

    def __str__(self) -> str:
        key = f"{self.key} (“{self.about}”)" if self.about else self.key
        return ": ".join(part for part in (self.file, key, self.reason) if part)


class PackFile(Struct, frozen=True):
    """One file of a pack, as read: its name from the pack's folder and its tables."""

    name: str
    tables: dict[str, Any]


def fault(file: str, key: str, why: str, about: str = "") -> Fault:
    """A fault whose texts, taken from a foreign file, are fit to be shown on one line."""
    return Fault(tame(file), tame(key), tame(why), tame(about))


def tame(text: str) -> str:
    """A foreign text without what a screen can't show, and not too long."""
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return shown if len(shown) <= LONGEST_TOLD else shown[: LONGEST_TOLD - 1] + "…"


def read_files(folder: Path) -> tuple[list[PackFile], list[Fault]]:
    """The TOML files of a folder and those below it, by name; faults instead of those unreadable.

    Hidden files and folders are passed over. Nothing outside the folder is read: a link that
    leads out is a fault. A folder beyond the limits is not read at all.
    """
    try:
        folder.stat()
        root = folder.resolve()
        names = _names(root)
    except OSError as error:
        return [], [fault(".", "", f"can’t be read: {reason(error)}")]
    if not 0 < len(names) <= MOST_FILES:
        many = f"more than {MOST_FILES} files" if names else "no TOML file"
        return [], [fault(".", "", f"holds {many}")]
    measured = {name: _measured(root, name) for name in names}
    size = sum(found for found in measured.values() if isinstance(found, int))
    if size > LARGEST_FOLDER:
        return [], [fault(".", "", _too_large(size, LARGEST_FOLDER))]
    read = [
        found if isinstance(found, Fault) else _read(root, name) for name, found in measured.items()
    ]
    files = [found for found in read if isinstance(found, PackFile)]
    return files, [found for found in read if isinstance(found, Fault)]


def _names(root: Path) -> list[str]:
    """The TOML files at and below a folder, in the order of their names without the ending.

    If there are more files than a pack may have, of whatever kind, their names are returned so
    far, one too many.
    """
    found: list[Path] = []
    for place, folders, files in os.walk(root, onerror=_raised):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(place, name) for name in files if not name.startswith("."))
        if len(found) > MOST_FILES:
            return [path.name for path in found]
    names = [path.relative_to(root).as_posix() for path in found if path.suffix == ".toml"]
    return sorted(names, key=in_order)


def in_order(name: str) -> list[str]:
    """By what the files of a pack are sorted: folder by folder, and without the ending."""
    return name.removesuffix(".toml").split("/")


def _raised(error: OSError) -> None:
    raise error


def _measured(root: Path, name: str) -> int | Fault:
    """How many bytes a file has, or why it is not read, before a byte of it is."""
    try:
        status = (root / name).stat()
        target = (root / name).resolve()
    except OSError as error:
        return fault(name, "", f"can’t be read: {reason(error)}")
    if not target.is_relative_to(root):
        return fault(name, "", "is a link that leads out of the pack’s folder")
    if not stat.S_ISREG(status.st_mode):
        return fault(name, "", "is no ordinary file")
    if status.st_size > LARGEST_FILE:
        return fault(name, "", _too_large(status.st_size, LARGEST_FILE))
    return status.st_size


def _too_large(size: int, limit: int) -> str:
    return f"has {size / 1e6:.1f} MB; there is room for {limit / 1e6:.0f} MB"


def _read(root: Path, name: str) -> PackFile | Fault:
    try:
        text = (root / name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return fault(name, "", f"is not UTF-8 text (byte {error.start})")
    except OSError as error:
        return fault(name, "", f"can’t be read: {reason(error)}")
    if _has_long_key(text):
        return fault(name, "", f"has a key of more than {DEEPEST_KEY} parts")
    try:
        return PackFile(name, _tables(text))
    except RecursionError:
        return fault(name, "", "is nested too deeply")
    except ValueError as error:
        return fault(name, "", f"is not valid TOML: {error}")


@lru_cache(maxsize=32)
def _tables(text: str) -> dict[str, Any]:
    """The tables of a file, which nobody changes: packs are asked for again and again."""
    return tomllib.loads(text)


def _has_long_key(text: str) -> bool:
    """Whether a key has very many parts; the time to read one grows with their square."""
    return any(
        line.count(".") >= DEEPEST_KEY and _LONG_KEY.search(line) is not None
        for line in text.split("\n")
    )
