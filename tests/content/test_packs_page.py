"""The page for pack authors: its example loads, and it knows every table and key there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import FieldInfo, fields

from itot_workshop.domain.pack import EXERCISES, MODULES, Pack, Thresholds, Value
from itot_workshop.domain.pack_check import CHARTER_FIELDS
from itot_workshop.domain.pack_limits import LENGTHS
from itot_workshop.storage.packs import PackFaults, read_pack

PAGE = (Path(__file__).parents[2] / "docs/packs.md").read_text(encoding="utf-8")


def inner(wanted: Any) -> type[Value] | None:
    """The kind of value in a list of them, or the kind itself."""
    if isinstance(wanted, type) and issubclass(wanted, Value):
        return wanted
    return next((kind for part in get_args(wanted) if (kind := inner(part))), None)


def tables(kind: type[Value], name: str = "") -> dict[str, type[Value]]:
    """Every table a pack may have, by the name in its heading."""
    found: dict[str, type[Value]] = {}
    for field in fields(kind):
        below = inner(field.type)
        if below is not None:
            path = f"{name}.{field.name}".removeprefix(".")
            found |= {path: below} | tables(below, path)
    return found


TABLES = tables(Pack)


def described(name: str) -> dict[str, tuple[str, str]]:
    """The keys that the page describes for a table: needed or not, and what it says."""
    section = re.search(rf"^### `\[\[?{re.escape(name)}\]\]?`$(.*?)(?=^##)", PAGE, re.M | re.S)
    assert section, f"no section on {name}"
    rows = re.findall(r"^\| `(\w+)` \| (yes)? *\| ?(.*?) ?\|$", section[1], re.M)
    return {key: (needed, text) for key, needed, text in rows}


@pytest.mark.parametrize("name", TABLES)
def test_every_key_is_described(name: str) -> None:
    wanted: tuple[FieldInfo, ...] = fields(TABLES[name])
    assert {key: needed for key, (needed, _) in described(name).items()} == {
        field.name: "yes" if field.required else "" for field in wanted
    }


def test_limits_on_the_page_are_those_that_are_checked() -> None:
    names = {kind.__name__: name for name, kind in TABLES.items()}
    for (kind, key), length in LENGTHS.items():
        text = described(names[kind]).get(key, ("", ""))[1]
        said = re.search(r"at most (\d+) characters", text)
        assert said is None or int(said[1]) == length, (kind, key)
    for field in fields(Thresholds):
        said = re.search(r"\((\d[\d.]*)", described("thresholds")[field.name][1])
        assert said is None or float(said[1]) == field.default


def test_names_on_the_page_are_those_that_are_known() -> None:
    def said(table: str, key: str) -> set[str]:
        return set(re.findall(r"`([\w-]+)`", described(table)[key][1]))

    assert said("templates.steps", "module") == set(MODULES) - {""}
    assert said("patterns", "opens") == said("cards", "opens") == set(EXERCISES)
    assert said("charters.fields", "id") == CHARTER_FIELDS


def example(folder: Path, change: tuple[str, str] = ("", "")) -> Path:
    block = re.search(r"^```toml\n(.*?)^```", PAGE, re.M | re.S)
    assert block
    assert change[0] in block[1]
    (folder / "pack.toml").write_text(block[1].replace(*change), encoding="utf-8")
    return folder


def test_the_example_is_a_whole_pack(tmp_path: Path) -> None:
    pack = read_pack(example(tmp_path))
    assert pack.pack.id == "line-handover"
    assert (len(pack.axes), len(pack.statements), len(pack.templates)) == (3, 4, 1)


def test_faults_read_as_the_page_says(tmp_path: Path) -> None:
    with pytest.raises(PackFaults) as raised:
        read_pack(example(tmp_path, ('axis = "support"', 'axis = "suport"')))
    said = "names “suport”, which is not an id in axes"
    assert f"statements[3].axis (“support1”): {said}" in PAGE
    assert f"pack.toml: statements[3].axis (“support1”): {said}" in str(raised.value)
