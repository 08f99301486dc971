"""Samsung Health's personal data: tables whose first line says what they are, and whose rows end with a comma too many."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.csv_text import csv_rows
from spinelog.exchange.phone.daybook import IN_UTC, UTC_UNLESS_SAID, WITHOUT_STAGES, DayBook, Progress, preferred
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.entries import base, first_line, first_rows, named
from spinelog.exchange.phone.findings import Findings, Reading, SleepSample
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.samples import LATEST
from spinelog.exchange.phone.samsung_clock import Middle, is_local
from spinelog.exchange.phone.values import clock, day, label, number, offset, on_the_wall, seconds

_KINDS = {
    "com.samsung.shealth.tracker.pedometer_day_summary": "steps",
    "com.samsung.shealth.step_daily_trend": "steps",
    "com.samsung.shealth.sleep": "sleep",
    "com.samsung.health.sleep": "sleep",
    "com.samsung.health.sleep_stage": "stages",
}
"""What the first cell of a table says, and what is in it."""

_ALL_DEVICES = "VfS0qUERdZ"
"""The device under which the steps of all devices together stand: the same in every export."""
_ALL_SOURCES = ("-2", "-2.0")
"""The `source_type` of that in the newer table; numbers of single devices are 0 and above."""
_ASLEEP = frozenset({40002.0, 40003.0, 40004.0})
"""Light, deep and REM; 40001 is awake."""
_MADE = re.compile(r"\.(20\d\d)(\d\d)(\d\d)\d{4,8}\.csv$")
_NAME = "Samsung Health"
_OWN = "com.sec.android.app.shealth"

_A_NIGHT = timedelta(hours=3)

LOCAL_BY_NIGHTS = "By its nights, the times in this file are local."
UTC_BY_NIGHTS = "By its nights, the times in this file are UTC."

_Record = dict[str, str]


class _Count(NamedTuple):
    when: date
    is_all: bool
    """Of all devices together."""
    steps: float


class _Night(NamedTuple):
    start: datetime
    end: datetime
    """Aware when they are instants; else local or UTC."""
    offset: int | None
    package: str
    """The app that wrote it, for people."""
    said: float
    """Seconds that it lasted as the file says; 0 for not said."""

    @property
    def is_instant(self) -> bool:
        """Whether it is known when it was."""
        return self.start.tzinfo is not None


def is_mine(box: Box) -> bool:
    """Whether there is a table of Samsung Health with steps or sleep in the box."""
    return any(_tables(box))


def read(box: Box, reading: Reading) -> Findings:
    """Steps of all devices together, else of the device that counted most; sleep by stages, else from beginning to end."""
    book = DayBook("samsung_health", reading)
    order = preferred(reading, _NAME.casefold())
    tables = list(_tables(box))
    files = Progress(reading, len(tables))

    def paths(kind: str) -> Iterator[str]:
        return files.each(path for path, found in tables if found == kind)

    for when, count in _steps(box, paths("steps"), book).items():
        book.steps(when, count, _NAME)
    nights = _nights(box, paths("sleep"), book)
    asleep = _asleep(box, paths("stages"))
    for when, (minutes, by) in sleep_by_day(_samples(nights, asleep, reading, book), order).items():
        book.sleep(when, minutes, by)
    made = [found for path, _ in tables if (match := _MADE.search(path)) and (found := day("-".join(match.groups())))]
    return book.findings(box.name, order, max(made, default=None))


def _tables(box: Box) -> Iterator[tuple[str, str]]:
    """The tables of steps, sleep and stages, those of an earlier export first; and what is in each."""
    for path in sorted(named(box, ".csv"), key=base):
        if "com.samsung." not in first_line(box, path):
            continue
        first = next(iter(first_rows(box, path, 1, delimiter=",")), [""])
        if kind := _KINDS.get(first[0].strip().strip('"')):
            yield path, kind


def _rows(box: Box, path: str) -> Iterator[_Record]:
    """The rows by the last word of each column's name, since some tables put the table's name before it."""
    rows = csv_rows(box.read(path), base(path), delimiter=",")
    next(rows, None)
    header = [name.strip().rpartition(".")[2] for name in next(rows, [])]
    return (dict(zip(header, row, strict=False)) for row in rows)


def _steps(box: Box, paths: Iterator[str], book: DayBook) -> dict[date, float]:
    """Steps by date. Rows keep their `datauuid` from export to export; the later export has the last day in full."""
    rows: dict[str, _Count] = {}
    for path in paths:
        for row in _rows(box, path):
            when, steps = _date(row.get("day_time", "")), number(row.get("step_count") or row.get("count"))
            if when is None or steps is None:
                book.skip()
                continue
            device, source = row.get("deviceuuid", ""), row.get("source_type", "").strip()
            is_all = device == _ALL_DEVICES or source in _ALL_SOURCES
            rows[row.get("datauuid") or f"{when} {device} {source}"] = _Count(when, is_all, steps)
    best: dict[date, _Count] = {}
    for count in rows.values():
        best[count.when] = max(
            best.get(count.when, count), count, key=lambda found: (found.is_all and found.steps > 0, found.steps)
        )
    return {when: found.steps for when, found in best.items()}


def _nights(box: Box, paths: Iterator[str], book: DayBook) -> dict[str, _Night]:
    """The nights by their `datauuid`, as a later export states them."""
    nights: dict[str, _Night] = {}
    for path in paths:
        for row in _rows(box, path):
            times = _times(row)
            if times is None:
                book.skip()
                continue
            start, end = times
            key = row.get("datauuid") or f"{row.get('pkg_name')} {start}"
            package = label(row.get("pkg_name", "").replace(_OWN, ""), _NAME)
            nights[key] = _Night(
                start, end, offset(row.get("time_offset")), package, 60 * (number(row.get("sleep_duration")) or 0.0)
            )
    return nights


def _asleep(box: Box, paths: Iterator[str]) -> dict[str, float]:
    """Seconds of light, deep and REM sleep by night, as the later export has them."""
    nights: dict[str, float] = {}
    for path in paths:
        here: dict[str, float] = defaultdict(float)
        for row in _rows(box, path):
            night, times = row.get("sleep_id"), _times(row)
            if night and times and number(row.get("stage")) in _ASLEEP:
                here[night] += max(0.0, (times[1] - times[0]).total_seconds())
        nights.update(here)
    return nights


def _samples(nights: dict[str, _Night], asleep: dict[str, float], reading: Reading, book: DayBook) -> Iterator[SleepSample]:
    """The nights as instants."""
    zone = Offsets(reading.zone)
    local = _are_local(nights.values(), reading, book)
    for key, night in nights.items():
        start, end = on_the_wall(night.start), on_the_wall(night.end)
        is_here = local and not night.is_instant
        here = night.offset
        if here is None:
            here = zone.at(seconds(night.end, reading.zone if is_here else UTC))
            if not is_here:
                book.note(IN_UTC)
        if is_here:
            start, end = start - here, end - here
        length = asleep.get(key)
        if not length:
            book.note(WITHOUT_STAGES)
            length = night.said or end - start
        yield from book.night(night.package, start, end, here, min(length, max(0.0, end - start)))


def _are_local(nights: Collection[_Night], reading: Reading, book: DayBook) -> bool:
    """Whether times without a zone are local: as the person says, else as the nights show, else not."""
    open_ones = [night for night in nights if not night.is_instant]
    if not any(night.offset != 0 for night in open_ones):
        return bool(reading.local_times)
    if reading.local_times is not None:
        book.taken_local = reading.local_times
        return reading.local_times
    middles = [
        Middle((on_the_wall(night.start) + on_the_wall(night.end)) / 2, night.offset)
        for night in open_ones
        if night.offset is not None and night.end - night.start >= _A_NIGHT
    ]
    found = is_local(middles)
    book.note(UTC_UNLESS_SAID if found is None else LOCAL_BY_NIGHTS if found else UTC_BY_NIGHTS)
    book.taken_local = bool(found)
    return bool(found)


def _date(cell: str) -> date | None:
    """The local date, from milliseconds at midnight UTC or from text; no offset belongs to it."""
    if cell.strip().isdigit():
        moment = _time(cell)
        return moment.date() if moment else None
    return day(cell)


def _times(row: _Record) -> tuple[datetime, datetime] | None:
    """Beginning and end, both stated in the same way."""
    start, end = _time(row.get("start_time", "")), _time(row.get("end_time", ""))
    return (start, end) if start and end and (start.tzinfo is None) == (end.tzinfo is None) else None


def _time(cell: str) -> datetime | None:
    """A time as it is stated: text without a zone, or milliseconds since 1970, which are UTC and come out aware."""
    if not cell.strip().isdigit():
        return clock(cell)
    instant = (number(cell) or 0.0) / 1000
    return datetime.fromtimestamp(instant, UTC) if 0 < instant < LATEST else None
