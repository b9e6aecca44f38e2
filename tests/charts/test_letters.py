"""Letters in the place of names."""

from __future__ import annotations

from itot_workshop.charts.letters import letter_of
from itot_workshop.charts.radar import ChartText, Radar, RadarAxis, radar_geometry
from itot_workshop.domain.pack_check import MOST_AXES
from tests.charts import demo
from tests.charts.test_radar import SIZES

EM = 20.0


def test_axes_have_capital_letters_in_their_order() -> None:
    assert [letter_of(at) for at in (1, 2, MOST_AXES, 26)] == ["A", "B", "P", "Z"]


def test_axes_of_several_packs_have_letters_too() -> None:
    assert [letter_of(at) for at in (27, 28, 52, 53, 702, 703)] == [
        "AA",
        "AB",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
    assert len({letter_of(at) for at in range(1, 2000)}) == 1999


def test_a_short_name_is_not_taken_for_a_letter() -> None:
    named = [RadarAxis(label=name, room=3.0) for name in ("IT", "OT", "A", "B")]
    lettered = [RadarAxis(label=letter_of(at), room=3.0, lettered=True) for at in range(1, 5)]
    text = ChartText(label=EM, caption=EM, ring=EM, smallest=EM)
    frame = radar_geometry(
        Radar(axes=(*named, *lettered)), 600, 600, text, SIZES, demo.even_measure(EM)
    ).frame
    assert [label.lettered for label in frame.labels] == [False] * 4 + [True] * 4
    styles = [label.lines[0].style for label in frame.labels]
    assert styles == ["muted"] * 4 + ["label"] * 4
