"""Turn every single byte of a session file into another one, and see that none goes unnoticed.

    python -m benchmarks.one_byte
    python -m benchmarks.one_byte --plant

An example session with all its votes, from the first byte to the last: each in turn becomes another
byte, by chance, and reading has to say that the file is damaged. At every thousandth place the file
is handed to the library as well, as one that somebody sent: it has to be refused with a sentence,
and nothing of it may be in the library. ``--plant`` reads without comparing the checksums. The exit
code is 1 if a file with a turned byte was taken for a sound one.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.results import Result, report
from itot_workshop.storage import file_format
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.file_format import Head
from itot_workshop.storage.importing import import_file
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library

EXAMPLE = sorted((Path(__file__).parents[1] / "sessions" / "examples").glob("*.itot"))[-1]
HANDED_IN = 1000


def turned(data: bytes, at: int, chance: random.Random) -> bytes:
    """The file with another byte at one place."""
    other = (data[at] + chance.randrange(1, 256)) % 256
    return b"%b%c%b" % (data[:at], other, data[at + 1 :])


def is_taken(data: bytes) -> bool:
    """Whether a file is read as a sound one."""
    try:
        file_format.whole_sections(file_format.read_head(data), data)
    except StorageError:
        return False
    return True


def is_let_in(data: bytes, library: Library, folder: Path) -> bool:
    """Whether the library takes a file, or refuses it without a sentence."""
    path = folder / "sent.itot"
    path.write_bytes(data)
    try:
        import_file(library, path)
    except StorageError as refusal:
        return not str(refusal).endswith(".") or bool(list(library.folder.glob("*.itot")))
    return True


def unnoticed(data: bytes, folder: Path, seed: int) -> Iterator[int]:
    """The places at which another byte went unnoticed."""
    chance = random.Random(seed)
    keeping = Keeping(local=folder / "local", today=lambda: datetime.date(2026, 1, 1))
    library = Library(folder / "library", keeping)
    for at in range(len(data)):
        spoilt = turned(data, at, chance)
        if is_taken(spoilt) or (at % HANDED_IN == 0 and is_let_in(spoilt, library, folder)):
            yield at


def trusting(head: Head, data: bytes) -> dict[str, memoryview]:
    """A planted fault: the parts of a file are cut out and no checksum is compared."""
    sections, offset = {}, data.find(b"\n") + 1
    for name, (length, _) in head.tables.items():
        sections[name] = memoryview(data)[offset : offset + length]
        offset += length + len(b",\n")
    return sections


def main() -> int:
    """Turn every byte; 1 if one went unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plant", action="store_true")
    asked = parser.parse_args()
    if asked.plant:
        file_format.sound_sections = trusting
    data = EXAMPLE.read_bytes()
    with tempfile.TemporaryDirectory(prefix="itot-byte-") as name:
        places = list(unnoticed(data, Path(name), asked.seed))
    print(f"unnoticed at {places[:20]}" if places else f"{EXAMPLE.name} was read whole")
    what = f"of {len(data):,} turned bytes that went unnoticed"
    return report(Result(what=what, found=len(places), goal=0))


if __name__ == "__main__":
    sys.exit(main())
