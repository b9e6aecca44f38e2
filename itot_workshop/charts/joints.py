"""Where a word too long for its place may be parted, and which words stay beside each other.

Long words are parted when nothing else is left. A pack says where itself with soft hyphens in its
names; these rules stand in for them. Compound words are parted behind the letters that link their
parts, else any word before a syllable: a consonant, or some that are spoken together, before a
vowel. It is no dictionary and not meant for prose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"
BOUND = "\ue000"
"""Stands for a blank at which no line is broken, as long as a text is broken into lines."""

_SHORTEST, _PART = 10, 4
"""Words of fewer letters are never parted, and no part is shorter than this."""
_LINKED = re.compile(r"(?:ungs|heits|keits|schafts|tions|täts|beits|triebs|tums)(?=\w)")
_TOGETHER = re.compile(r"(?:sch|ch|ck|ph|sh|th|[bcfgkpv]l|[bcdfgkptvw]r|qu|schl|schr)")
_WORDS = re.compile(r"[^\W\d_]+")
_BEFORE_NUMBER = re.compile(r"(?<=[\w.]) (?=\d)")
_AROUND_NUMBER = re.compile(r"(?<=[\w.]) (?=\d)|(?<=\d) (?=\w)|(?<=\d\.) (?=\w)")


def parted(text: str, *, linked: bool) -> str:
    """Return the text with soft hyphens in its long words: where parts are ``linked``, or wherever
    a syllable begins. A text with soft hyphens of its own stays as it is.
    """
    if SOFT_HYPHEN in text:
        return text
    return _WORDS.sub(lambda found: _parted(found.group(), linked=linked), text)


def number_ways(text: str) -> tuple[str, ...]:
    """The text in the ways to try when it is broken: numbers bound to the words around them, to
    those before them, and to none.
    """
    ways = (it.sub(BOUND, text) for it in (_AROUND_NUMBER, _BEFORE_NUMBER))
    return tuple(dict.fromkeys((*ways, text)))


def joints(word: str, *, linked: bool = False) -> tuple[int, ...]:
    """Return at which letters a long word may go on in another line."""
    if len(word) < _SHORTEST:
        return ()
    low = word.lower()
    links = tuple(_links(low))
    within = (at for at in _syllables(low) if all(abs(at - link) >= _PART for link in links))
    found = links if linked else sorted((*links, *within))
    return tuple(at for at in found if _PART <= at <= len(word) - _PART)


def _parted(word: str, *, linked: bool) -> str:
    ends = (0, *joints(word, linked=linked), len(word))
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(ends))


def _links(word: str) -> Iterator[int]:
    return (found.end() for found in _LINKED.finditer(word))


def _syllables(word: str) -> Iterator[int]:
    """Where a syllable begins: with its last consonant, or those spoken as one."""
    for vowel in range(2, len(word)):
        if not _is_vowel(word[vowel]) or _is_vowel(word[vowel - 1]):
            continue
        start = vowel - 1
        for length in (4, 3, 2):
            if start and _TOGETHER.fullmatch(word[max(0, vowel - length) : vowel]):
                start = vowel - length
                break
        yield start


def _is_vowel(letter: str) -> bool:
    """Whether a letter is a vowel, with or without a sign above it."""
    return unicodedata.normalize("NFD", letter)[0] in "aeiouy"
