from __future__ import annotations

from collections import Counter

from msgspec import structs

from itot_workshop.domain.figures import Histogram
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports.sheets_said import actions_sheet, notes_sheet, votes_sheet


def test_there_is_a_row_for_each_vote_that_may_be_shown(demo: dict[str, Session]) -> None:
    figures = session_figures(demo["S3"])
    sheet = votes_sheet([(demo["S3"], figures)])
    at = {name: place for place, name in enumerate(sheet.head)}
    counted = Counter(
        (row[at["statement"]], row[at["seat"]], row[at["vote"]]) for row in sheet.rows
    )
    for axis in figures.axes.values():
        for votes in axis.statements.values():
            apart = votes.by_side or {}
            piles: dict[str, Histogram] = {s: side.histogram for s, side in apart.items()}
            piles = piles or ({"all": votes.histogram} if votes.histogram else {})
            assert {seat for s, seat, _ in counted if s == votes.statement} == set(piles)
            for seat, histogram in piles.items():
                told = [counted[votes.statement, seat, value] for value in range(1, 6)]
                assert tuple(told) == histogram


def test_votes_stand_in_the_order_of_the_scale_and_beside_nobody(demo: dict[str, Session]) -> None:
    session = demo["S1"]
    backwards = structs.replace(session, ballots=dict(reversed(list(session.ballots.items()))))
    sheet = votes_sheet([(session, session_figures(session))])
    assert sheet == votes_sheet([(backwards, session_figures(backwards))])
    told = {str(value) for row in sheet.rows for value in row}
    assert not told & (set(session.ballots) | set(session.people) | set(session.rounds))


def test_notes_do_not_tell_who_took_them(demo: dict[str, Session]) -> None:
    session = demo["S3"]
    signed = {id_: structs.replace(n, author="Ada") for id_, n in session.notes.items()}
    sheet = notes_sheet([structs.replace(session, notes=signed)])
    assert len(sheet.rows) == len(session.notes)
    assert not any("Ada" in row for row in sheet.rows)


def test_actions_of_all_sessions_stand_below_each_other(demo: dict[str, Session]) -> None:
    sheet = actions_sheet(demo.values())
    assert len(sheet.rows) == sum(len(session.actions) for session in demo.values())
    earlier = sheet.head.index("agreed_earlier")
    assert {row[earlier] for row in sheet.rows} == {"yes", "no"}


def test_an_action_names_the_card_that_it_brings_into_the_middle(demo: dict[str, Session]) -> None:
    session = demo["S1"]
    action = structs.replace(next(iter(session.actions.values())), card="t10")
    sheet = actions_sheet([structs.replace(session, actions={action.id: action})])
    (row,) = sheet.rows
    assert row[sheet.head.index("card")] == session.pack.items[9].short
