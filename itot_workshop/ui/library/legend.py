"""Who is who in the library's small radars and numbers of people."""

from __future__ import annotations

from itot_workshop.ui.library.words import translate
from itot_workshop.ui.widgets.flow import FlowLayout
from itot_workshop.ui.widgets.kit import Kit
from itot_workshop.ui.widgets.marks import Sample, SeriesName
from itot_workshop.ui.widgets.parts import holder, words


def legend(kit: Kit, *, all_seats: bool = False) -> FlowLayout:
    """Who is who in the small radars, and where ``all_seats`` among the numbers of people too."""
    line = kit.flow(gap="l")
    named: list[tuple[SeriesName, str]] = [
        ("it", translate("Library", "IT")),
        ("ot", translate("Library", "OT")),
    ]
    if all_seats:
        named.append(("management", translate("Library", "management")))
        named.append(("other", translate("Library", "other")))
    for series, text in named:
        line.addWidget(holder(kit.row(Sample(kit, series), words(text, "caption"), gap="xs")))
    return line
