"""Writes a document as Markdown that any viewer shows alike and no typed text can disturb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from itot_workshop.reports.document import (
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Fact,
    Facts,
    Grid,
    Item,
    Items,
    Pair,
    Panel,
    Paragraph,
    Plain,
    Radar,
    Radars,
    Table,
    Trends,
)
from itot_workshop.reports.plain import plain

_INLINE = re.compile(r"[\\`*_\[\]<>|~&$#@]")
_LINK = re.compile(r"(?i)\b(www)\.|(https?|ftp|xmpp|mailto)(?=:)")
_LINE_START = re.compile(r"^(?=[-+=:])|^(\d{1,9})(?=[.)])")


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it was typed: no markup, no links, one line."""
    text = _INLINE.sub(r"\\\g<0>", plain(text).strip())
    return _LINK.sub(lambda found: f"{found[1]}\\." if found[1] else f"{found[2]}\\", text)


def begun(text: str) -> str:
    """Escaped text at the start of a line, where a sign or a number could begin a list."""
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", escaped(text))


def write_markdown(document: Document, marks: dict[str, str]) -> str:
    """The document as Markdown; ``marks`` are the names of the sides."""
    parts = [f"# {escaped(document.title)}"]
    parts.append(begun(" · ".join(text for text in (document.over, document.subtitle) if text)))
    parts.append(_facts(document.facts))
    for section in document.sections:
        parts.append(f"## {escaped(section.title)}")
        for block in section.blocks:
            parts += _parts(block, marks)
    parts += ["---", begun(document.made_with), begun(document.foot)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(block: Block, marks: dict[str, str]) -> Iterator[str]:
    if isinstance(block, Panel):
        yield from _panel(block, marks)
    elif isinstance(block, Pair):
        for one in (*block.left, *block.right):
            yield from _block(one, marks)
    else:
        yield from _block(block, marks)


def _panel(panel: Panel, marks: dict[str, str]) -> Iterator[str]:
    figure = f": {escaped(panel.figure)}" if panel.figure else ""
    yield f"### {escaped(panel.title)}{figure}"
    yield begun(" · ".join(text for text in (panel.line, panel.line_end) if text))
    for block in (*panel.side, *panel.main):
        yield from _block(block, marks, "####")


def _block(block: Plain, marks: dict[str, str], level: str = "###") -> Iterator[str]:
    match block:
        case Paragraph():
            yield _paragraph(block)
        case Facts():
            yield _facts(block.facts)
        case Items():
            yield _bold(block.label)
            yield "\n".join(f"- {_item(item, marks)}" for item in block.items)
        case Callout():
            yield _callout(block)
        case Table():
            yield from _table(block, level)
        case Grid():
            yield from _grid(block, marks)
        case Radar():
            yield f"{_bold(block.title + '.')} {escaped(block.alt)}"
        case Radars():
            yield from _radars(block, level)
        case Trends():
            # The same values stand in the table that follows.
            return


def _radars(block: Radars, level: str) -> Iterator[str]:
    """What each of the small radars shows."""
    yield f"{level} {escaped(block.title)}"
    yield "\n".join(f"- {_bold(one.title + '.')} {escaped(one.alt)}" for one in block.charts)


def _paragraph(block: Paragraph) -> str:
    if not block.lead + block.text:
        return ""  # said only where something is drawn
    label = f"{_bold(block.label)}\n\n" if block.label else ""
    if block.lead:
        return f"{label}{_bold(block.lead)} {escaped(block.text)}".rstrip()
    return (label + begun(block.text)).rstrip()


def _bold(text: str) -> str:
    return f"**{escaped(text)}**" if text else ""


def _callout(block: Callout) -> str:
    head = " ".join(part for part in (_bold(block.title), begun(block.text)) if part)
    lines = ([head] if head else []) + [f"- {begun(point)}" for point in block.points]
    return "\n".join(f"> {line}" for line in lines)


def _facts(facts: tuple[Fact, ...]) -> str:
    lines = []
    for fact in facts:
        if fact.more:
            lines.append(f"- {begun(fact.name)}:")
            lines += [f"  - {begun(value)}" for value in (fact.value, *fact.more)]
        else:
            lines.append(f"- {begun(fact.name)}: {escaped(fact.value)}")
    return "\n".join(lines)


def _item(item: Item, marks: dict[str, str]) -> str:
    before = [marks[item.mark]] if item.mark else []
    before += [item.when] if item.when else []
    said = begun(", ".join(before))
    text = f"{said}: {escaped(item.text)}" if said else begun(item.text)
    return f"{text} ({escaped(item.detail)})" if item.detail else text


def _table(table: Table, level: str) -> Iterator[str]:
    if table.titled:
        yield f"{level} {escaped(table.caption)}"
    kept = [index for index, column in enumerate(table.columns) if column.kind != "strip"]
    lines = [_line([_head(table.columns[index]) for index in kept])]
    lines.append(_line([_rule(table.columns[index]) for index in kept]))
    for row in table.rows:
        if row.style == "head":
            cells = [f"**{escaped(row.cells[0].text)}**"] + [""] * (len(kept) - 1)
        else:
            cells = [_cell(row.cells[index], row.style == "sum") for index in kept]
        lines.append(_line(cells))
    yield "\n".join(lines)
    if table.note:
        yield begun(table.note)


def _head(column: Column) -> str:
    return " ".join(escaped(part) for part in (column.title, column.detail) if part)


def _rule(column: Column) -> str:
    return {"number": "---:", "dots": ":---:"}.get(column.kind, "---")


def _cell(cell: Cell, strong: bool) -> str:
    text = " · ".join(escaped(part) for part in (cell.text, cell.detail) if part)
    return f"**{text}**" if strong and text else text


def _grid(grid: Grid, marks: dict[str, str]) -> Iterator[str]:
    """One list for each head, since a Markdown table holds no lists."""
    for row in grid.rows:
        for head, items in zip(grid.heads, row.cells, strict=True):
            if not items:
                continue
            title = ", ".join(filter(None, (row.title, head.name)))
            if title:
                yield f"**{escaped(title)}**"
            yield "\n".join(f"- {_item(item, marks)}" for item in items)
    if grid.note:
        yield begun(grid.note)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
