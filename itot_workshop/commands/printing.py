"""Setting a summary or a comparison on paper: what `export` needs for PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from itot_workshop.domain.session import Session
from itot_workshop.reports.formats import Handout, Layout
from itot_workshop.reports.pdf import Standing
from itot_workshop.reports.printed import print_handouts, printed

_TOLD: Mapping[Standing, str] = {
    "accessible": "The PDF is accessible (PDF/UA-1), with its own fonts in it.",
    "borrowed": "The PDF is accessible (PDF/UA-1). Some characters are set in this computer’s own"
    " fonts, which are in it.",
    "tagged": "The PDF is tagged, but is not PDF/UA-1: no font here has some of its characters.",
}


def print_out(
    sessions: Sequence[Session], resources: Path, before: Session | None, layout: Layout
) -> tuple[bytes, str]:
    """The bytes of a PDF, and what could be made of it in words."""
    made = printed(sessions, resources, before, layout)
    return made.content, _TOLD[made.standing]


def hand_out(session: Session, kind: Handout, resources: Path, layout: Layout) -> bytes:
    """The bytes of a PDF with ballots, cards or posters."""
    return print_handouts(session, kind, resources, layout).content
