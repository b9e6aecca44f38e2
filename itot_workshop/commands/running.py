"""Runs a command of the command line; with it comes all that commands work with.

The desktop program starts without this room, and so without most of what it loads.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TypeAlias

from itot_workshop.commands.answer import Stop
from itot_workshop.commands.checking import check
from itot_workshop.commands.comparing import compare
from itot_workshop.commands.exporting import export
from itot_workshop.commands.house import House, house
from itot_workshop.commands.importing import import_tally, import_votes
from itot_workshop.commands.listing import list_packs, list_sessions
from itot_workshop.commands.planning import new
from itot_workshop.commands.showing import show
from itot_workshop.domain.session import Refused
from itot_workshop.storage.csv_file import BadTable

Command: TypeAlias = Callable[[House, argparse.Namespace], int]

COMMANDS: Mapping[str, Command] = {
    "list": list_sessions,
    "new": new,
    "import-votes": import_votes,
    "import-tally": import_tally,
    "show": show,
    "compare": compare,
    "export": export,
    "check": check,
    "packs": list_packs,
}
"""Every command that needs no window."""


def run(args: argparse.Namespace, command: Command | None = None) -> int:
    """Run the command that is named, or the one that is handed in; gives the exit code.

    Raises ``Stop`` with the sentence that says why something was refused.
    """
    try:
        return (command or COMMANDS[args.command])(house(args), args)
    except (BadTable, Refused) as refusal:
        raise Stop(str(refusal)) from refusal
