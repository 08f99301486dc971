"""The sections of the summary as HTML: every text escaped, no attribute made of a text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from spinelog.domain.text import capital, plain
from spinelog.summary.parts import Answers, Entries, Figures, Grid, Numbered, Points, Weeks, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.summary.parts import Block, Cell, Entry, Section


def html_text(text: str) -> str:
    """A text as it may stand in the page."""
    return escape(plain(text))


def section_html(section: Section) -> list[str]:
    """Title and blocks, line by line."""
    note = f" <small>{html_text(section.note)}</small>" if section.note else ""
    lines = [line for block in section.blocks for line in _block(block)]
    return [f"<h2>{html_text(section.title)}{note}</h2>", *lines]


def _block(block: Block) -> list[str]:
    match block:
        case Entries():
            return ["<dl>", *(_entry(entry, by_letter=block.by_letter) for entry in block.entries), "</dl>"]
        case Answers():
            answers = (f"<b>{html_text(question)}</b> {html_text(answer)}" for question, answer in block.answers)
            return [f"<p>{' &middot; '.join(answers)}</p>"]
        case Numbered():
            return ["<ol>", *_items(block.texts), "</ol>"]
        case Points():
            return ["<ul>", *_items(block.texts), "</ul>"]
        case Words():
            return [f'<p class="lines">{html_text(block.text)}</p>']
        case Grid():
            return _grid(block)
        case Figures():
            return _figures(block)
        case Weeks():
            return _weeks(block)
        case _:
            assert_never(block)


def _items(texts: Iterable[str]) -> list[str]:
    return [f"<li>{html_text(text)}</li>" for text in texts]


def _entry(entry: Entry, *, by_letter: bool) -> str:
    letter = f'<span class="letter">{html_text(entry.letter)}</span>' if entry.letter else ""
    label = html_text(capital(entry.label))
    name = " ".join(part for part in ((letter, label) if by_letter else (label, letter)) if part)
    quoted = (f"\u201c{entry.quoted}\u201d",) if entry.quoted else ()
    return f"<dt>{name}</dt><dd>{html_text(chr(10).join((entry.text, *entry.more, *quoted)))}</dd>"


def _small(*texts: str) -> str:
    return "".join(f"<small>{html_text(text)}</small>" for text in texts if text)


def _table(kind: str, heads: Iterable[str], rows: Iterable[str]) -> list[str]:
    """`heads` are made already; the first may be empty."""
    first = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return [f'<table class="{kind}"><thead><tr>{first}</tr></thead><tbody>', *rows, "</tbody></table>"]


def _grid(block: Grid) -> list[str]:
    rows = []
    for number, row in enumerate(block.rows, start=1):
        name = f"{number}. {row.cells[0]}" if block.is_numbered else row.cells[0]
        cells = "".join(f"<td>{html_text(cell)}</td>" for cell in row.cells[1:])
        rows.append(f'<tr><th scope="row">{html_text(name)}{_small(*row.more)}</th>{cells}</tr>')
    return _table("short" if block.is_short else "words", (html_text(capital(head)) for head in block.heads), rows)


def _figures(block: Figures) -> list[str]:
    heads = ["", *(f"{html_text(name)}{_small(dates)}" for name, dates in block.columns)]
    rows = []
    for row in block.rows:
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in row.cells)
        note = _small(row.note or (row.unit if row.change else ""))
        change = f"<td>{html_text(row.change)}{note}</td>" if block.has_change else ""
        rows.append(f'<tr><th scope="row">{html_text(row.label)}{_small(row.about)}</th>{cells}{change}</tr>')
    return _table("figures", [*heads, "change"] if block.has_change else heads, rows)


def _weeks(block: Weeks) -> list[str]:
    rows = []
    for week in block.weeks:
        dates = _small(week.dates) if week.dates != week.name else ""
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in week.cells)
        rows.append(f'<tr><th scope="row">{html_text(capital(week.name))}{dates}</th>{cells}</tr>')
    return _table("weeks", ("", *(html_text(label) for label, _, _ in block.measures)), rows)


def _cell(cell: Cell) -> str:
    return f"{html_text(cell.text) or '&ndash;'}{_small(cell.of, cell.dates, cell.bad)}"
