"""How far the days before and after lie apart: counted pair by pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spinelog.analysis.measure import Better
from spinelog.analysis.overlap import non_overlap

DAYS = st.lists(st.integers(0, 10), min_size=1, max_size=12)


@given(DAYS, DAYS, st.sampled_from(Better))
def test_it_is_what_counting_every_pair_gives(before: list[int], after: list[int], better: Better) -> None:
    pairs = [0.5 if a == b else float((b > a) is (better is Better.MORE)) for a in before for b in after]
    assert non_overlap(before, after, better) == pytest.approx(sum(pairs) / len(pairs))


@given(DAYS, st.sampled_from(Better))
def test_the_same_days_twice_are_one_half(days: list[int], better: Better) -> None:
    assert non_overlap(days, days, better) == pytest.approx(0.5)


def test_an_example_by_hand() -> None:
    # 8 8 7 before, 7 3 after: five of six pairs are lower, one is a tie.
    assert non_overlap([8, 8, 7], [7, 3], Better.LESS) == pytest.approx(5.5 / 6)
    assert non_overlap([8, 8, 7], [7, 3], Better.MORE) == pytest.approx(0.5 / 6)


def test_nothing_on_one_side_has_no_share() -> None:
    assert non_overlap([], [3], Better.LESS) is None
    assert non_overlap([3], [], Better.LESS) is None
