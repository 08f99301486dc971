"""Numbers, dates and instants as programs write them into their exports. None where a cell holds no such thing."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from math import isfinite

from spinelog.domain.text import one_line, storable
from spinelog.exchange.phone.samples import LARGEST_OFFSET

_LONGEST = 40
"""Signs of a cell that are looked at; a longer one is no number and no date."""
_FIGURES = 15
_LONGEST_NAME = 80
_YEARS = range(1971, 2100)
"""Whatever the offset, an instant in them is after 1970, before which Windows knows no offsets."""
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d{1,3})?")
_OFFSET = re.compile(r"([+-])(\d\d)[:_]?(\d\d)")


def number(value: object) -> float | None:
    """A finite number that is not negative, from JSON or from a cell."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        if isinstance(value, str):
            if len(value) <= _FIGURES and value.isdecimal():  # nearly always, and much quicker
                return float(value)
            text = _text(value)
            found = float(text) if _NUMBER.fullmatch(text) else -1.0
        else:
            found = float(value)
    except OverflowError:
        return None
    return found if found >= 0 and isfinite(found) else None


def day(value: object) -> date | None:
    """The date that an ISO date begins with, whatever time follows it."""
    text = _text(value)
    if not _DATE.match(text):
        return None
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def clock(value: object) -> datetime | None:
    """A date with a time in ISO form, aware where it has an offset or a Z."""
    text = _text(value)
    if not _CLOCK.match(text):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def seconds(moment: datetime, zone: tzinfo) -> float:
    """Seconds since 1970 UTC of a moment; one without an offset is in `zone`."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp()


def on_the_wall(moment: datetime) -> float:
    """Seconds since 1970 of the clock on the wall: as if it were UTC, for a sample whose offset is 0."""
    return moment.replace(tzinfo=UTC).timestamp()


def offset(value: object) -> int | None:
    """Seconds east of UTC from `UTC+0100`, `+01:00`, `+01_00` or Z."""
    text = _text(value)
    if text in ("Z", "UTC"):
        return 0
    if not (found := _OFFSET.search(text)):
        return None
    size = int(found[2]) * 3600 + int(found[3]) * 60
    return (-size if found[1] == "-" else size) if size <= LARGEST_OFFSET else None


def label(value: object, otherwise: str) -> str:
    """The name of a device or an app for people. Commas part one from the next where several are named."""
    words = one_line(storable(value[:_LONGEST_NAME]).replace(",", " ")) if isinstance(value, str) else ""
    return words or otherwise


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
