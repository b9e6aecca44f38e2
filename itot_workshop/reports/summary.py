"""The summary of one session as a neutral document, in the order in which it is read."""

from __future__ import annotations

from itot_workshop.domain.people import SEATS
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import were_there
from itot_workshop.reports.document import Document, Fact, Section
from itot_workshop.reports.material import Material, material_of
from itot_workshop.reports.parts.agreed import agreed
from itot_workshop.reports.parts.axes import axes
from itot_workshop.reports.parts.charters import charters
from itot_workshop.reports.parts.ground import ground
from itot_workshop.reports.parts.method import method
from itot_workshop.reports.parts.model import model
from itot_workshop.reports.parts.picture import picture
from itot_workshop.reports.parts.said import said
from itot_workshop.reports.parts.votes import votes
from itot_workshop.reports.words import Words


def summary(session: Session, words: Words, before: Session | None = None) -> Document:
    """Everything a reader is told of a session; ``before`` is the earlier one it is set against."""
    material = material_of(session, words, before)
    about = session.about
    return Document(
        language=words.language,
        over=about.organisation,
        title=about.title,
        subtitle=words.say("page.pulse" if about.form == "short" else "page.summary"),
        facts=tuple(fact for fact in _facts(material) if fact.value),
        sections=tuple(section for section in _sections(material) if section is not None),
        foot=_foot(material),
        contents=words.say("page.contents"),
        made_with=words.say(
            "page.made_with", pack=session.pack.pack.title, version=session.pack.pack.version
        ),
        running=" · ".join(filter(None, (about.organisation, about.title, words.date(about.date)))),
        cover=True,
        talk_list=material.figures.talk_list,
        proposed=material.figures.proposed,
    )


def _sections(material: Material) -> tuple[Section | None, ...]:
    return (
        picture(material),
        agreed(material),
        axes(material),
        said(material),
        votes(material),
        ground(material),
        model(material),
        charters(material),
        method(material),
    )


def _facts(material: Material) -> tuple[Fact, ...]:
    words, about = material.words, material.session.about
    return (
        Fact(name=words.say("page.date"), value=words.date(about.date)),
        Fact(name=words.say("page.site"), value=about.site),
        Fact(name=words.say("page.room"), value=room(material.session, words)),
        Fact(name=words.say("page.facilitator"), value=about.facilitator),
        Fact(name=words.say("page.purpose"), value=about.purpose),
        Fact(
            name=words.say("page.next"),
            value=words.date(about.next_date) if about.next_date else "",
        ),
        Fact(
            name=words.say("page.state"),
            value="" if about.state == "finished" else words.say(f"page.{about.state}"),
        ),
    )


def room(session: Session, words: Words) -> str:
    """How many were there, by seat."""
    counts = were_there(session)
    total = sum(counts.values())
    if not total:
        return words.say("page.nobody")
    seats = [
        words.say("page.seat", n=counts[seat], seat=words.name_of("seats", seat))
        for seat in SEATS
        if counts[seat]
    ]
    return words.say("page.people", n=total, seats=", ".join(seats))


def _foot(material: Material) -> str:
    """The end date of the team, which stands at the foot of every page.

    It is that of the model chosen, or of the charter that came along where nothing was chosen anew.
    """
    choice = material.choice
    if choice is not None and choice.chosen:
        charter = material.charter_of(choice.chosen)
    else:
        charter = next((it for it in reversed(material.charters) if it.end is not None), None)
    if charter is None or charter.end is None:
        return ""
    return material.words.say("page.team_ends", date=material.words.date(charter.end))
