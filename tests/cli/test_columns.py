from __future__ import annotations

from itot_workshop.commands.columns import Head, table, width

HEADS = (Head("name"), Head("n", figures=True))


def test_words_to_the_left_and_figures_to_the_right() -> None:
    assert table(HEADS, [["a", "10"], ["long name", "2"]]) == [
        "name        n",
        "a          10",
        "long name   2",
    ]


def test_wide_and_combining_signs_take_their_room() -> None:
    assert width("工場") == 4
    assert width("e\u0301") == 1
    assert width("a\u200bb") == 2
    lines = table(HEADS, [["工場", "1"], ["abcd", "2"]])
    assert lines[1] == "工場  1"
    assert lines[2] == "abcd  2"


def test_long_and_hostile_cells() -> None:
    (_, line) = table(HEADS, [["x" * 200 + "\x1b[2J", "1"]])
    assert len(line) < 60
    assert "\x1b" not in line
    assert "…" in line
