"""What a person can do on the pages of results and comparisons: rows of the table of commands."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from itot_workshop.ui.marked import QT_TRANSLATE_NOOP

ResultsPlace: TypeAlias = Literal["results", "axis", "compare"]

_ALL: tuple[ResultsPlace, ...] = ("results", "axis", "compare")


class ResultsCommand(NamedTuple):
    """A row: what the command is called, its keys and the pages where they work, its icon."""

    id: str
    label: str
    keys: tuple[str, ...]
    places: tuple[ResultsPlace, ...]
    icon: str = ""
    acts: bool = True


RESULTS_COMMANDS: tuple[ResultsCommand, ...] = (
    ResultsCommand(
        "present",
        QT_TRANSLATE_NOOP("Commands", "Show on stage, then the next page"),
        ("Space",),
        _ALL,
        "stage",
    ),
    ResultsCommand(
        "present-back",
        QT_TRANSLATE_NOOP("Commands", "Stage one page back"),
        ("Backspace",),
        _ALL,
    ),
    ResultsCommand(
        "axis",
        QT_TRANSLATE_NOOP("Commands", "Open the axis"),
        ("Return",),
        ("results", "compare"),
        acts=False,
    ),
    ResultsCommand(
        "walk",
        QT_TRANSLATE_NOOP("Commands", "From axis to axis"),
        ("Left", "Right"),
        ("results", "compare"),
        acts=False,
    ),
    ResultsCommand(
        "previous", QT_TRANSLATE_NOOP("Commands", "Previous axis"), ("Left",), ("axis",), "back"
    ),
    ResultsCommand(
        "next", QT_TRANSLATE_NOOP("Commands", "Next axis"), ("Right",), ("axis",), "forward"
    ),
    ResultsCommand(
        "axis-note",
        QT_TRANSLATE_NOOP("Commands", "New note on the axis"),
        ("N",),
        ("axis",),
        "note",
    ),
    ResultsCommand(
        "axis-action",
        QT_TRANSLATE_NOOP("Commands", "New action on the axis"),
        ("A",),
        ("axis",),
        "action",
    ),
    ResultsCommand(
        "look-back",
        QT_TRANSLATE_NOOP("Commands", "Compare with earlier sessions"),
        ("C",),
        ("results", "axis"),
        "compare",
    ),
    ResultsCommand(
        "copy",
        QT_TRANSLATE_NOOP("Commands", "Copy the table"),
        ("Ctrl+C",),
        ("results", "compare"),
        "copy",
    ),
)
