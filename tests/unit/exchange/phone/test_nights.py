"""A night's sleep belongs to the morning on which the person woke, and comes from one device."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.exchange.phone.findings import SleepSample
from spinelog.exchange.phone.nights import sleep_by_day
from spinelog.exchange.phone.samples import date_of
from tests.unit.exchange.phone.test_steps import MIDNIGHT, NAMES, at, order

SUNDAY, MONDAY = date(2026, 11, 1), date(2026, 11, 2)


def sleep(name: str, start: str, end: str, asleep_min: float | None = None, offset: int = 0) -> SleepSample:
    return SleepSample(name, at(start), at(end), offset, None if asleep_min is None else asleep_min * 60)


def test_times_of_one_device_that_overlap_count_once() -> None:
    found = sleep_by_day(
        [
            sleep("watch", "2026-11-01 23:00", "2026-11-02 03:00"),
            sleep("watch", "2026-11-02 02:00", "2026-11-02 06:00"),
            sleep("watch", "2026-11-02 02:00", "2026-11-02 06:00"),
        ],
        order,
    )
    assert found == {MONDAY: (7 * 60, "watch")}


def test_of_two_devices_only_the_first_counts_even_with_less() -> None:
    found = sleep_by_day(
        [
            sleep("phone", "2026-11-01 22:00", "2026-11-02 08:00"),
            sleep("watch", "2026-11-01 23:00", "2026-11-02 06:00"),
            sleep("phone", "2026-11-02 22:00", "2026-11-03 05:00"),
        ],
        order,
    )
    assert found == {MONDAY: (7 * 60, "watch"), date(2026, 11, 3): (7 * 60, "phone")}


def test_a_night_with_a_long_time_awake_is_one_night() -> None:
    found = sleep_by_day(
        [
            sleep("watch", "2026-11-01 23:00", "2026-11-02 02:00"),
            sleep("watch", "2026-11-02 05:30", "2026-11-02 08:00"),
        ],
        order,
    )
    assert found == {MONDAY: (5 * 60 + 30, "watch")}


def test_sleep_that_ends_before_midnight_is_the_evenings_and_what_follows_soon_moves_it_to_the_morning() -> None:
    evening = sleep("watch", "2026-11-01 20:30", "2026-11-01 23:30")
    assert sleep_by_day([evening], order) == {SUNDAY: (180, "watch")}
    rest = sleep("watch", "2026-11-02 01:00", "2026-11-02 06:00")
    assert sleep_by_day([evening, rest], order) == {MONDAY: (180 + 300, "watch")}


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("13:00", "14:30", None),
        ("10:00", "12:59", None),
        ("17:01", "20:00", None),
        ("09:59", "11:00", 61),  # it began before ten
        ("18:00", "20:01", 121),  # it ended after eight
        ("13:00", "16:00", 180),  # three hours are no nap
    ],
)
def test_a_nap_is_no_part_of_the_night(start: str, end: str, minutes: int | None) -> None:
    found = sleep_by_day([sleep("watch", f"2026-11-01 {start}", f"2026-11-01 {end}")], order)
    assert found == ({SUNDAY: (minutes, "watch")} if minutes else {})


def test_a_watch_with_only_a_nap_leaves_the_night_to_the_phone() -> None:
    found = sleep_by_day(
        [
            sleep("watch", "2026-11-02 13:00", "2026-11-02 14:00"),
            sleep("phone", "2026-11-01 23:00", "2026-11-02 06:00"),
        ],
        order,
    )
    assert found == {MONDAY: (420, "phone")}


def test_the_night_on_which_the_clock_goes_back_has_an_hour_more() -> None:
    """Berlin, from 24 October 23:00 (UTC+2) to 25 October 07:00 (UTC+1): nine hours."""
    found = sleep_by_day([sleep("watch", "2026-10-24 21:00", "2026-10-25 06:00", offset=3600)], order)
    assert found == {date(2026, 10, 25): (9 * 60, "watch")}


def test_the_date_is_that_of_the_place_where_the_person_woke() -> None:
    night = ("2026-11-01 12:00", "2026-11-01 19:00")
    assert sleep_by_day([sleep("watch", *night, offset=9 * 3600)], order) == {MONDAY: (420, "watch")}
    assert sleep_by_day([sleep("watch", *night, offset=-8 * 3600)], order) == {SUNDAY: (420, "watch")}


def test_of_a_night_that_began_in_another_zone_the_last_one_says_the_date() -> None:
    stages = [
        sleep("watch", "2026-11-01 18:00", "2026-11-01 20:00", offset=-5 * 3600),
        sleep("watch", "2026-11-01 20:00", "2026-11-01 23:30", offset=3600),
    ]
    assert sleep_by_day(stages, order) == {MONDAY: (330, "watch")}


def test_where_the_file_says_how_much_was_asleep_that_counts() -> None:
    night = sleep("watch", "2026-11-01 23:00", "2026-11-02 07:00", asleep_min=432)
    assert sleep_by_day([night, night], order) == {MONDAY: (432, "watch")}


def test_more_sleep_than_time_is_left_out() -> None:
    assert sleep_by_day([sleep("watch", "2026-11-01 23:00", "2026-11-02 07:00", asleep_min=481)], order) == {}


@st.composite
def sleeps(draw: st.DrawFn) -> SleepSample:
    start = MIDNIGHT + 60 * draw(st.integers(0, 3 * 1440))
    end = start + 60 * draw(st.integers(-5, 600))
    return SleepSample(draw(st.sampled_from(NAMES)), start, end, 0)


def by_the_minute(samples: list[SleepSample], offset: int) -> dict[date, tuple[int, str]]:
    """The same by asking at every minute who slept."""
    found: dict[date, tuple[int, str]] = {}
    for name in reversed(NAMES):
        asleep = sorted({
            minute
            for source, start, end, _, _ in samples
            if source == name
            for minute in range(int(start) // 60, int(end) // 60)
        })  # fmt: skip
        nights: dict[date, int] = {}
        while asleep:
            until = next((place for place in range(1, len(asleep)) if asleep[place] - asleep[place - 1] > 180), len(asleep))
            session, asleep = asleep[:until], asleep[until:]
            start, end = session[0] + offset // 60, session[-1] + 1 + offset // 60
            is_by_day = start // 1440 == end // 1440 and start % 1440 >= 600 and end % 1440 <= 1200
            if not (end - start < 180 and is_by_day):
                woke = date_of(end // 1440)
                nights[woke] = nights.get(woke, 0) + len(session)
        found.update({woke: (minutes, name) for woke, minutes in nights.items()})
    return found


@given(st.lists(sleeps(), max_size=8), st.sampled_from((0, 3600, -18_000)))
def test_it_is_as_asking_at_every_minute_who_slept(samples: list[SleepSample], offset: int) -> None:
    moved = [sample._replace(offset=offset) for sample in samples]
    assert sleep_by_day(moved, order) == by_the_minute(samples, offset)
