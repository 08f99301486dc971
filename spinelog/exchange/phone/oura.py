"""Oura's account export: tables of days and of sleeps, mostly with semicolons, in names of any case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.csv_text import csv_rows
from spinelog.exchange.phone.daybook import DayBook, Progress, preferred
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.entries import base, first_line, first_rows, named
from spinelog.exchange.phone.findings import Findings, Reading, SleepSample
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.values import clock, day, number, seconds

_DAY_COLUMNS = {"day", "steps", "active_calories"}
_SLEEP_COLUMNS = {"bedtime_start", "bedtime_end", "total_sleep_duration"}
_NO_SLEEP = frozenset({"deleted", "rest", "late_nap"})
"""Types of what the person took back, of lying still, and of naps."""
NO_NIGHT = "a nap or a deleted sleep"
_NAME = "Oura"


class _Table(NamedTuple):
    path: str
    has_sleep: bool
    delimiter: str


def is_mine(box: Box) -> bool:
    """Whether there is a table of Oura's with steps or sleep in the box."""
    return any(_tables(box))


def read(box: Box, reading: Reading) -> Findings:
    """Steps by Oura's day, sleep by the date of waking, each sleep once by its `id`."""
    book = DayBook("oura", reading)
    order = preferred(reading)
    tables = {table.path: table for table in _tables(box)}
    files = Progress(reading, len(tables))
    for path in files.each(path for path, table in tables.items() if not table.has_sleep):
        _read_days(_rows(box, tables[path]), book)
    sleeps = (tables[path] for path in files.each(path for path, table in tables.items() if table.has_sleep))
    for when, (minutes, by) in sleep_by_day(_sleeps(box, sleeps, reading, book), order).items():
        book.sleep(when, minutes, by)
    return book.findings(box.name, order)


def _tables(box: Box) -> Iterator[_Table]:
    """Tables by their columns: cells may hold JSON with any separator in it, the header never does."""
    for path in named(box, ".csv"):
        line = first_line(box, path)
        if "bedtime_start" not in line and "active_calories" not in line:
            continue
        for delimiter in ";,":
            header = {cell.strip().lower() for cell in next(iter(first_rows(box, path, 1, delimiter=delimiter)), [])}
            if header >= _SLEEP_COLUMNS or header >= _DAY_COLUMNS:
                yield _Table(path, header >= _SLEEP_COLUMNS, delimiter)
                break


def _rows(box: Box, table: _Table) -> Iterator[dict[str, str]]:
    rows = csv_rows(box.read(table.path), base(table.path), delimiter=table.delimiter)
    header = [cell.strip().lower() for cell in next(rows, [])]
    return (dict(zip(header, row, strict=False)) for row in rows)


def _read_days(rows: Iterable[dict[str, str]], book: DayBook) -> None:
    for row in rows:
        when, cell = day(row.get("day")), row.get("steps", "").strip()
        count = number(cell)
        if when is None or (cell and count is None):
            book.skip()
        elif count:
            book.steps(when, count, _NAME)


def _sleeps(box: Box, tables: Iterable[_Table], reading: Reading, book: DayBook) -> Iterator[SleepSample]:
    zone = Offsets(reading.zone)
    sleeps: dict[str, tuple[float, float, int, float]] = {}
    for table in tables:
        for row in _rows(box, table):
            if row.get("type", "").strip().lower() in _NO_SLEEP:
                book.skip(NO_NIGHT)
                continue
            start, end, asleep = (
                clock(row.get("bedtime_start")),
                clock(row.get("bedtime_end")),
                number(row.get("total_sleep_duration")),
            )
            if start is None or end is None or asleep is None:
                book.skip()
                continue
            began, ended = seconds(start, reading.zone), seconds(end, reading.zone)
            east = end.utcoffset()
            here = int(east.total_seconds()) if east is not None else zone.at(ended)
            sleeps[row.get("id") or f"{began}"] = began, ended, here, asleep
    for sleep in sleeps.values():
        yield from book.night(_NAME, *sleep)
