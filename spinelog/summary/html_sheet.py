"""Page one as HTML, with every block at the place and height that `sheet.py` gives it; sizes as in `sheet.typ`."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from spinelog.summary import sheet as layout
from spinelog.summary.fonts import face
from spinelog.summary.html_sections import html_text

if TYPE_CHECKING:
    from spinelog.summary.papers import Paper
    from spinelog.summary.sheet import Sheet, SheetGoal, SheetRow, SheetSession

FAMILY = "IBM Plex Sans"
"""As the drawings ask for it: the condensed widths of this family."""

STYLE = """
.sheet { position: relative; width: 186mm; overflow: hidden; break-after: page; font: 8.6pt/3.65mm FONTS; font-stretch: 75%;
  font-variant-numeric: tabular-nums lining-nums; }
.sheet section { position: absolute; left: 0; width: 186mm; overflow: hidden; border-top: 0.9pt solid #000; padding-top: 0.8mm; }
.sheet section.plain { border-top: 0; padding-top: 0; }
.sheet section.thin { border-top-width: 0.35pt; }
.sheet h1 { font-size: 17pt; line-height: 7mm; margin: 0.6mm 0 0.4mm; white-space: nowrap; }
.sheet h1 small { font-size: 8.6pt; font-weight: 400; margin-left: 3mm; }
.sheet h2 { font-size: 9.4pt; line-height: 4.2mm; margin: 0; border: 0; }
.sheet h2 small, .sheet .small, .sheet small { font-size: 7.2pt; line-height: 2.9mm; font-weight: 400; }
.sheet h2 small { float: right; }
.sheet p { margin: 0; white-space: nowrap; }
.sheet svg { display: block; }
.sheet table { border-collapse: collapse; table-layout: fixed; width: 186mm; }
.sheet th, .sheet td { padding: 0; vertical-align: middle; text-align: right; line-height: 3mm; white-space: nowrap; border: 0; }
.sheet tbody tr { border: 0; }
.sheet tr > :first-child, .sheet tr > :nth-child(2) { text-align: left; }
.sheet thead tr { border-bottom: 0.35pt solid #000; }
.sheet td small, .sheet th small { display: block; font-size: 6.6pt; line-height: 2.5mm; }
.sheet .number { font-size: 9.4pt; font-weight: 600; line-height: 3.3mm; }
.sheet .row { display: grid; }
.sheet .row > * { white-space: nowrap; margin: 0; }
.sheet .right { text-align: right; }
.sheet .cells { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; text-align: right; line-height: 2.8mm; }
.sheet .cells small { display: block; font-size: 6.6pt; line-height: 2.5mm; }
.blank { display: inline-block; height: 2.4mm; border-bottom: 0.35pt solid #000; }
"""


def sheet_style(paper: Paper) -> str:
    """The style of page one and of the paper it is printed on."""
    side = (paper.width - layout.WIDTH) / 2
    size = f"{paper.width:g}mm {paper.height:g}mm"
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-stretch: 75%; font-weight: {weight}; '
        f"src: url(data:font/ttf;base64,{_encoded(weight)}); }}\n"
        for weight in (400, 600)
        if face(weight)
    )
    page = f"@page {{ size: {size}; margin: 11mm {side:g}mm; }}\n"
    fonts = f'"{FAMILY}", "Arial Narrow", sans-serif'
    return f"{page}{faces}{STYLE.replace('FONTS', fonts)}.sheet {{ height: {_height(paper):g}mm; }}\n"


@cache
def _encoded(weight: int) -> str:
    return base64.b64encode(face(weight)).decode()


def _height(paper: Paper) -> float:
    """A little less than the page has, so that rounding in a browser never begins another."""
    return paper.height - 22.0 - 0.5


def sheet_html(one: Sheet, pointer: str, name: str) -> str:
    """Page one."""
    paper = one.paper
    blocks = (
        (layout.TITLE_HEIGHT, "plain", _title(one, name)),
        (layout.GOALS_HEIGHT, "plain", _goals(one)),
        (layout.CHANGED_HEADING + paper.changed_lines * layout.LINE, "", _changed(one)),
        (paper.charts, "", _charts(one)),
        (paper.lists, "plain", _lists(one)),
        (layout.STANDING_LINES * layout.LINE + 1.0, "thin" if one.standing else "plain", _standing(one)),
    )
    parts, top = [], 0.0
    for height, kind, body in blocks:
        parts.append(f'<section class="{kind}" style="top:{top:g}mm;height:{height:g}mm">{body}</section>')
        top += height
    if pointer:
        parts.append(f'<p class="small" style="position:absolute;bottom:3.6mm">{html_text(pointer)}</p>')
    parts.append(f'<p class="small" style="position:absolute;bottom:0">{html_text(one.footer)}</p>')
    return f'<article class="sheet">{"".join(parts)}</article>'


def _heading(title: str, *notes: str) -> str:
    note = " \u00b7 ".join(one for one in notes if one)
    return f"<h2>{html_text(title)}{f' <small>{html_text(note)}</small>' if note else ''}</h2>"


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(html_text(line) for line in lines)


def _title(one: Sheet, name: str) -> str:
    blanks = 'Name <span class="blank" style="width:44mm"></span> Born <span class="blank" style="width:22mm"></span>'
    about = f"<small>{html_text(one.about)}</small>" if one.about else ""
    return (
        f'<p class="small" style="float:right">{f"<b>{html_text(name)}</b>" if name else blanks}</p>'
        f'<p class="small">{layout.KICKER}</p><h1>{html_text(one.title)}{about}</h1>'
        f"<p><b>{html_text(one.purpose)}</b></p><p>{_lines(one.period)}</p>"
    )


def _goals(one: Sheet) -> str:
    questions = "".join(
        f'<div class="row" style="grid-template-columns:5mm 1fr;margin-bottom:0.9mm"><b>{number}</b><p>{_lines(lines)}</p></div>'
        for number, lines in enumerate(one.questions, start=1)
    )
    head = "".join(f'<small class="right">{name}</small>' for name in ("start", "now", "goal"))
    columns = "grid-template-columns:1fr 16mm 18mm 14mm"
    goals = "".join(_goal(goal, columns) for goal in one.goals)
    if goals:
        more = f'<p class="small">{html_text(one.goals_more)}</p>'
        goals = f'<div class="row" style="{columns}"><h2>Goals</h2>{head}</div>{goals}{more}'
    if questions:
        questions = _heading("Questions for this visit", one.questions_more) + questions
    rule = "border-top:0.9pt solid #000;padding-top:0.8mm"
    return (
        '<div class="row" style="grid-template-columns:112mm 68mm;column-gap:6mm">'
        f'<div style="{rule}">{goals}</div><div style="{rule}">{questions}</div></div>'
    )


def _goal(goal: SheetGoal, columns: str) -> str:
    figures = f'<span class="right">{html_text(goal.before)}</span><span class="right number">{html_text(goal.now)}</span>'
    return (
        f'<div class="row" style="{columns};margin-top:0.4mm"><b>{html_text(goal.statement)}</b>{figures}'
        f'<span class="right">{html_text(goal.target)}</span>'
        f'<div>{goal.drawing}</div><span></span><small class="right">{html_text(goal.now_of)}</small><span></span></div>'
        f'<p class="small">{html_text(goal.facts)}</p>'
    )


def _changed(one: Sheet) -> str:
    rows = "".join(
        f'<div class="row" style="grid-template-columns:{layout.LABEL:g}mm 1fr"><b>{html_text(said.label)}</b>'
        f"<p>{_lines(said.lines)}</p></div>"
        for said in one.changed
    )
    return _heading("What changed", one.changed_more) + rows if rows else ""


def _charts(one: Sheet) -> str:
    if one.no_rows:
        return f"<p>{html_text(one.no_rows)}</p>"
    many = len(one.columns)
    each = (layout.WIDTH - layout.LABEL - layout.CHART - layout.CHANGE) / many if many else 0.0
    widths = [layout.LABEL, layout.CHART, *[each] * many, layout.CHANGE]
    columns = "".join(f'<col style="width:{width:g}mm">' for width in widths)
    heads = "".join(f'<th scope="col">{html_text(name)}<small>{html_text(dates)}</small></th>' for name, dates in one.columns)
    more = f"<small>{html_text(one.rows_more)}</small>" if one.rows_more else ""
    change = "change" if one.has_change else ""
    head = f'<tr><th scope="col">Function{more}</th><td>{one.head}</td>{heads}<th scope="col">{change}</th></tr>'
    body = "".join(_row(row, many) for row in one.rows)
    legend = f'<td colspan="{many + 1}" style="white-space:normal;text-align:left;vertical-align:top;padding-left:3mm">'
    foot = f"<tr><td></td><td>{one.foot}</td>{legend}<small>{html_text(one.legend)}</small></td></tr>"
    return f"<table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}{foot}</tbody></table>"


def _row(row: SheetRow, many: int) -> str:
    about = "".join(f"<small>{html_text(line)}</small>" for line in row.about)
    is_small = row.is_strip and not row.cells
    label = f'<span class="small">{html_text(row.label)}</span>' if is_small else f"<b>{html_text(row.label)}</b>{about}"
    cells = "".join(f"<td>{_cell(cell)}</td>" for cell in row.cells) or "<td></td>" * many
    change = f'<span class="number">{html_text(row.change)}</span><small>{html_text(row.note)}</small>' if row.change else ""
    name = f'<th scope="row" style="font-weight:400">{label}</th>'
    return f'<tr style="height:{row.height:.2f}mm">{name}<td>{_drawing(row)}</td>{cells}<td>{change}</td></tr>'


def _drawing(row: SheetRow) -> str:
    """The drawing, and what it shows for whoever does not see it."""
    return f'<div role="img" aria-label="{html_text(row.words)}">{row.drawing}</div>' if row.words else row.drawing


def _cell(cell: tuple[str, str, str]) -> str:
    shown, days, more = cell
    under = f"<small>{_lines(more.split(chr(10)))}</small>" if more else ""
    return f'<span class="number">{html_text(shown) or "&ndash;"}</span><small>{html_text(days)}</small>{under}'


def _lists(one: Sheet) -> str:
    rule = "border-top:0.9pt solid #000;padding-top:0.6mm"
    parts = []
    if one.sessions:
        sessions = "".join(_session(session) for session in one.sessions)
        counts = f'<p class="small">{html_text(one.counts)}</p>' if one.counts else ""
        parts.append(f'<div style="{rule}">{_heading(layout.SESSIONS, one.sessions_more)}{sessions}{counts}</div>')
    if one.courses:
        columns = f"grid-template-columns:{layout.COURSE_NAME:g}mm {layout.COURSE:g}mm 1fr;column-gap:2mm"
        courses = "".join(
            f'<div class="row" style="{columns}"><b>{html_text(course.name)}</b><p>{html_text(course.course)}</p>'
            f"<p>{html_text(course.facts)}</p></div>"
            for course in one.courses
        )
        parts.append(f'<div style="{rule}">{_heading(layout.COURSES, one.courses_more, layout.IN_OWN_WORDS)}{courses}</div>')
    return "".join(parts)


def _session(one: SheetSession) -> str:
    cells = "".join(
        f"<div><small>{html_text(name)}</small><b>{html_text(text)}</b><small>{html_text(under)}</small></div>"
        for name, text, under in one.cells
    )
    columns = f"repeat({len(one.cells) - 1},{layout.SESSION_COLUMN:g}mm) 1fr"
    said = (
        f'<div class="cells" style="grid-template-columns:{columns}">{cells}</div>'
        if cells
        else f'<p class="small">{_lines(one.said)}</p>'
    )
    return (
        f'<div class="row" style="grid-template-columns:9mm {layout.SESSION_TEXT:g}mm 1fr;height:{layout.SESSION:g}mm">'
        f'<div><span class="letter">{html_text(one.letters)}</span></div><p>{_lines(one.head)}</p>{said}</div>'
    )


def _standing(one: Sheet) -> str:
    return "".join(
        f'<div class="row" style="grid-template-columns:29mm 1fr"><b>{html_text(said.label)}</b><p>{_lines(said.lines)}</p></div>'
        for said in one.standing
    )
