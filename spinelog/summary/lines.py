"""The timeline as lines: its keys with a line before each year and before what is still to come, counted, not built."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from typing import TYPE_CHECKING

from spinelog.domain.dates import MONTHS, show_date, show_day_of_year, show_month

if TYPE_CHECKING:
    from spinelog.domain.dates import PartialDate
    from spinelog.storage.timeline import Key, Keys

UNDATED = "without a date"
NOTHING_DATED = "Nothing with a date yet. Press {timeline.new} to add the first."
"""In braces the command whose key stands there."""


class Lines:
    """The lines of some keys in the timeline's order. Takes as long for a hundred thousand as for ten, but for `index_of`."""

    def __init__(self, keys: Keys, today: date) -> None:
        self.keys = keys
        self.ahead = bisect_right(keys, today.isoformat(), key=_date)
        """How many keys stand before what is still to come."""
        undated = place = bisect_left(keys, "0", key=_date)
        between = [(0, 0.0, UNDATED)] if undated else []
        while place < len(keys):
            year = keys[place].date[:4]
            between.append((place, float(year), year))
            place = bisect_left(keys, f"{int(year) + 1:04d}", key=_date)
        if self.ahead < len(keys):  # after the line of its own year, before that of a later one
            between.append((self.ahead, today.year + 0.5, f"today, {show_date(today, today)}"))
        if keys and undated == len(keys):
            between.append((len(keys), 0.0, NOTHING_DATED))
        self._between = sorted(between)
        self._places = [at + number for number, (at, _, _) in enumerate(self._between)]
        """The indexes of the lines between."""

    def __len__(self) -> int:
        return len(self.keys) + len(self._between)

    def at(self, index: int) -> Key | str:
        """The key at an index, or the words of the line between."""
        before = bisect_left(self._places, index)
        if before < len(self._places) and self._places[before] == index:
            return self._between[before][2]
        return self.keys[index - before]

    def is_ahead(self, key: Key) -> bool:
        """Whether it is still to come."""
        return self.ahead < len(self.keys) and key >= self.keys[self.ahead]

    @property
    def latest(self) -> int:
        """The index of the latest key up to today; of the first of all when everything is still to come."""
        return self._index(max(0, self.ahead - 1))

    def index_of(self, place: str) -> int | None:
        """The index of the line at this place (`timeline.place_of`), None when it is not there."""
        noun, _, uid = place.partition("/")
        number = self.keys.index_of(noun, uid)
        return None if number is None else self._index(number)

    def _index(self, number: int) -> int:
        return number + bisect_right([at for at, _, _ in self._between], number)


def _date(key: Key) -> str:
    return key.date


def show_in_year(when: PartialDate | None) -> str:
    """A date under the line of its year: `8 Oct`, `Oct`, or the year again where no more is known."""
    if when is None:
        return ""
    if when.month is None:
        return str(when.year)
    return show_day_of_year(when.first) if when.day else MONTHS[when.month - 1]


def title(keys: Keys, shown: int | None = None) -> str:
    """`Since Aug 2025, 13 entries`; with the number that is `shown` of them `3 of 120 entries`."""
    count = f"{len(keys):,} {'entry' if len(keys) == 1 else 'entries'}"
    if shown is not None:
        return f"{shown:,} of {count}"
    first = next((key.date for key in keys if key.date), "")
    if not first:
        return count if keys else "Timeline"
    since = show_month(int(first[:4]), int(first[5:7])) if len(first) > 4 else first
    return f"Since {since}, {count}"
