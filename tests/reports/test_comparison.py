from __future__ import annotations

import datetime
import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from itot_workshop.domain.notes import Mark
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import Refused, Session
from itot_workshop.reports.comparison import comparison
from itot_workshop.reports.composed import document_of
from itot_workshop.reports.deck import slides_of
from itot_workshop.reports.document import Document, Pair, Paragraph, Radar, Radars, Table, Trends
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.export import write
from itot_workshop.reports.markdown import write_markdown
from itot_workshop.reports.office_look import read_office
from itot_workshop.reports.pptx_table import split
from itot_workshop.reports.run import names_of
from itot_workshop.reports.series import series_of
from itot_workshop.reports.words import Words
from tests.domain.test_comparison import AFTER, BEFORE
from tests.reports.sample import MARKS
from tools.odd_sessions import LONG_NAMES, over_years, short, with_axes, without_axis, without_most


def told(document: Document) -> str:
    return write_markdown(document, MARKS).replace("\\", "")


def with_pack(session: Session, pack: Pack) -> Session:
    return replace(session, pack=pack)


def test_sessions_come_by_date_whatever_the_order(demo: dict[str, Session], words: Words) -> None:
    assert comparison([demo["S3"], demo["S1"], demo["S2"]], words) == comparison(
        demo.values(), words
    )


def test_what_fell_comes_first(demo: dict[str, Session], words: Words) -> None:
    document = comparison(demo.values(), words)
    (change,) = (section for section in document.sections if section.id == "change")
    table = next(block for block in change.blocks if isinstance(block, Table))
    names = [row.cells[0].text for row in table.rows]
    assert names[0] == "Shared Goals"
    assert names[-2:] == ["Mutual Respect", "Session"]


def test_the_sentences_of_the_demo_company(demo: dict[str, Session], words: Words) -> None:
    text = told(comparison(demo.values(), words))
    assert "# Three sessions compared" in text
    assert "Alignment rose from 2.60 to 3.22, +0.62 on 8 axes." in text
    assert "Shared Goals by 0.68." in text
    assert "IT and OT see Common Technology 1.44 apart, 1.32 in February." in text
    assert "On Visible Results the gap closed from 1.43 to 0.03." in text
    assert "Eight actions were reviewed: 6 done, 1 partly and 1 missed." in text
    assert "+1.05 in February, +1.17 in June and +0.62 in November" in text
    assert "The sessions are alike" in text


def test_a_change_on_some_axes_is_not_read_off_the_overall_scores(words: Words) -> None:
    """The worked example of the method: overall scores differ by 0.46, on 8 and on 7 axes."""
    text = told(comparison([BEFORE, AFTER], words))
    assert "Alignment changed by +0.41 on 7 of 8 axes." in text
    assert " is not compared: hidden now." in text


def test_a_large_gap_that_is_hidden_now_is_told(demo: dict[str, Session], words: Words) -> None:
    text = told(comparison([demo["S1"], without_most(demo["S3"], "OT")], words))
    assert "On Visible Results the gap was 1.43 in February; it is not shown now." in text
    assert "No gap is large" not in text


def test_up_to_three_sessions_lie_over_each_other(demo: dict[str, Session], words: Words) -> None:
    document = comparison(demo.values(), words)
    (pair,) = (block for block in document.sections[0].blocks if isinstance(block, Pair))
    (radar,) = pair.left
    assert isinstance(radar, Radar)
    assert radar.balanced
    legend = [("both", "November"), ("before", "June"), ("older", "February")]
    assert list(radar.legend) == legend
    goals = {one.name: one.values[1] for one in series_of(radar)}
    assert goals == {"November": 2.26, "June": 2.92, "February": 2.94}


def test_of_a_shape_that_is_hidden_on_an_axis_nothing_is_said_there(
    demo: dict[str, Session], words: Words
) -> None:
    document = comparison([demo["S1"], without_axis(demo["S2"], 0), demo["S3"]], words)
    (pair,) = (block for block in document.sections[0].blocks if isinstance(block, Pair))
    (radar,) = pair.left
    assert isinstance(radar, Radar)
    assert radar.alt.startswith("Enabling Leadership: 3.27; 2.73 in February. ")


def test_a_short_session_in_between_leaves_the_scores_beside_their_change(
    demo: dict[str, Session], words: Words
) -> None:
    document = comparison([demo["S1"], short(demo["S2"]), demo["S3"]], words)
    (pair,) = (block for block in document.sections[0].blocks if isinstance(block, Pair))
    (radar,) = pair.left
    assert isinstance(radar, Radar)
    goals = {one.name: one.values[1] for one in series_of(radar)}
    assert goals == {"November": 2.26, "February": 2.94}
    assert "February and June used different forms" in told(document)
    found = [it for part in document.sections for it in part.blocks if isinstance(it, Table)]
    goals_in = {
        table.caption: [cell.text for cell in row.cells]
        for table in found
        for row in table.rows
        if row.cells and row.cells[0].text == "Shared Goals"
    }
    changed = goals_in[words.say("comparison.change_table")]
    assert [changed[at] for at in (1, 2, 3, 5)] == ["2.94", "2.79", "2.26", "−0.68"]
    by_side = goals_in[words.say("comparison.table")]
    assert [by_side[at] for at in (1, 2, 5, 6)] == ["2.93", "2.94", "2.40", "2.11"]


def test_a_short_session_in_between_stands_beside_the_lines_whatever_the_file(
    qapp: object, demo: dict[str, Session], words: Words, resources: Path
) -> None:
    told_of = [demo["S1"], short(demo["S2"]), demo["S3"]]
    document = comparison(told_of, words)
    trends = [it for part in document.sections for it in part.blocks if isinstance(it, Trends)]
    assert {chart.runs for it in trends for chart in it.charts} == {((0, 2),)}
    leads = [it for part in document.sections for it in part.blocks if isinstance(it, Paragraph)]
    assert any(words.say("comparison.views_fewer") in it.drawn for it in leads)
    html = draw(told_of, "html", resources).decode()
    assert html.count('<path class="line it" d="M24.0 ') == 8
    assert html.count('<path class="line within" d="M79.0 ') == 8
    assert "L84.0" not in html
    charts = _parts_of(draw(told_of, "pptx", resources), "ppt/charts/chart")
    lines = [it for it in charts if b"lineChart" in it]
    assert len(lines) == 8
    assert all(it.count(b"<c:ser>") == 6 and b'dispBlanksAs val="span"' in it for it in lines)
    assert all(
        it.count(b'<c:symbol val="dash"') == it.count(b'<c:symbol val="none"') == 1 for it in lines
    )
    word = draw(told_of, "docx", resources)
    assert _parts(word, "word/media/") == 1 + len(told_of) + 8
    (body,) = _parts_of(word, "word/document.xml")
    assert words.say("comparison.views_fewer") in body.decode()
    assert write(told_of, "pdf", resources).startswith(b"%PDF")


def test_both_together_are_a_line_without_markers_where_every_session_is_on_it(
    qapp: object, demo: dict[str, Session], resources: Path
) -> None:
    sessions = list(demo.values())
    html = draw(sessions, "html", resources).decode()
    figures = [it.partition("</figure>")[0] for it in html.split('<figure class="trend">')[1:]]
    charts = _parts_of(draw(sessions, "pptx", resources), "ppt/charts/chart")
    lines = [it for it in charts if b"lineChart" in it]
    assert len(figures) == len(lines) == 8
    assert all('<path class="line both"' in it and "#m-both" not in it for it in figures)
    assert not any(b'<c:symbol val="dash"' in it for it in lines)


def test_an_axis_that_was_renamed_is_told_once_under_its_latest_name(
    demo: dict[str, Session], words: Words
) -> None:
    pack = demo["S1"].pack
    axes = [replace(it, name="Common Aims") if it.id == "goals" else it for it in pack.axes]
    old = with_pack(demo["S1"], replace(pack, axes=tuple(axes)))
    text = told(comparison([old, demo["S2"], demo["S3"]], words))
    assert text == told(comparison(demo.values(), words))


def test_four_sessions_have_a_small_shape_each_whatever_the_file(
    qapp: object, demo: dict[str, Session], words: Words, resources: Path
) -> None:
    four = over_years(tuple(demo.values()), 4)
    document = comparison(four, words)
    (own,) = (block for block in document.sections[0].blocks if isinstance(block, Radars))
    assert [chart.title.partition(",")[0] for chart in own.charts] == [
        "February",
        "April",
        "June",
        "August",
    ]
    assert all(dict(chart.legend) == {"IT": "IT", "OT": "OT"} for chart in own.charts)
    assert "The axes: A\u00a0=\u00a0Enabling Leadership, B\u00a0=\u00a0Shared Goals" in own.caption
    assert all([name for _, name in it.axes] == list("ABCDEFGH") for it in own.charts)
    radars = [it for slide in slides_of(document, words) for it in slide.body if it == own]
    assert len(radars) == 1
    assert own.charts[0].alt in told(document)
    made = {it: draw(four, it, resources) for it in ("html", "docx", "pptx")}
    assert made["html"].count(b'<figure class="radar">') == 1 + len(four)
    assert _parts(made["docx"], "word/media/") == 1 + len(four) + 8
    assert _parts(made["pptx"], "ppt/charts/chart") >= 1 + len(four)
    assert write(four, "pdf", resources).startswith(b"%PDF")


def test_twelve_sessions_of_long_names_break_no_word_in_office_tables(
    demo: dict[str, Session], words: Words, resources: Path
) -> None:
    twelve = over_years(tuple(with_axes(it, LONG_NAMES) for it in demo.values()), 12)
    office = read_office(resources / "theme")
    found = [
        block
        for section in comparison(twelve, words).sections
        for block in section.blocks
        if isinstance(block, Table) and len(block.columns) > 12
    ]
    assert len(found) == 4
    for table in found:
        parts = split(table, office, 300.0)
        assert len(parts) > 1
        heads = [column.title for part, _ in parts for column in part.columns[1:]]
        kept = [column.title for column in table.columns[1:] if column.kind != "strip"]
        assert heads == kept
        assert all(len(row.cells) == len(part.columns) for part, _ in parts for row in part.rows)
        assert all(part.columns[0] == table.columns[0] for part, _ in parts)


def _parts_of(content: bytes, begun: str) -> list[bytes]:
    with ZipFile(io.BytesIO(content)) as file:
        return [file.read(name) for name in file.namelist() if name.startswith(begun)]


def _parts(content: bytes, begun: str) -> int:
    return len(_parts_of(content, begun))


def test_another_scale_has_no_overlay_and_no_change(demo: dict[str, Session], words: Words) -> None:
    other = replace(demo["S2"].pack, scale=replace(demo["S2"].pack.scale, high=7))
    document = comparison([demo["S1"], with_pack(demo["S2"], other)], words)
    text = told(document)
    assert not any(isinstance(block, Pair) for block in document.sections[0].blocks)
    assert "Cooperation Setup and Visible Results are not compared: another scale." in text
    assert "1.44 apart" not in text
    assert "What fell" not in text
    assert "Too few axes can be compared" in text


def test_other_forms_are_compared_on_what_both_asked(
    demo: dict[str, Session], words: Words
) -> None:
    short = replace(demo["S2"], about=replace(demo["S2"].about, form="short"))
    text = told(comparison([demo["S1"], short], words))
    assert "used different forms" in text
    assert "With one statement per axis the label “possible” is not used." in text


def test_an_axis_that_only_one_pack_has(demo: dict[str, Session], words: Words) -> None:
    pack = demo["S2"].pack
    fewer = replace(pack, axes=pack.axes[:-1])
    text = told(comparison([demo["S1"], with_pack(demo["S2"], fewer)], words))
    assert "Visible Results is not compared: asked then only." in text


def test_sessions_are_told_apart_by_the_shortest_name(
    demo: dict[str, Session], words: Words
) -> None:
    def on(name: str, day: str, site: str = "") -> Session:
        about = replace(demo[name].about, date=datetime.date.fromisoformat(day), site=site)
        return replace(demo[name], about=about)

    assert names_of(list(demo.values()), words) == ("February", "June", "November")
    years = [on("S1", "2023-06-17"), on("S2", "2024-06-17")]
    assert names_of(years, words) == ("June 2023", "June 2024")
    days = [on("S1", "2025-06-01"), on("S2", "2025-06-17")]
    assert names_of(days, words) == ("1 June 2025", "17 June 2025")


@pytest.mark.parametrize(("language", "told"), [("en", "on 12 February"), ("de", "am 12. Februar")])
def test_a_day_is_said_as_its_language_says_it(
    demo: dict[str, Session], resources: Path, language: str, told: str
) -> None:
    def on(name: str, day: int) -> Session:
        return replace(
            demo[name], about=replace(demo[name].about, date=datetime.date(2025, 2, day))
        )

    _, document = document_of([on("S1", 12), on("S3", 20)], resources, None, language)
    assert told in repr(document)


def test_one_session_is_not_compared(demo: dict[str, Session], words: Words) -> None:
    with pytest.raises(Refused, match="two different sessions"):
        comparison([demo["S1"], demo["S1"]], words)


def test_sites_stand_side_by_side_and_nothing_changed_between_them(
    demo: dict[str, Session], words: Words
) -> None:
    elsewhere = replace(
        demo["S3"], about=replace(demo["S3"].about, organisation="Elsewhere", follows=None)
    )
    document = comparison([demo["S1"], elsewhere], words)
    assert [section.id for section in document.sections] == ["sites"]
    text = told(document)
    assert "no ranking" in text
    assert "2.60" in text
    assert "3.22" in text
    assert "+0.62" not in text


def test_a_site_that_met_again_has_its_own_change(demo: dict[str, Session], words: Words) -> None:
    elsewhere = replace(
        demo["S2"], about=replace(demo["S2"].about, organisation="Elsewhere", follows=None)
    )
    document = comparison([demo["S1"], elsewhere, demo["S3"]], words)
    kinds = ["sites", "change-1", "became-1", "ground-1", "models-1"]
    assert [section.id for section in document.sections] == kinds
    alone = comparison([demo["S1"], demo["S3"]], words)
    (own,) = (section for section in alone.sections if section.id == "change")
    assert document.sections[1].blocks == own.blocks
    assert all("Corvane" in section.title for section in document.sections[1:])
    (slide,) = (it for it in slides_of(document, words) if "no proof" in it.notes)
    assert slide.title == document.sections[1].title


def test_what_is_open_in_the_last_session_after_its_day_is_overdue(
    demo: dict[str, Session], words: Words
) -> None:
    last = demo["S3"]
    text = told(comparison([demo["S1"], last], words))
    assert "result not recorded" in text
    assert "due before the next session" in text
    assert "overdue" not in text
    past = last.about.date - datetime.timedelta(days=1)
    actions = {id_: replace(it, due=past) for id_, it in last.actions.items()}
    text = told(comparison([demo["S1"], replace(last, actions=actions)], words))
    assert "overdue" in text
    assert "due before the next session" not in text


def test_cards_that_were_worked_on_twice_stand_beside_each_other(
    demo: dict[str, Session], words: Words
) -> None:
    def marked(name: str, dots: int) -> Session:
        mark = Mark(id="m", card="AP1", audience="ot", symptom=0, dots=dots)
        return replace(demo[name], marks={"m": mark})

    document = comparison([marked("S1", 6), marked("S3", 2)], words)
    (found,) = [section for section in document.sections if section.id == "exercises"]
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.rows[0].cells[1:]] == ["6", "2"]
    assert all(section.id != "exercises" for section in comparison(demo.values(), words).sections)


def test_slides_have_no_more_small_charts_than_can_be_read(
    demo: dict[str, Session], words: Words
) -> None:
    many = [with_axes(session, LONG_NAMES) for session in demo.values()]
    shown = [
        [chart.title for block in slide.body if isinstance(block, Trends) for chart in block.charts]
        for slide in slides_of(comparison(many, words), words)
    ]
    assert max(map(len, shown)) == 8
    told = [name for names in shown for name in names]
    assert sorted(told) == sorted(LONG_NAMES)
    assert told[0] == "Gemeinsame Zielvereinbarungen"  # it fell
