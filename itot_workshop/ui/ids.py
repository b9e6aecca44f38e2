"""Random ids, as the domain wants them handed in."""

from __future__ import annotations

import secrets


def new_id() -> str:
    """An id that no other document has."""
    return secrets.token_hex(8)
