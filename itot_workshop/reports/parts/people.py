"""People, notes and actions in words: who somebody is, what was said, who does what by when."""

from __future__ import annotations

from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.people import Participant
from itot_workshop.reports.document import Item
from itot_workshop.reports.material import Material


def who(material: Material, written: str) -> str:
    """Who is meant by what the room wrote: a code of the roster gets the role beside it."""
    found = next(
        (p for p in material.session.people.values() if p.code and p.code == written), None
    )
    if found is None or not found.role or found.name:
        return written
    return material.words.say("charter.person", who=role(material, found), code=found.code)


def role(material: Material, person: Participant) -> str:
    """A participant's role, with the site where both are known."""
    if person.role and person.site:
        return material.words.say("charter.role_at", role=person.role, site=person.site)
    return person.role


def note_item(material: Material, note: Note, when: str = "", *, kind: bool = True) -> Item:
    """A note with its side's mark; its ``kind`` is said where it is more than an observation.

    Who said it is named where the rules of the session have notes show that.
    """
    named = material.words.name_of("kinds", note.kind) if kind else ""
    author = who(material, note.author) if material.session.about.note_authors else ""
    said = ", ".join(part for part in (when, author, named) if part)
    return Item(text=note.text, mark=note.side, when=said)


def action_line(material: Material, action: Action) -> Item:
    """An action as a line: by when what, and below it who with whom."""
    words, text = material.words, action.text
    if action.due is not None:
        text = words.say("axes.by", date=words.date(action.due), text=action.text)
    return Item(text=text, detail=pair(material, action))


def pair(material: Material, action: Action) -> str:
    """Owner and partner of an action."""
    owner, partner = who(material, action.owner), who(material, action.partner)
    if owner and partner:
        return material.words.say("axes.with", owner=owner, partner=partner)
    return owner or partner
