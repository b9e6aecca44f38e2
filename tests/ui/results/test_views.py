"""What the results pages show, as values: held against the demo company's story."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QWidget

from itot_workshop.domain.axis_change import NotCompared
from itot_workshop.domain.comparison import compare
from itot_workshop.domain.figures import SessionFigures
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.commands import build_actions
from itot_workshop.ui.console.hint_words import hint_lines
from itot_workshop.ui.library.rows import LibraryRow
from itot_workshop.ui.library.selection import selection
from itot_workshop.ui.results.axis_page import AxisPage
from itot_workshop.ui.results.axis_view import AxisView, axis_view
from itot_workshop.ui.results.change_lines import GroupLine, as_text, cell, lines_of, used
from itot_workshop.ui.results.change_view import ChangeView
from itot_workshop.ui.results.compare_shapes import how_shapes_are_read
from itot_workshop.ui.results.compare_since import ground_lists
from itot_workshop.ui.results.compare_view import CompareView, SiteView, compare_view
from itot_workshop.ui.results.strip import strip_marks
from itot_workshop.ui.results.talk import with_replaced
from itot_workshop.ui.results.view import Earlier, ResultsView, results_view
from itot_workshop.ui.results.words import not_compared_sentence, not_compared_word
from itot_workshop.ui.widgets.kit import Kit
from tests.domain.helpers.rooms import Cast, one_axis, session_of, with_ballots
from tests.domain.test_comparison import AFTER, BEFORE
from tools.odd_sessions import over_years, short, without_axis


def earlier(before: Session, after: Session) -> Earlier:
    return Earlier(
        session=before, figures=session_figures(before), comparison=compare(before, after)
    )


@pytest.fixture
def november(examples: tuple[Session, ...]) -> ResultsView:
    _, june, last = examples
    return results_view(last, session_figures(last), earlier(june, last))


@pytest.fixture
def year(examples: tuple[Session, ...]) -> CompareView:
    first, june, last = examples
    return compare_view([first, last], [june])


@pytest.fixture
def corvane(year: CompareView) -> SiteView:
    return year.sites[0]


@pytest.fixture
def changed(corvane: SiteView) -> ChangeView:
    assert corvane.change is not None
    return corvane.change


def test_large_figures_say_what_they_were(november: ResultsView) -> None:
    said = {it.name: (it.figure, it.word, it.was) for it in november.figures}
    assert said["Overall"] == ("3.2 of 5", "partly in place", "was 2.9")
    assert said["Mean gap"] == ("0.4", "", "was 0.5")
    assert said["Agreement"] == ("75%", "", "was 74%")
    assert said["Common ground"] == ("9 of 22 · 41%", "", "was 32%")


def test_a_figure_never_contradicts_the_word_beside_it(examples: tuple[Session, ...]) -> None:
    _, june, last = examples
    found = session_figures(last)
    nearly = replace(found, overall=replace(found.overall, score=2.97))
    said = {it.name: (it.figure, it.word) for it in results_view(last, nearly, None).figures}
    assert said["Overall"] == ("2.97 of 5", "beginning")
    assert "2.9 of 5" in results_view(june, session_figures(june), None).figures[0].figure


def test_nothing_was_otherwise_that_rests_on_other_axes(examples: tuple[Session, ...]) -> None:
    _, june, last = examples
    left = without_axis(last, 5)  # where the sides were far apart
    found = results_view(left, session_figures(left), earlier(june, left))
    said = {it.name: it.was for it in found.figures}
    assert said["Overall"] == said["Mean gap"] == ""
    change = compare_view([june, left]).sites[0].change
    assert change is not None
    assert change.overall == "On average +0.34 on 7 of 8 axes."


def test_the_talk_list_is_that_of_the_story_and_has_reasons(november: ResultsView) -> None:
    assert [it.name for it in november.talk] == [
        "Common Technology",
        "Shared Goals",
        "Enabling Leadership",
    ]
    assert november.talk[0].why == "Widest gap"
    assert "OT is 1.44 below IT" in november.talk[0].said
    assert "clearly down by 0.66" in november.talk[1].said
    assert all(it.move for it in november.talk)


def test_another_axis_takes_a_place_in_the_talk_list(november: ResultsView) -> None:
    assert [it.axis for it in november.others] == [row.axis for row in november.rows]
    assert with_replaced(november.talk, november.others, {}) == november.talk
    changed = with_replaced(november.talk, november.others, {1: "respect"})
    assert [it.axis for it in changed] == [november.talk[0].axis, "respect", november.talk[2].axis]
    assert (changed[1].why, changed[1].name) == ("Your choice", "Mutual Respect")
    assert changed[1].said
    back = {1: november.talk[1].axis, 2: "gone"}
    assert with_replaced(november.talk, november.others, back) == november.talk


def test_hints_stand_on_the_results_too(examples: tuple[Session, ...]) -> None:
    first = examples[0]
    hints = results_view(first, session_figures(first)).hints
    assert hints == hint_lines(first)
    assert hints


def test_each_statement_says_where_the_sides_stood(examples: tuple[Session, ...]) -> None:
    last = examples[-1]
    view = axis_view(last, session_figures(last), last.pack.axes[5].id)
    assert [it.said for it in view.statements] == [
        ("IT 4.2, OT 2.8, gap −1.4",),
        ("IT 4.0, OT 2.3, gap −1.7",),
        ("IT 3.8, OT 2.5, gap −1.3",),  # a problem statement, turned
    ]


def test_a_spread_stands_on_every_axis_that_shows_its_sides(november: ResultsView) -> None:
    assert "spread" not in november.radar.layers
    for axis in november.radar.axes:
        assert [spread.layer for spread in axis.spreads] == ["it", "ot"]
        for value, spread in zip((axis.it, axis.ot), axis.spreads, strict=True):
            assert value is not None
            assert spread.low <= value <= spread.high


def test_the_radar_has_the_earlier_session_behind_it(november: ResultsView) -> None:
    axes = november.radar.axes
    assert [axis.label for axis in axes][:2] == ["Enabling Leadership", "Shared Goals"]
    assert all(axis.before[0] is not None for axis in axes)
    assert axes[5].caption == "3.3  gap −1.4"


def test_a_first_session_is_shown_alone(examples: tuple[Session, ...]) -> None:
    first = examples[0]
    view = results_view(first, session_figures(first))
    assert view.since == ""
    assert not any(it.was for it in view.figures)
    assert all(row.change is None for row in view.rows)


def test_a_session_without_votes_has_open_axes_and_says_why(examples: tuple[Session, ...]) -> None:
    bare = replace(examples[0], rounds={}, ballots={}, board={})
    view = results_view(bare, session_figures(bare))
    assert not view.voted
    assert all(axis.note == "not voted" for axis in view.radar.axes)
    assert view.talk == ()
    (said,) = view.remarks
    assert all(row.name in said for row in view.rows)


def test_falling_axes_come_first_then_clear_changes(year: CompareView, changed: ChangeView) -> None:
    groups = [line for line in lines_of(changed) if isinstance(line, GroupLine)]
    assert [(it.title, it.number) for it in groups] == [
        ("Fell", 1),
        ("Rose clearly", 6),
        ("Rose possibly", 1),
    ]
    assert changed.rows[0].name == "Shared Goals"
    assert changed.rows[1].name == "Cooperation Setup"
    assert year.title == "11\u00a0February to 11\u00a0November\u00a02025"


def test_the_comparison_says_how_the_sides_moved(changed: ChangeView) -> None:
    moved = {row.name: row.movement for row in changed.rows}
    assert moved["Visible Results"] == "closer"
    assert moved["Cooperation Setup"] == "wider"
    assert moved["Common Technology"] == "still large"
    assert moved["Skills Exchange"] == "same"


def test_the_comparison_says_what_became_of_what_was_agreed(corvane: SiteView) -> None:
    assert corvane.actions is not None
    assert corvane.actions.days[0].actions[0].state == "missed"
    assert corvane.ground is not None
    lists = ground_lists(corvane.ground)
    assert [name for name, _, _ in lists][:2] == [
        "Slipped back, was common",
        "Became common as planned",
    ]
    assert all(card for _, _, cards in lists for card in cards)
    assert corvane.models is not None
    assert len(corvane.models.days) == 2


def test_the_comparison_copies_as_a_table(changed: ChangeView) -> None:
    lines = [line.split("\t") for line in as_text(changed).splitlines()]
    assert len(lines) == 9
    assert len({len(line) for line in lines}) == 1
    assert all(lines[0])
    assert "-0.68" in lines[1]


def test_every_cell_of_the_comparison_has_words(changed: ChangeView) -> None:
    columns = [it for it in used(changed) if it != "strip"]
    assert "returning" in columns
    assert all(cell(row, column) for row in changed.rows for column in columns)


@pytest.mark.parametrize("reason", get_args(NotCompared))
def test_every_reason_for_not_comparing_has_words(qapp: QObject, reason: str) -> None:
    assert not_compared_word(reason)
    assert "Shared Goals" in not_compared_sentence("Shared Goals", reason)


def test_an_axis_that_is_hidden_is_told_apart(examples: tuple[Session, ...]) -> None:
    first, _, last = examples
    few = {i: b for at, (i, b) in enumerate(last.ballots.items()) if b.seat != "IT" or at < 1}
    found = compare_view([first, replace(last, ballots=few)])
    change = found.sites[0].change
    assert change is not None
    assert {row.group for row in change.rows} == {"apart"}
    assert all("too few to be shown now" in remark for remark in change.remarks)
    assert "0 of 8 axes" in found.comparability


def test_short_forms_say_on_how_much_they_are_compared() -> None:
    newer = replace(AFTER, pack=replace(AFTER.pack, pack=replace(AFTER.pack.pack, version="9")))
    found = compare_view([BEFORE, newer])
    change = found.sites[0].change
    assert change is not None
    assert change.overall.startswith("On average +0.41 on 7 of 8 axes.")
    assert change.remarks[0].startswith("Compared on 1 statement per axis")
    assert "too few to be shown now" in change.remarks[1]
    assert found.comparability.startswith("Same pack (")


def test_two_sites_have_no_before_and_after(examples: tuple[Session, ...]) -> None:
    first, _, last = examples
    other = replace(last, about=replace(last.about, organisation="Elsewhere", follows=None))
    found = compare_view([first, other])
    assert found.comparability.startswith("Several sites side by side")
    assert [site.change for site in found.sites] == [None, None]
    assert found.shapes is not None
    assert found.shapes.days == ()
    assert all(cell.radar.layers == {"it", "ot", "room"} for cell in found.shapes.pictures[0][1])


def test_three_shapes_share_a_picture_and_other_scales_never_do(
    examples: tuple[Session, ...],
) -> None:
    year = compare_view(examples).shapes
    assert year is not None
    assert year.days == ("11 Feb", "17 Jun", "11 Nov")
    (together,) = year.pictures[0][1]
    assert all(len(axis.before) == 2 for axis in together.radar.axes)
    assert "11 Feb 2.94, 17 Jun 2.92, 11 Nov 2.26" in together.said[1]
    last = examples[2]
    pack = replace(last.pack, scale=replace(last.pack.scale, high=6))
    apart = compare_view([examples[0], replace(last, pack=pack)])
    assert apart.shapes is not None
    assert [cell.radar.high for cell in apart.shapes.pictures[0][1]] == [5, 6]
    assert "different scales" in apart.comparability


def test_small_shapes_have_letters_that_a_sentence_explains(
    examples: tuple[Session, ...],
) -> None:
    shapes = compare_view(over_years(examples, 6)).shapes
    assert shapes is not None
    assert shapes.key[:2] == ("A\u00a0=\u00a0Leadership", "B\u00a0=\u00a0Goals")
    for _, cells in shapes.pictures:
        for it in cells:
            assert [axis.label for axis in it.radar.axes] == list("ABCDEFGH")
            assert all(axis.lettered for axis in it.radar.axes)
    named = compare_view([examples[0], replace(examples[2], pack=_wider(examples[2]))]).shapes
    assert named is not None
    assert named.key == ()
    assert not any(axis.lettered for axis in named.pictures[0][1][0].radar.axes)


def test_shapes_say_which_days_asked_fewer_statements_and_why_a_line_has_a_gap(
    examples: tuple[Session, ...],
) -> None:
    first, june, last = examples
    pulse = compare_view([first, short(june), last]).shapes
    assert pulse is not None
    titles = [cell.titles[-1] for cell in pulse.pictures[0][1]]
    assert [title.endswith("*") for title in titles] == [False, True, False]
    assert "* fewer statements asked." in how_shapes_are_read(pulse)
    missing = compare_view([first, without_axis(june, 2), last]).shapes
    whole_ = compare_view(examples).shapes
    assert missing is not None
    assert whole_ is not None
    gap = "A gap in a line: not shown or not comparable."
    assert gap in how_shapes_are_read(missing)
    assert "↓ at a name: clearly down" in how_shapes_are_read(whole_)
    assert gap not in how_shapes_are_read(whole_)


def _wider(session: Session) -> Pack:
    return replace(session.pack, scale=replace(session.pack.scale, high=6))


def test_the_bar_says_what_the_chosen_come_to(examples: tuple[Session, ...]) -> None:
    rows = [
        LibraryRow(key=it.id, title=it.about.title, organisation="Corvane", date=it.about.date)
        for it in (examples[0], examples[2])
    ]
    said = selection(rows, compare(examples[0], examples[2]))
    assert said.title == "2 chosen: Corvane, 11 Feb and 11 Nov 2025"
    assert said.detail == "All 8 axes can be compared. 11 people were in both."
    assert said.comparable


@pytest.fixture
def technology(examples: tuple[Session, ...]) -> AxisView:
    _, june, last = examples
    axis = next(it.id for it in last.pack.axes if it.name == "Common Technology")
    return axis_view(last, session_figures(last), axis, earlier(june, last))


def test_an_axis_shows_every_statement_with_its_votes(technology: AxisView) -> None:
    assert technology.place == "6 of 8"
    assert [name for _, name in technology.neighbours] == ["Joint Processes", "Cooperation Setup"]
    assert len(technology.statements) == 3
    for statement in technology.statements:
        votes = statement.rounds[-1]
        assert votes.it is not None
        assert votes.ot is not None
        assert (sum(votes.it), sum(votes.ot)) == (5, 6)


def test_a_problem_statement_is_turned_so_that_right_is_better(technology: AxisView) -> None:
    turned = [it for it in technology.statements if it.turned]
    assert len(turned) == 1
    assert turned[0].rounds[0].values == (5, 4, 3, 2, 1)


def test_votes_of_a_small_room_are_one_pile_or_none(examples: tuple[Session, ...]) -> None:
    last = examples[2]
    axis = last.pack.axes[0].id
    some = replace(last, ballots=dict(list(last.ballots.items())[:6]))
    few = replace(last, ballots=dict(list(last.ballots.items())[:3]))
    pile = axis_view(some, session_figures(some), axis).statements[0].rounds[0]
    none = axis_view(few, session_figures(few), axis).statements[0].rounds[0]
    assert pile.it is None
    assert (none.it, none.room) == (None, None)


def test_an_axis_page_names_seats_of_which_too_few_voted_to_be_among_the_dots(kit: Kit) -> None:
    cast: list[Cast] = [("IT", {"a1": 4}), ("OT", {"a1": 2})] * 4
    session = with_ballots(session_of(one_axis()), [*cast, ("OTHER", {"a1": 1})])
    figures = session_figures(session)
    said = _said_on_the_axis(kit, session, figures)
    assert "All sides together. Too few for dots: Other." in said
    strict = replace(session, about=replace(session.about, side_min=5))
    said = _said_on_the_axis(kit, strict, session_figures(strict))
    assert "All sides together. Perhaps too few for dots: Other." in said
    unsure = with_ballots(
        session_of(one_axis()), [*cast, ("OTHER", {"a1": 1}), ("IT", {"a1": None})]
    )
    said = _said_on_the_axis(kit, unsure, session_figures(unsure))
    assert "All sides together. 1 could not judge. Too few for dots: Other." in said
    alone = with_ballots(session_of(one_axis()), cast)
    assert "The room as a whole." in _said_on_the_axis(kit, alone, session_figures(alone))


def _said_on_the_axis(kit: Kit, session: Session, figures: SessionFigures) -> list[str]:
    window = QWidget()
    page = AxisPage(kit, build_actions(window))
    page.show_view(axis_view(session, figures, "a"))
    said = [label.text() for label in page.findChildren(QLabel)]
    page.deleteLater()
    window.deleteLater()
    return said


def test_an_axis_brings_what_was_said_and_what_to_ask(technology: AxisView) -> None:
    assert technology.reading == "Two views of one reality"
    assert {note.when for note in technology.notes} == {"November", "June"}
    assert technology.questions
    assert technology.next_steps
    assert any("Agreed" in it.when for it in technology.agreed)


values = st.none() | st.floats(1, 5)


@given(values, values, values, st.floats(60, 400), st.floats(20, 60))
def test_marks_on_a_strip_never_cover_each_other(
    it: float | None, ot: float | None, mgt: float | None, width: float, height: float
) -> None:
    size = 7.0
    marks = strip_marks({"it": it, "ot": ot, "management": mgt}, 1, 5, width, height, size)
    assert len(marks) == sum(value is not None for value in (it, ot, mgt))
    for one, other in combinations(marks, 2):
        apart = abs(one.x - other.x), abs(one.y - other.y)
        assert apart[0] >= size - 1e-6 or apart[1] >= min(size, (height - size) / 2) - 1e-6
    assert all(abs(mark.y) <= height / 2 for mark in marks)
