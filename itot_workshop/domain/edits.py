"""Small steps from which the rules of changes are made: put, replace and remove a document."""

from __future__ import annotations

from collections.abc import Iterable

from itot_workshop.domain.session import Document, Edit, Refused, Session

Edits = tuple[Edit, ...]


def added(session: Session, table: str, documents: Iterable[Document]) -> Edits:
    """Edits that put new documents; refused when an id is taken or comes twice."""
    edits = tuple(
        Edit(table=table, id=document.id, before=None, after=document) for document in documents
    )
    ids = [edit.id for edit in edits]
    if len(set(ids)) < len(ids) or any(session.document(table, id_) for id_ in ids):
        raise Refused("This was added already, so it was not added again.")
    return edits


def replaced(session: Session, table: str, document: Document) -> Edits:
    """The edit that replaces a document; refused when it is gone, none when nothing differs."""
    before = found(session, table, document.id)
    if before == document:
        return ()
    return (Edit(table=table, id=document.id, before=before, after=document),)


def put(session: Session, table: str, documents: Iterable[Document]) -> Edits:
    """Edits that add documents or replace what stands under their ids; unchanged ones cost none."""
    wanted = {document.id: document for document in documents}
    return tuple(
        Edit(table=table, id=id_, before=before, after=document)
        for id_, document in wanted.items()
        if (before := session.document(table, id_)) != document
    )


def removed(session: Session, table: str, id_: str) -> Edits:
    """The edit that removes a document; refused when it is gone already."""
    return (Edit(table=table, id=id_, before=found(session, table, id_), after=None),)


def found(session: Session, table: str, id_: str) -> Document:
    """The document of this id, or Refused when somebody removed it."""
    document = session.document(table, id_)
    if document is None:
        raise Refused(
            "This is no longer there: it was removed in the meantime. Nothing was changed."
        )
    return document
