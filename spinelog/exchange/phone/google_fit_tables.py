"""Google Fit's tables, in any language: one of all days, and one of each day by the quarter of an hour, named by its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.csv_text import csv_rows
from spinelog.exchange.phone.daybook import DayBook, Progress
from spinelog.exchange.phone.entries import base, first_line, first_rows, named
from spinelog.exchange.phone.values import day, number

_STEPS = re.compile(
    r"step|pasos|passi|passos|\bpas\b|schritt|stapp|steg|skritt|skridt|askel|krok|lépés|pași|adım|шаг|крок|βήμα|步|歩|걸음|bước|langkah",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\((kcal|m|m/s|ms|bpm|deg|kg)\)")
_UNITS = 2
"""Columns with a unit that make a table with steps one of Google Fit's, wherever it lies."""
_FOLDERS = ("fit", "google fit")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d:\d\d\S*")


def of_all_days(box: Box) -> Iterator[tuple[str, int]]:
    """Paths of tables whose rows are days, each with its column of steps."""
    for path in named(box, ".csv"):
        if not day(base(path)) and (column := _step_column(box, path, _DATE)):
            yield path, column


def of_one_day(box: Box) -> dict[str, date]:
    """Paths that are named by a date, as tables of one day are. What is in them is looked at when they are read."""
    return {path: when for path in named(box, ".csv") if (when := day(base(path)))}


def has_any(box: Box) -> bool:
    """Whether there is one of these tables in the box."""
    return any(of_all_days(box)) or any(_step_column(box, path, _TIME) for path in of_one_day(box))


def steps_by_date(box: Box, files: Progress, book: DayBook) -> dict[date, float]:
    """Steps of each date that has any.

    A row that is as long as the header is believed. In a shorter one the columns may be shifted, so its day's own table is
    asked first. Of two exports in a box the larger count is the newer.
    """
    believed: dict[date, float] = {}
    doubted: dict[date, float | None] = {}
    columns = dict(of_all_days(box))
    for path in files.each(columns):
        rows = csv_rows(box.read(path), base(path))
        width = len(next(rows, []))
        for row in rows:
            when, cell = day(row[0]), row[columns[path]].strip() if columns[path] < len(row) else ""
            count = _whole(cell) if cell else 0.0
            if when is None or (count is None and len(row) >= width):
                book.skip()
            elif len(row) < width:
                doubted[when] = max(count or 0.0, doubted.get(when) or 0.0) or count
            elif count is not None:
                believed[when] = max(count, believed.get(when, 0.0))
    slots = {path: when for path, when in of_one_day(box).items() if when not in believed}
    for path in files.each(slots):
        if total := _total(box, path, book):
            believed[slots[path]] = max(total, believed.get(slots[path], 0.0))
    for when, count in doubted.items():
        if when not in believed and count is None:
            book.skip()
        elif when not in believed:
            believed[when] = count or 0.0
    return believed


def _step_column(box: Box, path: str, first_cell: re.Pattern[str]) -> int:
    """Which column of a table has the steps; 0 for none, or for a table of somebody else's."""
    if not _STEPS.search(first_line(box, path)):
        return 0
    header, first = (*first_rows(box, path), [], [])[:2]
    if not first or not first_cell.fullmatch(first[0].strip()):
        return 0
    is_in_folder = any(part.casefold() in _FOLDERS for part in path.split("/")[:-1])
    if not is_in_folder and sum(bool(_UNIT.search(cell)) for cell in header) < _UNITS:
        return 0
    return next((column for column, cell in enumerate(header) if column and "(" not in cell and _STEPS.search(cell)), 0)


def _total(box: Box, path: str, book: DayBook) -> float:
    """Steps of all quarters of an hour of one day."""
    column = _step_column(box, path, _TIME)
    if not column:
        return 0.0
    total = 0.0
    rows = csv_rows(box.read(path), base(path))
    next(rows, None)
    for row in rows:
        cell = row[column].strip() if column < len(row) else ""
        if cell:
            count = _whole(cell)
            if count is None:
                book.skip()
            total += count or 0.0
    return total


def _whole(cell: str) -> float | None:
    """A whole number. Anything else in a column of steps is the value of another column."""
    count = number(cell)
    return count if count is not None and count.is_integer() else None
