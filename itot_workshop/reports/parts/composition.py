"""Who was in the sessions of a comparison, and how far they are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from itot_workshop.domain.axis_change import NotCompared
from itot_workshop.domain.board_course import told_cards
from itot_workshop.domain.common_ground import board_measures
from itot_workshop.domain.people import SEATS, Seat
from itot_workshop.domain.session import Session
from itot_workshop.reports.document import (
    Block,
    Callout,
    Cell,
    Column,
    Paragraph,
    Row,
    Table,
)
from itot_workshop.reports.numbers import percent, score, share, shown
from itot_workshop.reports.run import Run

_FEW = 6


def who_was_there(run: Run) -> Iterator[Block]:
    """The sessions side by side, and what to mind when they are compared."""
    yield _sessions(run)
    yield from _alike(run)


def _sessions(run: Run) -> Table:
    words, scale = run.words, run.pack.scale
    used = _used(run)
    seats = ", ".join(words.name_of("seats", seat) for seat in used)
    say = words.say
    rows: list[tuple[str, list[Cell]]] = [
        (say("comparison.date"), [Cell(text=words.short_date(s.about.date)) for s in run.sessions]),
        (say("comparison.people", seats=seats), [_seats(run, at) for at in _each(run)]),
        (say("comparison.returning"), [_returning(run, at) for at in _each(run)]),
        (
            say("comparison.alignment", low=scale.low, high=scale.high),
            [Cell(text=shown(f.overall.score, score), tone="strong") for f in run.figures],
        ),
        (
            say("comparison.mean_gap"),
            [Cell(text=shown(f.overall.mean_abs_gap, score)) for f in run.figures],
        ),
        (
            say("comparison.agreement"),
            [Cell(text=shown(f.overall.consensus, percent)) for f in run.figures],
        ),
        (say("comparison.ground"), [_ground(run, session) for session in run.sessions]),
    ]
    return Table(
        caption=say("comparison.sessions"),
        columns=(
            Column(title=say("comparison.session"), quiet=True),
            *(Column(title=name, kind="number") for name in _heads(run)),
        ),
        rows=tuple(
            Row(cells=(Cell(text=name), *cells))
            for name, cells in rows
            if any(cell.text for cell in cells)
        ),
    )


def _each(run: Run) -> range:
    return range(len(run.sessions))


def _counts(run: Run, at: int) -> dict[Seat, int]:
    composition = run.steps[max(0, at - 1)].composition
    return composition.after if at else composition.before


def _heads(run: Run) -> tuple[str, ...]:
    """Many sessions stand under short names, which no column breaks."""
    return run.names if len(run.sessions) <= _FEW else run.short


def _used(run: Run) -> list[Seat]:
    """The seats on which anybody sat in any session."""
    return [seat for seat in SEATS if any(_counts(run, at)[seat] for at in _each(run))]


def _seats(run: Run, at: int) -> Cell:
    counts = _counts(run, at)
    return Cell(text=", ".join(str(counts[seat]) for seat in _used(run)))


def _returning(run: Run, at: int) -> Cell:
    if not at or not run.steps[at - 1].composition.codes_used:
        return Cell()
    composition = run.steps[at - 1].composition
    everybody = sum(composition.after.values())
    return Cell(
        text=run.words.say("comparison.returning_of", n=composition.returning, all=everybody)
    )


def _ground(run: Run, session: Session) -> Cell:
    board = board_measures(told_cards(session))
    if board is None or board.share is None:
        return Cell()
    return Cell(
        text=share(board.share),
        detail=run.words.say("comparison.share_of", n=board.common, all=board.placed),
    )


def _alike(run: Run) -> Iterator[Block]:
    """What to mind when reading: other packs, other forms, axes that cannot be compared."""
    words, points = run.words, list(_differences(run))
    if points:
        yield Callout(title=words.say("comparison.unlike"), points=tuple(points), tone="")
    else:
        yield Paragraph(text=words.say("comparison.alike"), style="note")


def _differences(run: Run) -> Iterator[str]:
    words, first = run.words, run.names[0]
    packs = [session.pack.pack.id for session in run.sessions]
    if other := _first_other(run, packs):
        yield words.say("comparison.other_pack", before=first, after=other)
    forms = [session.about.form for session in run.sessions]
    if other := _first_other(run, forms):
        yield words.say("comparison.other_form", before=first, after=other)
    if run.whole.other_language:
        yield words.say("comparison.other_language", before=first, after=run.names[-1])
    compared = [change for change in run.whole.axes.values() if change.delta is not None]
    if any(change.statements == 1 for change in compared):
        yield words.say("comparison.one_statement")
    apart: dict[NotCompared, list[str]] = {}
    for change in run.whole.axes.values():
        if change.not_compared is not None:
            apart.setdefault(change.not_compared, []).append(run.axis_name(change.axis))
    for why, axes in apart.items():
        reason, named = words.name_of("not_compared", why), words.names(axes)
        yield words.say("comparison.axis_not_compared", n=len(axes), axis=named, reason=reason)
    for change in compared:
        if change.statements < change.of:
            name, n = run.axis_name(change.axis), change.statements
            yield words.say("comparison.fewer_statements", axis=name, n=n, all=change.of)


def _first_other(run: Run, values: Sequence[str]) -> str:
    """The first session that has another value than the one it all began with; "" for none."""
    others = zip(run.names, values, strict=True)
    return next((name for name, value in others if value != values[0]), "")
