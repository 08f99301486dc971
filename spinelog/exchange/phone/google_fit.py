"""Google Fit out of Google Takeout: its table of days, and what it merged from all apps. Names may be in any language.

What single apps wrote (`raw_...`) stands in the merged files again and is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import NamedTuple

from spinelog.exchange.phone.box import MIB, Box
from spinelog.exchange.phone.daybook import IN_UTC, WITHOUT_STAGES, DayBook, Progress, preferred
from spinelog.exchange.phone.days import Offsets
from spinelog.exchange.phone.entries import base, beginning, named
from spinelog.exchange.phone.findings import Findings, Reading, SleepSample, StepSample
from spinelog.exchange.phone.google_fit_tables import has_any, steps_by_date
from spinelog.exchange.phone.json_text import json_items, load_json
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.samples import is_believable
from spinelog.exchange.phone.steps import steps_by_day
from spinelog.exchange.phone.values import clock, label, number, offset, seconds

_MERGED = re.compile(r'"Data Source"\s*:\s*"derived:([^"]{0,400})"')
_KINDS = ("merge", "estimated", "")
"""Of several counts that Google Fit worked out, the first of these is read."""
_DELTA = "com.google.step_count.delta"
_SEGMENT = "com.google.sleep.segment"
_POINTS = "Data Points"
_ASLEEP = frozenset({2.0, 4.0, 5.0, 6.0})
"""Asleep, light, deep and REM; the others are awake and out of bed."""
_SESSION = re.compile(r"\d{4}-\d\d-\d\dT\d\d_\d\d_\d\d(?:\.\d+)?(Z|[+-]\d\d_\d\d)?")
_IS_SLEEP = re.compile(r'"fitnessActivity"\s*:\s*"sleep')
_NAME = "Google Fit"
_NANO = 1e-9


class _Point(NamedTuple):
    start: float
    end: float
    value: float
    origin: str


def is_mine(box: Box) -> bool:
    """Whether there is a file of Google Fit in the box."""
    return has_any(box) or any(_json_files(box))


def read(box: Box, reading: Reading) -> Findings:
    """Steps from the tables of days, else from the merged counts; sleep from the merged stages, else from sessions."""
    book = DayBook("google_fit", reading)
    order = preferred(reading)
    zone = Offsets(reading.zone)
    found = list(_json_files(box))
    deltas = _best([(path, stream) for path, stream in found if _DELTA in stream])
    segments = [path for path, stream in found if _SEGMENT in stream]
    sessions = [path for path, stream in found if not stream]
    files = Progress(reading, len(named(box, ".csv")) + len(deltas) + len(segments) + len(sessions))

    for when, count in steps_by_date(box, files, book).items():
        book.steps(when, count, _NAME)
    if not book.days_with_steps:
        for when, (count, by) in steps_by_day(_counts(box, files.each(deltas), zone, book), order).items():
            book.steps(when, count, by)
    for when, (minutes, by) in sleep_by_day(_stages(box, files.each(segments), zone, book), order).items():
        book.sleep(when, minutes, by)
    for when, (minutes, by) in sleep_by_day(_sessions(box, files.each(sessions), reading, book), order).items():
        if when not in book.days_with_sleep:
            book.sleep(when, minutes, by)
            book.note(WITHOUT_STAGES)
    return book.findings(box.name, order)


def _json_files(box: Box) -> Iterator[tuple[str, str]]:
    """The files of steps or sleep among the thousands, each with its merged stream; a session of sleep has none."""
    for path in named(box, ".json"):
        name = base(path)
        is_session = _SESSION.match(name) is not None
        if _DELTA in name or _SEGMENT in name or is_session or len(box.entries) == 1:
            head = beginning(box, path)
            if (match := _MERGED.search(head)) and (_DELTA in match[1] or _SEGMENT in match[1]):
                yield path, match[1]
            elif _IS_SLEEP.search(head):
                yield path, ""


def _best(streams: list[tuple[str, str]]) -> list[str]:
    """The files of the best count: what is merged from all devices holds the others already."""
    for kind in _KINDS:
        if found := [path for path, stream in streams if kind in stream]:
            return found
    return []


def _points(box: Box, paths: Iterable[str], book: DayBook) -> Iterator[_Point]:
    for path in paths:
        for item in json_items(box, path, _POINTS):
            if point := _point(item):
                yield point
            else:
                book.skip()


def _point(item: object) -> _Point | None:
    match item:
        case {"fitValue": [{"value": {"intVal": value}}, *_], "startTimeNanos": start, "endTimeNanos": end, **rest}:
            began, ended, found = number(start), number(end), number(value)
            if began is None or ended is None or found is None or not is_believable(began * _NANO, ended * _NANO, 0):
                return None
            origin = rest.get("originDataSourceId")
            return _Point(began * _NANO, ended * _NANO, found, origin if isinstance(origin, str) else "")
    return None


def _counts(box: Box, paths: Iterable[str], zone: Offsets, book: DayBook) -> Iterator[StepSample]:
    for point in _points(box, paths, book):
        if point.value:
            book.note(IN_UTC)
            yield StepSample(_NAME, point.start, point.end, zone.at(point.start), point.value)


def _stages(box: Box, paths: Iterable[str], zone: Offsets, book: DayBook) -> Iterator[SleepSample]:
    for point in _points(box, paths, book):
        if point.value in _ASLEEP:
            book.note(IN_UTC)
            yield SleepSample(_app(point.origin), point.start, point.end, zone.at(point.end))


def _app(origin: str) -> str:
    """The app that wrote a stage, out of `raw:com.google.sleep.segment:com.example.app:...`."""
    parts = origin.split(":")
    return label(parts[2] if len(parts) > 2 else "", _NAME)


def _sessions(box: Box, paths: Iterable[str], reading: Reading, book: DayBook) -> Iterator[SleepSample]:
    """Each in a file of its own, whose times are UTC; its name says the offset when it began."""
    zone = Offsets(reading.zone)
    for path in paths:
        match load_json(box.read(path, MIB), base(path)):
            case {"startTime": first, "endTime": last, **rest} if (start := clock(first)) and (end := clock(last)):
                began, ended = seconds(start, UTC), seconds(end, UTC)
                there = _SESSION.match(base(path))
                here = _offset(began, ended, offset(there[1]) if there else None, zone, book)
                yield from book.night(_NAME, began, ended, here, _length(rest.get("duration"), ended - began))
            case _:
                book.skip()


def _offset(began: float, ended: float, there: int | None, zone: Offsets, book: DayBook) -> int:
    """The offset at waking: this computer's zone knows of a change of clocks in the night, if it is the same zone."""
    if there is None:
        book.note(IN_UTC)
    elif there != zone.at(began):
        return there
    return zone.at(ended)


def _length(duration: object, most: float) -> float:
    """Seconds out of `24990s`, or all the time between beginning and end."""
    said = number(duration.removesuffix("s")) if isinstance(duration, str) else None
    return min(said, most) if said else most
