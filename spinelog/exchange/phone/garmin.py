"""Garmin's account export: lists of days (`UDSFile`) and of nights (`sleepData`), each for some months that can overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date

from spinelog.exchange.phone.box import Box
from spinelog.exchange.phone.daybook import IN_BED, IN_UTC, DayBook, Progress, preferred
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.entries import base, beginning, items, named
from spinelog.exchange.phone.findings import Findings, Reading
from spinelog.exchange.phone.samples import local_date
from spinelog.exchange.phone.values import clock, day, number, seconds

_DAYS = re.compile(r'"calendarDate"(?=.*"(totalSteps|dailyStepGoal|wellnessStartTimeGmt|totalKilocalories)")', re.DOTALL)
_NIGHTS = re.compile(r'"(sleepStartTimestampGMT|sleepWindowConfirmationType|deepSleepSeconds)"')
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_STAGES = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
"""Older watches know no REM."""
_NOT_WORN = "OFF_WRIST"
OFF_WRIST = "a night without the watch on"
_NAME = "Garmin"


def is_mine(box: Box) -> bool:
    """Whether there is a list of Garmin's in the box."""
    return any(_lists(box))


def read(box: Box, reading: Reading) -> Findings:
    """Days and nights by `calendarDate`, which for a night is the date of waking. Where files overlap, the later one holds."""
    book = DayBook("garmin", reading)
    lists = list(_lists(box))
    files = Progress(reading, len(lists))
    for path in files.each(path for path, kind in lists if kind == "days"):
        _read_days(_objects(box, path, book), book)
    for path in files.each(path for path, kind in lists if kind == "nights"):
        _read_nights(_objects(box, path, book), reading, book)
    return book.findings(box.name, preferred(reading))


def _lists(box: Box) -> Iterator[tuple[str, str]]:
    """The lists of days and of nights, those that end earlier first; and what is in each."""
    for path in sorted(named(box, ".json"), key=lambda path: (_DATE.findall(base(path))[::-1], path)):
        name = base(path).casefold()
        if "udsfile" in name or "sleepdata" in name or len(box.entries) == 1:
            head = beginning(box, path)
            if _NIGHTS.search(head):
                yield path, "nights"
            elif _DAYS.search(head):
                yield path, "days"


def _objects(box: Box, path: str, book: DayBook) -> Iterator[Mapping[str, object]]:
    for item in items(box, path):
        if isinstance(item, dict):
            yield item
        else:
            book.skip()


def _read_days(items: Iterable[Mapping[str, object]], book: DayBook) -> None:
    for item in items:
        when, steps = _date(item.get("calendarDate")), item.get("totalSteps")
        count = number(steps)
        if when is None or (count is None and steps is not None):
            book.skip()
        elif count:
            book.steps(when, count, _NAME)


def _read_nights(items: Iterable[Mapping[str, object]], reading: Reading, book: DayBook) -> None:
    """A night without stages says only when somebody lay still; it is no sleep that was measured."""
    zone = Offsets(reading.zone)
    for item in items:
        stages = [item.get(stage) for stage in _STAGES]
        asleep = [number(stage) for stage in stages if stage is not None]
        if item.get("sleepWindowConfirmationType") == _NOT_WORN:
            book.skip(OFF_WRIST)
            continue
        if not asleep:
            book.skip(IN_BED)
            continue
        when = _date(item.get("calendarDate"))
        if when is None and (end := clock(item.get("sleepEndTimestampGMT"))):
            book.note(IN_UTC)
            woke = seconds(end, UTC)
            when = local_date(woke, zone.at(woke))
        if when is None or None in asleep:
            book.skip()
        else:
            book.sleep(when, sum(filter(None, asleep)) / 60, _NAME)


def _date(value: object) -> date | None:
    """A date as text, or taken apart as some old files have it."""
    match value:
        case {"date": text}:
            return day(text)
        case {"year": year, "monthValue": month, "dayOfMonth": number_} | {"year": year, "month": month, "day": number_}:
            return (
                day(f"{year:04}-{month:02}-{number_:02}") if all(type(part) is int for part in (year, month, number_)) else None
            )
    return day(value)
