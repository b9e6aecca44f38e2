"""Hints for the facilitator alone, in the pack's words: patterns across axes, votes to look at."""

from __future__ import annotations

from itot_workshop.domain.audience import seen
from itot_workshop.domain.hints import patterns
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.quality import QualityHints, quality_hints
from itot_workshop.domain.results import session_figures
from itot_workshop.domain.session import Session
from itot_workshop.ui.console.words import axis_name, counted, joined, tr


def hint_lines(session: Session) -> tuple[str, ...]:
    """Every hint that the revealed votes give, a paragraph each; none before a reveal."""
    return hints_of(seen(session))


def hints_of(session: Session) -> tuple[str, ...]:
    """Every hint that the votes of this session give, all of which may be looked at."""
    if not any(round_.kind == "statements" for round_ in session.rounds.values()):
        return ()
    quality = quality_hints(session)
    lines = _patterns(session)
    return (*lines, *(_quality(quality, session) if quality is not None else ()))


def _patterns(session: Session) -> tuple[str, ...]:
    found = patterns(session.pack, session_figures(session))
    return tuple(
        " ".join(
            part for part in (it.pattern.reading, _opens(it.pattern.cards, session.pack)) if part
        )
        for it in found
    )


def _opens(cards: tuple[str, ...], pack: Pack) -> str:
    titles = [card.title for card in pack.cards if card.id in cards]
    if not titles:
        return ""
    said = tr("Card: %1.") if len(titles) == 1 else tr("Cards: %1.")
    return said.replace("%1", joined(titles))


def _quality(hints: QualityHints, session: Session) -> tuple[str, ...]:
    pack = session.pack
    lines = []
    if hints.straight:
        who = counted(hints.straight, "1 ballot", "%n ballots")
        lines.append(f"{who}. {pack.text_or('quality-same')}")
    if hints.blank or hints.empty:
        texts = [f"“{pack.statement(id_).text}”" for id_ in hints.empty]
        lines.append(" ".join((pack.text_or("quality-empty"), *texts)))
    for misread in hints.misread:
        name = axis_name(session, misread.axis)
        lines.append(f"{name}: {pack.text_or('quality-misread')}")
    return tuple(lines)
