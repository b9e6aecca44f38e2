"""A roster from what somebody typed or pasted: counts per seat, or rows of a spreadsheet.

What the seats are called comes from the content pack. Seats that had to be guessed are marked, so
that the facilitator looks at them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import SEATS, Participant, Seat
from itot_workshop.domain.roster_heads import Title, row_under, title_of
from itot_workshop.domain.rules_plan import MOST_PEOPLE
from itot_workshop.domain.session import Refused

NewId = Callable[[], str]
SeatWords = Mapping[Seat, tuple[str, ...]]

MOST_TEXT = 100_000
"""The longest text that can be meant as a roster, in characters."""

_NAMES = 2
_GUESSED_FIRST: tuple[Seat, ...] = ("MGT", "OT", "IT", "OTHER")
_LINE_HEAD = "seat"
"""Stands over a single line, so that nobody is taken for the title of a column."""
_COUNTED = re.compile(r"\s*\d")
_COUNT = re.compile(r"(\d+)\s*[x×:]?\s*([^\d,;+&\n]*[^\W\d])")


def seat_words(pack: Pack) -> SeatWords:
    """What the seats are called in the pack's language, in lower case.

    The first two words of a seat are names of the seat itself, the others hint at it; a star at
    the end of a word stands for any end of it. They stand in the texts ``seat-words-it``, ``-ot``,
    ``-mgt`` and ``-other``, separated by commas; a pack without them gives no words.
    """
    return {seat: _listed(pack.text_or(f"seat-words-{seat.lower()}")) for seat in SEATS}


def _listed(text: str) -> tuple[str, ...]:
    words = (" ".join(re.findall(r"\w+\*?", word.casefold())) for word in text.split(","))
    return tuple(word for word in words if word)


def roster_from_text(text: str, words: SeatWords, new_id: NewId) -> tuple[Participant, ...]:
    """People from a line or a paste: counts per seat, or rows of a spreadsheet.

    A line that begins with a number and cannot be read as counts is refused.
    """
    is_table = "\t" in text or "\n" in text.strip()
    if _COUNTED.match(text) and not is_table:
        return roster_from_counts(text, words, new_id)
    try:
        return roster_from_counts(text, words, new_id)
    except Refused:
        rows = text if is_table else f"{_LINE_HEAD}\n{text}"
        return roster_from_table(rows, words, new_id)


def expected_from_line(
    text: str, words: SeatWords, new_id: NewId
) -> tuple[Participant, ...] | None:
    """People from one line where all who are expected are typed: counts per seat, or names with
    commas between them, one person each.

    None where it holds neither: a single phrase is rather a title than the one guest of a workshop.
    Refused as :func:`roster_from_counts` does where it begins with a number or counts a seat, and
    when there are more people than any room holds.
    """
    cells = [cell for cell in _cells(text)[0] if cell] if text.strip() else []
    if not cells:
        return ()
    if any(seat_named(word, words) for _, word in _COUNT.findall(text)):
        return roster_from_counts(text, words, new_id)
    if any(seat_named(cell, words) for cell in cells) or _COUNTED.match(text) or "\t" in text:
        return roster_from_text(text, words, new_id)
    if len(cells) > MOST_PEOPLE:
        raise _too_many()
    return tuple(_person([it], words, new_id) for it in cells) if len(cells) > 1 else None


def roster_from_counts(text: str, words: SeatWords, new_id: NewId) -> tuple[Participant, ...]:
    """People without names from counts per seat, such as "6 IT, 7 OT, 1 other".

    Refused when the text holds anything else, or counts more people than any room holds.
    """
    if len(text) > MOST_TEXT:
        raise _too_many()
    text = re.sub(r"\band\b", ",", text)
    counted = [(int(count[:9]), seat_named(word, words)) for count, word in _COUNT.findall(text)]
    rest = re.sub(r"[\W_]", "", _COUNT.sub("", text))
    if rest or not counted or any(seat is None for _, seat in counted):
        raise Refused(
            "This could not be read as numbers of people. Write it like “6 IT, 7 OT, 1 other”."
        )
    if sum(count for count, _ in counted) > MOST_PEOPLE:
        raise _too_many()
    return tuple(
        Participant(id=new_id(), seat=seat)
        for count, seat in counted
        if seat is not None
        for _ in range(count)
    )


def roster_from_table(text: str, words: SeatWords, new_id: NewId) -> tuple[Participant, ...]:
    """People from rows of a spreadsheet: seat, name or role, site, in any order of columns.

    A cell that is exactly a seat's name sets the seat. Otherwise the seat is guessed from the
    words of the row, from a name only where nothing else tells, and marked as guessed; a row that
    tells nothing gets the seat *other*. Under a first row of titles each column is what its title
    says. Refused when there are more rows than any room holds.
    """
    titles, rows = _read(text, words)
    if len(rows) > MOST_PEOPLE:
        raise _too_many()
    if len(titles) > 1:
        return tuple(_person_under(titles, row, words, new_id) for row in rows)
    return tuple(_person([cell for cell in row if cell], words, new_id) for row in rows)


def titles_in(text: str, words: SeatWords) -> tuple[tuple[str, Title | None], ...]:
    """The titles over the columns of a paste with what they are taken for; empty without any."""
    titles, _ = _read(text, words)
    head = next(row for row in _cells(text) if any(row)) if titles else []
    return tuple((cell, title) for cell, title in zip(head, titles, strict=True) if cell)


def _read(text: str, words: SeatWords) -> tuple[list[Title | None], list[list[str]]]:
    """The titles of the columns, none if there is no row of titles, and the rows of people."""
    rows = [row for row in _cells(text) if any(row)]
    if not rows or not _is_head([cell for cell in rows[0] if cell], words):
        return [], rows
    return [title_of(_plain(cell)) for cell in rows[0]], rows[1:]


def _cells(text: str) -> list[list[str]]:
    if len(text) > MOST_TEXT:
        raise _too_many()
    return [[" ".join(cell.split()) for cell in row] for row in _rows(text)]


def seat_named(word: str, words: SeatWords) -> Seat | None:
    """The seat that a word names exactly, capitals aside."""
    plain = _plain(word)
    for seat in SEATS:
        if plain == seat.casefold() or plain in words.get(seat, ())[:_NAMES]:
            return seat
    return None


def _person(row: Sequence[str], words: SeatWords, new_id: NewId) -> Participant:
    """The first cell that names a seat is the seat; then come name, role and site, as many."""
    seats = [seat_named(cell, words) for cell in row]
    at = next((at for at, seat in enumerate(seats) if seat is not None), None)
    rest = [cell for place, cell in enumerate(row) if place != at]
    seat = None if at is None else seats[at]
    return Participant(
        id=new_id(),
        seat=seat or _guess((" ".join(rest[1:]), *rest[:1]), words),
        name=rest[0] if rest else "",
        site=rest[-1] if len(rest) > 1 else "",
        role=", ".join(rest[1:-1]),
        guessed=seat is None,
    )


def _person_under(
    titles: Sequence[Title | None], row: Sequence[str], words: SeatWords, new_id: NewId
) -> Participant:
    """A person by the titles; the seat is where they say so, else in any cell that names one."""
    seats = {at: seat for at, cell in enumerate(row) if (seat := seat_named(cell, words))}
    sides = [at for at in seats if at < len(titles) and titles[at] in ("seat", "unit")]
    at = next(iter((*sides, *seats)), None)
    under = row_under(titles, ["" if place == at else cell for place, cell in enumerate(row)])
    return Participant(
        id=new_id(),
        seat=_guess((under.role, under.name), words) if at is None else seats[at],
        name=under.name,
        role=under.role,
        site=under.site,
        guessed=at is None,
    )


def _guess(cells: Iterable[str], words: SeatWords) -> Seat:
    """The seat that the first telling cell hints at, by its hint of most words: of as many words
    the one of the seat that is guessed first.
    """
    for cell in cells:
        said = _plain(cell).split()
        found = [(_hinted(said, seat, words), seat) for seat in _GUESSED_FIRST]
        most, seat = max(found, key=lambda it: it[0])
        if most:
            return seat
    return "OTHER"


def _hinted(said: Sequence[str], seat: Seat, words: SeatWords) -> int:
    """Of how many words the longest hint at a seat is, 0 if nothing hints at it."""
    hints = (hint.split() for hint in (seat.casefold(), *words.get(seat, ())))
    return max((len(hint) for hint in hints if _is_said(hint, said)), default=0)


def _is_said(hint: Sequence[str], said: Sequence[str]) -> bool:
    starts = range(len(said) - len(hint) + 1)
    return any(all(map(_is_like, hint, said[at : at + len(hint)])) for at in starts)


def _is_like(hint: str, word: str) -> bool:
    return word.startswith(hint[:-1]) if hint.endswith("*") else word == hint


def _plain(text: str) -> str:
    """Words in lower case with one blank between them, everything else left out."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _is_head(row: Sequence[str], words: SeatWords) -> bool:
    """Whether most cells are titles of columns and none names a seat."""
    titles = sum(title_of(_plain(cell)) is not None for cell in row)
    return 2 * titles > len(row) and not any(seat_named(cell, words) for cell in row)


def _rows(text: str) -> list[list[str]]:
    """The cells of a text; where quotation marks do not add up they are taken as they stand."""
    lines = [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    separator = _separator(lines)
    try:
        return list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:
        return list(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE))


def _separator(lines: Sequence[str]) -> str:
    """The tab that spreadsheets use, if there is any; else what stands in more lines."""
    if any("\t" in line for line in lines):
        return "\t"
    return max(";,", key=lambda separator: sum(separator in line for line in lines))


def _too_many() -> Refused:
    return Refused(
        f"That would make more than {MOST_PEOPLE} people, so nobody was added. "
        "Please check what was pasted."
    )
