"""The diaries of nerve blocks as part of the summary: each with its table and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spinelog.domain.errors import NotFound
from spinelog.domain.text import capital
from spinelog.domain.values import Block
from spinelog.summary.block_sheet import ALOUD, how_words, row_notes, title
from spinelog.summary.block_words import day_lines, made, site_lines
from spinelog.summary.blocks import load, rows
from spinelog.summary.doc import BlockSheet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from spinelog.storage.journal import Journal
    from spinelog.summary.blocks import Diary, Row


def block_sheets(journal: Journal, since: date | None) -> tuple[tuple[BlockSheet, ...], tuple[str, ...]]:
    """Every diary by date, or those since a day, and how their numbers are made; both empty without any."""
    found = tuple(_sheet(diary) for diary in diaries(journal) if since is None or diary.day_zero >= since)
    return found, tuple(made()) if found else ()


def diaries(journal: Journal) -> Iterator[Diary]:
    """Every diary whose procedure is not in the trash, by date."""
    for block in journal.items(Block):
        try:
            yield load(journal, block)
        except NotFound:  # its procedure is in the trash, and so is the diary with it
            continue


def _sheet(diary: Diary) -> BlockSheet:
    sites = diary.day.sites
    several = len(sites) > 1
    heads = [word for site in sites for word in (site.name if several else "pain", "less by")]
    return BlockSheet(
        title=title(diary),
        how=how_words(diary),
        heads=("after", "at", *heads, ""),
        rows=tuple(_row(row) for row in rows(diary)),
        sites=tuple((capital(site.name) if several else "", tuple(site_lines(diary, site))) for site in sites),
        lines=tuple(day_lines(diary)),
    )


def _row(row: Row) -> tuple[str, ...]:
    is_scored = row.mark in ("full", "hollow") or row.slot is None
    cells = [text for cell in row.cells for text in (cell.score, cell.less)]
    notes = [row.note, ALOUD.get(row.mark, ""), *row_notes(row)]
    return (row.label, row.clock if is_scored else "", *cells, "; ".join(part for part in notes if part))
