"""What a view says stands on the stage whole and can be read, on the smallest stage too."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Set
from functools import cache
from itertools import combinations
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, QDateTime, QPointF, QRectF, QSizeF, QTime, QTranslator
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import Look, read_look
from itot_workshop.domain.audience import Spotlight, audience_view
from itot_workshop.domain.audience_board_views import Board
from itot_workshop.domain.audience_choice_views import Answers, Decision, DotRow, Dots
from itot_workshop.domain.audience_since_views import GroundOverTime
from itot_workshop.domain.audience_views import (
    Actions,
    Agenda,
    Ask,
    AudienceView,
    AxisPage,
    Countdown,
    Radar,
)
from itot_workshop.ui.stage.canvas import Miniature, StageCanvas
from itot_workshop.ui.stage.paint import paint_stage, stage_pages
from itot_workshop.ui.stage.pen import Pen
from itot_workshop.ui.stage.words import view_words
from tests.domain.helpers.demo import ROOT
from tests.ui.stage.test_paint import VIEWS, compared, view_of

SIZES = [(1024, 768), (1280, 720)]
SIGNS = {
    "seat",
    "page",
    "kind",
    "state",
    "basis",
    "gap_label",
    "column",
    "it",
    "ot",
    "sorted_by",
    "outline",
    "change_label",
    "others",
    "beside",
    "few",
    "perhaps",
}
"""Fields that are drawn as marks and places, not as words, and other pages of the same kind."""

UNSAID = {
    "ask": {"abstain"},
    "booth": {"question"},
    "reveal": {"labels"},
    "one pile": {"labels"},
    "trial": {"labels"},
    "problem": {"labels"},
    "weights": {"title", "labels", "text"},
    "ratings": {"it_example", "ot_example"},
}
"""What a view knows beyond what its page is to say: the ends of a scale stand for its labels."""

MODELS = {
    "facilitation": Spotlight(screen="model", subject="facilitation"),
    "temporary team": Spotlight(screen="model", subject="temp_team"),
    "others": Spotlight(screen="models"),
    "when others fit": Spotlight(screen="models", page=1),
}


class Scribe(QPainter):
    """A painter that keeps what it writes."""

    def __init__(self, device: QImage) -> None:
        super().__init__(device)
        self.said: list[str] = []
        self.smallest = 10_000
        self.places: list[tuple[QRectF, str]] = []

    def drawText(self, *args: Any) -> None:  # type: ignore[override] # noqa: N802
        self.said += [arg for arg in args if isinstance(arg, str)]
        self.smallest = min(self.smallest, self.font().pixelSize())
        if isinstance(args[0], QPointF) and args[1].strip():
            metrics, foot = QFontMetricsF(self.font()), self.transform().map(args[0])
            size = QSizeF(metrics.horizontalAdvance(args[1]), metrics.capHeight())
            place = QRectF(foot - QPointF(0, size.height()), size)
            self.places.append((place.adjusted(1, 1, -1, -1), args[1]))
        super().drawText(*args)


@cache
def look() -> Look:
    return read_look(ROOT / "resources" / "theme", "light")


def words_in(value: object, unsaid: Set[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in SIGNS | unsaid:
                yield from words_in(getattr(value, name), unsaid)
    elif isinstance(value, tuple):
        for part in value:
            yield from words_in(part, unsaid)


def drawn(view: AudienceView, width: int, height: int, turn: int = 0) -> Scribe:
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    painter = Scribe(image)
    try:
        paint_stage(painter, width, height, view, look(), turn=turn)
    finally:
        painter.end()
    assert painter.smallest >= height // 34, "too small to be read from eight metres"
    for (place, words), (other, others) in combinations(painter.places, 2):
        assert not place.intersects(other), f"{words} lies on {others}"
    return painter


def written(view: AudienceView, width: int, height: int, turn: int = 0) -> list[str]:
    return drawn(view, width, height, turn).said


def lost(view: AudienceView, width: int, height: int, unsaid: Set[str] = frozenset()) -> list[str]:
    """The words of a view that are nowhere on its picture."""
    said = written(view, width, height)
    known = {part for line in said for word in line.split() for part in (word, word.rstrip(".,"))}
    return [word for word in words_in(view, unsaid) if word not in known]


@pytest.mark.parametrize("size", SIZES)
def test_a_model_is_told_whole(qtbot: QtBot, size: tuple[int, int]) -> None:
    session = VIEWS["model"][0]("S1")
    for spotlight in MODELS.values():
        assert lost(audience_view(session, spotlight), *size) == []


def test_nothing_that_a_view_says_is_lost_on_the_smallest_stage(qtbot: QtBot) -> None:
    for name in VIEWS:
        assert (name, lost(view_of(name), *SIZES[0], UNSAID.get(name, set()))) == (name, [])


def test_the_stage_says_who_is_too_few_and_how_many_cards_are_left_to_settle(
    qtbot: QtBot,
) -> None:
    assert "Management." in " ".join(written(view_of("reveal"), *SIZES[0])).split()
    assert "Too few for dots: Other." in " ".join(written(view_of("one pile"), *SIZES[0]))
    board = view_of("settling")
    assert isinstance(board, Board)
    settled = [c if c.column else replace(c, column="common") for c in board.cards]
    some = (*settled[:-1], replace(settled[-1], column=None, it="it_only", ot="common"))
    of = f"1 of {board.contested}"
    assert "placed differently" in written(board, *SIZES[0])
    assert {of, "to settle"} <= set(written(replace(board, cards=some), *SIZES[0]))
    assert not {"to settle", "placed differently"}.intersection(
        written(replace(board, cards=tuple(settled)), *SIZES[0])
    )


@pytest.mark.parametrize("size", SIZES)
def test_an_axis_says_where_both_sides_stood_last_time_and_stand_now(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    view = view_of("axis since")
    assert lost(view, *size) == []
    assert isinstance(view, AxisPage)
    then, now = view.row.then, view.row.now
    assert then is not None
    assert now is not None
    day = QDate(2025, 6, 17).toString("d MMMM")
    said = [f"Both together on {day}: {then:.2f}", f"now {now:.2f}"]
    words = written(view, *size)
    assert set(said) < set(words)
    assert "; ".join(said) in view_words(view)


def test_the_way_since_last_time_is_drawn_like_that_of_a_comparison(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of("axis since")
    assert isinstance(view, AxisPage)
    row = view.row
    assert row.then is not None
    roles: list[tuple[str, float]] = []
    stroke = Pen.stroke

    def recorded(pen: Pen, *how: Any) -> None:
        roles.append((how[4], abs(how[2] - how[0])))
        stroke(pen, *how)

    monkeypatch.setattr(Pen, "stroke", recorded)
    up = replace(row, now=row.then + 0.5, change=0.5, change_label="clear")
    down = replace(row, now=row.then - 0.5, change=-0.5, change_label="clear")
    for told, wanted in ((up, look().chart.series.balanced.colour), (down, "danger")):
        roles.clear()
        drawn(replace(view, row=told), *SIZES[0])
        assert [role for role, long in roles if role == wanted and long > 0] == [wanted]


def test_an_open_mark_that_would_be_covered_is_seen_around_the_filled_one(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of("axis since")
    assert isinstance(view, AxisPage)
    row = view.row
    assert row.then is not None
    sizes: list[float] = []
    monkeypatch.setattr(
        "itot_workshop.ui.stage.axis_since.draw_open_mark",
        lambda *how, **_: sizes.append(how[3]),
    )
    for now in (row.then + 1.0, row.then):
        drawn(replace(view, row=replace(row, now=now, change=now - row.then)), *SIZES[0])
    key, apart, _, around = sizes
    assert around > 1.4 * apart
    assert key == apart


@pytest.mark.parametrize("size", SIZES)
def test_the_questions_of_all_axes_are_of_one_size(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = view_of("axis since")
    assert isinstance(view, AxisPage)
    asked = replace(view, ask="What protects it?")
    highs = set()
    for it in (asked, replace(asked, since=None, reading="")):
        places = {words: place for place, words in drawn(it, *size).places}
        highs.add(places["What protects it?"].height())
    assert len(highs) == 1


def test_figures_of_an_axis_stand_a_line_below_its_anchors_where_there_is_room(
    qtbot: QtBot,
) -> None:
    view = view_of("axis")
    assert isinstance(view, AxisPage)
    short = replace(view, anchor_low="Never", anchor_high="Always", question="How?", ask="Why?")
    places = {words: place for place, words in drawn(short, *SIZES[1]).places}
    figures = next(place for words, place in places.items() if words.startswith("Gap"))
    assert figures.top() - places["Never"].bottom() > 2 * figures.height()


@pytest.mark.parametrize("many", [1, 2])
def test_what_the_sign_of_cards_says_stands_with_the_figures_and_over_no_lane(
    qtbot: QtBot, many: int
) -> None:
    board = view_of("board")
    assert isinstance(board, Board)
    cards = tuple(
        replace(it, text=f"{it.text} {at}", keep_apart=at == 0 and it.column != "common")
        for at in range(many)
        for it in board.cards
    )
    crowded = replace(board, cards=cards, placed=len(cards))
    painter = drawn(crowded, *SIZES[0])
    told = [words for words in painter.said if words in ("||", "|| stays apart")]
    assert len(told) == any("\u00a0||" in words for words in painter.said)
    if "||" in told:
        places = {words: place for place, words in painter.places}
        share = next(place for words, place in places.items() if words.endswith("%"))
        said = places.get("stays apart") or places["stays"].united(places["apart"])
        sign = places["||"]
        assert abs(sign.center().y() - share.center().y()) < sign.height() / 2
        assert abs(sign.center().y() - said.center().y()) < 2
        assert 0 < said.left() - sign.right() < sign.height()
        others = [it for words, it in places.items() if it.bottom() > share.top()]
        beside = [it.right() for it in others if it not in (sign, places.get("stays"))]
        assert all(x < sign.left() - sign.height() / 2 for x in beside if x <= sign.right())
    assert many > 1 or "||" in told


@pytest.mark.parametrize("size", SIZES)
def test_a_board_tells_cards_that_stay_apart_and_its_figures_one_way_in_all_phases(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    board = view_of("board")
    assert isinstance(board, Board)
    cards = (replace(board.cards[0], keep_apart=True), *board.cards[1:])
    aims = [replace(board, cards=cards, target_share=aim) for aim in (None, 0.4, 1.0)]
    pages = [written(view, *size) for view in aims]
    assert all(any(words.endswith("\u00a0||") for words in page) for page in pages)
    assert not any("· stays apart" in page for page in pages)
    heads = [{"common ground now", "common ground"} & set(page) for page in pages]
    assert len(heads[0]) == 1
    assert heads[1:] == heads[:1] * 2


def test_both_rows_keep_their_figures_while_cards_are_settled(qtbot: QtBot) -> None:
    board = view_of("settling")
    assert isinstance(board, Board)
    few = tuple(it if it.column else replace(it, column="common") for it in board.cards[:16])
    apart = replace(few[0], column=None, it="it_only", ot="ot_only")
    words = written(replace(board, cards=(apart, *few[1:]), contested=1), *SIZES[1])
    share = next(at for at, said in enumerate(words) if said.endswith("%"))
    figures = set(words[share : share + 12])
    assert {"technical", "organisational", "placed differently"} <= figures


def test_a_narrow_box_of_common_ground_has_a_short_head_of_the_same_size(qtbot: QtBot) -> None:
    board = view_of("board")
    assert isinstance(board, Board)
    few = tuple(replace(it, column="ot_only") for it in board.cards[:8])
    narrow = replace(board, cards=few, share=0.05, target_share=None)
    for view, heads in ((board, {"Common ground", "Common"}), (narrow, {"Common"})):
        highs = {words: place.height() for place, words in drawn(view, *SIZES[0]).places}
        (head,) = heads & highs.keys()
        assert highs[head] == highs["IT only"]


def crowded() -> Iterator[AudienceView]:
    """Pages with as much on them as rooms have brought."""
    dots = view_of("dots open")
    assert isinstance(dots, Dots)
    row = DotRow(text="Spare parts of the line, both halls", dots=None)
    yield replace(dots, rows=(row,) * 24)
    actions = view_of("actions")
    assert isinstance(actions, Actions)
    name = "Maximiliane von Hohenfels-Oberthal, shift lead of packaging"
    told = "Agree on one list of spare parts"
    action = replace(actions.rows[0], text=told, owner=name, partner=name, done_when="")
    yield replace(actions, rows=(action,) * 3)
    several = replace(action, text="Agree on one list", owner="Ferdinand Obermeier", partner="")
    yield replace(actions, rows=(several,) * 10)
    agenda = view_of("agenda")
    assert isinstance(agenda, Agenda)
    yield replace(
        agenda, steps=(("A step with a title as long as titles of steps may be long", 9),) * 16
    )
    axis = view_of("axis")
    assert isinstance(axis, AxisPage)
    yield replace(
        axis,
        row=replace(axis.row, it=2.4, ot=2.4, management=2.7, gap=0.0),
        question="Do leaders make room for both sides to shape the work, or hand it down?",
        anchor_low="Teams hear of joint work when it is decided. Questions count as resistance.",
        anchor_high="Leaders bring problem and limits, both sides the solution. Time is planned.",
        reading="The dividing line may run elsewhere than between IT and OT",
        ask="Think of the last joint decision: at which moment could somebody from the floor still "
        "have changed it?",
    )


def test_crowded_pages_lose_no_word_either(qtbot: QtBot) -> None:
    for view in crowded():
        assert lost(view, *SIZES[0]) == []


def test_twelve_actions_with_long_names_are_whole_on_pages(qtbot: QtBot) -> None:
    actions = view_of("actions")
    assert isinstance(actions, Actions)
    names = [f"{name} von Hohenfels-Oberthal" for name in "Ada Bo Cy Di Ed Flo".split()]
    told = "Agree on one list of spare parts for the line in both halls"
    rows = [replace(actions.rows[0], text=f"{told} {at}", owner=names[at % 6]) for at in range(12)]
    view = replace(actions, rows=tuple(rows))
    pages = [written(view, *SIZES[0], turn) for turn in range(stage_pages(view, *SIZES[0], look()))]
    said = " ".join(line for page in pages for line in page)
    assert all(name in said for name in names)
    assert not any(line.endswith("…") for page in pages for line in page)
    assert all(str(at) in said.split() for at in range(12))


@pytest.mark.parametrize("size", SIZES)
def test_a_break_says_at_which_time_of_day_it_ends(qtbot: QtBot, size: tuple[int, int]) -> None:
    ends = QDateTime(QDate(2026, 1, 13), QTime(10, 55)).toSecsSinceEpoch()
    pause = Countdown(
        title="Break", following="Green box", left=840, ends=ends, box=900, running=True, pause=True
    )
    assert "At 10:55 we go on with: Green box" in written(pause, *size)
    assert "We go on at 10:55" in written(replace(pause, following=""), *size)
    assert "10:55" not in " ".join(written(replace(pause, running=False), *size))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("times", [1, 3, 9])
@pytest.mark.parametrize("thumbs", [(9, 4, 1), ()])
def test_a_decision_with_much_to_say_stays_within_the_page(
    qtbot: QtBot, size: tuple[int, int], times: int, thumbs: tuple[int, ...]
) -> None:
    reason = "Two projects press, people can be freed, and both managements want to see it soon. "
    view = Decision(
        title="Which model fits our situation?",
        model="Temporary central project team",
        label="Core",
        reason=reason * times,
        drafter="Ferdinand Obermeier with Maximiliane von Hohenfels-Oberthal",
        due=datetime.date(2026, 1, 27),
        thumbs=thumbs,
        ask="Can everybody live with this for a year?",
    )
    scribe = drawn(view, *size)
    assert max(place.bottom() for place, _ in scribe.places) <= size[1] * 0.95
    assert any(words.endswith("27 January 2026.") for words in scribe.said)
    assert times == 9 or not any("…" in words for words in scribe.said)


class Longer(QTranslator):
    """A language whose words are longer than those of the program."""

    def translate(self, context: str, text: str, note: str | None = None, count: int = -1) -> str:
        return re.sub(r"(?<![{%])\b[A-Za-z]{4,}\b(?!})", r"\g<0>ung", text)

    def isEmpty(self) -> bool:  # noqa: N802
        return False


def test_no_words_of_the_common_ground_lie_on_others_in_a_longer_language(
    qapp: QApplication,
) -> None:
    longer = Longer()
    qapp.installTranslator(longer)
    try:
        ground = next(it for it in compared() if isinstance(it, GroundOverTime))
        for view in (view_of("settling"), view_of("board"), ground):
            said = drawn(view, *SIZES[0]).said
            assert any("ung" in words for words in said)
    finally:
        qapp.removeTranslator(longer)


def test_an_axis_says_how_many_people_are_behind_its_figures(qtbot: QtBot) -> None:
    view = view_of("axis")
    assert isinstance(view, AxisPage)
    said = next(line for line in written(view, *SIZES[0]) if line.startswith("Gap"))
    assert said.endswith(f"{view.row.n} people")


def test_dots_that_are_given_are_counted_and_no_more_asked_for(qtbot: QtBot) -> None:
    view = view_of("dots")
    assert isinstance(view, Dots)
    said = " ".join(written(view, *SIZES[0]))
    assert f"Dots given: {sum(row.dots or 0 for row in view.rows)}" in said
    assert "Give your dots" not in said


def test_it_is_said_how_many_sentences_have_no_room(qtbot: QtBot) -> None:
    answers = view_of("answers")
    assert isinstance(answers, Answers)
    said = written(
        replace(answers, said=("More time for the talk in pairs, please.",) * 30), *SIZES[0]
    )
    shown = said.count("More time for the talk in pairs, please.")
    assert f"and {30 - shown} more" in said


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720)])
def test_a_radar_names_its_day_or_both_days(qtbot: QtBot, size: tuple[int, int]) -> None:
    days = ("11 February 2025", "11 Feb 2025")
    said = written(view_of("radar"), *size)
    assert sum(any(day in words for day in days) for words in said) == 1
    both = ("17 June to 11 November 2025", "17 Jun to 11 Nov 2025")
    said = written(view_of("since"), *size)
    assert sum(any(days in words for days in both) for words in said) == 1


@pytest.mark.parametrize("size", [*SIZES, (1280, 800)])
def test_the_key_of_a_radar_breaks_where_it_is_long(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = view_of("radar")
    assert isinstance(view, Radar)
    room = replace(view.axes[0], it=None, ot=None, gap=None, basis="room", score=3.2)
    rest = [replace(it, management=3.0, it_spread=(2.0, 3.5)) for it in view.axes[1:]]
    view = replace(view, axes=(room, *rest), management=True, spread=True)
    for shown in (view, replace(view, table=False)):
        scribe = drawn(shown, *size)
        key = {"IT", "OT", "Management", "the room as a whole"}
        assert key <= set(scribe.said)
        margin = size[1] / 20
        assert max(place.right() for place, _ in scribe.places) <= size[0] - margin
        assert max(place.bottom() for place, _ in scribe.places) <= size[1] - margin


@pytest.mark.parametrize("size", SIZES)
def test_a_room_without_sides_has_no_columns_of_sides(qtbot: QtBot, size: tuple[int, int]) -> None:
    view = view_of("radar")
    assert isinstance(view, Radar)
    rooms = [
        replace(it, it=None, ot=None, gap=None, management=None, basis="room", score=3.2)
        for it in view.axes
    ]
    said = set(drawn(replace(view, axes=tuple(rooms)), *size).said)
    assert {"Room", "3.20", "In radar order"} <= said
    assert said.isdisjoint({"IT", "OT", "Gap", "Widest gap first"})
    mixed = replace(view, axes=(rooms[0], *view.axes[1:]))
    assert "room 3.20" in drawn(mixed, *size).said


def test_what_one_page_cannot_hold_stands_on_several(qtbot: QtBot) -> None:
    dots = view_of("dots open")
    assert isinstance(dots, Dots)
    long = "Choose one number both sides already look at, unplanned downtime for example, and put"
    view = replace(dots, rows=tuple(DotRow(text=f"{long} it{n}", dots=None) for n in range(24)))
    pages = stage_pages(view, *SIZES[0], look())
    assert pages > 1
    said = [line for turn in range(pages) for line in written(view, *SIZES[0], turn)]
    known = {word for line in said for word in line.split()}
    assert {f"it{n}" for n in range(24)} <= known
    canvas = StageCanvas(look())
    qtbot.addWidget(canvas)
    canvas.resize(*SIZES[0])
    small = Miniature(look())
    qtbot.addWidget(small)
    small.resize(*SIZES[0])
    for it in (small, canvas):
        it.set_view(view)
    canvas.turned.connect(small.show_turn)
    first = canvas.grab().toImage()
    canvas.turn_page()
    second = canvas.grab().toImage()
    assert second != first
    assert small.grab().toImage() == second, "the console sees the page that the room sees"
    assert view.turnout is not None
    canvas.set_view(replace(view, turnout=replace(view.turnout, voted=3)))
    canvas.set_view(view)
    assert canvas.grab().toImage() == second, "a ballot turns no page"
    with qtbot.waitSignals([canvas.began, canvas.turned]):
        canvas.set_view(replace(view, turnout=None))
    assert small.grab().toImage() == first


def test_words_of_a_scale_are_broken_only_where_they_would_meet(qtbot: QtBot) -> None:
    view = view_of("ask")
    assert isinstance(view, Ask)
    short = ("Very unlikely", "Unlikely", "Open", "Likely", "Very likely")
    said = written(replace(view, labels=short), *SIZES[0])
    assert set(short) <= set(said)
    long = ("Not true where I work", "Mostly untrue here", *short[2:])
    said = written(replace(view, labels=long), *SIZES[0])
    assert long[0] not in said
    assert {word for label in long for word in label.split()} <= set(" ".join(said).split())
