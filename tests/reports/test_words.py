from __future__ import annotations

import datetime
import re
import string
from pathlib import Path

import pytest

from itot_workshop.reports.numbers import Figure
from itot_workshop.reports.words import Words, languages, read_words

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


def gaps(entry: object) -> object:
    """The gaps of a sentence, form by form; of a list its length."""
    if isinstance(entry, dict):
        return {form: gaps(text) for form, text in entry.items()}
    if isinstance(entry, list):
        return len(entry)
    found = string.Formatter().parse(str(entry))
    return {name.lower() for _, name, _, _ in found if name}


def test_every_language_has_every_sentence(words: Words, resources: Path) -> None:
    folder = resources / "report"
    assert languages(folder) == ("en", "de")
    for language in languages(folder):
        told = read_words(folder, language)
        for group, sentences in words.groups.items():
            assert {name: gaps(entry) for name, entry in told.groups[group].items()} == {
                name: gaps(entry) for name, entry in sentences.items()
            }, f"{language}: {group}"


@pytest.mark.parametrize(
    ("english", "german"),
    [("3.22", "3,22"), ("+0.44", "+0,44"), ("−0.66", "−0,66"), ("71%", "71\u00a0%")],
)
def test_figures_are_written_as_their_language_does(
    words: Words, resources: Path, english: str, german: str
) -> None:
    told = read_words(resources / "report", "de")
    assert (words.figure(english), told.figure(english)) == (english, german)
    figure = Figure(english)
    assert told.say("picture.apart", gap=figure).endswith(f" im Mittel {german} auseinander.")
    assert told.names([figure, figure]) == f"{german} und {german}"
    assert told.names([english, english]) == f"{english} und {english}"
    assert told.say("picture.chosen", model=english) == f"Gewählt: {english}."
    typed = ["1.0.0", "v1.5", "3.141", "1.5 h"]
    assert [told.figure(text) for text in typed] == typed


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
