"""What was understood of a paste, said so that a mistaken column is seen at once."""

from __future__ import annotations

from collections.abc import Sequence

from itot_workshop.domain.people import Participant
from itot_workshop.domain.roster_heads import Title
from itot_workshop.ui.plan.words import counted, tr
from itot_workshop.ui.widgets.filling import filled


def pasted_words(people: Sequence[Participant], titles: Sequence[tuple[str, Title | None]]) -> str:
    """How many people came, how many seats were guessed, and what each column was taken for."""
    said = [counted(len(people), "Pasted one person.", "Pasted %n people.")]
    guessed = sum(person.guessed for person in people)
    if guessed:
        said.append(counted(guessed, "One seat was guessed.", "%n seats were guessed."))
    taken = [filled(_taken(title), cell) for cell, title in titles if title != "skip"]
    if taken:
        said.append(filled(tr("Columns: %1."), ", ".join(taken)))
    left = [cell for cell, title in titles if title == "skip"]
    if left:
        said.append(filled(tr("Left out: %1."), ", ".join(left)))
    return " ".join(said)


def _taken(title: Title | None) -> str:
    if title in ("name", "first"):
        return tr("“%1” as the name")
    if title == "seat":
        return tr("“%1” as the seat")
    if title == "site":
        return tr("“%1” as the site")
    return tr("“%1” as the role")
