from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from spinelog.charts.scale import PAIN, date_ticks, label, scale
from tests.unit.charts.samples import A


def labels(values: list[float], goal: float | None = None) -> list[str]:
    return [tick.label for tick in scale(values, goal).ticks]


def test_the_goal_has_a_label_and_room_above_it() -> None:
    assert labels([8, 27], 30) == ["0", "15", "30"]
    assert scale([8, 27], 30).high == 36
    assert labels([5.1, 6.6], 7) == ["0", "3.5", "7"]


def test_steps_are_counted_in_thousands() -> None:
    assert labels([2032, 4819]) == ["0", "2.5k", "5k"]
    assert labels([2032, 5000]) == ["0", "3k", "6k"]


def test_a_goal_far_below_the_days_still_has_its_label() -> None:
    assert labels([12_000], 1500) == ["0", "1.5k", "12k"]


def test_a_panel_without_days_has_an_axis() -> None:
    assert labels([]) == ["0", "6", "12"]
    assert labels([0.0]) == ["0", "6", "12"]
    assert labels([float("nan")], None) == ["0", "6", "12"]


def test_pain_always_has_its_whole_range() -> None:
    assert (PAIN.low, PAIN.high) == (0, 10)
    assert [tick.label for tick in PAIN.ticks] == ["0", "5", "10"]


@given(st.lists(st.floats(0, 200_000), max_size=9), st.none() | st.floats(0.01, 200_000))
def test_everything_fits_and_labels_are_short(values: list[float], goal: float | None) -> None:
    found = scale(values, goal)
    assert found.low == 0 < found.high
    assert all(value < found.high for value in [*values, goal or 0.0])
    assert 2 <= len(found.ticks) <= 3
    assert all(len(tick.label) <= 5 and tick.value <= found.high * (1 + 1e-9) for tick in found.ticks)


def test_labels_of_values() -> None:
    assert [label(value) for value in (0, 7.5, 30, 250, 1440, 1500, 3000, 12_345, 200_000)] == [
        "0", "7.5", "30", "250", "1440", "1.5k", "3k", "12.3k", "200k",
    ]  # fmt: skip


def names(first: date, days: int, room: int) -> list[str]:
    return [tick.label for tick in date_ticks(first, first + timedelta(days - 1), room)]


def test_ten_weeks_have_a_date_every_two_weeks_at_80_columns_and_every_week_at_120() -> None:
    start = date(2025, 10, 27)
    assert names(start, 73, 73) == ["27 Oct", "10 Nov", "24 Nov", "8 Dec", "22 Dec", "5 Jan"]
    assert names(start, 73, 113)[:3] == ["27 Oct", "3 Nov", "10 Nov"]


def test_long_ranges_have_months_then_years() -> None:
    assert names(date(2026, 7, 15), 182, 73) == ["Aug 2026", "Sep 2026", "Oct 2026", "Nov 2026", "Dec 2026", "Jan 2027"]
    assert names(date(2026, 1, 8), 365, 73)[:2] == ["Mar 2026", "May 2026"]
    assert names(date(1966, 1, 8), 21_915, 73)[:3] == ["1970", "1975", "1980"]


@given(st.integers(1, 30_000), st.integers(1, 295), st.integers(0, 3000))
def test_date_labels_never_touch(days: int, room: int, shift: int) -> None:
    first = A + timedelta(shift)
    ticks = date_ticks(first, first + timedelta(days - 1), room)
    assert ticks
    a_day = room / days
    for one, two in pairwise(ticks):
        assert (two.day - one.day).days * a_day >= (len(one.label) + len(two.label)) / 2 + 2 - 1e-9
    assert all(first <= tick.day <= first + timedelta(days - 1) for tick in ticks)
