"""Seats in columns: each side apart where all stand on one page, else one side under another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from msgspec import Struct

from itot_workshop.domain.people import Seat
from itot_workshop.ui.booth.asked import Seated


class Block(Struct, frozen=True, kw_only=True):
    """Seats of one side below each other; the first of a side has its head above it."""

    seat: Seat
    people: tuple[Seated, ...]
    first: bool


Column: TypeAlias = tuple[Block, ...]


def people_of(column: Column) -> tuple[Seated, ...]:
    """Everybody in a column, from above."""
    return tuple(person for block in column for person in block.people)


def places_of(column: Column) -> Iterator[tuple[int, Block | Seated]]:
    """Heads and seats with their rows; the head on top has row -1, one further down its own row."""
    row = -1
    for block in column:
        if block.first:
            yield row, block
        row += 1 if block.first or row < 0 else 0
        for person in block.people:
            yield row, person
            row += 1


def pages_of(columns: Sequence[Column], across: int) -> int:
    """How many pages so many columns side by side need."""
    return max(1, -(-len(columns) // across))


def laid(seated: Sequence[Seated], rows: int, across: int) -> tuple[Column, ...]:
    """The columns with the fewest pages: sides apart if that costs no page, else nearly as high."""
    apart = sides_apart(seated, rows)
    least = pages_of(one_under_another(seated, rows), across)
    if pages_of(apart, across) <= least:
        return apart
    ways = (one_under_another(seated, high) for high in range(1, rows))
    fewest = (way for way in ways if pages_of(way, across) == least)
    return next(fewest, one_under_another(seated, rows))


def sides_apart(seated: Sequence[Seated], rows: int) -> tuple[Column, ...]:
    """Columns of at most so many rows, each of one side, those of a side nearly as long."""
    made: list[Column] = []
    for seat, people in _sides(seated):
        count = -(-len(people) // max(1, rows))
        long = -(-len(people) // count)
        starts = range(0, len(people), long)
        made += ((Block(seat=seat, people=people[n : n + long], first=not n),) for n in starts)
    return tuple(made)


def one_under_another(seated: Sequence[Seated], rows: int) -> tuple[Column, ...]:
    """Columns of at most so many rows, filled side after side; a head keeps two seats with it."""
    made: list[list[Block]] = []
    left = 0
    for seat, people in _sides(seated):
        at = 0
        while at < len(people):
            heads = 0 if at else 1
            if left < heads + min(2, len(people) - at):
                made.append([])
                left, heads = max(1, rows), 0
            taken = people[at : at + left - heads]
            made[-1].append(Block(seat=seat, people=taken, first=not at))
            at += len(taken)
            left -= heads + len(taken)
    return tuple(tuple(column) for column in made)


def _sides(seated: Sequence[Seated]) -> Iterator[tuple[Seat, tuple[Seated, ...]]]:
    for seat, group in groupby(seated, key=lambda person: person.seat):
        yield seat, tuple(group)
