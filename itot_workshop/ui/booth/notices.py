"""What the booth says on its pages of one sentence."""

from __future__ import annotations

from itot_workshop.ui.booth.asked import Matter
from itot_workshop.ui.booth.course import Booth, Notice, is_complete
from itot_workshop.ui.booth.notice import Words
from itot_workshop.ui.booth.words import tr

HAND_BACK = "Ctrl+Return"
"""The chord that brings the facilitator back when all have voted."""


def notice_words(booth: Booth, matter: Matter | None, *, leaving: bool) -> Words:
    """The words of the page the booth is at; ``leaving`` asks whether to leave it."""
    if leaving:
        return Words(
            title=tr("Leave the booth?"),
            text=tr("This is for the facilitator. A vote that is not cast yet is forgotten."),
            main=tr("Stay in the booth"),
            other=tr("Leave the booth"),
        )
    if matter is None:
        return Words(
            title=tr("This vote is closed."),
            text=tr("Nothing more can be cast. A vote that was not cast yet is forgotten."),
            door=True,
        )
    if booth.page == "afresh":
        return Words(
            title=tr("You have voted. Vote afresh?"),
            text=tr("The new vote replaces the first one. What you answered before is not shown."),
            main=tr("Vote afresh"),
            other=tr("Keep my vote"),
        )
    return _thanks(matter, last=is_complete(booth))


def _thanks(matter: Matter, *, last: bool) -> Words:
    text = tr("The screen is clear. Please call the next person.")
    if last:
        text = tr("Everybody has voted. Please give this back to the facilitator.")
    return Words(
        title=tr("Thank you. Your vote is cast."),
        text=text,
        main=tr("Facilitator: go on") if last else tr("Next person"),
        chord=HAND_BACK if last else "",
        other=tr("Change a vote") if last else "",
        done=True,
        door=not last,
        voted=matter.voted,
        of=0 if last else len(matter.seated),
    )


def cleared_line(notice: Notice) -> str:
    """Why the screen was cleared without a ballot; empty where nothing needs to be said."""
    lines: dict[Notice, str] = {
        "idle": tr("Nobody was here for a while, so a vote begun was forgotten."),
        "gone": tr("This seat is no longer in the room, so its vote was not taken."),
    }
    return lines.get(notice, "")
