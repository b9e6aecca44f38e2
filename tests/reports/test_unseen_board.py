"""What tables placed in silence is in no report, answer or sheet before the room has seen it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.session import Session
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.export import sheets_of, write


def at_the_board(session: Session, phase: BoardPhase, *, placed: bool) -> Session:
    """The session while its cards are placed; some are agreed from the map of last time."""
    about = structs.replace(session.about, board=phase)
    cards = list(session.board.values())
    new = [structs.replace(card, agreed=None, target=None) for card in cards[::2]]
    if not placed:
        cards = [structs.replace(card, by_it=None, by_ot=None) for card in cards]
        new = [structs.replace(card, by_it=None, by_ot=None) for card in new]
    board = {card.id: card for card in (*cards, *new)}
    return structs.replace(session, about=about, board=board)


@pytest.mark.parametrize("phase", ["choose", "update", "it", "ot"])
def test_nothing_tells_what_was_placed_in_silence(
    demo: dict[str, Session], resources: Path, phase: BoardPhase
) -> None:
    placed, empty = (at_the_board(demo["S3"], phase, placed=it) for it in (True, False))
    assert placed != empty
    for told, known in (
        (lambda it: write([it], "json", resources), "alone"),
        (lambda it: write([demo["S1"], it], "json", resources), "compared"),
        (lambda it: document_of([it], resources, demo["S2"]), "summary"),
        (lambda it: document_of([demo["S1"], demo["S2"], it], resources), "comparison"),
        (lambda it: sheets_of([it], demo["S2"]), "sheets"),
    ):
        assert told(placed) == told(empty), known


def test_the_reveal_tells_it(demo: dict[str, Session], resources: Path) -> None:
    placed, empty = (at_the_board(demo["S3"], "reveal", placed=it) for it in (True, False))
    assert document_of([placed], resources) != document_of([empty], resources)


def test_a_map_of_last_time_is_no_map_of_this_session(
    demo: dict[str, Session], resources: Path
) -> None:
    session = demo["S3"]
    about = structs.replace(session.about, board="update")
    unseen = structs.replace(session, about=about)
    without = structs.replace(session, about=about, board={})
    assert document_of([demo["S2"], unseen], resources) == document_of(
        [demo["S2"], without], resources
    )
