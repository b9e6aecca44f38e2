"""Figures as one JSON document, for programs: unrounded, ``null`` for what is hidden or undefined.

The shapes are a promise (``docs/command-line.md``); there an axis is called a dimension.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from itot_workshop.domain.axis_change import AxisChange
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import BoardChange, BoardMeasures, board_measures
from itot_workshop.domain.comparison import Comparison, SideBySide
from itot_workshop.domain.figures import AxisFigures, SessionFigures, StatementFigures
from itot_workshop.domain.model_choice import ModelChoice, weigh
from itot_workshop.domain.notes import Action, Note
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import Session
from itot_workshop.domain.turnout import were_there

Answer: TypeAlias = dict[str, object]


def write_json(answer: Answer) -> bytes:
    """The document as indented UTF-8 with a line's end at its end."""
    return msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n"


def show(session: Session, figures: SessionFigures) -> Answer:
    """Everything ``show --json`` says of a session."""
    choice = next(iter(session.model_choice.values()), None)
    notes = sorted(session.notes.values(), key=lambda note: (note.position, note.id))
    actions = sorted(session.actions.values(), key=lambda action: (action.position, action.id))
    return {
        "session": head(session),
        "people": were_there(session),
        "dimensions": {axis: _axis(found) for axis, found in figures.axes.items()},
        "overall": {
            "score": figures.overall.score,
            "dimensions": figures.overall.axes,
            "mean_abs_gap": figures.overall.mean_abs_gap,
            "consensus": figures.overall.consensus,
        },
        "talk_list": list(figures.talk_list),
        "common_ground": _board(board_measures(told_cards(session))),
        "model_choice": None if choice is None else _choice(choice, session.pack),
        "actions": [_action(action) for action in actions],
        "notes": [_note(note, session) for note in notes],
    }


def head(session: Session) -> Answer:
    """What a session is: the part of the answer that lists share."""
    about, pack = session.about, session.pack.pack
    return {
        "id": about.id,
        "title": about.title,
        "organisation": about.organisation,
        "site": about.site,
        "date": about.date,
        "state": about.state,
        "template": about.template,
        "form": about.form,
        "pack": {"id": pack.id, "version": pack.version},
        "follows": about.follows,
    }


def compare(side: SideBySide) -> Answer:
    """Everything ``compare --json`` says of several sessions."""
    return {"sessions": list(side.sessions), "pairs": [_pair(pair) for pair in side.pairs]}


def _axis(axis: AxisFigures) -> Answer:
    return {
        "k": axis.k,
        "n_room": axis.n_room,
        "basis": axis.basis,
        "score": axis.score,
        "gap": axis.gap,
        "gap_label": axis.gap_label,
        "consensus": axis.consensus,
        "consensus_label": axis.consensus_label,
        "room_mean": axis.room_mean,
        "se": axis.se,
        "management_gap": axis.management_gap,
        "sides": {
            seat: {"n": side.n, "mean": side.mean, "consensus": side.consensus}
            for seat, side in axis.sides.items()
        },
        "mode": axis.mode,
        "statements": {id_: _statement(votes) for id_, votes in axis.statements.items()},
    }


def _statement(votes: StatementFigures) -> Answer:
    by_side = None
    if votes.by_side is not None:
        by_side = {
            seat: {"n": side.n, "histogram": side.histogram} for seat, side in votes.by_side.items()
        }
    return {
        "n": votes.n,
        "cant_judge": votes.cant_judge,
        "histogram": votes.histogram,
        "by_side": by_side,
    }


def _board(board: BoardMeasures | None) -> Answer | None:
    if board is None:
        return None
    return {
        "placed": board.placed,
        "common": board.common,
        "share": board.share,
        "target_share": board.target_share,
        "keep_apart": board.keep_apart,
        "reachable_share": board.reachable_share,
        "contested": board.contested,
        "contested_share": board.contested_share,
        "technical_share": board.technical_share,
        "organisational_share": board.organisational_share,
    }


def _choice(choice: ModelChoice, pack: Pack) -> Answer:
    weighing = weigh(choice, pack)
    return {
        "weights": weighing.weights,
        "fit": {
            fit.model: {"points": fit.points, "max": fit.most, "pct": fit.pct}
            for fit in weighing.fits
        },
        "ranking": list(weighing.ranking),
        "margin_pct": weighing.lead,
        "too_close": weighing.too_close,
        "warnings": [
            {"model": gate.model, "rule": f"{gate.criterion} {gate.test} {gate.weight}"}
            for gate in weighing.warnings
        ],
        "fragile_weights": [list(step) for step in weighing.fragile],
        "chosen": choice.chosen or None,
    }


def _action(action: Action) -> Answer:
    return {
        "id": action.id,
        "text": action.text,
        "owner": action.owner or None,
        "partner": action.partner or None,
        "due": action.due,
        "dimension": action.axis or None,
        "state": action.state,
    }


def _note(note: Note, session: Session) -> Answer:
    """A note; its step by the name it has in the template, or its title."""
    step = session.agenda.get(note.step)
    return {
        "id": note.id,
        "step": None if step is None else step.source or step.title,
        "dimension": note.axis or None,
        "side": note.side or None,
        "kind": note.kind,
        "text": note.text,
    }


def _pair(pair: Comparison) -> Answer:
    composition = pair.composition
    return {
        "before": pair.before,
        "after": pair.after,
        "dimensions": {axis: _change(change) for axis, change in pair.axes.items()},
        "comparable_dimensions": pair.comparable,
        "overall_delta": pair.overall_delta,
        "composition": {
            "before": composition.before,
            "after": composition.after,
            "returning": composition.returning if composition.codes_used else None,
        },
        "common_ground": _boards(pair.common_ground),
        "actions": pair.actions,
    }


def _change(change: AxisChange) -> Answer:
    return {
        "delta": change.delta,
        "se": change.se,
        "label": change.label,
        "statements": change.statements,
        "gap_before": change.gap_before,
        "gap_after": change.gap_after,
        "gap_abs_change": change.gap_abs_change,
        "not_compared": change.not_compared,
        "returning_n": change.returning_n,
        "returning_delta": change.returning_delta,
    }


def _boards(change: BoardChange | None) -> Answer | None:
    if change is None:
        return None
    return {
        "same_items": change.same_items,
        "share_before": change.share_before,
        "share_after": change.share_after,
        "reached": list(change.reached),
        "missed": list(change.missed),
        "unplanned_gain": list(change.unplanned_gain),
        "slipped_back": list(change.slipped_back),
        "new_items": list(change.new_items),
    }
