"""A small pack to break, and plain tables written as TOML."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from itot_workshop.storage.packs import PackFaults, read_pack

ROOT = Path(__file__).parents[3]
CORE = ROOT / "resources/packs/itot-core"

SMALL = (
    """
[pack]
id = "small"
version = "1.0.0"
language = "en"
title = "A small pack"

[scale]
low = 1
high = 3
labels = ["No", "Partly", "Yes"]
abstain = "Can’t judge"
question = "How true is this here?"
"""
    + "".join(
        f"""
[[axes]]
id = "{axis}"
name = "Axis {axis}"
short = "{axis}"
question = "What about {axis}?"
anchor_low = "Little"
anchor_high = "Much"
anchor_low_stage = "Little"
anchor_high_stage = "Much"

[[statements]]
id = "{axis}1"
axis = "{axis}"
key = 1
short = true
revision = 1
text = "There is {axis}."
"""
        for axis in ("one", "two", "three")
    )
    + """
[[templates]]
id = "short-talk"
title = "A short talk"
minutes = 15
form = "full"
people = "All"
purpose = "Talk"

[[templates.steps]]
id = "vote"
title = "Vote"
minutes = 5
kind = "vote"
purpose = "Views"
script = [{ kind = "say", text = "Vote." }]
stage = "Statements"
module = "instrument"

[[templates.steps]]
id = "talk"
title = "Talk"
minutes = 10
kind = "talk"
purpose = "Words"
script = []
stage = "Radar"
"""
)


def small() -> dict[str, Any]:
    """The small pack as plain tables."""
    return tomllib.loads(SMALL)


def write(folder: Path, text: str | bytes = SMALL, name: str = "pack.toml") -> Path:
    """A pack's folder with this file added."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def written(plain: dict[str, Any]) -> str:
    """Plain tables as TOML, one top-level key a line."""
    return "\n".join(f"{json.dumps(key)} = {_value(value)}" for key, value in plain.items())


def _value(plain: Any) -> str:
    if isinstance(plain, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_value(v)}" for k, v in plain.items()) + "}"
    if isinstance(plain, list):
        return "[" + ", ".join(_value(part) for part in plain) + "]"
    if isinstance(plain, str):
        return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(plain, bool):
        return str(plain).lower()
    return repr(plain)


def faults_of(folder: Path) -> list[tuple[str, str, str]]:
    """File, key and reason of every fault of a pack that has to be refused."""
    with pytest.raises(PackFaults) as raised:
        read_pack(folder)
    return [(fault.file, fault.key, fault.reason) for fault in raised.value.faults]
