"""The keys of votes and exercises as rows of the one table of commands.

None of them acts by itself: they belong to the count of hands, to the exercises of a step and to
the booth, which take their own keys.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from itot_workshop.ui.marked import QT_TRANSLATE_NOOP

VoteGroup: TypeAlias = Literal[
    "In a show of hands", "On the board", "Ratings and weights", "In the booth"
]
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
    QT_TRANSLATE_NOOP("Commands", "On the board"),
    QT_TRANSLATE_NOOP("Commands", "Ratings and weights"),
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
        "board-column",
        QT_TRANSLATE_NOOP("Commands", "A card to IT only, common, OT only"),
        "On the board",
        ("1", "2", "3"),
        "console",
    ),
    VoteCommand(
        "board-later",
        QT_TRANSLATE_NOOP("Commands", "Place this card later"),
        "On the board",
        ("0",),
        "console",
    ),
    VoteCommand(
        "board-apart",
        QT_TRANSLATE_NOOP("Commands", "This card stays apart"),
        "On the board",
        ("K",),
        "console",
    ),
    VoteCommand(
        "board-away",
        QT_TRANSLATE_NOOP("Commands", "No such thing here"),
        "On the board",
        ("X",),
        "console",
    ),
    VoteCommand(
        "rate",
        QT_TRANSLATE_NOOP("Commands", "How much, where the keyboard is"),
        "Ratings and weights",
        _DIGITS,
        "console",
    ),
    VoteCommand(
        "rate-next",
        QT_TRANSLATE_NOOP("Commands", "Another table, or one more or less"),
        "Ratings and weights",
        ("Down", "Up"),
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
