"""A session file's place, and where its journal and backups go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.session_file import Opened, SessionFile
from tests.storage.helpers.sessions import keeping, small_session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    return tmp_path / "library" / "a.itot"


@pytest.fixture
def kept(tmp_path: Path) -> Keeping:
    return keeping(tmp_path)


@pytest.fixture
def opened(path: Path, kept: Keeping) -> Iterator[Opened]:
    made = SessionFile.create(path, small_session(), kept)
    yield made
    made.file.close()
