"""Walking through values, to see what can be reached from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from itot_workshop.domain.session import Session


def without_pack(session: Session) -> dict[str, Any]:
    return {name: getattr(session, name) for name in session.__struct_fields__ if name != "pack"}


def texts(plain: object) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        yield from texts([*plain, *plain.values()])
    elif isinstance(plain, (list, tuple)):
        for part in plain:
            yield from texts(part)
