"""Figures as they are printed: a change that agrees with its two ends, and a figure beside what it did not reach."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from spinelog.analysis.measure import Better
from spinelog.domain.amounts import fixed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spinelog.analysis.measure import Measure

MINUS = "\u2212"


class ShownChange(NamedTuple):
    """Three numbers without units, in the measure's shown unit."""

    before: str
    after: str
    change: str
    """With its sign, "+18" or "\u22124.8"; "0" or "0.0" without one."""


def shown_change(before: float, after: float, measure: Measure) -> ShownChange:
    """Two figures and the change between them, all three rounded from unrounded values.

    Where the printed change is not the difference of the two printed figures, all three get one decimal more.
    One only: thirds disagree at any number of decimals (0.3 and 0.7 are 0.3 apart).
    """
    scaled = before / measure.per_unit, after / measure.per_unit
    places = measure.places if _agree(*scaled, measure.places) else measure.places + 1
    change = scaled[1] - scaled[0]
    size = fixed(abs(change), places)
    sign = "" if _ticks(change, places) == 0 else "+" if change > 0 else MINUS
    return ShownChange(fixed(scaled[0], places), fixed(scaled[1], places), sign + size)


def _agree(before: float, after: float, places: int) -> bool:
    return _ticks(after, places) - _ticks(before, places) == _ticks(after - before, places)


def _ticks(number: float, places: int) -> int:
    """The printed number in units of its last place."""
    return int(fixed(number, places).replace(",", "").replace(".", ""))


def show_beside(value: float, limit: float, measure: Measure, better: Better | None = None) -> str:
    """A figure for print beside a limit (both in stored units), never rounded so far that it seems to reach it.

    29.6 min beside a goal of 30 is "29.6", not "30". `better` is the measure's own unless given.
    """
    return short_of(value / measure.per_unit, [limit / measure.per_unit], measure.places, better or measure.better)


def short_of(value: float, limits: Iterable[float], places: int, better: Better = Better.MORE) -> str:
    """A number with `places` decimals, with one more where it would else seem to reach a limit that it does not."""
    missed = [limit for limit in limits if not better.reaches(value, limit)]
    for more in (places, places + 1):
        text = fixed(value, more)
        if not any(better.reaches(_ticks(value, more) / 10**more, limit) for limit in missed):
            return text
    cut = floor if better is Better.MORE else ceil
    return fixed(cut(value * 10 ** (places + 1)) / 10 ** (places + 1), places + 1)
