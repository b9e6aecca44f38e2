"""`rehearse`: a whole workshop with made-up people, its pictures and its summaries."""

from __future__ import annotations

import argparse
import datetime
import random
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from itot_workshop import paths
from itot_workshop.commands.answer import Stop, say, tell
from itot_workshop.commands.drawing import drawn
from itot_workshop.commands.house import House
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.session import Refused, Session
from itot_workshop.live.rehearsal import play
from itot_workshop.live.rehearsal_people import Opinions, later, opinions
from itot_workshop.live.rehearsal_plan import (
    BETWEEN,
    earlier_template,
    ids,
    plan_rehearsal,
    plan_rehearsed_follow_up,
)
from itot_workshop.live.rehearsal_troupe import Troupe
from itot_workshop.live.workshop import Workshop
from itot_workshop.reports.formats import FORMATS
from itot_workshop.storage import atomic_file
from itot_workshop.storage.ballot_box import BallotBox
from itot_workshop.storage.file_names import file_name
from itot_workshop.storage.keeping import Keeping
from itot_workshop.storage.packs import load_pack
from itot_workshop.storage.session_file import SessionFile

Told = Callable[[int, str], None]
Perform = Callable[[Troupe, Path, Told], None]
"""Plays on windows, keeps pictures in a folder, and tells the steps it comes to."""

DAY = datetime.date(2026, 1, 13)
"""The day of every rehearsal: the same seed gives the same session whenever it is played."""

_PACK = "itot-core"


def rehearse(house: House, args: argparse.Namespace, perform: Perform) -> int:
    """Play a workshop into a folder of its own and print its file."""
    folder: Path = args.to
    pack = load_pack(house.packs, _PACK)
    template = args.template or _template(pack)
    chance = random.Random(args.seed)
    new_id, mind = ids(chance), opinions(pack, chance)
    keeping = replace(house.library.keeping, backups=None)
    earlier = earlier_template(pack, template)
    if earlier is None:
        before = None
        planned = plan_rehearsal(pack, template, args.participants, DAY, new_id)
        _make_room(folder)
    else:
        first = plan_rehearsal(pack, earlier, args.participants, DAY - BETWEEN, new_id)
        _make_room(folder)
        _, before = _played(first, folder, keeping, mind, chance, _play_alone)
        tell(f"Played the session before, “{before.about.title}”.")
        planned = plan_rehearsed_follow_up(before, template, DAY, new_id)
        mind = later(mind, chance)

    def on_windows(troupe: Troupe) -> None:
        perform(troupe, folder, _tell_step)

    known = () if before is None else (before,)
    file, session = _played(planned, folder, keeping, mind, chance, on_windows, known)
    _summarise(session, before, folder)
    tell(f"Wrote pictures and summaries into “{folder}”.")
    say([str(file)])
    return 0


def _summarise(session: Session, before: Session | None, folder: Path) -> None:
    """Write the summary in every format that has something to show of so many people."""
    for format_ in FORMATS:
        try:
            content = drawn([session], format_, paths.resources(), before)
        except Refused as why:
            tell(f"Left out “summary.{format_}”. {why}")
            continue
        atomic_file.write(folder / f"summary.{format_}", content, time.sleep)


def _template(pack: Pack) -> str:
    """The longest agenda for a first session: it shows the most."""
    first = [template for template in pack.templates if not template.follow_up]
    return max(first, key=lambda template: template.minutes).id


def _make_room(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Stop(f"“{folder}” is a file. Name a new folder, or an empty one.")
    if folder.is_dir() and any(folder.iterdir()):
        raise Stop(
            f"The folder “{folder}” is not empty, so nothing was rehearsed."
            " Name a new folder, or an empty one."
        )
    folder.mkdir(parents=True, exist_ok=True)


def _played(
    planned: Session,
    folder: Path,
    keeping: Keeping,
    mind: Opinions,
    chance: random.Random,
    play_it: Callable[[Troupe], None],
    earlier: tuple[Session, ...] = (),
) -> tuple[Path, Session]:
    """The session's file and the session as it ended, kept like any other."""
    opened = SessionFile.create(folder / file_name(planned.about), planned, keeping)
    try:
        opened.file.prepare()
        assert opened.file.folder is not None
        box = BallotBox.open(opened.file.folder)
        try:
            mixing = random.Random(chance.getrandbits(64))
            workshop = Workshop(opened.session, opened.file, box, chance=mixing)
            play_it(Troupe(workshop, mind, chance=chance, earlier=earlier))
        finally:
            box.close()
    finally:
        opened.file.close()
    return opened.file.path, workshop.session


def _play_alone(troupe: Troupe) -> None:
    for _ in play(troupe):
        pass


def _tell_step(number: int, name: str) -> None:
    tell(f"Step {number}: {name}.")
