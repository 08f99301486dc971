"""The summary as Markdown with the tables of GitHub. What anybody wrote stands there as they wrote it, and is never markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from spinelog.domain.text import capital, one_line, plain
from spinelog.summary.parts import Answers, Entries, Figures, Grid, Numbered, Points, Weeks, Words
from spinelog.summary.sections import sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spinelog.summary.doc import SummaryDoc
    from spinelog.summary.parts import Block, Cell, Entry, Section

_SIGNS = re.compile(r"[\\`*_\[\]<|&~$#@]")
"""What begins markup wherever it stands: code, emphasis, links, raw HTML, cells, entities, mathematics, addresses."""
_STARTS = re.compile(r"^(?:[-=>:]|\+(?=\s|$)|\d+(?=[.)](?:\s|$)))")
"""What begins a list, a rule, a heading, a quotation or the rule of a table, at the start of a line only."""
_BREAK = "\\\n"


def escaped(text: str) -> str:
    """A text as one line of Markdown that reads as the same text, and as nothing else."""
    line = _SIGNS.sub(r"\\\g<0>", one_line(text))
    line = re.sub(r":(?=[^\s\d])", r"\\:", line)  # https:, mailto:, and :smile:
    line = re.sub(r"(?<=\S)\.(?=\w)(?!\d)", r"\\.", line)  # www.example.com
    line = re.sub(r"//", r"\\/\\/", line)
    found = _STARTS.match(line)
    if found is None:
        return line
    return f"\\{line}" if not found[0][0].isdigit() else f"{found[0]}\\{line[found.end() :]}"


def render(doc: SummaryDoc) -> str:
    """The whole summary: a heading for each section, an empty line between blocks."""
    parts = [f"# {escaped(doc.title)}"]
    parts += [escaped(text) for text in (doc.about, doc.purpose, doc.period, doc.recorded) if text]
    for section in sections(doc):
        parts += _section(section)
    return "\n\n".join([*parts, "---", escaped(doc.footer)]) + "\n"


def _section(section: Section) -> list[str]:
    note = [f"({escaped(section.note)})"] if section.note else []
    return [f"## {escaped(section.title)}", *note, *(_block(block) for block in section.blocks)]


def _block(block: Block) -> str:
    match block:
        case Entries():
            return "\n".join(_entry(entry, by_letter=block.by_letter) for entry in block.entries)
        case Answers():
            return _list(f"{_strong(question)} {escaped(answer)}" for question, answer in block.answers)
        case Numbered():
            return "\n".join(f"{number}. {escaped(text)}" for number, text in enumerate(block.texts, start=1))
        case Points():
            return _list(escaped(text) for text in block.texts)
        case Words():
            return _words(block.text)
        case Grid():
            return _grid(block)
        case Figures():
            return _figures(block)
        case Weeks():
            return _weeks(block)
        case _:
            assert_never(block)


def _strong(text: str) -> str:
    return f"**{escaped(text)}**" if text.strip() else ""


def _lines(text: str) -> list[str]:
    """The lines of a text that hold anything."""
    return [escaped(line) for line in plain(text).split("\n") if line.strip()]


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _words(text: str) -> str:
    """A paragraph that keeps its lines; an empty line parts two of them."""
    paragraphs = re.split(r"\n\s*\n", plain(text).strip())
    return "\n\n".join(_BREAK.join(_lines(paragraph)) for paragraph in paragraphs)


def _entry(entry: Entry, *, by_letter: bool) -> str:
    """A point, with what belongs to it as points below it."""
    label, letter = _strong(capital(entry.label)), _strong(entry.letter)
    name = [part for part in ((letter, label) if by_letter else (label, letter)) if part]
    lines = _lines(entry.text)
    head = f"{_BREAK}  ".join((" ".join((*name, *lines[:1])), *lines[1:]))
    quoted = [f"\u201c{escaped(entry.quoted)}\u201d"] if entry.quoted else []
    further = [part for text in entry.more for part in _lines(text)]
    return "\n".join((f"- {head}", *(f"  - {part}" for part in (*further, *quoted))))


# -- tables ----------------------------------------------------------------------------------------------------------


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, is_right: bool = False) -> str:
    """Cells are escaped already; `is_right`: figures, to the right but for the names of the rows."""
    rule = ["---", *(["---:" if is_right else "---"] * (len(heads) - 1))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rule, *rows))


def _beside(text: str, *others: str) -> str:
    """`text (other; other)`."""
    more = "; ".join(escaped(other) for other in others if other)
    return f"{text} ({more})".strip() if more else text


def _grid(block: Grid) -> str:
    rows = []
    for number, row in enumerate(block.rows, start=1):
        name = f"{number}. {escaped(row.cells[0])}" if block.is_numbered else escaped(row.cells[0])
        rows.append([_beside(name, *row.more), *(escaped(cell) for cell in row.cells[1:])])
    return _table([escaped(capital(head)) for head in block.heads], rows)


def _figures(block: Figures) -> str:
    heads = ["", *(_beside(escaped(name), dates) for name, dates in block.columns)]
    rows = []
    for row in block.rows:
        change = [_beside(escaped(row.change), row.note or (row.unit if row.change else ""))] if block.has_change else []
        rows.append([_beside(_strong(row.label), row.about), *(_cell(cell) for cell in row.cells), *change])
    return _table([*heads, *(["change"] if block.has_change else [])], rows, is_right=True)


def _weeks(block: Weeks) -> str:
    rows = []
    for week in block.weeks:
        name = _beside(escaped(capital(week.name)), week.dates if week.dates != week.name else "")
        rows.append([name, *(_cell(cell) for cell in week.cells)])
    return _table(["", *(escaped(label) for label, _, _ in block.measures)], rows, is_right=True)


def _cell(cell: Cell) -> str:
    return _beside(escaped(cell.text) or "\u2013", cell.of, cell.dates, cell.bad)
