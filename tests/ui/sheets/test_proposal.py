"""What a follow-up's sheet proposes."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from itot_workshop.domain.session import Session
from itot_workshop.ui.sheets.proposal import Proposal, follow_up
from tests.domain.helpers.course import core, room

TODAY = datetime.date(2026, 3, 1)


def held(next_date: datetime.date | None = None) -> Session:
    session = room()
    about = replace(
        session.about, organisation="Halvorn", site="North", form="short", next_date=next_date
    )
    return replace(session, about=about, pack=core())


def test_a_follow_up_has_company_form_and_content_of_the_session_before() -> None:
    before = held()
    found = follow_up(before, (), TODAY)
    assert (found.organisation, found.site, found.form) == ("Halvorn", "North", "short")
    assert found.packs == (before.pack,)
    assert found.after == before.about.title


@pytest.mark.parametrize(
    ("agreed", "proposed"),
    [
        (None, TODAY),
        (datetime.date(2026, 6, 9), datetime.date(2026, 6, 9)),
        (datetime.date(2025, 6, 9), TODAY),
    ],
)
def test_the_day_is_the_one_that_was_agreed_unless_it_is_past(
    agreed: datetime.date | None, proposed: datetime.date
) -> None:
    assert follow_up(held(agreed), (), TODAY).date == proposed


def test_the_session_s_own_content_stands_in_for_the_one_at_hand() -> None:
    before, other = held(), core()
    newer = replace(other, pack=replace(other.pack, version="99"))
    foreign = replace(other, pack=replace(other.pack, id="another"))
    assert follow_up(before, (newer, foreign), TODAY).packs == (before.pack, foreign)


def test_the_agenda_is_one_for_follow_ups_after_another_session_only() -> None:
    first = Proposal(packs=(core(),), date=TODAY).agenda(core())
    later = follow_up(held(), (), TODAY).agenda(core())
    assert first is not None
    assert later is not None
    assert (first.follow_up, later.follow_up) == (False, True)


def test_content_without_an_agenda_for_follow_ups_gives_its_first() -> None:
    pack = core()
    plain = replace(pack, templates=tuple(replace(t, follow_up=False) for t in pack.templates))
    assert follow_up(held(), (), TODAY).agenda(plain) == plain.templates[0]
    assert follow_up(held(), (), TODAY).agenda(replace(pack, templates=())) is None
