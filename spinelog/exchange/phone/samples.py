"""Samples packed tightly: a year of a phone and a watch is a hundred thousand, an export can hold millions."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from operator import neg

Order = Callable[[str], tuple[object, ...]]
"""What sorts devices or apps: the one that is trusted most comes first. Equal ones are taken by name."""

LATEST = 4_102_444_800
"""The year 2100. An instant after it, or before 1970, is a mistake of the file."""

LONGEST = 36 * 3600
"""Seconds of one sample. A longer one belongs to no day and to no night."""

LARGEST_OFFSET = 18 * 3600
"""Seconds from UTC that a zone can have."""

DAY = 86_400
_EPOCH = date(1970, 1, 1)
_AT_ONCE = 4096

Sample = tuple[str, float, float, int, float]
"""Source, start, end, offset, amount."""

Ranked = tuple[int, float, float, float, int]
"""Rank, start, end, minus the amount, offset: of those that overlap, the smallest goes first."""


def is_believable(start: float, end: float, offset: int) -> bool:
    """Whether a sample can belong to a day: after 1970, not backwards, not longer than a day and a half. Not for NaN."""
    return 0 < start <= end <= LATEST and end - start <= LONGEST and -LARGEST_OFFSET <= offset <= LARGEST_OFFSET


def local_date(instant: float, offset: int) -> date:
    """The local date of a believable instant, with seconds east of UTC."""
    return date_of(int((instant + offset) // DAY))


def date_of(day: int) -> date:
    """A date by its number since 1970."""
    return _EPOCH + timedelta(day)


def ranked(sources: Iterable[str], order: Order) -> list[str]:
    """Devices or apps, the most trusted first."""
    return sorted(sources, key=lambda source: (order(source), source))


class Samples:
    """Believable intervals with an amount that is over 0 and at most `most`; others are left out.

    In arrays they take 36 bytes each, where a tuple takes 200; and they are put there many at once, which is quicker.
    """

    __slots__ = ("_amounts", "_ends", "_numbers", "_offsets", "_starts", "sources")

    def __init__(self, samples: Iterable[Sample], most: float) -> None:
        self.sources: dict[str, int] = {}
        """Devices or apps, numbered as they came."""
        self._numbers = array("i")
        self._starts, self._ends = array("d"), array("d")
        self._amounts = array("d")
        self._offsets = array("i")
        rest = iter(samples)
        while chunk := list(islice(rest, _AT_ONCE)):
            self._add([one for one in chunk if 0 < one[4] <= most and is_believable(one[1], one[2], one[3])])

    def _add(self, sound: list[Sample]) -> None:
        if not sound:
            return
        sources, starts, ends, offsets, amounts = map(list, zip(*sound, strict=True))
        for source in set(sources):
            self.sources.setdefault(source, len(self.sources))
        self._numbers.fromlist(list(map(self.sources.__getitem__, sources)))
        self._starts.fromlist(starts)
        self._ends.fromlist(ends)
        self._offsets.fromlist(offsets)
        self._amounts.fromlist(amounts)

    def in_order(self, devices: Sequence[str]) -> Iterator[Ranked]:
        """All of them by start, which is quick, since files are in order mostly. `devices`: all sources, the best first."""
        ranks = array("i", bytes(4 * len(devices)))
        for rank, device in enumerate(devices):
            ranks[self.sources[device]] = rank
        starts = self._starts
        order = sorted(range(len(starts)), key=starts.__getitem__)
        return zip(
            map(ranks.__getitem__, map(self._numbers.__getitem__, order)),
            map(starts.__getitem__, order),
            map(self._ends.__getitem__, order),
            map(neg, map(self._amounts.__getitem__, order)),
            map(self._offsets.__getitem__, order),
            strict=True,
        )
