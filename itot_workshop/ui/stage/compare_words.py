"""The words of a comparison on the stage."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from itot_workshop.domain.audience_compare_views import ChangeLine, InTheRoom, Layer, Remark
from itot_workshop.domain.audience_since_views import ActionThen
from itot_workshop.domain.audience_time_views import Unlike
from itot_workshop.domain.axis_change import NotCompared
from itot_workshop.domain.notes import ActionState
from itot_workshop.domain.rounding import round_half_away
from itot_workshop.ui.stage.pen import tr
from itot_workshop.ui.widgets.numbers import day_of, head_day, long_date, short_date, whole


def remark_sentence(remark: Remark) -> str:
    """In what the sessions are alike or not."""
    sentences = {
        "alike": tr("The same statements, asked in the same way."),
        "statements": tr("Not all statements are the same: compare changes, not scores."),
        "packs": tr("The sessions used different content packs."),
        "languages": tr("The statements were asked in different languages."),
        "scales": tr("The sessions voted on different scales."),
        "hands": tr("In one of them hands were counted, so there is no band of wobble."),
    }
    return sentences[remark]


def asked_fewer(unlike: Unlike | None, days: Sequence[datetime.date]) -> str:
    """Which days asked fewer statements, so that their own scores are no before and after, while
    what changed is told on the statements that two days share.
    """
    if unlike is None:
        return ""
    if not unlike.fewer:
        return tr("The days asked different statements: compare changes, not scores.")
    one = tr("{days} asked fewer statements: compare its changes, not its scores.")
    more = tr("{days} asked fewer statements: compare their changes, not their scores.")
    named = listed([day_of(it, *days) for it in unlike.fewer])
    return (one if len(unlike.fewer) == 1 else more).format(days=named)


def alike_sentences(view: InTheRoom) -> tuple[str, ...]:
    """How many axes can be compared, or why none can, and what else changes may come from. Where
    a day between the first and the last asked other statements, these two are named.
    """
    if not view.comparable:
        return (_none_compared(view.why),)
    chance = tr("Differences can also come from who was in the room.")
    part, every = tr("{n} of {axes} axes can be compared."), tr("All {axes} axes can be compared.")
    dates = [room.date for room in view.rooms]
    if view.unlike is not None and len(dates) > 2:
        part = tr("{n} of {axes} axes can be compared between {first} and {last}.")
        every = tr("All {axes} axes can be compared between {first} and {last}.")
    said = (every if view.comparable == view.axes else part).format(
        n=whole(view.comparable),
        axes=whole(view.axes),
        first=day_of(dates[0], *dates),
        last=day_of(dates[-1], *dates),
    )
    return said, chance


def _none_compared(why: NotCompared | None) -> str:
    """That no axis can be compared, and why if it is the same for all."""
    if why == "hidden now":
        return tr(
            "No axis can be compared: in the last session one side has too few votes to be shown."
        )
    if why == "hidden before":
        return tr(
            "No axis can be compared: in the first session one side has too few votes to be shown."
        )
    if why == "too few shared statements":
        return tr("No axis can be compared: too few statements are the same.")
    return tr("No axis can be compared.")


def layer_title(layer: Layer) -> str:
    """What two outlines are of."""
    titles = {
        "balanced": tr("Both sides, then and now"),
        "it": tr("IT, then and now"),
        "ot": tr("OT, then and now"),
    }
    return titles[layer]


def paged_title(title: str, page: int, pages: int) -> str:
    """A title, with the page where there are several."""
    if pages < 2:
        return title
    said = tr("{title}, {page} of {pages}")
    return said.format(title=title, page=whole(page), pages=whole(pages))


def span_of(first: datetime.date, last: datetime.date) -> str:
    """From a day to a day, with the year of the last, and of the first if it is another."""
    from_ = day_of(first, last) if first.year == last.year else long_date(first)
    return tr("{first} to {last}").format(first=from_, last=long_date(last))


def short_span_of(first: datetime.date, last: datetime.date) -> str:
    """From a day to a day in little room: 11 Feb to 11 Nov 2025."""
    from_ = head_day(first) if first.year == last.year else short_date(first)
    return tr("{first} to {last}").format(first=from_, last=short_date(last))


def group_of(line: ChangeLine) -> str:
    """In which group of changes an axis stands: down, up, steady, changed, apart."""
    if line.delta is None:
        return "apart"
    if line.label is None:
        return "changed"
    if line.label == "steady":
        return "steady"
    way = "down" if round_half_away(line.delta, 2) < 0 else "up"
    return f"{line.label} {way}"


def arrow_of(line: ChangeLine) -> str:
    """Arrows are for clear changes alone."""
    return {"clear up": "↑", "clear down": "↓"}.get(group_of(line), "")


GROUPS = ("clear down", "possible down", "clear up", "possible up", "changed", "steady", "apart")


def group_title(group: str, *, begun: bool = False) -> str:
    """What a group of changes is called, one that has ``begun`` on a page before as going on."""
    titles = {
        "clear down": tr("Clearly down"),
        "possible down": tr("Possibly down"),
        "clear up": tr("Clearly up"),
        "possible up": tr("Possibly up"),
        "changed": tr("Changed, counted by hand"),
        "steady": tr("Steady"),
        "apart": tr("Not compared"),
    }
    title = titles[group]
    return tr("{group}, continued").format(group=title) if begun else title


def change_words(line: ChangeLine) -> str:
    """What became of an axis, in two words for a small chart."""
    group = group_of(line)
    return "" if group == "changed" else group_title(group).lower()


def reason_words(line: ChangeLine) -> str:
    """Why an axis is not compared, in a few words."""
    if line.waits:
        return tr("no votes now")
    reasons = {
        "hidden before": tr("too few votes then"),
        "hidden now": tr("too few votes now"),
        "only before": tr("asked then only"),
        "only now": tr("new"),
        "too few shared statements": tr("other statements"),
        "other scale": tr("other scale"),
    }
    return reasons[line.not_compared] if line.not_compared else ""


def listed(parts: Sequence[str]) -> str:
    """One after the other: 17 June and 11 November."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{first} and {last}").format(first=tr(", ").join(parts[:-1]), last=parts[-1])


def action_words(action: ActionThen) -> str:
    """What became of an action, as far as anything is known."""
    if action.unseen:
        return tr("result not recorded")
    return tr("overdue") if action.overdue else state_words(action.state)


def state_words(state: ActionState) -> str:
    """What became of an action."""
    words = {
        "done": tr("done"),
        "partly": tr("partly"),
        "missed": tr("missed"),
        "dropped": tr("dropped"),
        "moved": tr("moved"),
        "open": tr("open"),
    }
    return words[state]
