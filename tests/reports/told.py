"""What a file of any format tells, as one run of letters and figures without blanks or markup."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import docx
import pptx

from itot_workshop.reports.formats import Format
from tests.reports.paper import squeezed, text_of


def told(content: bytes, format_: Format) -> str:
    """All words and figures of a file in reading order, those of a table row by row."""
    match format_:
        case "pdf":
            return text_of(content)
        case "html":
            page = _Page()
            page.feed(content.decode("utf-8"))
            return squeezed("".join(page.texts))
        case "docx":
            body = docx.Document(io.BytesIO(content)).element.body
            text = squeezed("".join(node.text or "" for node in body.iter() if _is_text(node)))
            return re.sub(r"(\d{1,2})([●■])", lambda found: found[2] * int(found[1]), text)
        case "pptx":
            return squeezed("".join(_slide_texts(content)))
        case _:
            return squeezed(re.sub(r"[|*\\]|<br>", "", content.decode("utf-8")))


class _Page(HTMLParser):
    """Collects what is read aloud: no styles, no drawings, nothing hidden from screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            self._hidden += [tag] if tag == self._hidden[0] else []
        elif tag in ("style", "svg") or ("aria-hidden", "true") in attrs:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[0]:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def _is_text(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("}t")


def _slide_texts(content: bytes) -> Iterator[str]:
    for slide in pptx.Presentation(io.BytesIO(content)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
        yield slide.notes_slide.notes_text_frame.text
