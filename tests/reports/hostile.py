"""Texts that want to be something else than text, and a session that holds one everywhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct, structs

from itot_workshop.domain.session import TABLES, Session

TEXTS = (
    "x<script>alert(1)</script>",
    'x"><img src=x onerror=alert(1)>',
    "x' onmouseover='alert(1)",
    "x<style>*{display:none}</style>",
    "x</td></tr></table><h1>y",
    "x<!-- y --> ]]> <![CDATA[ z",
    "x{{ 7 * 7 }}{% include 'page.html' %}{# #}",
    "x&lt;b&gt; &amp; &#x41; &copy;",
    "x <a href='javascript:alert(1)'>y</a>",
    "x [y](javascript:alert(1)) ![z](http://example.com/p.png) <http://example.com>",
    "x https://example.com/?a=b&c=d www.example.com mailto:a@example.com a@example.com",
    "x | y | z || `a` ``b`` **c** _d_ ~~e~~ \\| \\",
    "x\n\n# y\n\n- z\n\n    code\n\n> quote\n\n1. one\n---\n===",
    "x\r\ny\tz\x0b\x0c\x85\u2028\u2029w",
    "=1+1",
    "+1",
    "-1+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "＝1+1",
    'x","=1+1","',
    "# x",
    "- x",
    "1. x",
    "1) x",
    "> x",
    "    x",
    "---x",
    "x\x00y\x1b[2J\x1b]0;title\x07\x08z",
    "x\u202egnp.exe\u202c\u2066y\u2069",
    "x\ufeff\u200b\u200d\u00ady",
    "x 👩‍🔧 工場 ދިވެހި العربية e\u0301\u0301\u0301",
    "x" * 10_000,
    "x " * 5_000,
    "<" * 5_000,
    '#read("/etc/passwd") #include "x" $x$ @x <x> #[y] \\ // z /* w */ ~ -- ---',
    "x %s %d {0} {} {name} $x ${y} \\x41 \\u202e",
)

_NO_TEXT = frozenset(
    "id round step axis statement template model chosen session indicator follows language card "
    "difference starts until about returning source author".split()
)

_fields = cache(structs.fields)  # which reads the annotations of a class each time


def poisoned(session: Session, text: str) -> Session:
    """The session with a text wherever somebody could have typed one."""
    tables: dict[str, Any] = {"about": _poisoned(session.about, text)}
    for table in list(TABLES)[1:]:
        documents = getattr(session, table)
        tables[table] = {id_: _poisoned(document, text) for id_, document in documents.items()}
    pack = session.pack
    axes = tuple(structs.replace(axis, name=text, question=text) for axis in pack.axes)
    statements = tuple(structs.replace(s, text=text) for s in pack.statements)
    items = tuple(structs.replace(i, text=text, short=text) for i in pack.items)
    models = tuple(structs.replace(m, name=text, short=text) for m in pack.models)
    head = structs.replace(pack.pack, title=text)
    changed = structs.replace(
        pack, pack=head, axes=axes, statements=statements, items=items, models=models
    )
    return structs.replace(session, pack=changed, **tables)


def _poisoned(value: Any, text: str) -> Any:
    if isinstance(value, tuple):
        return tuple(text if isinstance(one, str) else _poisoned(one, text) for one in value)
    if not isinstance(value, Struct):
        return value
    changed = {}
    for field in _fields(type(value)):
        held = getattr(value, field.name)
        if field.type is str and field.name not in _NO_TEXT:
            changed[field.name] = text
        elif isinstance(held, (tuple, Struct)) and field.name not in ("statements", "voted"):
            changed[field.name] = _poisoned(held, text)
    return structs.replace(value, **changed)
