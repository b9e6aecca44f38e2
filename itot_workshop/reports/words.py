"""The words of reports: whole sentences from a list, with numbers and dates as people read them.

The lists stand in ``resources/report/words-<language>.toml``. A sentence has named gaps; one that
depends on a number has a form for one and a form for others. What is put into a gap is never read
as a sentence itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct

from itot_workshop.reports.numbers import Figure

_FIGURE = re.compile(r"([+\u2212]?\d+)(?:\.(\d{1,2}))?(%?)")
"""A figure as `reports.numbers` writes it."""

Entry: TypeAlias = str | dict[str, str] | list[str]


class Words(Struct, frozen=True, kw_only=True):
    """A language's sentences, by group and name."""

    language: str
    groups: Mapping[str, Mapping[str, Entry]]

    def say(self, sentence: str, /, **gaps: object) -> str:
        """The sentence ``group.name`` with its gaps filled.

        A number ``n`` picks the form for one or for others, and can be said in words (``count``,
        or ``Count`` where a sentence begins with it). KeyError if there is no such sentence or a
        gap of it is not filled.
        """
        entry, n = self._entry(sentence), gaps.get("n")
        if isinstance(entry, dict):
            entry = entry["one" if n == 1 else "other"]
        if not isinstance(entry, str):
            raise KeyError(sentence)
        gaps = {name: self._told(value) for name, value in gaps.items()}
        if isinstance(n, int):
            count = self.count(n)
            gaps |= {"count": count, "Count": count[:1].upper() + count[1:]}
        return entry.format_map(gaps)

    def name_of(self, group: str, key: str, otherwise: str = "") -> str:
        """What to call a state, kind or label; other words where the list has none."""
        entry = self.groups.get(group, {}).get(key, otherwise)
        return entry if isinstance(entry, str) else otherwise

    def count(self, n: int) -> str:
        """A whole number in words up to twelve, in figures from there."""
        words = self._list("numbers.words")
        return words[n] if 0 <= n < len(words) else str(n)

    def names(self, names: Sequence[str]) -> str:
        """Names one after the other, the last joined with *and*."""
        told = [str(self._told(name)) for name in names]
        if len(told) < 2:
            return "".join(told)
        return self.say("lists.last", first=self.say("lists.comma").join(told[:-1]), last=told[-1])

    def figure(self, text: str) -> str:
        """A figure with this language's decimal sign and its way to write per cent.

        Whatever is not a figure and nothing else is given back as it is.
        """
        found = _FIGURE.fullmatch(text)
        if found is None:
            return text
        decimals = f"{self.say('numbers.decimal')}{found[2]}" if found[2] else ""
        percent = self.say("numbers.percent") if found[3] else ""
        return f"{found[1]}{decimals}{percent}"

    def _told(self, value: object) -> object:
        """A figure as the language writes it; what was typed stays as it is."""
        return self.figure(value) if isinstance(value, Figure) else value

    def date(self, day: datetime.date) -> str:
        """A day as it is read in a sentence: 11 November 2025."""
        month = self._list("dates.months")[day.month - 1]
        return self.say("dates.long", day=day.day, month=month, year=day.year)

    def short_date(self, day: datetime.date) -> str:
        """A day as it stands in a table: 11 Nov 2025."""
        month = self._list("dates.months_short")[day.month - 1]
        return self.say("dates.short", day=day.day, month=month, year=day.year)

    def month(self, day: datetime.date, seen_from: datetime.date | None = None) -> str:
        """A session by its month; with the year where it lies a year or more away."""
        month = self._list("dates.months")[day.month - 1]
        if seen_from is not None and abs((seen_from - day).days) < 360:
            return month
        return self.say("dates.month", month=month, year=day.year)

    def short_month(self, day: datetime.date) -> str:
        """A month as it stands under a chart."""
        return self._list("dates.months_short")[day.month - 1]

    def _entry(self, name: str) -> Entry:
        group, _, key = name.partition(".")
        return self.groups[group][key]

    def _list(self, name: str) -> list[str]:
        entry = self._entry(name)
        if not isinstance(entry, list):
            raise KeyError(name)
        return entry


def languages(folder: Path) -> tuple[str, ...]:
    """The languages that a folder has a word list for, English first."""
    found = {file.stem.removeprefix("words-") for file in folder.glob("words-*.toml")}
    return ("en", *sorted(found - {"en"}))


def read_words(folder: Path, language: str = "en") -> Words:
    """The word list of a language from a folder, else the English one."""
    named = folder / f"words-{language}.toml"
    if language.isalnum() and named.is_file():
        return _read(named, language)
    return _read(folder / "words-en.toml", "en")


@lru_cache(maxsize=8)
def _read(file: Path, language: str) -> Words:
    groups = msgspec.toml.decode(file.read_bytes(), type=dict[str, dict[str, Entry]])
    return Words(language=language, groups=groups)
