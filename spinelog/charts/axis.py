"""Days and columns, days and millimetres: where a day stands in a drawing, and which day a cell means.

Every day gets an equal share of the width, so weeks tile it without gaps. All arithmetic is in whole numbers of
days from `date.toordinal()`: a clock or a time zone never comes near it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

GUTTER = 5
"""Columns for the labels of the y axis: the same for every panel, so that panels stacked share their columns."""


class Axis:
    """The days `first`..`last`, inclusive, over the columns `GUTTER`..`width - 1` of a drawing."""

    __slots__ = ("columns", "days", "first", "last", "width")

    def __init__(self, first: date, last: date, width: int) -> None:
        self.first = first
        self.last = last
        self.width = width
        """Cells of the whole drawing, gutter included."""
        self.days = last.toordinal() - first.toordinal() + 1
        self.columns = max(width - GUTTER, 1)
        """Columns that hold days."""

    def column_of(self, day: date) -> int | None:
        """The column that holds the middle of a day; None outside the axis."""
        index = day.toordinal() - self.first.toordinal()
        if not 0 <= index < self.days:
            return None
        return GUTTER + (2 * index + 1) * self.columns // (2 * self.days)

    def day_at(self, column: int) -> date | None:
        """The day under the middle of a column; None in the gutter and outside. For the mouse and the cursor."""
        if not GUTTER <= column < GUTTER + self.columns:
            return None
        return self.first + timedelta((2 * (column - GUTTER) + 1) * self.days // (2 * self.columns))

    def days_at(self, column: int) -> tuple[date, date] | None:
        """The first and last day that stand in a column; None in the gutter and outside.

        Where a day is wider than a column these are the day under it, twice.
        """
        middle = self.day_at(column)
        if middle is None or self.days <= self.columns:
            return None if middle is None else (middle, middle)
        left = self._first_index(column - GUTTER)
        right = self._first_index(column - GUTTER + 1) - 1
        return self.first + timedelta(left), self.first + timedelta(right)

    def _first_index(self, place: int) -> int:
        """The smallest index whose middle lies in canvas column `place` or after it, rounded up."""
        return -((self.columns - 2 * self.days * place) // (2 * self.columns))

    def columns_of(self, first: date, last: date) -> range:
        """The columns whose middle lies in these days, clipped to the axis. Weeks side by side share none."""
        origin = self.first.toordinal()
        left = max(first.toordinal() - origin, 0)
        right = min(last.toordinal() - origin + 1, self.days)
        if right <= left:
            return range(0)
        return range(GUTTER + self._edge(left), GUTTER + self._edge(right))

    def _edge(self, index: int) -> int:
        """The first canvas column whose middle is at or after the beginning of day `index`."""
        return -((self.days - 2 * index * self.columns) // (2 * self.days))


@dataclass(frozen=True, slots=True)
class Across:
    """Days over millimetres: also for strips drawn under the panels on the same axis."""

    first: date
    last: date
    left: float
    right: float

    @property
    def day_width(self) -> float:
        """Millimetres a day."""
        return (self.right - self.left) / (self.last.toordinal() - self.first.toordinal() + 1)

    def edge(self, day: date) -> float:
        """Where a day begins; the day after the last gives the right end."""
        return self.left + (day.toordinal() - self.first.toordinal()) * self.day_width

    def middle(self, day: date) -> float:
        """Where a day's dot stands."""
        return self.edge(day) + self.day_width / 2

    def holds(self, day: date) -> bool:
        """The day is on the axis."""
        return self.first <= day <= self.last


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Where labels start so that none overlaps another and all stay within `low`..`high`.

    `wanted` are the starts they would like, ascending; `sizes` their widths. Labels that collide become one block
    that lies as near as can be to what its members wanted. Their sizes together must fit.
    """
    blocks: list[tuple[list[float], float]] = []  # what each member would like of its block, and the block's size
    for start, size in zip(wanted, sizes, strict=True):
        members, length = [start], size
        while blocks and _start(*blocks[-1], low, high) + blocks[-1][1] > _start(members, length, low, high):
            before, width = blocks.pop()
            members, length = before + [wish - width for wish in members], width + length
        blocks.append((members, length))
    starts: list[float] = []
    for members, length in blocks:
        place = _start(members, length, low, high)
        for _ in members:
            starts.append(place)
            place += sizes[len(starts) - 1]
    return starts


def _start(members: list[float], length: float, low: float, high: float) -> float:
    return max(low, min(sum(members) / len(members), high - length))
