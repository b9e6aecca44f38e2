"""From sessions to paper, as PDF: the summary of one, the comparison of several, handouts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import structs

from itot_workshop.domain.session import Session
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.document import Document, Fact
from itot_workshop.reports.formats import USUAL, Handout, Layout, Paper
from itot_workshop.reports.handouts import handouts
from itot_workshop.reports.paper_cut import fitting, shortened
from itot_workshop.reports.paper_look import read_paper_look
from itot_workshop.reports.paper_values import handout_values, values_of
from itot_workshop.reports.pdf import Printed, draw_pages, set_in_type
from itot_workshop.reports.spoken import in_language
from itot_workshop.reports.words import Words, read_words


def printed(
    sessions: Sequence[Session],
    resources: Path,
    before: Session | None = None,
    layout: Layout = USUAL,
) -> Printed:
    """One session as its summary, several as their comparison, on paper.

    ``resources`` is the folder with templates, words and theme; ``before`` the earlier session
    that a summary is set against. ``Refused`` if the sessions cannot be compared.
    """
    words, document = document_of(sessions, resources, before, layout.language)
    return print_document(document, words, resources, layout.paper)


def print_handouts(
    session: Session, kind: Handout, resources: Path, layout: Layout = USUAL
) -> Printed:
    """Ballots, statements, cards, board items or posters of a session, to be printed and cut."""
    return set_in_type("handouts.typ", _handout_values(session, kind, resources, layout), resources)


def pictures_of(
    document: Document, words: Words, resources: Path, paper: Paper, dots: float
) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG, with so many dots to an inch: to look at, or for a printer."""
    values = _document_values(document, words, resources, paper)
    return draw_pages("document.typ", values, resources, dots)


def pictures_of_handouts(
    session: Session, kind: Handout, resources: Path, layout: Layout, dots: float
) -> tuple[bytes, ...]:
    """The pages of a handout as PNG, with so many dots to an inch."""
    return draw_pages(
        "handouts.typ", _handout_values(session, kind, resources, layout), resources, dots
    )


def print_document(
    document: Document, words: Words, resources: Path, paper: Paper = "a4"
) -> Printed:
    """A document that is there already, on paper."""
    values = _document_values(document, words, resources, paper)
    return set_in_type("document.typ", values, resources)


def _document_values(
    document: Document, words: Words, resources: Path, paper: Paper
) -> dict[str, Any]:
    numbering = words.say("page.number", at="{at}", all="{all}")
    look = read_paper_look(resources / "theme")
    values = values_of(document, paper, look, numbering)
    longest = fitting(values)
    if longest is None:
        return values
    told = words.say("page.cut_text", letters=longest)
    cut = Fact(name=words.say("page.cut"), value=told)
    document = structs.replace(document, facts=(*document.facts, cut))
    values = values_of(document, paper, look, numbering)
    short: dict[str, Any] = shortened(values, longest)
    short["document"]["facts"][-1]["value"] = told
    return short


def _handout_values(
    session: Session, kind: Handout, resources: Path, layout: Layout
) -> dict[str, Any]:
    words = read_words(resources / "report", layout.language or session.about.language)
    look = read_paper_look(resources / "theme")
    told = in_language(session, resources / "report", words.language)
    values = handout_values(handouts(told, kind, words), layout.paper, look)
    longest = fitting(values)
    if longest is None:
        return values
    short: dict[str, Any] = shortened(values, longest)
    short["document"]["note"] = words.say("handouts.cut_text", letters=longest)
    return short
