"""Which sessions are of one site: only those have a before and an after.

Sites stand beside each other and are never ordered by a score (``docs/method.md``, comparing
sessions).
"""

from __future__ import annotations

from collections.abc import Iterable

from itot_workshop.domain.session import Session, oldest_first


def by_site(sessions: Iterable[Session]) -> tuple[tuple[Session, ...], ...]:
    """The sessions of each site, oldest first; sites by their oldest session."""
    groups: list[list[Session]] = []
    for session in oldest_first(sessions):
        group = next((it for it in groups if _belongs(session, it)), None)
        if group is None:
            groups.append([session])
        else:
            group.append(session)
    return tuple(map(tuple, groups))


def is_same_site(before: Session, after: Session) -> bool:
    """Whether two sessions are of one site: they say so, or the later one follows the other."""
    return after.about.follows == before.id or site_of(before) == site_of(after)


def _belongs(session: Session, group: Iterable[Session]) -> bool:
    return any(is_same_site(other, session) for other in group)


def site_of(session: Session) -> tuple[str, str]:
    """Organisation and site, however they are spelt."""
    about = session.about
    organisation, site = (
        " ".join(it.casefold().split()) for it in (about.organisation, about.site)
    )
    return organisation, site
