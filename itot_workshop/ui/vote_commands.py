"""The keys of a vote as rows of the one table of commands: hands that are counted, and the booth.

None of them acts by itself: they belong to the count and to the booth, which take their own keys.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from itot_workshop.ui.marked import QT_TRANSLATE_NOOP

VoteGroup: TypeAlias = Literal["In a show of hands", "In the booth"]
VotePlace: TypeAlias = Literal["console", "booth"]


class VoteCommand(NamedTuple):
    """A row: what is done, where it stands in the list, its keys and where they are taken."""

    id: str
    label: str
    group: VoteGroup
    keys: tuple[str, ...]
    place: VotePlace


VOTE_GROUPS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Commands", "In a show of hands"),
    QT_TRANSLATE_NOOP("Commands", "In the booth"),
)

_DIGITS = ("1", "2", "3", "4", "5")

VOTE_COMMANDS: tuple[VoteCommand, ...] = (
    VoteCommand(
        "hands-count",
        QT_TRANSLATE_NOOP("Commands", "A hand for this score, a dot by number"),
        "In a show of hands",
        _DIGITS,
        "console",
    ),
    VoteCommand(
        "hands-blank",
        QT_TRANSLATE_NOOP("Commands", "A hand that cannot judge"),
        "In a show of hands",
        ("0",),
        "console",
    ),
    VoteCommand(
        "hands-back",
        QT_TRANSLATE_NOOP("Commands", "Take the last hand or dot back"),
        "In a show of hands",
        ("Backspace",),
        "console",
    ),
    VoteCommand(
        "hands-next",
        QT_TRANSLATE_NOOP("Commands", "Next side"),
        "In a show of hands",
        ("Tab",),
        "console",
    ),
    VoteCommand(
        "booth-answer",
        QT_TRANSLATE_NOOP("Commands", "Seat by its number, answer, dot"),
        "In the booth",
        _DIGITS,
        "booth",
    ),
    VoteCommand(
        "booth-go",
        QT_TRANSLATE_NOOP("Commands", "Cast, next person"),
        "In the booth",
        ("Return",),
        "booth",
    ),
    VoteCommand(
        "booth-back",
        QT_TRANSLATE_NOOP("Commands", "One answer back"),
        "In the booth",
        ("Backspace",),
        "booth",
    ),
    VoteCommand(
        "booth-look",
        QT_TRANSLATE_NOOP("Commands", "Hold to look at the answers"),
        "In the booth",
        ("Space",),
        "booth",
    ),
    VoteCommand(
        "booth-page",
        QT_TRANSLATE_NOOP("Commands", "Further seats, answers or dots"),
        "In the booth",
        ("PgDown",),
        "booth",
    ),
    VoteCommand(
        "booth-leave",
        QT_TRANSLATE_NOOP("Commands", "Hold to leave the booth"),
        "In the booth",
        ("Esc",),
        "booth",
    ),
    VoteCommand(
        "booth-done",
        QT_TRANSLATE_NOOP("Commands", "Go on when everybody has voted"),
        "In the booth",
        ("Ctrl+Return",),
        "booth",
    ),
)
"""Every key of a vote, in the order in which the list of shortcuts names them."""
