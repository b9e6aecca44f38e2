"""Every command of the program in one table: what it is called, its keys, its icon, where it works.

Actions are built from the table and so is the list of shortcuts, so that neither can say anything
that the other does not. A command without a trigger of its own (``acts`` is False) belongs to the
control that has the focus, such as Enter in a table; it stands here so that people are told of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from itot_workshop.ui.live_commands import LIVE_COMMANDS, LIVE_GROUPS, LiveGroup
from itot_workshop.ui.marked import QT_TRANSLATE_NOOP
from itot_workshop.ui.plan_commands import PLAN_COMMANDS, PLAN_GROUPS, PlanGroup
from itot_workshop.ui.results_commands import RESULTS_COMMANDS, ResultsPlace
from itot_workshop.ui.vote_commands import VOTE_COMMANDS, VOTE_GROUPS, VoteGroup, VotePlace

Place: TypeAlias = Literal["library", "bin", "plan", "console", "charter"] | (
    ResultsPlace | VotePlace
)
Group: TypeAlias = (
    Literal["Sessions", "In the list", "Results", "Everywhere"] | LiveGroup | VoteGroup | PlanGroup
)


GROUPS: tuple[str, ...] = (
    *LIVE_GROUPS,
    *VOTE_GROUPS,
    *PLAN_GROUPS,
    QT_TRANSLATE_NOOP("Commands", "Sessions"),
    QT_TRANSLATE_NOOP("Commands", "In the list"),
    QT_TRANSLATE_NOOP("Commands", "Results"),
    QT_TRANSLATE_NOOP("Commands", "Everywhere"),
)
"""The groups of the list of shortcuts, in the order in which they are shown."""


class Command(Struct, frozen=True, kw_only=True):
    """One thing a person can tell the program to do.

    ``label`` is the English text that ``label_of`` translates, ``keys`` are in Qt's portable form,
    ``places`` are the pages where the command works; none named means all of them.
    """

    id: str
    label: str
    group: Group
    keys: tuple[str, ...] = ()
    icon: str = ""
    places: tuple[Place, ...] = ()
    acts: bool = True


COMMANDS: tuple[Command, ...] = (
    *(
        Command(
            id=it.id,
            label=it.label,
            group=it.group,
            keys=it.keys,
            icon=it.icon,
            places=("console",),
            acts=it.acts,
        )
        for it in LIVE_COMMANDS
    ),
    *(
        Command(
            id=it.id, label=it.label, group=it.group, keys=it.keys, places=(it.place,), acts=False
        )
        for it in VOTE_COMMANDS
    ),
    *(
        Command(
            id=it.id, label=it.label, group=it.group, keys=it.keys, places=("plan",), acts=False
        )
        for it in PLAN_COMMANDS
    ),
    Command(
        id="new",
        label=QT_TRANSLATE_NOOP("Commands", "New workshop"),
        group="Sessions",
        keys=("Ctrl+N",),
        icon="plus",
    ),
    Command(
        id="open",
        label=QT_TRANSLATE_NOOP("Commands", "Open…"),
        group="Sessions",
        keys=("Ctrl+O",),
        icon="folder",
    ),
    Command(
        id="import",
        label=QT_TRANSLATE_NOOP("Commands", "Import…"),
        group="Sessions",
        keys=("Ctrl+I",),
        icon="import",
    ),
    Command(
        id="export",
        label=QT_TRANSLATE_NOOP("Commands", "Export…"),
        group="Sessions",
        keys=("Ctrl+E",),
        icon="export",
        places=("library", "plan", "console", "results", "axis", "charter", "compare"),
    ),
    Command(
        id="import-votes",
        label=QT_TRANSLATE_NOOP("Commands", "Import votes…"),
        group="Sessions",
        keys=("Ctrl+Shift+I",),
        icon="import",
        places=("plan", "results"),
    ),
    Command(
        id="enter",
        label=QT_TRANSLATE_NOOP("Commands", "Open the session"),
        group="In the list",
        keys=("Return",),
        places=("library",),
        acts=False,
    ),
    Command(
        id="choose",
        label=QT_TRANSLATE_NOOP("Commands", "Choose or leave out"),
        group="In the list",
        keys=("Space",),
        places=("library",),
        acts=False,
    ),
    Command(
        id="compare",
        label=QT_TRANSLATE_NOOP("Commands", "Compare"),
        group="In the list",
        keys=("C",),
        icon="compare",
        places=("library",),
    ),
    Command(
        id="follow-up",
        label=QT_TRANSLATE_NOOP("Commands", "Plan a follow-up…"),
        group="In the list",
        keys=("Ctrl+Shift+N",),
        icon="again",
        places=("library",),
    ),
    Command(
        id="rename",
        label=QT_TRANSLATE_NOOP("Commands", "Rename…"),
        group="In the list",
        keys=("F2",),
        icon="edit",
        places=("library",),
    ),
    Command(
        id="archive",
        label=QT_TRANSLATE_NOOP("Commands", "Archive"),
        group="In the list",
        keys=("Ctrl+Shift+A",),
        icon="archive",
        places=("library",),
    ),
    Command(
        id="delete",
        label=QT_TRANSLATE_NOOP("Commands", "Move to the bin"),
        group="In the list",
        keys=("Del",),
        icon="bin",
        places=("library",),
    ),
    Command(
        id="restore",
        label=QT_TRANSLATE_NOOP("Commands", "Put back from the bin"),
        group="In the list",
        keys=("Ctrl+R",),
        icon="undo",
        places=("bin",),
    ),
    *(
        Command(
            id=it.id,
            label=it.label,
            group="Results",
            keys=it.keys,
            icon=it.icon,
            places=it.places,
            acts=it.acts,
        )
        for it in RESULTS_COMMANDS
    ),
    Command(
        id="back",
        label=QT_TRANSLATE_NOOP("Commands", "Back"),
        group="Everywhere",
        keys=("Esc", "Alt+Left"),
        icon="back",
    ),
    Command(
        id="undo",
        label=QT_TRANSLATE_NOOP("Commands", "Undo"),
        group="Everywhere",
        keys=("Ctrl+Z",),
        icon="undo",
    ),
    Command(
        id="find",
        label=QT_TRANSLATE_NOOP("Commands", "Find"),
        group="Everywhere",
        keys=("Ctrl+F",),
        icon="search",
        places=("library", "bin", "console"),
    ),
    Command(
        id="settings",
        label=QT_TRANSLATE_NOOP("Commands", "Settings"),
        group="Everywhere",
        keys=("Ctrl+,",),
        icon="settings",
    ),
    Command(
        id="shortcuts",
        label=QT_TRANSLATE_NOOP("Commands", "Shortcuts"),
        group="Everywhere",
        keys=("F1", "?"),
        icon="keyboard",
    ),
    Command(
        id="quit",
        label=QT_TRANSLATE_NOOP("Commands", "Quit"),
        group="Everywhere",
        keys=("Ctrl+Q",),
    ),
)
"""Every command, in the order in which the list of shortcuts names them."""


def command(id_: str) -> Command:
    """The command of this id; KeyError if there is none."""
    return _BY_ID[id_]


def label_of(command_: Command) -> str:
    """What the command is called in the language of the program."""
    return QCoreApplication.translate("Commands", command_.label)


def group_of(group: str) -> str:
    """What a group of commands is called in the language of the program."""
    return QCoreApplication.translate("Commands", group)


def keys_of(command_: Command) -> tuple[str, ...]:
    """The command's keys as this platform writes them, modifiers apart by blanks."""
    return tuple(key_name(key) for key in turned(command_.keys))


def turned(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keys that point along the reading direction, turned round where that runs to the left."""
    if not QGuiApplication.isRightToLeft():
        return keys
    return tuple(_TURNED.get(key, key) for key in keys)


def key_name(key: str) -> str:
    """A key in Qt's portable form as a person on this platform knows it ("Ctrl N")."""
    held, last = key[:-1], key[-1]
    if last != "+":
        held, _, last = key.rpartition("+")
    modifiers = held.removesuffix("+")
    sign = _SIGNS.get(last)
    if sign is not None:
        named = QCoreApplication.translate("Commands", sign)
    else:
        named = QKeySequence(last).toString(QKeySequence.SequenceFormat.NativeText) or last
    if not modifiers:
        return named
    # A modifier alone is no key sequence: it is named with a letter, which is then left out.
    shown = QKeySequence(f"{modifiers}+A").toString(QKeySequence.SequenceFormat.NativeText)
    return f"{shown[:-1].replace('+', ' ').strip()} {named}"


def build_actions(parent: QObject) -> dict[str, QAction]:
    """One action for each command that acts, by the command's id, owned by ``parent``."""
    return {it.id: _action(it, parent) for it in COMMANDS if it.acts}


def work_in(actions: Mapping[str, QAction], place: Place) -> None:
    """Let exactly the commands of a page work."""
    for id_, action in actions.items():
        places = command(id_).places
        action.setEnabled(not places or place in places)


def matching(words: str, commands: Iterable[Command] = COMMANDS) -> tuple[Command, ...]:
    """The commands whose name or keys contain every one of these words."""
    wanted = words.casefold().split()
    return tuple(it for it in commands if _matches(it, wanted))


def _matches(command_: Command, wanted: list[str]) -> bool:
    said = " ".join((label_of(command_), *keys_of(command_))).casefold()
    return all(word in said for word in wanted)


def _action(command_: Command, parent: QObject) -> QAction:
    action = QAction(label_of(command_), parent)
    action.setObjectName(command_.id)
    action.setProperty("key", next(iter(keys_of(command_)), ""))
    action.setShortcuts([QKeySequence(key) for key in turned(command_.keys)])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.setAutoRepeat(command_.id in ("previous", "next"))
    return action


_BY_ID = {it.id: it for it in COMMANDS}

_TURNED = {"Left": "Right", "Right": "Left", "Alt+Left": "Alt+Right"}

_SIGNS = {
    "Return": QT_TRANSLATE_NOOP("Commands", "Enter"),
    "Space": QT_TRANSLATE_NOOP("Commands", "Space"),
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}
