"""A blank form to print: one page, one ink, boxes large enough for a shaking hand. Filled by pen, typed in later."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spinelog.domain.amounts import show_minutes
from spinelog.domain.block import BLOCK_READING
from spinelog.domain.dates import weekdays
from spinelog.domain.day import AMOUNT, AVERAGE, DAY_NOUN
from spinelog.domain.text import capital, one_line, plain
from spinelog.summary.block_words import SCORE_HOW, TABLETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spinelog.summary.paper_forms import BlockForm, WeekForm

LONGEST_NAME = 24
"""Longer names are cut, so that whatever a pain is called the form stays one page."""
LONGEST_ACTIVITY = 90
ROOM = 196.0
"""Millimetres that the rows of a block form may take together: Letter, the shorter sheet, less its words and margins."""
TALLEST, LOW = 15.0, 9.0
"""The height of a row in millimetres where there is room, and the height below which signs get smaller."""
FREE_ROWS, MANY_ROWS = 2, 18
"""Rows for scores at other times, unless there are many planned ones."""

WEEK_HOW = (
    "Sit, stand, walk: the longest single stretch before pain stopped you, in minutes. "
    "If something else ended it, put a + behind it: 25+.",
    "Sleep: hours of the night that ended on this day. Pain: how much it hurt on average, {scale}.",
    "Extra tablets: as-needed tablets taken; 0 for none. A bad day needs no scores.",
    "An open box is not zero. Leave open what you do not know, and skip a day when you like.",
)
WEEK_LATER = "Typed in later, one day at a time: spinelog log 3 nov --from-paper --sitting 25 --pain 4"
BLOCK_HOW = ("{how} Pain: {scale}. Write the clock time of each score.", "Asleep or left out: leave the row open.")
BLOCK_LATER = "Typed in later, one score at a time: spinelog block score 3 --at 10:15{site} --from-paper"
OTHER_TABLETS = "Other as-needed tablets: their name and how many, in the note."

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
_TICK = '<td><span class="tick"></span></td>'
_LINE = '<span class="line"></span>'


def week_page(form: WeekForm) -> str:
    """A week, one row of boxes for each day."""
    stretches = [(DAY_NOUN.field(name).label, "minutes") for name in ("sitting_min", "standing_min", "walking_min")]
    figures = [*stretches, ("Steps", ""), ("Sleep", "hours")]
    figures += [(capital(_cut(name)), "0 to 10") for name in form.pains]
    figures += [(AMOUNT.label, _cut(name)) for name in form.medicines or ("",)]
    widths = ["24mm", *("" for _ in figures), "12mm", "36mm"]
    heads = "".join(_head(name, beside) for name, beside in (("Day", "and date"), *figures, ("Bad day", "tick"), ("Note", "")))
    row = "<td></td>" * len(figures) + _TICK + "<td></td>"
    body = [f'<tr><th scope="row">{day}</th>{row}</tr>' for day in weekdays()]
    how = [text.format(scale=AVERAGE.help) for text in WEEK_HOW] + ([OTHER_TABLETS] if form.has_more else [])
    style = "@page { size: landscape; margin: 10mm; }\ntbody tr { height: 18mm; }\ntbody th { vertical-align: top; }\n"
    header = f"<header><h1>A week, day by day</h1><span>Week of {_LINE}</span></header>"
    return _page("A week, day by day", style, header, _table(widths, heads, body), how, WEEK_LATER)


def block_page(form: BlockForm) -> str:
    """The day of a nerve block, one row for each planned time."""
    sites = [capital(_cut(name)) for name in form.sites]
    ticks = (BLOCK_READING.field("at_rest").label, "Tablet taken")
    widths = ["28mm", "22mm", *("" for _ in sites), "44mm", "14mm", "15mm"]
    columns = [("Time after", ""), ("At", "clock time"), *((name, "0 to 10") for name in sites)]
    columns += [("While doing", ""), *((name, "tick") for name in ticks)]
    heads = "".join(_head(name, beside) for name, beside in columns)
    row = "<td></td>" * (len(sites) + 2) + _TICK * len(ticks)
    names = ["Before", *(_after(slot) for slot in form.slots)]
    names += [""] * (FREE_ROWS if len(names) < MANY_ROWS else 0)
    body = [f'<tr><th scope="row">{name}</th>{row}</tr>' for name in names]
    how = [text.format(how=SCORE_HOW, scale=AVERAGE.help) for text in BLOCK_HOW]
    if len(sites) > 1:
        how[-1] += " Each column on its own."
    if form.activity:
        how.insert(0, f"While doing: {_cut(form.activity, LONGEST_ACTIVITY)}")
    later = BLOCK_LATER.format(site=" --site NAME" if len(sites) > 1 else "")
    height = min(TALLEST, ROOM / len(body))
    style = f"@page {{ size: portrait; margin: 10mm; }}\ntbody tr {{ height: {height:.1f}mm; }}\n"
    style += "" if height > LOW else ".tick { width: 5mm; height: 5mm; }\ntbody th { font-size: 9pt; }\n"
    header = f"<header><h1>After a nerve block</h1><span>Date {_LINE}</span><span>Injection at {_LINE}</span></header>"
    return _page("After a nerve block", style, header, _table(widths, heads, body), [*how, TABLETS], later)


def _after(slot: int) -> str:
    hours, rest = divmod(slot, 60)
    return show_minutes(slot) if rest else f"{hours} hour{'s' if hours > 1 else ''}"


def _cut(name: str, most: int = LONGEST_NAME) -> str:
    text = one_line(name)
    return text if len(text) <= most else text[: most - 1].rstrip() + "\u2026"


def _text(text: str) -> str:
    return escape(plain(text))


def _head(name: str, beside: str) -> str:
    small = f"<small>{_text(beside)}</small>" if beside else ""
    return f'<th scope="col">{_text(name)}{small}</th>'


def _table(widths: Sequence[str], heads: str, body: list[str]) -> str:
    columns = "".join(f'<col style="width: {width}">' if width else "<col>" for width in widths)
    return "\n".join(
        ["<table>", f"<colgroup>{columns}</colgroup>", f"<thead><tr>{heads}</tr></thead>", "<tbody>", *body, "</tbody></table>"]
    )


def _page(title: str, style: str, header: str, table: str, how: list[str], later: str) -> str:
    words = "".join(f"<p>{_text(line)}</p>" for line in how)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>{_STYLE}{style}</style>\n</head>\n"
        f"<body>\n{header}\n{words}\n{table}\n<footer>{_text(later)}</footer>\n</body>\n</html>\n"
    )
