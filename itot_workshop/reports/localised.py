"""Writes the figures of a document as its language does; its sentences are in it already.

Only places that hold figures alone are touched, so that nothing somebody typed is taken for one.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import structs

from itot_workshop.reports.document import (
    Block,
    Cell,
    Document,
    Facts,
    Pair,
    Panel,
    Row,
    Section,
    Table,
    Trends,
)
from itot_workshop.reports.words import Words

AnyBlock = TypeVar("AnyBlock", bound=Block)


def localised(document: Document, words: Words) -> Document:
    """The document with its decimal signs and per cent as the language of ``words`` has them."""
    if words.figure("0.5%") == "0.5%":
        return document
    sections = tuple(_section(section, words) for section in document.sections)
    return structs.replace(document, sections=sections)


def _section(section: Section, words: Words) -> Section:
    return structs.replace(section, blocks=tuple(_block(block, words) for block in section.blocks))


def _block(block: AnyBlock, words: Words) -> AnyBlock:
    match block:
        case Panel():
            return structs.replace(
                block,
                figure=words.figure(block.figure),
                main=tuple(_block(one, words) for one in block.main),
                side=tuple(_figures(one, words) for one in block.side),
            )
        case Pair():
            left, right = (
                tuple(_block(one, words) for one in half) for half in (block.left, block.right)
            )
            return structs.replace(block, left=left, right=right)
        case Table():
            return structs.replace(block, rows=tuple(_row(block, row, words) for row in block.rows))
        case Trends():
            charts = tuple(
                structs.replace(one, figure=words.figure(one.figure)) for one in block.charts
            )
            return structs.replace(block, charts=charts)
        case Facts(style="figures"):
            return _figures(block, words)
        case _:
            return block


def _figures(block: AnyBlock, words: Words) -> AnyBlock:
    """Facts beside an axis, and those set large, are figures."""
    if not isinstance(block, Facts):
        return _block(block, words)
    facts = tuple(structs.replace(fact, value=words.figure(fact.value)) for fact in block.facts)
    return structs.replace(block, facts=facts)


def _row(table: Table, row: Row, words: Words) -> Row:
    if row.style == "head":
        return row
    cells = tuple(
        _cell(cell, words) if column.kind == "number" else cell
        for cell, column in zip(row.cells, table.columns, strict=False)
    )
    return structs.replace(row, cells=cells)


def _cell(cell: Cell, words: Words) -> Cell:
    return structs.replace(cell, text=words.figure(cell.text))
