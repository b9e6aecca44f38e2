"""What a session took from its content pack, in another language than that of the pack.

The lists stand in ``resources/report/packs/<pack>-<language>.toml``: a text of the pack on the
left, its translation on the right. What a session took over word for word, such as a title, a next
step or the aim of a model, is translated too. A text that is not in the list, or that the pack
words otherwise, stays as it is, and so does everything else that somebody typed. Straight and
typographic apostrophes and quotation marks are taken for the same: packs were written with either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from itot_workshop.domain.session import Session

_NAMES = frozenset(
    """id version language axis axes statement statements model models card cards item items
    criterion kind origin when test figure match scope module opens rules phases usual pair trace
    level use role side""".split()
)
"""Fields whose texts name something, and are not read by anybody, inside a part of a pack."""


_TAKEN_OVER = tuple("agenda notes actions board model_choice charters differences".split())
"""Tables whose documents may hold texts of the pack."""


def in_language(session: Session, report: Path, language: str) -> Session:
    """The session with its pack, and what it took over from it, in a language that has a list.

    ``report`` is the folder with the words of reports.
    """
    if language == session.pack.pack.language:
        return session
    phrases = _phrases(report / "packs", f"{session.pack.id}-{language}")
    if not phrases:
        return session
    parts = {
        name: _said(getattr(session.pack, name), phrases) for name in session.pack.__struct_fields__
    }
    tables = {name: _said(getattr(session, name), phrases) for name in _TAKEN_OVER}
    pack, about = structs.replace(session.pack, **parts), _said(session.about, phrases)
    return structs.replace(session, pack=pack, about=about, **tables)


def _said(value: Any, phrases: Mapping[str, str]) -> Any:
    """The value with every text that is read in the other language."""
    if isinstance(value, str):
        return _phrase(value, phrases)
    if isinstance(value, tuple):
        return tuple(_said(one, phrases) for one in value)
    if isinstance(value, Mapping):
        return {key: _said(one, phrases) for key, one in value.items()}
    if isinstance(value, Struct):
        told = {
            name: _said(getattr(value, name), phrases)
            for name in value.__struct_fields__
            if name not in _NAMES
        }
        return structs.replace(value, **told)
    return value


def _phrase(text: str, phrases: Mapping[str, str]) -> str:
    """A text of the list, or two of them with a colon between, as a card and how it moves."""
    known = phrases.get(_plain_marks(text))
    if known is not None:
        return known
    name, colon, rest = _plain_marks(text).partition(": ")
    if colon and name in phrases and rest in phrases:
        return f"{phrases[name]}: {phrases[rest]}"
    return text


def _phrases(folder: Path, name: str) -> Mapping[str, str]:
    """The list of a name; empty if there is none. The name is looked up and never opened."""
    return next((_read(file) for file in folder.glob("*.toml") if file.stem == name), {})


@lru_cache(maxsize=4)
def _read(file: Path) -> Mapping[str, str]:
    found = msgspec.toml.decode(file.read_bytes(), type=dict[str, str])
    return {_plain_marks(text): said for text, said in found.items()}


def _plain_marks(text: str) -> str:
    return text.translate(_MARKS)


_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"'})
