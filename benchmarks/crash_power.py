"""A disk that loses what was never forced to it, as a power cut does.

While a life is lived, every call of ``storage.disk`` is noted down. Afterwards the disk can be put
back to what it could look like if the power had gone at any of these calls: of each file what was
synced and perhaps a part of what came after, of each folder the names that were synced and perhaps
some of the later changes, each folder by itself.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from itot_workshop.storage import disk


class File:
    """What a file holds: forced to the disk, and written since."""

    def __init__(self, data: bytes) -> None:
        self.safe = self.now = data

    def could_be(self, chance: random.Random) -> bytes:
        """The safe content, perhaps with a part of what was written since, from its beginning."""
        if self.now == self.safe or chance.random() < 0.4:
            return self.safe
        cut = chance.randint(0, len(self.now))
        return self.now[:cut] + self.safe[cut:]


class PowerCut:
    """Notes down calls; ``mark`` notes something of one's own among them."""

    def __init__(self) -> None:
        self.log: list[tuple[Any, ...]] = []
        self._open: dict[int, int] = {}
        self._count = 0
        for name in _CALLS:
            setattr(disk, name, self._noted(name, getattr(disk, name)))

    def mark(self, what: int) -> None:
        """Note down that something has happened, such as an acknowledgement."""
        self.log.append(("mark", what))

    def _noted(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any) -> Any:
            result = call(*args)
            if name in ("create", "open_to_overwrite"):
                self._count += 1
                self._open[result] = self._count
                self.log.append((name, self._count, args[0]))
            elif name == "close":
                self._open.pop(args[0], None)
            elif name not in ("write", "seek", "sync"):
                self.log.append((name, *args))
            elif args[0] in self._open:
                self.log.append((name, self._open[args[0]], *args[1:]))
            return result

        return noted


_CALLS = (
    "create",
    "open_to_overwrite",
    "write",
    "seek",
    "sync",
    "close",
    "replace",
    "put_new",
    "remove",
    "sync_folder",
)


class Disk:
    """A disk to which noted calls are made again, and which knows what of them is safe."""

    def __init__(self, files: dict[Path, bytes]) -> None:
        self.now = {path: File(data) for path, data in files.items()}
        self.safe = dict(self.now)
        self.marked = -1
        self._open: dict[int, File] = {}
        self._at: dict[int, int] = {}
        self._unsafe: dict[Path, list[tuple[Path, File | None]]] = {}

    def mark(self, number: int) -> None:
        self.marked = number

    def create(self, handle: int, path: Path) -> None:
        self._open[handle], self._at[handle] = File(b""), 0
        self._name(path, self._open[handle])

    def open_to_overwrite(self, handle: int, path: Path) -> None:
        self._open[handle], self._at[handle] = self.now[path], 0

    def write(self, handle: int, data: bytes) -> None:
        file, at = self._open[handle], self._at[handle]
        file.now = file.now[:at] + data + file.now[at + len(data) :]
        self._at[handle] = at + len(data)

    def seek(self, handle: int, offset: int) -> None:
        self._at[handle] = offset

    def sync(self, handle: int) -> None:
        self._open[handle].safe = self._open[handle].now

    def replace(self, source: Path, target: Path) -> None:
        self._name(target, self.now[source])
        self._name(source, None)

    put_new = replace

    def remove(self, path: Path) -> None:
        self._name(path, None)

    def sync_folder(self, folder: Path) -> None:
        for path, file in self._unsafe.pop(folder, []):
            _set(self.safe, path, file)

    def could_be(self, chance: random.Random) -> dict[Path, bytes]:
        """What it could hold without power: of each folder some of the later changes, in order."""
        names = dict(self.safe)
        for changes in self._unsafe.values():
            for path, file in changes[: chance.randint(0, len(changes))]:
                _set(names, path, file)
        return {path: file.could_be(chance) for path, file in names.items()}

    def _name(self, path: Path, file: File | None) -> None:
        self._unsafe.setdefault(path.parent, []).append((path, file))
        _set(self.now, path, file)


def disk_at(files: dict[Path, bytes], log: list[tuple[Any, ...]], cut: int) -> Disk:
    """The disk at a call of the log, beginning with files that are safe."""
    made = Disk(files)
    for what, *args in log[:cut]:
        getattr(made, what)(*args)
    return made


def _set(names: dict[Path, File], path: Path, file: File | None) -> None:
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def files_of(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder but locks, which a new start sweeps away."""
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock"
    }


def put_back(folder: Path, files: dict[Path, bytes]) -> None:
    """Make a folder hold exactly these files, and the folders that were there."""
    folders = [path for path in folder.rglob("*") if path.is_dir()]
    shutil.rmtree(folder)
    for path in [*folders, *(path.parent for path in files)]:
        path.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        path.write_bytes(data)
