"""The edge of the day, and what is in time, added later or from memory."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from spinelog.domain.clock import ADDED_LATER, FROM_MEMORY, IN_TIME, Clock, Stamp, lateness, local_time

DAY = date(2026, 11, 18)
ZONE = timezone(timedelta(hours=-5))


def _at(day: int, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (_at(20, 19), 20),
        (_at(20, 23, 59), 20),
        (_at(21, 0, 1), 20),
        (_at(21, 3, 59, 59), 20),
        (_at(21, 4), 21),
    ],
)
def test_before_four_in_the_morning_an_entry_is_for_the_day_before(now: datetime, day: int) -> None:
    assert Clock(now).entry_day() == date(2026, 11, day)
    assert Clock(now).today() == now.date()


def test_a_given_today_has_no_edge() -> None:
    clock = Clock(_at(21, 1)).moved_to(date(2026, 3, 1))
    assert clock.is_moved
    assert clock.entry_day() == clock.today() == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("written", "late"),
    [
        (_at(17, 9), IN_TIME),
        (_at(18, 23, 59), IN_TIME),
        (_at(19, 11, 59, 59), IN_TIME),
        (_at(19, 12), IN_TIME),
        (_at(19, 12, 0, 1), ADDED_LATER),
        (_at(21, 23, 59, 59), ADDED_LATER),
        (_at(22, 0), FROM_MEMORY),
        (_at(30, 0), FROM_MEMORY),
    ],
)
def test_in_time_until_noon_then_added_later_for_three_days_then_from_memory(written: datetime, late: str) -> None:
    stamp = Stamp(written)
    assert lateness(DAY, stamp.instant, stamp.offset_min) == late


@pytest.mark.parametrize(("written", "late"), [(_at(18, 20), IN_TIME), (_at(21, 9), ADDED_LATER), (_at(30, 0), ADDED_LATER)])
def test_what_stood_on_paper_is_never_from_memory(written: datetime, late: str) -> None:
    stamp = Stamp(written)
    assert lateness(DAY, stamp.instant, stamp.offset_min, from_paper=True) == late


def test_what_was_written_abroad_is_judged_by_the_clock_there() -> None:
    instant = datetime(2026, 11, 19, 12, 30, tzinfo=UTC)
    assert lateness(DAY, instant, 0) == ADDED_LATER
    assert lateness(DAY, instant, -60) == IN_TIME
    assert local_time(instant, -60) == datetime(2026, 11, 19, 11, 30)


def test_a_stamp_keeps_the_instant_in_utc_and_the_offset_of_its_place() -> None:
    stamp = Stamp(datetime(2026, 11, 20, 19, 0, 5, 999_999, tzinfo=timezone(timedelta(hours=5, minutes=30))))
    assert stamp.instant == datetime(2026, 11, 20, 13, 30, 5, tzinfo=UTC)
    assert stamp.offset_min == 330


def test_a_stamp_needs_to_know_its_place() -> None:
    with pytest.raises(ValueError, match="aware"):
        Stamp(datetime(2026, 11, 20, 19, 0))


def test_a_given_today_does_not_make_late_entries_look_in_time() -> None:
    clock = Clock(_at(20, 19)).moved_to(date(2026, 3, 1))
    assert clock.stamp().instant == _at(20, 19).astimezone(UTC)


def test_in_a_made_up_journal_the_records_follow_a_given_today() -> None:
    clock = Clock(_at(20, 19)).moved_to(date(2026, 3, 1))
    clock.moved_records = True
    assert clock.stamp().instant == datetime(2026, 3, 2, 0, 0, tzinfo=UTC)


def test_the_real_clock_knows_its_zone() -> None:
    assert Clock().now().tzinfo is not None
