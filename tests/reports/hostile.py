"""Texts that want to be something else than text, and a session that holds one everywhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct, structs

from itot_workshop.domain.notes import DifferenceRating, Mark
from itot_workshop.domain.people import Seat
from itot_workshop.domain.session import TABLES, Session
from tests.domain.helpers.other_votes import with_other_votes

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

MORE = (
    "x\u061c\u200e\u200fy\u2067z\u2068w\u2069",
    "x\u202dy\u202b\u202a\u202c z",
    "x\ufffe\uffff\ufdd0\U0001ffffy",
    "x\ufffd\ufff9y\ufffa\ufffb",
    "x\x7f\x80\x9by",
    "x\x1b]8;;http://example.com\x1b\\y\x1b]8;;\x1b\\",
    "x_x0000_ _x000D_ _x005F_",
    "x&#0; &#x1F; <w:p/> <a:t> </si>",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    '{HYPERLINK "http://example.com"} { INCLUDETEXT "/etc/passwd" }',
    '=HYPERLINK("http://example.com","x")',
    "=cmd|' /C calc'!A0",
    '=WEBSERVICE("http://example.com")',
    "%0A=1+1",
    "'=1+1",
    "\n=1+1",
    "../../etc/passwd",
    "..\\..\\windows\\system32",
    "\\\\server\\share\\x",
    "file:///etc/passwd",
    "/dev/stdin",
    "CON",
    "x" * 255 + ".pdf",
    "<script src=//example.com/x.js></script>",
    "<svg onload=alert(1)><image href='http://example.com/x.png'/></svg>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "url(http://example.com/x.png) @import 'x'; }",
    "```\nx\n```\n<details><summary>y</summary></details>",
    "| --- | --- |\n| x | y |",
    "[x]: http://example.com\n[x]",
    '#image("/etc/passwd") #link("http://example.com") #sys.inputs',
    "#let x = 1\n= y\n+ z\n/ w: v <label> @ref",
    "\\u{0} \\input{x} \\write18{y} $\\frac{1}{0}$",
    "🏳️‍🌈👨‍👩‍👧‍👦🇩🇪1️⃣" * 20,
    "\u0301" * 50 + "x",
    "\u200b\u2060\ufeff" * 40 + "x",
    "漢字かな交じり文" * 200,
    "עברית וערבית العربية mixed 123 (x) [y]",
    "ﷺ﷽" * 100,
    "İıſßẞﬁŉ\u0345",
    "𝕏𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U000e0041\U000e007f x",
    "WWWWWWWWWW" * 1_000,
)
"""Further ones, for the program that goes through all of them (`benchmarks/hostile_exports.py`)."""

# Fields that name something else, and those that a rule reads.
_NO_TEXT = frozenset(
    "id round step axis axes statement statements template model models chosen session indicator"
    " follows language card cards difference starts until about returning source author action"
    " again_of voted origin trace items opens exercise module pair criterion version domain"
    " threshold talents rules answers".split()
)


def filled(session: Session) -> Session:
    """The session with something in every table that the examples leave empty."""
    card = next(card for card in session.pack.cards if card.symptoms_ot)
    mark = Mark(id="m", card=card.id, audience="ot", symptom=0, dots=3)
    tables: tuple[Seat, ...] = ("IT", "OT")
    ratings = {
        f"{named.id}-{table}": DifferenceRating(
            id=f"{named.id}-{table}",
            difference=named.id,
            table=table,
            rating=3,
            example="Nights",
            helps_most=True,
        )
        for one in session.pack.cards
        for named in one.differences
        for table in tables
    }
    voted = with_other_votes(session, "revealed")
    return structs.replace(
        voted,
        notes={**session.notes, **voted.notes},
        model_choice=session.model_choice,
        marks={"m": mark},
        differences=ratings,
    )


def poisoned(session: Session, text: str) -> Session:
    """The session with a text in every field of it and of its pack that holds words."""
    tables: dict[str, Any] = {"about": _poisoned(session.about, text)}
    for table in list(TABLES)[1:]:
        documents = getattr(session, table)
        tables[table] = {id_: _poisoned(document, text) for id_, document in documents.items()}
    return structs.replace(session, pack=_poisoned(session.pack, text), **tables)


def _poisoned(value: Any, text: str) -> Any:
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(_poisoned(one, text) for one in value)
    if isinstance(value, dict):
        return {key: _poisoned(one, text) for key, one in value.items()}
    if not isinstance(value, Struct):
        return value
    held = structs.asdict(value)
    words = [name for name in _typed(type(value)) if not _names_another(name, held[name])]
    return structs.replace(value, **{name: _poisoned(held[name], text) for name in words})


@cache
def _typed(kind: type[Struct]) -> tuple[str, ...]:
    """The fields of a kind of value that hold more than one of a few given words."""
    return tuple(it.name for it in structs.fields(kind) if "Literal" not in str(it.type))


def _names_another(name: str, held: Any) -> bool:
    one = held[0] if isinstance(held, tuple) and held else held
    return name in _NO_TEXT and not isinstance(one, Struct)
