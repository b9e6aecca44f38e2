"""The files of a pack put together to one pack, with every fault led back to its file."""

from __future__ import annotations

from typing import Any, get_origin

from msgspec import Struct
from msgspec.structs import fields

from itot_workshop.domain.pack import Pack, PackHead
from itot_workshop.domain.pack_check import check
from itot_workshop.domain.pack_findings import Finding, KeyPath
from itot_workshop.storage.pack_files import Fault, PackFile, fault
from itot_workshop.storage.pack_shape import shaped, unknown_key

HEAD_FILE = "pack.toml"

_FIELDS = {field.name: field for field in fields(Pack)}
_LISTS = {name for name, field in _FIELDS.items() if get_origin(field.type) is tuple}


class Merged(Struct, frozen=True):
    """The tables of all files together.

    ``origins`` has, for each list, the file and the position there of every element; ``owners``
    the first file in which a table or list stands.
    """

    tables: dict[str, Any]
    origins: dict[str, list[tuple[str, int]]]
    owners: dict[str, str]


def examine(files: list[PackFile], *, whole: bool) -> tuple[Pack, PackHead | None, list[Fault]]:
    """The pack in these files, what it says of itself, and all that is wrong with it.

    Where something is missing or wrong the pack has a stand-in, so it is of use only if there are
    no faults. ``whole`` says that no file had to be left out; if one had, nothing is told that
    might have been answered there.
    """
    merged, faults = merge(files)
    told: list[tuple[KeyPath, str]] = []

    def tell(path: KeyPath, reason: str) -> None:
        told.append((path, reason))

    given = {
        name: shaped(plain, _FIELDS[name].type, (name,), tell)
        for name, plain in merged.tables.items()
    }
    lacking = [name for name, field in _FIELDS.items() if field.required and name not in given]
    for name in lacking:
        given[name] = shaped({}, _FIELDS[name].type, (name,), lambda *_: None)
    broken = [path for path, _ in told] + [(name,) for name in lacking]
    if whole:
        told += [((name,), "is missing") for name in lacking]
    pack = Pack(**given)
    told += [
        (finding.path, finding.reason)
        for finding in check(pack)
        if (whole or not finding.needs) and is_certain(finding, broken)
    ]
    head = None if "pack" in lacking else pack.pack
    return pack, head, faults + [located(merged, path, reason) for path, reason in told]


def merge(files: list[PackFile]) -> tuple[Merged, list[Fault]]:
    """The tables of all files together: lists one after the other, everything else only once."""
    merged = Merged({}, {}, {})
    faults = []
    for file in files:
        for name, plain in file.tables.items():
            if reason := _unfit(merged, name, plain):
                faults.append(fault(file.name, name, reason))
                continue
            merged.owners.setdefault(name, file.name)
            if name in _LISTS:
                merged.tables.setdefault(name, []).extend(plain)
                places = merged.origins.setdefault(name, [])
                places.extend((file.name, position) for position in range(len(plain)))
            else:
                merged.tables[name] = plain
    return merged, faults


def _unfit(merged: Merged, name: str, plain: object) -> str:
    """Why a table can't be added to those already there; empty if it can."""
    if name not in _FIELDS:
        return unknown_key(name, _FIELDS)
    if name in _LISTS and not isinstance(plain, list):
        return f"should be a list: write [[{name}]]"
    if name not in _LISTS and name in merged.tables:
        return f"is already in {merged.owners[name]}"
    return ""


def is_certain(finding: Finding, broken: list[KeyPath]) -> bool:
    """Whether a finding would stand if everything at the broken paths were put right."""
    path = finding.path
    for at in broken:
        inside = path[: len(at)] == at
        around = len(path) > 1 and at[: len(path)] == path
        if inside or around or any(_touches(at, need) for need in finding.needs):
            return False
    return True


def _touches(at: KeyPath, need: str) -> bool:
    """Whether a fault lies at a needed part or around it, or inside a needed field."""
    broken = tuple(key for key in at if isinstance(key, str))
    needed = tuple(need.split("."))
    if needed[: len(broken)] == broken:
        return True
    return len(needed) > 1 and broken[: len(needed)] == needed


def located(merged: Merged, path: KeyPath, reason: str) -> Fault:
    """A fault as its author finds it: the file, the key there, the id of the element."""
    table = str(path[0])
    file = merged.owners.get(table, HEAD_FILE)
    about = _about(merged, path)
    if table in merged.origins and len(path) > 1 and isinstance(path[1], int):
        file, position = merged.origins[table][path[1]]
        path = (table, position, *path[2:])
    return fault(file, written(path), reason, about)


def written(path: KeyPath) -> str:
    """A path as a key: ``statements[3].text``."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return text.removeprefix(".")


def _about(merged: Merged, path: KeyPath) -> str:
    """The id of the innermost element with one on the way to a path."""
    about = ""
    plain: Any = merged.tables
    for key in path:
        try:
            plain = plain[key]
        except (LookupError, TypeError):
            break
        if isinstance(plain, dict) and isinstance(key, int):
            found = plain.get("id") or plain.get("term")
            about = found if isinstance(found, str) else about
    return about
