"""The document of one session or of several, which every writer takes from here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from itot_workshop.domain.session import Session
from itot_workshop.reports.comparison import comparison
from itot_workshop.reports.document import Document
from itot_workshop.reports.localised import localised
from itot_workshop.reports.spoken import in_language
from itot_workshop.reports.summary import summary
from itot_workshop.reports.words import Words, read_words


def document_of(
    sessions: Sequence[Session],
    resources: Path,
    before: Session | None = None,
    language: str = "",
) -> tuple[Words, Document]:
    """The document of one session or of several, and the words it is written in.

    What the sessions took from their pack is in the same language, as far as there is a list of it.
    """
    report = resources / "report"
    words = read_words(report, language or sessions[-1].about.language)
    told = [in_language(session, report, words.language) for session in sessions]
    earlier = before and in_language(before, report, words.language)
    one = len(sessions) == 1
    made = summary(told[0], words, earlier) if one else comparison(told, words)
    return words, localised(made, words)
