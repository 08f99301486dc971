"""Where in a text a table is: some files hold several, one below the other, each with a title line over its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from spinelog.exchange.phone import table_guess as guess
from spinelog.exchange.phone.csv_text import csv_rows, separator
from spinelog.exchange.phone.table_cells import is_blank
from spinelog.exchange.phone.table_mapping import Mapping, fingerprint

_ROWS = 5_000
"""Rows that a proposal is made from."""
_COLUMNS = 100
_NAMES_WITHIN = 15
"""The row of names stands among so many of the first, or below a title."""
_MOST_TITLES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a text."""

    name: str
    """The file, for people."""
    title: str
    """The line over its names, if there is one."""
    delimiter: str
    headed: bool
    names: tuple[str, ...]
    """Of its columns; made up where the file has none."""
    rows: list[list[str]]
    """The first of its rows."""

    def columns(self, *, by_title: bool = True) -> tuple[int | None, int | None, int | None]:
        """The columns that seem to be date, steps and sleep; None where it is not clear.

        With `by_title` a column may be steps or sleep since the file or the line over it says so.
        """
        dates = guess.date_columns(self.names, self.rows)
        steps = guess.steps_column(self.names, self.rows, dates)
        sleep = guess.sleep_column(self.names, self.rows, dates)
        if steps is None and sleep is None and by_title:
            steps, sleep = guess.only_count(self.names, self.rows, dates, f"{self.name} {self.title}")
        if steps is None:
            dates = guess.waking_first(dates, self.names)
        return (dates[0] if dates else None), steps, sleep


def is_text(head: bytes) -> bool:
    """Whether a file may be a table by its first bytes: text, and neither JSON nor XML."""
    begin = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1]
    controls = sum(head.count(sign) for sign in b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17")
    return begin not in (b"", b"{", b"[", b"<") and controls * 50 <= len(head)


def first_table(data: bytes, name: str) -> tuple[Table | None, bool]:
    """The first table with dates and with steps or sleep, and True; else the first with dates, or None, and False."""
    delimiter = separator(data, name)
    rows = [row[:_COLUMNS] for row in islice(csv_rows(data, name), _ROWS)]
    tables = [_table(rows, begin, name, delimiter) for begin in _beginnings(rows)]
    for by_title in (False, True):
        for table in tables:
            date, steps, sleep = table.columns(by_title=by_title)
            if date is not None and (steps is not None or sleep is not None):
                return table, True
    return next((table for table in tables if table.columns()[0] is not None), None), False


def rows_of(data: bytes, name: str, mapping: Mapping) -> Iterator[list[str]]:
    """The rows of the table that has the mapping's names, below its names and up to the next title with another one."""
    within, below_title, near = not mapping.headed, False, _NAMES_WITHIN
    for row in csv_rows(data, name, delimiter=mapping.delimiter):
        if _is_title(row):
            below_title = True
            continue
        if mapping.headed and (below_title or near) and not _has_date(row, mapping.date):
            if fingerprint(row[:_COLUMNS]) == mapping.header:
                within, below_title = True, False
                continue
            within = within and not below_title
        below_title, near = False, max(near - 1, 0)
        if within:
            yield row


def _has_date(row: Sequence[str], column: int) -> bool:
    return column < len(row) and guess.is_date(row[column])


def _is_title(row: Sequence[str]) -> bool:
    """A line with one cell that is no date."""
    told = [cell for cell in row if cell.strip()]
    return len(told) < 2 and not any(guess.is_date(cell) for cell in told)


def _beginnings(rows: Sequence[Sequence[str]]) -> list[int]:
    """The rows that may hold names: the first ones, and those below a title."""
    first = [number for number, row in enumerate(rows[:_NAMES_WITHIN]) if number == 0 or not any(map(guess.is_date, row))]
    below = [number + 1 for number, row in enumerate(rows[:-1]) if _is_title(row)]
    return [number for number in sorted({*first, *below[:_MOST_TITLES]}) if rows and not _is_title(rows[number])]


def _table(rows: list[list[str]], begin: int, name: str, delimiter: str) -> Table:
    names = tuple(cell.strip() for cell in rows[begin])
    title = "" if begin == 0 or not _is_title(rows[begin - 1]) else " ".join(rows[begin - 1])
    headed = not any(guess.is_date(cell) for cell in names)
    if not headed:
        names = tuple(f"column {number}" for number in range(1, len(names) + 1))
    body = []
    for number in range(begin + headed, len(rows)):
        if _is_title(rows[number]) and number + 1 < len(rows) and not any(map(guess.is_date, rows[number + 1])):
            break
        if not all(is_blank(cell) for cell in rows[number]):
            body.append(rows[number])
    return Table(name=name, title=title, delimiter=delimiter, headed=headed, names=names, rows=body)
