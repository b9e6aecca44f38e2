"""Every axis before and after on the scale, with the band in which its change may be chance."""

from __future__ import annotations

from itot_workshop.domain import audience_compare_views as views
from itot_workshop.domain.audience_change import in_order_of_showing, line_of
from itot_workshop.domain.comparison import Comparison
from itot_workshop.domain.courses import Course
from itot_workshop.domain.paging import paged, with_others

BANDS_A_PAGE = 8


def change_bands(course: Course, whole: Comparison) -> tuple[views.ChangeBands, ...]:
    """The axes that are compared, in the order of showing, on as many pages as they need."""
    names = {it.axis: it.name for it in course.axes}
    pack = course.sessions[-1].pack
    bands = [
        views.BandLine(
            line=line_of(it, names[it.axis]),
            before=it.before.score,
            after=it.after.score,
            reach=None if it.se is None else pack.thresholds.noise_factor * it.se,
            returning=it.returning_delta,
            shared=(it.statements, it.of) if it.statements < it.of else None,
        )
        for it in in_order_of_showing(whole)
        if it.delta is not None and it.before is not None and it.after is not None
    ]
    pages = paged(bands, BANDS_A_PAGE)
    return with_others(
        views.ChangeBands(
            low=pack.scale.low,
            high=pack.scale.high,
            least=pack.thresholds.change_clear,
            first=course.sessions[0].about.date,
            last=course.sessions[-1].about.date,
            lines=lines,
            page=page,
            pages=len(pages),
        )
        for page, lines in enumerate(pages, 1)
    )
