from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from itot_workshop.ui.widgets.numbers import (
    day_of,
    fixed,
    head_day,
    month_of,
    month_year,
    percent,
    short_date,
    signed,
)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (3.272, 2, "3.27"),
        (2.805, 2, "2.81"),
        (-0.285, 2, "−0.29"),
        (-0.004, 2, "0.00"),
        (3.25, 1, "3.3"),
        (None, 2, "–"),
    ],
)
def test_scores_are_rounded_once_with_a_true_minus(
    value: float | None, digits: int, shown: str
) -> None:
    assert fixed(value, digits) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.444, "+0.44"), (-0.661, "−0.66"), (0.001, "0.00"), (-0.001, "0.00"), (None, "–")],
)
def test_changes_have_a_sign_unless_they_are_none(value: float | None, shown: str) -> None:
    assert signed(value) == shown


@pytest.mark.parametrize(("share", "shown"), [(0.745, "75%"), (1.0, "100%"), (None, "–")])
def test_shares_are_whole_per_cents(share: float | None, shown: str) -> None:
    assert percent(share) == shown


def test_numbers_follow_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert fixed(3.27) == "3,27"
    assert month_of(datetime.date(2025, 3, 1)) == "März"


def test_a_day_loses_its_year_only_where_nobody_can_mistake_it() -> None:
    now = datetime.date(2025, 11, 11)
    assert day_of(datetime.date(2025, 6, 17), now) == "17 June"
    assert day_of(datetime.date(2024, 6, 17), now) == "17 Jun 2024"
    assert head_day(datetime.date(2025, 2, 11), now) == "11 Feb"
    assert head_day(datetime.date(2023, 2, 11), now) == "Feb 2023"
    assert short_date(now) == "11 Nov 2025"


def test_days_beside_each_other_have_one_form() -> None:
    days = [datetime.date(2025, month, 11) for month in (2, 8)] + [datetime.date(2026, 3, 9)]
    assert [head_day(day, *days) for day in days] == ["Feb 2025", "Aug 2025", "Mar 2026"]
    assert [day_of(day, *days)[-4:] for day in days] == ["2025", "2025", "2026"]
    twice = [*days, datetime.date(2026, 3, 30)]
    assert [head_day(day, *twice) for day in twice][2:] == ["9 Mar 2026", "30 Mar 2026"]


def test_a_year_under_a_chart_cannot_be_taken_for_a_day() -> None:
    days = [datetime.date(2025, 2, 11), datetime.date(2025, 6, 17), datetime.date(2025, 11, 11)]
    assert month_year(days) == ("Feb", "Jun", "Nov")
    assert month_year([*days, datetime.date(2026, 2, 12)])[2:] == ("Nov ’25", "Feb ’26")
    assert month_year([*days, datetime.date(2025, 2, 25)])[3] == "25 Feb 2025"
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert month_year([*days, datetime.date(2026, 6, 12)])[1::2] == ("Juni ’25", "Juni ’26")
