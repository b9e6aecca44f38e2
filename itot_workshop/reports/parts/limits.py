"""The last pages of a comparison: common ground, models, and how to read what changed."""

from __future__ import annotations

from collections.abc import Iterator

from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import BoardChange, board_measures
from itot_workshop.domain.hints import is_management_marked
from itot_workshop.domain.model_choice import weigh
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Item,
    Items,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.material import card_name, name_in
from itot_workshop.reports.numbers import points, score, share, signed
from itot_workshop.reports.parts.ground import shares
from itot_workshop.reports.run import Run


def ground(run: Run) -> Section | None:
    """The chapter *Common ground*; None if no session used the board."""
    boards = [board_measures(told_cards(session)) for session in run.sessions]
    if not any(boards):
        return None
    words = run.words
    named = zip(run.names, (told_cards(session) for session in run.sessions), strict=True)
    table = shares(words, [(name, board) for name, board in named if board_measures(board)])
    moves = tuple(_moves(run))
    return Section(
        id="ground",
        title=words.say("comparison.ground_title"),
        blocks=(table, Items(items=moves)) if moves else (table,),
    )


def _moves(run: Run) -> Iterator[Item]:
    """What became of the cards at each step; what slipped back comes first."""
    for at, step in enumerate(run.steps):
        change = step.common_ground
        if change is None:
            continue
        told = list(_told(run, run.sessions[at + 1], change))
        if told:
            yield Item(when=run.names[at + 1], text=" ".join(told))


def _told(run: Run, session: Session, change: BoardChange) -> Iterator[str]:
    for name, cards in (
        ("slipped", change.slipped_back),
        ("reached", change.reached),
        ("missed", change.missed),
        ("gained", change.unplanned_gain),
        ("new", change.new_items),
    ):
        if cards:
            named = run.words.names([card_name(session, card) for card in cards])
            yield run.words.say(f"ground.{name}", n=len(cards), cards=named)
    then, now = change.share_before, change.share_after
    if change.new_items and then is not None and now is not None:
        yield run.words.say(
            "ground.same_share", n=change.same_items, before=share(then), after=share(now)
        )


def models(run: Run) -> Section | None:
    """The chapter *Cooperation models*; None if no session chose one."""
    words = run.words
    rows = [
        row
        for name, session in zip(run.names, run.sessions, strict=True)
        for row in _model(run, name, session)
    ]
    if not rows:
        return None
    table = Table(
        caption=words.say("comparison.models_table"),
        columns=(
            Column(title=words.say("comparison.session")),
            Column(title=words.say("comparison.model")),
            Column(title=words.say("comparison.clear")),
        ),
        rows=tuple(rows),
    )
    return Section(id="models", title=words.say("comparison.models"), blocks=(table,))


def _model(run: Run, name: str, session: Session) -> Iterator[Row]:
    for choice in session.model_choice.values():
        if not choice.chosen:
            continue
        weighing = weigh(choice, session.pack)
        fit = next((f.pct for f in weighing.fits if f.model == choice.chosen), None)
        clear = ""
        if fit is not None and weighing.lead is not None:
            clear = run.words.say(
                "comparison.clear_text", fit=share(fit / 100), margin=points(weighing.lead)
            )
        yield Row(
            cells=(
                Cell(text=name),
                Cell(text=name_in(session.pack.models, choice.chosen), detail=choice.reason),
                Cell(text=clear),
            )
        )


def limits(run: Run) -> Section:
    """The chapter *How to read this*."""
    words, pack = run.words, run.pack
    facts = list(_managers(run))
    facts += [
        Fact(name=words.say(f"comparison.{name}"), value=words.say(f"comparison.{name}_text"))
        for name in ("who", "gap_score", "labels")
    ]
    purpose = pack.text_or("report-numbers")
    if purpose:
        facts.append(Fact(name=words.say("comparison.purpose"), value=purpose))
    blocks: tuple[Block, ...] = (Facts(facts=tuple(facts)),)
    return Section(id="limits", title=words.say("comparison.limits"), blocks=blocks)


def _managers(run: Run) -> Iterator[Fact]:
    """Axes on which managers once saw it so differently that it was marked."""
    words, limit = run.words, run.pack.thresholds.management_marked
    for axis in run.axes:
        found = list(zip(run.sessions, run.times, run.on(axis.id), strict=True))
        if not any(f and is_management_marked(f, s.pack.thresholds) for s, _, f in found):
            continue
        values = [
            words.say("comparison.managers_value", gap=signed(f.management_gap), time=time)
            for _, time, f in found
            if f is not None and f.management_gap is not None
        ]
        text = words.say(
            "comparison.managers_text",
            axis=axis.name,
            values=words.names(values),
            limit=score(limit),
        )
        yield Fact(name=words.say("comparison.managers"), value=text)
