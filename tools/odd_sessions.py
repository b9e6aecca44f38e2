"""Sessions made up out of the example company's, to be looked at: more axes, long names, odd rooms.

Everything is worked out from the examples, so the same wish gives the same sessions each time.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from itot_workshop.domain.about import About
from itot_workshop.domain.charter import Charter, WatchValue
from itot_workshop.domain.pack import Axis, Pack
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import Session
from itot_workshop.domain.voting import Answers, Ballot
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.opening import find_session

EXAMPLES = Path(__file__).resolve().parents[1] / "sessions" / "examples"
Sessions: TypeAlias = tuple[Session, ...]

_NAMED = {
    "Ermöglichende Führung": "Führung",
    "Gemeinsame Zielvereinbarungen": "Ziele",
    "Gegenseitige Wertschätzung": "Wertschätzung",
    "Kompetenzaustausch zwischen Bereichen": "Kompetenzen",
    "Übergreifende Störungsbearbeitung": "Störungen",
    "Gemeinsame Technologieplattform": "Technologie",
    "Zusammenarbeitsvereinbarung": "Zusammenarbeit",
    "Sichtbare Ergebnisse im Werk": "Ergebnisse",
    "Datenverfügbarkeit in der Fertigung": "Daten",
    "Verantwortung für die Betriebssicherheit": "Sicherheit",
    "Änderungsmanagement und Freigaben": "Änderungen",
    "Netzwerksegmentierung und Fernzugriff": "Fernzugriff",
    "Lieferantensteuerung": "Lieferanten",
    "Weiterbildung und Schichtübergabe": "Weiterbildung",
    "Instandhaltungsplanung": "Instandhaltung",
    "Budget- und Investitionsentscheidungen": "Budget",
}
"""Names of axes, each with its short one."""
LONG_NAMES = tuple(_NAMED)


def examples(local: Path) -> Sessions:
    """The three example sessions, oldest first; ``local`` is a folder they may leave traces in."""
    keeping = Keeping(local=local, today=lambda: datetime.date(2026, 1, 1))
    found = [find_session(path, keeping).session for path in EXAMPLES.glob("*.itot")]
    return tuple(sorted(found, key=lambda session: session.about.date))


def with_axes(session: Session, names: Sequence[str]) -> Session:
    """The session on as many axes as there are names, its own ones taken again and again."""
    own = session.pack.axes
    axes = [
        replace(
            own[at % len(own)],
            id=f"{own[at % len(own)].id}{at}",
            name=name,
            short=_NAMED.get(name, name),
        )
        for at, name in enumerate(names)
    ]
    taken = [(own[at % len(own)].id, at) for at in range(len(names))]
    pack = _pack(session.pack, axes, taken)
    ballots = {id_: _ballot(it, session.pack, taken) for id_, it in session.ballots.items()}
    asked = tuple(it.id for it in pack.statements)
    rounds = {
        id_: replace(it, statements=asked) if it.kind == "statements" else it
        for id_, it in session.rounds.items()
    }
    return replace(session, pack=pack, ballots=ballots, rounds=rounds)


def over_years(sessions: Sessions, number: int) -> Sessions:
    """So many sessions, two months from one to the next, each a little unlike the example."""
    made: list[Session] = []
    latest: dict[str, About] = {}
    for at in range(number):
        session = sessions[at % len(sessions)]
        day = sessions[0].about.date + datetime.timedelta(days=61 * at)
        before = made[-1].id if made else None
        about = replace(session.about, id=f"{session.id}-{at}", date=day, follows=before)
        latest[session.id] = about
        moved = _moved(_voted(session, partial(_drifted, at)), day - session.about.date, latest)
        made.append(replace(moved, about=about))
    return tuple(made)


def _moved(session: Session, by: datetime.timedelta, latest: Mapping[str, About]) -> Session:
    """The session with all days in actions and charters so much later; charters are of the
    ``latest`` of those that are made of the session in which they were begun.
    """
    actions = {
        id_: replace(it, due=None if it.due is None else it.due + by)
        for id_, it in session.actions.items()
    }
    charters = {id_: _later(it, by, latest) for id_, it in session.charters.items()}
    return replace(session, actions=actions, charters=charters)


def _later(charter: Charter, by: datetime.timedelta, latest: Mapping[str, About]) -> Charter:
    days = {
        name: None if day is None else day + by
        for name in ("begun", "signed", "start", "end", "latest_end", "midpoint")
        for day in (getattr(charter, name),)
    }
    return replace(
        charter,
        session=latest[charter.session].id,
        watch=_read_on(charter.watch, latest),
        new_silo=_read_on(charter.new_silo, latest),
        **days,
    )


def _read_on(values: Sequence[WatchValue], latest: Mapping[str, About]) -> tuple[WatchValue, ...]:
    """Readings on the days of the sessions that are made of theirs."""
    return tuple(
        replace(it, session=latest[it.session].id, date=latest[it.session].date) for it in values
    )


def _drifted(at: int, key: str, value: int) -> int:
    return value + (1 if (number_of(key) + at) % 5 == 0 else 0)


def all_equal(session: Session, value: int = 3) -> Session:
    """The session with the same vote from everybody on everything."""
    return _voted(session, lambda _key, _value: value)


def at_two_sites(sessions: Sessions) -> Sessions:
    """The first and the last session at one site, the first two at another, as if they were other
    workshops.
    """
    first, second, *_, last = sessions
    here = replace(last, about=replace(last.about, follows=first.id))
    there = (first, second)
    return (
        *(replace(it, about=replace(it.about, site="Aldersted")) for it in (first, here)),
        *(
            replace(it, about=replace(it.about, id=f"{it.id}-2", site="Port Elna", follows=None))
            for it in there
        ),
    )


def short(session: Session) -> Session:
    """The same session with the short form: a statement an axis."""
    kept = {it.id for it in session.pack.form_statements("short")}
    ballots = {
        id_: replace(it, answers={at: one for at, one in it.answers.items() if at in kept})
        for id_, it in session.ballots.items()
    }
    about = replace(session.about, form="short")
    return replace(session, about=about, ballots=ballots)


def without_most(session: Session, seat: Seat) -> Session:
    """The session with too few people of a seat for its figures to be shown."""
    gone = [it.id for it in session.ballots.values() if it.seat == seat][2:]
    return replace(session, ballots=_without(session.ballots, gone))


def without_axis(session: Session, at: int) -> Session:
    """The session in which nobody could judge one axis."""
    lost = {it.id for it in session.pack.statements if it.axis == session.pack.axes[at].id}
    ballots = {
        id_: replace(it, answers={k: None if k in lost else v for k, v in it.answers.items()})
        for id_, it in session.ballots.items()
    }
    return replace(session, ballots=ballots)


def number_of(key: str) -> int:
    """A small number that is the same for the same key on every day."""
    return sum(ord(letter) * (at + 1) for at, letter in enumerate(key))


def _voted(session: Session, vote: Callable[[str, int], int]) -> Session:
    low, high = session.pack.scale.low, session.pack.scale.high

    def answers(ballot: Ballot) -> Answers:
        return {
            key: None if value is None else min(high, max(low, vote(ballot.id + key, value)))
            for key, value in ballot.answers.items()
        }

    ballots = {id_: replace(it, answers=answers(it)) for id_, it in session.ballots.items()}
    return replace(session, ballots=ballots)


def _pack(pack: Pack, axes: Sequence[Axis], taken: Sequence[tuple[str, int]]) -> Pack:
    statements = [
        replace(it, id=f"{it.id}-{at}", axis=axes[at].id)
        for axis, at in taken
        for it in pack.statements
        if it.axis == axis
    ]
    return replace(pack, axes=tuple(axes), statements=tuple(statements))


def _ballot(ballot: Ballot, pack: Pack, taken: Sequence[tuple[str, int]]) -> Ballot:
    """The ballot's answers on the new axes; an axis taken again is seen a little otherwise."""
    known = {it.id: it.axis for it in pack.statements}
    answers = {
        f"{key}-{at}": value if at < len(pack.axes) else _near(value, ballot.id + key)
        for axis, at in taken
        for key, value in ballot.answers.items()
        if known.get(key) == axis
    }
    return replace(ballot, answers=answers) if answers else ballot


def _without(ballots: Mapping[str, Ballot], gone: Sequence[str]) -> dict[str, Ballot]:
    return {id_: it for id_, it in ballots.items() if id_ not in gone}


def _near(value: int | None, key: str) -> int | None:
    return None if value is None else min(5, max(1, value + number_of(key) % 3 - 1))
