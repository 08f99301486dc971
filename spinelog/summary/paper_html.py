"""A blank form as one HTML page, made to be printed: one ink, one page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spinelog.domain.text import plain

if TYPE_CHECKING:
    from spinelog.summary.paper import Blank, Box

_STYLE = """
* { box-sizing: border-box; }
body { font: 10.5pt/1.3 "IBM Plex Sans Condensed", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: #000; background: #fff; margin: 0; }
h1 { font-size: 15pt; margin: 0; display: inline; }
header { margin-bottom: 2mm; }
header span { display: inline-block; margin-left: 8mm; }
p { margin: 0 0 0.6mm; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th, td { border: 0.9pt solid #000; padding: 0.5mm 1mm; overflow: hidden; overflow-wrap: break-word; }
th { font-size: 8pt; line-height: 1.15; font-weight: 600; vertical-align: bottom; text-align: center; }
th small { display: block; font-size: 7pt; font-weight: 400; }
td { text-align: center; vertical-align: middle; }
tr { break-inside: avoid; }
tbody th { text-align: left; vertical-align: middle; font-size: 11pt; white-space: nowrap; }
.tick { display: inline-block; width: 7mm; height: 7mm; border: 0.9pt solid #000; vertical-align: middle; }
.line { display: inline-block; width: 32mm; border-bottom: 0.9pt solid #000; }
footer { margin-top: 1.5mm; font-size: 8.5pt; }
"""
_LINE = '<span class="line"></span>'
_CELLS = {True: '<td><span class="tick"></span></td>', False: "<td></td>"}
"""By whether it is to be ticked."""


def blank_html(form: Blank) -> str:
    """The page, the same bytes for the same form."""
    size = "landscape" if form.is_wide else "portrait"
    style = f"@page {{ size: {size}; margin: 10mm; }}\ntbody tr {{ height: {form.height:g}mm; }}\n"
    style += "tbody th { vertical-align: top; }\n" if form.is_wide else ""
    style += ".tick { width: 5mm; height: 5mm; }\ntbody th { font-size: 9pt; }\n" if form.is_dense else ""
    lines = "".join(f"<span>{_text(name)} {_LINE}</span>" for name in form.lines)
    columns = "".join(f'<col style="width: {box.width:g}mm">' if box.width else "<col>" for box in form.boxes)
    heads = "".join(_head(box) for box in form.boxes)
    cells = "".join(_CELLS[box.is_tick] for box in form.boxes[1:])
    rows = [f'<tr><th scope="row">{_text(name)}</th>{cells}</tr>' for name in form.rows]
    table = "\n".join(
        ["<table>", f"<colgroup>{columns}</colgroup>", f"<thead><tr>{heads}</tr></thead>", "<tbody>", *rows, "</tbody></table>"]
    )
    words = "".join(f"<p>{_text(line)}</p>" for line in form.how)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(form.title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n"
        f"<body>\n<header><h1>{_text(form.title)}</h1>{lines}</header>\n{words}\n{table}\n"
        f"<footer>{_text(form.later)}</footer>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(plain(text))


def _head(box: Box) -> str:
    small = f"<small>{_text(box.beside)}</small>" if box.beside else ""
    return f'<th scope="col">{_text(box.name)}{small}</th>'
