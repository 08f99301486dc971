"""Fitbit out of Google Takeout, in the files of before 2024 (`Global Export Data`) and the newer tables beside them."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias

from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.csv_text import csv_rows, records
from spinelog.exchange.phone.daybook import IN_UTC, UTC_UNLESS_SAID, DayBook, Progress, preferred, trust
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.entries import base, beginning, first_line, first_rows, items, named
from spinelog.exchange.phone.findings import Findings, Reading, SleepSample, StepSample
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.samples import Order
from spinelog.exchange.phone.steps import steps_by_day
from spinelog.exchange.phone.values import clock, label, number, offset, on_the_wall, seconds

_STEPS_JSON = re.compile(r"steps-\d{4}-\d\d-\d\d", re.IGNORECASE)
_SLEEP_JSON = re.compile(r"sleep-\d{4}-\d\d-\d\d", re.IGNORECASE)
_STEP_COLUMNS = {"timestamp", "steps", "data source"}
_SLEEP_COLUMNS = {"sleep_id", "minutes_asleep", "sleep_start", "sleep_end"}
_WHEN = re.compile(r"\d\d/\d\d/\d\d \d\d:\d\d:\d\d", re.ASCII)
_MINUTE = 60.0
_NAME = "Fitbit"
_LONGEST_KEY = 80
_CLOCKS_BACK = 3600.0
"""Seconds that the clock on the wall does not show in the night when it is put back."""

_Counts: TypeAlias = "tuple[array[float], array[float]]"
"""Instants, and the steps counted in the minute from each."""


def is_mine(box: Box) -> bool:
    """Whether there is a file of Fitbit in the box."""
    return any(_tables(box)) or any(_lists(box))


def read(box: Box, reading: Reading) -> Findings:
    """Steps that Fitbit added up from all devices, else those of one device a day; sleep with an offset, else without."""
    book = DayBook("fitbit", reading)
    order = preferred(reading)
    tables, lists = dict(_tables(box)), dict(_lists(box))
    files = Progress(reading, len(tables) + len(lists))

    def paths(kinds: Mapping[str, str], kind: str) -> Iterator[str]:
        return files.each(path for path, found in kinds.items() if found == kind)

    for when, (count, _) in steps_by_day(_minutes(box, paths(lists, "steps"), reading, book), order).items():
        book.steps(when, count, _NAME)
    for when, (count, by) in _one_device_a_day(_counts(box, paths(tables, "steps"), reading, book), reading, order).items():
        if when not in book.days_with_steps:
            book.steps(when, count, by)
    for when, (minutes, by) in sleep_by_day(_nights(box, paths(tables, "sleep"), reading, book), order).items():
        book.sleep(when, minutes, by)
    for when, (minutes, by) in sleep_by_day(_logs(box, paths(lists, "sleep"), book), order).items():
        if when not in book.days_with_sleep:
            book.sleep(when, minutes, by)
    return book.findings(box.name, order)


def _tables(box: Box) -> Iterator[tuple[str, str]]:
    """Tables by their columns, and what is in each."""
    for path in named(box, ".csv"):
        line = first_line(box, path)
        if "steps" not in line and "sleep_id" not in line:
            continue
        header = {cell.strip() for cell in next(iter(first_rows(box, path)), [])}
        if header >= _STEP_COLUMNS:
            yield path, "steps"
        elif header >= _SLEEP_COLUMNS:
            yield path, "sleep"


def _lists(box: Box) -> Iterator[tuple[str, str]]:
    """Lists by their names, since calories look the same as steps; and what is in each."""
    for path in named(box, ".json"):
        name = base(path)
        if _STEPS_JSON.match(name) and '"dateTime"' in beginning(box, path):
            yield path, "steps"
        elif _SLEEP_JSON.match(name) and '"dateOfSleep"' in beginning(box, path):
            yield path, "sleep"


def _minutes(box: Box, paths: Iterable[str], reading: Reading, book: DayBook) -> Iterator[StepSample]:
    """Steps of each minute in all devices together. Their times are UTC, as a comparison with the newer tables shows."""
    zone = Offsets(reading.zone)
    for path in paths:
        for item in items(box, path):
            value = item.get("value") if isinstance(item, dict) else None
            if value == "0":  # most minutes
                continue
            count, start = number(value), _instant(item.get("dateTime")) if isinstance(item, dict) else None
            if count is None or start is None:
                book.skip()
            elif count:
                book.taken_local = bool(reading.local_times)
                if reading.local_times is None:
                    book.note(UTC_UNLESS_SAID)
                here = 0 if reading.local_times else zone.at(start)
                yield StepSample(_NAME, start, start + _MINUTE, here, count)


def _instant(when: object) -> float | None:
    """Seconds since 1970 from `11/20/26 19:00:00`, as if it were UTC."""
    if not isinstance(when, str) or not _WHEN.fullmatch(when):
        return None
    try:
        moment = datetime(
            2000 + int(when[6:8]), int(when[:2]), int(when[3:5]), int(when[9:11]), int(when[12:14]), int(when[15:17]), tzinfo=UTC
        )
    except ValueError:
        return None
    return moment.timestamp()


def _counts(box: Box, paths: Iterable[str], reading: Reading, book: DayBook) -> dict[str, _Counts]:
    """The newer tables: what each device counted, side by side, so that adding them up counts a walk two or three times."""
    devices: dict[str, _Counts] = {}
    for path in paths:
        for row in records(csv_rows(box.read(path), base(path))):
            when, count = clock(row.get("timestamp")), number(row.get("steps"))
            if when is None or count is None:
                book.skip()
            elif count:
                book.note(IN_UTC)
                name = label(row.get("data source"), _NAME)
                starts, steps = devices.setdefault(name, (array("d"), array("d")))
                starts.append(seconds(when, UTC))
                steps.append(count)
    return devices


def _one_device_a_day(devices: dict[str, _Counts], reading: Reading, order: Order) -> dict[date, tuple[int, str]]:
    """The steps of the device that the person trusts most, else of the one that counted most on the day: it was worn longest."""
    zone = Offsets(reading.zone)
    trusted = trust(reading)
    best: dict[date, tuple[int, int, str]] = {}
    for name in sorted(devices, key=order):
        samples = (StepSample(name, start, start, zone.at(start), count) for start, count in zip(*devices[name], strict=True))
        for when, (count, by) in steps_by_day(samples, order).items():
            found = (trusted(name), -count, by)
            best[when] = min(best.get(when, found), found, key=lambda one: one[:2])
    return {when: (-minus, by) for when, (_, minus, by) in best.items()}


def _nights(box: Box, paths: Iterable[str], reading: Reading, book: DayBook) -> Iterator[SleepSample]:
    """The newer tables: times in UTC with an offset. The same night can stand in two files; the later one holds."""
    zone = Offsets(reading.zone)
    nights: dict[str, tuple[float, float, int, float]] = {}
    for path in paths:
        for row in records(csv_rows(box.read(path), base(path))):
            start, end, asleep = clock(row.get("sleep_start")), clock(row.get("sleep_end")), number(row.get("minutes_asleep"))
            if start is None or end is None or asleep is None:
                book.skip()
                continue
            began, ended = seconds(start, UTC), seconds(end, UTC)
            here = offset(row.get("end_utc_offset"))
            if here is None:
                book.note(IN_UTC)
                here = zone.at(ended)
            key = row.get("sleep_id") or f"{began}"
            nights[key] = began, ended, here, asleep * _MINUTE
    for night in nights.values():
        yield from book.night(_NAME, *night)


def _logs(box: Box, paths: Iterable[str], book: DayBook) -> Iterator[SleepSample]:
    """The older lists: times by the clock on the wall, without an offset. The same night can stand in two files."""
    nights: dict[str, tuple[float, float, int, float]] = {}
    for path in paths:
        for item in items(box, path):
            match item:
                case {"startTime": start, "endTime": end, "minutesAsleep": minutes, **rest} if (
                    (first := clock(start)) and (last := clock(end)) and (asleep := number(minutes)) is not None
                ):
                    log = rest.get("logId")
                    key = str(log if isinstance(log, int | str) else start)[:_LONGEST_KEY]
                    ended = on_the_wall(last)
                    began = on_the_wall(first)
                    if asleep * _MINUTE <= ended - began + _CLOCKS_BACK:
                        began = min(began, ended - asleep * _MINUTE)
                    nights[key] = began, ended, 0, asleep * _MINUTE
                case _:
                    book.skip()
    for night in nights.values():
        yield from book.night(_NAME, *night)
