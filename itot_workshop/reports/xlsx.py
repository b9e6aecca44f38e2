"""Writes sheets as one workbook: what is text stays text, figures keep their number format."""

from __future__ import annotations

import datetime
import io
import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from itot_workshop.reports.document import Document
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_marks import MARKS
from itot_workshop.reports.plain import plain
from itot_workshop.reports.series import Series, radar_of, series_of
from itot_workshop.reports.sheets import Sheet, Value
from itot_workshop.reports.words import Words

Looks: TypeAlias = Mapping[str, Format]

LONGEST = 32_767
"""Characters that a cell holds; no spreadsheet takes more."""

_TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_SIGNED = frozenset(("gap", "change", "management_gap", "gap_before", "gap_after", "gap_change"))
_FREE = 0.7
"""What stands free in a cell, in digits."""

_A4 = 9
_INCH = 25.4


class Book(Struct, frozen=True, kw_only=True):
    """What a workbook holds besides its document's head: the sheets, and the day it tells of."""

    sheets: tuple[Sheet, ...]
    day: datetime.date


def write_xlsx(document: Document, book: Book, words: Words, office: Office) -> bytes:
    """A cover sheet, the radar with its figures, then every sheet; the same bytes every time."""
    out = io.BytesIO()
    workbook = Workbook(out, _TEXT_ONLY)
    workbook.set_properties(
        {
            "title": plain(document.title),
            "subject": plain(document.subtitle),
            "company": plain(document.over),
            "comments": plain(document.made_with),
            "created": datetime.datetime.combine(book.day, datetime.time(), datetime.UTC),
        }
    )
    looks = _looks(workbook, office)
    _cover(workbook, document, book, words, office, looks)
    radar = radar_of(document)
    if radar is not None:
        names = tuple(plain(name) for _, name in radar.axes)
        _radar(workbook, words, names, series_of(radar), (radar.low, radar.high), office, looks)
    for sheet in book.sheets:
        _fill(workbook.add_worksheet(_name(words, sheet)), sheet, words, office, looks)
    workbook.close()
    return out.getvalue()


def _looks(workbook: Workbook, office: Office) -> dict[str, Format]:
    sizes, colour = office.sizes.sheets, office.colour
    body = {"font_name": office.sizes.font, "font_size": sizes.body, "valign": "top"}
    ink = {"font_color": f"#{colour('text')}"}
    # Figures end a bracket's width before the edge, since words may begin in the next cell.
    made: dict[str, dict[str, object]] = {
        "text": {"quote_prefix": True, "text_wrap": True},
        "int": {"num_format": "0_)"},
        "percent": {"num_format": "0.0_)"},
        "score": {"num_format": "0.00_)"},
        "signed": {"num_format": "+0.00_);\u22120.00_);0.00_)"},
        "date": {"num_format": "yyyy-mm-dd", "align": "left"},
        "muted": {"font_color": f"#{colour('muted')}"},
        "title": {"bold": True, "font_size": sizes.title},
        "label": {"bold": True},
        "head": {
            "bold": True,
            "text_wrap": True,
            "bg_color": f"#{colour('sunken')}",
            "bottom": 1,
            "bottom_color": f"#{colour('line')}",
        },
    }
    return {name: workbook.add_format({**body, **ink, **more}) for name, more in made.items()}


def _name(words: Words, sheet: Sheet) -> str:
    return words.name_of("sheets", sheet.name, sheet.name)


def _cover(
    workbook: Workbook, document: Document, book: Book, words: Words, office: Office, looks: Looks
) -> None:
    """What this is, of whom and when; then what each sheet holds."""
    sizes = office.sizes.sheets
    page = workbook.add_worksheet(words.say("sheets.about"))
    page.hide_gridlines(2)
    _on_paper(page, office)
    page.set_row(0, sizes.line * sizes.title)
    page.set_column(0, 0, sizes.label)
    page.set_column(1, 1, sizes.text)
    _write(page, 0, 0, document.title, looks["title"])
    _write(page, 1, 0, " · ".join(filter(None, (document.over, document.subtitle))), looks["muted"])
    row = 3
    for fact in document.facts:
        _write(page, row, 0, fact.name, looks["label"])
        _write(page, row, 1, fact.value, looks["text"])
        page.set_row(row, _height([fact.value], [sizes.text], office))
        row += 1
    row += 1
    for sheet in book.sheets:
        _write(page, row, 0, _name(words, sheet), looks["label"])
        held = words.say(f"sheets.{sheet.name}_holds")
        _write(page, row, 1, held, looks["text"])
        page.set_row(row, _height([held], [sizes.text], office))
        row += 1
    for text in (words.say("sheets.hidden"), document.made_with, document.foot):
        _write(page, row + 1, 1, text, looks["muted"])
        row += 1


def _radar(
    workbook: Workbook,
    words: Words,
    names: Sequence[str],
    series: Sequence[Series],
    ends: tuple[int, int],
    office: Office,
    looks: Looks,
) -> None:
    """The radar as a chart that stays editable, beside the figures it is drawn from."""
    title = words.say("sheets.radar")
    page = workbook.add_worksheet(title)
    head = (words.name_of("heads", "axis_name"), *(one.name for one in series))
    rows = tuple(zip(names, *(one.values for one in series), strict=True))
    _fill(page, Sheet(name="radar", head=head, rows=rows), words, office, looks)
    sizes = office.sizes.sheets
    chart = workbook.add_chart({"type": "radar", "subtype": "with_markers"})
    last = len(names)
    for column, one in enumerate(series, 1):
        mark = MARKS[one.mark]
        ink = f"#{office.colour(mark.role)}"
        fill = {"color": ink} if mark.marker != "none" else {"none": True}
        chart.add_series(
            {
                "name": [title, 0, column],
                "categories": [title, 1, 0, last, 0],
                "values": [title, 1, column, last, column],
                "line": {"none": True}
                if mark.line == "none"
                else {"color": ink, "width": 2, "dash_type": mark.line},
                "marker": {"type": mark.marker, "size": 7, "fill": fill, "border": {"color": ink}},
            }
        )
    grid = {"visible": True, "line": {"color": f"#{office.colour('line')}"}}
    chart.set_y_axis({"min": ends[0], "max": ends[1], "major_unit": 1, "major_gridlines": grid})
    chart.show_blanks_as("gap")
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": sizes.chart_width, "height": sizes.chart_height})
    page.insert_chart(1, len(head) + 1, chart, {"description": words.say("sheets.radar_alt")})


def _fill(page: Worksheet, sheet: Sheet, words: Words, office: Office, looks: Looks) -> None:
    """A head that stays in sight, filters, and a format for every kind of value."""
    sizes, widths = office.sizes.sheets, []
    most = sizes.widest if len(sheet.head) <= sizes.few else sizes.among_many
    for column, name in enumerate(sheet.head):
        title, values = _title(words, name), [row[column] for row in sheet.rows]
        widths.append(_width(title, values, most, office))
        page.write_string(0, column, title, looks["head"])
        page.set_column(column, column, widths[-1])
        for row, value in enumerate(values, 1):
            _write(page, row, column, value, _look_of(name, value, looks))
    titles = [_title(words, name) for name in sheet.head]
    button = sizes.line * sizes.body  # of the filter, below the words of the head
    page.set_row(0, _height(titles, widths, office) + button)
    for row, cells in enumerate(sheet.rows, 1):
        page.set_row(row, _height(cells, widths, office))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.head) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    _on_paper(page, office)


def _on_paper(page: Worksheet, office: Office) -> None:
    """As wide as a sheet of A4, with the name of the sheet and numbers at the foot."""
    edge = office.sizes.sheets.margin / _INCH
    page.set_paper(_A4)
    page.set_margins(left=edge, right=edge, top=edge, bottom=2 * edge)
    page.set_footer("&L&A&R&P / &N", {"margin": edge})
    page.fit_to_pages(1, 0)


def _height(values: Sequence[Value], widths: Sequence[int], office: Office) -> float:
    """The height of a row; programs that open a file do not all work it out."""
    lines = max(
        _lines(value, width - _FREE, office) for value, width in zip(values, widths, strict=True)
    )
    return lines * office.sizes.sheets.line * office.sizes.sheets.body


def _lines(value: Value, width: float, office: Office) -> int:
    """How many lines a value takes in a cell of so many digits' width."""
    room = width * office.sizes.sheets.digit
    return office.measure.lines(plain(value), room) if isinstance(value, str) else 1


def _title(words: Words, name: str) -> str:
    """What a column is called; one that counts the votes for a value says for which."""
    value = name.removeprefix("votes_")
    if value != name:
        return words.say("heads.votes_of", value=value)
    return words.name_of("heads", name, name)


def _look_of(name: str, value: Value, looks: Looks) -> Format:
    if isinstance(value, datetime.date):
        return looks["date"]
    if isinstance(value, str):
        return looks["text"]
    if name.startswith("agreement_percent"):
        return looks["percent"]
    if name in _SIGNED or name.endswith("_change"):
        return looks["signed"]
    return looks["score" if isinstance(value, float) else "int"]


def _width(title: str, values: Sequence[Value], most: int, office: Office) -> int:
    """Wide enough for most of the column; long texts and heads break into lines instead."""
    sizes, measure = office.sizes.sheets, office.measure
    texts = [plain(str(value)) for value in values if value is not None]
    longest = max((measure.width(text) for text in texts), default=0.0) / sizes.digit
    word = max((measure.longest(text) for text in texts), default=0.0) / sizes.digit
    head = measure.longest(title, strong=True) / sizes.digit
    wanted = max(min(longest, most), min(word, 2 * most), head)
    return max(sizes.narrowest, math.ceil(wanted + _FREE))


def _write(page: Worksheet, row: int, column: int, value: Value, look: Format) -> None:
    """Put a value into its cell; a text is no formula, and stays none when it is edited."""
    if value is None:
        return
    if isinstance(value, str):
        page.write_string(row, column, plain(value)[:LONGEST], look)
    elif isinstance(value, datetime.date):
        page.write_datetime(row, column, value, look)
    else:
        page.write_number(row, column, value, look)
