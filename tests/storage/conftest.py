"""A session file's place, and where its journal and backups go."""

from __future__ import annotations

from pathlib import Path

import pytest

from itot_workshop.storage.keeping import Keeping
from tests.storage.helpers.sessions import keeping


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    return tmp_path / "library" / "a.itot"


@pytest.fixture
def kept(tmp_path: Path) -> Keeping:
    return keeping(tmp_path)
