"""Numbers and dates as they stand on a screen: rounded once, a true minus, the person's locale."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from itot_workshop.domain.rounding import round_half_away

DASH = "–"
MINUS = "\u2212"


def fixed(value: float | None, digits: int = 2) -> str:
    """A score or a distance with so many decimals (3.27), a dash where there is none."""
    if value is None:
        return DASH
    shown = QLocale().toString(abs(round_half_away(value, digits)), "f", digits)
    return MINUS + shown if round_half_away(value, digits) < 0 else shown


def signed(value: float | None, digits: int = 2) -> str:
    """A gap or a change with its sign (+0.44, −0.66, 0.00), a dash where there is none."""
    shown = fixed(value, digits)
    rose = value is not None and round_half_away(value, digits) > 0
    return f"+{shown}" if rose else shown


def percent(share: float | None) -> str:
    """A share of one in whole per cent (71%), a dash where there is none."""
    if share is None:
        return DASH
    of_hundred = QLocale().toString(int(round_half_away(100 * share)))
    return QCoreApplication.translate("Numbers", "%1%").replace("%1", of_hundred)


def whole(number: int) -> str:
    """A count."""
    return QLocale().toString(number)


def time_of_day(reading: float) -> str:
    """A clock reading in seconds since the epoch as the time of day in the room: 09:05."""
    return QDateTime.fromSecsSinceEpoch(int(reading)).toString("HH:mm")


def short_date(day: datetime.date) -> str:
    """A day as it stands in a table: 11 Nov 2025."""
    return _date(day, QCoreApplication.translate("Numbers", "d MMM yyyy"))


def long_date(day: datetime.date) -> str:
    """A day as it stands in a head: 11 November 2025."""
    return _date(day, QCoreApplication.translate("Numbers", "d MMMM yyyy"))


def day_of(day: datetime.date, *beside: datetime.date) -> str:
    """A day without its year where nobody can mistake it: 17 June, else 17 Jun 2025.

    All days of one view are told ``beside`` each other, so that they have one form.
    """
    if _within_a_year((day, *beside)):
        return _date(day, QCoreApplication.translate("Numbers", "d MMMM"))
    return short_date(day)


def head_day(day: datetime.date, *beside: datetime.date) -> str:
    """A day over a narrow column: 17 Jun; Jun 2024 where the year matters, with the day where two
    of one month stand ``beside`` each other.
    """
    days = {day, *beside}
    if _within_a_year(days):
        return _date(day, QCoreApplication.translate("Numbers", "d MMM"))
    if len({(it.year, it.month) for it in days}) < len(days):
        return short_date(day)
    return _date(day, QCoreApplication.translate("Numbers", "MMM yyyy"))


def _within_a_year(days: Collection[datetime.date]) -> bool:
    return (max(days) - min(days)).days < 360


def month_of(day: datetime.date) -> str:
    """The month alone: November."""
    return QLocale().standaloneMonthName(day.month)


def _date(day: datetime.date, pattern: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def month_year(days: Sequence[datetime.date]) -> tuple[str, ...]:
    """Days under a chart: Feb, Jun, Nov; with the year or the day where months come twice.

    The year has its apostrophe, Feb ’25, so that nobody takes it for the day.
    """
    for pattern in (
        QCoreApplication.translate("Numbers", "MMM"),
        QCoreApplication.translate("Numbers", "MMM ’yy"),
    ):
        said = tuple(_date(day, pattern) for day in days)
        if len(set(said)) == len(set(days)):
            return said
    return tuple(short_date(day) for day in days)
