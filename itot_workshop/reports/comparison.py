"""The comparison of several sessions as a neutral document."""

from __future__ import annotations

from collections.abc import Iterable

from itot_workshop.domain.courses import courses
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import Document, Section
from itot_workshop.reports.parts.became import became
from itot_workshop.reports.parts.change import change
from itot_workshop.reports.parts.limits import ground, limits, models
from itot_workshop.reports.parts.sites import sites
from itot_workshop.reports.parts.then_now import then_and_now
from itot_workshop.reports.run import Run, run_of
from itot_workshop.reports.words import Words


def comparison(sessions: Iterable[Session], words: Words) -> Document:
    """Everything a reader is told of several sessions. ``Refused`` if they cannot be compared.

    Sessions of several sites stand side by side and are no before and after.
    """
    run = run_of(sessions, words)
    found = courses(run.sessions)
    several = len(found) > 1
    subtitle = words.say("comparison.subtitle", first=run.names[0], last=run.names[-1])
    return Document(
        language=words.language,
        over=_companies(run),
        title=words.say("comparison.title", n=len(run.sessions)),
        subtitle=words.say("comparison.sites") if several else subtitle,
        facts=(),
        sections=(sites(run, found),)
        if several
        else tuple(section for section in _sections(run) if section is not None),
        contents=words.say("page.contents"),
        made_with=words.say(
            "page.made_with", pack=run.pack.pack.title, version=run.pack.pack.version
        ),
        running=" · ".join(filter(None, (_companies(run), _days(run)))),
    )


def _companies(run: Run) -> str:
    """Each company once, in the order of the sessions."""
    named = dict.fromkeys(session.about.organisation for session in run.sessions)
    return run.words.names([name for name in named if name])


def _days(run: Run) -> str:
    """From which day to which."""
    first, last = run.sessions[0].about.date, run.sessions[-1].about.date
    date = run.words.date
    return run.words.say("comparison.days", first=date(first), last=date(last))


def _sections(run: Run) -> tuple[Section | None, ...]:
    return (
        then_and_now(run),
        change(run),
        became(run),
        ground(run),
        models(run),
        limits(run),
    )
