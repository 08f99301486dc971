"""Calendar files (RFC 5545), and a reminder as one. It names no illness: calendars are shared, and shown on locked phones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from spinelog.domain.text import one_line

LINE_BYTES = 75
"""The longest line of such a file, in bytes of UTF-8 without its end."""
MINUTES = 5
"""So long the entry stands in the calendar."""
TITLE = "Your journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """When to be reminded, in local time wherever one is."""

    at: time
    first: date
    until: date | None = None
    """The last day; None: no end."""
    is_weekly: bool = False
    """Once a week, on the weekday of the first; else every day."""


def calendar(reminder: Reminder, made: datetime) -> str:
    """The file's text; `made` is the instant of writing. The same reminder has the same id, so that a calendar takes it once."""
    return as_file(_lines(reminder, made))


def as_file(lines: Iterable[str]) -> str:
    """The text of a calendar file from its lines, long ones folded."""
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def escaped(text: str) -> str:
    """Words as the value of a property: on one line, with the signs escaped that would end it."""
    return one_line(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def local(when: datetime) -> str:
    """A local time without a zone, so that it stays the same hour on a journey."""
    return f"{when:%Y%m%dT%H%M%S}"


def instant(when: datetime) -> str:
    """An instant in UTC."""
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _lines(reminder: Reminder, made: datetime) -> Iterator[str]:
    begins = datetime.combine(reminder.first, reminder.at)
    rule = f"FREQ={'WEEKLY' if reminder.is_weekly else 'DAILY'}"
    if reminder.until is not None:
        rule += f";UNTIL={local(datetime.combine(reminder.until, reminder.at))}"
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//spinelog//reminder//EN", "BEGIN:VEVENT")
    yield f"UID:{local(begins)}-{'weekly' if reminder.is_weekly else 'daily'}@spinelog.invalid"
    yield f"DTSTAMP:{instant(made)}"
    yield f"DTSTART:{local(begins)}"
    yield f"DURATION:PT{MINUTES}M"
    yield f"RRULE:{rule}"
    yield f"SUMMARY:{TITLE}"
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{TITLE}", "TRIGGER:PT0S", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _folded(line: str) -> Iterator[str]:
    """A long line in pieces, each but the first after one space; no sign is cut in two."""
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LINE_BYTES:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    yield piece
