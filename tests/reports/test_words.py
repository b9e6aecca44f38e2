from __future__ import annotations

import datetime
import re
import string
from pathlib import Path

import pytest

from itot_workshop.reports.words import Words, read_words

DAY = datetime.date(2025, 2, 3)
PACKAGE = Path(__file__).resolve().parents[2] / "itot_workshop"


def test_a_number_picks_the_form(words: Words) -> None:
    assert words.say("comparison.axes", n=1) == "1 axis"
    assert words.say("comparison.axes", n=8) == "8 axes"
    assert words.say("comparison.title", n=3) == "Three sessions compared"
    assert words.say("comparison.title", n=30) == "30 sessions compared"


def test_what_fills_a_gap_is_not_read_as_a_sentence(words: Words) -> None:
    hostile = "{words.groups} {0} {n!r} %s"
    assert words.say("picture.chosen", model=hostile) == f"Chosen: {hostile}."


def test_a_missing_sentence_or_gap_is_an_error(words: Words) -> None:
    with pytest.raises(KeyError):
        words.say("picture.no such sentence")
    with pytest.raises(KeyError):
        words.say("picture.chosen")
    with pytest.raises(KeyError):
        words.say("dates.months")


@pytest.mark.parametrize(
    ("names", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_names_are_joined_as_people_say_them(words: Words, names: list[str], told: str) -> None:
    assert words.names(names) == told


def test_days_and_months(words: Words) -> None:
    assert words.date(DAY) == "3 February 2025"
    assert words.short_date(DAY) == "3 Feb 2025"
    assert words.month(DAY, datetime.date(2025, 11, 11)) == "February"
    assert words.month(DAY, datetime.date(2026, 2, 11)) == "February 2025"


def test_an_unknown_language_is_told_in_english(resources: Path) -> None:
    assert read_words(resources / "report", "xx").language == "en"
    assert read_words(resources / "report", "../../etc/passwd").language == "en"


def test_every_sentence_has_its_gaps_closed(words: Words) -> None:
    for group in words.groups.values():
        for entry in group.values():
            forms = entry.values() if isinstance(entry, dict) else [entry]
            for form in forms:
                for part in [form] if isinstance(form, str) else form:
                    list(string.Formatter().parse(part))


def test_no_sentence_is_left_over(words: Words) -> None:
    said = " ".join(
        path.read_text("utf-8")
        for path in (*(PACKAGE / "reports").rglob("*.py"), *(PACKAGE / "commands").glob("*.py"))
    )
    made = re.compile(r"_(lead|text|clear|possible)$|^(nothing|fewer|edited|planned|running)")
    left = [
        f"{group}.{name}"
        for group in ("page", "picture", "agreed", "axes", "said", "ground", "model", "charter")
        for name in words.groups[group]
        if f'{group}.{name}"' not in said and f'"{name}"' not in said and not made.search(name)
    ]
    assert left == []


def test_every_sentence_the_code_asks_for_is_there(words: Words) -> None:
    asked = set()
    for path in (*(PACKAGE / "reports").rglob("*.py"), *(PACKAGE / "commands").glob("*.py")):
        asked |= set(re.findall(r'say\(\s*"([a-z_]+\.[a-z_]+)"', path.read_text("utf-8")))
    there = {f"{group}.{name}" for group, names in words.groups.items() for name in names}
    assert len(asked) > 100
    assert asked - there == set()
