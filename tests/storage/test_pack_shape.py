from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from itot_workshop.storage.pack_files import PackFile, read_files
from itot_workshop.storage.pack_reading import examine
from itot_workshop.storage.packs import PackFaults, read_pack
from tests.storage.helpers.packs import CORE, SMALL, small, write, written


def leaves(plain: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths to everything in plain tables that is neither table nor list."""
    if isinstance(plain, dict):
        return [leaf for key, part in plain.items() for leaf in leaves(part, (*path, key))]
    if isinstance(plain, list):
        return [leaf for at, part in enumerate(plain) for leaf in leaves(part, (*path, at))]
    return [path]


def put(plain: Any, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> None:
    for key in path[:-1]:
        plain = plain[key]
    change(plain, path[-1])


FILES, _ = read_files(CORE)
LEAVES = [(number, leaf) for number, file in enumerate(FILES) for leaf in leaves(file.tables)]


@given(st.sampled_from(LEAVES), st.sampled_from(({}, [[]])))
@settings(max_examples=60)
def test_one_wrong_type_is_one_fault_without_any_that_follow(
    where: tuple[int, tuple[Any, ...]], wrong: Any
) -> None:
    number, leaf = where
    tables = deepcopy(FILES[number].tables)
    put(tables, leaf, lambda plain, key: plain.__setitem__(key, wrong))
    files = [*FILES[:number], PackFile(FILES[number].name, tables), *FILES[number + 1 :]]
    _, _, faults = examine(files, whole=True)
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in leaf)
    assert [(fault.file, fault.key) for fault in faults] == [(FILES[number].name, key[1:])]


@given(st.data())
@settings(max_examples=60)
def test_two_wrong_types_are_two_faults(data: st.DataObject) -> None:
    files = [PackFile(file.name, deepcopy(file.tables)) for file in FILES]
    chosen = data.draw(st.lists(st.sampled_from(LEAVES), min_size=2, max_size=2, unique=True))
    for number, leaf in chosen:
        put(files[number].tables, leaf, lambda plain, key: plain.__setitem__(key, {}))
    assert len(examine(files, whole=True)[2]) == 2


ODD = st.one_of(
    st.none().map(lambda _: {}),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.lists(st.one_of(st.integers(), st.text("ab", max_size=3)), max_size=3),
    st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(), max_size=2),
)


def mutate(data: st.DataObject, plain: Any) -> None:
    """Delete, replace, repeat or add something somewhere in plain tables."""
    while True:
        keys = list(plain) if isinstance(plain, dict) else range(len(plain))
        deeper = [key for key in keys if isinstance(plain[key], (dict, list)) and plain[key]]
        if not deeper or data.draw(st.booleans()):
            break
        plain = plain[data.draw(st.sampled_from(deeper))]
    key = data.draw(st.sampled_from(list(keys)))
    deed = data.draw(st.sampled_from(["delete", "replace", "repeat", "add"]))
    if deed == "delete":
        del plain[key]
    elif deed == "replace":
        plain[key] = data.draw(ODD)
    elif isinstance(plain, list):
        plain.append(deepcopy(plain[key]) if deed == "repeat" else data.draw(ODD))
    else:
        plain[data.draw(st.text("abk", min_size=1, max_size=4))] = data.draw(ODD)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoilt_pack_is_read_or_refused_and_nothing_else(
    tmp_path: Path, data: st.DataObject
) -> None:
    plain = small()
    for _ in range(data.draw(st.integers(1, 4))):
        if plain:
            mutate(data, plain)
    write(tmp_path, written(plain))
    read_or_refused(tmp_path)


@given(st.integers(0, len(SMALL) - 1), st.binary(max_size=4), st.integers(0, 40))
@example(0, b"\xef\xbb\xbf", 0)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_is_read_or_refused_and_nothing_else(
    tmp_path: Path, at: int, new: bytes, cut: int
) -> None:
    raw = SMALL.encode()
    write(tmp_path, raw[:at] + new + raw[at + cut :])
    read_or_refused(tmp_path)


def read_or_refused(folder: Path) -> None:
    try:
        read_pack(folder)
    except PackFaults as error:
        refused = error
    else:
        return
    assert refused.faults
    assert all(fault.file and fault.reason for fault in refused.faults)
    assert all(line.isprintable() for line in str(refused).split("\n"))
