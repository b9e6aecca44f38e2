"""Days some time after another; what would lie beyond the calendar is its last day."""

from __future__ import annotations

import calendar
import datetime


def days_after(start: datetime.date, days: int) -> datetime.date:
    """The day so many days later."""
    return start + min(datetime.timedelta(days=days), datetime.date.max - start)


def months_after(start: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months later, or that month's last day."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > datetime.MAXYEAR:
        return datetime.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(start.day, last))


def months_between(start: datetime.date, end: datetime.date) -> int:
    """Whole months from a day to another; below 0 if that lies before it."""
    months = 12 * (end.year - start.year) + end.month - start.month
    return months - 1 if end.day < start.day else months


def about_months(start: datetime.date, end: datetime.date) -> int:
    """How many months it is about from a day to another, for words: the nearest number."""
    whole = months_between(start, end)
    if whole < 0:
        return whole
    before, after = months_after(start, whole), months_after(start, whole + 1)
    return whole + 1 if 2 * (end - before) >= after - before else whole
