"""`compare`: figures of several sessions side by side, for people or for programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from itot_workshop import paths
from itot_workshop.commands.answer import say, say_json
from itot_workshop.commands.columns import Head, table
from itot_workshop.commands.house import House, read
from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import board_measures
from itot_workshop.domain.comparison import Comparison, SideBySide, compare_all
from itot_workshop.domain.people import SEATS
from itot_workshop.domain.session import Session
from itot_workshop.domain.sites import by_site
from itot_workshop.domain.turnout import were_there
from itot_workshop.reports import json
from itot_workshop.reports.numbers import percent, score, share, shown, signed
from itot_workshop.reports.run import on_axes
from itot_workshop.reports.words import Words, read_words


def compare(house: House, args: argparse.Namespace) -> int:
    """The figures of several sessions side by side."""
    sessions = [read(house, wanted) for wanted in args.sessions]
    side = compare_all(sessions)
    if args.json:
        say_json(json.compare(side))
        return 0
    words = read_words(paths.resources() / "report")
    say(list(_compared({session.id: session for session in sessions}, side, words)))
    return 0


def _compared(sessions: dict[str, Session], side: SideBySide, words: Words) -> Iterator[str]:
    yield from table(
        _SESSION_HEADS, [_session_row(sessions[i], side, words) for i in side.sessions]
    )
    if len(by_site(sessions.values())) > 1:
        yield ""
        yield words.say("comparison.sites_lead")
    for pair in side.pairs:
        yield ""
        yield from _pair(sessions, pair, words)


_SESSION_HEADS = (
    Head("Session"),
    Head("Date"),
    *(Head(seat, figures=True) for seat in SEATS),
    Head("Score", figures=True),
    Head("Mean gap", figures=True),
    Head("Agreement", figures=True),
    Head("Common ground", figures=True),
)


def _session_row(session: Session, side: SideBySide, words: Words) -> list[str]:
    overall = side.figures[session.id].overall
    board = board_measures(told_cards(session))
    counts = were_there(session)
    return [
        session.about.title,
        words.short_date(session.about.date),
        *(str(counts[seat]) for seat in SEATS),
        shown(overall.score, score),
        shown(overall.mean_abs_gap, score),
        shown(overall.consensus, percent),
        shown(board.share if board else None, share),
    ]


_CHANGE_HEADS = (
    Head("Axis"),
    Head("Before", figures=True),
    Head("After", figures=True),
    Head("Change", figures=True),
    Head(""),
    Head("Gap before", figures=True),
    Head("Gap after", figures=True),
    Head("Returning", figures=True),
)


def _pair(sessions: dict[str, Session], pair: Comparison, words: Words) -> Iterator[str]:
    before, after = sessions[pair.before], sessions[pair.after]
    names = {axis.id: axis.name for axis in (*before.pack.axes, *after.pack.axes)}
    yield f"{_named(before, words)} → {_named(after, words)}"
    yield from table(
        _CHANGE_HEADS, [_change_row(names[axis], pair.axes[axis], words) for axis in pair.order]
    )
    if pair.overall_delta is not None:
        yield f"Overall {signed(pair.overall_delta)} on {on_axes(words, pair)}."
    if pair.composition.codes_used:
        everybody = sum(pair.composition.after.values())
        yield f"{pair.composition.returning} of {everybody} people came back."
    yield words.say("comparison.labels_text")


def _named(session: Session, words: Words) -> str:
    return f"{session.about.title}, {words.date(session.about.date)}"


def _change_row(name: str, change: AxisChange, words: Words) -> list[str]:
    reason = words.name_of("not_compared", change.not_compared or "")
    return [
        name,
        shown(change.before.score if change.before else None, score),
        shown(change.after.score if change.after else None, score),
        shown(change.delta, signed),
        reason or words.name_of("change_labels", change.label or ""),
        shown(change.gap_before, signed),
        shown(change.gap_after, signed),
        shown(change.returning_delta, signed),
    ]
