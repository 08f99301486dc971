"""Whether the times of a Samsung export are local or UTC: programs disagree, and the file does not say. Its nights may.

Each night has an offset from UTC in a column of its own. Where that is another one in summer, a person's nights stay where they
are on the local clock, and move by an hour on the other. Where it is large, the other clock puts most nights into the day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin, sqrt
from statistics import median
from typing import NamedTuple

from spinelog.exchange.phone.samples import DAY

HOUR = 3600

_FEWEST = 7
"""Nights that say anything."""
_SURE = 3.0
"""Standard errors that half an hour has to be, to tell an hour from none."""
_FAR = 5 * HOUR
"""Seconds from UTC from which one clock shows night where the other shows day."""
_NIGHT = (0 * HOUR, 7 * HOUR)
_BY_DAY = (9 * HOUR, 22 * HOUR)
"""Between which the middle of most people's sleep lies, and does not lie."""
_DISPERSION = 1.86
"""Standard error of a median from the median deviation, times the root of the number: 1.253 times 1.483 for a normal one."""


class Middle(NamedTuple):
    """The middle of a night as it is stated, in seconds since 1970 on whatever clock, and its offset in seconds."""

    middle: float
    offset: int


def is_local(nights: Sequence[Middle]) -> bool | None:
    """Whether the stated times are local rather than UTC; None where the nights leave it open."""
    by_season = _by_season(nights)
    return by_season if by_season is not None else _by_night(nights)


def _by_season(nights: Sequence[Middle]) -> bool | None:
    """By two offsets an hour apart, as before and after a change of clocks."""
    groups: dict[int, list[float]] = defaultdict(list)
    for night in nights:
        groups[night.offset].append(night.middle)
    pairs = [(groups[low], groups[low + HOUR]) for low in groups if low + HOUR in groups]
    if not pairs:
        return None
    winter, summer = max(pairs, key=lambda pair: min(map(len, pair)))
    if min(len(winter), len(summer)) < _FEWEST:
        return None
    centre = _centre([*winter, *summer])[0]
    moved = [_from(centre, group) for group in (winter, summer)]
    shift = median(moved[1]) - median(moved[0])
    if sqrt(_error(moved[0]) ** 2 + _error(moved[1]) ** 2) * _SURE > HOUR / 2:
        return None
    return True if abs(shift) < HOUR / 2 else False if abs(shift + HOUR) < HOUR / 2 else None


def _by_night(nights: Sequence[Middle]) -> bool | None:
    """By what would be night and what day, far from UTC."""
    far = [night for night in nights if abs(night.offset) >= _FAR]
    if len(far) < _FEWEST:
        return None
    local, shifted = _centre([night.middle for night in far]), _centre([night.middle + night.offset for night in far])
    if min(local[1], shifted[1]) < 0.5:  # at all hours
        return None
    if _is_in(_NIGHT, local[0]) and _is_in(_BY_DAY, shifted[0]):
        return True
    if _is_in(_NIGHT, shifted[0]) and _is_in(_BY_DAY, local[0]):
        return False
    return None


def _is_in(span: tuple[int, int], clock: float) -> bool:
    return span[0] <= clock <= span[1]


def _centre(instants: Sequence[float]) -> tuple[float, float]:
    """The average time of day in seconds, on a dial; and how much of one mind they are, 0 to 1."""
    angles = [instant % DAY / DAY * 2 * pi for instant in instants]
    east, north = sum(map(sin, angles)) / len(angles), sum(map(cos, angles)) / len(angles)
    return atan2(east, north) % (2 * pi) / (2 * pi) * DAY, hypot(east, north)


def _from(centre: float, instants: Sequence[float]) -> list[float]:
    """Seconds before or after a time of day, at most half a day."""
    return [(instant - centre + DAY / 2) % DAY - DAY / 2 for instant in instants]


def _error(deviations: Sequence[float]) -> float:
    """The standard error of their median, in seconds."""
    middle = median(deviations)
    return _DISPERSION * median(abs(deviation - middle) for deviation in deviations) / sqrt(len(deviations))
