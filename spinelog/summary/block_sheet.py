"""One or two block diaries to print: a table of the scores, a drawing, sentences. As text of 80 columns and as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from spinelog.charts.block_svg import hours_svg
from spinelog.domain.dates import show_date
from spinelog.domain.text import capital, one_line, plain
from spinelog.summary.block_words import SCORE_HOW, day_lines, made, site_lines
from spinelog.summary.blocks import Diary, Row, panel, rows
from spinelog.summary.layout import wrapped

if TYPE_CHECKING:
    from datetime import date

    from spinelog.analysis.blocks import BlockSite

WIDTH = 80
SIGNS = {"full": "■", "hollow": "□", "left out": "·", "": " "}
"""The mark before a row."""
ALOUD = {"hollow": "left out of times", "left out": "asleep or left out"}
"""The same in words, where there is something to say."""
LEGEND = "■ scored, □ scored but left out of times, · asleep or left out"
PRINTED = "Dots: this diary; squares: the one before it. Open ones are left out of times. Between scores nobody knows."

_STYLE = """
@page { size: auto; margin: 12mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.35 "IBM Plex Sans Condensed", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color: #000; background: #fff; max-width: 186mm; margin: 8mm auto; padding: 0 4mm; }
h1 { font-size: 16pt; margin: 0; }
h2 { font-size: 11pt; margin: 4mm 0 1mm; border-bottom: 0.9pt solid #000; break-after: avoid; }
p { margin: 0 0 1mm; }
ul { margin: 1mm 0; padding-left: 5mm; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums lining-nums; }
th, td { text-align: right; padding: 0.5mm 2mm; }
th:first-child, td:first-child, th:last-child, td:last-child { text-align: left; }
tbody tr { border-top: 0.35pt solid #000; break-inside: avoid; }
figure { margin: 2mm 0; break-inside: avoid; }
figcaption, footer { font-size: 8pt; }
svg { width: 100%; height: auto; }
footer { margin-top: 4mm; border-top: 0.35pt solid #000; }
"""


def title(diary: Diary) -> str:
    """`Block diary, medial branch block, right L4-L5, Wed 7 Jan 2026 09:42`."""
    when = f"{show_date(diary.day_zero)}, injection {diary.clock(diary.block.started)}"
    return f"Block diary, {diary.name}, {when}"


# -- text ----------------------------------------------------------------------------------------------------------


def text(diaries: list[Diary], *, plain: bool = False) -> str:
    """The diaries one after the other; every line at most 80 columns. `plain`: lines that read well aloud."""
    lines: list[str] = []
    for diary in diaries:
        lines += ["", *diary_lines(diary, plain=plain)] if lines else diary_lines(diary, plain=plain)
    lines += ["", "How the numbers are made"]
    return "\n".join([*lines, *(part for one in made() for part in _item(one))]) + "\n"


def diary_lines(diary: Diary, *, plain: bool = False) -> list[str]:
    """One diary as lines; `plain`: each row of the table as a sentence."""
    lines = [part for words in (title(diary), how_words(diary)) for part in wrapped(words, WIDTH)]
    lines += ["", *(_sentences(diary) if plain else [*_table(diary), LEGEND]), ""]
    for site in diary.day.sites:
        lines += [f"{capital(site.name)}:"] if len(diary.day.sites) > 1 else []
        lines += [part for said in site_lines(diary, site) for part in _item(one_line(said))]
    return [*lines, *(part for said in day_lines(diary) for part in _item(one_line(said)))]


def how_words(diary: Diary) -> str:
    """While doing what it was scored."""
    doing = diary.block.activity
    return one_line(f"Scored while: {doing}." if doing else SCORE_HOW)


def _item(words: str) -> list[str]:
    return [("  " if number else "- ") + part for number, part in enumerate(wrapped(words, WIDTH - 2))]


def _table(diary: Diary) -> list[str]:
    names = [site.name for site in diary.day.sites] if len(diary.day.sites) > 1 else ["pain"]
    head = "  after      at" + "".join(f"{name[:8]:>9}{'less by':>10}" for name in names)
    return [head, *(_line(row) for row in rows(diary))]


def _line(row: Row) -> str:
    cells = "".join(f"{cell.score or ('-' if row.mark else ''):>9}{cell.less:>10}" for cell in row.cells)
    clock = row.clock if row.mark in ("full", "hollow") or row.slot is None else ""
    return f"{SIGNS[row.mark]} {row.label:<8}{clock:>6}{cells}  {row.note}".rstrip()


def _sentences(diary: Diary) -> list[str]:
    """Each row, like `0:15, at 09:55: right 5 of 10, 29 % less; left 4 of 10, 33 % less; at rest; left out of times`."""
    names = [f"{capital(site.name)} " if len(diary.day.sites) > 1 else "" for site in diary.day.sites]
    return [line for row in rows(diary) for line in wrapped(_sentence(row, names), WIDTH)]


def _sentence(row: Row, names: list[str]) -> str:
    cells = zip(names, row.cells, strict=True)
    told = [f"{name.lower()}{cell.score} of 10{_less(cell.less)}" for name, cell in cells if cell.score]
    told += [row.note] if row.note else []
    told += [ALOUD[row.mark]] if row.mark in ALOUD else []
    clock = f", at {row.clock}" if row.mark in ("full", "hollow") or row.slot is None else ""
    return f"{capital(row.label)}{clock}: {'; '.join(told) or 'nothing written down'}"


def _less(words: str) -> str:
    return f", {words} less" if words.endswith("%") else f", {words}" if words else ""


# -- HTML ----------------------------------------------------------------------------------------------------------


def html(diaries: list[Diary], printed: date) -> str:
    """One page without script or outside reference. Of two diaries the first is drawn as dots, the second as squares."""
    first, other = diaries[0], diaries[1] if len(diaries) > 1 else None
    parts = [f"<h1>{_text(title(first))}</h1><p>{_text(how_words(first))}</p>"]
    for site in first.day.sites:
        parts += _site_html(first, site, other)
    parts += _list(day_lines(first))
    parts += _table_html(first)
    if other is not None:
        parts += [f"<h2>Before it: {_text(title(other))}</h2><p>{_text(how_words(other))}</p>"]
        for site in other.day.sites:
            parts += [f"<p><b>{_text(capital(site.name))}</b></p>", *_list(site_lines(other, site))]
        parts += [*_list(day_lines(other)), *_table_html(other)]
    parts += ["<h2>How the numbers are made</h2>", *_list(made())]
    parts.append(f"<footer>What was written down, nothing more. spinelog, printed {printed.isoformat()}</footer>")
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title(first))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _text(words: str) -> str:
    return escape(plain(words))


def _list(lines: list[str]) -> list[str]:
    return ["<ul>", *(f"<li>{_text(line)}</li>" for line in lines), "</ul>"] if lines else []


def _site_html(diary: Diary, site: BlockSite, other: Diary | None) -> list[str]:
    said = site_lines(diary, site)
    drawing = hours_svg(panel(diary, site, other), " ".join(said))
    head = capital(site.name) if len(diary.day.sites) > 1 else "Pain since the block"
    return [f"<h2>{_text(head)}</h2>", f"<figure>{drawing}<figcaption>{PRINTED}</figcaption></figure>", *_list(said)]


def _table_html(diary: Diary) -> list[str]:
    several = len(diary.day.sites) > 1
    heads = "".join(
        f'<th scope="col">{_text(site.name if several else "pain")}</th><th scope="col">less by</th>' for site in diary.day.sites
    )
    body = []
    for row in rows(diary):
        cells = "".join(
            f"<td>{_text(cell.score) or ('&ndash;' if row.mark else '')}</td><td>{_text(cell.less)}</td>" for cell in row.cells
        )
        clock = row.clock if row.mark in ("full", "hollow") or row.slot is None else ""
        notes = "; ".join(
            part for part in (row.note, "asleep or left out" if row.mark == "left out" else "", *row_notes(row)) if part
        )
        body.append(f"<tr><td>{SIGNS[row.mark]} {_text(row.label)}</td><td>{clock}</td>{cells}<td>{_text(notes)}</td></tr>")
    head = f'<tr><th scope="col">after</th><th scope="col">at</th>{heads}<th scope="col"></th></tr>'
    return [f"<h2>Scores</h2><table><thead>{head}</thead><tbody>", *body, f"</tbody></table><p><small>{LEGEND}</small></p>"]


def row_notes(row: Row) -> list[str]:
    """What was said beside the scores of a row."""
    found = [text for cell in row.cells if cell.reading for text in (cell.reading.activity, cell.reading.note) if text]
    own = [f"own percent {cell.reading.percent} %" for cell in row.cells if cell.reading and cell.reading.percent is not None]
    return [one_line(text) for text in (*found, *own)]
