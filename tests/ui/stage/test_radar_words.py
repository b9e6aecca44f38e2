"""What stands around the radar on the stage: its day, its site, and the figures of its table."""

from __future__ import annotations

import datetime
import random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_change import in_order_of_showing
from itot_workshop.domain.audience_views import AudienceView, Outline, Radar, RowOrder
from itot_workshop.domain.axis_change import ChangeLabel
from itot_workshop.domain.comparison import compare
from itot_workshop.domain.session import Session
from itot_workshop.ui.stage.compare_words import short_span_of
from itot_workshop.ui.stage.shape_cells import fewer_cells, head_of, order_words, table_cells
from tests.domain.helpers.demo import demo_session
from tests.ui.stage.test_whole import drawn
from tools.odd_sessions import (
    LONG_NAMES,
    all_equal,
    at_two_sites,
    over_years,
    short,
    with_axes,
    without_axis,
)

SMALL, SIZES = (1024, 768), ((1024, 768), (1280, 720), (1920, 1080))
UNIT = SMALL[1] / 34
SAID = "Outward is better"
OUTLINES: tuple[Outline, ...] = ("sides", "together", "since")


def seen(session: Session) -> Session:
    """The session with all its votes revealed."""
    rounds = {key: replace(it, state="revealed") for key, it in session.rounds.items()}
    return replace(session, rounds=rounds)


def sessions(odd: str) -> tuple[Session, ...]:
    found = tuple(seen(demo_session(name)) for name in ("S1", "S2", "S3"))
    if odd == "equal":
        return tuple(all_equal(it) for it in found)
    if odd.endswith(" axes"):
        return tuple(with_axes(it, LONG_NAMES[: int(odd.split(maxsplit=1)[0])]) for it in found)
    return (found[0], found[2]) if odd == "two" else found


def radar(found: tuple[Session, ...], outline: Outline = "sides", order: RowOrder = "gap") -> Radar:
    looks = Spotlight(screen="radar", outline=outline, order=order)
    view: AudienceView = audience_view(found[-1], looks, 0.0, found[:-1])
    assert isinstance(view, Radar)
    return view


def places_of(view: Radar, size: tuple[int, int]) -> dict[str, QRectF]:
    return {words: place for place, words in drawn(view, *size).places}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("odd", ["three", "two", "equal", "12 axes", "8 axes", "3 axes"])
@pytest.mark.parametrize("outline", OUTLINES)
def test_how_to_read_a_radar_stands_on_no_line_of_a_name(
    qtbot: QtBot, odd: str, outline: Outline, size: tuple[int, int]
) -> None:
    view = radar(sessions(odd), outline)
    places = drawn(view, *size).places
    said = [it for it, words in places if words.startswith(SAID) or " 2025" in words]
    assert len(said) in (1, 2)
    whole = {it.name for it in view.axes} | {it.short for it in view.axes}
    start = next(at for at, (_, words) in enumerate(places) if words == "2")
    names = [it for it, words in places[start:] if words.removeprefix("↓ ") in whole]
    table = min(it.top() for it, words in places if words.endswith(" first"))
    around = [it for it in names if size == SMALL and it.bottom() < table]
    assert all(
        it.bottom() <= name.top() or name.bottom() <= it.top() for it in said for name in around
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("outline", OUTLINES)
def test_few_axes_have_whole_names_beside_their_figures_too(
    qtbot: QtBot, outline: Outline, size: tuple[int, int]
) -> None:
    view = radar(sessions("3 axes"), outline)
    said = drawn(view, *size).said
    assert "Ziele" not in said
    assert all(" ".join(said).count(it.name) >= 1 for it in view.axes)


@pytest.mark.parametrize("odd", ["three", "3 axes"])
def test_rows_in_both_halves_of_a_table_are_level(qtbot: QtBot, odd: str) -> None:
    view = radar(sessions(odd))
    places = [(it, words) for it, words in drawn(view, *SMALL).places if words[0].isdigit()]
    figures = [it for it, words in places if len(words) == 4]
    assert len(figures) == 3 * len(view.axes)
    rows = len(view.axes) if odd == "3 axes" else len(view.axes) // 2
    assert len({round(it.top(), 2) for it in figures}) == rows


@pytest.mark.parametrize("outline", OUTLINES)
def test_people_and_day_are_told_in_each_wording(qtbot: QtBot, outline: Outline) -> None:
    view = radar(sessions("three"), outline)
    said = " ".join(places_of(view, SMALL))
    assert SAID in said
    assert "2025" in said
    assert ("13–14 voted" in said) == (outline != "since")
    long = replace(
        view,
        axes=tuple(
            replace(it, name=f"{it.name} in all plants", short=f"{it.name} in all plants")
            for it in view.axes
        ),
    )
    said = " ".join(places_of(long, SMALL))
    assert SAID in said
    assert "2025" in said


def test_a_short_span_has_the_year_of_the_last_day_and_of_another_year() -> None:
    last = datetime.date(2025, 11, 11)
    assert short_span_of(datetime.date(2025, 2, 11), last) == "11 Feb to 11 Nov 2025"
    assert short_span_of(datetime.date(2024, 12, 3), last) == "3 Dec 2024 to 11 Nov 2025"


def test_the_order_of_a_small_table_is_that_of_a_figure_in_it() -> None:
    found = sessions("three")
    orders: tuple[tuple[RowOrder, str], ...] = (("gap", "gap"), ("agreement", "agree"))
    for order, figure in orders:
        assert fewer_cells(radar(found, "together", order)) == ("both", figure)
        assert fewer_cells(radar(found, "sides", order)) == ("it", "ot", figure)
    assert "both" in fewer_cells(radar(found, "sides", "score"))
    assert "both" in fewer_cells(radar(found, "together", "score"))


def test_the_room_as_a_whole_stands_under_both_together(qtbot: QtBot) -> None:
    view = radar(sessions("three"), "together")
    room = replace(view.axes[0], it=None, ot=None, gap=None, basis="room", score=3.2)
    mixed = replace(view, axes=(room, *view.axes[1:]))
    said = drawn(mixed, *SMALL).said
    assert {"Both", "Gap IT–OT", "room 3.20"} <= set(said)
    assert "IT" not in said


@pytest.mark.parametrize("size", SIZES)
def test_a_radar_names_its_site_where_those_of_others_are_beside_it(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    found = at_two_sites(sessions("three"))
    day, both = ("Port Elna · 17 June 2025", "Port Elna · 11 February to 17 June 2025")
    short = "Port Elna · 11 Feb to 17 Jun 2025"
    assert any(words.startswith(day) for words in drawn(radar(found), *size).said)
    said = drawn(radar(found, "since"), *size).said
    assert any(it.endswith((both, short)) for it in said)
    assert not any("Corvane" in it for it in drawn(radar(sessions("three")), *size).said)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("table", [True, False])
@pytest.mark.parametrize("count", [3, 8, 16])
def test_a_long_name_of_a_site_leaves_the_day_whole(
    qtbot: QtBot, size: tuple[int, int], table: bool, count: int
) -> None:
    found = tuple(with_axes(it, LONG_NAMES[:count]) for it in sessions("three"))
    site = "Port Elna, Werk 2, Halle 14 mit dem Hochregallager und der alten Verladung am Fluss"
    for outline in OUTLINES:
        scribe = drawn(replace(radar(found, outline), place=site, table=table), *size)
        assert any("2025" in words for words in scribe.said)
        assert any(words.startswith("Port Elna") for words in scribe.said)
        margin = size[1] / 20
        assert all(
            margin - 1 <= it.left() <= it.right() <= size[0] - margin + 1 for it, _ in scribe.places
        )


@pytest.mark.parametrize("size", SIZES)
def test_figures_on_fewer_statements_than_were_asked_say_so(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    _, june, last = sessions("three")
    said = " ".join(places_of(radar((short(june), last), "since"), size))
    assert "Both days: only on the 1 statement per axis that both asked." in said
    assert ("agreement" in said) is (size != SMALL)
    said = " ".join(places_of(radar((june, last), "since"), size))
    assert "Both days" not in said


@pytest.mark.parametrize("size", SIZES[1:])
def test_figures_of_the_session_stand_apart_and_its_key_has_the_day_of_the_table(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = radar(over_years(sessions("three"), 6), "since")
    places = places_of(view, size)
    change, agreement = places["change, on 8 axes"], places["agreement"]
    assert agreement.left() - change.right() > 1.5 * size[1] / 34
    assert drawn(view, *size).said.count("13 Oct") == 2


@pytest.mark.parametrize("size", SIZES)
def test_a_shape_with_that_before_behind_it_says_so_and_has_both_days_in_its_key(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    said = drawn(radar(sessions("three"), "since"), *size).said
    assert "Since 17 June" in said
    assert "17 Jun" in said
    day = said.index("11 Nov:")
    assert said[day + 1] in ("Both together", "Both")
    assert said[day + 2 : day + 4] == ["Management", "17 Jun"]
    alone = drawn(radar(sessions("three"), "together"), *size).said
    assert "Both together" in alone
    assert "Since 17 June" not in alone


def test_the_order_of_changes_is_told_as_the_rows_stand() -> None:
    first, june, last = sessions("three")
    assert order_words(radar((june, last), "since")) == "Clear falls first"
    view = radar((first, june), "since")
    few = [(it.change or 0.0) >= 0.5 for it in view.axes]
    for low, label, told in (
        (0.3, "possible", "Clear rises first"),
        (-0.3, "possible", "Possible falls first"),
        (-0.3, "steady", "Clear rises first"),
        (-0.3, None, "Clear rises first"),
    ):
        axes = (
            replace(it, change=0.9 if up else low, change_label="clear" if up else label)
            for it, up in zip(view.axes, few, strict=True)
        )
        assert order_words(replace(view, axes=tuple(axes))) == told
    noise = replace(view, axes=tuple(replace(it, change_label="steady") for it in view.axes))
    assert order_words(noise) == "Largest change first"


def test_the_order_of_changes_is_true_of_any_rows() -> None:
    """As the domain sorts them, whatever changed."""
    before, after = sessions("two")
    whole, view = compare(before, after), radar((before, after), "since")
    ids, chance = [it.id for it in after.pack.axes], random.Random(7)
    kinds: list[tuple[ChangeLabel | None, int]] = [
        (label, way) for label in ("clear", "possible", "steady", None) for way in (1, -1)
    ]
    told = set()
    for _ in range(600):
        few = chance.sample(kinds, chance.randint(1, 4))
        changes = {axis: (chance.uniform(0.02, 1.5), *chance.choice(few)) for axis in ids}
        axes = {
            axis: replace(whole.axes[axis], delta=size * way, label=label)
            for axis, (size, label, way) in changes.items()
        }
        found = [it.axis for it in in_order_of_showing(replace(whole, axes=axes))]
        rows = [
            replace(row, change=axes[axis].delta, change_label=axes[axis].label)
            for axis, row in zip(ids, view.axes, strict=True)
        ]
        said = order_words(replace(view, axes=tuple(rows)))
        told.add(said)
        first = [changes[axis] for axis in found]
        if said == "Largest change first":
            assert [it[0] for it in first] == sorted((it[0] for it in first), reverse=True)
            continue
        kind = {
            "Clear falls first": ("clear", -1),
            "Possible falls first": ("possible", -1),
            "Clear rises first": ("clear", 1),
            "Possible rises first": ("possible", 1),
        }
        own = [
            label is None if said.startswith("Counted") else (label, way) == kind[said]
            for _, label, way in first
        ]
        assert own == sorted(own, reverse=True)
        assert own[0], said
    assert len(told) == 6


@pytest.mark.parametrize("size", SIZES)
def test_an_axis_that_is_not_compared_keeps_the_score_of_each_day_and_its_reason(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    first, june, last = sessions("three")
    view = radar((first, without_axis(june, 2), without_axis(last, 5)), "since")
    few_then, few_now = view.axes[2], view.axes[5]
    assert (few_then.before, few_then.now, few_then.change) == (None, None, None)
    assert few_then.not_compared == "hidden before"
    assert few_now.before == pytest.approx(3.03, abs=5e-3)
    assert few_now.then is None
    said = drawn(view, *size).said
    assert ("3.03" in said) is (size != SMALL)
    told = "Too few votes to compare: Common Technology on 11 Nov, Mutual Respect on 17 Jun."
    assert told in " ".join(said)
    other = replace(few_now, basis="balanced", not_compared="too few shared statements")
    odd = replace(view, axes=(*view.axes[:5], other, *view.axes[6:]))
    told = "Common Technology: other statements on 17 Jun, not compared."
    assert told in " ".join(drawn(odd, *size).said)


@pytest.mark.parametrize("size", SIZES)
def test_people_are_told_once_and_in_words(qtbot: QtBot, size: tuple[int, int]) -> None:
    for outline in ("sides", "it"):
        view = radar(sessions("three"), outline)
        said = drawn(view, *size).said
        people = "Voted" in said, any("voted" in words for words in said)
        assert people.count(True) == 1
        assert "n" not in said
        heads = [head_of(view, table_cells(view), "agree", short=short) for short in (False, True)]
        assert heads == ["Agreement", "Agree"]


@pytest.mark.parametrize("odd", ["three", "equal", "12 axes"])
@pytest.mark.parametrize("size", SIZES[1:])
def test_the_tables_beside_all_outlines_are_alike_in_type_and_width(
    qtbot: QtBot, size: tuple[int, int], odd: str
) -> None:
    lefts, heights = [], set()
    for outline in OUTLINES:
        places = places_of(radar(sessions(odd), outline), size)
        first = "Largest change first" if odd == "equal" else "Clear falls first"
        order = places[first if outline == "since" else "Widest gap first"]
        lefts.append(order.left())
        heights.add(round(order.height(), 1))
    assert len(heights) == 1
    assert max(lefts) - min(lefts) < 0.3 * size[1] / 34


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("odd", ["three", "equal", "3 axes", "8 axes", "12 axes", "16 axes"])
def test_equal_values_have_a_key_where_both_sides_are_drawn(
    qtbot: QtBot, odd: str, size: tuple[int, int]
) -> None:
    found = sessions(odd)
    for outline in (*OUTLINES, "it"):
        said = drawn(radar(found, outline), *size).said
        told = [it for it in said if it.endswith("in one place")]
        assert len(told) == (outline == "sides"), outline
    site = "Port Elna, Werk 2, Halle 14"
    with_bars = audience_view(found[-1], Spotlight(screen="radar", spread=True), 0.0, found[:-1])
    for view in (replace(radar(found), place=site), with_bars) if size != SMALL else ():
        assert any(it.endswith("in one place") for it in drawn(view, *size).said)
    apart = radar(found)
    axes = (replace(it, it=2.0, ot=4.0) for it in apart.axes)
    said = drawn(replace(apart, axes=tuple(axes)), *size).said
    assert not any("equal" in it for it in said)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("table", [True, False])
def test_arrows_and_what_lies_unseen_are_told_since_the_day_before(
    qtbot: QtBot, size: tuple[int, int], table: bool
) -> None:
    first, june, last = sessions("three")
    views = {
        "down": radar((june, last), "since"),
        "up": radar((first, june), "since"),
        "same": radar(sessions("equal"), "since"),
    }
    for name, view in views.items():
        said = " ".join(drawn(replace(view, table=table), *size).said)
        assert ("clearly up or down" in said) is (name == "down" and table)
        assert ("↓ clearly down" in said) is (name == "down" and not table)
        assert ("↑ clearly up" in said) is (name == "up" and table)
        assert ("17 Jun: same as 11 Nov" in said) is (name == "same")
    assert "clearly" not in " ".join(drawn(radar(sessions("three")), *size).said)
