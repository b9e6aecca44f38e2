"""`show`: the figures of one session as a table for people, or as JSON for programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from itot_workshop import paths
from itot_workshop.commands.answer import say, say_json
from itot_workshop.commands.columns import Head, table
from itot_workshop.commands.house import House, read
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import board_measures
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.reports import json
from itot_workshop.reports.numbers import percent, points, score, share, shown, signed
from itot_workshop.reports.summary import room
from itot_workshop.reports.words import Words, read_words


def show(house: House, args: argparse.Namespace) -> int:
    """The figures of one session."""
    session = read(house, args.session)
    figures = session_figures(session)
    if args.json:
        say_json(json.show(session, figures))
        return 0
    words = read_words(paths.resources() / "report")
    say(list(_shown(session, figures, words)))
    return 0


def _shown(session: Session, figures: SessionFigures, words: Words) -> Iterator[str]:
    yield _title(session, words)
    yield room(session, words)
    yield ""
    if any(axis.mode for axis in figures.axes.values()):
        yield from table(_AXIS_HEADS, list(_axis_rows(session, figures, words)))
        yield from _hidden(session, figures, words)
        if figures.talk_list:
            names = [session.pack.axis(axis).name for axis in figures.talk_list]
            yield f"Worth talking about: {', '.join(names)}."
            chosen = [it for it in figures.talk_list if it not in figures.proposed]
            if chosen:
                names = [session.pack.axis(axis).name for axis in chosen]
                yield f"Put there by the facilitator: {', '.join(names)}."
    else:
        yield words.say("picture.no_votes")
    yield from _agreed(session, words)


def _title(session: Session, words: Words) -> str:
    about = session.about
    parts = (about.title, about.organisation, about.site, words.date(about.date), about.state)
    return " · ".join(part for part in parts if part)


_AXIS_HEADS = (
    Head("Axis"),
    Head("Score", figures=True),
    Head("IT", figures=True),
    Head("OT", figures=True),
    Head("Gap", figures=True),
    Head(""),
    Head("Mgmt", figures=True),
    Head("Agreement", figures=True),
    Head(""),
    Head("People", figures=True),
)


def _axis_rows(session: Session, figures: SessionFigures, words: Words) -> Iterator[list[str]]:
    for id_, axis in figures.axes.items():
        yield [
            session.pack.axis(id_).name,
            shown(axis.score, score) + ("*" if axis.basis == "room" else ""),
            shown(axis.mean_of("IT"), score),
            shown(axis.mean_of("OT"), score),
            shown(axis.gap, signed),
            words.name_of("gap_labels", axis.gap_label or ""),
            shown(axis.mean_of("MGT"), score),
            shown(axis.consensus, percent),
            words.name_of("agreement_labels", axis.consensus_label or ""),
            str(axis.n_room),
        ]
    overall = figures.overall
    yield [
        words.say("picture.session"),
        shown(overall.score, score),
        "",
        "",
        shown(overall.mean_abs_gap, score),
        words.say("picture.mean_gap") if overall.mean_abs_gap is not None else "",
        "",
        shown(overall.consensus, percent),
        "",
        "",
    ]


def _hidden(session: Session, figures: SessionFigures, words: Words) -> Iterator[str]:
    """Why figures are missing, where any are."""
    voted = [axis for axis in figures.axes.values() if axis.n_room]
    if any(axis.basis == "room" for axis in voted):
        yield f"* {words.say('axes.room')}"
    bare = [session.pack.axis(a.axis).name for a in voted if a.basis is None]
    if bare:
        yield f"{words.say('axes.no_value')} ({', '.join(bare)})"


def _agreed(session: Session, words: Words) -> Iterator[str]:
    board = board_measures(told_cards(session))
    if board is not None and board.share is not None:
        target = shown(board.target_share, share)
        yield f"Common ground: {share(board.share)} of {board.placed} cards; target {target}."
    for choice in session.model_choice.values():
        yield _model(choice, session.pack)
    actions = sorted(session.actions.values(), key=lambda action: (action.position, action.id))
    if actions:
        yield ""
        heads = [Head(name) for name in ("State", "By", "Action", "Owner", "Partner")]
        yield from table(
            heads,
            [
                [
                    words.name_of("states", action.state),
                    words.short_date(action.due) if action.due else "",
                    action.text,
                    action.owner,
                    action.partner,
                ]
                for action in actions
            ],
        )


def _model(choice: ModelChoice, pack: Pack) -> str:
    weighing = weigh(choice, pack)
    names = {model.id: model.name for model in pack.models}
    fits = [fit for fit in weighing.fits[:3] if fit.pct is not None]
    best = ", ".join(f"{names[fit.model]} {share((fit.pct or 0.0) / 100)}" for fit in fits)
    chosen = names.get(choice.chosen, choice.chosen) or "none chosen yet"
    close = ""
    if weighing.too_close and weighing.lead is not None:
        close = f"; {points(weighing.lead)} percentage points apart, too close to call"
    return f"Model: {chosen}. Best fit: {best or 'no weights given'}{close}."
