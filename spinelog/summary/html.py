"""The summary as one HTML page: no script, no outside reference, made to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.summary.html_sections import html_text, section_html
from spinelog.summary.html_sheet import sheet_html, sheet_style
from spinelog.summary.papers import PAPERS
from spinelog.summary.sections import COVER, sections
from spinelog.summary.sheet import after, is_record, pointer, sheet

if TYPE_CHECKING:
    from spinelog.summary.doc import SummaryDoc
    from spinelog.summary.papers import Paper

_STYLE = """
* { box-sizing: border-box; }
body { font: 9.6pt/1.3 "IBM Plex Sans", "Arial Narrow", sans-serif; font-stretch: 75%; color: #000; background: #fff;
  width: 186mm; margin: 8mm auto; }
@media print { body { margin: 0 auto; } }
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; border-bottom: 0.9pt solid #000; break-after: avoid; }
p { margin: 0 0 1mm; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums lining-nums; }
th, td { text-align: right; padding: 0.6mm 1.5mm; vertical-align: top; }
th { font-weight: 600; }
th:first-child { text-align: left; }
tbody tr { border-top: 0.35pt solid #000; break-inside: avoid; }
td small, th small { display: block; font-size: 7.8pt; font-weight: 400; }
tbody th { font-weight: 400; overflow-wrap: anywhere; white-space: pre-line; }
.figures td:last-child { font-weight: 600; }
.words th, .words td, .short td:last-child { text-align: left; overflow-wrap: anywhere; }
.weeks tbody th { white-space: nowrap; }
.lines { white-space: pre-line; overflow-wrap: anywhere; }
h2 small { font-size: 8pt; font-weight: 400; }
dl { display: grid; grid-template-columns: 30mm 1fr; gap: 0.6mm 3mm; margin: 0; }
dt { font-weight: 600; }
dt, dd { break-inside: avoid; }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
ol { margin: 0; padding-left: 6mm; }
.letter { background: #000; color: #fff; padding: 0 1.2mm; font-weight: 600; print-color-adjust: exact;
  -webkit-print-color-adjust: exact; }
footer { margin-top: 4mm; border-top: 0.35pt solid #000; font-size: 8pt; }
"""


def _head(doc: SummaryDoc) -> str:
    """Over a record that has no page one."""
    lines = "".join(f"<p>{html_text(line)}</p>" for line in (doc.about, doc.period) if line)
    return f"<header><h1>{html_text(doc.title)}</h1>{lines}</header>"


def render(doc: SummaryDoc, paper: Paper = PAPERS["a4"]) -> str:
    """The page, the same bytes for the same summary: page one as on paper, then what does not stand whole on it."""
    one = None if is_record(doc) else sheet(doc, paper)
    rest = after(doc, one)
    cover = [section for section in sections(doc) if section.name == COVER]
    parts = [line for section in cover for line in section_html(section)]
    parts.append(_head(doc) if one is None else sheet_html(one, pointer([section.title for section in rest]), doc.name))
    parts += [line for section in rest for line in section_html(section)]
    parts.append(f"<footer>{html_text(doc.footer)} spinelog, printed {doc.printed.isoformat()}</footer>")
    body = "\n".join(parts)
    style = _STYLE + sheet_style(paper)
    allowed = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html_text(doc.title)}, {doc.printed.isoformat()}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
