"""Non-overlap: how far the days before and the days after lie apart, without any average."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from spinelog.analysis.measure import Better

if TYPE_CHECKING:
    from collections.abc import Iterable


def non_overlap(before: Iterable[float], after: Iterable[float], better: Better) -> float | None:
    """Of all pairs of a day before and a day after, the share in which the later one is better; a tie counts half.

    0.5: no difference. None when either side is empty.
    """
    start, end = sorted(before), list(after)
    if not start or not end:
        return None
    lower = sum(bisect_left(start, value) for value in end)
    not_higher = sum(bisect_right(start, value) for value in end)
    pairs, ties = len(start) * len(end), not_higher - lower
    return ((lower if better is Better.MORE else pairs - not_higher) + ties / 2) / pairs
