from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from itot_workshop.domain.common_ground import (
    Placement,
    board_course,
    board_measures,
    compare_boards,
    in_play,
    is_contested,
)
from itot_workshop.domain.pack import BoardKind, Column
from itot_workshop.domain.rounding import round_half_away
from tests.domain.helpers.demo import demo_session

columns: st.SearchStrategy[Column | None] = st.sampled_from((None, "it_only", "common", "ot_only"))
kinds: st.SearchStrategy[BoardKind] = st.sampled_from(("technical", "organisational"))
placements = st.builds(
    Placement,
    id=st.sampled_from([f"c{at}" for at in range(9)]),
    kind=kinds,
    position=st.integers(0, 9),
    by_it=columns,
    by_ot=columns,
    agreed=columns,
    target=columns,
    keep_apart=st.booleans(),
    not_here=st.booleans(),
)
boards = st.lists(placements, unique_by=lambda card: card.id)


def percent(share: float | None) -> float | None:
    return None if share is None else round_half_away(100 * share, 1)


def test_the_demo_companys_first_board() -> None:
    board = board_measures(demo_session("S1").board.values())
    assert board is not None
    assert (board.placed, board.common, board.target) == (20, 4, 7)
    assert (board.keep_apart, board.contested) == (1, 6)
    shares = (board.share, board.technical_share, board.organisational_share)
    assert [percent(share) for share in shares] == [20.0, 20.0, 20.0]
    assert percent(board.reachable_share) == 21.1
    assert percent(board.contested_share) == 30.0
    assert percent(board.target_share) == 35.0


@pytest.mark.parametrize(
    ("name", "placed", "common", "share", "target"),
    [("S2", 22, 7, 31.8, 45.5), ("S3", 22, 9, 40.9, None)],
)
def test_the_demo_companys_later_boards(
    name: str, placed: int, common: int, share: float, target: float | None
) -> None:
    board = board_measures(demo_session(name).board.values())
    assert board is not None
    assert (board.placed, board.common, percent(board.share)) == (placed, common, share)
    if target is not None:
        assert percent(board.target_share) == target


def test_from_the_first_board_to_the_second() -> None:
    change = compare_boards(demo_session("S1").board.values(), demo_session("S2").board.values())
    assert change is not None
    assert change.same_items == 20
    assert (percent(change.share_before), percent(change.share_after)) == (20.0, 30.0)
    assert (set(change.reached), change.missed) == ({"t10", "o17"}, ("o05",))
    assert (set(change.new_items), change.slipped_back) == ({"t12", "o14"}, ())
    assert (change.unplanned_gain, change.gone) == ((), ())


def test_from_the_second_board_to_the_third_a_card_slips_back() -> None:
    change = compare_boards(demo_session("S2").board.values(), demo_session("S3").board.values())
    assert change is not None
    assert change.slipped_back == ("o13",)
    assert set(change.reached) == {"t14", "o05", "t12"}
    assert percent(change.share_after) == 40.9


def test_an_empty_board_has_no_measures() -> None:
    unplaced = Placement(id="t01", kind="technical")
    absent = Placement(id="t02", kind="technical", agreed="common", not_here=True)
    assert board_measures([]) is None
    assert board_measures([unplaced, absent]) is None
    assert compare_boards([unplaced], demo_session("S1").board.values()) is None


def test_a_board_of_cards_kept_apart_has_no_reachable_share() -> None:
    card = Placement(id="t18", kind="technical", agreed="ot_only", keep_apart=True)
    board = board_measures([card])
    assert board is not None
    assert (board.share, board.reachable_share, board.organisational_share) == (0.0, None, None)


def test_a_card_that_was_common_when_it_came_is_no_gain() -> None:
    old = Placement(id="t01", kind="technical", agreed="it_only")
    came = Placement(id="t02", kind="technical", agreed="common")
    change = board_course([[old], [old, came], [replace(old, agreed="common"), came]])
    assert change is not None
    assert change.unplanned_gain == ("t01",)


def test_a_card_is_contested_only_when_both_tables_have_placed_it() -> None:
    card = Placement(id="t05", kind="technical", by_it="common")
    assert in_play(card)
    assert not is_contested(card)
    assert is_contested(Placement(id="t05", kind="technical", by_it="common", by_ot="ot_only"))


@given(boards)
def test_counts_fit_together(cards: list[Placement]) -> None:
    board = board_measures(cards)
    if board is None:
        assert not any(in_play(card) for card in cards)
        return
    assert 0 <= board.common <= board.placed
    assert board.share == board.common / board.placed
    assert max(board.target, board.contested, board.keep_apart) <= board.placed


def test_a_card_that_came_later_is_new_whatever_was_planned_for_it_unless_it_slipped_back() -> None:
    old = Placement(id="t01", kind="technical", agreed="it_only")
    came = Placement(id="t02", kind="technical", agreed="common")
    aimed = Placement(id="t03", kind="technical", agreed="it_only", target="common")
    still = replace(aimed, id="t04")
    lost = replace(came, id="t05")
    at_last = [old, came, replace(aimed, agreed="common", target=None), still]
    at_last.append(replace(lost, agreed="it_only"))
    change = board_course([[old], [old, came, aimed, still, lost], at_last])
    assert change is not None
    assert (change.new_items, change.slipped_back) == (("t02", "t03", "t04"), ("t05",))
    assert (change.reached, change.missed, change.unplanned_gain) == ((), (), ())


def test_a_card_that_is_common_again_as_on_the_first_board_is_no_gain() -> None:
    card = Placement(id="t01", kind="technical", agreed="common")
    change = board_course([[card], [replace(card, agreed="it_only", target="common")], [card]])
    assert change is not None
    assert (change.share_before, change.share_after) == (1.0, 1.0)
    assert (change.reached, change.unplanned_gain, change.slipped_back) == ((), (), ())


@given(boards, boards, boards)
def test_every_card_that_became_common_since_the_first_board_is_told_of_once(
    first: list[Placement], then: list[Placement], now: list[Placement]
) -> None:
    played = [[card for card in board if in_play(card)] for board in (first, then, now)]
    change = board_course(played)
    if change is None:
        return
    earliest, *_, last = [board for board in played if board]
    was = {card.id for card in earliest if card.agreed == "common"}
    is_ = {card.id for card in last if card.agreed == "common"}
    grown = [*change.reached, *change.unplanned_gain]
    assert is_ - was == {*grown, *(is_ & set(change.new_items))}
    every = [*grown, *change.new_items, *change.slipped_back, *change.missed]
    assert len(every) == len(set(every))
    if change.share_before is not None and change.share_after is not None:
        before, after = (
            share * change.same_items for share in (change.share_before, change.share_after)
        )
        assert before - len(was & set(change.slipped_back)) + len(grown) == pytest.approx(after)


@given(boards, boards)
def test_every_shared_card_is_told_of_at_most_once(
    before: list[Placement], after: list[Placement]
) -> None:
    change = compare_boards(before, after)
    if change is None:
        return
    told = [*change.slipped_back, *change.reached, *change.missed, *change.unplanned_gain]
    assert len(told) == len(set(told)) <= change.same_items
    assert change.share_before is None or change.share_after is not None
    gained = len(change.reached) + len(change.unplanned_gain) - len(change.slipped_back)
    if change.share_before is not None and change.share_after is not None:
        grown = (change.share_after - change.share_before) * change.same_items
        assert grown == pytest.approx(gained)
    assert len(change.new_items) + change.same_items == sum(in_play(card) for card in after)
    assert len(change.gone) + change.same_items == sum(in_play(card) for card in before)
