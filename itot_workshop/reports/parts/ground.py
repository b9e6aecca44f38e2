"""The common-ground board: its shares, where each card stands, and what is to move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from itot_workshop.domain.common_ground import (
    BoardMeasures,
    Placement,
    board_measures,
    compare_boards,
    in_play,
    is_contested,
)
from itot_workshop.domain.pack import BoardKind
from itot_workshop.domain.pack import Column as BoardColumn
from itot_workshop.reports.document import (
    Callout,
    Cell,
    Column,
    Dots,
    Fact,
    Facts,
    Grid,
    GridRow,
    Item,
    Mark,
    Paragraph,
    Plain,
    Row,
    Section,
    Table,
)
from itot_workshop.reports.material import Material
from itot_workshop.reports.numbers import share
from itot_workshop.reports.parts.people import who
from itot_workshop.reports.words import Words

COLUMNS: tuple[BoardColumn, ...] = get_args(BoardColumn)
KINDS: tuple[BoardKind, ...] = get_args(BoardKind)
MARKS: dict[BoardColumn, Mark] = {"it_only": "IT", "common": "both", "ot_only": "OT"}


def ground(material: Material) -> Section | None:
    """The chapter *Common ground*; None if the board was not used."""
    board = material.board
    if board is None:
        return None
    return Section(
        id="ground",
        title=material.words.say("ground.title"),
        blocks=tuple(_blocks(material, board)),
    )


def _blocks(material: Material, board: BoardMeasures) -> Iterator[Plain]:
    yield Paragraph(text=_lead(material, board), style="lead")
    yield from changes(material)
    since = material.since
    if since is not None and since.board is not None:
        yield shares(material.words, [(since.name, since.cards), (since.now, material.cards)])
    yield Facts(facts=tuple(_figures(material, board)), style="figures")
    yield _board(material)
    contested = material.words.say("ground.contested", n=board.contested, all=board.placed)
    if board.contested:
        yield Paragraph(text=contested, style="note")
    moves = [card for card in material.cards if card.target and card.target != card.agreed]
    if moves:
        yield _moves(material, moves)


def shares(words: Words, boards: Sequence[tuple[str, Iterable[Placement]]]) -> Table:
    """The cards of every session by column, as marks beside the share of the middle."""
    rows = []
    for name, cards in boards:
        played = [card for card in cards if in_play(card)]
        board = board_measures(played)
        of = (board.share, board.target_share) if board else (None, None)
        rows.append(
            Row(
                cells=(
                    Cell(text=name),
                    *(_cards_in(played, column) for column in COLUMNS),
                    *(Cell(text="" if value is None else share(value)) for value in of),
                )
            )
        )
    heads = (Column(title=words.name_of("columns", c), kind="dots") for c in COLUMNS)
    return Table(
        caption=words.say("comparison.ground_table"),
        columns=(
            Column(title=words.say("comparison.session")),
            *heads,
            Column(title=words.say("ground.now"), kind="number"),
            Column(title=words.say("ground.target"), kind="number"),
        ),
        rows=tuple(rows),
    )


def _cards_in(played: Sequence[Placement], column: BoardColumn) -> Cell:
    count = sum(card.agreed == column for card in played)
    return Cell(text=str(count), dots=(Dots(mark=MARKS[column], count=count),))


def _lead(material: Material, board: BoardMeasures) -> str:
    words, since = material.words, material.since
    now = share(board.share or 0.0)
    if since is None or since.board is None or since.board.share is None:
        return words.say("ground.share", share=now)
    before = share(since.board.share)
    return words.say("ground.share_since", share=now, before=before, time=since.time)


def changes(material: Material) -> Iterator[Plain]:
    """What became of the cards since the session before; what slipped back is named first."""
    since, words = material.since, material.words
    change = None if since is None else compare_boards(since.cards, material.cards)
    if change is None:
        return
    if change.slipped_back:
        yield Callout(text=_cards(material, "slipped", change.slipped_back), tone="warn")
    told = [
        _cards(material, name, cards)
        for name, cards in (
            ("reached", change.reached),
            ("missed", change.missed),
            ("gained", change.unplanned_gain),
            ("new", change.new_items),
        )
        if cards
    ]
    if change.share_before is not None and change.share_after is not None:
        told.append(
            words.say(
                "ground.same_cards",
                n=change.same_items,
                before=share(change.share_before),
                after=share(change.share_after),
            )
        )
    if told:
        yield Paragraph(text=" ".join(told))


def _cards(material: Material, name: str, cards: Sequence[str]) -> str:
    return material.words.say(
        f"ground.{name}",
        n=len(cards),
        cards=material.words.names([material.card_name(card) for card in cards]),
    )


def _figures(material: Material, board: BoardMeasures) -> Iterator[Fact]:
    for name, value in (
        ("now", board.share),
        ("target", board.target_share),
        ("technical", board.technical_share),
        ("organisational", board.organisational_share),
        ("reachable", board.reachable_share),
    ):
        if value is not None:
            yield Fact(name=material.words.say(f"ground.{name}"), value=share(value))


def _board(material: Material) -> Grid:
    words = material.words
    played = [card for card in material.cards if in_play(card)]
    heads = (
        Fact(name=words.name_of("columns", column), value="", mark=MARKS[column])
        for column in COLUMNS
    )
    rows = (
        GridRow(
            title=words.name_of("board_kinds", kind),
            cells=tuple(_column(material, played, kind, column) for column in COLUMNS),
        )
        for kind in KINDS
        if any(card.kind == kind for card in played)
    )
    return Grid(caption=words.say("ground.board"), heads=tuple(heads), rows=tuple(rows))


def _column(
    material: Material, played: Iterable[Placement], kind: BoardKind, column: BoardColumn
) -> tuple[Item, ...]:
    return tuple(
        Item(text=material.card_text(card.id), detail=" · ".join(_remarks(material, card)))
        for card in played
        if card.kind == kind and card.agreed == column
    )


def _remarks(material: Material, card: Placement) -> Iterator[str]:
    words = material.words
    yield from _since_then(material, card)
    if card.keep_apart:
        name = "ground.apart_because" if card.reason else "ground.apart"
        yield words.say(name, reason=card.reason)
    if card.target and card.target != card.agreed:
        yield words.say("ground.aim", column=words.name_of("short_columns", card.target))
    if is_contested(card) and card.by_it and card.by_ot:
        yield words.say(
            "ground.settled_late",
            it=words.name_of("short_columns", card.by_it),
            ot=words.name_of("short_columns", card.by_ot),
        )


def _since_then(material: Material, card: Placement) -> Iterator[str]:
    since, words = material.since, material.words
    if since is None or not since.cards:
        return
    before = next((then for then in since.cards if then.id == card.id and in_play(then)), None)
    if before is None:
        yield words.say("ground.new_card")
    elif before.agreed and before.agreed != card.agreed:
        name = "ground.slipped_back" if before.agreed == "common" else "ground.was"
        yield words.say(name, column=words.name_of("short_columns", before.agreed))


def _moves(material: Material, moves: Sequence[Placement]) -> Table:
    """What is to move; what nobody has written down takes no column."""
    told: list[tuple[str, list[Cell]]] = [
        ("card", [Cell(text=material.card_text(m.id), detail=m.note) for m in moves]),
        ("from_to", [Cell(text=_way(material, m)) for m in moves]),
        ("in_the_way", [Cell(text=m.barrier) for m in moves]),
        ("owners", [Cell(text=_owners(material, m)) for m in moves]),
    ]
    used = [(name, cells) for name, cells in told if any(cell.text for cell in cells)]
    return Table(
        caption=material.words.say("ground.moves"),
        titled=True,
        columns=tuple(Column(title=material.words.say(f"ground.{name}")) for name, _ in used),
        rows=tuple(Row(cells=row) for row in zip(*(cells for _, cells in used), strict=True)),
    )


def _way(material: Material, card: Placement) -> str:
    words = material.words
    start, end = (words.name_of("short_columns", c or "") for c in (card.agreed, card.target))
    return words.say("ground.way", start=start, end=end)


def _owners(material: Material, card: Placement) -> str:
    owners = [who(material, owner) for owner in (card.owner_it, card.owner_ot) if owner]
    return material.words.names(owners)
