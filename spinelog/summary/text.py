"""The summary as text: its sections in the order of the sheet, each laid out in columns or as lines to be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from spinelog.summary.aloud import Aloud
from spinelog.summary.layout import Columns
from spinelog.summary.parts import Answers, Entries, Figures, Grid, Numbered, Points, Weeks, Words
from spinelog.summary.sections import sections

if TYPE_CHECKING:
    from spinelog.summary.doc import SummaryDoc
    from spinelog.summary.parts import Block, Section


def render(doc: SummaryDoc, *, plain: bool = False) -> str:
    """The whole summary; every line at most 80 columns. `plain`: for a screen reader."""
    page = Aloud() if plain else Columns()
    lines = page.name(doc.title)
    lines += [line for text in (doc.about, doc.purpose, doc.period, doc.recorded) if text for line in page.text(text)]
    lines += [line for section in sections(doc) for line in section_lines(section, page)]
    return "\n".join(line.rstrip() for line in [*lines, "", *page.text(doc.footer)]) + "\n"


def section_lines(section: Section, page: Columns) -> list[str]:
    """One section under its title."""
    lines = page.title(section.title)
    lines += [line for block in section.blocks for line in _block(block, page)]
    return lines + (page.text(f"({section.note})") if section.note else [])


def _block(block: Block, page: Columns) -> list[str]:
    match block:
        case Entries():
            return page.entries(block)
        case Answers():
            return page.answers(block)
        case Numbered():
            return [line for number, text in enumerate(block.texts, start=1) for line in page.item(f"{number}.", text)]
        case Points():
            return [line for text in block.texts for line in page.point(text)]
        case Words():
            return page.words(block.text)
        case Grid():
            return page.grid(block)
        case Figures():
            return page.figures(block)
        case Weeks():
            return page.weeks(block)
        case _:
            assert_never(block)
