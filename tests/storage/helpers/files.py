"""Ends and reopenings of session files."""

from __future__ import annotations

from pathlib import Path

from itot_workshop.domain.session import Session
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import SessionFile


def die(file: SessionFile) -> None:
    """End as a killed program does: nothing more is written, the system frees the lock."""
    file._close_journal()
    if file._lock is not None:
        file._lock.unlock()
    file._lock = None
    file.read_only = "dead"


def reopened(path: Path, kept: Keeping) -> tuple[Session, tuple[str, ...]]:
    file, session, notes = SessionFile.open(path, kept)
    file.close()
    return session, notes


def left(local: Path) -> list[str]:
    """What is left in the local data."""
    return sorted(p.name for p in local.rglob("*") if p.is_file())
