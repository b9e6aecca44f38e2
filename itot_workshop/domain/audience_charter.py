"""A charter under review as the room sees it: time left, promises, what is watched, warnings."""

from __future__ import annotations

import datetime

from itot_workshop.domain.audience_choice_views import CharterLine, CharterPage
from itot_workshop.domain.charter import Charter, balance, watch_reviews
from itot_workshop.domain.charter_checks import charter_checks
from itot_workshop.domain.days import months_between
from itot_workshop.domain.pack import CharterForm, Pack
from itot_workshop.domain.session import Session

_AT_REVIEWS = ("watch_crossed", "new_silo_falling", "momentum", "balance_warn", "balance_block")
"""The checks that a review has to talk about; the others belong to writing the charter."""

_AT_END = "momentum"
"""What is promised for the end is missed only in its last month, or later."""


def charter_page(session: Session, charter: Charter) -> CharterPage:
    """What the room looks at when it asks whether to keep, change or reopen its choice."""
    pack = session.pack
    form = form_of(pack, charter)
    shares = balance(charter.members) if charter.end is not None else None
    left = months_left(session.about.date, charter)
    return CharterPage(
        title=pack.text_or("charter-title"),
        name=charter.name,
        model=pack.model(charter.model).name,
        end=charter.end,
        months_left=left,
        smaller_share=shares.smaller_share if shares is not None else None,
        lines=(*_watched(charter, form), *_promised(charter)),
        warnings=tuple(
            result.text
            for result in charter_checks(charter, form)
            if result.check in _AT_REVIEWS
            and result.state != "ok"
            and (result.check != _AT_END or left is None or left <= 0)
        ),
        ask=_question(session, charter),
    )


def _question(session: Session, charter: Charter) -> str:
    """What the room is asked: half-way of a team, at its end, or at any other review."""
    text, today = session.pack.text_or, session.about.date
    if charter.end is not None and today >= charter.end:
        return text("charter-end", text("charter-ask"))
    if charter.midpoint is not None and today >= charter.midpoint:
        return text("charter-midpoint", text("charter-ask"))
    return text("charter-ask")


def form_of(pack: Pack, charter: Charter) -> CharterForm:
    """The form a charter is written in; an empty one where the pack has none."""
    try:
        return pack.charter_form(charter.model)
    except KeyError:
        return CharterForm(model=charter.model, fields=())


def months_left(today: datetime.date, charter: Charter) -> int | None:
    """Whole months until the end, None without one; below 0 once it is past."""
    return None if charter.end is None else months_between(today, charter.end)


def _watched(charter: Charter, form: CharterForm) -> tuple[CharterLine, ...]:
    """The last reading of everything watched, and of the contacts that go without a liaison."""
    reviews = watch_reviews(charter.watch, form.watch)
    last = reviews[-1] if reviews else None
    lines = [
        CharterLine(
            text=indicator.name,
            limit=indicator.threshold,
            value=last.values.get(indicator.id) if last is not None else None,
            percent=is_share(indicator.threshold),
            good=None
            if last is None or indicator.id not in last.values
            else indicator.id not in last.crossed,
        )
        for indicator in form.watch
    ]
    field = next((f for f in form.fields if f.id == "new_silo"), None)
    if field is not None:
        read = [value.value for value in sorted(charter.new_silo, key=lambda it: it.date)]
        rising = None if len(read) < 2 else read[-1] >= read[-2]
        value = read[-1] if read else None
        lines.append(
            CharterLine(text=field.name, limit=field.help, value=value, percent=True, good=rising)
        )
    return tuple(lines)


def is_share(threshold: str) -> bool:
    """Whether a limit is written in per cent, so that its readings are too."""
    return "%" in threshold


def _promised(charter: Charter) -> tuple[CharterLine, ...]:
    judged = {"": None, "seen": True, "partly": None, "not_seen": False}
    return tuple(
        CharterLine(text=change.text, seen=change.seen, good=judged[change.seen])
        for change in charter.visible
    )
