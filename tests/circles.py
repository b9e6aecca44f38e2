"""The law that no files import each other in a circle, wherever in them the imports stand."""

from __future__ import annotations

import graphlib
from collections.abc import Collection, Iterable

from tests.laws import Module


def circle(modules: Iterable[Module]) -> list[str]:
    """Modules that import each other in a circle, the first of them again at the end; or none."""
    read = {module.name: module for module in modules}
    graph = {
        name: {_file_of(found.name, read) for found in module.imports} - {name, ""}
        for name, module in read.items()
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def _file_of(name: str, names: Collection[str]) -> str:
    """The module that an import reads: itself, or the one that holds the name."""
    while name and name not in names:
        name = name.rpartition(".")[0]
    return name
