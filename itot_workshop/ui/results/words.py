"""The words of the results pages: what labels, seats and reasons are called."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from itot_workshop.domain.people import Seat

translate = QCoreApplication.translate


def gap_word(label: str | None) -> str:
    """How far apart the sides stand, in a word; empty where that is hidden."""
    words = {
        "close": translate("Results", "close"),
        "noticeable": translate("Results", "noticeable"),
        "large": translate("Results", "large"),
    }
    return words.get(label or "", "")


def agreement_word(label: str | None) -> str:
    """How much people agree, in a word; empty where that is hidden."""
    words = {
        "high": translate("Results", "high"),
        "medium": translate("Results", "medium"),
        "low": translate("Results", "low"),
    }
    return words.get(label or "", "")


def change_word(label: str | None) -> str:
    """How sure a change is, in a word; empty where there is none."""
    words = {
        "clear": translate("Results", "clear"),
        "possible": translate("Results", "possible"),
        "steady": translate("Results", "steady"),
    }
    return words.get(label or "", "")


def seat_word(seat: Seat) -> str:
    """What the people of a seat are called in a sentence."""
    words: Mapping[Seat, str] = {
        "IT": translate("Results", "IT"),
        "OT": translate("Results", "OT"),
        "MGT": translate("Results", "management"),
        "OTHER": translate("Results", "other"),
    }
    return words[seat]


def seats_phrase(counts: Mapping[Seat, int]) -> str:
    """Who was in the room: "5 IT, 6 OT, 3 management"; empty seats are left out."""
    said = [f"{n} {seat_word(seat)}" for seat, n in counts.items() if n]
    return translate("Results", ", ").join(said)


def not_compared_word(reason: str | None) -> str:
    """Why an axis is not compared, in a few words; empty where it is."""
    words = {
        "hidden before": translate("Results", "hidden then"),
        "hidden now": translate("Results", "hidden now"),
        "only before": translate("Results", "only then"),
        "only now": translate("Results", "new"),
        "too few shared statements": translate("Results", "other statements"),
        "other scale": translate("Results", "other scale"),
    }
    return words.get(reason or "", reason or "")


def not_compared_sentence(axis: str, reason: str) -> str:
    """Why an axis is not compared, as a sentence below the table."""
    sentences = {
        "hidden before": translate(
            "Results", "%1: IT and OT were too few to be shown then, so there is no change to tell."
        ),
        "hidden now": translate(
            "Results", "%1: IT and OT are too few to be shown now, so there is no change to tell."
        ),
        "only before": translate("Results", "%1: only the earlier session asked about it."),
        "only now": translate("Results", "%1: only the later session asked about it."),
        "too few shared statements": translate(
            "Results", "%1: too few statements are the same in both sessions."
        ),
        "other scale": translate("Results", "%1: the two sessions voted on different scales."),
    }
    return sentences.get(reason, "%1").replace("%1", axis)
