"""What Qt for Python reads of the program while it is imported: nothing."""

from __future__ import annotations

import subprocess
import sys

LOOK = """
import itot_workshop.app, linecache
print(*(name for name in linecache.cache if "itot_workshop" in name))
"""


def test_the_program_is_imported_without_its_text() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
