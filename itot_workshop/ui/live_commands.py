"""The commands of the running workshop, as rows of the one table of commands."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from itot_workshop.ui.marked import QT_TRANSLATE_NOOP

LiveGroup: TypeAlias = Literal["Run the room", "Stage", "Write down", "In a note"]


class LiveCommand(NamedTuple):
    """A row: what the command is called, where it stands in the list, its keys and its icon."""

    id: str
    label: str
    group: LiveGroup
    keys: tuple[str, ...]
    icon: str = ""
    acts: bool = True


LIVE_GROUPS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Commands", "Run the room"),
    QT_TRANSLATE_NOOP("Commands", "Stage"),
    QT_TRANSLATE_NOOP("Commands", "Write down"),
    QT_TRANSLATE_NOOP("Commands", "In a note"),
)

LIVE_COMMANDS: tuple[LiveCommand, ...] = (
    LiveCommand("main", QT_TRANSLATE_NOOP("Commands", "Main action"), "Run the room", ("Space",)),
    LiveCommand(
        "next-step",
        QT_TRANSLATE_NOOP("Commands", "Next step"),
        "Run the room",
        ("Right",),
        "forward",
    ),
    LiveCommand(
        "previous-step",
        QT_TRANSLATE_NOOP("Commands", "Previous step"),
        "Run the room",
        ("Left",),
        "back",
    ),
    LiveCommand(
        "timer",
        QT_TRANSLATE_NOOP("Commands", "Start or pause the timer"),
        "Run the room",
        ("T",),
        "pause",
    ),
    LiveCommand(
        "minute",
        QT_TRANSLATE_NOOP("Commands", "One minute more"),
        "Run the room",
        ("+",),
        "plus",
    ),
    LiveCommand(
        "minutes",
        QT_TRANSLATE_NOOP("Commands", "Five minutes more"),
        "Run the room",
        ("Ctrl++",),
        "plus",
    ),
    LiveCommand(
        "offers",
        QT_TRANSLATE_NOOP("Commands", "To what stands beside the main action"),
        "Run the room",
        ("O",),
    ),
    LiveCommand(
        "into-step",
        QT_TRANSLATE_NOOP("Commands", "Into the step; from field to field"),
        "Run the room",
        ("Tab",),
        acts=False,
    ),
    LiveCommand(
        "press",
        QT_TRANSLATE_NOOP("Commands", "Press the button reached by Tab, never the main action"),
        "Run the room",
        ("Return",),
        acts=False,
    ),
    LiveCommand(
        "to-room",
        QT_TRANSLATE_NOOP("Commands", "Keys back to the room"),
        "Run the room",
        ("Esc",),
        acts=False,
    ),
    LiveCommand(
        "vote-again",
        QT_TRANSLATE_NOOP("Commands", "Vote again"),
        "Run the room",
        ("V",),
        "again",
    ),
    LiveCommand(
        "booth",
        QT_TRANSLATE_NOOP("Commands", "Booth: hand the laptop over"),
        "Run the room",
        ("L",),
        "booth",
    ),
    LiveCommand(
        "guide",
        QT_TRANSLATE_NOOP("Commands", "What to say, and what words mean"),
        "Run the room",
        ("G",),
        "help",
    ),
    LiveCommand(
        "script",
        QT_TRANSLATE_NOOP("Commands", "More of the script, or less"),
        "Run the room",
        ("W",),
        "document",
    ),
    LiveCommand(
        "call-off",
        QT_TRANSLATE_NOOP("Commands", "Call the open vote off"),
        "Run the room",
        ("Shift+V",),
        "close",
    ),
    LiveCommand(
        "people",
        QT_TRANSLATE_NOOP("Commands", "Who is here"),
        "Run the room",
        ("H",),
        "people",
    ),
    LiveCommand(
        "step-up",
        QT_TRANSLATE_NOOP("Commands", "Chosen step earlier"),
        "Run the room",
        ("Alt+Up",),
        "arrow-up",
    ),
    LiveCommand(
        "step-down",
        QT_TRANSLATE_NOOP("Commands", "Chosen step later"),
        "Run the room",
        ("Alt+Down",),
        "arrow-down",
    ),
    LiveCommand(
        "compare-earlier",
        QT_TRANSLATE_NOOP("Commands", "Compare with earlier sessions"),
        "Run the room",
        ("C",),
        "compare",
    ),
    LiveCommand(
        "scroll-step",
        QT_TRANSLATE_NOOP("Commands", "Read on in the step, and back"),
        "Run the room",
        ("PgDown", "PgUp"),
        acts=False,
    ),
    LiveCommand(
        "scroll-script",
        QT_TRANSLATE_NOOP("Commands", "Read on in the script, and back"),
        "Run the room",
        ("Shift+PgDown", "Shift+PgUp"),
        acts=False,
    ),
    LiveCommand(
        "stage", QT_TRANSLATE_NOOP("Commands", "Stage on or off"), "Stage", ("F5",), "stage"
    ),
    LiveCommand("swap", QT_TRANSLATE_NOOP("Commands", "Swap screens"), "Stage", ("S",), "swap"),
    LiveCommand(
        "blank", QT_TRANSLATE_NOOP("Commands", "Blank the stage"), "Stage", ("B",), "blank"
    ),
    LiveCommand(
        "freeze",
        QT_TRANSLATE_NOOP("Commands", "Freeze the stage"),
        "Stage",
        ("Shift+B",),
        "pin",
    ),
    LiveCommand(
        "page-on",
        QT_TRANSLATE_NOOP("Commands", "Next page of a long list and stay there"),
        "Stage",
        ("Ctrl+PgDown",),
    ),
    LiveCommand(
        "page-back",
        QT_TRANSLATE_NOOP("Commands", "Page before"),
        "Stage",
        ("Ctrl+PgUp",),
    ),
    LiveCommand(
        "page-hold",
        QT_TRANSLATE_NOOP("Commands", "Hold the page or let pages turn"),
        "Stage",
        ("Ctrl+H",),
    ),
    LiveCommand("note", QT_TRANSLATE_NOOP("Commands", "New note"), "Write down", ("N",), "note"),
    LiveCommand(
        "action", QT_TRANSLATE_NOOP("Commands", "New action"), "Write down", ("A",), "action"
    ),
    LiveCommand(
        "park",
        QT_TRANSLATE_NOOP("Commands", "To the parking lot"),
        "Write down",
        ("P",),
        "parking",
    ),
    LiveCommand(
        "note-action",
        QT_TRANSLATE_NOOP("Commands", "Turn the note into an action"),
        "Write down",
        ("Alt+A",),
        "action",
    ),
    LiveCommand(
        "redo",
        QT_TRANSLATE_NOOP("Commands", "Redo"),
        "Write down",
        ("Ctrl+Shift+Z",),
        "redo",
    ),
    LiveCommand(
        "note-kind",
        QT_TRANSLATE_NOOP("Commands", "Kind: b: barrier, i: idea, d: decision, e: example"),
        "In a note",
        (":",),
        acts=False,
    ),
    LiveCommand(
        "note-side",
        QT_TRANSLATE_NOOP("Commands", "Side: @it, @ot, @mgt, @both"),
        "In a note",
        ("@",),
        acts=False,
    ),
)
"""Every command of the console; where it works is the console alone."""
