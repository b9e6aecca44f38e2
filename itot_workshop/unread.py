"""Has Qt for Python import the program's modules without reading their text.

It looks into the source of every module for its own name, since it can give a module other names
for its functions, and keeps all that text. No module here asks for that: each is answered for as
one that uses Qt and wants nothing else. A Qt for Python that does not look finds nothing changed.
"""

from __future__ import annotations

import sys


def _uses_qt(_module: object) -> bool:
    return True


def _answer() -> None:
    looking = sys.modules.get("shibokensupport.feature")
    if looking is not None and (asked := "_mod_uses_pyside") in vars(looking):
        vars(looking)[asked] = _uses_qt


_answer()
