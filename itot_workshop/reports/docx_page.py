"""The page of a text document: its styles, margins, language, header and footer."""

from __future__ import annotations

import datetime
from typing import Any

import docx
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from itot_workshop.reports.document import Document
from itot_workshop.reports.office_look import Office
from itot_workshop.reports.office_zip import drop_picture
from itot_workshop.reports.plain import plain

A4 = (210.0, 297.0)
LABEL, LEAD, NOTE, CALLOUT, CELL = "Label", "Lead", "Note", "Callout", "Cell"
"""The styles that Word does not bring along."""


def new_paper(document: Document, office: Office, day: datetime.date) -> Paper:
    """An empty document in which everything is set but the words."""
    paper = docx.Document()
    drop_picture(paper.part.package.rels)
    _properties(paper, document, day)
    _margins(paper, office)
    _styles(paper, document.language, office)
    _edges(paper, document, office)
    return paper


def text_width(office: Office) -> float:
    """Between the margins, in millimetres."""
    return A4[0] - 2 * office.sizes.word.margin_side


def colour_of(office: Office, role: str) -> RGBColor:
    """The colour of a role as Word takes it."""
    return RGBColor.from_string(office.colour(role).upper())


def dress(paragraph: Any, style: str) -> Any:
    """Give a paragraph a style by its name; the library itself would search all styles for it."""
    paragraph._p.style = style.replace(" ", "")
    return paragraph


def put(place: Any, style: str, text: str = "") -> Any:
    """A new paragraph of a style at the end of the paper or of a table's cell."""
    return dress(place.add_paragraph(plain(text)), style)


def element(name: str, **attributes: object) -> Any:
    """An element of Word's own language with attributes in its name space."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def _properties(paper: Paper, document: Document, day: datetime.date) -> None:
    core = paper.core_properties
    made = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    core.title, core.subject = plain(document.title)[:255], plain(document.subtitle)[:255]
    core.author = core.last_modified_by = "ITOT Workshop"
    core.comments, core.language = plain(document.made_with)[:255], document.language
    core.created = core.modified = made
    core.revision = 1


def _margins(paper: Paper, office: Office) -> None:
    sizes, page = office.sizes.word, paper.sections[0]
    page.page_width, page.page_height = Mm(A4[0]), Mm(A4[1])
    page.left_margin = page.right_margin = Mm(sizes.margin_side)
    page.top_margin, page.bottom_margin = Mm(sizes.margin_top), Mm(sizes.margin_bottom)
    page.different_first_page_header_footer = True


def _styles(paper: Paper, language: str, office: Office) -> None:
    sizes, styles = office.sizes.word, paper.styles
    for name in (LABEL, LEAD, NOTE, CALLOUT, CELL):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, look in sizes.styles.items():
        style = styles[name]
        _plain_font(style, office.sizes.font, language)
        style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.strong, False
        style.font.color.rgb = colour_of(office, look.ink)
        layout = style.paragraph_format
        layout.space_before, layout.space_after = Pt(look.before), Pt(look.after)
        layout.line_spacing = sizes.leading
        layout.keep_with_next = look.strong
    for wide in styles["Subtitle"].element.findall(f".//{qn('w:rPr')}/{qn('w:spacing')}"):
        wide.getparent().remove(wide)
    for edge in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        edge.getparent().remove(edge)
    _bar(styles[CALLOUT], office)


def _plain_font(style: Any, font: str, language: str) -> None:
    """One font for all scripts in place of the theme's, and the language for the spelling."""
    style.font.name = font
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), font)
    for told in properties.findall(qn("w:lang")):
        properties.remove(told)
    properties.append(element("lang", val=language, eastAsia=language))


def _bar(style: Any, office: Office) -> None:
    """A bar at the left, as callouts have it on the page."""
    sizes, edge = office.sizes.word, element("pBdr")
    width, space = round(8 * sizes.bar), round(sizes.indent - sizes.bar)
    edge.append(element("left", val="single", sz=width, space=space, color=office.colour("warn")))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(edge, "w:spacing", "w:ind", "w:jc")
    style.paragraph_format.left_indent = Pt(sizes.indent)


def _edges(paper: Paper, document: Document, office: Office) -> None:
    """Title at the head and numbers at the foot of every page but the first."""
    page = paper.sections[0]
    named = " · ".join(filter(None, (plain(document.over), plain(document.title))))
    page.header.paragraphs[0].text = named
    page.first_page_footer.paragraphs[0].text = plain(document.made_with)
    foot = page.footer.paragraphs[0]
    paper.styles["Footer"].paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(text_width(office)), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{plain(document.foot)}\t")
    _field(foot, "PAGE")
    foot.add_run(" / ")
    _field(foot, "NUMPAGES")
    for edge in (page.header, page.footer, page.first_page_footer):
        for run in edge.paragraphs[0].runs:
            run.font.color.rgb = colour_of(office, "muted")


def _field(paragraph: Any, code: str) -> None:
    made = element("fldSimple", instr=code)
    run = paragraph.add_run("1")
    made.append(run._r)
    paragraph._p.append(made)
