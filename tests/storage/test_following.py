from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from itot_workshop.domain.session import Session
from itot_workshop.storage.errors import StorageError
from itot_workshop.storage.following import followed
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.library import Library
from tests.storage.helpers.sessions import small_session


def spoil(path: Path) -> None:
    """What a list still knows of stays, and nothing of it can be read any more."""
    was = path.stat()
    path.write_bytes(b"x" * was.st_size)
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def put(library: Library, made: Session) -> Path:
    file = library.create(made).file
    file.close()
    return file.path


@pytest.fixture
def library(tmp_path: Path, kept: Keeping) -> Library:
    return Library(tmp_path / "library", replace(kept, backups=None))


@pytest.fixture
def later() -> Session:
    made = small_session()
    return replace(made, about=replace(made.about, id="later", follows=made.id))


def test_of_several_copies_the_first_that_can_be_read_is_taken(
    library: Library, later: Session
) -> None:
    assert followed(library, later) is None
    assert followed(library, small_session()) is None
    first, second = put(library, small_session()), put(library, small_session())
    library.entries()
    for path in (first, second):
        found = followed(library, later)
        assert found is not None
        assert found.id == later.about.follows
        spoil(path)
    with pytest.raises(StorageError):
        followed(library, later)
