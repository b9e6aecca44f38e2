"""Search everything that is written for a person beside what that person voted.

Every file is taken apart into the smallest pieces that belong together: a document of a table, a
row of a sheet, a few lines of a text, the surroundings of a name in anything else. No piece may
name a person together with anything that can be voted on (a statement, a criterion, a note that
gets dots, a question, a card), with that person's sentence or token, or with that person's answers
one after the other. Office files are unpacked, of a PDF its text is read; a picture of pixels is
not looked into.
"""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import unescape
from typing import Any

from pypdf import PdfReader

from benchmarks.secrecy_guess import Casts
from benchmarks.secrecy_play import PEOPLE, sentence_of, token_of
from itot_workshop.domain.pack import Pack
from itot_workshop.domain.people import Participant

AROUND = 200
"""So many characters beside a name belong to it, in what has no parts that are known."""

_FEW = 3
_ENDS = re.compile(r"(?i)<br\s*/?>|</(?:p|td|th|tr|li|h\d|div|text|title)>")
_TAG = re.compile(r"<[^>]*>")


class Searcher:
    """Finds pairs; ``searched`` counts the different files, ``named`` the pieces with a name."""

    def __init__(self, pack: Pack) -> None:
        self.searched = self.named = 0
        self._seen: set[int] = set()
        asked: list[Any] = [*pack.statements, *pack.criteria]
        items = [it.id for it in (*asked, *pack.items, *pack.questions)]
        words = [*items, *(it.text for it in asked)]
        alternatives = "|".join(re.escape(it) for it in sorted(words, key=len, reverse=True))
        self._votable = re.compile(rf"note:n\d|(?<![\w-])(?:{alternatives})(?![\w-])")
        self._who = re.compile("|".join(re.escape(name_of(it)) for it in PEOPLE) + r"|person\d\d")
        self._people = {name: it for it in PEOPLE for name in (name_of(it), it.id)}

    def files(self, seen: Mapping[str, bytes], casts: Casts) -> Iterator[str]:
        """What is wrong with files that have not been searched before."""
        for name, data in seen.items():
            if hash(data) in self._seen:
                continue
            self._seen.add(hash(data))
            self.searched += 1
            yield from (f"{name}: {pair}" for pair in self.pairs(name, data, casts))

    def pairs(self, name: str, data: bytes, casts: Casts) -> Iterator[str]:
        """The pieces of a file in which somebody stands beside a vote."""
        for piece in pieces_of(name, data):
            found = {self._people[it] for it in self._who.findall(piece)}
            self.named += bool(found)
            if found and self._votable.search(piece):
                yield f"somebody beside what was voted on: {piece[:160]!r}"
            elif any(self._own(person, piece, casts) for person in found):
                yield f"somebody beside their vote: {piece[:160]!r}"

    def _own(self, person: Participant, piece: str, casts: Casts) -> bool:
        if sentence_of(person) in piece or token_of(person) in piece:
            return True
        return any(run.search(piece) for run in _runs(person, casts))


def name_of(person: Participant) -> str:
    """What a person is called wherever people are named."""
    return person.name or person.code


def _runs(person: Participant, casts: Casts) -> Iterator[re.Pattern[str]]:
    """A person's answers, one after the other with a few signs between."""
    for round_ in casts.values():
        for cast in round_:
            answers = [str(it) for it in cast.answers.values() if it is not None]
            if cast.person == person.id and len(answers) >= _FEW:
                yield re.compile(r"(?<!\d)" + r"\D{1,6}".join(answers) + r"(?!\d)")


def pieces_of(name: str, data: bytes) -> Iterable[str]:
    """The smallest parts of a file that say something together, by its ending."""
    ending = name.rpartition(".")[2] if "." in name else ""
    take = _TAKE.get(ending, _anything)
    return take(data)


def of_values(value: Any, beside: tuple[str, ...] = ()) -> Iterator[str]:
    """Each document of a JSON value with its key, and each list by itself."""
    if isinstance(value, dict):
        flat = {key: it for key, it in value.items() if _is_flat(it)}
        yield " ".join((*beside, *_words(flat)))
        for key, it in value.items():
            if key not in flat:
                yield from of_values(it, (key,))
    elif isinstance(value, list):
        flat_ones = tuple(str(it) for it in value if not isinstance(it, (dict, list)))
        yield " ".join((*beside, *flat_ones))
        for it in value:
            if isinstance(it, (dict, list)):
                yield from of_values(it, (*beside, *flat_ones))


def _is_flat(value: Any) -> bool:
    """Whether a value belongs to the document that it stands in: a word, or answers by item."""
    if isinstance(value, dict):
        return bool(value) and not any(isinstance(it, (dict, list)) for it in value.values())
    return not isinstance(value, list)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, it in value.items():
            yield key
            yield from _words(it)
    else:
        yield str(value)


def _of_lines(text: str, together: int = _FEW) -> Iterator[str]:
    lines = [line for line in text.splitlines() if line.strip()]
    for at in range(max(1, len(lines) - together + 1)):
        yield "\n".join(lines[at : at + together])


def _around(text: str) -> Iterator[str]:
    who = re.compile("|".join(re.escape(it) for one in PEOPLE for it in (name_of(one), one.id)))
    for found in who.finditer(text):
        yield text[max(0, found.start() - AROUND) : found.end() + AROUND]


def _anything(data: bytes) -> Iterator[str]:
    """A session file, an entry of a journal, a log, an index: values line by line, else words."""
    words = []
    for line in data.decode("utf-8", errors="replace").split("\n"):
        begin = re.search(r"[{\[]", line)
        try:
            yield from of_values(json.loads(line[begin.start() if begin else 0 :].rstrip(",")))
        except ValueError:
            words.append(line)
    yield from _around("\n".join(words))


def _of_session(data: bytes) -> Iterator[str]:
    try:
        yield from of_values(json.loads(data))
    except ValueError:
        yield from _anything(data)


def _of_page(data: bytes) -> Iterator[str]:
    text = unescape(_TAG.sub(" ", _ENDS.sub("\n", data.decode("utf-8"))))
    yield from _of_lines(text)


def _of_table(data: bytes) -> Iterator[str]:
    yield from _of_lines(data.decode("utf-8-sig"), 1)


def _of_paper(data: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(data)).pages:
        yield from _of_lines(page.extract_text())


def _of_office(data: bytes) -> Iterator[str]:
    """The rows of tables and sheets, and the paragraphs beside each other."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {it: ET.fromstring(file.read(it)) for it in file.namelist() if it.endswith(".xml")}
    shared = parts.get("xl/sharedStrings.xml")
    strings = ["".join(it.itertext()) for it in shared] if shared is not None else []
    for name, part in parts.items():
        for row in _named(part, "row"):
            yield " | ".join(_cell(it, strings) for it in _named(row, "c"))
        for row in _named(part, "tr"):
            yield " | ".join("".join(it.itertext()) for it in _named(row, "tc"))
        if name != "xl/sharedStrings.xml":
            yield from _of_lines("\n".join("".join(it.itertext()) for it in _named(part, "p")))


def _named(element: ET.Element, kind: str) -> list[ET.Element]:
    return [it for it in element.iter() if it.tag.rpartition("}")[2] == kind]


def _cell(cell: ET.Element, strings: list[str]) -> str:
    text = "".join(cell.itertext())
    return strings[int(text)] if cell.get("t") == "s" else text


_TAKE: Mapping[str, Callable[[bytes], Iterable[str]]] = {
    "itot": _of_session,
    "json": _of_session,
    "html": _of_page,
    "svg": _of_page,
    "md": _of_page,
    "csv": _of_table,
    "pdf": _of_paper,
    "docx": _of_office,
    "pptx": _of_office,
    "xlsx": _of_office,
    "png": lambda data: (),
}
