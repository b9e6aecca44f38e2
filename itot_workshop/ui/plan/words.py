"""Words of the plan: seats, ways to vote, whether it fits, what the numbers allow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.people import SIDES, Seat
from itot_workshop.domain.plan_checks import Fit, Numbers, Order, time_of
from itot_workshop.domain.voting import Way
from itot_workshop.ui.widgets.filling import filled
from itot_workshop.ui.widgets.names import seat_name
from itot_workshop.ui.widgets.numbers import whole
from itot_workshop.ui.widgets.plural import plural


def tr(text: str) -> str:
    """A text of the plan in the language of the program."""
    return QCoreApplication.translate("Plan", text)


def counted(number: int, one: str, many: str) -> str:
    """The words for one or for several, with the number in place of %n, in any language."""
    return plural("Plan", number, one, many)


def minutes_word(minutes: int) -> str:
    """A step's length: 20 min."""
    return filled(tr("%1 min"), whole(minutes))


def listed(names: Sequence[str]) -> str:
    """Names one after the other: IT and OT."""
    if len(names) < 2:
        return "".join(names)
    return filled(tr("%1 and %2"), ", ".join(names[:-1]), names[-1])


def way_remark(way: Way) -> str:
    """How a way to vote goes, in a few words."""
    remarks = {
        "booth": tr("one by one, secret"),
        "hands": tr("all at once, open"),
        "paper": tr("typed in later"),
        "phones": tr("all at once, secret"),
    }
    return remarks[way]


def way_state(way: Way) -> str:
    """The way to vote as the rail says it."""
    states = {
        "booth": tr("secret, in the booth"),
        "hands": tr("open, by show of hands"),
        "paper": tr("secret, on paper"),
        "phones": tr("secret, by phone"),
    }
    return states[way]


def order_words(fault: Order) -> str:
    """What stands in the wrong order, and what to do about it."""
    words = {
        "radar-before-vote": tr("The radar is read before anybody has voted; move it down."),
        "review-after-vote": tr(
            "What was agreed last time is reviewed after the vote; before it, people vote on today."
        ),
        "close-not-last": tr("The close is not the last step; move it to the end."),
    }
    return words[fault]


def fit_words(fit: Fit) -> tuple[str, str]:
    """Whether the agenda fits: the word in front, and the rest of the sentence."""
    if fit.turned:
        return tr("Please check the times:"), tr("the room ends before the workshop starts.")
    ends = "" if fit.ends is None else time_of(fit.ends)
    if fit.over is None:
        return _unbounded(fit.total, ends)
    if fit.over > 0:
        said = counted(fit.over, "ends %1, %n minute too long.", "ends %1, %n minutes too long.")
        return tr("Does not fit:"), filled(said, ends)
    if fit.over == 0:
        return tr("Fits:"), filled(tr("ends %1, nothing to spare."), ends)
    said = counted(-fit.over, "ends %1, %n minute to spare.", "ends %1, %n minutes to spare.")
    return tr("Fits:"), filled(said, ends)


def _unbounded(total: int, ends: str) -> tuple[str, str]:
    length = hours(total)
    if not ends:
        return length, tr("in all. Say under About when you start, and the times stand here.")
    said = tr("in all, ends %1. Say under About how long you have the room.")
    return length, filled(said, ends)


def hours(minutes: int) -> str:
    """A length in hours and minutes: 3 h 30 min."""
    if minutes < 60:
        return minutes_word(minutes)
    if not minutes % 60:
        return filled(tr("%1 h"), whole(minutes // 60))
    return filled(tr("%1 h %2 min"), whole(minutes // 60), whole(minutes % 60))


def numbers_words(numbers: Numbers) -> str:
    """What the numbers on the roster allow, in a sentence or two."""
    least = numbers.limits
    dots = max(least.split, least.side)
    small = listed([seat_name(seat) for seat in numbers.small])
    fragile = _fragile(numbers.fragile)
    if numbers.allowed == "nobody":
        return tr("Nobody is on the roster yet. Type a line, or paste from a spreadsheet.")
    if numbers.allowed == "nothing":
        said = tr("Fewer than %1 people: no figures can be shown, only talked about.")
        return filled(said, whole(least.room))
    if numbers.allowed == "room":
        said = tr("Only figures of the whole room: %1 needs %2 people for figures of its own.")
        if len(numbers.small) > 1:
            said = tr("Only figures of the whole room: %1 need %2 people each for their own.")
        last = tr("One “can’t judge” hides them.") if numbers.fragile else ""
        return f"{filled(said, small, whole(least.side))} {last}".strip()
    if numbers.allowed == "figures":
        said = tr("Enough on both sides for own figures (%1). Dots per side need %2 in %3.")
        told = filled(said, whole(least.side), whole(dots), small)
        last = filled(tr("One “can’t judge” in %1 hides its view."), fragile) if fragile else ""
        return f"{told} {last}".strip()
    if fragile:
        said = tr(
            "Enough on both sides for own figures (%1). Dots per side need %2: "
            "one “can’t judge” in %3 hides them."
        )
        return filled(said, whole(least.side), whole(dots), fragile)
    said = tr("Enough on both sides for own figures (%1) and dots per side (%2).")
    return filled(said, whole(least.side), whole(dots))


def lonely_words(seat: Seat) -> str:
    """Why a seat with one person is a matter, and what to do about it."""
    if seat in SIDES:
        said = tr(
            "Only one person sits on %1: in the file that ballot could be told by its seat. "
            "Ask a second one in, or vote by show of hands."
        )
    else:
        said = tr(
            "Only one person sits on %1: in the file that ballot could be told by its seat. "
            "Better let this person vote with IT or OT."
        )
    return filled(said, seat_name(seat))


def _fragile(seats: Sequence[Seat]) -> str:
    names = [seat_name(seat) for seat in seats]
    return filled(tr("%1 or %2"), *names) if len(names) == 2 else "".join(names)
