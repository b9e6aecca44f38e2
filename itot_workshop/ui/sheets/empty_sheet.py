"""A sheet to be filled in with votes from paper: every person, every statement, no votes."""

from __future__ import annotations

import csv
import io

from itot_workshop.domain.paper import VOTE_COLUMNS
from itot_workshop.domain.people import SIDES, Participant, Seat
from itot_workshop.domain.session import Session


def empty_sheet(session: Session) -> str:
    """The sheet as CSV text: a row for each person on the roster and each statement of the form.

    Without a roster there is one person of each side, to be copied. Names never stand in it: who
    gives a private code writes it over the number.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(VOTE_COLUMNS)
    statements = session.pack.form_statements(session.about.form)
    for number, seat in enumerate(_seats(session), 1):
        for statement in statements:
            writer.writerow((f"p{number:02}", seat, statement.id, ""))
    return file.getvalue()


def _seats(session: Session) -> list[Seat]:
    people: list[Participant] = sorted(session.people.values(), key=lambda it: it.position)
    return [person.seat for person in people] or list(SIDES)
