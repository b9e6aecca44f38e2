"""Content packs on disk: read one, list those at hand, load one by its id.

A pack is a folder of TOML files. A bad pack is refused whole, and every fault in it is told with
file, key and reason, so that its author can put all of them right in one go (``docs/packs.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.pack import Pack, PackHead
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.pack_files import Fault, fault, in_order, read_files, tame
from itot_workshop.storage.pack_reading import HEAD_FILE, examine

MOST_TOLD = 100


class PackFaults(StorageError):
    """A pack can't be used; ``faults`` says all that is wrong, in the order of the files."""

    def __init__(self, folder: Path, faults: tuple[Fault, ...]) -> None:
        super().__init__(folder, faults)
        self.folder = folder
        self.faults = faults

    def __str__(self) -> str:
        many = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        told = [str(found) for found in self.faults[:MOST_TOLD]]
        if len(self.faults) > MOST_TOLD:
            told.append(f"… and {len(self.faults) - MOST_TOLD} more")
        return "\n".join(
            [f"The content pack in “{tame(str(self.folder))}” can’t be used: {many}.", *told]
        )


class PackNotFound(StorageError):
    """No pack of this id is at hand."""


class PackListing(Struct, frozen=True, kw_only=True):
    """A pack that was found, sound or not.

    Of a pack too broken to say what it is, ``id`` is the name of its folder. ``replaced_by`` is
    the version that is used instead, where a newer one was found.
    """

    id: str
    version: str = ""
    title: str = ""
    language: str = ""
    folder: Path
    faults: tuple[Fault, ...] = ()
    replaced_by: str = ""

    @property
    def usable(self) -> bool:
        """Whether a session can be planned with it."""
        return not self.faults and not self.replaced_by


class _Read(Struct, frozen=True):
    """A folder as read: the pack (only if there are no faults), what it says it is, the faults."""

    folder: Path
    pack: Pack | None
    head: PackHead | None
    faults: tuple[Fault, ...]


def read_pack(folder: Path) -> Pack:
    """The pack in a folder. Raises PackFaults with everything that is wrong with it."""
    read = _read(folder)
    if read.pack is None:
        raise PackFaults(folder, read.faults)
    return read.pack


def find_packs(*roots: Path) -> list[PackListing]:
    """The packs in some folders of packs, by id and version, each sound or with its faults.

    Of several versions of one id the highest is used. The same id and version in two places is a
    fault of the later one, so that nobody's pack silently takes the place of another.
    """
    return [listing for listing, _ in _found(roots)]


def usable_packs(*roots: Path) -> tuple[Pack, ...]:
    """Every sound pack in some folders of packs that is to be used, by id."""
    found = _found(roots)
    return tuple(pack for listing, pack in found if listing.usable and pack is not None)


def load_pack(roots: Iterable[Path], pack_id: str) -> Pack:
    """The pack of this id that is to be used; raises PackNotFound, or PackFaults if it is bad."""
    found = _found(roots)
    for listing, pack in found:
        if listing.id == pack_id and listing.usable and pack is not None:
            return pack
    for listing, _ in found:
        if listing.id == pack_id and listing.faults:
            raise PackFaults(listing.folder, listing.faults)
    at_hand = ", ".join(sorted({listing.id for listing, _ in found if listing.usable}))
    raise PackNotFound(f"There is no content pack “{pack_id}”. Packs at hand: {at_hand or 'none'}.")


def _found(roots: Iterable[Path]) -> list[tuple[PackListing, Pack | None]]:
    reads = [_read(folder) for root in roots for folder in _pack_folders(root)]
    listed = _settled([_listing(read) for read in reads])
    pairs = [(new, read.pack) for new, read in zip(listed, reads, strict=True)]
    return sorted(pairs, key=lambda pair: (pair[0].id, _order(pair[0].version)))


def _pack_folders(root: Path) -> Iterator[Path]:
    """The folders below a root that hold a pack: those with a TOML file in them."""
    try:
        below = sorted(path for path in root.iterdir() if not path.name.startswith("."))
    except OSError:
        return
    for folder in below:
        if folder.is_dir() and any(folder.glob("*.toml")):
            yield folder


def _listing(read: _Read) -> PackListing:
    folder_name, head = tame(read.folder.name), read.head
    if head is None:
        return PackListing(id=folder_name, folder=read.folder, faults=read.faults)
    nameless = any(found.key == "pack.id" for found in read.faults)
    return PackListing(
        id=folder_name if nameless else head.id,
        version=tame(head.version),
        title=tame(head.title),
        language=tame(head.language),
        folder=read.folder,
        faults=read.faults,
    )


def _settled(listings: list[PackListing]) -> list[PackListing]:
    """The same listings, with packs that stand back behind another of the same id marked."""
    first: dict[tuple[str, str], PackListing] = {}
    newest: dict[str, str] = {}
    for listing in listings:
        if not listing.faults:
            first.setdefault((listing.id, listing.version), listing)
            known = newest.setdefault(listing.id, listing.version)
            newest[listing.id] = max(known, listing.version, key=_order)
    settled = []
    for listing in listings:
        twin = first.get((listing.id, listing.version), listing)
        if listing.faults:
            settled.append(listing)
        elif twin is not listing:
            settled.append(replace(listing, faults=(_taken(listing, twin.folder),)))
        elif newest[listing.id] != listing.version:
            settled.append(replace(listing, replaced_by=newest[listing.id]))
        else:
            settled.append(listing)
    return settled


def _taken(listing: PackListing, folder: Path) -> Fault:
    return fault(
        HEAD_FILE,
        "pack.id",
        f"“{listing.id}” {listing.version} is already in “{folder}”; give this pack an id of its"
        " own, or a higher version if it is to take the other’s place",
    )


def _order(version: str) -> tuple[int, ...]:
    """Versions in their order: 1.10.0 comes after 1.9.0."""
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))


def _read(folder: Path) -> _Read:
    files, unread = read_files(folder)
    pack, head, faults = examine(files, whole=not unread)
    told = sorted(unread + faults, key=lambda found: in_order(found.file))
    return _Read(folder, None if told else pack, head, tuple(told))
