from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.charts.axis import GUTTER, Across, Axis, spread
from tests.unit.charts.samples import A

axes = st.builds(
    lambda days, width: Axis(A, A + timedelta(days - 1), width), st.integers(1, 22_000), st.integers(GUTTER + 1, 300)
)


@given(axes)
def test_a_click_on_a_days_column_reads_that_day(axis: Axis) -> None:
    for offset in range(0, axis.days, max(axis.days // 50, 1)):
        day = A + timedelta(offset)
        column = axis.column_of(day)
        assert column is not None
        assert GUTTER <= column < axis.width
        span = axis.days_at(column)
        assert span is not None
        assert span[0] <= day <= span[1]
        if axis.days <= axis.columns:
            assert axis.day_at(column) == day


@given(axes)
def test_columns_hold_all_days_once_and_in_order(axis: Axis) -> None:
    spans = [axis.days_at(column) for column in range(GUTTER, axis.width)]
    assert spans[0] is not None
    assert spans[0][0] == axis.first
    assert spans[-1] is not None
    assert spans[-1][1] == axis.last
    for one, two in pairwise(spans):
        assert one is not None
        assert two is not None
        assert two[0] - one[1] == timedelta(1) or one == two or axis.days <= axis.columns


@given(axes, st.integers(1, 400))
def test_weeks_side_by_side_tile_the_width(axis: Axis, length: int) -> None:
    columns: list[int] = []
    for offset in range(0, axis.days, length):
        columns += axis.columns_of(A + timedelta(offset), A + timedelta(offset + length - 1))
    assert columns == list(range(GUTTER, axis.width))


def test_the_gutter_and_days_outside_are_no_days() -> None:
    axis = Axis(A, A + timedelta(9), 25)
    assert axis.day_at(GUTTER - 1) is None
    assert axis.day_at(25) is None
    assert axis.days_at(0) is None
    assert axis.column_of(A - timedelta(1)) is None
    assert axis.column_of(A + timedelta(10)) is None
    assert not axis.columns_of(A + timedelta(20), A + timedelta(30))


labels = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 3)), max_size=12)


@given(labels)
def test_labels_never_overlap_and_stay_inside(wishes: list[tuple[int, int]]) -> None:
    wishes.sort()
    sizes = [size for _, size in wishes]
    starts = spread([place for place, _ in wishes], sizes, 5, 85)
    assert all(start >= 5 and start + size <= 85 + 1e-9 for start, size in zip(starts, sizes, strict=True))
    ends = [start + size for start, size in zip(starts, sizes, strict=True)]
    assert all(end <= start + 1e-9 for end, start in zip(ends, starts[1:], strict=False))


def test_labels_with_room_stand_where_they_want() -> None:
    assert spread([10, 20, 30], [1, 1, 1], 0, 80) == [10, 20, 30]


def test_millimetres_give_every_day_the_same_share() -> None:
    across = Across(date(2026, 9, 24), date(2026, 11, 19), 10.0, 106.0)
    assert across.day_width == pytest.approx(96 / 57)
    assert across.edge(date(2026, 9, 24)) == 10.0
    assert across.edge(date(2026, 11, 20)) == pytest.approx(106.0)
    assert across.middle(A) == pytest.approx(10 + 14.5 * 96 / 57)
    assert not across.holds(date(2026, 11, 20))
