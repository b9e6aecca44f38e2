"""Between a session and its tables of bytes: every document typed, checked, under its own id."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import TABLES, Edit, Session
from itot_workshop.storage.coding import BAD_INPUT, GONE, encode, encode_document, is_canonical
from itot_workshop.storage.errors import Damaged, NotStorable
from itot_workshop.storage.file_format import ABOUT, ABOUT_ID, HEADLINE_ID, PACK, read_section
from itot_workshop.storage.headline import Headline
from itot_workshop.storage.raw_tables import RawTables

MakeHeadline = Callable[[Session], Headline]

DECODERS: Mapping[str, msgspec.json.Decoder[Any]] = {
    **{name: msgspec.json.Decoder(kind) for name, kind in TABLES.items()},
    PACK: msgspec.json.Decoder(Pack),
}
"""How to read a document, by table, in the order in which a file keeps the tables."""

_TABLE_DECODERS: Mapping[str, msgspec.json.Decoder[Any]] = {
    name: msgspec.json.Decoder(dict[str, kind])  # type: ignore[valid-type]
    for name, kind in TABLES.items()
}
_HEADLINE = msgspec.json.Decoder(Headline)


def to_tables(session: Session) -> RawTables:
    """Every document of a session as bytes, all tables named, the content pack last.

    Raises:
        NotStorable: if one of them would not read back as it is.
    """
    tables: RawTables = {name: {} for name in DECODERS}
    tables[ABOUT][ABOUT_ID] = encode_document(session.about, DECODERS[ABOUT])
    for name in list(TABLES)[1:]:
        documents: Mapping[str, Any] = getattr(session, name)
        tables[name] = {
            doc_id: encode_document(document, DECODERS[name])
            for doc_id, document in documents.items()
        }
    tables[PACK][session.pack.id] = encode_document(session.pack, DECODERS[PACK])
    return tables


def with_headline(tables: RawTables, session: Session, make: MakeHeadline | None) -> RawTables:
    """Tables as a file keeps them: with what lists show of the session, in its description."""
    about = {ABOUT_ID: tables[ABOUT][ABOUT_ID]}
    if make is not None:
        try:
            about[HEADLINE_ID] = encode_document(make(session), _HEADLINE)
        except Exception:
            # A list without a picture is no reason for not saving what people said.
            logging.getLogger(__name__).exception("no headline for a session")
    return {**tables, ABOUT: about}


def to_document(edit: Edit) -> tuple[str, str, msgspec.Raw]:
    """Table, id and bytes of what an edit puts there (``GONE`` if it removes).

    Raises:
        NotStorable: if the document would not read back as it is under this id.
    """
    if edit.table not in DECODERS:
        raise NotStorable("An entry of an unknown kind could not be saved. Nothing was changed.")
    if edit.table in (ABOUT, PACK) and edit.after is None:
        raise NotStorable("The session itself cannot be removed. Nothing was changed.")
    if edit.table == ABOUT:
        return ABOUT, ABOUT_ID, encode_document(edit.after, DECODERS[ABOUT])
    if edit.after is None:
        return edit.table, edit.id, GONE
    if edit.after.id != edit.id:
        raise NotStorable("An entry could not be saved under another’s id. Nothing was changed.")
    return edit.table, edit.id, encode_document(edit.after, DECODERS[edit.table])


def to_session(tables: RawTables) -> Session:
    """The session that tables hold.

    Raises:
        Damaged: a document is not what its table keeps, or is missing, or is there twice.
    """
    if set(tables) - set(DECODERS):
        raise Damaged(_WRONG.format(what="a part of an unknown kind"))
    return _assembled({name: to_typed(name, tables.get(name, {})) for name in DECODERS})


def quick_session(sections: Mapping[str, memoryview]) -> Session | None:
    """The session in a sound file's tables, if they are just as this version writes them.

    It takes each table in one go and looks at no document by itself. None means that
    ``to_session`` has to take the closer look: a field that the file's program did not have yet,
    or something that is there twice.
    """
    typed: dict[str, dict[str, Any]] = {name: {} for name in DECODERS}
    for name, section in sections.items():
        if name in (ABOUT, PACK):
            typed[name] = to_typed(name, read_section(name, section))
            continue
        title, _, documents = section.tobytes().partition(b":")
        written = documents.replace(b"\n", b"")
        try:
            table = _TABLE_DECODERS[name].decode(written)
        except (*BAD_INPUT, KeyError):
            return None
        breaks = len(table) + 1 if table else 0
        if encode(table) != written or len(documents) - len(written) != breaks:
            return None
        if title != encode(name) or not _under_own_ids(name, table):
            return None
        typed[name] = table
    return _assembled(typed)


def _assembled(typed: dict[str, dict[str, Any]]) -> Session:
    if ABOUT_ID not in typed[ABOUT] or len(typed[PACK]) != 1:
        raise Damaged(_WRONG.format(what="its description or its content pack"))
    about = typed.pop(ABOUT)[ABOUT_ID]
    (pack,) = typed.pop(PACK).values()
    return Session(about=about, pack=pack, **typed)


def _under_own_ids(name: str, typed: Mapping[str, Any]) -> bool:
    if name in (ABOUT, PACK):
        return all(id_of(name, document) == doc_id for doc_id, document in typed.items())
    return [document.id for document in typed.values()] == list(typed)


def to_typed(name: str, documents: Mapping[str, msgspec.Raw]) -> dict[str, Any]:
    """The typed documents of one table (without the headline, which is derived).

    Raises:
        Damaged: naming the table.
    """
    if name == ABOUT:
        documents = {doc_id: raw for doc_id, raw in documents.items() if doc_id != HEADLINE_ID}
    decode = DECODERS[name].decode
    try:
        typed = {doc_id: decode(raw) for doc_id, raw in documents.items()}
    except BAD_INPUT as error:
        raise Damaged(_WRONG.format(what=f"an entry in its {words(name)}")) from error
    if not _under_own_ids(name, typed):
        raise Damaged(_WRONG.format(what=f"an id in its {words(name)}"))
    # Bytes of ours come out again as they were; only what differs (a field that this version has
    # and the file's has not, or a key twice) needs the closer look.
    if encode(typed) != encode(documents) and not all(map(is_canonical, documents.values())):
        raise Damaged(
            _WRONG.format(what=f"an entry in its {words(name)} (something is there twice)")
        )
    return typed


def id_of(name: str, document: Any) -> str:
    """Under which id a typed document stands in its table."""
    return ABOUT_ID if name == ABOUT else str(document.id)


def words(name: str) -> str:
    """What a person calls the content of a table."""
    return _WORDS.get(name, "other parts")


_WORDS = {
    "about": "description",
    "people": "roster",
    "agenda": "agenda",
    "rounds": "rounds of votes",
    "ballots": "ballots",
    "tallies": "hand counts",
    "notes": "notes",
    "actions": "actions",
    "board": "common-ground board",
    "model_choice": "model choice",
    "charters": "charters",
    "marks": "marks on cards",
    "differences": "rated differences",
    "pack": "content pack",
}
_WRONG = (
    "The file is damaged: {what} is not what it should be. It was left as it is; "
    "open it in the app to save what can be saved, or take a backup from the library."
)
