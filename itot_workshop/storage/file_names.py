"""Names of session files: who, when and what, safe on every system."""

from __future__ import annotations

import unicodedata

from itot_workshop.domain.about import About

SUFFIX = ".itot"
_LONGEST = 120
_RESERVED = {
    "con", "prn", "aux", "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)),
}  # fmt: skip


def file_name(about: About) -> str:
    """``organisation-date-title.itot``: letters, digits and hyphens, at most 125 bytes."""
    parts = (slug(about.organisation), about.date.isoformat(), slug(about.title))
    return _shortened("-".join(part for part in parts if part)) + SUFFIX


def slug(text: str) -> str:
    """Letters and digits of any script in lower case, everything else as single hyphens."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    joined = _shortened("-".join(words))
    return f"{joined}-" if joined in _RESERVED else joined


def is_session_file(name: str) -> bool:
    """Whether a name is one that a list of sessions shows."""
    return name.lower().endswith(SUFFIX) and not name.startswith(".")


def is_text(name: str) -> bool:
    """Whether a file's name can be written down; on Linux any bytes can be one."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shortened(text: str) -> str:
    """As much as fits, in bytes, without a hyphen at the end."""
    return text.encode()[:_LONGEST].decode(errors="ignore").strip("-")
