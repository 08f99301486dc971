"""Planned times and sites as people write them, and clock times that mean the diary's day."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from spinelog.domain.block import (
    BLOCK,
    BLOCK_READING,
    USUAL_SLOTS,
    instant_near,
    site_names,
    slot_in_full,
    slot_minutes,
    slot_words,
)
from spinelog.domain.errors import BadValue

DAY = date(2026, 1, 7)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        (USUAL_SLOTS, (15, 30, 45, 60, 120, 180, 240, 300, 360, 420, 480)),
        ("before, 0:30, 1h, 1h30, 2", (30, 60, 90, 120)),
        ("30min 4 2 2", (30, 120, 240)),
    ],
)
def test_planned_times_are_read_as_a_form_has_them(text: str, minutes: tuple[int, ...]) -> None:
    assert slot_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "before", "0", "soon", "49", "1:75", " ".join(str(hour) for hour in range(1, 26))])
def test_planned_times_that_cannot_be_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadValue, match=r"like|Write"):
        slot_minutes(text)


def test_planned_times_are_kept_as_one_would_write_them() -> None:
    field = BLOCK.field("slots")
    read = field.read("60 min, 0:15 2 2h30", DAY)
    assert read == {"slots": "0:15 1 2 2:30"}
    assert field.read(str(read["slots"]), DAY) == read


@pytest.mark.parametrize(
    ("minutes", "short", "full"),
    [
        (0, "before", "before the block"),
        (15, "0:15", "15 min after"),
        (60, "1 h", "1 hour after"),
        (240, "4 h", "4 hours after"),
        (150, "2:30", "2 h 30 min after"),
    ],
)
def test_a_planned_time_has_a_short_and_a_long_name(minutes: int, short: str, full: str) -> None:
    assert (slot_words(minutes), slot_in_full(minutes)) == (short, full)


def test_sites_are_apart_by_commas_and_each_stands_once() -> None:
    assert site_names(" Right,left , right") == ("right", "left")
    for text in ("", " , ", "a, b, c, d, e", "a name that is far too long for a column"):
        with pytest.raises(BadValue):
            site_names(text)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        (time(9, 30), datetime(2026, 1, 7, 9, 30, tzinfo=UTC)),
        (time(23, 59), datetime(2026, 1, 7, 23, 59, tzinfo=UTC)),
        (time(1, 0), datetime(2026, 1, 8, 1, 0, tzinfo=UTC)),
    ],
)
def test_after_midnight_the_diary_goes_on(clock: time, expected: datetime) -> None:
    assert instant_near(datetime(2026, 1, 7, 9, 42, tzinfo=UTC), clock, 0) == expected


def test_a_clock_time_is_of_the_place_where_the_diary_was_begun() -> None:
    started = datetime(2026, 1, 7, 22, 30, tzinfo=UTC)  # 08:30 on the 8th, ten hours east
    assert instant_near(started, time(9, 0), 600) == started + timedelta(minutes=30)


def test_a_score_and_left_out_exclude_each_other_and_nothing_at_all_is_refused() -> None:
    assert BLOCK_READING.complete({"score": 3, "left_out": True}, DAY)["left_out"] is False
    with pytest.raises(BadValue, match="score"):
        BLOCK_READING.complete({"score": None, "left_out": False, "extra": None}, DAY)
    assert BLOCK_READING.complete({"extra": True}, DAY) == {"extra": True}
