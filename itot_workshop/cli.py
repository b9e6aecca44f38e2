"""The command line: takes a call apart, runs the command, and turns whatever stops it into a line.

Every command does the same as the windows do, without one. What stands in ``docs/command-line.md``
is a promise.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from itot_workshop.commands.answer import Stop, WrongUse, give_up_output, tell
from itot_workshop.commands.arguments import OPEN, REHEARSE, parse
from itot_workshop.commands.display import has_display
from itot_workshop.storage.errors import StorageError, reason

if TYPE_CHECKING:
    from itot_workshop.commands.house import House

DONE, REFUSED, WRONG_USE = 0, 1, 2

NO_DISPLAY = (
    "There is no display to open the windows on. `itot-workshop rehearse` plays a whole workshop"
    " without one, `itot-workshop export` writes summaries and comparisons, and"
    " `itot-workshop --help` lists all commands."
)


def rehearse(house: House, args: argparse.Namespace) -> int:
    """A whole workshop on the real windows, without a display if there is none."""
    if not has_display(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from itot_workshop.app import perform
        from itot_workshop.commands.rehearsing import rehearse as play
    except ImportError as missing:
        raise _part_missing(missing) from missing
    return play(house, args, perform)


def _part_missing(missing: ImportError) -> Stop:
    """What to say when Qt is not whole; a part of this program that is missing is a fault."""
    if (missing.name or "").startswith("itot_workshop"):
        raise missing
    return Stop(
        f"The windows cannot be opened because a part of Qt is missing ({missing})."
        " Install it, or use the commands that `itot-workshop --help` lists."
    )


def main(words: Sequence[str] | None = None) -> int:
    """Run what was typed (by default on the command line); gives the exit code."""
    try:
        args = parse(sys.argv[1:] if words is None else words)
    except SystemExit as end:
        return int(end.code or DONE) if not isinstance(end.code, str) else WRONG_USE
    try:
        code = _open(args) if args.command == OPEN else _run(args)
        sys.stdout.flush()
    except (Stop, StorageError) as refusal:
        tell(*str(refusal).splitlines())
        return REFUSED
    except WrongUse as wrong:
        tell(str(wrong))
        return WRONG_USE
    except BrokenPipeError:
        # Whoever read the answer has seen enough.
        give_up_output()
        return DONE
    except OSError as fault:
        about = f" (“{fault.filename}”)" if fault.filename else ""
        tell(f"This could not be done because {reason(fault)}{about}.")
        return REFUSED
    except KeyboardInterrupt:
        tell("Stopped.")
        return REFUSED
    return code


def _run(args: argparse.Namespace) -> int:
    """A command that answers in words; what it needs is loaded now."""
    from itot_workshop.commands.running import run

    return run(args, rehearse if args.command == REHEARSE else None)


def _open(args: argparse.Namespace) -> int:
    """The desktop program, on a file if one is named."""
    if args.file is not None and not args.file.is_file():
        raise WrongUse(
            f"“{args.file}” is neither a session file nor a command."
            " `itot-workshop --help` lists the commands."
        )
    if not has_display(os.environ):
        raise WrongUse(NO_DISPLAY)
    gc.disable()  # what is loaded now stays; the window lets the collector run once it is up
    try:
        from itot_workshop.app import main as open_window

        return open_window(args.library, args.file)
    except ImportError as missing:
        raise _part_missing(missing) from missing
    finally:
        gc.enable()
