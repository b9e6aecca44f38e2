"""The master of a deck: 16 : 9, the light look as its theme, and the layouts that are used."""

from __future__ import annotations

import copy
import datetime
import re
from typing import Any, TypeAlias

import pptx
from msgspec import Struct
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Show
from pptx.util import Mm

from itot_workshop.reports.document import Document
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_zip import drop_picture
from itot_workshop.reports.plain import plain

Kind: TypeAlias = Any
"""A layout of the library, which names no types for its shapes."""

_TITLE_SLIDE, _CONTENT, _BESIDE, _ONLY = 0, 1, 3, 5
_THEME = {
    "dk1": "text",
    "lt1": "surface",
    "dk2": "ink",
    "lt2": "sunken",
    "accent1": "it",
    "accent2": "ot",
    "accent3": "common",
    "accent4": "mgt",
    "accent5": "other",
    "accent6": "before",
    "hlink": "it",
    "folHlink": "mgt",
}
"""The colours of the theme by role, so that a chart made later has them too."""


class Box(Struct, frozen=True, kw_only=True):
    """A place on a slide, in millimetres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.top + self.height


class Layouts(Struct, frozen=True, kw_only=True):
    """The layouts a deck keeps: its title, words, words beside a picture, a title alone."""

    title: Kind
    content: Kind
    beside: Kind
    only: Kind


def new_show(document: Document, office: Office, day: datetime.date) -> tuple[Show, Layouts]:
    """An empty deck in which everything is set but the slides."""
    show = pptx.Presentation()
    drop_picture(show.part.package._rels)
    sizes = office.sizes.slides
    show.slide_width, show.slide_height = Mm(sizes.width), Mm(sizes.height)
    _properties(show, document, day)
    _theme(show, office)
    _master(show, document.language, office)
    kinds = list(show.slide_layouts)
    kept = {at: kinds[at] for at in (_TITLE_SLIDE, _CONTENT, _BESIDE, _ONLY)}
    for at, kind in enumerate(kinds):
        if at not in kept:
            show.slide_layouts.remove(kind)
    for kind in (show.slide_master, *kept.values()):
        _place(kind, office)
    _cover(kept[_TITLE_SLIDE], office)
    return show, Layouts(
        title=kept[_TITLE_SLIDE], content=kept[_CONTENT], beside=kept[_BESIDE], only=kept[_ONLY]
    )


def content_box(office: Office) -> Box:
    """Where the content of a slide stands: below the title, between the margins."""
    sizes = office.sizes.slides
    return Box(
        left=sizes.margin,
        top=sizes.body_top,
        width=sizes.width - 2 * sizes.margin,
        height=sizes.foot_top - sizes.body_top - sizes.block,
    )


def halves(office: Office) -> tuple[Box, Box]:
    """The picture's place and that of the words beside it."""
    sizes, whole = office.sizes.slides, content_box(office)
    left = whole.width * sizes.picture_share
    beside = whole.width - left - sizes.gutter
    return (
        Box(left=whole.left, top=whole.top, width=left, height=whole.height),
        Box(
            left=whole.left + left + sizes.gutter,
            top=whole.top,
            width=beside,
            height=whole.height,
        ),
    )


def put(shape: Any, box: Box) -> None:
    """Move a shape to its place."""
    shape.left, shape.top = Mm(box.left), Mm(box.top)
    shape.width, shape.height = Mm(box.width), Mm(box.height)


def colour_of(office: Office, role: str) -> RGBColor:
    """The colour of a role as PowerPoint takes it."""
    made: RGBColor = RGBColor.from_string(office.colour(role).upper())
    return made


def add_foot(slide: Any, text: str) -> None:
    """The foot and the number that the layout has a place for; they do not come by themselves."""
    for shape in slide.slide_layout.placeholders:
        kind = shape.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            slide.shapes._spTree.append(copy.deepcopy(shape._element))
    for shape in slide.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
            shape.text_frame.text = plain(text)


def _properties(show: Show, document: Document, day: datetime.date) -> None:
    core = show.core_properties
    core.title, core.subject = plain(document.title)[:255], plain(document.subtitle)[:255]
    core.author = core.last_modified_by = "ITOT Workshop"
    core.comments, core.language = plain(document.made_with)[:255], document.language
    core.created = core.modified = datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _theme(show: Show, office: Office) -> None:
    theme = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for name, role in _THEME.items():
        colour = f'<a:{name}><a:srgbClr val="{office.colour(role)}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", colour, text, flags=re.DOTALL)
    font = f'<a:latin typeface="{office.sizes.font}"/>'
    theme._blob = re.sub(r'<a:latin typeface="[^"]*"/>', font, text).encode("utf-8")


def _master(show: Show, language: str, office: Office) -> None:
    """Titles at the left, words without bullets on the first level and with them on the second."""
    sizes = office.sizes.slides
    styles = show.slide_master.element.find(qn("p:txStyles"))
    title = styles.find(f"{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("b", "1")
    _size(title, sizes.title)
    for level in styles.find(qn("p:bodyStyle")):
        _size(level, sizes.body)
    first = styles.find(f"{qn('p:bodyStyle')}/{qn('a:lvl1pPr')}")
    first.set("marL", "0")
    first.set("indent", "0")
    sign = first.find(qn("a:buChar"))
    sign.addprevious(sign.makeelement(qn("a:buNone"), {}))
    first.remove(sign)
    second = styles.find(f"{qn('p:bodyStyle')}/{qn('a:lvl2pPr')}")
    indent = Mm(sizes.list)
    second.set("marL", str(indent))
    second.set("indent", str(-indent))
    for told in show.element.iter(qn("a:defRPr")):
        told.set("lang", language)
    for told in styles.iter(qn("a:defRPr")):
        told.set("lang", language)


def _size(level: Any, points: float) -> None:
    level.find(qn("a:defRPr")).set("sz", str(round(100 * points)))


def _place(kind: Any, office: Office) -> None:
    """Give every placeholder of a layout its place on the wider slide."""
    sizes, whole = office.sizes.slides, content_box(office)
    picture, beside = halves(office)
    head = Box(left=sizes.margin, top=sizes.title_top, width=whole.width, height=sizes.title_height)
    foot = Box(
        left=sizes.margin, top=sizes.foot_top, width=0.8 * whole.width, height=sizes.foot_height
    )
    number = Box(
        left=foot.left + foot.width, top=foot.top, width=0.2 * whole.width, height=foot.height
    )
    objects = iter((picture, beside))
    two = sum(s.placeholder_format.type == PP_PLACEHOLDER.OBJECT for s in kind.placeholders) > 1
    for shape in list(kind.placeholders):
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = Mm(0)
        match shape.placeholder_format.type:
            case PP_PLACEHOLDER.TITLE | PP_PLACEHOLDER.CENTER_TITLE:
                put(shape, head)
                shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            case PP_PLACEHOLDER.FOOTER:
                put(shape, foot)
                _quiet(shape, "l", office)
            case PP_PLACEHOLDER.SLIDE_NUMBER:
                put(shape, number)
                _quiet(shape, "r", office)
            case PP_PLACEHOLDER.DATE:
                shape._element.getparent().remove(shape._element)
            case _:
                put(shape, next(objects) if two else whole)
                for told in shape._element.iter(qn("a:defRPr")):
                    told.attrib.pop("sz", None)


def _quiet(shape: Any, align: str, office: Office) -> None:
    """Small and muted, at one edge."""
    for level in shape._element.iter(qn("a:lvl1pPr")):
        level.set("algn", align)
    for paragraph in shape.text_frame.paragraphs:
        paragraph._p.get_or_add_pPr().set("algn", align)
    for told in shape._element.iter(qn("a:defRPr")):
        told.set("sz", str(round(100 * office.sizes.slides.small)))
    _muted(shape, office)


def _muted(shape: Any, office: Office) -> None:
    """The role's own colour in place of the library's tint, which is too light to be read."""
    for told in shape._element.iter(qn("a:defRPr")):
        for ink in told.findall(qn("a:solidFill")):
            told.remove(ink)
        ink = told.makeelement(qn("a:solidFill"), {})
        ink.append(ink.makeelement(qn("a:srgbClr"), {"val": office.colour("muted")}))
        told.insert(0, ink)


def _cover(kind: Any, office: Office) -> None:
    """Title over subtitle, at the left, in the upper half."""
    sizes, whole = office.sizes.slides, content_box(office)
    third = sizes.height / 3
    for shape in kind.placeholders:
        match shape.placeholder_format.type:
            case PP_PLACEHOLDER.CENTER_TITLE:
                put(
                    shape,
                    Box(left=whole.left, top=third, width=whole.width, height=sizes.title_height),
                )
            case PP_PLACEHOLDER.SUBTITLE:
                top = third + sizes.title_height + sizes.block
                put(shape, Box(left=whole.left, top=top, width=whole.width, height=third))
                for level in shape._element.iter(qn("a:lvl1pPr")):
                    level.set("algn", "l")
                _muted(shape, office)
            case _:
                pass
