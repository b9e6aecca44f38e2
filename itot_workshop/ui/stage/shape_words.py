"""What stands in words around a radar on the stage: its day, its people, and what is not told."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from itot_workshop.domain.audience_views import AxisRow, Radar
from itot_workshop.domain.axis_change import NotCompared
from itot_workshop.ui.stage.compare_words import short_span_of, span_of
from itot_workshop.ui.stage.pen import Pen, tr
from itot_workshop.ui.stage.shape_cells import table_cells
from itot_workshop.ui.widgets.numbers import day_of, head_day, long_date, short_date, whole


def days_of(view: Radar) -> tuple[str, str]:
    """The day, or both days where another session lies behind this one, in long and in short; with
    the site where there are several.
    """
    then = view.since
    if then is None:
        days = long_date(view.date), short_date(view.date)
    else:
        days = span_of(then.then, then.now), short_span_of(then.then, then.now)
    return beside(view.place, days[0]), beside(view.place, days[1])


def title_of(view: Radar) -> str:
    """What the page is about: this session, or what has become since the one behind it."""
    if view.since is None:
        return view.title or tr("Where we stand")
    return tr("Since {day}").format(day=day_of(view.since.then, view.since.now))


def day_in(pen: Pen, view: Radar, times: float, room: float) -> str:
    """The day as long as it has room on a line; a site's name that is too long is cut."""
    for said in days_of(view):
        if pen.measure(said, times) <= room:
            return said
    short = days_of(replace(view, place=""))[1]
    left = room - pen.measure(beside(" ", short), times)
    return beside(pen.one_line(view.place, times, left)[0], short) if left > 0 else short


def beside(*parts: str) -> str:
    """What stands on one line, those parts that there are."""
    return tr(" · ").join(part for part in parts if part)


def people_of(view: Radar) -> str:
    """How many people are behind the figures of one day, where no column says so."""
    people = sorted({axis.n for axis in view.axes if axis.n})
    if view.since is not None or not people:
        return ""
    if len(people) == 1:
        return tr("{n} voted").format(n=whole(people[0]))
    return tr("{n}–{most} voted").format(n=whole(people[0]), most=whole(people[-1]))


def people_beside(view: Radar) -> str:
    """How many people they are, where no column of a whole table says so."""
    return "" if "n" in table_cells(view) else people_of(view)


def why_not(view: Radar) -> str:
    """Why an axis is shown for the room as a whole, or not at all, without the managers' mark, or
    is not compared.
    """
    return " ".join(said for said in (_axes_missing(view), _managers_missing(view)) if said)


def _managers_missing(view: Radar) -> str:
    """Which axes have no mark of the managers, where others have one."""
    shown = [axis for axis in view.axes if axis.basis is not None]
    bare = [axis.name for axis in shown if axis.management is None]
    if not bare or len(bare) == len(shown):
        return ""
    return tr("{axes}: too few votes of management to show.").format(axes=", ".join(bare))


def _axes_missing(view: Radar) -> str:
    """Why an axis is shown for the room as a whole, or not at all, or is not compared."""
    rooms = [axis.name for axis in view.axes if axis.basis == "room"]
    hidden = [axis.name for axis in view.axes if axis.basis is None]
    if len(rooms) == len(view.axes):
        return tr("Too few votes on one side to show the sides apart: the room as a whole.")
    if len(hidden) == len(view.axes):
        return nothing_shown(view)
    said = []
    if rooms:
        text = tr("{axes}: the room as a whole. Too few votes on one side to show the sides apart.")
        said.append(text.format(axes=", ".join(rooms)))
    if hidden and view.since is None:
        text = tr("{axes}: too few votes to be shown.")
        said.append(text.format(axes=", ".join(hidden)))
    return " ".join((*said, *_not_compared(view)))


def _not_compared(view: Radar) -> Iterator[str]:
    """What of the axes that are shown is not compared, or on a single statement each."""
    if view.since is None:
        return
    if view.since.fewer:
        said = tr("Both days: only on the statements that both asked.")
        if view.since.single:
            said = tr("Both days: only on the 1 statement per axis that both asked.")
        yield said
    elif view.since.single:
        yield tr("Compared on 1 statement per axis.")
    days = head_day(view.since.now, view.since.then), head_day(view.since.then, view.since.now)
    on_day, apart = tr("{axes} on {day}"), tr(", ")
    few = [
        on_day.format(axes=apart.join(axes), day=day)
        for axes, day in zip((_few_now(view), _few_then(view)), days, strict=True)
        if axes
    ]
    if few:
        yield tr("Too few votes to compare: {axes}.").format(axes=apart.join(few))
    reasons: dict[NotCompared, str] = {
        "only now": tr("{axes}: not asked on {day}, not compared."),
        "too few shared statements": tr("{axes}: other statements on {day}, not compared."),
        "other scale": tr("{axes}: other scale on {day}, not compared."),
    }
    for reason, text in reasons.items():
        axes = [it.name for it in _shown(view) if it.not_compared == reason]
        if axes:
            yield text.format(axes=apart.join(axes), day=days[1])


def _shown(view: Radar) -> list[AxisRow]:
    return [it for it in view.axes if it.basis == "balanced" and it.change is None]


def _few_now(view: Radar) -> list[str]:
    return [it.name for it in view.axes if it.basis is None]


def _few_then(view: Radar) -> list[str]:
    return [it.name for it in _shown(view) if it.not_compared in (None, "hidden before")]


def nothing_shown(view: Radar) -> str:
    """What is said instead of results: before the reveal, or where too few have voted."""
    if view.voted:
        return tr("Too few votes: nothing is shown, so that nobody can be recognised.")
    return tr("Nothing to show yet: the results come after the reveal.")
