"""Nothing that the room has not seen leaves a running workshop, in whatever format."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtGui import QGuiApplication

from itot_workshop.cli import main
from itot_workshop.domain.session import Refused, Session
from itot_workshop.reports.drawn import draw
from itot_workshop.reports.formats import FORMATS, HANDOUTS
from itot_workshop.reports.printed import print_handouts
from itot_workshop.storage.session_file import SessionFile
from itot_workshop.ui.exporting import Exported, sessions_of
from tests.storage.helpers.sessions import keeping


def running(session: Session) -> tuple[Session, Session]:
    """The session while its last round is closed and not revealed, and as if nobody had voted."""
    about = structs.replace(session.about, state="running")
    last = max(session.rounds, key=lambda id_: session.rounds[id_].step)
    closed = {last: structs.replace(session.rounds[last], state="closed")}
    without = {id_: ballot for id_, ballot in session.ballots.items() if ballot.round != last}
    assert len(without) < len(session.ballots)
    rounds = {id_: r for id_, r in session.rounds.items() if id_ != last}
    return (
        structs.replace(session, about=about, rounds={**session.rounds, **closed}),
        structs.replace(session, about=about, rounds=rounds, ballots=without),
    )


def test_an_export_knows_of_revealed_rounds_alone(
    qapp: QGuiApplication, demo: dict[str, Session], resources: Path
) -> None:
    unseen, unvoted = running(demo["S3"])
    (told,) = sessions_of(Exported(sessions=(unseen,), files=()))
    with pytest.raises(Refused, match="nobody has voted yet"):
        draw([told], "png", resources)
    for format_ in (name for name in FORMATS if name not in ("png", "svg")):
        assert draw([told], format_, resources) == draw([unvoted], format_, resources), format_
    assert draw([demo["S1"], told], "md", resources) == draw([demo["S1"], unvoted], "md", resources)
    for kind in HANDOUTS:
        made = [print_handouts(one, kind, resources).content for one in (told, unvoted)]
        assert made[0] == made[1]


def test_the_command_line_keeps_to_it_too(
    demo: dict[str, Session], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for name, session in zip(("unseen", "unvoted"), running(demo["S3"]), strict=True):
        path = tmp_path / f"{name}.itot"
        SessionFile.create(path, session, keeping(tmp_path)).file.close()
        assert main(["show", str(path), "--json"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
