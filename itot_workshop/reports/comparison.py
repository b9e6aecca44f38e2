"""The comparison of several sessions as a neutral document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from itot_workshop.domain.courses import Course, courses
from itot_workshop.domain.session import Session, oldest_first
from itot_workshop.reports.document import NUMBERED, Document, Radars, Section
from itot_workshop.reports.parts.became import became
from itot_workshop.reports.parts.change import change, change_at
from itot_workshop.reports.parts.exercises import exercises
from itot_workshop.reports.parts.limits import ground, limits, models
from itot_workshop.reports.parts.sites import sites
from itot_workshop.reports.parts.then_now import then_and_now
from itot_workshop.reports.run import Run, names_of, run_of
from itot_workshop.reports.words import Words


def comparison(sessions: Iterable[Session], words: Words) -> Document:
    """Everything a reader is told of several sessions. ``Refused`` if they cannot be compared.

    Sessions of several sites stand side by side and are no before and after; what changed is told
    within each site that has one.
    """
    found = courses(sessions)
    told = oldest_first(it for course in found for it in course.sessions)
    pack = told[-1].pack.pack
    several = len(found) > 1
    return Document(
        language=words.language,
        over=_companies(told, words),
        title=words.say("comparison.title", n=len(told)),
        subtitle=words.say("comparison.sites") if several else _from_to(told, words),
        facts=(),
        sections=_site_by_site(found, words)
        if several
        else _sections(run_of(found[0], words), found[0]),
        contents=words.say("page.contents"),
        made_with=words.say("page.made_with", pack=pack.title, version=pack.version),
        running=" · ".join(filter(None, (_companies(told, words), _days(told, words)))),
    )


def _from_to(told: Sequence[Session], words: Words) -> str:
    names = names_of(told, words)
    return words.say("comparison.subtitle", first=names[0], last=names[-1])


def _companies(told: Sequence[Session], words: Words) -> str:
    """Each company once, in the order of the sessions."""
    named = dict.fromkeys(session.about.organisation for session in told)
    return words.names([name for name in named if name])


def _days(told: Sequence[Session], words: Words) -> str:
    """From which day to which."""
    first, last = (words.date(told[at].about.date) for at in (0, -1))
    return words.say("comparison.days", first=first, last=last)


def _site_by_site(found: Sequence[Course], words: Words) -> tuple[Section, ...]:
    """All sites beside each other, then what changed within each that has met more than once, and
    what became of its plans.
    """
    again = [course for course in found if course.whole is not None]
    told = (section for at, course in enumerate(again, 1) for section in _at(course, at, words))
    return (sites(words, found), *told)


def _at(course: Course, number: int, words: Words) -> Iterable[Section]:
    """The chapters of one site among several, whose place and ``number`` tell them apart."""
    run = run_of(course, words)
    yield change_at(run, course.place, number)
    for section in _plans(run, course):
        title = words.say("comparison.at", title=section.title, place=course.place)
        yield replace(section, id=f"{section.id}{NUMBERED}{number}", title=title)


def _sections(run: Run, course: Course) -> tuple[Section, ...]:
    """All chapters; shapes side by side reach to a second page, on which the changes go on."""
    then = then_and_now(run)
    on_it = not any(isinstance(block, Radars) for block in then.blocks)
    return (then, change(run, new_page=on_it), *_plans(run, course), limits(run))


def _plans(run: Run, course: Course) -> tuple[Section, ...]:
    """What became of actions, cards and models, and what the exercises brought."""
    made = (became(run), ground(run), models(run), exercises(run, course))
    return tuple(section for section in made if section is not None)
