"""Lines of type on the stage end well, and labels beside each other cover nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from itot_workshop.charts.look import read_look
from itot_workshop.ui.stage.axis import side_by_side
from itot_workshop.ui.stage.lines import Lines
from tests.domain.helpers.demo import ROOT


@pytest.fixture
def lines(qtbot: QtBot) -> Lines:
    return Lines(read_look(ROOT / "resources" / "theme", "light"), 768)


def test_a_cut_text_ends_with_a_whole_word(lines: Lines) -> None:
    set_ = lines.filled("They want to update a furnace, like a phone, every week.", 1.0, 260)
    (first, last) = lines.cut(set_, 2, 1.0, 260)
    assert last.endswith("…")
    assert (first + " " + last[:-1]) in "They want to update a furnace, like a phone, every week."
    assert not last[:-1].endswith((",", " ", "."))


def test_a_cut_line_is_as_long_as_fits_though_its_last_words_had_mended_the_next(
    lines: Lines,
) -> None:
    text = "Boundary zone (DMZ)"
    width = lines.measure(text, 1.0) - 1
    set_ = lines.filled(text, 1.0, width)
    assert set_ == ("Boundary", "zone (DMZ)")
    assert lines.cut(set_, 1, 1.0, width) == ("Boundary zone…",)


PARTS = ("Supplier access", "Change requests", "Root-cause review", "Asset inventory")


@pytest.mark.parametrize("times", [1.1, 1.6, 2.4, 9.0])
def test_parts_behind_each_other_break_between_them(lines: Lines, times: float) -> None:
    width = times * max(lines.measure(part, 1.0) for part in PARTS)
    set_ = lines.in_parts(PARTS, ";", 1.0, width)
    assert " ".join(set_) == "; ".join(PARTS)
    assert all(lines.measure(line, 1.0) <= width for line in set_)
    for line in set_:
        assert set(line.rstrip(";").split("; ")) <= set(PARTS)
    first = lines.in_parts(PARTS, ";", 1.0, width, most=1)
    assert len(first) == 1
    assert first[0].rstrip("…").split("; ")[0] == PARTS[0]


def test_a_dot_between_parts_is_on_no_end_of_a_line(lines: Lines) -> None:
    width = 1.6 * max(lines.measure(it, 1.0) for it in PARTS)
    set_ = lines.in_parts(PARTS, " ·", 1.0, width)
    assert len(set_) > 1
    assert not any(line.endswith("·") for line in set_)
    assert " · ".join(set_) == " · ".join(PARTS)


def test_a_part_that_has_no_line_breaks_within(lines: Lines) -> None:
    width = lines.measure(PARTS[0], 1.0) * 0.8
    assert lines.in_parts(PARTS[:1], ";", 1.0, width) == ("Supplier", "access")


def test_a_word_that_is_parted_gets_no_blank_before_dots(lines: Lines) -> None:
    assert lines.cut(("night-", "shift at work"), 1, 1.0, 400) == ("night-…",)


def test_a_blank_that_does_not_break_is_kept(lines: Lines) -> None:
    arrow = "→\u00a0Updates"
    for width in range(40, 400, 20):
        set_ = lines.filled(f"Cloud servers; {arrow}; Incidents; {arrow}", 1.0, float(width))
        assert not any(line.endswith("→") for line in set_) or width < lines.measure(arrow, 1.0)


def test_a_word_without_end_is_broken_and_cut_without_measuring_it_over_and_over(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = 0
    advance = QFontMetricsF.horizontalAdvance

    def counted(metrics: QFontMetricsF, text: str) -> float:
        nonlocal measured
        measured += len(text)
        return advance(metrics, text)

    monkeypatch.setattr(QFontMetricsF, "horizontalAdvance", counted)
    word = "x" * 10_000
    set_ = lines.balanced(word, 1.0, 600)
    (line,) = lines.one_line(word, 1.0, 600)
    assert "".join(part.rstrip("-") for part in set_) == word
    assert line.endswith("x…")
    assert all(lines.measure(part, 1.0) <= 600 for part in (*set_, line))
    assert measured < 100 * len(word)


def test_no_more_of_a_word_without_end_is_searched_for_joints_than_a_line_holds(
    lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def joints(word: str) -> tuple[int, ...]:
        asked.append(len(word))
        return ()

    monkeypatch.setattr("itot_workshop.ui.stage.lines.joints", joints)
    lines.filled("verbindungs" * 700, 1, 900)
    assert len(asked) > 10
    assert max(asked) < 400


def test_no_last_line_of_few_words(lines: Lines) -> None:
    text = "Security findings are written as grades for OT"
    for width in range(200, 420, 10):
        set_ = lines.filled(text, 1.0, width)
        assert " ".join(set_) == text
        wide = [lines.measure(line, 1.0) for line in set_]
        assert max(wide) <= width
        assert len(set_) == 1 or set_[-1] != "OT"


def test_a_mend_leaves_no_short_line_higher_up(lines: Lines) -> None:
    text = "Experienced technicians stay away from joint meetings"
    width = 3 * lines.measure("meetings", 1.0) + 1
    assert lines.filled(text, 1.0, width) == (
        "Experienced technicians",
        "stay away from",
        "joint meetings",
    )


def test_a_word_parted_at_the_end_stays_in_its_lines(lines: Lines) -> None:
    word = "x" * 10
    width = lines.measure("xxxxxxxx-", 1.0)
    set_ = lines.filled(f"to {word}", 1.0, width)
    assert "".join(set_[1:]).replace("-", "") == word


@given(
    st.lists(st.tuples(st.floats(0, 1000), st.floats(20, 200)), min_size=1, max_size=4),
)
def test_labels_in_a_row_cover_no_other(labels: list[tuple[float, float]]) -> None:
    labels = sorted(labels)
    places, widths = [at for at, _ in labels], [wide for _, wide in labels]
    middles = side_by_side(places, widths, 10, (0, 1000))
    ends = [(m - w / 2, m + w / 2) for m, w in zip(middles, widths, strict=True)]
    assert all(right <= left - 9.99 for (_, right), (left, _) in pairwise(ends))
    assert ends[0][0] >= -0.01
    assert ends[-1][1] <= 1000.01
    if len(labels) == 1 and widths[0] / 2 <= places[0] <= 1000 - widths[0] / 2:
        assert middles == pytest.approx(places)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Rebuild the scrap dashboard with the crew of line 4, then copy it", "line 4"),
        ("Das Ausschussbild mit der Schicht von Linie 4 neu aufbauen", "Linie 4"),
    ],
)
def test_a_number_stays_beside_its_word_where_that_takes_no_more_lines(
    lines: Lines, text: str, pair: str
) -> None:
    words = text.split()
    for width in range(round(lines.measure("Ausschussbild", 1.0)) + 1, 700, 7):
        set_ = lines.filled(text, 1.0, width)
        assert " ".join(set_).split() == words
        assert all(lines.measure(line, 1.0) <= width for line in set_)
        if width > 300:
            assert any(pair in line for line in set_)
        assert any(pair in line for line in lines.balanced(text, 1.0, 3 * width))


def test_sentences_break_between_them_where_that_takes_no_more_lines(lines: Lines) -> None:
    said = ("Change Feb to Nov.", "Open markers: fewer asked.", "Arrows: clear changes.")
    width = lines.measure(" ".join(said[:2]), 1.0) + lines.measure(" Arrows", 1.0)
    assert lines.in_sentences(said, 1.0, width) == (" ".join(said[:2]), said[2])
    narrow = lines.measure(said[1], 1.0) + 1
    text = " ".join(said)
    assert len(lines.in_sentences(said, 1.0, narrow)) == len(lines.filled(text, 1.0, narrow))
