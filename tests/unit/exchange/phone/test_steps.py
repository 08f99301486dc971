"""Several devices counted the same walk: each step once, on the day on which it was made."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.exchange.phone.findings import StepSample
from spinelog.exchange.phone.samples import LONGEST, date_of
from spinelog.exchange.phone.steps import steps_by_day

NAMES = ("watch", "phone", "band")
MIDNIGHT = 1_600_041_600
"""14 September 2020, 00:00 UTC."""


def order(name: str) -> tuple[int]:
    return (NAMES.index(name),)


def at(text: str) -> float:
    """An instant by its UTC date and time."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


def walk(name: str, start: str, end: str, steps: float, offset: int = 0) -> StepSample:
    return StepSample(name, at(start), at(end), offset, steps)


def test_where_both_counted_only_the_first_device_counts_and_the_other_where_it_was_alone() -> None:
    found = steps_by_day(
        [
            walk("phone", "2026-11-02 09:00", "2026-11-02 10:00", 1200),
            walk("watch", "2026-11-02 09:30", "2026-11-02 10:00", 700),
        ],
        order,
    )
    assert found == {date(2026, 11, 2): (700 + 600, "watch, phone")}


def test_what_is_written_twice_counts_once() -> None:
    once = walk("watch", "2026-11-02 09:30", "2026-11-02 10:00", 700)
    assert steps_by_day([once] * 3, order) == {date(2026, 11, 2): (700, "watch")}


def test_of_one_device_the_sample_that_began_first_counts() -> None:
    found = steps_by_day(
        [
            walk("phone", "2026-11-02 09:00", "2026-11-02 10:00", 600),
            walk("phone", "2026-11-02 09:30", "2026-11-02 10:30", 1200),
        ],
        order,
    )
    assert found == {date(2026, 11, 2): (600 + 600, "phone")}


def test_a_walk_over_midnight_is_split_by_time() -> None:
    found = steps_by_day([walk("phone", "2026-11-02 22:45", "2026-11-02 23:45", 100, offset=3600)], order)
    assert found == {date(2026, 11, 2): (25, "phone"), date(2026, 11, 3): (75, "phone")}


def test_the_day_on_which_the_clock_changes_has_25_hours() -> None:
    """Berlin, 25 October 2026: 100 steps in each hour from local midnight to local midnight."""
    hours = [at("2026-10-24 22:00") + 3600 * hour for hour in range(25)]
    change = at("2026-10-25 01:00")
    found = steps_by_day([StepSample("phone", hour, hour + 3600, 7200 if hour < change else 3600, 100) for hour in hours], order)
    assert found == {date(2026, 10, 25): (2500, "phone")}


def test_a_count_without_length_counts_once_and_not_within_another() -> None:
    moment = walk("phone", "2026-11-02 09:30", "2026-11-02 09:30", 50)
    assert steps_by_day([moment, moment], order) == {date(2026, 11, 2): (50, "phone")}
    longer = walk("watch", "2026-11-02 09:00", "2026-11-02 10:00", 700)
    assert steps_by_day([moment, longer], order) == {date(2026, 11, 2): (700, "watch")}


@pytest.mark.parametrize(
    "sample",
    [
        walk("phone", "2026-11-02 10:00", "2026-11-02 09:00", 50),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", 0),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", -5),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", 200_001),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", float("nan")),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", float("inf")),
        walk("phone", "2026-11-02 10:00", "2026-11-09 11:00", 50),
        walk("phone", "2126-11-02 10:00", "2126-11-02 11:00", 50),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", 50, offset=90_000),
        StepSample("phone", float("nan"), MIDNIGHT, 0, 50),
        StepSample("phone", -5, 5, 0, 50),
        walk("phone", "2026-11-02 10:00", "2026-11-02 11:00", 0.4),
    ],
)
def test_what_cannot_be_is_left_out(sample: StepSample) -> None:
    assert steps_by_day([sample], order) == {}


def test_many_devices_are_named_by_the_first_five() -> None:
    samples = [StepSample(f"app {number:02}", MIDNIGHT + 60 * number, MIDNIGHT + 60 * number + 60, 0, 10) for number in range(9)]
    found = steps_by_day(samples, lambda name: (name,))
    assert found == {date(2020, 9, 14): (90, "app 00, app 01, app 02, app 03, app 04")}


@st.composite
def samples(draw: st.DrawFn) -> StepSample:
    start = MIDNIGHT + draw(st.integers(-150, 150))
    end = start + draw(st.integers(-3, 200))
    offset = draw(st.sampled_from((0, 0, 60, -3600, 3600)))
    return StepSample(draw(st.sampled_from(NAMES)), start, end, offset, draw(st.integers(0, 300)))


def by_the_second(given_samples: list[StepSample]) -> dict[int, Fraction]:
    """The same by asking at every second who counts."""
    days: dict[int, Fraction] = defaultdict(Fraction)
    counting = [
        (order(source)[0], int(start), max(int(end), int(start) + 1), -count, offset)
        for source, start, end, offset, count in given_samples
        if start <= end and count > 0
    ]
    for second in range(MIDNIGHT - 200, MIDNIGHT + 400):
        there = [sample for sample in counting if sample[1] <= second < sample[2]]
        if there:
            _, start, end, minus, offset = min(there)
            days[(second + offset) // 86_400] += Fraction(-int(minus), end - start)
    return days


@given(st.lists(samples(), max_size=12))
def test_it_is_as_asking_at_every_second_who_counts(given_samples: list[StepSample]) -> None:
    found = steps_by_day(given_samples, order)
    naive = by_the_second(given_samples)
    assert set(found) <= {date_of(day) for day in naive}
    for day, steps in naive.items():
        value = found.get(date_of(day), (0, ""))[0]
        assert abs(value - steps) <= Fraction(1, 2) + Fraction(1, 10**6)


@given(st.lists(samples(), max_size=12), st.randoms())
def test_the_order_of_the_file_does_not_matter(given_samples: list[StepSample], random: Random) -> None:
    shuffled = random.sample(given_samples, len(given_samples))
    assert steps_by_day(shuffled, order) == steps_by_day(given_samples, order)


@given(st.lists(samples(), max_size=12))
def test_a_device_that_says_nothing_more_changes_nothing(given_samples: list[StepSample]) -> None:
    assert steps_by_day(given_samples * 2, order) == steps_by_day(given_samples, order)


def test_a_sample_of_a_day_and_a_half_is_the_longest() -> None:
    longest = StepSample("phone", MIDNIGHT, MIDNIGHT + LONGEST, 0, 300)
    assert steps_by_day([longest], order) == {date(2020, 9, 14): (200, "phone"), date(2020, 9, 15): (100, "phone")}
