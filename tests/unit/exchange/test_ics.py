"""A reminder as a calendar takes it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.exchange.ics import LINE_BYTES, Reminder, _folded, calendar

MADE = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
DAILY = Reminder(at=time(20, 30), first=date(2026, 11, 20), until=date(2026, 12, 4))


def test_every_day_until_the_last() -> None:
    assert calendar(DAILY, MADE).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//spinelog//reminder//EN",
        "BEGIN:VEVENT",
        "UID:20261120T203000-daily@spinelog.invalid",
        "DTSTAMP:20261120T190000Z",
        "DTSTART:20261120T203000",
        "DURATION:PT5M",
        "RRULE:FREQ=DAILY;UNTIL=20261204T203000",
        "SUMMARY:Your journal",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Your journal",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_once_a_week_without_an_end() -> None:
    weekly = calendar(Reminder(at=time(8), first=date(2026, 11, 20), is_weekly=True), MADE)
    assert "RRULE:FREQ=WEEKLY\r\n" in weekly
    assert "UID:20261120T080000-weekly@spinelog.invalid\r\n" in weekly


@pytest.mark.parametrize("word", ["pain", "spine", "back", "symptom", "medic", "health"])
def test_whoever_sees_the_calendar_learns_nothing_of_the_illness(word: str) -> None:
    shown = [line for line in calendar(DAILY, MADE).split("\r\n") if line.startswith(("SUMMARY", "DESCRIPTION", "LOCATION"))]
    assert shown
    assert not [line for line in shown if word in line.lower()]


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1, max_size=400))
def test_no_line_is_too_long_and_none_loses_a_sign(text: str) -> None:
    pieces = list(_folded(text))
    assert all(len(piece.encode()) <= LINE_BYTES for piece in pieces)
    assert "\r\n".join(pieces).replace("\r\n ", "") == text
