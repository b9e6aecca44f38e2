"""The common-ground exercise: its phases, what is hidden until when, what is carried on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.about import BoardPhase
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_views import Board, BoardPlacing
from itot_workshop.domain.board_course import (
    COLUMNS,
    apart,
    disputed,
    left_to_place,
    phases,
    unsettled,
)
from itot_workshop.domain.changes import BoardPhaseSet, CardsPlaced
from itot_workshop.domain.common_ground import Placement, change_since_last
from itot_workshop.domain.pack import Column
from itot_workshop.domain.planning import plan_follow_up
from itot_workshop.domain.session import Refused, Session
from itot_workshop.domain.succession import after
from tests.domain.helpers.course import DAY, core, ids
from tests.domain.helpers.demo import demo_session
from tests.domain.helpers.rooms import session_of

UNSEEN: tuple[BoardPhase, ...] = ("choose", "it", "ot")
SEEN: tuple[BoardPhase, ...] = ("reveal", "settle", "pairs", "apart", "moves")
columns: st.SearchStrategy[Column | None] = st.sampled_from((None, *COLUMNS))


def board(*placed: tuple[Column | None, Column | None]) -> Session:
    """Cards of the pack, placed by IT's and OT's table."""
    cards = [
        Placement(id=item.id, kind=item.kind, position=at, by_it=it, by_ot=ot)
        for at, (item, (it, ot)) in enumerate(zip(core().items, placed, strict=False))
    ]
    return after(session_of(core()), CardsPlaced(cards=tuple(cards))).session


def at(session: Session, phase: BoardPhase) -> Session:
    return replace(session, about=replace(session.about, board=phase))


@given(st.lists(st.tuples(columns, columns), min_size=1, max_size=12), st.sampled_from(UNSEEN))
def test_the_room_sees_no_place_before_both_maps_are_shown(
    placed: list[tuple[Column | None, Column | None]], phase: BoardPhase
) -> None:
    """Whatever the other table has done, nothing on the stage depends on it."""
    session = at(board(*placed), phase)
    swapped = at(board(*((ot if phase == "ot" else it, None) for it, ot in placed)), phase)
    if phase == "ot":
        swapped = at(board(*((None, ot) for _, ot in placed)), phase)
    view = audience_view(session, Spotlight(screen="board"))
    assert isinstance(view, BoardPlacing)
    assert view == audience_view(swapped, Spotlight(screen="board"))


def test_a_table_sees_how_many_it_has_placed() -> None:
    view = audience_view(
        at(board(("common", None), (None, "ot_only")), "it"), Spotlight(screen="board")
    )
    assert isinstance(view, BoardPlacing)
    assert (view.table, view.placed, view.of) == ("IT", 1, 2)


def test_what_both_tables_placed_alike_is_agreed_at_the_reveal_and_the_rest_is_open() -> None:
    session = at(board(("common", "common"), ("it_only", "ot_only"), ("common", "ot_only")), "ot")
    session = after(session, BoardPhaseSet(phase="reveal")).session
    view = audience_view(session, Spotlight(screen="board"))
    assert isinstance(view, Board)
    assert [card.column for card in view.cards] == ["common", None, None]
    assert [(card.it, card.ot) for card in view.cards[1:]] == [
        ("it_only", "ot_only"),
        ("common", "ot_only"),
    ]
    assert (view.common, view.placed, view.contested) == (1, 3, 2)


def test_the_largest_dispute_comes_first() -> None:
    session = board(
        ("common", "ot_only"), ("it_only", "ot_only"), ("common", "common"), (None,) * 2
    )
    assert [apart(card) for card in disputed(session)] == [2, 1]
    assert [card.position for card in unsettled(session)] == [1, 0, 2, 3]
    assert len(left_to_place(session, "IT")) == 1


@pytest.mark.parametrize("phase", SEEN)
def test_nothing_is_placed_in_silence_once_both_maps_were_seen(phase: BoardPhase) -> None:
    session = at(board(("common", "common")), phase)
    with pytest.raises(Refused, match="seen both maps"):
        after(session, BoardPhaseSet(phase="ot"))


def test_an_empty_board_is_not_placed() -> None:
    with pytest.raises(Refused, match="Choose some"):
        after(session_of(core()), BoardPhaseSet(phase="it"))


def test_a_follow_up_starts_from_the_last_map_and_tells_what_became_of_it() -> None:
    before = demo_session("S1")
    session = plan_follow_up(before, title="Next", date=DAY.replace(year=2026), new_id=ids("n"))
    assert phases(session)[0] == session.about.board == "update"
    assert isinstance(audience_view(session, Spotlight(screen="board")), Board)
    corrected = {"t10": "common", "o17": "common", "o13": "ot_only"}
    cards = tuple(replace(session.board[id_], agreed=column) for id_, column in corrected.items())
    change = change_since_last(after(session, CardsPlaced(cards=cards)).session.board.values())
    assert change is not None
    assert change.slipped_back == ("o13",)
    assert set(change.reached) == {"t10", "o17"}
    assert change.missed == ("o05",)


def test_the_room_reads_what_slipped_back_first_and_nothing_while_cards_are_settled() -> None:
    before, session = demo_session("S2"), demo_session("S3")
    cards = {
        id_: replace(
            card,
            was=before.board[id_].agreed if id_ in before.board else None,
            aim=before.board[id_].target if id_ in before.board else None,
        )
        for id_, card in session.board.items()
    }
    now = replace(session, board=cards)
    view = audience_view(at(now, "moves"), Spotlight(screen="board"))
    assert isinstance(view, Board)
    assert view.slipped_back == ("Performance targets",)
    assert len(view.reached) == 3
    again = replace(cards["o13"], agreed=None, by_it="common", by_ot="ot_only")
    open_ = replace(now, board={**cards, "o13": again})
    unsettled_view = audience_view(at(open_, "moves"), Spotlight(screen="board"))
    assert isinstance(unsettled_view, Board)
    assert unsettled_view.slipped_back == (), "it is not settled yet"
    settling = audience_view(at(now, "settle"), Spotlight(screen="board"))
    assert isinstance(settling, Board)
    assert (settling.slipped_back, settling.reached) == ((), ())


def settled(*cards: Placement) -> Session:
    """A board whose cards are being settled."""
    laid = replace(session_of(core()), board={card.id: card for card in cards})
    return at(laid, "settle")


def test_what_becomes_common_is_not_kept_apart_and_what_is_common_cannot_be() -> None:
    apart_ = Placement(id="t01", kind="technical", agreed="it_only", keep_apart=True)
    common = replace(apart_, agreed="common", keep_apart=False)
    now = after(settled(apart_), CardsPlaced(cards=(replace(apart_, agreed="common"),))).session
    assert now.board["t01"] == common
    with pytest.raises(Refused, match="does not stay apart"):
        after(now, CardsPlaced(cards=(replace(common, keep_apart=True),)))
    placed = replace(apart_, agreed=None, by_it="common", by_ot="common")
    shown = after(at(settled(placed), "ot"), BoardPhaseSet(phase="reveal")).session.board["t01"]
    assert (shown.agreed, shown.keep_apart) == ("common", False)


def test_a_card_that_is_settled_anew_takes_its_target_along() -> None:
    stays = Placement(id="t01", kind="technical", agreed="it_only", target="it_only")
    moves = Placement(id="t02", kind="technical", agreed="it_only", target="common")
    session = settled(stays, moves)
    cards = tuple(replace(card, agreed="ot_only") for card in session.board.values())
    now = after(session, CardsPlaced(cards=cards)).session.board
    assert [card.target for card in now.values()] == ["ot_only", "common"]


def test_a_board_that_was_skipped_hands_on_what_it_was_given() -> None:
    card = Placement(
        id="t10",
        kind="technical",
        by_it="it_only",
        by_ot="common",
        agreed="it_only",
        target="common",
    )
    one = at(settled(card), "moves")
    new, day = ids("n"), DAY.replace(year=2026)
    two = plan_follow_up(one, title="Two", date=day, new_id=new)
    three = plan_follow_up(two, title="Three", date=day, new_id=new)
    assert three.board == two.board
    assert two.board["t10"].aim == "common"
    assert two.board["t10"].disputed


def test_a_board_without_a_map_is_chosen_and_not_looked_through() -> None:
    one = settled(Placement(id="t10", kind="technical", by_it="common"))
    two = plan_follow_up(one, title="Two", date=DAY.replace(year=2026), new_id=ids("n"))
    assert phases(two)[0] == two.about.board == "choose"


def test_a_card_that_one_table_placed_is_not_contested() -> None:
    one = Placement(id="t01", kind="technical", by_it="common")
    both = Placement(id="t02", kind="technical", by_it="common", by_ot="ot_only")
    view = audience_view(settled(one, both), Spotlight(screen="board"))
    assert isinstance(view, Board)
    assert view.contested == 1


def test_no_more_cards_move_than_the_exercise_allows() -> None:
    placed = [("it_only", "it_only")] * 4
    session = after(board(*placed), BoardPhaseSet(phase="reveal")).session  # type: ignore[arg-type]
    cards = [replace(card, target="common") for card in session.board.values()]
    three = after(session, CardsPlaced(cards=tuple(cards[:3]))).session
    with pytest.raises(Refused, match="3 cards are to move"):
        after(three, CardsPlaced(cards=(cards[3],)))
    freed = after(three, CardsPlaced(cards=(replace(cards[0], target="it_only"),))).session
    assert after(freed, CardsPlaced(cards=(cards[3],))).session.board[cards[3].id].target
