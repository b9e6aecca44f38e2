"""The common-ground board: where things stand today, where they should stand, and its measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from itot_workshop.domain.pack import BoardKind, Column


class Placement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One card of the board. Its id is the pack item's id, or a random one for an own card.

    ``by_it`` and ``by_ot`` are what the two tables placed before they talked, ``agreed`` is what
    the room settled on, ``target`` where it wants the card at the next session; ``was`` and
    ``aim`` are agreed place and target of the session before, in which ``disputed`` cards were
    placed differently by the tables. An own card has its ``text`` (and
    ``short``) here; a pack's card takes them from the pack.
    """

    id: str
    kind: BoardKind
    position: int = 0
    text: str = ""
    short: str = ""
    by_it: Column | None = None
    by_ot: Column | None = None
    agreed: Column | None = None
    target: Column | None = None
    was: Column | None = None
    aim: Column | None = None
    disputed: bool = False
    keep_apart: bool = False
    reason: str = ""
    not_here: bool = False
    barrier: str = ""
    owner_it: str = ""
    owner_ot: str = ""
    note: str = ""


class BoardMeasures(Struct, frozen=True, kw_only=True):
    """How much of a board is common (``docs/method.md``, common ground).

    Cards in play are counted, those marked *not here* are not. Shares run from 0 to 1 and are None
    where there is nothing to divide by.
    """

    placed: int
    common: int
    target: int
    keep_apart: int
    contested: int
    share: float | None
    target_share: float | None
    reachable_share: float | None
    contested_share: float | None
    technical_share: float | None
    organisational_share: float | None


class BoardChange(Struct, frozen=True, kw_only=True):
    """Boards of one company, from the first to the last; lists hold card ids in board order.

    The shares are those of the ``same_items`` cards that are in play on both. ``reached`` and
    ``missed`` were targets and on the first board, which had no ``new_items``; those that slipped
    back are not told of again. ``gone`` cards are no longer in play.
    """

    same_items: int
    share_before: float | None
    share_after: float | None
    slipped_back: tuple[str, ...]
    reached: tuple[str, ...]
    missed: tuple[str, ...]
    unplanned_gain: tuple[str, ...]
    new_items: tuple[str, ...]
    gone: tuple[str, ...]


def in_play(card: Placement) -> bool:
    """Whether a card counts: somebody has placed it, and it is not marked *not here*."""
    return not card.not_here and any((card.by_it, card.by_ot, card.agreed))


def is_contested(card: Placement) -> bool:
    """Whether the two tables placed a card differently before they talked."""
    return card.by_it is not None and card.by_ot is not None and card.by_it != card.by_ot


def board_measures(cards: Iterable[Placement]) -> BoardMeasures | None:
    """The measures of a board; None where no card is in play."""
    placed = [card for card in cards if in_play(card)]
    if not placed:
        return None
    common = _common(placed)
    target = sum(card.target == "common" for card in placed)
    apart = sum(card.keep_apart and card.agreed != "common" for card in placed)
    contested = sum(is_contested(card) for card in placed)
    technical = [card for card in placed if card.kind == "technical"]
    organisational = [card for card in placed if card.kind == "organisational"]
    return BoardMeasures(
        placed=len(placed),
        common=common,
        target=target,
        keep_apart=apart,
        contested=contested,
        share=_share(common, len(placed)),
        target_share=_share(target, len(placed)),
        reachable_share=_share(common, len(placed) - apart),
        contested_share=_share(contested, len(placed)),
        technical_share=_share(_common(technical), len(technical)),
        organisational_share=_share(_common(organisational), len(organisational)),
    )


def compare_boards(before: Iterable[Placement], after: Iterable[Placement]) -> BoardChange | None:
    """What became of the cards from one board to the next; None unless both have cards in play."""
    return board_course((before, after))


def board_course(boards: Iterable[Iterable[Placement]]) -> BoardChange | None:
    """What became of the cards through several boards, oldest first; those without cards in play
    are passed over, and None if fewer than two are left.

    Shares are those of the cards on the first and on the last board, and so is what was reached,
    gained and missed: what came later is new, whatever was planned for it. A card has slipped back
    if it was common on any earlier board, and was a target if any earlier board set it as one.
    """
    played = [{card.id: card for card in board if in_play(card)} for board in boards]
    *earlier, now = [board for board in played if board] or [{}]
    if not earlier:
        return None
    known = {id_ for board in earlier for id_ in board}
    first = earlier[0]
    both = first.keys() & now.keys()
    was = {id_ for board in earlier for id_, card in board.items() if card.agreed == "common"}
    aim = {id_ for board in earlier for id_, card in board.items() if _is_aimed(card)}
    at_first = {id_ for id_ in both if first[id_].agreed == "common"}
    is_ = {id_ for id_, card in now.items() if card.agreed == "common"}
    slipped_back, came = now.keys() & was - is_, both & is_ - at_first

    def told(ids: Iterable[str]) -> tuple[str, ...]:
        return _in_order(now[id_] for id_ in ids)

    return BoardChange(
        same_items=len(both),
        share_before=_share(len(at_first), len(both)),
        share_after=_share(len(is_ & both), len(both)),
        slipped_back=told(slipped_back),
        reached=told(came & aim),
        missed=told(both & aim - is_ - was),
        unplanned_gain=told(came - aim),
        new_items=told(now.keys() - first.keys() - slipped_back),
        gone=_in_order(_latest(earlier, card) for card in known - now.keys()),
    )


def _is_aimed(card: Placement) -> bool:
    """Whether a board set a card as a target that it had not reached yet."""
    return card.target == "common" and card.agreed != "common"


def _latest(boards: Sequence[Mapping[str, Placement]], card: str) -> Placement:
    return next(board[card] for board in reversed(boards) if card in board)


def change_since_last(cards: Iterable[Placement]) -> BoardChange | None:
    """What became of the last agreed map; None where no card came along from one.

    Of a card that is placed again nothing is told until the room has settled it.
    """
    now = [card for card in cards if card.agreed is not None]
    before = [replace(card, agreed=card.was, target=card.aim) for card in now if card.was]
    return compare_boards(before, now)


def _common(cards: Iterable[Placement]) -> int:
    return sum(card.agreed == "common" for card in cards)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole > 0 else None


def _in_order(cards: Iterable[Placement]) -> tuple[str, ...]:
    return tuple(card.id for card in sorted(cards, key=lambda card: (card.position, card.id)))
